"""The forms of OpenRosa servers in a workspace: which can be begun, what is under way, what became of what was done.

A form is a study here, and each interview has a case that this device makes for it: nobody gave out a sample. Why:
docs/decisions/0012.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from uuid_utils import uuid7

from cxfield.fieldwork.openrosa_ledger import FORM_CASE
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import UNFINISHED, Workspace, WorkspaceError
from cxfield.interview.attachments import attachment_names
from cxfield.sample.case import Case
from cxfield.store.disk import DiskLevel
from cxfield.store.openrosa_values import StoredForm, StoredSubmission, SubmissionState
from cxfield.store.values import InterviewRecord, InterviewStatus
from cxfield.sync.openrosa.address import read_address
from cxfield.sync.openrosa.freezing import FormFacts

MODE = "capi"
Latest = Mapping[str, StoredSubmission]
"""Interview -> its newest submission."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """An interview under way. `version` is the one that it was begun with and keeps."""

    interview_id: str
    study_id: str
    version: str
    started_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """A form of a server as the interviewer sees it.

    Attributes:
        problem: Why it cannot be used; where it can be begun, why its newest version is not here.
        can_begin: A new interview can be begun; else `problem` says why not, or the form left the list.
    """

    study_id: str
    form_id: str
    name: str
    version: str
    server: str
    problem: str
    is_listed: bool
    can_begin: bool
    drafts: tuple[DraftLine, ...]
    waiting: int = 0
    sent: int = 0
    undelivered: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionLine:
    """A completed interview on its way to an OpenRosa server.

    Attributes:
        number: Of the submission; 0 while it is not prepared yet.
        state: Of the newest submission of the interview. `reason` names, and `sentence` says, why it is not delivered.
        instance_id: Its number at the server.
        can_send_again: It is offered again when a person wants it.
    """

    interview_id: str
    study_id: str
    form: str
    version: str
    started_at: datetime
    ended_at: datetime | None
    number: int
    state: SubmissionState
    reason: str = ""
    sentence: str = ""
    instance_id: str = ""
    sent_at: datetime | None = None
    next_at: datetime | None = None
    can_send_again: bool = False


class OpenRosaForms:
    """What an interviewer does with the forms of OpenRosa servers. Called on the storage thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def servers(self) -> list[str]:
        """Return the addresses of servers and projects, as people may see them."""
        return [read_address(one.address).shown for one in self._store.openrosa.accounts()]

    def lines(self) -> list[FormLine]:
        """Return all forms by name, those that can be begun first; one that left the list goes with its last draft."""
        servers = {one.account_id: read_address(one.address).shown for one in self._store.openrosa.accounts()}
        latest = self._store.openrosa.latest()
        lines = [self._line(form, servers.get(form.account_id, ""), latest) for form in self._store.openrosa.forms()]
        shown = [line for line in lines if line.is_listed or line.drafts or line.waiting or line.undelivered]
        return sorted(shown, key=lambda line: (not line.is_listed, not line.can_begin))

    def _line(self, form: StoredForm, server: str, latest: Latest) -> FormLine:
        records = self._store.interviews(form.study_id)
        states = [_submission(form, record, latest).state for record in records if _is_completed(record)]
        return FormLine(
            study_id=form.study_id,
            form_id=form.form_id,
            name=form.name,
            version=form.version,
            server=server,
            problem=form.problem,
            is_listed=form.is_listed,
            can_begin=bool(form.questionnaire) and form.is_listed,
            drafts=tuple(_draft(record) for record in records if record.status in UNFINISHED),
            waiting=states.count(SubmissionState.WAITING),
            sent=states.count(SubmissionState.SENT),
            undelivered=states.count(SubmissionState.UNDELIVERED),
        )

    def begin(self, study_id: str) -> InterviewSession:
        """Begin an interview with the newest version of a form.

        Raises:
            WorkspaceError: The form cannot be run here, left the list, or the disk is full.
        """
        form = self._store.openrosa.form_of_study(study_id)
        if form is None:
            raise WorkspaceError("This form is not on this computer. Fetch the forms first.")
        if not form.is_listed:
            raise WorkspaceError(f"{form.name} is not in the list of the server any more: no new interview is begun.")
        if not form.questionnaire:
            raise WorkspaceError(form.problem or f"{form.name} was not fetched yet. Fetch the forms first.")
        if self._store.disk_level() is DiskLevel.STOP:
            raise WorkspaceError("The disk is almost full: no new interview is begun. Free some space first.")
        case = Case(case_id=f"{FORM_CASE}{uuid7()}", name=form.name, created_by=self._workspace.user)
        with self._store.transaction():
            self._store.save_case(study_id, case)
            return self._workspace.start_interview(study_id, case.case_id, mode=MODE)

    def study_of(self, form_id: str) -> str:
        """Return the study that a form is here. Raises `WorkspaceError` if there is none, or several."""
        found = [form for form in self._store.openrosa.forms() if form.form_id == form_id]
        if len(found) != 1:
            names = ", ".join(sorted({form.form_id for form in self._store.openrosa.forms()})) or "none"
            raise WorkspaceError(f"There is no form {form_id} here, or there are several. Forms here: {names}.")
        return found[0].study_id

    # ---- what became of it ----

    def submissions(self) -> list[SubmissionLine]:
        """Return all completed interviews with their way to the server, the newest first."""
        latest = self._store.openrosa.latest()
        lines = [
            _submission(form, record, latest)
            for form in self._store.openrosa.forms()
            for record in self._store.interviews(form.study_id)
            if _is_completed(record)
        ]
        return sorted(lines, key=lambda line: line.ended_at or line.started_at, reverse=True)

    def send_again(self, number: int) -> None:
        """Offer an undelivered submission with the next synchronisation."""
        self._store.openrosa.offer_again(number)

    # ---- for sending ----

    def facts(self, content_hash: str, instance_xml: bytes) -> FormFacts:
        """Return what a form says about an instance of it."""
        program = self._workspace.program(content_hash)
        names = attachment_names(program.definitions, instance_xml)
        return FormFacts(file_names=names, public_key=program.questionnaire.submission.public_key)

    def facts_of(self, submission: StoredSubmission) -> FormFacts:
        """Return what its form says about a submission."""
        xml = self._store.openrosa.instance(submission.interview_id, submission.instance_sha256)
        record = self._store.interview(submission.interview_id)
        return self.facts(record.questionnaire, xml)


