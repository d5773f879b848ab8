"""Replay: each picture is the one that the live session gave at that moment, whatever the interviewer did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from cxfield.admission.form_reader import read_form
from cxfield.event import Event, StreamKind, decode
from cxfield.fieldwork.autopilot import PacedClock, Respondent, drive
from cxfield.fieldwork.deeds import DeedKind
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.page_view import PageView
from cxfield.fieldwork.replaying import Rebuilding, Replay, ReplayError, Sign
from cxfield.fieldwork.session import InterviewSession, NotCompleteError
from cxfield.fieldwork.workspace import Workspace
from cxfield.interview import StepError
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.values import QuestionnaireVersion, Study

RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)
FORM = Path(__file__).with_name("replayed.md")


@pytest.fixture(scope="module")
def version() -> QuestionnaireVersion:
    found = read_form(FORM).questionnaire
    return QuestionnaireVersion(content_hash=found.content_hash, xform=found.xml, form_id=found.form_id)


@pytest.fixture
def workspace(tmp_path: Path, version: QuestionnaireVersion) -> Iterator[Workspace]:
    key = DatabaseKey.random()
    with DeviceStore.create(tmp_path / "ws", key, rules=RULES) as store:
        store.save_questionnaire(version)
        store.save_study(Study(study_id="s", name="Trial", questionnaire=version.content_hash))
        for number in range(20):
            store.save_case("s", Case(case_id=f"C{number}", name="Ann"))
        yield Workspace(store, DeviceClock("anna"), key)


def journal(workspace: Workspace, session: InterviewSession) -> list[Event]:
    entries = workspace.store.entries(StreamKind.INTERVIEW, session.interview_id)
    return [decode(entry.line)[1] for entry in entries]


def rebuilt(workspace: Workspace, session: InterviewSession) -> Replay:
    events = journal(workspace, session)
    return Rebuilding(session._program, session._place, events).run()


class Restless:
    """An interviewer who does everything that the window offers, in any order, and keeps what the screen showed."""

    def __init__(self, workspace: Workspace, session: InterviewSession, random: Random) -> None:
        self.workspace, self.session, self.random = workspace, session, random
        self.seen: list[tuple[int, PageView]] = []
        self.note(session.view())

    def note(self, view: PageView) -> None:
        count = len(journal(self.workspace, self.session)) + (self.session._unsaved_shown is not None)
        self.seen.append((count, view))

    def answers(self, view: PageView) -> dict[str, str]:
        pick = self.random
        found = {}
        for state in view.states:
            if state.choices is not None:
                found[state.ref] = pick.choice(["yes", "yes", "no", ""])
            elif state.type == "int":
                found[state.ref] = pick.choice(["5", "30", "70", ""])
            elif state.question is not None and not state.readonly and not state.question.note:
                found[state.ref] = pick.choice(["Ann", "Zoe", ""])
        return found

    def step(self) -> None:
        session, random, view = self.session, self.random, self.session.view()
        ref = random.choice(view.states).ref if view.states else ""
        given = self.answers(view) if random.random() < 0.8 else {}
        deeds = [
            *[lambda: session.go_next(given)] * 6,
            *[lambda: session.go_back(given)] * 2,
            lambda: session.go_to(random.choice(session.outline()).page, given),
            lambda: session.keep(given),
            lambda: session.answer(ref, ""),
            lambda: session.missing(ref, "dk"),
            lambda: session.confirm(ref),
            lambda: session.remark(ref, "She hesitated."),
            lambda: session.draft(ref, "half a wo") or session.view(),
            lambda: session.set_language(random.choice(view.languages)),
            lambda: session.go_first_open(given),
            lambda: session.mend(random.choice(session.outline()).page),
            lambda: session.add_repeat("/data/contact"),
            lambda: session.remove_repeat("/data/contact", 0),
            lambda: session.hand_over("") and session.take_back(),
            self.suspend,
            self.crash,
        ]
        try:
            self.note(random.choice(deeds)())
        except StepError:
            self.note(self.session.view())

    def suspend(self) -> PageView:
        self.session.suspend()
        return self.crash()

    def crash(self) -> PageView:
        self.session = self.workspace.resume_interview(self.session.interview_id)
        return self.session.view()


@pytest.mark.parametrize("seed", range(20))
def test_each_picture_is_the_one_that_the_window_was_given_at_that_moment(workspace: Workspace, seed: int) -> None:
    random = Random(seed)
    restless = Restless(workspace, workspace.start_interview("s", f"C{seed}"), random)
    for _ in range(40):
        restless.step()
    found = rebuilt(workspace, restless.session)
    for count, view in restless.seen:
        if count <= found.moments[-1].seq:  # what is shown and not yet journalled comes with the next step
            assert found.moments[found.index_of_seq(count)].view == view, f"seed {seed}, event {count}"


def completed(workspace: Workspace, seed: int = 1) -> InterviewSession:
    session = workspace.start_interview("s", "C0")
    drive(session, Respondent(verbatims=("Ann",), fixed={"consent": "yes", "age": "44", "persons": "3"}), Random(seed))
    session.complete()
    return session


def test_the_last_picture_is_that_of_the_finished_session(workspace: Workspace) -> None:
    session = completed(workspace)
    assert rebuilt(workspace, session).moments[-1].view == session.view()


def test_an_answer_that_was_changed_says_from_what_to_what_as_the_choices_read(workspace: Workspace) -> None:
    session = workspace.start_interview("s", "C0")
    session.go_next({"/data/consent": "no"})
    session.go_back()
    session.go_next({"/data/consent": "yes"})
    session.suspend()
    deeds = [moment.deed for moment in rebuilt(workspace, session).moments]
    changed = next(deed for deed in deeds if deed.kind is DeedKind.CHANGED)
    assert (changed.question, changed.before, changed.after) == ("May I begin?", "No", "Yes")
    assert [deed.kind for deed in deeds] == [
        DeedKind.STARTED,
        DeedKind.ANSWERED,
        DeedKind.WENT_ON,
        DeedKind.WENT_BACK,
        DeedKind.CHANGED,
        DeedKind.WENT_ON,
        DeedKind.SUSPENDED,
    ]


def test_an_answer_that_fell_out_is_named_with_the_answer_that_took_it_out(workspace: Workspace) -> None:
    session = workspace.start_interview("s", "C0")
    session.go_next({"/data/consent": "yes"})
    session.go_next({"/data/name": "Ann"})
    session.go_to("/data/consent")
    session.go_next({"/data/consent": "no"})
    session.suspend()
    changed = next(m for m in rebuilt(workspace, session).moments if m.deed.kind is DeedKind.CHANGED)
    assert [answer.value for answer in changed.view.fallout.fallen] == ["Ann"]


def test_what_a_check_stopped_is_shown_where_it_was_shown(workspace: Workspace) -> None:
    session = workspace.start_interview("s", "C0")
    session.go_next()
    session.go_next({"/data/consent": "no"})
    session.suspend()
    stopped = next(m for m in rebuilt(workspace, session).moments if m.deed.kind is DeedKind.STOPPED)
    assert [problem.ref for problem in stopped.view.problems] == ["/data/consent"]
    assert stopped.deed.question == "May I begin?"


def test_times_add_up_and_a_correction_is_marked(workspace: Workspace) -> None:
    clock = PacedClock("anna", behind=timedelta(hours=2))
    session = workspace.seen_by(clock).start_interview("s", "C0")
    for answer in ("no", "yes"):
        clock.pass_time(7)
        session.answer("/data/consent", answer)
    found = rebuilt(workspace, session)
    marked = [moment for moment in found.moments if Sign.CORRECTION in moment.signs]
    assert [round(moment.elapsed_ms / 1000) for moment in marked] == [14]
    assert found.length_ms == sum(moment.passed_ms or 0 for moment in found.moments)


def test_a_question_is_found_by_its_text_from_here_on_and_then_from_the_start(workspace: Workspace) -> None:
    found = rebuilt(workspace, completed(workspace))
    first = found.find("how old")
    assert first is not None
    assert "age" in found.moments[first].view.states[0].ref
    assert found.find("May I", after=first) == 0
    assert found.find("nobody asked this") is None


def test_preparing_tells_how_far_it_is_and_can_be_ended(workspace: Workspace) -> None:
    session = completed(workspace)
    events = journal(workspace, session)
    told: list[tuple[int, int]] = []
    Rebuilding(session._program, session._place, events).run(lambda *far: told.append(far) or True)  # type: ignore[func-returns-value]
    assert told[-1] == (len(events), len(events))
    with pytest.raises(ReplayError):
        Rebuilding(session._program, session._place, events).run(lambda _done, _of: False)


def test_a_journal_without_its_beginning_is_refused(workspace: Workspace) -> None:
    session = completed(workspace)
    with pytest.raises(ReplayError, match="start"):
        Rebuilding(session._program, session._place, journal(workspace, session)[1:])


def test_completing_what_is_open_shows_in_the_replay_where_it_stopped(workspace: Workspace) -> None:
    session = workspace.start_interview("s", "C0")
    with pytest.raises(NotCompleteError):
        session.complete()
    assert rebuilt(workspace, session).moments[-1].view == session.view()
