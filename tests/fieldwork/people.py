"""For tests of who may open what: a station with a workspace that has met a real server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from cxfield.fieldwork import app_lock, hand_over, wiping
from cxfield.fieldwork.station import Station, WorkspaceEntry
from cxfield.fieldwork.synchronising import Synchroniser
from cxfield.fieldwork.workspace import Workspace
from cxfield.server.backup.watermark import _MARK_ARCHIVED
from cxfield.store.keys import KeyRing
from cxfield.store.pin_wrap import PinCost
from tests.journal_device import PASSWORD, RunningServer

PIN = "2468"


def make_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real Argon2id, at the least cost; a wipe waits for no backup."""
    monkeypatch.setattr(wiping, "BACKUP_WAIT", timedelta(0))
    cheap = PinCost(rounds=1, memory_kib=8, lanes=1)
    monkeypatch.setitem(KeyRing.__init__.__kwdefaults__, "cost", cheap)  # type: ignore[index]
    for module in (hand_over, app_lock):
        monkeypatch.setattr(module, "PasswordHasher", lambda: PasswordHasher(1, 8, 1))


@contextmanager
def opened(station: Station, entry: WorkspaceEntry, pin: str | None = PIN) -> Iterator[Workspace]:
    workspace = station.open(entry, pin)
    try:
        yield workspace
    finally:
        workspace.close()


def enrolled(station: Station, server: RunningServer, pin: str | None = PIN) -> WorkspaceEntry:
    """Sign anna in and synchronise once."""
    entry = station.enrol(server.url, "anna", PASSWORD, pin)
    with opened(station, entry, pin) as workspace:
        Synchroniser(workspace).run()
    return entry


def backed_up(server: RunningServer) -> None:
    """All that the server has lies in a backup off its host."""
    with server.services.database.write() as session:
        session.connection().execute(text(_MARK_ARCHIVED), {"until": "9999"})


def work(workspace: Workspace, words: str = "called") -> None:
    """Write something that is unsent then."""
    study = workspace.studies()[0].study_id
    workspace.book(study).add_remark(workspace.store.cases(study)[0].case_id, words)
