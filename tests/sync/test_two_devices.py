"""One interviewer with two computers: first come, first written; a case can be taken over; nothing is lost."""

from collections.abc import Callable

import pytest

from cxfield.event import StreamKind
from cxfield.fieldwork.delivery import Standing, ledger_lines
from cxfield.store.device_store import DeviceStore
from cxfield.sync.client import SyncClient
from cxfield.sync.decision_messages import ADOPTED, AsideName, ResolveRequest
from cxfield.sync.decisions import DecisionsClient
from cxfield.sync.errors import ForbiddenError
from cxfield.sync.synchronise import synchronise
from cxfield.sync.taking_over import WISHES, wish_to_take_over
from tests.journal_device import RunningServer
from tests.sync.test_synchronise import answer, begin_interview, event, lines_here, lines_on_server

Two = tuple[DeviceStore, SyncClient, DeviceStore, SyncClient, str]


@pytest.fixture
def two(server: RunningServer, study: str, make_store: Callable[[], DeviceStore]) -> Two:
    """An interview begun on the laptop, sent, and fetched on the desktop."""
    laptop, desktop = make_store(), make_store()
    on_laptop, on_desktop = server.client("anna", "laptop"), server.client("anna", "desktop")
    synchronise(laptop, on_laptop)
    interview_id = begin_interview(laptop, study)
    synchronise(laptop, on_laptop)
    synchronise(desktop, on_desktop)
    return laptop, on_laptop, desktop, on_desktop, interview_id


def test_one_after_the_other_both_write_on_without_any_ceremony(server: RunningServer, study: str, two: Two) -> None:
    laptop, on_laptop, desktop, on_desktop, interview_id = two
    answer(desktop, interview_id, "at the desk")
    assert synchronise(desktop, on_desktop).quarantined == 0
    assert lines_on_server(server, study, interview_id) == lines_here(desktop, interview_id)
    assert laptop.delivery_counts().unsent_events == 0
    assert synchronise(laptop, on_laptop).quarantined == 0


def test_who_takes_over_goes_on_and_the_other_keeps_its_tail_as_a_branch(
    server: RunningServer, study: str, two: Two
) -> None:
    laptop, on_laptop, desktop, on_desktop, interview_id = two
    answer(laptop, interview_id, "said on the laptop, offline")
    wish_to_take_over(desktop, study, "C1")
    assert synchronise(desktop, on_desktop).taken_over == 1
    assert desktop.setting(WISHES) is None
    answer(desktop, interview_id, "at the desk", "and more")
    assert synchronise(desktop, on_desktop).quarantined == 0

    summary = synchronise(laptop, on_laptop)
    assert (summary.quarantined, summary.received.revoked) == (1, 1)
    assert laptop.delivery_counts().unsent_events == 0
    assert [case.case_id for case in laptop.cases(study)] == ["C2", "C3"]
    assert lines_on_server(server, study, interview_id) == lines_here(desktop, interview_id)
    assert len(lines_here(laptop, interview_id)) == 2
    (line,) = ledger_lines(laptop)
    assert line.is_elsewhere


def test_after_a_conflict_taking_over_makes_the_case_usable_again(server: RunningServer, study: str, two: Two) -> None:
    """Both wrote at the same place; the second is kept aside. It takes over, gets the server's, and goes on."""
    laptop, on_laptop, desktop, on_desktop, interview_id = two
    answer(laptop, interview_id, "from the laptop")
    answer(desktop, interview_id, "from the desktop")
    synchronise(laptop, on_laptop)
    assert synchronise(desktop, on_desktop).quarantined == 1
    wish_to_take_over(desktop, study, "C1")
    synchronise(desktop, on_desktop)
    assert lines_here(desktop, interview_id) == lines_here(laptop, interview_id)
    answer(desktop, interview_id, "and on")
    assert synchronise(desktop, on_desktop).quarantined == 0
    assert lines_on_server(server, study, interview_id) == lines_here(desktop, interview_id)
    branches = [state for state in desktop.streams() if state.is_retired]
    assert [(state.stream_id, state.last_seq) for state in branches] == [(interview_id, 2)]


def test_the_branch_can_be_adopted_as_an_interview_of_its_own(server: RunningServer, study: str, two: Two) -> None:
    laptop, on_laptop, desktop, on_desktop, interview_id = two
    answer(laptop, interview_id, "offline")
    wish_to_take_over(desktop, study, "C1")
    synchronise(desktop, on_desktop)
    synchronise(laptop, on_laptop)
    susan = server.client("susan", "office")
    (kept,) = susan.quarantine(study)
    name = AsideName(kind=kept.kind, stream_id=kept.stream_id, device=kept.device, sha256=kept.sha256)
    request = ResolveRequest(**name.model_dump(), verdict=ADOPTED)
    adopted = DecisionsClient(susan).resolve(study, request).adopted_as
    assert lines_on_server(server, study, adopted) == lines_here(laptop, interview_id)
    synchronise(laptop, on_laptop)
    (outcome,) = laptop.ledger.outcomes.of(study, StreamKind.INTERVIEW, interview_id)
    assert (outcome.verdict, outcome.author) == ("adopted", "susan")
    assert [line.standing for line in ledger_lines(laptop)] == [Standing.ASIDE]


def test_it_can_be_taken_back_to_the_first_computer(server: RunningServer, study: str, two: Two) -> None:
    laptop, on_laptop, desktop, on_desktop, interview_id = two
    for store, client in ((desktop, on_desktop), (laptop, on_laptop)):
        wish_to_take_over(store, study, "C1")
        synchronise(store, client)
    answer(laptop, interview_id, "on the laptop again")
    assert synchronise(laptop, on_laptop).quarantined == 0
    assert synchronise(desktop, on_desktop).received.revoked == 1
    assert "C1" in [case.case_id for case in laptop.cases(study)]


def test_what_was_written_before_taking_over_is_sent_first(server: RunningServer, study: str, two: Two) -> None:
    _laptop, _on_laptop, desktop, on_desktop, interview_id = two
    answer(desktop, interview_id, "unsent")
    wish_to_take_over(desktop, study, "C1")
    assert synchronise(desktop, on_desktop).quarantined == 0
    assert lines_on_server(server, study, interview_id) == lines_here(desktop, interview_id)


def test_somebody_else_s_case_is_not_taken_over_and_the_wish_does_not_come_back(
    server: RunningServer, study: str, two: Two
) -> None:
    _laptop, _on_laptop, desktop, on_desktop, _interview_id = two
    server.add("bert")
    server.client("susan", "office").assign(study, ["C1"], "bert")
    wish_to_take_over(desktop, study, "C1")
    with pytest.raises(ForbiddenError):
        synchronise(desktop, on_desktop)
    assert desktop.setting(WISHES) is None
    assert synchronise(desktop, on_desktop).received.revoked == 1


def test_a_case_that_changes_hands_is_no_device_s_any_more(
    server: RunningServer, study: str, two: Two, make_store: Callable[[], DeviceStore]
) -> None:
    _laptop, _on_laptop, desktop, on_desktop, _interview_id = two
    wish_to_take_over(desktop, study, "C1")
    synchronise(desktop, on_desktop)
    server.add("bert")
    server.client("susan", "office").assign(study, ["C1"], "bert")
    bert, on_bert = make_store(), server.client("bert", "another")
    synchronise(bert, on_bert)
    bert.append(StreamKind.CASE, "C1", [event("remark", text="mine now")], study_id=study)
    assert synchronise(bert, on_bert).quarantined == 0
