"""What must hold of every questionnaire and every interview, tried on random ones."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cxfield.interview import Interview, NodeState, Setting, StepError
from tests.interview.naive_interview import ZONE, NaiveInterview, NaiveNode, rows_of
from tests.interview.random_forms import CODES, LANGUAGES, Branch, Form, Leaf, forms
from tests.interview.random_logic import WORDS

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ANSWERS = (*WORDS, *WORDS, "2024-05-01", "2024-13-01", "1.5", " 3 ", "a b", "é <&>", "-1")
CHECKS = {
    "set_value": "check_value",
    "set_missing": "check_missing",
    "confirm_warning": "check_confirm",
    "add_repeat": "check_add",
    "remove_repeat": "check_remove",
    "set_language": "check_language",
}


def picture(interview: Interview) -> object:
    """All that can be seen of an interview, and what is kept unseen."""
    kept = [(node.stored, node.kept, node.confirmed) for node in interview._instance.document.walk()]
    return interview.nodes(), interview.pages(), interview.to_xml(), interview.language, kept


def shown(state: NodeState) -> tuple[object, ...]:
    """What the naive interview can say of a node too."""
    choices = None if state.choices is None else [(choice.name, choice.label) for choice in state.choices]
    checks = (state.constraint_ok, state.required_ok, state.warning_ok)
    logic = (state.value, state.relevant, state.readonly, state.required, *checks, state.missing)
    return (*logic, state.label, choices, state.error is not None)


def expected(naive: NaiveInterview, node: NaiveNode) -> tuple[object, ...]:
    part = node.part
    if not isinstance(part, Leaf):
        readonly, required = naive.readonly(node), naive.required(node)
        return (None, node.relevant, readonly, required, True, True, True, None, naive.label(node), None)
    node.error = False
    naive.own_relevant(node)
    if "calculate" in part.rules:
        naive.evaluate(node, "calculate", lambda expression, context: expression.string(context))
    readonly, required = naive.readonly(node), naive.required(node)
    required_ok = not (required and node.relevant and not node.value and not node.missing)
    warning_ok = node.confirmed is not None or naive.holds(node, "warning")
    checks = (naive.holds(node, "constraint"), required_ok, warning_ok)
    label, choices = naive.label(node) if part.control else "", naive.choices(node)
    told = (node.value, node.relevant, readonly, required, *checks, node.missing, label, choices)
    return told if part.acted else (*told, node.error)


class AnyInterview(RuleBasedStateMachine):
    """Any interview on any form, beside the same one worked out naively."""

    @initialize(form=forms(), mode=st.sampled_from((None, None, "cati", "capi")), seed=st.integers(0, 3))
    def begin(self, form: Form, mode: str | None, seed: int) -> None:
        self.form = form
        self.journal: list[tuple[str, tuple[Any, ...]]] = []
        self.setting = Setting(seed=seed, mode=mode, started_at=START, now=lambda: START, zone=ZONE)
        self.interview = Interview(form.questionnaire, self.setting)
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
                self.every_state_is_what_the_naive_interview_says()

    def questions(self) -> list[str]:
        """Refs of all questions; those that others read, or that have a missing code, more than once."""
        found = []
        for ref, node in self.refs().items():
            if node.part.kind == "question":
                found += [ref] * (1 + min(node.part.readers, 4) + 2 * bool(node.missing))
        return found

    def possible(self, ref: str) -> list[str]:
        node = self.naive.find(ref)
        choices = self.naive.choices(node)
        if choices is None:
            return list(ANSWERS)
        offered = [code for code, _ in choices]
        return [*offered, *offered, " ".join(offered[:2]), *CODES, "a c", ""]

    def give(self, ref: str, text: str) -> None:
        node = self.naive.find(ref)
        choices = self.naive.choices(node)
        wrong = False
        if choices is not None and text:
            given = [text] if node.part.control == "select1" else text.split()
            wrong = not set(given) <= {code for code, _ in choices}
        if self.step("set_value", ref, text, refused=wrong or self.naive.readonly(node)):
            self.naive.answer(ref, text)
            self.follow()

    @rule(data=st.data(), code=st.sampled_from(("dk", "dk", "rf", "na")))
    def miss(self, data: st.DataObject, code: str) -> None:
        refs = [ref for ref in self.questions() if self.naive.find(ref).part.missing]
        if refs:
            ref = data.draw(st.sampled_from(refs), "question")
            node = self.naive.find(ref)
            refused = code not in node.part.missing or self.naive.readonly(node)
            if self.step("set_missing", ref, code, refused=refused):
                self.naive.miss(ref, code)
                self.follow()

    @rule(data=st.data())
    def confirm(self, data: st.DataObject) -> None:
        refs = [ref for ref in self.questions() if "warning" in self.naive.find(ref).part.rules]
        waiting = [ref for ref in refs if not self.naive.holds(self.naive.find(ref), "warning")]
        if refs:
            ref = data.draw(st.sampled_from(waiting or refs), "question")
            if self.step("confirm_warning", ref, refused=False):
                self.naive.confirm(ref)
                self.follow()

    @rule(data=st.data(), times=st.integers(1, 3))
    def add_rows(self, data: st.DataObject, times: int) -> None:
        refs = self.repeats()
        if refs:
            ref = data.draw(st.sampled_from(refs), "repeat")
            parent, repeat = self.repeat_at(ref)
            for _ in range(times):
                if self.step("add_repeat", ref, refused=repeat.fixed or "count" in repeat.rules):
                    self.naive.add_row(parent, repeat)
                    self.follow()

    @rule(data=st.data())
    def remove_row(self, data: st.DataObject) -> None:
        refs = self.repeats()
        if refs:
            ref = data.draw(st.sampled_from(refs), "repeat")
            parent, repeat = self.repeat_at(ref)
            rows = len(rows_of(parent, repeat))
            place = data.draw(st.integers(0, rows), "place")
            if self.step("remove_repeat", ref, place, refused=repeat.fixed or "count" in repeat.rules or place >= rows):
                self.naive.remove_row(f"{ref}[{place + 1}]")
                self.follow()

    def repeat_at(self, ref: str) -> tuple[NaiveNode, Branch]:
        above, _, name = ref.rpartition("/")
        parent = self.naive.find(above)
        repeat = next(part for part in parent.part.below if part.name == name)
        assert isinstance(repeat, Branch)
        return parent, repeat

    @rule(name=st.sampled_from((*LANGUAGES, "pl", "de")))
    def speak(self, name: str) -> None:
        if self.step("set_language", name, refused=name == "de"):
            self.naive.language = "Polski (pl)" if name == "pl" else name
            self.follow()

    def step(self, name: str, *given: Any, refused: bool) -> bool:
        """Do a step, which has to be refused or not, and which must then change nothing."""
        before = picture(self.interview)
        why = self.refusal(getattr(self.interview, CHECKS[name]), *given)
        assert picture(self.interview) == before
        assert (why is not None) == refused, why
        at = START + timedelta(seconds=7 * len(self.journal))
        assert self.refusal(lambda: getattr(self.interview, name)(*given, at=at)) == why
        if why is None:
            self.journal.append((name, given))
            return True
        assert picture(self.interview) == before
        return False

    def refusal(self, call: Any, *given: Any) -> str | None:
        try:
            call(*given)
        except StepError as error:
            return str(error)
        return None

    # Looking

    def refs(self) -> dict[str, NaiveNode]:
        found: dict[str, NaiveNode] = {}
        stack: list[tuple[str, NaiveNode]] = [("/data", self.naive.root_node)]
        while stack:
            ref, node = stack.pop()
            found[ref] = node
            counts: dict[str, int] = {}
            for child in node.children:
                counts[child.name] = counts.get(child.name, 0) + 1
                place = f"[{counts[child.name]}]" if child.part.kind == "repeat" else ""
                stack.append((f"{ref}/{child.name}{place}", child))
        return found

    def repeats(self) -> list[str]:
        """Refs of all repeats; the open ones several times."""
        return [
            f"{ref}/{part.name}"
            for ref, node in self.refs().items()
            for part in node.part.below
            if part.kind == "repeat"
            for _ in range(1 if "count" in part.rules else 3)
        ]

    def follow(self) -> None:
        """Let the naive interview settle; what actions of the form set is taken over."""
        for _ in range(4):
            self.naive.settle()
            if not self.take_over():
                break

    def take_over(self) -> bool:
        moved = False
        for ref, node in self.refs().items():
            if isinstance(node.part, Leaf) and node.part.acted:
                try:
                    real = self.interview._instance.find(ref)
                except StepError:
                    continue
                missing = {} if real.missing is None else {"{urn:cxfield:xforms}missing": real.missing}
                moved |= node.stored != real.stored or (node.attributes or {}) != missing
                node.stored, node.attributes = real.stored, missing
        return moved

    # What holds

    @invariant()
    def every_state_is_what_the_naive_interview_says(self) -> None:
        states = {state.ref: state for state in self.interview.nodes()}
        wanted = {ref: node for ref, node in self.refs().items() if ref != "/data"}
        assert set(wanted) == {ref for ref in states if not ref.startswith("/data/meta")} - set(self.repeats())
        for ref, node in wanted.items():
            if node.confirmed is not None and not self.interview._instance.find(ref).confirmed:
                node.confirmed = None
            should = expected(self.naive, node)
            found = shown(states[ref])[: len(should)]
            assert found == should, f"{ref} is {found} and should be {should}"

    @invariant()
    def the_instance_has_what_is_relevant_in_the_order_of_the_form(self) -> None:
        xml = re.sub(r"<(\w+)([^>]*)/>", r"<\1\2></\1>", self.interview.to_xml())
        inner = xml.partition(">")[2].partition("<meta>")[0]
        assert inner == self.naive.xml(self.naive.root_node).removeprefix("<data>").removesuffix("</data>")


AnyInterview.TestCase.settings = settings(
    max_examples=int(os.environ.get("CXFIELD_TORTURE") or 60), stateful_step_count=50, deadline=None
)
test_any_interview = AnyInterview.TestCase
