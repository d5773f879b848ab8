"""The rules of a workspace for sending recordings and attached files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from cxfield.fieldwork.upload_settings import files_state, keep_upload_rules, kept_days, upload_rules, upload_way
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.sync.on_store import at_once
from cxfield.sync.upload_rules import HOURS, KEPT, WHEN, Hours, Network, UploadRules, Waiting, When
from tests.store.samples import RULES
from tests.sync.sending_files import ended_with_recording

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
CHOSEN = UploadRules(
    when=When.ASKED, networks=("Office", "Home"), limit_kbs=50, hours=Hours(begin=time(18), end=time(7, 30))
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeviceStore]:
    with DeviceStore.create(tmp_path / "device", DatabaseKey.random(), rules=RULES) as opened:
        yield opened


def test_rules_are_kept_as_chosen(store: DeviceStore) -> None:
    assert upload_rules(store) == UploadRules()
    keep_upload_rules(store, CHOSEN)
    assert upload_rules(store) == CHOSEN
    keep_upload_rules(store, UploadRules())
    assert upload_rules(store) == UploadRules()


@pytest.mark.parametrize(("name", "value"), [(WHEN, "sometimes"), (HOURS, "noon")])
def test_a_setting_that_cannot_be_read_counts_as_not_set(store: DeviceStore, name: str, value: str) -> None:
    store.set_setting(name, value)
    assert upload_rules(store) == UploadRules()


def test_files_are_kept_for_thirty_days_at_least(store: DeviceStore) -> None:
    assert kept_days(store) == 30
    for text, days in (("3", 30), ("90", 90), ("soon", 30)):
        store.set_setting(KEPT, text)
        assert kept_days(store) == days


def test_a_change_of_the_rules_counts_before_the_next_chunk(store: DeviceStore) -> None:
    way = upload_way(store, at_once, Network, asked=False)
    assert way.may_send()
    keep_upload_rules(store, UploadRules(when=When.ASKED))
    assert not way.may_send()
    assert upload_way(store, at_once, Network, asked=True).may_send()


def test_the_window_is_told_how_many_files_wait_and_why(store: DeviceStore) -> None:
    assert files_state(store, Network(is_metered=True), NOW).why is None
    ended_with_recording(store, "study", b"sound")
    state = files_state(store, Network(is_metered=True), NOW)
    assert (state.waiting_count, state.why) == (1, Waiting.METERED)
    assert files_state(store, Network(is_metered=False), NOW).why is None
