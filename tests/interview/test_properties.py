"""What must hold of every questionnaire and every interview, tried on random ones."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from cxfield.interview import Interview, NodeState, Setting, events, replay
from cxfield.interview.orders import orders_of
from tests.interview.interview_machine import (
    ANSWERS,
    START,
    STEPS,
    InterviewMachine,
    event,
    is_prompt,
    moment,
    picture,
    refusal,
    start_of,
)
from tests.interview.naive_interview import ZONE, NaiveInterview, NaiveNode
from tests.interview.naive_route import NaiveRoute
from tests.interview.random_forms import Form, Leaf, forms
from tests.torture.matrix import share_of

Step = tuple[str, *tuple[Any, ...]]
"""Kind of event, then what the step is given."""


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


class AnyInterview(InterviewMachine):
    """What holds of any interview on any form after any step."""

    @invariant()
    def every_state_is_what_the_naive_interview_says(self) -> None:
        states = {state.ref: state for state in self.interview.nodes() if not state.ref.startswith("/data/meta")}
        wanted = self.naive.refs()
        assert set(wanted) - {"/data"} == {ref for ref, state in states.items() if not is_prompt(state)}
        for ref, node in wanted.items():
            if ref == "/data":
                continue
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

    @invariant()
    def the_route_is_the_one_walked_naively(self) -> None:
        route = NaiveRoute(self.naive, orders_of(self.form.questionnaire, self.setting))
        assert self.interview.pages() == route.pages()

    @invariant()
    def the_pages_ask_each_relevant_question_once(self) -> None:
        asked = [ref for page in self.interview.pages() if page.kind != "repeat-prompt" for ref in page.refs]
        states = [state for state in self.interview.nodes() if state.question is not None and state.relevant]
        assert sorted(asked) == sorted(state.ref for state in states)

    @invariant()
    def what_blocks_is_what_is_not_valid(self) -> None:
        states = [state for state in self.interview.nodes() if state.type is not None and not state.is_valid]
        assert self.interview.violations() == states

    @rule(data=st.data())
    def look_around(self, data: st.DataObject) -> None:
        """Reading in any order shows the same and changes nothing; the pages follow each other both ways."""
        before = picture(self.interview)
        states = before["states"]
        for ref in data.draw(st.permutations(list(states))):  # type: ignore[call-overload]
            assert self.interview.state(ref) == states[ref]  # type: ignore[index]
        self.interview.proposed_disposition()
        pages = self.interview.pages()
        for page, following in zip([None, *pages], [*pages, None], strict=True):
            assert self.interview.next_page(page and page.refs[-1]) == following
            assert self.interview.previous_page(following and following.key) == page
        assert picture(self.interview) == before

    @rule()
    def load_again(self) -> None:
        """The journal so far gives the same interview, and one goes on with that."""
        loaded = replay(self.form.questionnaire, self.journal, now=lambda: START, program=self.interview.program)
        before, after = picture(self.interview), picture(loaded)
        for part, said in before.items():
            assert after[part] == said
        self.interview = loaded

    @rule()
    def read_the_instance_back(self) -> None:
        """An interview that begins with the instance is in the same state, but for rows that are hidden.

        What was calculated stands there already, so an expression that fails says so when it is evaluated again.
        """
        if any(not node.relevant and node.part.repeats for node in self.naive.nodes()) or self.hides_repeats():
            return
        setting = Setting(
            seed=self.setting.seed,
            mode=self.setting.mode,
            started_at=START,
            zone=ZONE,
            language=self.interview.language,
            instance_xml=self.interview.to_xml(),
        )
        back = Interview(self.form.questionnaire, setting, program=self.interview.program)
        for ref, node in self.naive.refs().items():
            if node.confirmed is not None:
                back.confirm_warning(ref)
        acted = {part.path for part in self.form.parts if isinstance(part, Leaf) and part.acted}
        for state, again in zip(self.interview.nodes(), back.nodes(), strict=True):
            if re.sub(r"\[\d+\]", "", state.ref) not in acted:
                assert shown(again)[:-1] == shown(state)[:-1], state.ref
        assert back.to_xml() == self.interview.to_xml()
        assert back.pages() == self.interview.pages()

    def hides_repeats(self) -> bool:
        """Whether a group that is not relevant has a repeat in it."""
        return any(
            not node.relevant and any(part.kind == "repeat" for part in node.part.below) for node in self.naive.nodes()
        )


def try_steps(interview: Interview, steps: list[Step]) -> list[Step]:
    """Do what can be done of `steps` and return it."""
    done = []
    for kind, *body in steps:
        if refusal(getattr(interview, STEPS[kind][0]), *body, at=START) is None:
            done.append((kind, *body))
    return done


@settings(max_examples=share_of(400))
@given(forms(actions=False, steady=True), st.data())
def test_two_orders_of_the_same_answers_give_the_same_instance(form: Form, data: st.DataObject) -> None:
    setting = Setting(seed=1, started_at=START, zone=ZONE)
    first = Interview(form.questionnaire, setting)
    steps = [(events.REPEAT_ADDED, f"/data/{part.name}") for part in form.root.below if part.kind == "repeat"]
    steps = try_steps(first, data.draw(st.permutations(steps * 2)))
    refs = [state.ref for state in first.nodes() if state.question is not None]
    for ref in data.draw(st.permutations(refs)):
        if refusal(first.state, ref) is not None:
            continue
        steps += try_steps(first, [(events.ANSWER, ref, data.draw(st.sampled_from(answers_for(first, ref))))])
    other = data.draw(st.permutations(steps))
    while True:
        again, second = Interview(form.questionnaire, setting), Interview(form.questionnaire, setting)
        done = try_steps(again, [step for step in steps if step in other])
        other = try_steps(second, [step for step in other if step in done])
        if len(done) == len(other):
            break
    assert again.to_xml() == second.to_xml()
    assert again.nodes() == second.nodes()


def answers_for(interview: Interview, ref: str) -> list[str]:
    choices = interview.state(ref).choices
    return list(ANSWERS) if choices is None else ["", *(choice.name for choice in choices)]


@settings(max_examples=share_of(300))
@given(forms(whims=True), st.lists(st.tuples(st.integers(0, 40), st.sampled_from(ANSWERS)), max_size=12))
def test_chance_and_clock_come_back_from_the_journal_however_often_one_looked(
    form: Form, answers: list[tuple[int, str]]
) -> None:
    setting = Setting(seed=4, started_at=START, now=lambda: START, zone=ZONE)
    interview, journal = Interview(form.questionnaire, setting), [start_of(form, setting)]
    for place, text in answers:
        states = interview.nodes()
        state = states[place % len(states)]
        step: Step = (events.REPEAT_ADDED, state.ref) if is_prompt(state) else (events.ANSWER, state.ref, text)
        kind, *body = step
        number = len(journal)
        if refusal(getattr(interview, STEPS[kind][0]), *body, at=moment(number)) is None:
            journal.append(event(kind, STEPS[kind][2](*body), number))
        picture(interview)
    loaded = replay(form.questionnaire, journal, now=lambda: START)
    assert picture(loaded) == picture(interview)


AnyInterview.TestCase.settings = settings(max_examples=share_of(1000), stateful_step_count=50, deadline=None)
test_what_holds_of_any_interview = AnyInterview.TestCase
