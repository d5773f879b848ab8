"""Supervisors judge interviews and what is kept aside; journals are not touched, and the devices learn of it."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from cxfield.event import StreamKind, chain
from cxfield.server.cases import setting_right
from cxfield.server.people.accounts import Sender
from cxfield.sync import decision_messages as told
from cxfield.sync.batch import Item, encode_batch
from cxfield.sync.client import SyncClient
from cxfield.sync.decisions import DecisionsClient
from cxfield.sync.errors import ForbiddenError, ServerRefusedError
from cxfield.sync.messages import ItemStatus, Role, Statement
from tests.journal_device import Journal, RunningServer, interview, publish_request, running_server


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RunningServer]:
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else None
    more = {"database": url} if url else {}
    with running_server(tmp_path / "server", **more) as running:
        running.add("anna")
        running.add("bert")
        running.add("susan", Role.SUPERVISOR)
        yield running


@pytest.fixture
def study(server: RunningServer) -> str:
    return server.client("susan", "office").publish(publish_request(interviewers=("anna",))).study_id


def push(client: SyncClient, *items: Item, number: int = 1) -> list[ItemStatus]:
    signed = client.push(encode_batch(client.device, number, list(items)))
    return [item.status for item in Statement.model_validate_json(signed.statement).items]


def completed(study: str, *, answers: int = 2) -> Journal:
    journal = interview(study, answers=answers)
    journal.add("completed", disposition="1.1", instance_sha256="0" * 64)
    return journal


def seq_of(client: SyncClient, study: str, journal: Journal) -> int:
    return next(one.seq for one in client.interviews(study) if one.interview_id == journal.stream_id)


def status_of(client: SyncClient, study: str, interview_id: str) -> str:
    return next(one.status for one in client.interviews(study) if one.interview_id == interview_id)


def aside(client: SyncClient, study: str) -> list[told.AsideName]:
    return [
        told.AsideName(kind=one.kind, stream_id=one.stream_id, device=one.device, sha256=one.sha256)
        for one in client.quarantine(study)
    ]


def resolve(name: told.AsideName, verdict: str, note: str = "") -> told.ResolveRequest:
    return told.ResolveRequest(**name.model_dump(), verdict=verdict, note=note)  # type: ignore[arg-type]


def lines_of(client: SyncClient, study: str, interview_id: str) -> list[bytes]:
    return next(
        [line.encode() for line in one.lines] for one in client.journals(study) if one.stream_id == interview_id
    )


# ---- reviews ----


def test_a_review_changes_the_status_and_no_journal(server: RunningServer, study: str) -> None:
    anna, susan = server.client("anna"), server.client("susan", "office")
    journal = completed(study)
    push(anna, journal.item())
    before = lines_of(susan, study, journal.stream_id)
    office = DecisionsClient(susan)
    request = told.ReviewRequest(verdict="approved", note="Well done.", seq=4)
    first = office.review(study, journal.stream_id, request)
    assert office.review(study, journal.stream_id, request) == first
    assert status_of(susan, study, journal.stream_id) == "approved"
    assert lines_of(susan, study, journal.stream_id) == before
    reply = DecisionsClient(anna).told("")
    assert [(one.verdict, one.author, one.note) for one in reply.decisions] == [("approved", "susan", "Well done.")]
    assert DecisionsClient(anna).told(reply.cursor).decisions == []
    assert DecisionsClient(anna).told("x" + reply.cursor[1:]).decisions == reply.decisions
    assert DecisionsClient(anna).told(anna.pull("").cursor).decisions == reply.decisions


def test_the_last_review_stands_and_a_comment_changes_no_verdict(server: RunningServer, study: str) -> None:
    susan = server.client("susan", "office")
    journal = completed(study)
    push(server.client("anna"), journal.item())
    office = DecisionsClient(susan)
    for verdict in ("approved", "rejected", "comment"):
        office.review(study, journal.stream_id, told.ReviewRequest(verdict=verdict, note="Hm.", seq=4))
    assert status_of(susan, study, journal.stream_id) == "rejected"
    assert [one.verdict for one in office.of_study(study)] == ["comment", "rejected", "approved"]


def test_an_interview_that_went_on_is_read_again_before_it_is_judged(server: RunningServer, study: str) -> None:
    susan = server.client("susan", "office")
    journal = completed(study)
    push(server.client("anna"), journal.item())
    with pytest.raises(ServerRefusedError, match="went on since you read it"):
        DecisionsClient(susan).review(study, journal.stream_id, told.ReviewRequest(verdict="approved", seq=3))


def test_a_reopened_interview_is_not_approved_any_more(server: RunningServer, study: str) -> None:
    susan = server.client("susan", "office")
    journal = completed(study)
    push(server.client("anna"), journal.item())
    office = DecisionsClient(susan)
    office.review(study, journal.stream_id, told.ReviewRequest(verdict="approved", seq=4))
    susan.reopen(study, journal.stream_id, "The age")
    assert status_of(susan, study, journal.stream_id) == "draft"
    with pytest.raises(ServerRefusedError, match="not completed"):
        office.review(study, journal.stream_id, told.ReviewRequest(verdict="approved", seq=5))


def test_an_interviewer_judges_nothing(server: RunningServer, study: str) -> None:
    anna = server.client("anna")
    journal = completed(study)
    push(anna, journal.item())
    with pytest.raises(ForbiddenError):
        DecisionsClient(anna).review(study, journal.stream_id, told.ReviewRequest(verdict="approved", seq=4))


# ---- what is kept aside ----


def a_branch(server: RunningServer, study: str) -> tuple[Journal, SyncClient]:
    """Anna begins, the case goes to bert, anna goes on without knowing and sends in two pieces."""
    anna, susan = server.client("anna"), server.client("susan", "office")
    journal = completed(study)
    assert push(anna, journal.item(1, 2)) == [ItemStatus.APPLIED]
    susan.assign(study, ["C1"], "bert")
    statuses = push(anna, journal.item(3, 3), journal.item(4, 4), number=2)
    assert statuses == [ItemStatus.QUARANTINED] * 2
    return journal, susan


def test_looking_into_a_branch_shows_both_sides(server: RunningServer, study: str) -> None:
    journal, susan = a_branch(server, study)
    names = aside(susan, study)
    looked = DecisionsClient(susan).look_into(study, names[0])
    assert [line.encode() for line in looked.lines] == [journal.entries[2].line]
    assert (looked.server_lines, looked.can_be_adopted, looked.from_seq) == ([], True, 3)


def test_an_adopted_branch_is_an_interview_of_its_own_and_the_other_stays(server: RunningServer, study: str) -> None:
    journal, susan = a_branch(server, study)
    before = lines_of(susan, study, journal.stream_id)
    name = aside(susan, study)[1]
    decision = DecisionsClient(susan).resolve(study, resolve(name, "adopted", "It is whole."))
    assert decision.adopted_as not in ("", journal.stream_id)
    assert lines_of(susan, study, decision.adopted_as) == [entry.line for entry in journal.entries]
    assert lines_of(susan, study, journal.stream_id) == before
    assert status_of(susan, study, decision.adopted_as) == "completed"
    assert [one.resolved_by for one in susan.quarantine(study)] == ["susan", "susan"]
    (told_anna,) = DecisionsClient(server.client("anna")).told("").decisions
    assert (told_anna.verdict, told_anna.stream_id) == ("adopted", journal.stream_id)


def test_a_decision_is_safe_to_repeat_and_cannot_be_turned_round(server: RunningServer, study: str) -> None:
    _journal, susan = a_branch(server, study)
    office, name = DecisionsClient(susan), aside(susan, study)[0]
    first = office.resolve(study, resolve(name, "adopted"))
    assert office.resolve(study, resolve(name, "adopted")) == first
    assert len(susan.interviews(study)) == 2
    with pytest.raises(ServerRefusedError, match="susan has decided"):
        office.resolve(study, resolve(name, "kept-server"))


def test_two_who_adopt_a_branch_at_two_workers_make_one_interview_of_it(
    server: RunningServer, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _journal, susan = a_branch(server, study)
    wanted = [resolve(name, "adopted") for name in aside(susan, study)]
    both, real = threading.Barrier(2), setting_right._adopt

    def at_the_same_time(*arguments: Any) -> str:
        with suppress(threading.BrokenBarrierError):
            both.wait(0.5)
        return real(*arguments)

    monkeypatch.setattr(setting_right, "_adopt", at_the_same_time)
    sender = Sender(user="susan", role=Role.SUPERVISOR, device="office")
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda one: server.services.setting_right.resolve(sender, study, one), wanted))
    assert done[0] == done[1]
    assert len(susan.interviews(study)) == 2


def test_keeping_the_server_s_deletes_nothing(server: RunningServer, study: str) -> None:
    journal, susan = a_branch(server, study)
    office, names = DecisionsClient(susan), aside(susan, study)
    office.resolve(study, resolve(names[0], "kept-server"))
    assert [one.resolved_by for one in susan.quarantine(study)] == ["susan", ""]
    assert office.look_into(study, names[0]).lines == [journal.entries[2].line.decode()]


def test_a_question_put_twice_leaves_it_open_and_reaches_who_sent_it_once(server: RunningServer, study: str) -> None:
    _journal, susan = a_branch(server, study)
    office, name = DecisionsClient(susan), aside(susan, study)[0]
    office.resolve(study, resolve(name, "asked", "Which of the two is right?"))
    office.resolve(study, resolve(name, "asked", "Which of the two is right?"))
    assert [one.resolved_by for one in susan.quarantine(study)] == ["", ""]
    (asked,) = DecisionsClient(server.client("anna")).told("").decisions
    assert (asked.verdict, asked.note) == ("asked", "Which of the two is right?")
    office.resolve(study, resolve(name, "kept-server"))


def test_a_branch_of_an_interview_that_the_server_never_had_keeps_its_id(server: RunningServer, study: str) -> None:
    anna, susan = server.client("anna"), server.client("susan", "office")
    susan.assign(study, ["C1"], "bert")
    journal = completed(study)
    push(anna, journal.item())
    decision = DecisionsClient(susan).resolve(study, resolve(aside(susan, study)[0], "adopted"))
    assert decision.adopted_as == journal.stream_id


def test_events_that_follow_from_nothing_cannot_stand_by_themselves(server: RunningServer, study: str) -> None:
    anna, susan = server.client("anna"), server.client("susan", "office")
    journal = completed(study)
    susan.assign(study, ["C1"], "bert")
    push(anna, journal.item(3, 4))
    (name,) = aside(susan, study)
    looked = DecisionsClient(susan).look_into(study, name)
    assert not looked.can_be_adopted
    with pytest.raises(ServerRefusedError, match="Ask who sent them"):
        DecisionsClient(susan).resolve(study, resolve(name, "adopted"))
    assert susan.quarantine(study)[0].resolved_by == ""


def test_the_journal_of_a_case_is_not_adopted_as_an_interview(server: RunningServer, study: str) -> None:
    anna, susan = server.client("anna"), server.client("susan", "office")
    journal = Journal(study, StreamKind.CASE, "C1", "C1")
    journal.add("remark", text="prefers evenings")
    susan.assign(study, ["C1"], "bert")
    push(anna, journal.item())
    (name,) = aside(susan, study)
    assert "Only an interview" in DecisionsClient(susan).look_into(study, name).why_not


def test_every_decision_stands_in_the_audit_trail(server: RunningServer, study: str) -> None:
    _journal, susan = a_branch(server, study)
    office, names = DecisionsClient(susan), aside(susan, study)
    office.resolve(study, resolve(names[0], "asked"))
    office.resolve(study, resolve(names[0], "adopted"))
    with server.services.database.read() as session:
        rows = session.connection().exec_driver_sql("SELECT actor, action FROM audit ORDER BY number").all()
    assert ("susan", "aside-asked") in [tuple(row) for row in rows]
    assert ("susan", "aside-adopted") in [tuple(row) for row in rows]


def test_the_adopted_chain_is_whole(server: RunningServer, study: str) -> None:
    journal, susan = a_branch(server, study)
    decision = DecisionsClient(susan).resolve(study, resolve(aside(susan, study)[0], "adopted"))
    stored = next(one for one in susan.journals(study) if one.stream_id == decision.adopted_as)
    entries = chain([line.encode() for line in stored.lines])
    assert (entries[-1].head.hex(), len(entries)) == (stored.head, 4)
    assert journal.entries[-1].head == entries[-1].head
