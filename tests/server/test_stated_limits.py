"""Figures that devices, proxies and the office rely on: the other tests put their own in their place."""

from pathlib import Path

import pytest

from cxfield.server import requests
from cxfield.server.cases import call_queue
from cxfield.server.database import Database, default_url
from cxfield.server.files import upload_chunks
from cxfield.server.intake import feed, inbox
from cxfield.server.people import passwords, sessions
from cxfield.sync.fetching import PATIENCE


def test_a_body_has_thirty_seconds_for_each_piece_and_two_minutes_in_all() -> None:
    assert (requests.READ_S, requests.WHOLE_S) == (30, 120)


def test_a_device_waits_as_long_as_the_server_does() -> None:
    assert (PATIENCE.silence_s, PATIENCE.whole_s) == (30, 120)


def test_a_push_has_two_mebibytes_and_sixteen_when_it_is_unpacked() -> None:
    assert (requests.BATCH_COMPRESSED_BYTES, requests.BATCH_INFLATED_BYTES) == (2_097_152, 16_777_216)


def test_a_chunk_of_a_file_has_four_mebibytes_at_most() -> None:
    assert upload_chunks.CHUNK_BYTES == 4_194_304


def test_a_pull_has_five_hundred_items_at_most() -> None:
    assert feed.PULL_ITEMS == 500


def test_a_lease_lasts_two_minutes_and_a_cut_call_is_kept_half_an_hour() -> None:
    assert (call_queue.LEASE_S, call_queue.ORPHAN_S) == (120, 1800)


def test_an_access_token_lives_a_quarter_of_an_hour() -> None:
    assert sessions.ACCESS_S == 900


def test_five_passwords_may_be_wrong_before_a_pause_that_grows_to_a_quarter_of_an_hour() -> None:
    figures = (passwords.FREE_FAILURES, passwords.FIRST_PAUSE_S, passwords.LONGEST_PAUSE_S)
    assert figures == (5, 30, 900)


def test_bytes_of_what_was_applied_are_kept_ninety_days() -> None:
    assert inbox.KEPT_DAYS == 90


@pytest.mark.parametrize(
    ("setting", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0), ("secure_delete", 1)],
)
def test_sqlite_waits_for_the_disk_before_anything_is_acknowledged(
    setting: str, value: str | int, tmp_path: Path
) -> None:
    database = Database(default_url(tmp_path))
    with database.read() as session:
        assert session.connection().exec_driver_sql(f"PRAGMA {setting}").scalar_one() == value
    database.close()
