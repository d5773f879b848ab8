"""Several processes behind one listening socket: started, started again when one dies, ended together."""

from __future__ import annotations

import logging
import multiprocessing
import os
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from prometheus_client.multiprocess import mark_process_dead

from cxfield.server.operation.log_lines import configure

log = logging.getLogger(__name__)
_SPAWN = multiprocessing.get_context("spawn")
MULTIPROCESS_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
END_S = 20.0
"""How long a worker may take to end before it is killed."""
SHORT_LIFE_S = 10.0
LONGEST_WAIT_S = 30.0
_READY = b"ready"

Task = Callable[[socket.socket, Callable[[], None], Callable[[Callable[[], None]], None]], None]
"""What a worker does: gets the socket, what to call when it is ready, and where to say how it is stopped."""


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    orders: Connection
    """Closed to end the worker; the worker closes its end with its life."""
    started_at: float
    is_ready: bool = False


class Workforce:
    """Keeps `count` workers alive until `stop()`. A worker also ends when this process is gone."""

    def __init__(self, task: Task, listener: socket.socket, count: int) -> None:
        self._task, self._listener, self._count = task, listener, count
        self._workers: list[_Worker] = []
        self._short_lives = 0
        self._wake_here, self._wake_there = _SPAWN.Pipe()
        self._is_stopping = False

    def stop(self) -> None:
        """End all; may be called by a signal handler."""
        self._is_stopping = True
        self._wake_there.send_bytes(b"stop")

    def run(self, announce: Callable[[], None]) -> bool:
        """Run until stopped; say by `announce` when all take requests. False: they could not even start."""
        configure()
        with tempfile.TemporaryDirectory(prefix="cxfield-metrics-") as metrics:
            os.environ[MULTIPROCESS_VARIABLE] = metrics
            try:
                self._workers = [self._start() for _ in range(self._count)]
                is_started = self._wait_until_ready()
                if is_started:
                    announce()
                    self._watch()
                return is_started
            finally:
                self._end_all()
                del os.environ[MULTIPROCESS_VARIABLE]

    def _start(self) -> _Worker:
        here, there = _SPAWN.Pipe()
        process = _SPAWN.Process(target=_live, args=(self._task, self._listener, there), daemon=False)
        process.start()
        there.close()
        return _Worker(process, here, time.monotonic())

    def _wait_until_ready(self) -> bool:
        while not all(worker.is_ready for worker in self._workers):
            waiting: list[Any] = [worker.orders for worker in self._workers if not worker.is_ready]
            for connection in wait([*waiting, self._wake_here]):
                if connection is self._wake_here:
                    return True
                worker = next(one for one in self._workers if one.orders is connection)
                if not _says_ready(worker):
                    return False
        return True

    def _watch(self) -> None:
        while not self._is_stopping:
            gone = set(wait([self._wake_here, *(worker.process.sentinel for worker in self._workers)]))
            if self._is_stopping:
                return
            for number, worker in enumerate(self._workers):
                if worker.process.sentinel in gone:
                    self._workers[number] = self._replace(worker)

    def _replace(self, worker: _Worker) -> _Worker:
        worker.process.join()
        worker.orders.close()
        mark_process_dead(worker.process.pid)  # type: ignore[no-untyped-call]
        is_short = time.monotonic() - worker.started_at < SHORT_LIFE_S
        self._short_lives = self._short_lives + 1 if is_short else 0
        pause = min(LONGEST_WAIT_S, 0.5 * 2**self._short_lives) if self._short_lives > 1 else 0.0
        log.error("A worker ended by itself (%s) and is started again.", worker.process.exitcode)
        if pause:
            self._wake_here.poll(pause)
        return self._start()

    def _end_all(self) -> None:
        for worker in self._workers:
            worker.orders.close()
        deadline = time.monotonic() + END_S
        for worker in self._workers:
            worker.process.join(max(0.0, deadline - time.monotonic()))
            if worker.process.is_alive():
                log.error("A worker did not end in time and is killed; what it acknowledged is stored.")
                worker.process.kill()
                worker.process.join()


def _says_ready(worker: _Worker) -> bool:
    try:
        worker.is_ready = worker.orders.recv_bytes() == _READY
    except (EOFError, OSError):
        return False
    return worker.is_ready


def _live(task: Task, listener: socket.socket, orders: Connection) -> None:
    """Run in a worker."""

    def until_told(stop: Callable[[], None]) -> None:
        threading.Thread(target=_listen_for_the_end, args=(orders, stop), daemon=True).start()

    task(listener, lambda: orders.send_bytes(_READY), until_told)


def _listen_for_the_end(orders: Connection, stop: Callable[[], None]) -> None:
    try:
        orders.recv_bytes()
    except (EOFError, OSError):
        stop()
