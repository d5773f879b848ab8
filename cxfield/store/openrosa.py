"""What a workspace knows of OpenRosa servers: accounts, forms, submissions. Called on the storage thread."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, literal_column, select, update
from sqlalchemy.dialects.sqlite import insert

from cxfield.event import StreamKind
from cxfield.store.completion_row import CompletionRow
from cxfield.store.database import Database
from cxfield.store.openrosa_rows import RosaAccountRow, RosaFileRow, RosaFormRow, RosaSubmissionRow, RosaVersionRow
from cxfield.store.openrosa_values import (
    StoredAccount,
    StoredFile,
    StoredForm,
    StoredSubmission,
    SubmissionState,
    Unfrozen,
)
from cxfield.store.rows import (
    AttachmentNameRow,
    AttachmentRow,
    CompiledFormRow,
    InstanceRow,
    InterviewRow,
    MediaRow,
    QuestionnaireRow,
    StreamRow,
    StudyRow,
    table_of,
)
from cxfield.store.values import InterviewStatus, from_ms, to_ms

_ACCOUNT, _FORM = table_of(RosaAccountRow), table_of(RosaFormRow)
_SUBMISSION, _FILE = table_of(RosaSubmissionRow), table_of(RosaFileRow)
_STREAM, _INTERVIEW, _INSTANCE = table_of(StreamRow), table_of(InterviewRow), table_of(InstanceRow)
_ATTACHMENT, _STUDY, _MEDIA = table_of(AttachmentRow), table_of(StudyRow), table_of(MediaRow)
_QUESTIONNAIRE, _COMPILED, _VERSION = table_of(QuestionnaireRow), table_of(CompiledFormRow), table_of(RosaVersionRow)
_COMPLETION, _NAME = table_of(CompletionRow), table_of(AttachmentNameRow)


class OpenRosaRecords:
    """The rows about OpenRosa servers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # ---- accounts ----

    def save_account(self, account: StoredAccount) -> None:
        """Keep an account; one with the same id is replaced."""
        row = {
            "account_id": account.account_id,
            "address": account.address,
            "user": account.user,
            "password": account.password,
            "etag": account.etag,
            "pulled_ms": _ms(account.pulled_at),
        }
        statement = insert(_ACCOUNT).on_conflict_do_update(index_elements=["account_id"], set_=row)
        self._database.write(statement, row)

    def accounts(self) -> list[StoredAccount]:
        """Return all accounts."""
        return [
            StoredAccount(
                account_id=row.account_id,
                address=row.address,
                user=row.user,
                password=row.password,
                etag=row.etag,
                pulled_at=_moment(row.pulled_ms),
            )
            for row in self._database.read(select(_ACCOUNT).order_by(_ACCOUNT.c.account_id))
        ]

    # ---- forms ----

    def save_form(self, form: StoredForm) -> None:
        """Keep a form; the one with the same id is replaced."""
        row = {
            "account_id": form.account_id,
            "form_id": form.form_id,
            "study_id": form.study_id,
            "name": form.name,
            "version": form.version,
            "md5": form.md5,
            "download_url": form.download_url,
            "manifest_url": form.manifest_url,
            "files": json.dumps(dict(form.files), sort_keys=True),
            "questionnaire": form.questionnaire,
            "problem": form.problem,
            "listed": int(form.is_listed),
        }
        statement = insert(_FORM).on_conflict_do_update(index_elements=["account_id", "form_id"], set_=row)
        self._database.write(statement, row)

    def forms(self, account_id: str | None = None) -> list[StoredForm]:
        """Return the forms of an account, or of all, by name."""
        query = select(_FORM).order_by(func.lower(_FORM.c.name), _FORM.c.form_id)
        if account_id is not None:
            query = query.where(_FORM.c.account_id == account_id)
        return [_to_form(row) for row in self._database.read(query)]

    def note_version(self, content_hash: str) -> None:
        """A questionnaire came from a server: nobody else publishes it."""
        self._database.write(insert(_VERSION).on_conflict_do_nothing(), {"content_hash": content_hash})

    def forget_unused_versions(self) -> None:
        """Remove the versions that neither an interview nor a form uses any more."""
        used = select(_INTERVIEW.c.questionnaire).union(select(_STUDY.c.questionnaire))
        unused = select(_VERSION.c.content_hash).where(_VERSION.c.content_hash.not_in(used))
        gone = list(self._database.read(unused).scalars())
        with self._database.transaction():
            for table in (_MEDIA, _COMPILED, _QUESTIONNAIRE, _VERSION):
                for content_hash in gone:
                    self._database.write(delete(table).where(table.c.content_hash == content_hash))

    def form_of_study(self, study_id: str) -> StoredForm | None:
        """Return the form behind a study; None if the study comes from elsewhere."""
        row = self._database.read(select(_FORM).where(_FORM.c.study_id == study_id)).first()
        return None if row is None else _to_form(row)

    # ---- submissions ----

    def unfrozen(self) -> list[Unfrozen]:
        """Return the completed interviews whose last completion is no submission yet, the oldest first."""
        last, mine = _COMPLETION.alias("last"), _COMPLETION.c.interview_id == _INTERVIEW.c.interview_id
        newest = select(func.max(last.c.to_seq)).where(last.c.interview_id == _INTERVIEW.c.interview_id)
        known = select(_SUBMISSION.c.no).where(
            _SUBMISSION.c.interview_id == _INTERVIEW.c.interview_id, _SUBMISSION.c.to_seq >= _COMPLETION.c.to_seq
        )
        is_its = (_INSTANCE.c.interview_id == _INTERVIEW.c.interview_id) & (_INSTANCE.c.sha256 == _COMPLETION.c.sha256)
        query = (
            select(_INTERVIEW, _INSTANCE.c.sha256, _INSTANCE.c.xml, _STREAM.c.last_seq)
            .join(_FORM, _FORM.c.study_id == _INTERVIEW.c.study_id)
            .join(_COMPLETION, mine & (_COMPLETION.c.to_seq == newest.scalar_subquery()))
            .join(_INSTANCE, is_its)
            .join(_STREAM, _is_journal_of(_INTERVIEW.c.interview_id))
            .where(_INTERVIEW.c.status == InterviewStatus.COMPLETED.value, ~known.exists())
            .order_by(_INTERVIEW.c.ended_ms, _INTERVIEW.c.interview_id)
        )
        return [
            Unfrozen(
                interview_id=row.interview_id,
                study_id=row.study_id,
                questionnaire=row.questionnaire,
                sha256=row.sha256,
                xml=row.xml,
                to_seq=row.last_seq,
            )
            for row in self._database.read(query)
        ]

    def freeze(self, submission: StoredSubmission, files: Sequence[StoredFile]) -> StoredSubmission:
        """Keep a payload before it is sent for the first time; what was never tried of the interview gives way."""
        untried = (_SUBMISSION.c.interview_id == submission.interview_id) & (_SUBMISSION.c.attempts == 0)
        with self._database.transaction():
            self._database.write(delete(_SUBMISSION).where(untried))
            self._database.write(insert(_SUBMISSION), _submission_row(submission))
            number = int(self._database.read(select(func.max(_SUBMISSION.c.no))).scalar_one())
            if files:
                self._database.write(insert(_FILE), [_file_row(number, file) for file in files])
        return self.submission(number)

    def note_same(self, number: int, to_seq: int, now: datetime) -> None:
        """The interview was completed again with the content that this submission has: it speaks for that one, too."""
        found = self.submission(number)
        values = {"to_seq": to_seq, "frozen_ms": to_ms(now)}
        with self._database.transaction():
            self._database.write(update(_SUBMISSION).where(_SUBMISSION.c.no == number).values(values))
            if found.state is SubmissionState.SENT:
                self._database.write(_sent_up_to(found.interview_id, to_seq))

    def submission(self, number: int) -> StoredSubmission:
        """Return one submission."""
        return _to_submission(self._database.read(select(_SUBMISSION).where(_SUBMISSION.c.no == number)).one())

    def submissions(self, interview_id: str | None = None) -> list[StoredSubmission]:
        """Return the submissions of an interview, or all, the oldest first."""
        query = select(_SUBMISSION).order_by(_SUBMISSION.c.no)
        if interview_id is not None:
            query = query.where(_SUBMISSION.c.interview_id == interview_id)
        return [_to_submission(row) for row in self._database.read(query)]

    def latest(self) -> dict[str, StoredSubmission]:
        """Return the newest submission of each interview, by interview, without payload and key: for lists."""
        heavy = ("xml", "key", "plain")
        light = [column for column in _SUBMISSION.c if column.name not in heavy]
        empty: ColumnElement[bytes] = literal_column("x''")
        query = select(*light, *(empty.label(name) for name in heavy)).order_by(_SUBMISSION.c.no)
        return {row.interview_id: _to_submission(row) for row in self._database.read(query)}

    def files(self, number: int) -> list[StoredFile]:
        """Return the files of a submission in the order in which they are sent."""
        query = select(_FILE).where(_FILE.c.submission == number).order_by(_FILE.c.place)
        return [
            StoredFile(
                place=row.place,
                name=row.name,
                plain_name=row.plain_name,
                media_type=row.media_type,
                size_bytes=row.size_bytes,
                is_sent=row.sent_ms is not None,
            )
            for row in self._database.read(query)
        ]

    def instance(self, interview_id: str, sha256: str) -> bytes:
        """Return the instance that a submission was made of."""
        mine = (_INSTANCE.c.interview_id == interview_id) & (_INSTANCE.c.sha256 == sha256)
        return bytes(self._database.read(select(_INSTANCE.c.xml).where(mine)).scalar_one())

    def due(self, now: datetime) -> list[StoredSubmission]:
        """Return what is to be sent now, the oldest first: what waits, and what is offered again."""
        waiting = _SUBMISSION.c.state == SubmissionState.WAITING.value
        again = (_SUBMISSION.c.state == SubmissionState.UNDELIVERED.value) & (_SUBMISSION.c.next_ms <= to_ms(now))
        query = select(_SUBMISSION).where(waiting | again).order_by(_SUBMISSION.c.no)
        return [_to_submission(row) for row in self._database.read(query)]

    def note_attempt(self, number: int, now: datetime) -> None:
        """A request is about to go out; until its answer is kept it counts as unanswered."""
        values = {
            "attempts": _SUBMISSION.c.attempts + 1,
            "unanswered": _SUBMISSION.c.unanswered + 1,
            "tried_ms": to_ms(now),
        }
        self._database.write(update(_SUBMISSION).where(_SUBMISSION.c.no == number).values(values))

    def note_answer(self, number: int, *, taken: bool, conflict: bool = False) -> None:
        """The request under way was answered; only "taken" says something about earlier ones without an answer."""
        values: dict[str, Any] = {"unanswered": 0 if taken else _SUBMISSION.c.unanswered - 1}
        values["conflicts"] = _SUBMISSION.c.conflicts + 1 if conflict else 0
        self._database.write(update(_SUBMISSION).where(_SUBMISSION.c.no == number).values(values))

    def note_files_sent(self, number: int, places: Sequence[int], now: datetime) -> None:
        """The server took these files."""
        mine = (_FILE.c.submission == number) & _FILE.c.place.in_(list(places))
        self._database.write(update(_FILE).where(mine).values(sent_ms=to_ms(now)))

    def forget_files_sent(self, number: int, places: Sequence[int]) -> None:
        """The server turned out not to have these files: they are sent again."""
        mine = (_FILE.c.submission == number) & _FILE.c.place.in_(list(places))
        self._database.write(update(_FILE).where(mine).values(sent_ms=None))

    def note_sent(self, number: int, now: datetime) -> None:
        """The server has it all: what the journal held when it was frozen counts as sent.

        Of the files those count that the submission names, and those of before that no answer needs any more.
        """
        found = self.submission(number)
        done: dict[str, Any] = {"state": SubmissionState.SENT.value, "reason": "", "sentence": "", "key": b""}
        done |= {"plain": b"", "sent_ms": to_ms(now)}
        sent = select(_FILE.c.plain_name).where(_FILE.c.submission == number)
        named = select(_NAME.c.attachment_id).where(_NAME.c.interview_id == found.interview_id, _NAME.c.name.in_(sent))
        settled = _ATTACHMENT.c.attachment_id.in_(named) | (_ATTACHMENT.c.attached_ms <= to_ms(found.frozen_at))
        its_files = (_ATTACHMENT.c.interview_id == found.interview_id) & _ATTACHMENT.c.sent_ms.is_(None) & settled
        with self._database.transaction():
            self._database.write(update(_SUBMISSION).where(_SUBMISSION.c.no == number).values(done))
            self._database.write(_sent_up_to(found.interview_id, found.to_seq))
            self._database.write(update(_ATTACHMENT).where(its_files).values(sent_ms=to_ms(now)))

    def note_undelivered(self, number: int, reason: str, sentence: str, next_at: datetime | None) -> None:
        """The server does not take it; it stays here. `next_at` is when it is offered again by itself."""
        values = {
            "state": SubmissionState.UNDELIVERED.value,
            "reason": reason,
            "sentence": sentence,
            "next_ms": _ms(next_at),
        }
        self._database.write(update(_SUBMISSION).where(_SUBMISSION.c.no == number).values(values))

    def offer_again(self, number: int) -> None:
        """A person wants an undelivered submission to be tried with the next synchronisation.

        One that was stopped before its first attempt is made anew then: what stopped it may be mended.
        """
        mine = (_SUBMISSION.c.no == number) & (_SUBMISSION.c.state == SubmissionState.UNDELIVERED.value)
        waiting = {"state": SubmissionState.WAITING.value, "conflicts": 0, "next_ms": None}
        with self._database.transaction():
            self._database.write(delete(_SUBMISSION).where(mine, _SUBMISSION.c.attempts == 0))
            self._database.write(update(_SUBMISSION).where(mine).values(waiting))

    def note_waiting(self, number: int, reason: str, sentence: str) -> None:
        """It stays in the queue, and this is why."""
        values = {"state": SubmissionState.WAITING.value, "reason": reason, "sentence": sentence}
        self._database.write(update(_SUBMISSION).where(_SUBMISSION.c.no == number).values(values))


