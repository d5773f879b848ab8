"""The delivery ledger's lines of interviews that go to OpenRosa servers: these give no receipts, only answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxfield.fieldwork.delivery import InterviewLine, Standing
from cxfield.store.device_store import DeviceStore
from cxfield.store.openrosa_values import StoredSubmission, SubmissionState
from cxfield.store.values import InterviewStatus

_STANDINGS = {
    SubmissionState.WAITING: Standing.QUEUED,
    SubmissionState.SENT: Standing.RECEIVED,
    SubmissionState.UNDELIVERED: Standing.HELD_BACK,
}
FORM_CASE = "form-"
"""What the id of a case begins with that was made for one interview; nobody knows the case by it."""
OPENROSA_REASON = "openrosa."
"""What a reason begins with in `InterviewLine.held_reason` that came from an OpenRosa server."""


def with_submissions(store: DeviceStore, lines: Sequence[InterviewLine]) -> list[InterviewLine]:
    """Return the ledger with what OpenRosa servers said about the interviews that go there. Storage thread."""
    if not store.openrosa.accounts():
        return list(lines)
    newest = store.openrosa.latest()
    shown = [replace(line, case_id="") if line.case_id.startswith(FORM_CASE) else line for line in lines]
    return [_stood(line, newest[line.interview_id]) if line.interview_id in newest else line for line in shown]


def _stood(line: InterviewLine, submission: StoredSubmission) -> InterviewLine:
    if line.status != InterviewStatus.COMPLETED.value or line.standing is Standing.UNDER_WAY:
        return line
    if submission.frozen_at < (line.ended_at or submission.frozen_at):
        return replace(line, standing=Standing.QUEUED, standing_at=line.ended_at)
    is_sent = submission.state is SubmissionState.SENT
    return replace(
        line,
        standing=_STANDINGS[submission.state],
        standing_at=submission.sent_at if is_sent else line.ended_at,
        received_at=submission.sent_at,
        held_reason="" if is_sent or not submission.reason else OPENROSA_REASON + submission.reason,
        held_sentence="" if is_sent else submission.sentence,
    )
