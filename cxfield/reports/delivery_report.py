"""The delivery ledger of one interviewer as PDF: each interview with its receipt."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus import Flowable, Spacer, Table

from cxfield.reports.page import Output, PageFrame, paragraph, shorten, write_pdf
from cxfield.reports.study_report import ReportSetting
from cxfield.reports.style import CELL, CELL_BOLD, CONTENT_WIDTH, HEAD, NOTE, OVERLINE, SUBTITLE, TABLE_LINES, TITLE

_SHARES = (0.17, 0.23, 0.12, 0.13, 0.35)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow:
    """One interview as it stands in the window: texts, in the language of the report."""

    started: str
    respondent: str
    case_id: str
    receipt: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryList:
    """What is printed: whose interviews, sent to which server."""

    user: str
    server: str
    rows: tuple[DeliveryRow, ...]


def delivery_report(told: DeliveryList, out: Output, setting: ReportSetting) -> None:
    """Write the ledger as PDF.

    Raises:
        WordingError: The language or the time zone of `setting` is not there.
    """
    words = setting.words
    moment = words.moment(setting.at, setting.zone)
    title = words["delivery_report"]
    story: list[Flowable] = [
        paragraph(title.upper(), OVERLINE),
        paragraph(told.user, TITLE),
        paragraph(words.say("as_of", time=moment, zone=setting.zone), SUBTITLE),
        paragraph(told.server, SUBTITLE),
        Spacer(1, 10),
        paragraph(words.say("delivery_note", n=words.number(len(told.rows))), NOTE),
    ]
    if told.rows:
        heads = (words["began"], words["respondent"], words["case"], words["receipt"], words["status"])
        cells = [[paragraph(head, HEAD) for head in heads], *map(_cells, told.rows)]
        table = Table(cells, colWidths=[CONTENT_WIDTH * share for share in _SHARES], repeatRows=1)
        table.setStyle(TABLE_LINES)
        story.append(table)
    frame = PageFrame(title=f"{title} – {told.user}", footer=f"{title}  ·  {told.user}  ·  {moment}", words=words)
    write_pdf(story, out, frame)


def _cells(row: DeliveryRow) -> list[Flowable]:
    plain = (row.started, row.respondent, row.case_id)
    texts = [paragraph(shorten(text), CELL) for text in plain]
    return [*texts, paragraph(row.receipt, CELL_BOLD), paragraph(shorten(row.state), CELL)]
