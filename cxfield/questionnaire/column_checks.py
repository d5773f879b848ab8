"""Columns and settings that pyxform passes over without a word: misspelt ones, choices of no list, no such language."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from cxfield.questionnaire.model import Finding
from cxfield.questionnaire.workbook import Sheet, Workbook, base_header

_SURVEY_COLUMNS = (
    "type", "name", "label", "hint", "guidance_hint", "relevant", "constraint", "constraint_message", "required",
    "required_message", "read_only", "calculation", "choice_filter", "default", "appearance", "parameters",
    "repeat_count", "trigger", "save_to",
)  # fmt: skip
_OTHER_COLUMNS = (
    "image", "audio", "video", "big-image", "autoplay", "note", "notes", "disabled", "relevance", "readonly",
    "calculate", "caption", "command", "value", "tag", "count", "rows", "body", "bind",
)  # fmt: skip
_NEARNESS = 0.85


def check_columns(workbook: Workbook) -> Iterator[Finding]:
    """Yield warnings; `workbook` has a survey sheet."""
    yield from _misspelt_columns(workbook.sheets["survey"])
    yield from _choices_without_list(workbook.sheets.get("choices"))
    yield from _default_language(workbook)


def _misspelt_columns(survey: Sheet) -> Iterator[Finding]:
    for index, header in enumerate(survey.header):
        base = base_header(header)
        nearest = difflib.get_close_matches(base, _SURVEY_COLUMNS, n=1, cutoff=_NEARNESS)
        if nearest and base not in (*_SURVEY_COLUMNS, *_OTHER_COLUMNS):
            message = f"The column '{header}' is not known and does nothing. Did you mean '{nearest[0]}'?"
            where = survey.cell_at(1, index)
            yield Finding(severity="warning", code="unknown-column", where=where, message=message)


def _choices_without_list(choices: Sheet | None) -> Iterator[Finding]:
    for index in range(len(choices.rows)) if choices else ():
        if choices and choices.value(index, "name", "value") and not choices.value(index, "list_name"):
            message = "This choice belongs to no list, so no question offers it. Fill in list_name."
            where = choices.cell(index + 2, "list_name")
            yield Finding(severity="warning", code="choice-without-list", where=where, message=message)


def _default_language(workbook: Workbook) -> Iterator[Finding]:
    settings = workbook.sheets.get("settings")
    wanted = settings.value(0, "default_language") if settings and settings.rows else ""
    spoken = {
        header.split("::", 1)[1].strip()
        for sheet in workbook.sheets.values()
        for header in sheet.header
        if "::" in header and base_header(header) in ("label", "hint", "guidance_hint")
    }
    if settings and wanted and spoken and wanted not in spoken:
        message = f"No label is in the default language '{wanted}'; there are {', '.join(sorted(spoken))}."
        where = settings.cell(2, "default_language")
        yield Finding(severity="warning", code="unknown-language", where=where, message=message)
