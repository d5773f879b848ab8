"""Topline: for each question how many were asked, what they answered, and what is missing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

from cxfield.analysis.codebook import Variable, variables
from cxfield.analysis.study_data import Answer, InterviewRecord, StudyData, index_answers
from cxfield.interview.values import ValueKind, codec_of
from cxfield.questionnaire.model import ControlKind

ToplineKind = Literal["choices", "multiple", "number", "text", "other"]

SMALL_BASE = 30
"""A base below this is flagged."""
MOST_VALUES_SHOWN = 12
"""A number with at most so many different values is also counted value by value."""
MOST_CHOICES_SHOWN = 30
"""Of a longer list only the choices that were taken are shown, the most frequent first."""
MISSING_CODES = ("dk", "rf", "na", "blank")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToplineRow:
    """One choice or value: `share` of the base (0..1); None where the base is 0."""

    code: str
    label: str
    count: int
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSummary:
    """Summary of the valid numbers of a question."""

    n: int
    mean: float
    median: float
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim:
    """What one respondent said in their own words."""

    interview_id: str
    case_id: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topline:
    """One question over all counted interviews.

    Attributes:
        asked: How often it was asked (once for each row in a repeat).
        base: How many gave a valid answer. Percentages stand on it; those of `multiple` add up to more than 100.
        interviews: In how many interviews it was asked; less than `asked` in a repeat.
        missing: By `dk`, `rf`, `na`, `blank`; those that occur.
    """

    variable: Variable
    kind: ToplineKind
    asked: int
    base: int
    interviews: int
    missing: dict[str, int]
    rows: tuple[ToplineRow, ...] = ()
    numbers: NumberSummary | None = None
    verbatims: tuple[Verbatim, ...] = field(default=())

    @property
    def is_small(self) -> bool:
        return 0 < self.base < SMALL_BASE


def toplines(data: StudyData, language: str | None = None) -> list[Topline]:
    """Return the topline of every question, in questionnaire order; labels in `language` where it has that."""
    index = index_answers(data.counted)
    asked = [variable for variable in variables(data.questionnaires, language) if variable.is_asked]
    return [topline(index.get(variable.path, ()), variable) for variable in asked]


def topline(found: Sequence[tuple[InterviewRecord, Answer]], variable: Variable) -> Topline:
    """Return the topline of one question over what was `found` in its nodes."""
    valid = [(interview, answer) for interview, answer in found if answer.value]
    kind = topline_kind(variable)
    missing = Counter(answer.missing or "blank" for _, answer in found if not answer.value)
    answers = [answer for _, answer in valid]
    numbers = [number for answer in answers if (number := as_number(answer.value)) is not None]
    return Topline(
        variable=variable,
        kind=kind,
        asked=len(found),
        base=len(valid),
        interviews=len({interview.interview_id for interview, _ in found}),
        missing={code: missing[code] for code in MISSING_CODES if missing[code]},
        rows=_rows(variable, kind, answers),
        numbers=summarise(numbers) if kind == "number" else None,
        verbatims=tuple(
            Verbatim(interview_id=interview.interview_id, case_id=interview.case_id, text=answer.value)
            for interview, answer in valid
        )
        if kind == "text"
        else (),
    )


def topline_kind(variable: Variable) -> ToplineKind:
    """Return how a question is summed up."""
    question = variable.question
    if question is not None and question.kind in (ControlKind.SELECT_MULTIPLE, ControlKind.RANK):
        return "multiple"
    if variable.is_select or (question is not None and question.kind == ControlKind.TRIGGER):
        return "choices"
    if codec_of(variable.bind.type).kind.is_number or (question is not None and question.kind == ControlKind.RANGE):
        return "number"
    return "text" if codec_of(variable.bind.type).kind is ValueKind.TEXT else "other"


def as_number(value: str) -> float | None:
    """Return a stored answer as a finite number; None if it is none."""
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def summarise(numbers: Sequence[float]) -> NumberSummary | None:
    """Return the summary of `numbers`; None without any."""
    if not numbers:
        return None
    return NumberSummary(
        n=len(numbers),
        mean=math.fsum(numbers) / len(numbers),
        median=median(numbers),
        lowest=min(numbers),
        highest=max(numbers),
    )


def class_rows(numbers: Sequence[float]) -> tuple[ToplineRow, ...]:
    """Return `numbers` counted in at most `MOST_VALUES_SHOWN` classes of a round width; empty where all are equal."""
    if not numbers or min(numbers) == max(numbers):
        return ()
    is_whole = all(number.is_integer() for number in numbers)
    width = _round_width((max(numbers) - min(numbers)) / (MOST_VALUES_SHOWN - 2), is_whole=is_whole)
    first, last = math.floor(min(numbers) / width), math.floor(max(numbers) / width)
    counts = Counter(math.floor(number / width) for number in numbers)
    return tuple(
        _row(f"{index * width:g}", _class_label(index, width, is_whole=is_whole), counts[index], len(numbers))
        for index in range(first, last + 1)
    )


def _round_width(width: float, *, is_whole: bool) -> float:
    """Return the next 1, 2, 5, 10, 20, … from `width` on; at least 1 for whole numbers."""
    power = 10.0 ** math.floor(math.log10(width))
    found = next(step * power for step in (1, 2, 5, 10) if step * power >= width * (1 - 1e-12))
    return max(1.0, found) if is_whole else found


def _class_label(index: int, width: float, *, is_whole: bool) -> str:
    low, high = index * width, (index + 1) * width
    if is_whole:
        return f"{low:g}" if width == 1 else f"{low:.0f}–{high - 1:.0f}"
    return f"[{low:g}; {high:g})"


def _rows(variable: Variable, kind: ToplineKind, answers: Sequence[Answer]) -> tuple[ToplineRow, ...]:
    if kind == "choices":
        return _choice_rows(variable, Counter(answer.value for answer in answers), answers)
    if kind == "multiple":
        return _choice_rows(
            variable, Counter(code for a in answers for code in dict.fromkeys(a.value.split())), answers
        )
    if kind == "text":
        return ()
    counts = Counter(_plain(answer.value) if kind == "number" else answer.value for answer in answers)
    if len(counts) > MOST_VALUES_SHOWN:
        numbers = [number for answer in answers if (number := as_number(answer.value)) is not None]
        return class_rows(numbers) if kind == "number" else ()
    ordered = sorted(counts, key=lambda value: (as_number(value) is None, as_number(value) or 0, value))
    return tuple(_row(value, value, counts[value], len(answers)) for value in ordered)


def _plain(value: str) -> str:
    """Return a number in one way of writing, so that 7 and 7.0 are the same answer."""
    number = as_number(value)
    return value if number is None else str(int(number)) if number.is_integer() else str(number)


def _choice_rows(variable: Variable, counts: Counter[str], answers: Sequence[Answer]) -> tuple[ToplineRow, ...]:
    seen = {answer.value: answer.label for answer in answers if answer.label and " " not in answer.value}
    labels = {**seen, **dict(variable.choices)}
    codes = [code for code, _ in variable.choices] or sorted(counts)
    codes += sorted(code for code in counts if code not in labels and code not in codes)
    if len(codes) > MOST_CHOICES_SHOWN:
        codes = sorted((code for code in codes if counts[code]), key=lambda code: -counts[code])
    return tuple(_row(code, labels.get(code, code), counts[code], len(answers)) for code in codes)


def _row(code: str, label: str, count: int, base: int) -> ToplineRow:
    return ToplineRow(code=code, label=label, count=count, share=count / base if base else None)
