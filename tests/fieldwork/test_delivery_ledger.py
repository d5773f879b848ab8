"""The ledger says of every interview what happened to it, from journals and receipts alone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cxfield.event import StreamKind, encode
from cxfield.fieldwork.delivery import Standing, StepKind, interview_steps, ledger_lines
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.outcomes import Outcome, OutcomeSubject
from cxfield.store.transfer_book import Direction, TransferRecord, TransferState
from cxfield.sync.client import SyncClient
from cxfield.sync.decision_messages import ReviewRequest
from cxfield.sync.decisions import DecisionsClient
from cxfield.sync.errors import ServerTooOldError
from cxfield.sync.messages import Role
from cxfield.sync.synchronise import synchronise
from tests.journal_device import RunningServer, publish_request, running_server
from tests.sync.conftest import SMALL
from tests.sync.test_synchronise import answer, begin_interview, event

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeviceStore]:
    with DeviceStore.create(tmp_path / "device", DatabaseKey.random(), rules=SMALL) as made:
        yield made


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server") as running:
        running.add("anna")
        running.add("bert")
        running.add("susan", Role.SUPERVISOR)
        yield running


@pytest.fixture
def study(server: RunningServer) -> str:
    return server.client("susan", "office").publish(publish_request(interviewers=("anna",))).study_id


@pytest.fixture
def client(server: RunningServer, store: DeviceStore, study: str) -> SyncClient:
    client = server.client("anna")
    synchronise(store, client)
    return client


def finish(store: DeviceStore, study: str, case_id: str = "C1") -> str:
    """Complete an interview as the store wants it: with its frozen instance."""
    interview_id = begin_interview(store, study, case_id)
    answer(store, interview_id, "9")
    with store.transaction():
        digest = store.freeze_interview(interview_id, b"<data/>")
        done = event("completed", disposition="1.1", instance_sha256=digest)
        store.append(StreamKind.INTERVIEW, interview_id, [done])
    return interview_id


def decided(study: str, interview_id: str, subject: OutcomeSubject, verdict: str, to_seq: int) -> Outcome:
    return Outcome(
        outcome_id=f"{subject}-{verdict}",
        study_id=study,
        kind=StreamKind.INTERVIEW,
        stream_id=interview_id,
        subject=subject,
        verdict=verdict,
        author="susan",
        note="Well done.",
        to_seq=to_seq,
        decided_at=AT,
    )


def test_an_interview_goes_from_under_way_over_queued_to_received(
    store: DeviceStore, client: SyncClient, study: str, server: RunningServer
) -> None:
    begin_interview(store, study, "C2")
    interview_id = finish(store, study)
    by_id = {line.interview_id: line for line in ledger_lines(store)}
    assert by_id[interview_id].standing is Standing.QUEUED
    assert by_id[interview_id].receipt == ""
    assert sorted(line.standing for line in by_id.values()) == [Standing.QUEUED, Standing.UNDER_WAY]
    synchronise(store, client)
    line = next(line for line in ledger_lines(store) if line.interview_id == interview_id)
    (seen,) = [one for one in server.client("susan", "office").interviews(study) if one.interview_id == interview_id]
    assert line.standing is Standing.RECEIVED
    assert line.receipt == seen.receipt_code
    assert len(line.receipt) == 8
    kinds = [step.kind for step in interview_steps(store, interview_id)]
    assert {StepKind.STARTED, StepKind.FINISHED, StepKind.SENT, StepKind.RECEIVED} == set(kinds)


def test_a_sent_interview_stays_when_its_case_goes_to_somebody_else(
    store: DeviceStore, client: SyncClient, study: str, server: RunningServer
) -> None:
    interview_id = finish(store, study)
    synchronise(store, client)
    server.client("susan", "office").assign(study, ["C1"], "bert")
    synchronise(store, client)
    (line,) = ledger_lines(store)
    assert (line.interview_id, line.respondent, line.standing) == (interview_id, "Person 1", Standing.RECEIVED)
    assert line.is_elsewhere
    assert line.receipt


def test_what_a_supervisor_sends_back_says_so_with_the_reason(
    store: DeviceStore, client: SyncClient, study: str, server: RunningServer
) -> None:
    interview_id = finish(store, study)
    synchronise(store, client)
    server.client("susan", "office").reopen(study, interview_id, "The age cannot be right")
    synchronise(store, client)
    (line,) = ledger_lines(store)
    assert line.standing is Standing.SENT_BACK
    (step,) = [step for step in interview_steps(store, interview_id) if step.kind is StepKind.SENT_BACK]
    assert (step.by, step.note) == ("susan", "The age cannot be right")


def test_what_came_too_late_is_kept_aside_and_the_decision_is_told(
    store: DeviceStore, client: SyncClient, study: str, server: RunningServer
) -> None:
    server.client("susan", "office").assign(study, ["C1"], "bert")
    interview_id = finish(store, study)
    synchronise(store, client)
    (line,) = ledger_lines(store)
    assert line.standing is Standing.ASIDE
    assert line.receipt
    store.ledger.outcomes.keep([decided(study, interview_id, OutcomeSubject.ASIDE, "adopted", 3)])
    (step,) = [step for step in interview_steps(store, interview_id) if step.kind is StepKind.DECIDED]
    assert (step.verdict, step.by, step.at) == ("adopted", "susan", AT)


def test_an_approval_holds_for_the_interview_as_it_was_seen(store: DeviceStore, client: SyncClient, study: str) -> None:
    interview_id = finish(store, study)
    synchronise(store, client)
    store.ledger.outcomes.keep([decided(study, interview_id, OutcomeSubject.REVIEW, "approved", 3)])
    assert [line.standing for line in ledger_lines(store)] == [Standing.APPROVED]
    store.append(StreamKind.INTERVIEW, interview_id, [event("remark", text="one more thing")])
    synchronise(store, client)
    assert [line.standing for line in ledger_lines(store)] == [Standing.RECEIVED]


def test_the_same_decision_told_twice_is_one(store: DeviceStore, client: SyncClient, study: str) -> None:
    interview_id = finish(store, study)
    outcome = decided(study, interview_id, OutcomeSubject.REVIEW, "approved", 3)
    store.ledger.outcomes.keep([outcome])
    store.ledger.outcomes.keep([outcome])
    assert store.ledger.outcomes.of(study, StreamKind.INTERVIEW, interview_id) == [outcome]


def test_journals_that_wait_for_their_backup_are_asked_about_in_turns(
    store: DeviceStore, client: SyncClient, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxfield.store import ledger

    monkeypatch.setattr(ledger, "ASK_AT_ONCE", 2)
    for _ in range(3):
        finish(store, study)
    synchronise(store, client)
    store.set_setting(ledger.BACKUP_ASKED, None)
    first = {state.stream_id for state in store.ledger.awaiting_backup(AT)}
    assert store.ledger.awaiting_backup(AT) == []
    second = {state.stream_id for state in store.ledger.awaiting_backup(AT + ledger.ASK_EVERY)}
    assert len(first | second) == 3


def test_a_case_that_was_handed_over_says_to_whom(store: DeviceStore, client: SyncClient, study: str) -> None:
    interview_id = finish(store, study)
    store.carrying.transfers.add(
        TransferRecord(
            transfer_id="t-1",
            study_id=study,
            case_id="C1",
            owner_epoch=2,
            direction=Direction.GIVEN,
            state=TransferState.OPEN,
            chain=(("{}", ""),),
            counterpart="bert",
            made_at=AT,
        )
    )
    (step,) = [step for step in interview_steps(store, interview_id) if step.kind is StepKind.GIVEN]
    assert (step.by, step.at) == ("bert", AT)


def test_decisions_come_with_the_synchronisation_and_only_once(
    store: DeviceStore, client: SyncClient, study: str, server: RunningServer
) -> None:
    interview_id = finish(store, study)
    synchronise(store, client)
    request = ReviewRequest(verdict="approved", note="Well done.", seq=3)
    DecisionsClient(server.client("susan", "office")).review(study, interview_id, request)
    assert synchronise(store, client).received_decisions == 1
    assert synchronise(store, client).received_decisions == 0
    assert [line.standing for line in ledger_lines(store)] == [Standing.APPROVED]
    server.services.database.renew_epoch()
    synchronise(store, client)
    assert len(store.ledger.outcomes.of(study, StreamKind.INTERVIEW, interview_id)) == 1


def test_a_server_that_knows_no_decisions_is_asked_in_vain(
    store: DeviceStore, client: SyncClient, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def older(_client: DecisionsClient, _cursor: str) -> None:
        raise ServerTooOldError("The server does not know this request.")

    monkeypatch.setattr(DecisionsClient, "told", older)
    assert synchronise(store, client).received_decisions == 0


def adopted(store: DeviceStore, study: str, interview_id: str, *more: str) -> None:
    """What a pull brought, though nobody signed for it."""
    kept = [entry.line for entry in store.entries(StreamKind.INTERVIEW, interview_id)]
    lines = [*kept, *(encode(event("note", text=text), len(kept) + 1 + n) for n, text in enumerate(more))]
    store.adopt(StreamKind.INTERVIEW, interview_id, lines, study_id=study, owner_epoch=1)


def test_what_an_unsigned_reply_told_of_is_not_called_received(store: DeviceStore, study: str) -> None:
    interview_id = finish(store, study)
    adopted(store, study, interview_id)
    (line,) = ledger_lines(store)
    assert (line.standing, line.receipt, line.received_at) == (Standing.QUEUED, "", None)
    assert store.ledger.received_count() == 0


def test_a_receipt_of_a_shorter_journal_does_not_cover_what_a_pull_brought(
    store: DeviceStore, client: SyncClient, study: str
) -> None:
    interview_id = finish(store, study)
    synchronise(store, client)
    adopted(store, study, interview_id, "more")
    (line,) = ledger_lines(store)
    assert (line.standing, line.receipt) == (Standing.QUEUED, "")


def test_a_journal_without_receipt_is_asked_about_and_what_the_server_lacks_is_sent(
    store: DeviceStore, client: SyncClient, study: str, server: RunningServer
) -> None:
    interview_id = finish(store, study)
    adopted(store, study, interview_id)
    synchronise(store, client)
    assert store.ledger.without_receipt() == []
    (line,) = ledger_lines(store)
    (seen,) = server.client("susan", "office").interviews(study)
    assert (line.standing, line.receipt) == (Standing.RECEIVED, seen.receipt_code)


def test_an_interview_that_comes_by_pull_has_a_receipt_after_the_same_run(
    store: DeviceStore, client: SyncClient, study: str, server: RunningServer, tmp_path: Path
) -> None:
    interview_id = finish(store, study)
    synchronise(store, client)
    with DeviceStore.create(tmp_path / "other", DatabaseKey.random(), rules=SMALL) as other:
        synchronise(other, server.client("anna", "second"))
        (line,) = ledger_lines(other)
        (seen,) = server.client("susan", "office").interviews(study)
        assert (line.interview_id, line.standing) == (interview_id, Standing.RECEIVED)
        assert line.receipt == seen.receipt_code
