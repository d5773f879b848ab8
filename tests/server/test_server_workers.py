"""Several workers behind one socket, on PostgreSQL: one dies, another takes its place, all end together."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from cxfield.server.app import ServerSettings, open_database
from cxfield.server.people.accounts import Accounts
from cxfield.sync.client import SyncClient
from cxfield.sync.messages import Role
from tests.journal_device import PASSWORD

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked up in /proc")


@pytest.fixture
def serving(tmp_path: Path, postgres_url: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    database = open_database(ServerSettings(data=tmp_path, database=postgres_url))
    Accounts(database).add("anna", PASSWORD, Role.INTERVIEWER)
    database.close()
    command = [sys.executable, "-m", "cxfield.cli", "serve", "--port", "0", "--workers", "2", "--data", str(tmp_path)]
    with (tmp_path / "log").open("a") as log:
        process = subprocess.Popen(
            [*command, "--database", postgres_url], stdout=subprocess.PIPE, stderr=log, text=True
        )
    assert process.stdout is not None
    try:
        yield process, json.loads(process.stdout.readline())["url"]
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def workers_of(process: subprocess.Popen[str]) -> set[int]:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return {int(child) for child in children if b"spawn_main" in _command_line(int(child))}


def _command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def wait_until_gone(pids: set[int]) -> None:
    for pid in pids:
        try:
            handle = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        assert select.select([handle], [], [], 20)[0], f"process {pid} is still there"
        os.close(handle)


def test_a_worker_that_dies_is_started_again_and_all_end_together(
    serving: tuple[subprocess.Popen[str], str],
) -> None:
    process, url = serving
    before = workers_of(process)
    assert len(before) == 2
    victim = before.pop()
    os.kill(victim, signal.SIGKILL)
    with SyncClient(url, device="d") as client:
        client.sign_in("anna", PASSWORD)
        while not (fresh := workers_of(process) - before - {victim}):
            client.hello()
        assert len(fresh) == 1
        client.hello()
    figures = httpx.get(f"{url}/metrics").text
    counted = next(
        line for line in figures.splitlines() if line.startswith('cxfield_sign_ins_total{outcome="signed-in"}')
    )
    assert float(counted.split()[-1]) == 1.0  # whichever worker heard it, and whichever is asked
    everybody = workers_of(process)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    wait_until_gone(everybody)


def test_workers_do_not_outlive_a_killed_parent(serving: tuple[subprocess.Popen[str], str]) -> None:
    process, _ = serving
    everybody = workers_of(process)
    process.kill()
    wait_until_gone(everybody)
