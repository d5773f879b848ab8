"""The journal on the device: order, projections, what cannot be changed, what is noticed."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cxfield.event import FIRST_HASH, JournalError, StreamKind, chain, decode, next_head
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import StoreError, UnknownRecordError, WrongThreadError
from cxfield.store.migration import keyed
from cxfield.store.opening import DATABASE_NAME
from cxfield.store.values import InterviewStatus
from tests.store.samples import CASE, RULES, START, STUDY, answer, event, started

INTERVIEW = StreamKind.INTERVIEW


def test_an_event_comes_back_as_the_line_that_was_hashed(store: DeviceStore, interview: str) -> None:
    entries = store.append(INTERVIEW, interview, [answer("/data/name", "Žanis 日本"), answer("/data/age", "34")])
    read = store.entries(INTERVIEW, interview)
    assert read[1:] == entries
    assert [entry.seq for entry in read] == [1, 2, 3]
    assert read[0].head == next_head(FIRST_HASH, read[0].line)
    assert chain([entry.line for entry in read]) == read
    assert decode(read[1].line)[1] == answer("/data/name", "Žanis 日本")


def test_answers_stand_as_the_last_event_left_them(store: DeviceStore, interview: str) -> None:
    store.append(INTERVIEW, interview, [answer("/data/a", "1"), answer("/data/b", "x"), answer("/data/a", "2")])
    store.append(INTERVIEW, interview, [event("missing", ref="/data/b", code="dk")])
    store.append(INTERVIEW, interview, [event("warning_confirmed", ref="/data/a")])
    assert [(a.ref, a.value, a.missing, a.is_confirmed) for a in store.answers(interview)] == [
        ("/data/a", "2", "", True),
        ("/data/b", "", "dk", False),
    ]


def test_removing_a_repeat_row_moves_the_rows_behind_it_up(store: DeviceStore, interview: str) -> None:
    refs = [
        "/data/p[1]/n",
        "/data/p[2]/n",
        "/data/p[3]/n",
        "/data/p[3]/k[2]/x",
        "/data/p[10]/n",
        "/data/pp[2]/n",
        "/data/p",
    ]
    store.append(INTERVIEW, interview, [answer(ref, ref) for ref in refs])
    store.append(INTERVIEW, interview, [event("repeat_removed", ref="/data/p", index=1)])
    assert {a.ref: a.value for a in store.answers(interview)} == {
        "/data/p[1]/n": "/data/p[1]/n",
        "/data/p[2]/n": "/data/p[3]/n",
        "/data/p[2]/k[2]/x": "/data/p[3]/k[2]/x",
        "/data/p[9]/n": "/data/p[10]/n",
        "/data/pp[2]/n": "/data/pp[2]/n",
        "/data/p": "/data/p",
    }


def test_an_interview_is_listed_with_its_place_and_state(store: DeviceStore, interview: str) -> None:
    store.append(INTERVIEW, interview, [event("shown", page="/data/a"), event("language", language="lv")])
    store.append(INTERVIEW, interview, [event("suspended", page="/data/b", second=60)])
    (found,) = store.interviews(STUDY.study_id, "c-1")
    assert (found.status, found.page, found.language) == (InterviewStatus.SUSPENDED, "/data/b", "lv")
    assert (found.started_at, found.event_count, found.actor) == (START, 4, "inga")
    assert (found.changed_at - found.started_at).total_seconds() == 60
    assert store.interviews(statuses=[InterviewStatus.DRAFT]) == []


def test_a_failed_step_leaves_nothing_and_no_hole(store: DeviceStore, interview: str) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction():  # noqa: PT012 - the step is what fails
        store.append(INTERVIEW, interview, [answer("/data/a", "1")])
        store.append(StreamKind.CASE, "c-1", [event("remark", text="x")])
        raise ZeroDivisionError
    assert store.answers(interview) == []
    (entry,) = store.append(INTERVIEW, interview, [answer("/data/a", "2")])
    assert entry.seq == 2
    store.verify(INTERVIEW, interview)


def test_a_step_with_a_database_error_in_it_is_not_saved_in_part(store: DeviceStore, interview: str) -> None:
    with pytest.raises(StoreError, match="not saved"), store.transaction():  # noqa: PT012 - the step is what fails
        store.append(INTERVIEW, interview, [answer("/data/a", "1")])
        with contextlib.suppress(DBAPIError):
            store._database.read(text("SELEKT 1"))
    assert store.answers(interview) == []
    store.append(INTERVIEW, interview, [answer("/data/a", "2")])
    assert store.verify(INTERVIEW, interview).last_seq == 2


def test_an_event_that_cannot_be_written_leaves_the_step_usable(store: DeviceStore, interview: str) -> None:
    with store.transaction():
        with pytest.raises(JournalError):
            store.append(INTERVIEW, interview, [answer("/data/a", "1"), event("answer", ref="/data/b", value=1.5)])
        store.append(INTERVIEW, interview, [answer("/data/a", "2")])
    assert store.verify(INTERVIEW, interview).last_seq == 2


def test_a_completed_interview_without_its_instance_is_refused(store: DeviceStore, interview: str) -> None:
    digest = hashlib.sha256(b"<data/>").hexdigest()
    with pytest.raises(StoreError, match="data set"):
        store.append(INTERVIEW, interview, [event("completed", instance_sha256=digest)])
    assert store.interview(interview).status is InterviewStatus.DRAFT
    with store.transaction():
        store.append(INTERVIEW, interview, [event("completed", instance_sha256=digest)])
        assert store.freeze_interview(interview, b"<data/>") == digest
    assert store.interview(interview).status is InterviewStatus.COMPLETED
    assert store.instance(interview) == b"<data/>"


def test_a_journal_of_nothing_is_refused(store: DeviceStore) -> None:
    with pytest.raises(UnknownRecordError):
        store.append(INTERVIEW, "i-9", [answer("/data/a", "1")])
    with pytest.raises(UnknownRecordError):
        store.entries(INTERVIEW, "i-9")


def test_one_case_id_in_two_studies_needs_the_study(store: DeviceStore) -> None:
    store.save_case("s-2", CASE)
    with pytest.raises(UnknownRecordError, match="2 studies"):
        store.append(StreamKind.CASE, "c-1", [event("remark", text="which?")])
    store.append(StreamKind.CASE, "c-1", [event("remark", text="the second")], study_id="s-2")
    first, second = store.case("s-1", "c-1"), store.case("s-2", "c-1")
    assert first is not None
    assert second is not None
    assert (len(first.remarks), len(second.remarks)) == (0, 1)


def test_another_thread_is_told_that_it_is_a_bug(store: DeviceStore) -> None:
    caught: list[BaseException] = []

    def call() -> None:
        try:
            store.studies()
        except BaseException as error:  # noqa: BLE001 - handed to the test
            caught.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
    assert isinstance(caught[0], WrongThreadError)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET line = x'00' WHERE seq = 1",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT stream, seq, kind, at_ms, payload_version, x'00', head FROM event",
    ],
)
def test_no_statement_changes_the_journal(store: DeviceStore, interview: str, statement: str) -> None:
    before = store.entries(INTERVIEW, interview)
    connection = store._database.driver_connection
    with pytest.raises(sqlcipher.IntegrityError, match="append only"):
        connection.execute(statement)
    assert store.entries(INTERVIEW, interview) == before


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE event SET line = replace(line, '34', '35') WHERE seq = 2", "altered"),
        ("DELETE FROM event WHERE seq = 2", "hole"),
        ("DELETE FROM event WHERE seq = 3", "cut off"),
    ],
)
def test_a_journal_edited_behind_our_back_is_noticed(folder: Path, key: DatabaseKey, damage: str, said: str) -> None:
    with DeviceStore.create(folder, key, rules=RULES) as store:
        store.append(INTERVIEW, "i", [started(), answer("/data/age", "34"), answer("/data/b", "x")], study_id="s")
    with keyed(folder / DATABASE_NAME, key) as connection:
        connection.execute("DROP TRIGGER event_no_update")
        connection.execute("DROP TRIGGER event_no_delete")
        connection.execute(
            damage.replace("replace(line, '34', '35')", "CAST(replace(CAST(line AS TEXT), '34', '35') AS BLOB)")
        )
    with DeviceStore.open(folder, key, rules=RULES) as store, pytest.raises(JournalError, match=said):
        store.verify(INTERVIEW, "i")
