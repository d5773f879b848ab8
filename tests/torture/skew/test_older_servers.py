"""The present program with servers of older versions, as they really were."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.event import StreamKind
from cxfield.fieldwork.station import Station
from cxfield.sync.client import SyncClient
from cxfield.sync.synchronise import synchronise
from cxfield.sync.uploading import NO_FILES_YET
from tests.journal_device import PASSWORD
from tests.torture.matrix import is_whole_gate
from tests.torture.skew.laptop import Central, Laptop
from tests.torture.skew.releases import BEFORE, LONG_BEFORE, no_history, version

GOLDEN = Path(__file__).parents[2] / "golden"
PIN = "246810"
pytestmark = pytest.mark.skipif(bool(no_history()), reason=no_history())


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    opened = Laptop(str(tmp_path / "laptop"), "anna")
    yield opened
    opened.close()


def test_frozen_workspaces_are_taken_by_the_server_of_the_version_before(tmp_path: Path) -> None:
    with version(BEFORE, tmp_path) as before:
        for release in ("1", "2") if is_whole_gate() else ("1",):
            frozen = Path(shutil.copytree(GOLDEN / release, tmp_path / release))
            url = before.tell("serve", str(frozen / "server"), [])["url"]
            _sent_byte_for_byte(Station(frozen / "station"), url)


def _sent_byte_for_byte(station: Station, url: str) -> None:
    workspace = station.open(station.only_entry(), PIN)
    try:
        store, device = workspace.store, workspace.connection()[1]
        (record,) = store.interviews()
        lines = [entry.line.decode() for entry in store.entries(StreamKind.INTERVIEW, record.interview_id)]
        with SyncClient(url, device=device) as client, SyncClient(url, device="office") as office:
            client.sign_in("anna", PASSWORD)
            assert synchronise(store, client).sent_interviews == 1
            office.sign_in("sofia", PASSWORD)
            there = {each.stream_id: each.lines for each in office.journals(record.study_id)}
        assert there[record.interview_id] == lines
        assert store.delivery_counts().unsent_events == 0
        assert store.interview(record.interview_id).receipt
    finally:
        workspace.close()


def test_files_wait_in_words_for_a_server_that_takes_none_and_go_once_it_is_upgraded(
    tmp_path: Path, laptop: Laptop
) -> None:
    data = str(tmp_path / "server")
    with version(LONG_BEFORE, tmp_path) as long_before:
        url = long_before.tell("serve", data, ["anna"])["url"]
        laptop.enrol(url)
        laptop.work("1")
        laptop.deliver(url)
        assert laptop.store.delivery_counts().unsent_events == 0
        waiting = laptop.store.files.waiting()
        assert waiting.count > 0
        assert waiting.problems == (NO_FILES_YET,)
    central = Central()
    try:
        assert laptop.deliver(central.serve(data, [])["url"]) == []
        assert laptop.store.files.waiting().problems == ()
    finally:
        central.end()
