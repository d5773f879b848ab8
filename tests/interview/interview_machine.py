"""A machine that does random steps on a random form, in the engine and in the naive interview beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from cxfield.event import Event, Moment, decode, encode
from cxfield.interview import Change, Interview, NodeState, Setting, StepError, events
from cxfield.interview.compiled_form import pack, prepare, unpack
from cxfield.interview.program import Program
from tests.interview.naive_interview import ZONE, NaiveInterview, NaiveNode, rows_of
from tests.interview.random_forms import CODES, LANGUAGES, Branch, Form, Leaf, forms
from tests.interview.random_logic import WORDS

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ANSWERS = (*WORDS, *WORDS, "2024-05-01", "2024-13-01", "1.5", " 3 ", "a b", "é <&>", "-1")
STEPS = {
    events.ANSWER: ("set_value", "check_value", events.answer),
    events.MISSING: ("set_missing", "check_missing", events.missing),
    events.WARNING_CONFIRMED: ("confirm_warning", "check_confirm", events.warning_confirmed),
    events.REPEAT_ADDED: ("add_repeat", "check_add", events.repeat_added),
    events.REPEAT_REMOVED: ("remove_repeat", "check_remove", events.repeat_removed),
    events.LANGUAGE: ("set_language", "check_language", events.language),
}
"""Kind of event -> the engine's step, the check before it, what makes the event's body."""


def moment(number: int) -> datetime:
    return START + timedelta(seconds=7 * number)


def event(kind: str, body: dict[str, Any], number: int) -> Event:
    """Return an event as it is read back from its line in a journal."""
    at = Moment(at=moment(number), zone=ZONE, mono_ms=number, boot="b", actor="ann")
    return decode(encode(Event(kind=kind, moment=at, body=body), number + 1))[1]


def start_of(form: Form, setting: Setting) -> Event:
    """Return the first event of a journal."""
    asked = form.questionnaire
    body = events.started(setting, content_hash=asked.content_hash, form_id=asked.form_id, version=asked.version)
    return event(events.STARTED, body, 0)


def picture(interview: Interview) -> dict[str, object]:
    """All that can be seen of an interview, and what is kept unseen."""
    kept = [(node.stored, node.kept, node.confirmed) for node in interview._instance.document.walk()]
    states = {state.ref: state for state in interview.nodes()}
    language, xml = interview.language, interview.to_xml()
    return {"states": states, "pages": interview.pages(), "xml": xml, "language": language, "kept": kept}


def refusal(call: Callable[..., object], *given: Any, **more: Any) -> str | None:
    """Why `call` cannot be done; None if it was."""
    try:
        call(*given, **more)
    except StepError as error:
        return str(error)
    return None


def programs(form: Form, kind: str) -> Program:
    """Return the program of `form`: plain, with what the form settles, or as it comes out of the store."""
    program = Program(form.questionnaire)
    if kind == "plain":
        return program
    prepare(program, ZONE)
    if kind == "settled":
        return program
    compiled = pack(program)
    return unpack(compiled.program, compiled.lists.__getitem__)


class InterviewMachine(RuleBasedStateMachine):
    """Steps on an interview. Each is checked before; one that is refused must change nothing."""

    @initialize(
        form=forms(),
        mode=st.sampled_from((None, None, "cati", "capi")),
        seed=st.integers(0, 3),
        kind=st.sampled_from(("plain", "settled", "stored")),
    )
    def begin(self, form: Form, mode: str | None, seed: int, kind: str) -> None:
        self.form = form
        self.setting = Setting(seed=seed, mode=mode, started_at=START, now=lambda: START, zone=ZONE)
        self.journal = [start_of(form, self.setting)]
        self.interview = Interview(form.questionnaire, self.setting, program=programs(form, kind))
        self.naive = NaiveInterview(form, self.interview.program.definitions, mode)
        self.follow()

    # Steps

    @rule(data=st.data(), times=st.integers(1, 4))
    def answer(self, data: st.DataObject, times: int) -> None:
        for _ in range(times):
            refs = self.questions()
            if refs:
                ref = data.draw(st.sampled_from(refs), "question")
                self.give(ref, data.draw(st.sampled_from(self.possible(ref)), "answer"))

    def questions(self) -> list[str]:
        """Refs of all questions; those that others read, or that have a missing code, more than once."""
        found = []
        for ref, node in self.naive.refs().items():
            if node.part.kind == "question":
                found += [ref] * (1 + min(node.part.readers, 4) + 2 * bool(node.missing))
        return found

    def possible(self, ref: str) -> list[str]:
        choices = self.naive.choices(self.naive.find(ref))
        if choices is None:
            return list(ANSWERS)
        offered = [code for code, _ in choices]
        return [*offered, *offered, " ".join(offered[:2]), *CODES, "a c", ""]

    def give(self, ref: str, text: str) -> None:
        node = self.naive.find(ref)
        choices = self.naive.choices(node)
        wrong = False
        if choices is not None and text:
            given = [text] if node.part.control == "select1" else text.split()  # type: ignore[attr-defined]
            wrong = not set(given) <= {code for code, _ in choices}
        if self.step(events.ANSWER, ref, text, refused=wrong or self.naive.readonly(node)):
            self.naive.answer(ref, text)
            self.follow()

    @rule(data=st.data(), code=st.sampled_from(("dk", "dk", "rf", "na")))
    def miss(self, data: st.DataObject, code: str) -> None:
        refs = [ref for ref in self.questions() if self.naive.find(ref).part.missing]  # type: ignore[attr-defined]
        if refs:
            ref = data.draw(st.sampled_from(refs), "question")
            node = self.naive.find(ref)
            refused = code not in node.part.missing or self.naive.readonly(node)  # type: ignore[attr-defined]
            if self.step(events.MISSING, ref, code, refused=refused):
                self.naive.miss(ref, code)
                self.follow()

    @rule(data=st.data())
    def confirm(self, data: st.DataObject) -> None:
        refs = [ref for ref in self.questions() if "warning" in self.naive.find(ref).part.rules]
        waiting = [ref for ref in refs if not self.naive.holds(self.naive.find(ref), "warning")]
        if refs:
            ref = data.draw(st.sampled_from(waiting or refs), "question")
            if self.step(events.WARNING_CONFIRMED, ref, refused=False):
                self.naive.confirm(ref)
                self.follow()

    @rule(data=st.data(), times=st.integers(1, 3))
    def add_rows(self, data: st.DataObject, times: int) -> None:
        refs = self.repeats()
        if refs:
            ref = data.draw(st.sampled_from(refs), "repeat")
            above, repeat = self.repeat_at(ref)
            for _ in range(times):
                if self.step(events.REPEAT_ADDED, ref, refused=repeat.fixed or "count" in repeat.rules):
                    self.naive.add_row(above, repeat)
                    self.follow()

    @rule(data=st.data())
    def remove_row(self, data: st.DataObject) -> None:
        refs = self.repeats()
        if refs:
            ref = data.draw(st.sampled_from(refs), "repeat")
            above, repeat = self.repeat_at(ref)
            rows = len(rows_of(above, repeat))
            place = data.draw(st.integers(0, rows), "place")
            refused = repeat.fixed or "count" in repeat.rules or place >= rows
            if self.step(events.REPEAT_REMOVED, ref, place, refused=refused):
                self.naive.remove_row(f"{ref}[{place + 1}]")
                self.follow()

    def repeats(self) -> list[str]:
        """Refs of all repeats; the open ones several times."""
        return [
            f"{ref}/{part.name}"
            for ref, node in self.naive.refs().items()
            for part in node.part.below
            if part.kind == "repeat"
            for _ in range(1 if "count" in part.rules else 3)
        ]

    def repeat_at(self, ref: str) -> tuple[NaiveNode, Branch]:
        above, _, name = ref.rpartition("/")
        parent = self.naive.find(above)
        repeat = next(part for part in parent.part.below if part.name == name)
        assert isinstance(repeat, Branch)
        return parent, repeat

    @rule(name=st.sampled_from((*LANGUAGES, "pl", "de")))
    def speak(self, name: str) -> None:
        if self.step(events.LANGUAGE, name, refused=name == "de"):
            self.naive.language = "Polski (pl)" if name == "pl" else name
            self.follow()

    def step(self, kind: str, *given: Any, refused: bool) -> bool:
        """Do a step, which has to be refused or not, and which must then change nothing."""
        step, check, body = STEPS[kind]
        before = picture(self.interview)
        why = refusal(getattr(self.interview, check), *given)
        assert picture(self.interview) == before
        assert (why is not None) == refused, why
        number = len(self.journal)
        if why is not None:
            assert refusal(getattr(self.interview, step), *given, at=moment(number)) == why
            assert picture(self.interview) == before
            return False
        change = getattr(self.interview, step)(*given, at=moment(number))
        self.journal.append(event(kind, body(*given), number))
        self.check_change(change, before["states"], {state.ref: state for state in self.interview.nodes()})
        return True

    def check_change(self, change: Change, before: Any, after: dict[str, NodeState]) -> None:
        """Where no rows came or went, the change names every node with another value or other logic of its own."""
        if before.keys() == after.keys():
            moved = {ref for ref, state in after.items() if own(state) != own(before[ref])}
            assert {ref for ref in moved if not is_prompt(after[ref])} <= change.refs

    # The naive interview

    def follow(self) -> None:
        """Let the naive interview settle; what actions of the form set is taken over."""
        for _ in range(4):
            self.naive.settle()
            if not self.take_over():
                break

    def take_over(self) -> bool:
        moved = False
        for ref, node in self.naive.refs().items():
            if isinstance(node.part, Leaf) and node.part.acted:
                try:
                    real = self.interview._instance.find(ref)
                except StepError:
                    continue
                moved |= (node.stored, node.code) != (real.stored, real.code)
                node.stored, node.code = real.stored, real.code
        return moved


def own(state: NodeState) -> tuple[object, ...]:
    return state.value, state.relevant, state.required, state.missing


def is_prompt(state: NodeState) -> bool:
    return state.kind.startswith("repeat-range")
