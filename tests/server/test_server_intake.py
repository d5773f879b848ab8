"""Pushes that meet, come again, or harm the database: one copy, one receipt, and nobody held up. On both databases."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DataError
from sqlmodel import Session, col, select

from cxfield.event import StreamKind
from cxfield.server.intake import rejudging, streams
from cxfield.server.intake.feed import note_change
from cxfield.server.intake.ground import Ground
from cxfield.server.intake.rejudging import judge_again
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.keys import person_keys
from cxfield.server.persons.places import LINES
from cxfield.server.study.studies import answers_of
from cxfield.server.tables import ChangeRow, InboxRow, InterviewRow, QuarantineRow, SegmentRow
from cxfield.sync.batch import Item, encode_batch, item_digest
from cxfield.sync.messages import CaseItem, ItemReceipt, Role, SignedStatement, Statement, StreamState
from tests.journal_device import Journal, RunningServer, interview, publish_request


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str | None:
    return None if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


def sender_of(device: str = "device-1", user: str = "anna") -> Sender:
    return Sender(user=user, role=Role.INTERVIEWER, device=device)


def push(server: RunningServer, *items: Item, batch_no: int = 1, device: str = "device-1") -> list[ItemReceipt]:
    return items_of(server.services.inbox.accept(sender_of(device), body_of(*items, batch_no=batch_no, device=device)))


def body_of(*items: Item, batch_no: int = 1, device: str = "device-1") -> bytes:
    return encode_batch(device, batch_no, items, protocol=2)


def items_of(signed: SignedStatement) -> list[ItemReceipt]:
    return Statement.model_validate_json(signed.statement).items


def all_at_once(count: int, work: Callable[[int], Any]) -> list[Any]:
    """Let `count` threads begin `work` at the same moment."""
    gate = threading.Barrier(count)

    def begin(number: int) -> Any:
        gate.wait()
        return work(number)

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(begin, range(count)))


def rows(server: RunningServer, table: str) -> list[tuple[Any, ...]]:
    return server.row_counts()[table]


def test_a_hundred_simultaneous_pushes_of_one_batch_leave_one_copy_and_one_receipt(
    server: RunningServer, study: str
) -> None:
    body = body_of(interview(study).item(), interview(study, "C2").item())
    answers = all_at_once(100, lambda _: server.services.inbox.accept(sender_of(), body))
    assert len({answer.signature for answer in answers}) == 1
    counts = server.row_counts()
    assert (len(counts["segment"]), len(counts["stream"]), len(counts["batch"])) == (2, 2, 1)


def test_of_two_devices_that_write_to_one_interview_at_once_one_is_kept_aside_and_none_is_lost(
    server: RunningServer, study: str
) -> None:
    for number in range(10):
        journal = interview(study, f"C{number % 3 + 1}")
        other = Journal(study, StreamKind.INTERVIEW, journal.stream_id, journal.case_id, "anna", journal.entries[:2])
        other.add("answer", ref="/data/q9", value="of the other device")
        items = [journal.item(), other.item()]
        found = all_at_once(2, partial(push_one_of, server, items, number + 1))
        assert sorted(receipt.status for (receipt,) in found) == ["applied", "quarantined"]
    assert len(rows(server, "segment")) == 10
    assert {row.reason for row in aside(server)} == {"conflict"}
    assert len(rows(server, "quarantine")) == len(rows(server, "inbox")) == 10


def push_one_of(server: RunningServer, items: Sequence[Item], batch_no: int, number: int) -> list[ItemReceipt]:
    return push(server, items[number], batch_no=batch_no, device=f"device-{number}")


def aside(server: RunningServer) -> Sequence[QuarantineRow]:
    with server.services.database.read() as session:
        return session.exec(select(QuarantineRow).order_by(col(QuarantineRow.from_seq))).all()


def test_many_devices_that_go_on_with_many_interviews_in_other_orders_do_not_hold_each_other_up(
    server: RunningServer, study: str
) -> None:
    journals = [interview(study, "C1", answers=4) for _ in range(12)]
    push(server, *(journal.item(1, 1) for journal in journals))

    def go_on(number: int) -> list[ItemReceipt]:
        order = random.Random(number).sample(journals, len(journals))
        return push(server, *(journal.item(2) for journal in order), device=f"device-{number}")

    statuses = [receipt.status for receipts in all_at_once(6, go_on) for receipt in receipts]
    assert (statuses.count("applied"), statuses.count("duplicate")) == (12, 60)
    assert len(rows(server, "segment")) == 24


@pytest.fixture
def mixed(server: RunningServer, study: str) -> bytes:
    """A batch with an item of every fate."""
    first, second, other = interview(study), interview(study, "C2"), interview(study, "C3")
    push(server, first.item(1, 2), other.item())
    changed = Journal(study, StreamKind.INTERVIEW, other.stream_id, "C3", "anna", other.entries[:2])
    changed.add("answer", ref="/data/q1", value="something else")
    newer = interview(study).item()
    newer = replace(newer, header=newer.header.model_copy(update={"payload_version": 99}))
    unreadable = item_of_lines(second, [b'{"seq":1}', b"[" * 5000])
    return body_of(
        first.item(1, 2), first.item(3), changed.item(), newer, unreadable, interview("nowhere").item(), batch_no=2
    )


def item_of_lines(journal: Journal, lines: list[bytes]) -> Item:
    header = journal.item().header
    changes = {"stream_id": "odd", "from_seq": 1, "to_seq": len(lines), "sha256": item_digest(lines)}
    return Item(header.model_copy(update=changes), tuple(lines))


def test_whatever_is_pushed_again_changes_no_row(server: RunningServer, study: str, mixed: bytes) -> None:
    gap = body_of(interview(study, "C2").item(3), interview("nowhere").item(), batch_no=3)
    inbox = server.services.inbox
    answers = [inbox.accept(sender_of(), body) for body in (mixed, gap)]
    expected = ["duplicate", "applied", "quarantined", "quarantined", "quarantined", "quarantined"]
    assert [receipt.status for receipt in items_of(answers[0])] == expected
    before = server.row_counts()
    for times in (2, 5):
        all_at_once(times, lambda _: inbox.accept(sender_of(), mixed))
        all_at_once(times, lambda _: inbox.accept(sender_of(), gap))
        assert inbox.accept(sender_of(), mixed) == answers[0]
    assert server.row_counts() == before


def test_every_request_of_device_and_office_changes_nothing_the_second_time(server: RunningServer) -> None:
    server.add("bert")
    office, anna, bert = server.client("susan", "office"), server.client("anna"), server.client("bert", "device-2")
    request = publish_request(cases=6, interviewers=("anna", "bert"))
    free = publish_request(cases=4)
    study = office.publish(request).study_id
    office.publish(free)
    journal = interview(study)
    body = body_of(journal.item())
    asked = StreamState(study_id=study, kind=StreamKind.INTERVIEW, stream_id=journal.stream_id, seq=4, head="0" * 64)
    everything: list[Callable[[], Any]] = [
        lambda: office.publish(request),
        lambda: anna.push(body),
        lambda: anna.pull(""),
        lambda: bert.pull(""),
        lambda: anna.have([asked]),
        lambda: office.assign(study, ["C3", "C5"], "bert"),
        lambda: (anna.hello(), office.studies(), office.cases(study), office.interviews(study)),
        lambda: (list(office.journals(study)), office.quarantine(study)),
    ]
    for work in everything:
        work()
    before = server.row_counts()
    for work in everything:
        all_at_once(2, lambda _, work=work: work())
    assert server.row_counts() == before


def test_ten_publications_of_one_study_at_once_are_one(server: RunningServer) -> None:
    server.add("bert")
    request = publish_request(cases=5, interviewers=("anna", "bert"))
    susan = sender_of("office", "susan")
    found = all_at_once(10, lambda _: server.services.publishing.publish(susan, request))
    assert {published.cases for published in found} == {5}
    counts = server.row_counts()
    assert (len(counts["study"]), len(counts["case_unit"]), len(counts["change"])) == (1, 5, 7)


def test_free_cases_that_many_pull_at_once_go_to_one_each(
    server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxfield.server.intake.feed.CLAIM_CASES", 5)
    users = [server.add(f"user-{number}") for number in range(8)]
    server.services.publishing.publish(sender_of("office", "susan"), publish_request(cases=30))
    replies = all_at_once(8, lambda n: server.services.feed.pull(sender_of(users[n], users[n]), ""))
    replies += [server.services.feed.pull(sender_of(user, user), "") for user in users]
    held = {(item.case.case_id, users[n % 8]) for n, reply in enumerate(replies) for item in cases_in(reply.items)}
    assert len(held) == len({case for case, _ in held}) == 30


def cases_in(items: Sequence[Any]) -> Iterator[CaseItem]:
    return (item for item in items if isinstance(item, CaseItem))


WRITERS = 20


@pytest.fixture
def each(database: str | None) -> int:
    """How often each of twenty writers writes; where only one can at a time, it takes fewer to see."""
    return 60 if database else 4


def pulled_while_they_write(server: RunningServer, write: Callable[[Session, str], None], each: int) -> set[str]:
    """Let writers commit slowly, and pull "behind the cursor" all the while; return the keys that came."""
    database = server.services.database

    def writer(number: int) -> None:
        slow = random.Random(number)
        for n in range(each):
            with database.write() as session:
                write(session, f"{number}-{n}")
                session.flush()
                time.sleep(slow.random() * 0.004)  # a commit that takes its time is what is tried here

    with ThreadPoolExecutor(WRITERS) as threads:
        writers = [threads.submit(writer, number) for number in range(WRITERS)]
        seen: set[str] = set()
        cursor, is_last = 0, False
        while not is_last:
            is_last = all(one.done() for one in writers)
            with database.read() as session:
                query = select(ChangeRow).where(ChangeRow.recipient == "anna", ChangeRow.number > cursor)
                found = session.exec(query.order_by(col(ChangeRow.number))).all()
            seen |= {row.key for row in found}
            cursor = found[-1].number if found else cursor
    return seen


def test_a_puller_misses_none_of_what_twenty_slow_writers_note(server: RunningServer, each: int) -> None:
    seen = pulled_while_they_write(server, lambda session, key: note_change(session, "s", "anna", "case", [key]), each)
    assert len(seen) == WRITERS * each


def test_the_same_puller_would_miss_rows_if_numbers_were_taken_without_a_lock(
    server: RunningServer, database: str | None, each: int
) -> None:
    """The control: a sequence gives numbers in an order that commits do not keep."""
    if database is None:
        pytest.skip("SQLite has one writer.")
    with server.services.database.write() as session:
        session.connection().execute(text("CREATE SEQUENCE naive"))

    def write(session: Session, key: str) -> None:
        number = session.connection().execute(text("SELECT nextval('naive')")).scalar_one()
        session.add(ChangeRow(study_id="s", recipient="anna", number=number, item="case", key=key))

    assert len(pulled_while_they_write(server, write, each)) < WRITERS * each


def test_two_who_tell_each_other_at_once_do_not_wait_in_a_circle(server: RunningServer) -> None:
    def write(number: int) -> None:
        for n in range(10):
            with server.services.database.write() as session:
                for user in ("anna", "bert")[:: 1 if number % 2 else -1]:
                    note_change(session, "s", user, "case", [f"{number}-{n}"])

    all_at_once(6, write)
    assert len(rows(server, "change")) == 120


def test_an_item_that_the_database_refuses_harms_no_other_and_its_bytes_are_kept(
    server: RunningServer, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = interview(study), interview(study, "C2")
    body = body_of(bad.item(), good.item())
    write = Ground.write

    def refuse(ground: Ground) -> None:
        if any(key[2] == bad.stream_id for key in ground.pending.streams):
            raise DataError("INSERT", {}, Exception("a value that the database does not take"))
        write(ground)

    monkeypatch.setattr(Ground, "write", refuse)
    answer = server.services.inbox.accept(sender_of(), body)
    assert [receipt.status for receipt in items_of(answer)] == ["later", "applied"]
    with server.services.database.read() as session:
        (kept,) = session.exec(select(InboxRow)).all()
    assert kept.item_no == 0
    monkeypatch.undo()
    assert [receipt.status for receipt in items_of(server.services.inbox.accept(sender_of(), body))] == [
        "applied",
        "duplicate",
    ]


def test_values_that_a_database_cannot_hold_do_not_hold_up_an_interview(server: RunningServer, study: str) -> None:
    journal = interview(study, answers=0)
    journal.add("answer", ref="/data/nul", value="a\0b")
    journal.add("language", language="l\0v")
    journal.add("answer", ref=7, value=["no", {"text": "at all"}])
    (receipt,) = push(server, journal.item())
    assert receipt.status == "applied"
    with server.services.database.read() as session:
        row = session.get_one(InterviewRow, (study, journal.stream_id))
        answers = answers_of(session, row)
    assert (row.language, row.projected_seq) == ("lv", 4)
    assert answers["/data/nul"] == "a\0b"


def test_a_packed_item_is_stored_as_it_came(server: RunningServer, study: str) -> None:
    journal = interview(study, answers=30)
    push(server, journal.item(1, 10))
    push(server, journal.item(5), batch_no=2)
    with server.services.database.read() as session:
        first, second = session.exec(select(SegmentRow).order_by(col(SegmentRow.from_seq))).all()
        packed = person_keys(session).open((study, "C1"), LINES, first.lines)
    assert packed.startswith(b"\x02")
    assert second.from_seq == 11
    (whole,) = server.services.studies.journals(study)
    assert whole.lines == [entry.line.decode() for entry in journal.entries]


def test_what_a_newer_version_wrote_finds_its_place_once_the_server_is_updated(
    server: RunningServer, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, foreign = interview(study, answers=5), interview(study, "C9")
    newer = [
        replace(item, header=item.header.model_copy(update={"payload_version": 2}))
        for item in (journal.item(4), journal.item(1, 3))
    ]
    packed = replace(interview(study, "C2").item(), packed=b"\x09 a form of later")
    wrong = foreign.item(owner_epoch=1)
    wrong = replace(wrong, header=wrong.header.model_copy(update={"payload_version": 2, "head": "0" * 64}))
    receipts = push(server, *newer, packed, wrong)
    assert [receipt.status for receipt in receipts] == ["quarantined"] * 4
    assert judge_again(server.services.database) == 0
    for module in (streams, rejudging):
        monkeypatch.setattr(module, "PAYLOAD_VERSION", 2)
    assert judge_again(server.services.database) == 2
    assert judge_again(server.services.database) == 0
    (whole,) = server.services.studies.journals(study)
    assert whole.lines == [entry.line.decode() for entry in journal.entries]
    assert {(row.reason, row.resolved_by) for row in aside(server)} == {
        ("newer-version", "server"),
        ("newer-version", ""),
        ("chain", ""),
    }


def test_a_case_that_a_device_made_and_completed_in_one_push_is_completed(server: RunningServer, study: str) -> None:
    case = Journal(study, StreamKind.CASE, "new-case", "new-case")
    case.add("case_created", case_id="new-case", name="Ilze", phones=[], attributes={})
    done = interview(study, "new-case")
    done.add("completed", instance_sha256="0")
    push(server, case.item(), done.item())
    found = {row.case.case_id: (row.owner, row.status) for row in server.client("anna").cases(study)}
    assert found["new-case"] == ("anna", "completed")
    assert found["C1"] == ("anna", "open")


def test_old_answers_go_and_what_is_kept_aside_stays(server: RunningServer, study: str, mixed: bytes) -> None:
    server.services.inbox.accept(sender_of(), mixed)
    with server.services.database.write() as session:
        for table in ("batch", "inbox"):
            session.connection().execute(text(f"UPDATE {table} SET received_at = '2001-01-01T00:00:00Z'"))
    kept = len(rows(server, "inbox"))
    server.services.inbox.drop_old()
    assert (len(rows(server, "batch")), len(rows(server, "inbox"))) == (0, kept)
    again = items_of(server.services.inbox.accept(sender_of(), mixed))
    assert [receipt.status for receipt in again] == ["duplicate", "duplicate", *["quarantined"] * 4]
    assert len(rows(server, "inbox")) == kept
