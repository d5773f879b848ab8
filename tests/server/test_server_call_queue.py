"""The call queue: nobody is called twice, nobody is forgotten, and only the newest holder counts."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from cxfield.server.cases.call_queue import LEASE_S, ORPHAN_S, CallQueue, put_in_queue
from cxfield.server.cases.handing_over import hand_over
from cxfield.server.database import Database, default_url
from cxfield.server.errors import ConflictError, NotFoundError
from cxfield.server.people.accounts import Sender
from cxfield.server.study.publishing import Publishing
from cxfield.server.tables import AccountRow, CaseRow, DeviceRow, QueueRow, StudyRow
from cxfield.sync.call_queue import CallQueueClient
from cxfield.sync.errors import ForbiddenError, ServerRefusedError
from cxfield.sync.messages import CaseData, Role
from cxfield.sync.queue_messages import (
    CallPhase,
    ClaimReply,
    ClaimRequest,
    CompleteRequest,
    EnqueueRequest,
    Lease,
    QueueState,
    ReleaseRequest,
    RenewRequest,
)
from tests.journal_device import RunningServer, publish_request

STUDY = "study-1"
ANNA = Sender(user="anna", role=Role.INTERVIEWER, device="desk-1")
BERT = Sender(user="bert", role=Role.INTERVIEWER, device="desk-2")
SUSAN = Sender(user="susan", role=Role.SUPERVISOR, device="office")


class Hall:
    """A call centre with a clock of its own."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        self.queue = CallQueue(database, lambda: self.now)

    def fill(self, *cases: CaseData) -> None:
        with self.database.write() as session:
            _study(session)
            rows = [
                CaseRow(study_id=STUDY, case_id=case.case_id, position=place, data=case.model_dump_json())
                for place, case in enumerate(cases, 1)
            ]
            session.add_all(rows)
            session.flush()
            put_in_queue(session, rows)

    def claim(self, sender: Sender, *languages: str) -> ClaimReply:
        return self.queue.claim(sender, ClaimRequest(study_id=STUDY, languages=list(languages)))

    def lease(self, sender: Sender) -> Lease:
        lease = self.claim(sender).lease
        assert lease is not None
        return lease

    def renew(self, sender: Sender, lease: Lease, phase: CallPhase = CallPhase.PREVIEW) -> Lease:
        request = RenewRequest(study_id=STUDY, case_id=lease.case_id, token=lease.token, phase=phase)
        return self.queue.renew(sender, request)

    def complete(self, sender: Sender, lease: Lease, due_at: datetime | None = None) -> QueueState:
        request = CompleteRequest(study_id=STUDY, case_id=lease.case_id, token=lease.token, due_at=due_at)
        return self.queue.complete(sender, request).state

    def release(self, sender: Sender, lease: Lease) -> QueueState:
        return self.queue.release(
            sender, ReleaseRequest(study_id=STUDY, case_id=lease.case_id, token=lease.token)
        ).state

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def row(self, case_id: str) -> QueueRow:
        with self.database.read() as session:
            return session.get_one(QueueRow, (STUDY, case_id))


def _study(session: Session) -> None:
    session.add(
        StudyRow(study_id=STUDY, name="S", public_key="", sealed_private_key="", published_at="", published_by="susan")
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hall]:
    is_sqlite = request.param == "sqlite"
    database = Database(default_url(tmp_path) if is_sqlite else request.getfixturevalue("postgres_url"))
    yield Hall(database)
    database.close()


