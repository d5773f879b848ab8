"""Studies, questionnaires, settings, cases: what is put in comes out, and the desk follows the journal."""

from __future__ import annotations

import hashlib
import time

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from cxfield.event import StreamKind
from cxfield.sample.case import Case
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import StoreError, UnknownRecordError
from cxfield.store.values import QuestionnaireVersion, Study
from tests.store.samples import CASE, STUDY, event

XFORM = b"<h:html/>"
VERSION = QuestionnaireVersion(
    content_hash=hashlib.sha256(XFORM).hexdigest(),
    xform=XFORM,
    form_id="cx",
    version="2026-01",
    title="Service experience",
    source=b"PK",
    source_name="cx.xlsx",
    media={"smile.png": b"\x89PNG", "shops.csv": b"name,label\n"},
)


def test_a_study_is_replaced_by_its_newer_state(store: DeviceStore) -> None:
    newer = Study(study_id="s-1", name="Renamed", study_key=bytes(32), details={"calls": {"most": 8}})
    assert store.study("s-1") == STUDY
    store.save_study(newer)
    assert store.studies() == [newer]
    with pytest.raises(UnknownRecordError):
        store.study("s-9")


def test_a_questionnaire_comes_back_whole_and_never_changes(store: DeviceStore) -> None:
    store.save_questionnaire(VERSION)
    store.save_questionnaire(VERSION)
    assert store.questionnaire(VERSION.content_hash) == VERSION
    assert store.questionnaire_hashes() == {VERSION.content_hash}
    with pytest.raises(sqlcipher.IntegrityError, match="never changes"):
        store._database.driver_connection.execute("UPDATE questionnaire SET xform = x'00'")
    with pytest.raises(StoreError, match="damaged"):
        store.save_questionnaire(QuestionnaireVersion(content_hash=VERSION.content_hash, xform=b"<other/>"))
    with pytest.raises(UnknownRecordError):
        store.questionnaire("0" * 64)


def test_settings_are_kept_and_removed(store: DeviceStore) -> None:
    store.set_setting("cursor", "1")
    store.set_setting("cursor", "2")
    assert store.setting("cursor") == "2"
    store.set_setting("cursor", None)
    assert store.setting("cursor") is None


def test_a_cursor_moves_only_with_what_it_stands_for(store: DeviceStore) -> None:
    with pytest.raises(StoreError), store.transaction():  # noqa: PT012 - the step is what fails
        store.set_setting("cursor", "9")
        store.save_questionnaire(QuestionnaireVersion(content_hash="0" * 64, xform=b"<cut off"))
    assert store.setting("cursor") is None


def test_the_desk_follows_the_journal_of_a_case(store: DeviceStore) -> None:
    store.append(StreamKind.CASE, "c-1", [event("attempt_opened", attempt_id="t-1", number="+441632960001")])
    (line,) = store.case_summaries("s-1")
    assert (line.open_attempt, line.attempt_count, line.phone) == ("t-1", 1, "+441632960001")
    made = event("appointment_made", local="2026-03-02T18:00", zone="Europe/Riga", at="2026-03-02T16:00:00Z", hard=True)
    closed = event("attempt_closed", attempt_id="t-1", disposition="2.30", duration_s=30, interview_id=None)
    corrected = event("case_corrected", field="name", old="Anna Bērziņa", new="Anna Kalniņa")
    store.append(StreamKind.CASE, "c-1", [made, closed, corrected])
    (line,) = store.case_summaries("s-1")
    assert (line.name, line.last_disposition, line.open_attempt) == ("Anna Kalniņa", "2.30", "")
    assert (line.appointment_local, line.appointment_hard) == ("2026-03-02T18:00", True)


def test_new_base_data_do_not_undo_the_journal(store: DeviceStore) -> None:
    corrected = event("case_corrected", field="name", old="Anna Bērziņa", new="Anna Kalniņa")
    store.append(StreamKind.CASE, "c-1", [corrected])
    store.save_case("s-1", Case(case_id="c-1", name="Anna Bērziņa", address="Rīga"), owner_epoch=2)
    (line,) = store.case_summaries("s-1")
    assert (line.name, line.address, line.owner_epoch) == ("Anna Kalniņa", "Rīga", 2)
    case = store.case("s-1", "c-1")
    assert case is not None
    assert (case.name, case.address, len(case.corrections)) == ("Anna Kalniņa", "Rīga", 1)


def test_a_case_given_away_leaves_the_desk_with_its_journal_kept(store: DeviceStore) -> None:
    store.append(StreamKind.CASE, "c-1", [event("remark", text="x")])
    store.release_case("s-1", "c-1")
    assert store.case_summaries("s-1") == store.cases("s-1") == []
    assert store.stream(StreamKind.CASE, "c-1").last_seq == 1
    store.save_case("s-1", CASE)
    assert store.case_count("s-1") == 1


def test_cases_keep_the_order_of_the_sample(store: DeviceStore) -> None:
    store.save_cases("s-2", [Case(case_id=f"x{n}", name=str(n)) for n in (3, 1, 2)])
    assert [case.case_id for case in store.cases("s-2")] == ["x3", "x1", "x2"]
    store.save_cases("s-2", [Case(case_id="x1", name="again")])
    assert [line.case_id for line in store.case_summaries("s-2")] == ["x3", "x1", "x2"]


def test_a_hundred_thousand_cases_fit(store: DeviceStore) -> None:
    begun = time.perf_counter()
    store.save_cases("big", (Case(case_id=f"c{n}", name=f"Person {n}", phones=("+1",)) for n in range(100_000)))
    saved = time.perf_counter()
    assert len(store.case_summaries("big")) == 100_000
    print(f"saved in {saved - begun:.2f} s, listed in {time.perf_counter() - saved:.2f} s")