def _is_journal_of(interview_id: Any) -> Any:
    kind = StreamKind.INTERVIEW.value
    return (_STREAM.c.stream_id == interview_id) & (_STREAM.c.kind == kind) & (_STREAM.c.retired == 0)


def _sent_up_to(interview_id: str, to_seq: int) -> Any:
    behind = _is_journal_of(interview_id) & (_STREAM.c.sent_seq < to_seq)
    return update(_STREAM).where(behind).values(sent_seq=to_seq)


def _ms(moment: datetime | None) -> int | None:
    return None if moment is None else to_ms(moment)


def _moment(value: int | None) -> datetime | None:
    return None if value is None else from_ms(value)


def _to_form(row: Any) -> StoredForm:
    names = ("account_id", "form_id", "study_id", "name", "version", "md5", "download_url", "manifest_url")
    return StoredForm(
        **{name: getattr(row, name) for name in (*names, "questionnaire", "problem")},
        files=json.loads(row.files),
        is_listed=bool(row.listed),
    )


_PLAIN = (
    "interview_id",
    "account_id",
    "form_id",
    "version",
    "instance_sha256",
    "to_seq",
    "instance_id",
    "deprecated_id",
    "first_id",
    "xml",
    "key",
    "plain",
    "reason",
    "sentence",
    "attempts",
    "unanswered",
    "conflicts",
)


def _submission_row(submission: StoredSubmission) -> dict[str, Any]:
    return {
        **{name: getattr(submission, name) for name in _PLAIN},
        "state": submission.state.value,
        "frozen_ms": to_ms(submission.frozen_at),
        "tried_ms": _ms(submission.tried_at),
        "next_ms": _ms(submission.next_at),
        "sent_ms": _ms(submission.sent_at),
    }


def _to_submission(row: Any) -> StoredSubmission:
    return StoredSubmission(
        no=row.no,
        **{name: getattr(row, name) for name in _PLAIN},
        state=SubmissionState(row.state),
        frozen_at=from_ms(row.frozen_ms),
        tried_at=_moment(row.tried_ms),
        next_at=_moment(row.next_ms),
        sent_at=_moment(row.sent_ms),
    )


def _file_row(number: int, file: StoredFile) -> dict[str, Any]:
    names = ("place", "name", "plain_name", "media_type", "size_bytes")
    return {"submission": number, **{name: getattr(file, name) for name in names}, "sent_ms": None}