def test_the_highest_priority_comes_first_and_whoever_waits_longest_next(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"), CaseData(case_id="C2", priority=5), CaseData(case_id="C3"))
    first, second = hall.lease(ANNA), hall.lease(BERT)
    assert (first.case_id, second.case_id) == ("C2", "C1")


def test_a_claim_gives_the_case_to_its_holder(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1", name="Person"))
    reply = hall.claim(ANNA)
    assert reply.case is not None
    assert (reply.case.case.name, reply.case.owner_epoch) == ("Person", 1)
    with hall.database.read() as session:
        assert session.get_one(CaseRow, (STUDY, "C1")).owner == "anna"


def test_an_interviewer_gets_only_languages_that_they_speak_and_cases_without_one(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1", language="lv"), CaseData(case_id="C2", language="pl"), CaseData(case_id="C3"))
    assert hall.claim(ANNA, "pl").lease is not None
    assert hall.row("C2").lease_by == "anna"
    assert hall.claim(BERT, "en").lease is not None
    assert hall.row("C3").lease_by == "bert"


def test_asking_again_while_holding_a_case_gives_the_same_case(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"), CaseData(case_id="C2"))
    first = hall.lease(ANNA)
    hall.wait(30)
    again = hall.lease(ANNA)
    assert (again.case_id, again.token, again.attempts) == (first.case_id, first.token, 1)


def test_an_empty_queue_says_when_to_ask_again(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"))
    hall.complete(ANNA, hall.lease(ANNA), due_at=hall.now + timedelta(seconds=5))
    reply = hall.claim(ANNA)
    assert reply.lease is None
    assert 1 <= reply.ask_again_s <= 6


def test_a_case_comes_back_when_it_is_due_and_not_before(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"))
    hall.complete(ANNA, hall.lease(ANNA), due_at=hall.now + timedelta(hours=2))
    assert hall.claim(BERT).lease is None
    hall.wait(2 * 3600)
    assert hall.lease(BERT).case_id == "C1"


def test_a_case_that_is_done_never_comes_back(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"))
    assert hall.complete(ANNA, hall.lease(ANNA)) is QueueState.DONE
    hall.wait(10**8)
    assert hall.claim(BERT).lease is None


def test_a_lease_that_ran_out_in_preview_goes_to_somebody_else(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"))
    first = hall.lease(ANNA)
    hall.wait(LEASE_S + 1)
    second = hall.lease(BERT)
    assert second.token > first.token
    with pytest.raises(ConflictError):
        hall.renew(ANNA, first)
    with pytest.raises(ConflictError):
        hall.complete(ANNA, first)
    assert hall.complete(BERT, second) is QueueState.DONE


def test_a_new_holder_raises_the_owner_epoch(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"))
    hall.lease(ANNA)
    hall.wait(LEASE_S + 1)
    reply = hall.claim(BERT)
    assert reply.case is not None
    assert reply.case.owner_epoch == 2


def test_a_renewed_lease_holds(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"))
    lease = hall.lease(ANNA)
    for _ in range(5):
        hall.wait(LEASE_S - 1)
        lease = hall.renew(ANNA, lease)
    assert hall.claim(BERT).lease is None


@pytest.mark.parametrize("phase", [CallPhase.DIALLING, CallPhase.CONNECTED])
def test_a_lease_that_ran_out_on_the_line_is_kept_from_others_for_half_an_hour(hall: Hall, phase: CallPhase) -> None:
    hall.fill(CaseData(case_id="C1"))
    hall.renew(ANNA, hall.lease(ANNA), phase)
    hall.wait(LEASE_S + 1)
    assert hall.claim(BERT).lease is None
    assert hall.row("C1").state == QueueState.ORPHANED
    hall.wait(ORPHAN_S)
    assert hall.lease(BERT).case_id == "C1"


def test_whoever_was_cut_off_on_the_line_goes_on_with_the_case(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"))
    lease = hall.renew(ANNA, hall.lease(ANNA), CallPhase.CONNECTED)
    hall.wait(LEASE_S + 60)
    hall.claim(BERT)
    assert hall.renew(ANNA, lease, CallPhase.CONNECTED).token == lease.token
    assert hall.complete(ANNA, lease) is QueueState.DONE


def test_a_supervisor_frees_an_orphaned_case_at_once_and_its_holder_is_refused(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"))
    lease = hall.renew(ANNA, hall.lease(ANNA), CallPhase.CONNECTED)
    hall.wait(LEASE_S + 1)
    hall.claim(BERT)
    assert hall.queue.free(SUSAN, STUDY, "C1").state is QueueState.READY
    assert hall.lease(BERT).case_id == "C1"
    with pytest.raises(ConflictError):
        hall.renew(ANNA, lease)


def test_a_case_given_back_untouched_is_due_as_before_and_not_counted(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"))
    assert hall.release(ANNA, hall.lease(ANNA)) is QueueState.READY
    assert hall.lease(BERT).attempts == 1


@pytest.mark.parametrize("times", [2, 5])
def test_giving_a_case_back_may_be_repeated_and_changes_nothing_more(hall: Hall, times: int) -> None:
    hall.fill(CaseData(case_id="C1"))
    lease, later = hall.lease(ANNA), hall.now + timedelta(hours=1)
    hall.complete(ANNA, lease, later)
    once = hall.row("C1").model_dump()
    for _ in range(times):
        assert hall.complete(ANNA, lease, later) is QueueState.READY
    assert hall.row("C1").model_dump() == once


def test_the_same_token_cannot_move_a_case_in_two_ways(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"))
    lease = hall.lease(ANNA)
    hall.complete(ANNA, lease)
    with pytest.raises(ConflictError):
        hall.release(ANNA, lease)


def test_a_token_is_worth_nothing_on_another_device(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"))
    lease = hall.lease(ANNA)
    with pytest.raises(ConflictError):
        hall.complete(ANNA.__class__(user="anna", role=Role.INTERVIEWER, device="other"), lease)


def test_what_a_lost_device_held_goes_back(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"))
    lease = hall.lease(ANNA)
    with hall.database.write() as session:
        hall.queue.escalate(session, "anna", "desk-1")
    assert hall.lease(BERT).case_id == "C1"
    with pytest.raises(ConflictError):
        hall.complete(ANNA, lease)


def test_only_free_cases_of_the_study_can_be_queued(hall: Hall) -> None:
    with hall.database.write() as session:
        _study(session)
        session.add(CaseRow(study_id=STUDY, case_id="C1", position=1, data='{"case_id":"C1"}', owner="anna"))
    with pytest.raises(ConflictError, match="assigned to anna"):
        hall.queue.enqueue(SUSAN, STUDY, EnqueueRequest(case_ids=["C1"]))
    with pytest.raises(NotFoundError):
        hall.queue.enqueue(SUSAN, STUDY, EnqueueRequest(case_ids=["C2"]))


def test_a_case_that_somebody_is_given_by_name_is_handed_out_to_nobody_else(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"), CaseData(case_id="C2", priority=5))
    lease = hall.lease(ANNA)
    with hall.database.write() as session:
        session.add(AccountRow(user="carl", password_hash="", role=Role.INTERVIEWER, created_at="2026"))
    Publishing(hall.database).assign(SUSAN, STUDY, ["C2"], "carl")
    hand_over(hall.database, SUSAN, STUDY, "C1", "carl")
    assert hall.claim(BERT).lease is None
    with pytest.raises(ConflictError):
        hall.complete(ANNA, lease)
    with hall.database.read() as session:
        assert set(session.exec(select(CaseRow.owner))) == {"carl"}


def test_who_is_given_the_case_that_they_are_calling_goes_on(hall: Hall) -> None:
    hall.fill(CaseData(case_id="C1"))
    lease = hall.lease(ANNA)
    with hall.database.write() as session:
        session.add(AccountRow(user="anna", password_hash="", role=Role.INTERVIEWER, created_at="2026"))
    Publishing(hall.database).assign(SUSAN, STUDY, ["C1"], "anna")
    assert hall.complete(ANNA, lease) is QueueState.DONE


def test_the_picture_names_what_comes_next_in_the_order_of_claims(hall: Hall) -> None:
    hall.fill(*(CaseData(case_id=f"C{n}", priority=priority) for n, priority in ((1, 0), (2, 5), (3, 9), (4, 9))))
    later = EnqueueRequest(case_ids=["C4"], due_at=hall.now + timedelta(hours=1))
    hall.queue.enqueue(SUSAN, STUDY, later)
    coming = hall.queue.picture(STUDY).coming
    assert [line.case_id for line in coming] == ["C3", "C2", "C1", "C4"]
    assert coming[-1].due_at.startswith("2026-11-23T10:00")
    assert hall.lease(ANNA).case_id == "C3"


def test_the_picture_counts_and_names_who_holds_what(hall: Hall) -> None:
    hall.fill(*(CaseData(case_id=f"C{n}") for n in range(1, 5)))
    hall.complete(ANNA, hall.lease(ANNA))
    hall.complete(ANNA, hall.lease(ANNA), due_at=hall.now + timedelta(days=1))
    hall.renew(BERT, hall.lease(BERT), CallPhase.DIALLING)
    picture = hall.queue.picture(STUDY)
    assert (picture.ready, picture.due, picture.leased, picture.orphaned, picture.done) == (2, 1, 1, 0, 1)
    assert [(line.user, line.phase) for line in picture.held] == [("bert", CallPhase.DIALLING)]


def test_many_who_claim_at_once_never_get_the_same_case(hall: Hall) -> None:
    hall.fill(*(CaseData(case_id=f"C{n:03}") for n in range(240)))

    def work(number: int) -> list[str]:
        sender = Sender(user=f"user-{number}", role=Role.INTERVIEWER, device=f"desk-{number}")
        taken = []
        while (reply := hall.claim(sender)).lease is not None:
            taken.append(reply.lease.case_id)
            hall.complete(sender, reply.lease)
        return taken

    with ThreadPoolExecutor(12) as pool:
        taken = [case_id for part in pool.map(work, range(12)) for case_id in part]
    assert sorted(taken) == [f"C{n:03}" for n in range(240)]


def test_claims_that_a_device_sends_twice_at_once_give_one_case(hall: Hall) -> None:
    hall.fill(*(CaseData(case_id=f"C{n}") for n in range(8)))
    with hall.database.write() as session:  # a device that has signed in: its row is what its claims wait for
        session.add(DeviceRow(device_id="desk-1", user="anna", first_seen_at=""))
    with ThreadPoolExecutor(6) as pool:
        leases = list(pool.map(lambda _: hall.lease(ANNA), range(6)))
    assert len({lease.case_id for lease in leases}) == 1
    with hall.database.read() as session:
        leased = session.exec(select(QueueRow.case_id).where(QueueRow.state == QueueState.LEASED)).all()
    assert len(leased) == 1


def test_a_claim_that_waits_for_its_own_case_holds_no_other(hall: Hall) -> None:
    if hall.database.is_sqlite:
        pytest.skip("SQLite has one writer.")
    hall.fill(CaseData(case_id="C0"), CaseData(case_id="C1"))
    hall.lease(ANNA), hall.lease(BERT)
    hall.now += timedelta(seconds=LEASE_S + 1)
    with ThreadPoolExecutor(1) as pool:
        with hall.database.write() as session:
            session.get(QueueRow, (STUDY, "C0"), with_for_update=True)
            waiting = pool.submit(hall.lease, ANNA)
            while not _somebody_waits(hall.database):
                pass
            session.get(QueueRow, (STUDY, "C1"), with_for_update={"nowait": True})
        assert waiting.result(timeout=20).case_id == "C0"


def _somebody_waits(database: Database) -> bool:
    with database.read() as session:
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        return bool(session.connection().exec_driver_sql(waiting).scalar_one())


# ---- over HTTP ----


def test_an_interviewer_calls_through_the_queue_and_a_supervisor_watches(server: RunningServer) -> None:
    office = server.client("susan", "office")
    request = publish_request(interviewers=("anna",)).model_copy(update={"call_queue": True})
    study = office.publish(request).study_id
    queue = CallQueueClient(server.client("anna"))
    reply = queue.claim(study)
    assert reply.lease is not None
    assert reply.case is not None
    queue.renew(reply.lease, CallPhase.CONNECTED)
    watch = CallQueueClient(office)
    assert watch.picture(study).leased == 1
    assert queue.complete(reply.lease, due_at=None).state is QueueState.DONE
    assert watch.picture(study).done == 1


def test_cases_of_the_call_queue_are_not_pulled_by_whoever_comes(server: RunningServer) -> None:
    request = publish_request().model_copy(update={"call_queue": True})
    server.client("susan", "office").publish(request)
    items = server.client("anna").pull("").items
    assert [item.item for item in items] == ["study"]


def test_an_interviewer_of_another_study_gets_nothing(server: RunningServer) -> None:
    server.add("bert")
    request = publish_request(interviewers=("anna",)).model_copy(update={"call_queue": True})
    study = server.client("susan", "office").publish(request).study_id
    with pytest.raises(ForbiddenError):
        CallQueueClient(server.client("bert", "desk-2")).claim(study)


def test_a_lease_that_is_over_is_said_in_a_sentence(server: RunningServer) -> None:
    request = publish_request(interviewers=("anna",)).model_copy(update={"call_queue": True})
    study = server.client("susan", "office").publish(request).study_id
    queue = CallQueueClient(server.client("anna"))
    lease = queue.claim(study).lease
    assert lease is not None
    with pytest.raises(ServerRefusedError, match="What you wrote is kept"):
        queue.complete(lease.model_copy(update={"token": lease.token + 1}), due_at=None)
