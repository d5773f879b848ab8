"""A respondent was erased on the server: devices hear of it, erase what they have, and keep a line with the receipt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from cxfield.errors import CxfieldError
from cxfield.event import StreamKind
from cxfield.fieldwork.delivery import Standing, ledger_lines
from cxfield.store.device_store import DeviceStore
from cxfield.sync.errors import ReceiptError
from cxfield.sync.messages import PullReply, RevokedItem
from cxfield.sync.synchronise import synchronise
from tests.journal_device import RunningServer
from tests.sync.sending_files import content, recording
from tests.sync.test_synchronise import answer, begin_interview, event


def suspended(store: DeviceStore, study: str, case_id: str = "C1") -> str:
    """An interview that somebody has left for now."""
    interview_id = begin_interview(store, study, case_id)
    answer(store, interview_id, "a secret of the respondent")
    store.append(StreamKind.INTERVIEW, interview_id, [event("suspended", page="/data/q")])
    return interview_id


def here(store: DeviceStore, study: str, case_id: str = "C1") -> list[str]:
    return [one.interview_id for one in store.interviews(study, case_id)]


def everything(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and path.suffix in (".cxsound", ".cxfile")}


def test_a_device_erases_its_copy_and_its_ledger_keeps_the_receipt(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    anna = server.client("anna", "laptop")
    synchronise(store, anna)
    interview_id, other = suspended(store, study), suspended(store, study, "C2")
    recording(store, study, interview_id, content(5000))
    synchronise(store, anna)
    store.safety_copy()
    (code,) = [line.receipt for line in ledger_lines(store) if line.interview_id == interview_id]
    server.services.erasing.erase("adam", study, "C1")
    synchronise(store, anna)
    assert [case.case_id for case in store.cases(study)] == ["C2", "C3"]
    assert interview_id not in here(store, study)
    assert interview_id not in {state.stream_id for state in store.streams()}
    assert not everything(store.folder)
    assert len(list((store.folder / "safety").glob("*.db"))) == 1
    lines = {line.interview_id: line for line in ledger_lines(store)}
    assert (lines[interview_id].standing, lines[interview_id].receipt) == (Standing.ERASED, code)
    assert lines[interview_id].respondent == ""
    assert lines[other].standing is Standing.UNDER_WAY
    assert other in here(store, study, "C2")


def test_what_was_written_offline_is_offered_acknowledged_and_gone(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    anna = server.client("anna", "laptop")
    synchronise(store, anna)
    interview_id = suspended(store, study)
    server.services.erasing.erase("adam", study, "C1")
    assert synchronise(store, anna).tombstoned == 1
    assert store.delivery_counts().unsent_events == 0
    (line,) = ledger_lines(store)
    assert (line.interview_id, line.standing) == (interview_id, Standing.ERASED)
    assert line.receipt
    assert server.client("susan", "office").interviews(study) == []
    assert synchronise(store, anna).tombstoned == 0


def test_an_interview_under_way_is_left_first(server: RunningServer, study: str, store: DeviceStore) -> None:
    anna = server.client("anna", "laptop")
    synchronise(store, anna)
    interview_id = begin_interview(store, study)
    server.services.erasing.erase("adam", study, "C1")
    synchronise(store, anna)
    answer(store, interview_id, "still talking")
    store.append(StreamKind.INTERVIEW, interview_id, [event("suspended", page="/data/q")])
    synchronise(store, anna)
    assert interview_id not in here(store, study)


def test_what_is_under_way_after_a_crash_goes_when_the_workspace_is_opened(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    anna = server.client("anna", "laptop")
    synchronise(store, anna)
    interview_id = begin_interview(store, study)
    server.services.erasing.erase("adam", study, "C1")
    synchronise(store, anna)
    assert interview_id in here(store, study)
    assert store.erased.carry_out(all_of_them=True) == 1
    assert interview_id not in here(store, study)
    assert store.erased.carry_out(all_of_them=True) == 0


def test_an_order_that_the_server_did_not_sign_erases_nothing(
    server: RunningServer, study: str, store: DeviceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = server.client("anna", "laptop")
    synchronise(store, anna)
    interview_id = suspended(store, study)
    server.services.erasing.erase("adam", study, "C1")
    pull: Callable[[str], PullReply] = anna.pull

    def forged(cursor: str) -> PullReply:
        reply = pull(cursor)
        items = [
            one.model_copy(update={"case_id": "C2"}) if isinstance(one, RevokedItem) and one.erased else one
            for one in reply.items
        ]
        return reply.model_copy(update={"items": items})

    monkeypatch.setattr(anna, "pull", forged)
    synchronise(store, anna)
    assert interview_id in here(store, study)

    def altered(cursor: str) -> PullReply:
        reply = pull("")
        items = [
            one.model_copy(update={"erased": one.erased.model_copy(update={"statement": one.erased.statement + " "})})
            for one in reply.items
            if isinstance(one, RevokedItem) and one.erased
        ]
        return reply.model_copy(update={"items": items})

    monkeypatch.setattr(anna, "pull", altered)
    with pytest.raises(ReceiptError):
        synchronise(store, anna)
    assert interview_id in here(store, study)


def test_the_journals_of_others_stay_append_only(server: RunningServer, study: str, store: DeviceStore) -> None:
    synchronise(store, server.client("anna", "laptop"))
    begin_interview(store, study)
    with pytest.raises(IntegrityError):
        store._database.write(text("DELETE FROM event"))


def test_work_goes_on_after_an_erasure_and_every_journal_is_whole(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    anna = server.client("anna", "laptop")
    synchronise(store, anna)
    other = begin_interview(store, study, "C2")
    suspended(store, study)
    server.services.erasing.erase("adam", study, "C1")
    synchronise(store, anna)
    fresh = begin_interview(store, study, "C3")
    for number in range(3):
        answer(store, other, str(number))
        answer(store, fresh, str(number))
    with store.transaction():
        digest = store.freeze_interview(fresh, b"<data/>")
        store.append(StreamKind.INTERVIEW, fresh, [event("completed", instance_sha256=digest)])
    for state in store.streams():
        store.verify(state.kind, state.stream_id)
    synchronise(store, anna)
    assert store.delivery_counts().unsent_events == 0
    assert {one.interview_id for one in server.client("susan", "office").interviews(study)} == {other, fresh}


def test_a_tail_that_was_known_before_the_erasure_is_read_anew(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    anna = server.client("anna", "laptop")
    synchronise(store, anna)
    interview_id = suspended(store, study)
    server.services.erasing.erase("adam", study, "C1")
    synchronise(store, anna)
    with pytest.raises(CxfieldError):
        answer(store, interview_id, "too late")
