"""A peer that is a Central, and stores with an account at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from tests.sync.openrosa.central_peer import CentralPeer, central_peer
from tests.sync.openrosa.interviewer import Interviewer

SMALL = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)


@pytest.fixture
def peer() -> Iterator[CentralPeer]:
    with central_peer() as running:
        yield running


@pytest.fixture
def make_interviewer(tmp_path: Path) -> Iterator[Callable[..., Interviewer]]:
    opened: list[Interviewer] = []

    def make(address: str, user: str = "", password: str = "") -> Interviewer:
        store = DeviceStore.create(tmp_path / f"device-{len(opened)}", DatabaseKey.random(), rules=SMALL)
        opened.append(Interviewer(store, address, user, password))
        return opened[-1]

    yield make
    for interviewer in opened:
        interviewer.store.close()


@pytest.fixture
def anna(peer: CentralPeer, make_interviewer: Callable[..., Interviewer]) -> Interviewer:
    """Signed in with the code of an app user."""
    return make_interviewer(peer.app_user())
