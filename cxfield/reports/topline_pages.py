"""One table with bars for each question, and what respondents said in their own words."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table

from cxfield.analysis.topline import NumberSummary, Topline, ToplineRow
from cxfield.reports.charts import ShareBar
from cxfield.reports.page import paragraph, shorten
from cxfield.reports.style import (
    CELL,
    CELL_MUTED,
    CONTENT_WIDTH,
    HEAD,
    HEAD_NUMBER,
    HEADING,
    LINE,
    NOTE,
    NUMBER,
    NUMBER_MUTED,
    QUESTION,
    QUOTE,
    SMALL,
    SOFT,
    SUBHEADING,
    TABLE_LINES,
)
from cxfield.reports.wording import Wording

_COUNT_WIDTH, _BAR_WIDTH = 46, 170
_KEPT_ROWS = 14
"""Tables up to this long are not split over pages."""


def topline_section(toplines: Sequence[Topline], words: Wording) -> list[Flowable]:
    """Return the answers to each question."""
    story: list[Flowable] = [CondPageBreak(200), paragraph(words["topline"], HEADING)]
    for top in toplines:
        story += [*_question(top, words), Spacer(1, 14)]
    return story


def _question(top: Topline, words: Wording) -> list[Flowable]:
    small = f"·  {words['small_base']}" if top.is_small else ""
    base_line = paragraph(_base_line(top, words), SMALL, aside=small, aside_color=SOFT)
    head = [paragraph(top.variable.label or top.variable.name, QUESTION), base_line]
    if top.numbers is not None:
        head.append(paragraph(_summary_line(top.numbers, words), SMALL))
    if not top.asked or (not top.rows and not top.missing):
        return [KeepTogether(head)]
    table = _table(top, words)
    if len(top.rows) + len(top.missing) <= _KEPT_ROWS:
        return [KeepTogether([*head, Spacer(1, 3), table])]
    for part in head:
        part.keepWithNext = 1
    return [CondPageBreak(140), *head, Spacer(1, 3), table]


def _base_line(top: Topline, words: Wording) -> str:
    if not top.asked:
        return f"{top.variable.name}  ·  {words['none_asked']}"
    key = "of_rows" if top.variable.repeat else "of_asked"
    base = words.say(
        key, base=words.number(top.base), asked=words.number(top.asked), interviews=words.number(top.interviews)
    )
    parts = [top.variable.name, base]
    if top.kind == "multiple":
        parts.append(words["several"])
    if top.kind == "other" and not top.rows and top.base:
        parts.append(words.say("other_values", count=words.number(top.base)))
    return "  ·  ".join(parts)


def _summary_line(numbers: NumberSummary, words: Wording) -> str:
    shown = (
        ("mean", words.number(numbers.mean, 2)),
        ("median", _plain(numbers.median, words)),
        ("lowest", _plain(numbers.lowest, words)),
        ("highest", _plain(numbers.highest, words)),
    )
    return "  ·  ".join(f"{words[key]} {value}" for key, value in shown)


def _plain(value: float, words: Wording) -> str:
    return words.number(value, 0 if value.is_integer() else 2)


def _table(top: Topline, words: Wording) -> Flowable:
    label_width = CONTENT_WIDTH - _BAR_WIDTH - 2 * _COUNT_WIDTH
    head: list[Flowable | str] = [paragraph(words["answer"], HEAD), ""]
    head += [paragraph(words["count"], HEAD_NUMBER), paragraph(words["share"], HEAD_NUMBER)]
    rows: list[list[Flowable | str]] = [head]
    rows += [_answer_row(row, words) for row in top.rows]
    if top.kind == "text":
        rows = [head]
    missing = [
        [paragraph(words[f"missing_{code}"], CELL_MUTED), "", paragraph(words.number(count), NUMBER_MUTED), ""]
        for code, count in top.missing.items()
    ]
    table = Table(rows + missing, colWidths=[label_width, _BAR_WIDTH, _COUNT_WIDTH, _COUNT_WIDTH], repeatRows=1)
    line = [("LINEABOVE", (0, len(rows)), (-1, len(rows)), 0.4, LINE)] if missing and len(rows) > 1 else []
    table.setStyle([*TABLE_LINES, *line])
    return table


def _answer_row(row: ToplineRow, words: Wording) -> list[Flowable | str]:
    return [
        paragraph(shorten(row.label), CELL),
        ShareBar(row.share, width=_BAR_WIDTH - 10),
        paragraph(words.number(row.count), NUMBER),
        paragraph(words.percent(row.share) if row.share is not None else "–", NUMBER),
    ]


def verbatim_section(toplines: Sequence[Topline], words: Wording) -> list[Flowable]:
    """Return all verbatims by question; nothing where nobody said anything."""
    spoken = [top for top in toplines if top.verbatims]
    if not spoken:
        return []
    story: list[Flowable] = [CondPageBreak(160), paragraph(words["verbatims"], HEADING)]
    for top in spoken:
        story.append(paragraph(top.variable.label or top.variable.name, SUBHEADING))
        story.append(paragraph(f"n = {words.number(len(top.verbatims))}", NOTE))
        story += [paragraph(each.text, QUOTE, aside=each.case_id or each.interview_id) for each in top.verbatims]
    return story
