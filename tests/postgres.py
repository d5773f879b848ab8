"""A PostgreSQL cluster for one run of the tests, on loopback, with a fresh database for whoever asks.

It belongs to the user `postgres` where the tests run as root, because PostgreSQL does not run as root.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg

_PLACES = ("/usr/local/bin", "/usr/bin", *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)))


def program(name: str) -> str | None:
    """Return where a program of PostgreSQL is; None where it is not installed."""
    return shutil.which(name) or shutil.which(name, path=os.pathsep.join(_PLACES))


@dataclass(slots=True)
class Cluster:
    """A running PostgreSQL."""

    folder: Path
    port: int
    _numbers: Iterator[int]

    def url(self, database: str) -> str:
        """Return the address as `--database` takes it."""
        return f"postgresql+psycopg://cxfield@127.0.0.1:{self.port}/{database}"

    def fresh_database(self) -> str:
        """Make an empty database and return its address."""
        name = f"cxfield_{next(self._numbers)}"
        with psycopg.connect(f"host=127.0.0.1 port={self.port} user=cxfield dbname=postgres", autocommit=True) as link:
            link.execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def control(self, *arguments: str) -> None:
        """Call `pg_ctl` on this cluster."""
        _run("pg_ctl", "-D", str(self.folder / "data"), "-s", *arguments)

    def start(self, *, is_durable: bool) -> None:
        """Start it; without durability a test is quicker and a power cut may lose its data."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        options += "" if is_durable else " -c fsync=off"
        self.control("-w", "-o", options, "-l", str(self.folder / "log"), "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it: `immediate` is a crash for it."""
        self.control("-m", mode, "stop")


def _run(name: str, *arguments: str) -> None:
    command: Sequence[str] = [program(name) or name, *arguments]
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(command, check=True, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def cluster(*, is_durable: bool = False) -> Iterator[Cluster]:
    """Make a cluster, run it, and leave nothing of it."""
    folder = Path(tempfile.mkdtemp(prefix="cxfield-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        locale = ("--locale=C.UTF-8", "--encoding=UTF8")
        _run("initdb", "-D", str(folder / "data"), "-A", "trust", "-U", "cxfield", "--no-sync", *locale)
        running = Cluster(folder, _free_port(), count(1))
        running.start(is_durable=is_durable)
        try:
            yield running
        finally:
            running.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
