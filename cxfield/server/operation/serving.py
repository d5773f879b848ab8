"""Runs the server: in this process, or in several workers behind one listening socket."""

from __future__ import annotations

import contextlib
import functools
import json
import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType

import uvicorn

from cxfield.server.app import ServerSettings, create_app
from cxfield.server.operation.http_connection import HEAD_BYTES, PatientProtocol
from cxfield.server.operation.listening import BACKLOG, ListenError, Listening, listen
from cxfield.server.operation.log_lines import LOGGING
from cxfield.server.operation.one_server import only_server
from cxfield.server.operation.settings import open_database
from cxfield.server.operation.workers import Workforce

FILES = 65_536
KEEP_ALIVE_S = 30
STOP_S = 10
"""How long requests under way may take to end once the server was told to."""


class AnnouncingServer(uvicorn.Server):
    """Tells `announce` once it takes requests."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._announce()


def configuration(settings: ServerSettings, listening: Listening) -> uvicorn.Config:
    """Return how uvicorn runs the server in one process."""
    config = uvicorn.Config(
        functools.partial(create_app, settings),
        factory=True,
        http=PatientProtocol,
        ws="none",
        log_config=LOGGING,
        access_log=False,
        backlog=BACKLOG,
        h11_max_incomplete_event_size=HEAD_BYTES,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=STOP_S,
        server_header=False,
        proxy_headers=bool(listening.proxies),
        forwarded_allow_ips=list(listening.proxies),
        ssl_context_factory=(lambda _config, _default: listening.renewing_tls()) if listening.certificate else None,
    )
    config.load()
    return config


def serve(settings: ServerSettings, listening: Listening) -> None:
    """Listen until SIGTERM or SIGINT, then end cleanly. Prints one line of JSON with the address.

    Raises:
        ListenError: The address is taken or not of this machine, or it would not be safe to listen like that.
        AnotherServerError: A server runs on the same SQLite database.
    """
    listening.check()
    if listening.workers > 1:
        _refuse_sqlite(settings)
    allow_many_files()
    listener = listen(listening.host, listening.port)
    url = listening.url(listener.getsockname()[1])
    run = _serve_here if listening.workers == 1 else _serve_with_workers
    try:
        with only_server(settings):
            is_started = run(settings, listening, listener, lambda: print(json.dumps({"url": url}), flush=True))
    finally:
        listener.close()
    if not is_started:
        sys.exit(1)


def allow_many_files() -> None:
    """Take more open files than the usual 1,024, as far as the system allows: each connected laptop is one."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
        with contextlib.suppress(OSError, ValueError):  # macOS names a limit that it does not take
            resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def _refuse_sqlite(settings: ServerSettings) -> None:
    database = open_database(settings)  # made and brought up to date here, once, before the workers come
    is_sqlite = database.is_sqlite
    database.close()
    if is_sqlite:
        raise ListenError(
            "SQLite has one writer, so more workers gain nothing; use PostgreSQL (--database) or one worker."
        )


def _serve_here(
    settings: ServerSettings, listening: Listening, listener: socket.socket, announce: Callable[[], None]
) -> bool:
    server = AnnouncingServer(configuration(settings, listening), announce)
    # uvicorn raises the signal again when it is done; this makes that the end of the function instead of a kill.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _ignore)
    server.run(sockets=[listener])
    return server.started


def _serve_with_workers(
    settings: ServerSettings, listening: Listening, listener: socket.socket, announce: Callable[[], None]
) -> bool:
    workforce = Workforce(functools.partial(_work, settings, listening), listener, listening.workers)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: workforce.stop())
    return workforce.run(announce)


def _work(
    settings: ServerSettings,
    listening: Listening,
    listener: socket.socket,
    ready: Callable[[], None],
    until_told: Callable[[Callable[[], None]], None],
) -> None:
    """Be a worker: serve until told to stop."""
    server = AnnouncingServer(configuration(settings, listening), ready)
    until_told(functools.partial(setattr, server, "should_exit", True))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _ignore)
    server.run(sockets=[listener])


def _ignore(_number: int, _frame: FrameType | None) -> None:
    return
