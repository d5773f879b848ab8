"""The data of a study as tables: one of interviews, one for each repeat. Formats only write them down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cxfield.analysis.codebook import Variable, variables
from cxfield.analysis.study_data import Answer, InterviewRecord, StudyData, generic_path, row_of

INTERVIEW_COLUMNS = (
    "interview_id",
    "case_id",
    "status",
    "started_at",
    "completed_at",
    "duration_s",
    "language",
    "interviewer",
    "version",
)
INTERVIEWS = "interviews"
PARADATA = "paradata"
"""A table of its own (`paradata_table`), so no repeat takes its name."""
_RESERVED_FILES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


@dataclass(frozen=True, slots=True)
class DataTable:
    """`name` is the file name without ending; every row has as many cells as there are columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """One variable in its table: its column, and which further columns stand beside it."""

    variable: Variable
    column: str
    codes: tuple[str, ...]
    has_missing: bool

    @property
    def columns(self) -> list[str]:
        split = [f"{self.column}.{code}" for code in self.codes]
        return [self.column, *split, *([f"{self.column}.missing"] if self.has_missing else [])]

    def cells(self, answer: Answer | None, *, labels: bool) -> list[str]:
        value = answer.value if answer else ""
        chosen = value.split()
        split = [str(int(code in chosen)) if value else "" for code in self.codes]
        missing = [(answer.missing or "") if answer else ""] if self.has_missing else []
        return [self._shown(answer, chosen) if labels else value, *split, *missing]

    def _shown(self, answer: Answer | None, chosen: Sequence[str]) -> str:
        if answer is None or not answer.value or not self.variable.is_select:
            return answer.value if answer else ""
        known = dict(self.variable.choices)
        if any(code in known for code in chosen):
            return "; ".join(known.get(code, code) for code in chosen)
        return answer.label or answer.value


def data_tables(data: StudyData, *, labels: bool = False, language: str | None = None) -> list[DataTable]:
    """Return the interviews and then each repeat, in the order of the questionnaire.

    Columns depend on the questionnaires only (and on codes in the data that none of them lists), and a new version
    adds columns without changing the order of the old ones.

    Args:
        labels: Write labels of choices instead of their codes; labels in `language` where the questionnaire has it.
    """
    found = variables(data.questionnaires, language)
    usage = _usage(data.interviews)
    repeats = list(dict.fromkeys(variable.repeat for variable in found if variable.repeat))
    outside = _fields([each for each in found if each.repeat is None], usage, INTERVIEW_COLUMNS)
    columns = (*INTERVIEW_COLUMNS, *(column for field in outside for column in field.columns))
    rows = [
        (*_facts(interview), *_cells(interview.answers, _places(interview.answers, None), outside, labels=labels))
        for interview in data.interviews
    ]
    names = _distinct_names(repeats, {INTERVIEWS, PARADATA}, is_file=True)
    tables = [DataTable(INTERVIEWS, columns, tuple(rows))]
    for repeat in repeats:
        fields = [each for each in found if each.repeat == repeat]
        tables.append(_repeat_table(data, names[repeat], repeat, repeats, fields, usage, labels=labels))
    return tables


def _repeat_table(
    data: StudyData,
    name: str,
    repeat: str,
    repeats: Sequence[str],
    members: Sequence[Variable],
    usage: Mapping[str, tuple[set[str], bool]],
    *,
    labels: bool,
) -> DataTable:
    outer = [other.rpartition("/")[2] for other in repeats if repeat.startswith(f"{other}/")]
    keys = ("interview_id", *(f"{other}.position" for other in outer), "position")
    fields = _fields(members, usage, keys)
    rows = []
    for interview in data.interviews:
        places = _places(interview.answers, repeat)
        for position in sorted({position for _, position in places}):
            here = {path: ref for (path, at), ref in places.items() if at == position}
            cells = _cells(interview.answers, {(path, ()): ref for path, ref in here.items()}, fields, labels=labels)
            rows.append((interview.interview_id, *(str(number) for number in position), *cells))
    return DataTable(name, (*keys, *(column for field in fields for column in field.columns)), tuple(rows))


def _places(answers: Mapping[str, Answer], repeat: str | None) -> dict[tuple[str, tuple[int, ...]], str]:
    """Return (generic path, positions down to `repeat`) -> ref of the answers inside `repeat`; all where it is None."""
    places: dict[tuple[str, tuple[int, ...]], str] = {}
    for ref in answers:
        path = generic_path(ref)
        if repeat is None:
            places[path, ()] = ref
        elif path.startswith(f"{repeat}/"):
            places[path, row_of(ref, repeat)] = ref
    return places


def _cells(
    answers: Mapping[str, Answer],
    places: Mapping[tuple[str, tuple[int, ...]], str],
    fields: Sequence[_Field],
    *,
    labels: bool,
) -> list[str]:
    cells = []
    for field in fields:
        ref = places.get((field.variable.path, ()))
        cells += field.cells(answers[ref] if ref else None, labels=labels)
    return cells


def _usage(interviews: Iterable[InterviewRecord]) -> dict[str, tuple[set[str], bool]]:
    """Return for each generic path the values that occur and whether a missing code does."""
    usage: dict[str, tuple[set[str], bool]] = {}
    for interview in interviews:
        for ref, answer in interview.answers.items():
            values, has_missing = usage.get(path := generic_path(ref), (set(), False))
            values.add(answer.value)
            usage[path] = (values, has_missing or answer.missing is not None)
    return usage


def _fields(
    members: Sequence[Variable], usage: Mapping[str, tuple[set[str], bool]], keys: Iterable[str]
) -> list[_Field]:
    members = [variable for variable in members if variable.question is None or variable.is_asked]
    names = _distinct_names([variable.path for variable in members], set(keys), is_file=False)
    fields = []
    for variable in members:
        values, has_missing = usage.get(variable.path, (set(), False))
        fields.append(
            _Field(
                variable=variable,
                column=names[variable.path],
                codes=_split_codes(variable, values),
                has_missing=has_missing or bool(variable.bind.missing),
            )
        )
    return fields


def _split_codes(variable: Variable, values: set[str]) -> tuple[str, ...]:
    if not variable.is_multiple:
        return ()
    listed = [code for code, _ in variable.choices]
    other = {code for value in values for code in value.split()} - set(listed)
    return (*listed, *sorted(other))


def _distinct_names(paths: Sequence[str], taken: set[str], *, is_file: bool) -> dict[str, str]:
    """Return path -> its last name, or its dotted path where another has that name too (case does not tell apart)."""
    lasts = [path.rpartition("/")[2].lower() for path in paths]
    names = {}
    for path, last in zip(paths, lasts, strict=True):
        is_free = lasts.count(last) == 1 and last not in taken and not (is_file and last in _RESERVED_FILES)
        names[path] = path.rpartition("/")[2] if is_free else path.strip("/").replace("/", ".")
    return names


def _facts(interview: InterviewRecord) -> tuple[str, ...]:
    return (
        interview.interview_id,
        interview.case_id or "",
        interview.status,
        _utc(interview.started_at),
        _utc(interview.completed_at),
        str(interview.duration_s),
        interview.language,
        interview.interviewer,
        interview.version,
    )


def _utc(moment: datetime | None) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if moment else ""
