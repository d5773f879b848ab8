"""Paradata of a study as a table: one row for each interview and question, derived from the journals."""

from __future__ import annotations

from datetime import UTC

from cxfield.analysis.study_data import InterviewRecord, StudyData
from cxfield.exports.data_tables import PARADATA, DataTable
from cxfield.interview.question_paradata import QuestionParadata
from cxfield.interview.wall_time import WallTime

COLUMNS = (
    "interview_id",
    "case_id",
    "question",
    "page",
    "first_shown_at",
    "first_shown_plus_minus_s",
    "rests_on_device_clock",
    "visits",
    "time_s",
    "first_key_s",
    "edits",
    "back_ups",
    "languages",
    "missing",
    "checks_failed",
    "remarks",
)


def paradata_table(data: StudyData) -> DataTable:
    """Return the table. Times are UTC; an uncertainty is empty where the device never met the server's clock."""
    rows = tuple(_row(interview, question) for interview in data.interviews for question in interview.questions)
    return DataTable(PARADATA, COLUMNS, rows)


def _row(interview: InterviewRecord, question: QuestionParadata) -> tuple[str, ...]:
    return (
        interview.interview_id,
        interview.case_id or "",
        question.ref,
        question.page,
        *_shown(question.first_shown),
        str(question.visits),
        _seconds(question.time_ms),
        "" if question.first_key_ms is None else _seconds(question.first_key_ms),
        str(question.edits),
        str(question.back_ups),
        "; ".join(question.languages),
        question.missing or "",
        str(question.checks_failed),
        str(question.remarks),
    )


def _shown(time: WallTime | None) -> tuple[str, str, str]:
    if time is None:
        return "", "", ""
    at = time.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    plus_minus = "" if time.plus_minus_ms is None else _seconds(time.plus_minus_ms)
    return at, plus_minus, str(int(time.rests_on_wall_clock or time.plus_minus_ms is None))


def _seconds(ms: int) -> str:
    return f"{ms // 1000}.{ms % 1000:03d}"
