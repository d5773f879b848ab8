"""Runs the server as a process of its own."""

from __future__ import annotations

import json
import signal
import socket
import sys
from types import FrameType
from typing import Any

import uvicorn

from cxfield.errors import CxfieldError
from cxfield.server.app import ServerSettings, create_app

_LOG: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "stream": "ext://sys.stderr"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"uvicorn.access": {"level": "WARNING"}},
}


class ListenError(CxfieldError):
    """The address cannot be listened on."""


class _AnnouncingServer(uvicorn.Server):
    """Says its address on standard output once it takes requests."""

    url = ""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            print(json.dumps({"url": self.url}), flush=True)


def serve(settings: ServerSettings, *, host: str, port: int) -> None:
    """Listen on `host`:`port` (0: a free port) until SIGTERM or SIGINT, then end cleanly.

    Raises:
        ListenError: The address is taken or not of this machine.
    """
    app = create_app(settings)
    listener = _listen(host, port)
    bound: int = listener.getsockname()[1]
    config = uvicorn.Config(
        app, log_config=_LOG, timeout_keep_alive=30, timeout_graceful_shutdown=10, server_header=False
    )
    server = _AnnouncingServer(config)
    server.url = f"http://{f'[{host}]' if ':' in host else host}:{bound}"
    # uvicorn raises the signal again when it is done; this makes that the end of the function instead of a kill.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _ignore)
    try:
        server.run(sockets=[listener])
    finally:
        listener.close()
    if not server.started:
        sys.exit(1)


def _ignore(_number: int, _frame: FrameType | None) -> None:
    return


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(1024)
    except OSError as error:
        listener.close()
        raise ListenError(f"Cannot listen on {host} port {port}: {error.strerror}; choose another port.") from error
    return listener
