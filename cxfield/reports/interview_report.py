"""The transcript of one interview as PDF."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from cxfield.analysis.transcript import Edit, Note, Transcript, TranscriptLine
from cxfield.reports.page import Output, PageFrame, paragraph, shorten, write_pdf
from cxfield.reports.study_report import ReportSetting
from cxfield.reports.style import (
    ANSWER,
    ANSWER_MUTED,
    CELL,
    CELL_MUTED,
    CONTENT_WIDTH,
    HEADING,
    LINE,
    NO_OTHER_FONT,
    NOTE,
    OVERLINE,
    QUESTION_ASKED,
    SECTION,
    SMALL,
    SUBTITLE,
    TITLE,
    WARNING,
)
from cxfield.reports.wording import Wording

_LABEL_WIDTH = 150


def interview_report(told: Transcript, out: Output, setting: ReportSetting) -> None:
    """Write the transcript as PDF. Fixed words are in the setting's language, questions in the interview's.

    Raises:
        WordingError: The language or the time zone of `setting` is not there.
    """
    words = setting.words
    moment = words.moment(setting.at, setting.zone)
    story: list[Flowable] = [
        paragraph(words["interview_report"].upper(), OVERLINE),
        paragraph(told.study, TITLE),
        paragraph(words.say("as_of", time=moment, zone=setting.zone), SUBTITLE),
        Spacer(1, 10),
        _facts(told, words, setting.zone),
        paragraph(words["questions"], HEADING),
        *_body(told, words, setting.zone),
        *_general(told.remarks, words, setting.zone),
    ]
    title = f"{told.study} – {words['interview_report']} {told.interview.interview_id}"
    footer = f"{told.study}  ·  {told.interview.case_id or told.interview.interview_id}  ·  {moment} ({setting.zone})"
    write_pdf(story, out, PageFrame(title=title, footer=footer, words=words))


def _facts(told: Transcript, words: Wording, zone: str) -> Flowable:
    record, case = told.interview, told.case
    head = " ".join(record.head[place : place + 16] for place in range(0, len(record.head), 16))
    facts = [
        (words["interview"], record.interview_id),
        (words["case"], record.case_id or words["no_name"]),
        (words["respondent"], case.name if case else ""),
        (words["interviewer"], record.interviewer),
        (words["status"], words[f"status_{record.status}"]),
        (words["began"], f"{words.moment(record.started_at, zone)} ({zone})"),
        (words["ended"], words.moment(record.completed_at, zone) if record.completed_at else "–"),
        (words["length"], words.length(record.duration_s)),
        (words["language"], record.language),
        (words["version"], record.version or record.questionnaire[:12]),
        (words["receipt"], told.receipt or words["not_received"]),
        (words["events"], words.number(told.event_count)),
        (words["journal_head"], head),
    ]
    rows = [[paragraph(label, CELL_MUTED), paragraph(shorten(value), CELL)] for label, value in facts if value]
    table = Table(rows, colWidths=[_LABEL_WIDTH, CONTENT_WIDTH - _LABEL_WIDTH])
    table.setStyle(
        [
            NO_OTHER_FONT,
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
        ]
    )
    return table


def _body(told: Transcript, words: Wording, zone: str) -> list[Flowable]:
    story: list[Flowable] = [paragraph(words.say("edits_summary", count=words.number(told.edit_count)), NOTE)]
    section = ""
    for line in told.lines:
        title = [paragraph(line.section, SECTION)] if line.section and line.section != section else []
        section = line.section
        story.append(KeepTogether([*title, *_line(line, words, zone)]))
    return story


def _line(line: TranscriptLine, words: Wording, zone: str) -> list[Flowable]:
    parts: list[Flowable] = [paragraph(line.question, ANSWER_MUTED if line.is_note else QUESTION_ASKED)]
    if not line.is_note:
        parts.append(_answer(line, words))
    if line.confirmed:
        parts.append(paragraph(f"{words['confirmed']}: {line.confirmed}", WARNING))
    parts += [paragraph(_edit_text(edit, words, zone), SMALL) for edit in line.edits]
    parts += [paragraph(_note_text(note, words, zone), SMALL) for note in line.remarks]
    return [*parts, Spacer(1, 7)]


def _answer(line: TranscriptLine, words: Wording) -> Flowable:
    if line.answer:
        return paragraph(line.answer, ANSWER, aside=line.code)
    return paragraph(words[f"missing_{line.missing or 'blank'}"], ANSWER_MUTED)


def _edit_text(edit: Edit, words: Wording, zone: str) -> str:
    when = words.moment(edit.at, zone).rpartition(", ")[2]
    return f"{words['changed']} {when}: {edit.old or words['empty']} › {edit.new or words['empty']} ({edit.actor})"


def _note_text(note: Note, words: Wording, zone: str) -> str:
    when = words.moment(note.at, zone).rpartition(", ")[2]
    return f"{words['remark']} {when}, {note.actor}: {note.text}"


def _general(remarks: Sequence[Note], words: Wording, zone: str) -> list[Flowable]:
    if not remarks:
        return []
    return [
        paragraph(words["general_remarks"], HEADING),
        *(paragraph(_note_text(n, words, zone), NOTE) for n in remarks),
    ]