def _draft(record: InterviewRecord) -> DraftLine:
    return DraftLine(
        interview_id=record.interview_id,
        study_id=record.study_id,
        version=record.version,
        started_at=record.started_at,
        changed_at=record.changed_at,
    )


def _is_completed(record: InterviewRecord) -> bool:
    return record.status is InterviewStatus.COMPLETED


def _submission(form: StoredForm, record: InterviewRecord, latest: Latest) -> SubmissionLine:
    """Return where a completed interview stands: what was made of an earlier completion does not count."""
    made = latest.get(record.interview_id)
    newest = made if made is not None and made.to_seq >= record.event_count else None
    state = newest.state if newest is not None else SubmissionState.WAITING
    return SubmissionLine(
        interview_id=record.interview_id,
        study_id=record.study_id,
        form=form.name,
        version=record.version,
        started_at=record.started_at,
        ended_at=record.ended_at,
        number=newest.no if newest is not None else 0,
        state=state,
        reason=newest.reason if newest is not None else "",
        sentence=newest.sentence if newest is not None and state is not SubmissionState.SENT else "",
        instance_id=newest.instance_id if newest is not None else "",
        sent_at=newest.sent_at if newest is not None else None,
        next_at=newest.next_at if newest is not None and state is SubmissionState.UNDELIVERED else None,
        can_send_again=state is SubmissionState.UNDELIVERED,
    )
