"""Any form as a workload: our engine finds the answers of one interview, then every engine gives the same answers."""

from __future__ import annotations

from pathlib import Path
from random import Random

from engines.workload import Operation, Turn, Workload
from engines.workloads import PAGES, SERIALISE, SERIALISE_FIRST

from cxfield.admission.form_reader import read_form
from cxfield.interview import Interview, NodeState, PageKind, Setting, StepError
from cxfield.questionnaire.model import ControlKind

MAX_ANSWERS = 1_000
TRIES = 12
"""The longest of so many interviews is taken: a refused consent ends one at once."""
_TYPED = {
    "decimal": "12.5",
    "date": "2024-01-15",
    "time": "12:30:00.000Z",
    "dateTime": "2024-01-15T12:30:00.000Z",
    "geopoint": "56.95 24.1 0.0 0.0",
    "string": "text",
}


def real_form(path: Path) -> Workload:
    """Return the workload of the workbook or XForm at `path`."""
    questionnaire = read_form(path).questionnaire
    interviews = (_answers(Interview(questionnaire, Setting()), Random(seed)) for seed in range(TRIES))
    answers = max(interviews, key=len)
    behind = [[*turn, ["view", turn[0][1]]] for turn in answers]
    return Workload(
        name=path.stem,
        xml=questionnaire.xml,
        operations=[
            SERIALISE_FIRST,
            Operation(name="an answer", turns=answers),
            SERIALISE,
            Operation(name="answer, then view", turns=behind, own_only=True),
            PAGES,
            Operation(name="violations", turns=[[["violations"]]] * 20, own_only=True),
        ],
    )


def _answers(interview: Interview, random: Random) -> list[Turn]:
    turns: list[Turn] = []
    page = interview.next_page()
    while page is not None and len(turns) < MAX_ANSWERS:
        if page.kind == PageKind.REPEAT_PROMPT and page.rows == 0:
            interview.add_repeat(page.key)
            turns.append([["add", page.key]])
        elif page.kind != PageKind.REPEAT_PROMPT:
            turns += [[["set", ref, text]] for ref in page.refs if (text := _given(interview, ref, random)) is not None]
        page = interview.next_page(page.key)
    return turns


def _given(interview: Interview, ref: str, random: Random) -> str | None:
    """Answer `ref` and return the answer; None where it takes none."""
    text = _answer(interview.state(ref), random)
    if not text:
        return None
    try:
        interview.set_value(ref, text)
    except StepError:
        return None
    return text


def _answer(state: NodeState, random: Random) -> str:
    question = state.question
    if question is None or question.note or state.readonly or not state.relevant:
        return ""
    if state.choices is not None:
        names = [choice.name for choice in state.choices]
        if question.kind is ControlKind.RANK:
            return " ".join(names)
        return random.choice(names) if names else ""
    if question.kind in (ControlKind.TRIGGER, ControlKind.UPLOAD):
        return "OK" if question.kind is ControlKind.TRIGGER else ""
    if state.type in ("int", "integer") or question.kind is ControlKind.RANGE:
        return str(random.randint(0, 60)) if question.range_start is None else str(int(float(question.range_start)))
    return _TYPED.get(state.type or "string", "")
