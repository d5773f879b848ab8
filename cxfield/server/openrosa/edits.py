"""Edits of submissions: a later one replaces its original; both are kept, one counts."""

from __future__ import annotations

from sqlmodel import Session, col, select

from cxfield.event import StreamKind
from cxfield.server.cases.decisions import keep_decision, latest_review, new_decision
from cxfield.server.openrosa.aside import BY_SERVER
from cxfield.server.openrosa.instance import interview_id_of
from cxfield.server.openrosa.intake import SubmissionState
from cxfield.server.openrosa.journal import SOURCE
from cxfield.server.people.accounts import Sender
from cxfield.server.tables import AccountRow, DecisionRow, InterviewRow, OpenRosaSubmissionRow, StreamRow
from cxfield.sync.decision_messages import REJECTED
from cxfield.sync.messages import Role

_INTERVIEW = StreamKind.INTERVIEW.value


def earlier_edit(session: Session, row: OpenRosaSubmissionRow) -> str | None:
    """Return the number of another edit of the same original that is an interview already."""
    if not row.deprecated_id:
        return None
    query = select(OpenRosaSubmissionRow.instance_id).where(
        OpenRosaSubmissionRow.study_id == row.study_id,
        OpenRosaSubmissionRow.deprecated_id == row.deprecated_id,
        OpenRosaSubmissionRow.instance_id != row.instance_id,
        col(OpenRosaSubmissionRow.state).in_((SubmissionState.INTERVIEW, SubmissionState.MORE_FILES)),
    )
    return session.exec(query.limit(1)).first()


def is_foreign_edit(session: Session, row: OpenRosaSubmissionRow) -> bool:
    """Whether a submission replaces an interview of somebody else."""
    if not row.deprecated_id:
        return False
    original = session.get(StreamRow, (row.study_id, _INTERVIEW, interview_id_of(row.study_id, row.deprecated_id)))
    account = session.get(AccountRow, row.user)
    is_supervisor = account is not None and account.role == Role.SUPERVISOR
    return original is not None and original.user != row.user and not is_supervisor


def note_replaced(session: Session, row: OpenRosaSubmissionRow) -> None:
    """An edit replaces its original, whichever of the two came first: both are kept, one counts."""
    if row.deprecated_id:
        _replace(session, row.study_id, row.deprecated_id, by=row)
    query = select(OpenRosaSubmissionRow).where(
        OpenRosaSubmissionRow.study_id == row.study_id,
        OpenRosaSubmissionRow.deprecated_id == row.instance_id,
        OpenRosaSubmissionRow.place == 0,
        col(OpenRosaSubmissionRow.state).in_((SubmissionState.INTERVIEW, SubmissionState.MORE_FILES)),
    )
    edit = session.exec(query.limit(1)).first()
    if edit is not None:
        _replace(session, row.study_id, row.instance_id, by=edit)


def _replace(session: Session, study_id: str, instance_id: str, *, by: OpenRosaSubmissionRow) -> None:
    interview_id = interview_id_of(study_id, instance_id)
    interview = session.get(InterviewRow, (study_id, interview_id))
    stream = session.get(StreamRow, (study_id, _INTERVIEW, interview_id))
    if interview is None or stream is None or interview.status != "completed":
        return
    latest = latest_review(session, study_id, interview_id)
    if latest is not None and latest.verdict == REJECTED and latest.to_seq == stream.last_seq:
        return
    server = Sender(user=BY_SERVER, role=Role.SUPERVISOR, device=SOURCE)
    made = DecisionRow(
        **new_decision(server, study_id, stream.user),
        kind=_INTERVIEW,
        stream_id=interview_id,
        subject="review",
        verdict=REJECTED,
        note=f"Replaced by its edit {by.instance_id}.",
        to_seq=stream.last_seq,
    )
    keep_decision(session, made, action="interview-replaced")
