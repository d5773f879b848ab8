"""A server with a study, and devices with a real encrypted store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.sync.messages import Role
from tests.journal_device import RunningServer, publish_request, running_server

SMALL = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server") as running:
        running.add("anna")
        running.add("susan", Role.SUPERVISOR)
        yield running


@pytest.fixture
def study(server: RunningServer) -> str:
    """A study whose three cases belong to anna."""
    return server.client("susan", "office").publish(publish_request(interviewers=("anna",))).study_id


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[Callable[[], DeviceStore]]:
    opened: list[DeviceStore] = []

    def make() -> DeviceStore:
        folder = tmp_path / f"device-{len(opened)}"
        opened.append(DeviceStore.create(folder, DatabaseKey.random(), rules=SMALL))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def store(make_store: Callable[[], DeviceStore]) -> DeviceStore:
    return make_store()
