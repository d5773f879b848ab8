"""The cx columns of a workbook: short names made long, the namespace declared, translated messages kept for the itext.

pyxform drops unknown short columns without a word and does not translate bind attributes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cxfield.questionnaire.model import Finding
from cxfield.questionnaire.suggestions import suggestion
from cxfield.questionnaire.workbook import Sheet, Workbook
from cxfield.questionnaire.xml_tree import CX

BIND_COLUMNS = (
    "missing", "warning", "warning_msg", "disposition", "mode", "metric", "touchpoint", "stage", "personal",
)  # fmt: skip
BODY_COLUMNS = ("order", "record", "card")
CHOICE_COLUMNS = {"exclusive": "yes", "read": "no"}
"""Columns of the choices sheet; they reach the form as children `cx_NAME` of a list's items where they say this."""
METRICS = (
    "nps", "tnps", "csat", "ces", "csi", "fcr", "kano-functional", "kano-dysfunctional", "verbatim",
    "recording-consent", "consent",
)  # fmt: skip
_HEADER = re.compile(r"^\s*(?:(?:bind|body|control)\s*::?\s*)?cx\s*:\s*(\w+)\s*(?:::?\s*(.+?))?\s*$", re.IGNORECASE)
_YES = ("yes", "true", "true()", "1")
_NO = ("no", "false", "false()", "0")
_REFERENCE = re.compile(r"\$\{[^}]*\}")
_SHARE = re.compile(r"^sample=(0(\.\d+)?|1(\.0+)?)$")
_DISPOSITION = re.compile(r"^[1-4](\.\d{1,3})?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A warning message of one row that goes into itext.

    Attributes:
        row: Row number in the sheet.
        texts: By language; "" for the column without one.
        fills: The `${…}` in the texts, in order; attribute `cx:fill_N` of the bind resolves each.
    """

    row: int
    texts: dict[str, str]
    fills: tuple[str, ...]

    @property
    def itext_id(self) -> str:
        return f"cx:warning_msg:{self.row}"


@dataclass(slots=True)
class CxColumns:
    """What was found in the survey sheet, and what is wrong with it."""

    messages: list[Message] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def cx_header(header: str) -> tuple[str, str] | None:
    """Return (name, language or "") of a cx column, None of any other."""
    found = _HEADER.match(header)
    return (found[1].lower(), found[2] or "") if found else None


def expand_cx_columns(workbook: Workbook) -> CxColumns:
    """Rewrite the cx columns of the sheets in place, as pyxform takes them."""
    result = CxColumns()
    _expand_choice_columns(workbook, result)
    survey = workbook.sheets.get("survey")
    if survey is None or not any(cx_header(header) for header in survey.header):
        return result
    names = {index: found for index, header in enumerate(survey.header) if (found := cx_header(header))}
    _check_names(survey, names, result)
    _check_values(survey, names, result)
    _check_languages(survey, names, result)
    _calculate_dispositions(survey, names)
    _double_colons(survey)
    message_columns = {index: language for index, (name, language) in names.items() if name == "warning_msg"}
    _move_messages(survey, message_columns, result)
    for index, (name, _) in names.items():
        if index not in message_columns:
            survey.header[index] = f"{'body' if name in BODY_COLUMNS else 'bind'}::cx:{name}"
    _declare_namespace(workbook)
    return result


def _expand_choice_columns(workbook: Workbook, result: CxColumns) -> None:
    """Give the cx columns of the choices sheet names that XML takes, and their values one spelling."""
    choices = workbook.sheets.get("choices")
    names = {i: found[0] for i, header in enumerate(choices.header) if (found := cx_header(header))} if choices else {}
    for index, name in names.items():
        assert choices is not None
        if name not in CHOICE_COLUMNS:
            choices.header[index] = ""
            near = suggestion(name, tuple(CHOICE_COLUMNS), "cx:")
            message = f"There is no column cx:{name} of choices; it is ignored.{near}"
            where = choices.cell_at(1, index)
            result.findings.append(Finding(severity="warning", code="unknown-column", where=where, message=message))
            continue
        choices.header[index] = f"cx_{name}"
        for row_index, row in enumerate(choices.rows):
            _spell_yes_or_no(choices, row_index, index, result)
            if row.get(index) == "":
                del row[index]


def _spell_yes_or_no(choices: Sheet, row_index: int, column: int, result: CxColumns) -> None:
    row = choices.rows[row_index]
    value = row.get(column, "").strip()
    name = choices.header[column].replace("_", ":", 1)
    if not value or value.casefold() in _YES or value.casefold() in _NO:
        said = "" if not value else "yes" if value.casefold() in _YES else "no"
        row[column] = said if said == CHOICE_COLUMNS[name.removeprefix("cx:")] else ""
    else:
        where = choices.cell_at(row_index + 2, column)
        message = f"{name} says '{value}'; allowed are yes and no."
        result.findings.append(Finding(severity="error", code="cx-value", where=where, message=message))


def _check_names(survey: Sheet, names: dict[int, tuple[str, str]], result: CxColumns) -> None:
    known = (*BIND_COLUMNS, *BODY_COLUMNS)
    for index, (name, _) in names.items():
        if name not in known:
            message = f"There is no column cx:{name}; it is ignored.{suggestion(name, known, 'cx:')}"
            where = survey.cell_at(1, index)
            result.findings.append(Finding(severity="warning", code="unknown-column", where=where, message=message))


def _check_values(survey: Sheet, names: dict[int, tuple[str, str]], result: CxColumns) -> None:
    for row_index, row in enumerate(survey.rows):
        for index, (name, _) in names.items():
            problem = _problem(name, row[index].strip()) if index in row else None
            if problem:
                severity, message = problem
                where = survey.cell_at(row_index + 2, index)
                result.findings.append(Finding(severity=severity, code="cx-value", where=where, message=message))


def _problem(name: str, value: str) -> tuple[str, str] | None:
    wrong = f"cx:{name} says '{value}'"
    allowed_words = {"missing": ("dk", "rf", "na"), "mode": ("cati", "capi", "cawi")}
    if name in allowed_words and not set(value.split()) <= set(allowed_words[name]):
        return "error", f"{wrong}; allowed are {', '.join(allowed_words[name])}, separated by spaces."
    if name == "order" and value not in ("fixed", "random", "rotate"):
        return "error", f"{wrong}; allowed are fixed, random and rotate."
    if name == "record" and value not in ("always", "never") and not _SHARE.match(value):
        return "error", f"{wrong}; allowed are always, never, and a share such as sample=0.1."
    if name == "disposition" and not _DISPOSITION.match(value):
        return "error", f"{wrong}, which is no AAPOR code such as 2.10 or 4.80."
    if name == "personal" and value.casefold() not in (*_YES, *_NO):
        return "error", f"{wrong}; allowed are yes and no."
    if name == "metric" and value not in METRICS:
        return "warning", f"{wrong}, which no analysis knows.{suggestion(value, METRICS)}"
    return None


def _check_languages(survey: Sheet, names: dict[int, tuple[str, str]], result: CxColumns) -> None:
    """A message in a language that no label has is never seen."""
    spoken = [header.split("::", 1)[1].strip() for header in survey.header if header.lower().startswith("label::")]
    for index, (name, language) in names.items():
        if name == "warning_msg" and language and spoken and language not in spoken:
            message = f"No label is in '{language}', so this message is never shown.{suggestion(language, spoken)}"
            where = survey.cell_at(1, index)
            result.findings.append(Finding(severity="warning", code="unknown-language", where=where, message=message))


def _calculate_dispositions(survey: Sheet, names: dict[int, tuple[str, str]]) -> None:
    """Give a calculate that only carries a disposition that code as its calculation: pyxform wants one."""
    column = next((index for index, (name, _) in names.items() if name == "disposition"), None)
    for row_index, row in enumerate(survey.rows):
        is_bare = survey.value(row_index, "type") == "calculate" and not survey.value(
            row_index, "calculation", "calculate"
        )
        if column is not None and column in row and is_bare:
            if survey.column("calculation", "calculate") is None:
                survey.header.append("calculation")
            row[survey.column("calculation", "calculate") or 0] = f"'{row[column]}'"


def _double_colons(survey: Sheet) -> None:
    """Write all headers with `::`: the first one of a sheet makes pyxform stop splitting at single colons."""
    if any("::" in header for header in survey.header):
        return
    for index, header in enumerate(survey.header):
        if ":" in header and cx_header(header) is None:
            words = [word.strip() for word in header.split(":")]
            if "jr" in words[:-1]:
                place = words.index("jr")
                words[place : place + 2] = [f"jr:{words[place + 1]}"]
            survey.header[index] = "::".join(words)


def _move_messages(survey: Sheet, columns: dict[int, str], result: CxColumns) -> None:
    """Leave plain messages as attribute; take out those with translations or fills, for the itext."""
    if not columns:
        return
    first, *others = columns
    survey.header[first] = "bind::cx:warning_msg"
    for index in others:
        survey.header[index] = ""
    for row_index, row in enumerate(survey.rows):
        texts = {language: row.pop(index) for index, language in columns.items() if index in row}
        if not texts:
            continue
        fills = tuple(dict.fromkeys(fill for text in texts.values() for fill in _REFERENCE.findall(text)))
        if set(texts) == {""} and not fills:
            row[first] = texts[""]
            continue
        message = Message(row=row_index + 2, texts=texts, fills=fills)
        result.messages.append(message)
        row[first] = f"jr:itext('{message.itext_id}')"
        for number, fill in enumerate(fills):
            row[_fill_column(survey, number)] = fill


def _fill_column(survey: Sheet, number: int) -> int:
    header = f"bind::cx:fill_{number}"
    if header not in survey.header:
        survey.header.append(header)
    return survey.header.index(header)


def _declare_namespace(workbook: Workbook) -> None:
    settings = workbook.sheets.setdefault("settings", Sheet(name="settings", header=[], rows=[]))
    if not settings.rows:
        settings.rows.append({})
    index = settings.column("namespaces")
    if index is None:
        settings.header.append("namespaces")
        index = len(settings.header) - 1
    declared = settings.rows[0].get(index, "")
    if "cx=" not in declared:
        settings.rows[0][index] = f'{declared} cx="{CX}"'.strip()
