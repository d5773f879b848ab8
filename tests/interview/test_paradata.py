"""Paradata follow from the journal: times, returns, edits, languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cxfield.event import Event, Moment
from cxfield.interview import events as kinds
from cxfield.interview.paradata import paradata
from cxfield.interview.wall_time import JUMP_MS

BEGIN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


class Journal:
    """Writes events at given seconds after the start."""

    def __init__(self, language: str | None = None) -> None:
        self.events: list[Event] = []
        self.boot = "one"
        self.wall_offset_s = 0.0
        self.at(0, kinds.STARTED, {"language": language})

    def at(self, second: float, kind: str, body: dict[str, object]) -> Journal:
        moment = Moment(
            at=BEGIN + timedelta(seconds=second + self.wall_offset_s),
            zone="UTC",
            mono_ms=int(second * 1000),
            boot=self.boot,
            actor="anna",
        )
        self.events.append(Event(kind=kind, moment=moment, body=body))
        return self

    def shown(self, second: float, page: str) -> Journal:
        return self.at(second, kinds.SHOWN, kinds.shown(page))

    def answer(self, second: float, ref: str, value: str, **more: object) -> Journal:
        return self.at(second, kinds.ANSWER, {**kinds.answer(ref, value), **more})


def test_a_page_counts_from_shown_until_the_next_page_is_shown() -> None:
    journal = Journal().shown(0, "/d/a").answer(3, "/d/a", "1").shown(3.5, "/d/b").answer(9, "/d/b", "2").shown(10, "")
    found = paradata(journal.events)
    assert [(visit.page, visit.duration_ms) for visit in found.visits] == [("/d/a", 3500), ("/d/b", 6500), ("", None)]
    assert found.active_ms == 10_000


def test_a_page_that_is_said_to_be_shown_again_while_it_is_open_is_one_visit() -> None:
    journal = Journal().shown(0, "/d/a").answer(2, "/d/a", "1").shown(2, "/d/a").answer(4, "/d/x", "1").shown(5, "/d/b")
    assert [visit.duration_ms for visit in paradata(journal.events).visits] == [5000, None]


def test_the_pause_of_a_suspended_interview_is_no_time_on_a_page() -> None:
    journal = Journal().shown(0, "/d/a").at(4, kinds.SUSPENDED, kinds.suspended("/d/a"))
    journal.at(3600, kinds.RESUMED, kinds.resumed("/d/a")).shown(3605, "/d/b")
    found = paradata(journal.events)
    assert found.time_on("/d/a") == 9000
    assert found.returns == 1


def test_time_across_a_restart_of_the_device_is_unknown() -> None:
    journal = Journal().shown(0, "/d/a")
    journal.boot = "two"
    journal.shown(5, "/d/b").shown(7, "/d/c")
    assert [visit.duration_ms for visit in paradata(journal.events).visits] == [None, 2000, None]


def test_going_back_to_a_page_is_a_return() -> None:
    journal = Journal().shown(0, "/d/a").shown(1, "/d/b").shown(2, "/d/a")
    assert [visit.is_return for visit in paradata(journal.events).visits] == [False, False, True]


def test_edits_are_the_answers_after_the_first_and_a_missing_code_stands_until_it_is_replaced() -> None:
    journal = Journal().answer(1, "/d/a", "1").answer(2, "/d/a", "2").at(3, kinds.MISSING, kinds.missing("/d/b", "dk"))
    found = paradata(journal.events).answers
    assert (found["/d/a"].edits, found["/d/a"].missing) == (1, None)
    assert (found["/d/b"].edits, found["/d/b"].missing) == (0, "dk")
    assert found["/d/a"].answered_at == BEGIN + timedelta(seconds=1)
    journal.answer(4, "/d/b", "7")
    assert paradata(journal.events).answers["/d/b"].missing is None


def test_the_first_key_is_that_of_the_first_answer_of_the_visit() -> None:
    journal = Journal().shown(0, "/d/a").answer(5, "/d/a", "1", first_key_ms=1200)
    journal.answer(6, "/d/a", "2", first_key_ms=5100).shown(7, "/d/b")
    assert [visit.first_key_ms for visit in paradata(journal.events).visits] == [1200, None]


def test_each_visit_and_answer_knows_its_language() -> None:
    journal = Journal("English (en)").shown(0, "/d/a").answer(1, "/d/a", "1")
    journal.at(2, kinds.LANGUAGE, kinds.language("Polski (pl)")).shown(3, "/d/b").answer(4, "/d/b", "1")
    found = paradata(journal.events)
    assert [visit.language for visit in found.visits] == ["English (en)", "Polski (pl)"]
    assert found.answers["/d/b"].language == "Polski (pl)"


def test_a_wall_clock_that_jumps_is_counted_and_durations_do_not_care() -> None:
    journal = Journal().shown(0, "/d/a")
    journal.wall_offset_s = -(JUMP_MS / 1000 + 1)
    journal.shown(5, "/d/b").shown(6, "/d/c")
    found = paradata(journal.events)
    assert found.clock_jumps == 1
    assert found.visits[0].duration_ms == 5000
