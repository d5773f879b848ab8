"""Fieldwork in the study report: cases by disposition, outcome rates, completes per day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from cxfield.analysis.fieldwork_figures import FieldworkFigures
from cxfield.analysis.outcomes import DispositionCount
from cxfield.reports.charts import ColumnChart, ShareBar
from cxfield.reports.page import paragraph
from cxfield.reports.style import (
    CELL,
    CELL_BOLD,
    CELL_MUTED,
    CONTENT_WIDTH,
    HEAD,
    HEAD_NUMBER,
    HEADING,
    LINE,
    NOTE,
    NUMBER,
    NUMBER_BOLD,
    SUBHEADING,
    TABLE_LINES,
)
from cxfield.reports.wording import Wording

RATE_FORMULAS = {
    "RR1": "I / (E + U)",
    "RR2": "(I + P) / (E + U)",
    "RR3": "I / (E + e·U)",
    "RR4": "(I + P) / (E + e·U)",
    "RR5": "I / E",
    "RR6": "(I + P) / E",
    "COOP1": "I / (I + P + R + O)",
    "COOP2": "(I + P) / (I + P + R + O)",
    "COOP3": "I / (I + P + R)",
    "COOP4": "(I + P) / (I + P + R)",
    "REF1": "R / (E + U)",
    "REF2": "R / (E + e·U)",
    "REF3": "R / E",
    "CON1": "(I + P + R + O) / (E + U)",
    "CON2": "(I + P + R + O) / (E + e·U)",
    "CON3": "(I + P + R + O) / E",
}
MOST_DAYS = 31
"""A longer field period is drawn by week."""


def fieldwork_section(figures: FieldworkFigures, words: Wording) -> list[Flowable]:
    """Return the fieldwork pages."""
    lines = [
        (words["attempts"], words.number(figures.attempts)),
        (words["started"], words.number(figures.started)),
        (words["completes"], words.number(figures.completes)),
        (words["mean_length"], words.length(figures.mean_length_s)),
        (words["median_length"], words.length(figures.median_length_s)),
    ]
    story: list[Flowable] = [paragraph(words["fieldwork"], HEADING), _facts(lines)]
    story += _days(figures.completes_by_day, words)
    if figures.dispositions:
        story += [paragraph(words["by_disposition"], SUBHEADING), _disposition_table(figures, words)]
    return [*story, KeepTogether([paragraph(words["rates"], SUBHEADING), *_rates(figures, words)])]


def _facts(lines: Sequence[tuple[str, str]]) -> Flowable:
    rows = [[paragraph(label, CELL_MUTED), paragraph(value, NUMBER)] for label, value in lines]
    table = Table(rows, colWidths=[170, 90], hAlign="LEFT")
    table.setStyle([*TABLE_LINES[:-1], ("LINEBELOW", (0, 0), (-1, -2), 0.4, LINE)])
    return table


def _days(days: Sequence[tuple[date, int]], words: Wording) -> list[Flowable]:
    if not days:
        return []
    by_week = len(days) > MOST_DAYS
    columns = _weeks(days) if by_week else days
    chart = ColumnChart([(f"{day.day}.{day.month:02}.", count) for day, count in columns], width=CONTENT_WIDTH)
    title = paragraph(words["per_week" if by_week else "per_day"], SUBHEADING)
    return [KeepTogether([title, Spacer(1, 2), chart, Spacer(1, 6)])]


def _weeks(days: Sequence[tuple[date, int]]) -> list[tuple[date, int]]:
    weeks: dict[date, int] = {}
    for day, count in days:
        monday = day - timedelta(days=day.weekday())
        weeks[monday] = weeks.get(monday, 0) + count
    return list(weeks.items())


def _disposition_table(figures: FieldworkFigures, words: Wording) -> Flowable:
    widths = [44, CONTENT_WIDTH - 44 - 40 - 110 - 44 - 44, 40, 110, 44, 44]
    head = [words["code"], words["outcome"], words["group"]]
    rows: list[list[Flowable]] = [[paragraph(word, HEAD) for word in (*head, "")]]
    rows[0] += [paragraph(words["count"], HEAD_NUMBER), paragraph(words["share"], HEAD_NUMBER)]
    rows += [_disposition_row(row, figures.cases, words) for row in figures.dispositions]
    total = [paragraph(words["total"], CELL_BOLD), "", "", "", paragraph(words.number(figures.cases), NUMBER_BOLD)]
    rows.append([*total, paragraph(words.percent(1.0), NUMBER_BOLD)])
    table = Table(rows, colWidths=widths, repeatRows=1)
    table.setStyle([*TABLE_LINES, ("LINEABOVE", (0, -1), (-1, -1), 0.6, LINE), ("SPAN", (0, -1), (2, -1))])
    return table


def _disposition_row(row: DispositionCount, cases: int, words: Wording) -> list[Flowable]:
    return [
        paragraph(row.code, CELL_MUTED),
        paragraph(words.disposition(row.code, row.name), CELL),
        paragraph(row.group.value, CELL_MUTED),
        ShareBar(row.cases / cases, width=104),
        paragraph(words.number(row.cases), NUMBER),
        paragraph(words.percent(row.cases / cases), NUMBER),
    ]


def _rates(figures: FieldworkFigures, words: Wording) -> list[Flowable]:
    """Two columns of rates side by side: eight and eight."""
    names = list(RATE_FORMULAS)
    half = len(names) // 2
    head = [paragraph(words["rate"], HEAD), paragraph(words["formula"], HEAD), paragraph(words["value"], HEAD_NUMBER)]
    rows: list[list[Flowable | str]] = [[*head, "", *head]]
    for left, right in zip(names[:half], names[half:], strict=True):
        rows.append([*_rate_cells(left, figures, words), "", *_rate_cells(right, figures, words)])
    side = (CONTENT_WIDTH - 20) / 2
    widths = [44, side - 44 - 70, 70]
    table = Table(rows, colWidths=[*widths, 20, *widths], repeatRows=1)
    table.setStyle(
        [*TABLE_LINES[:-1], ("LINEBELOW", (0, 0), (2, 0), 0.6, LINE), ("LINEBELOW", (4, 0), (6, 0), 0.6, LINE)]
    )
    note = f"e = {words.number(figures.rates.e, 3)}, {words['e_' + figures.rates.e_basis]}"
    return [table, Spacer(1, 4), paragraph(note, NOTE)]


def _rate_cells(name: str, figures: FieldworkFigures, words: Wording) -> list[Flowable]:
    value = words.percent_sign(getattr(figures.rates, name))
    return [paragraph(name, CELL), paragraph(RATE_FORMULAS[name], CELL_MUTED), paragraph(value, NUMBER)]
