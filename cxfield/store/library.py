"""Studies, questionnaires, cases, interviews and settings on this device."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, delete, func, literal_column, select, update
from sqlalchemy.dialects.sqlite import insert

from cxfield.event import StreamKind
from cxfield.sample.case import Case, fold_case
from cxfield.store.compiled_forms import CompiledForms
from cxfield.store.completion_row import CompletionRow
from cxfield.store.database import Database
from cxfield.store.errors import StoreError, UnknownRecordError
from cxfield.store.journal import Journal
from cxfield.store.projection import case_columns, decode_base, encode_base
from cxfield.store.rows import (
    AnswerRow,
    CaseRow,
    InstanceRow,
    InterviewRow,
    MediaRow,
    QuestionnaireRow,
    ReceiptRow,
    SettingRow,
    StreamRow,
    StudyRow,
    table_of,
)
from cxfield.store.values import (
    CaseSummary,
    InterviewRecord,
    InterviewStatus,
    QuestionnaireVersion,
    ReceiptStatus,
    StoredAnswer,
    Study,
    from_ms,
)

_SETTING, _STUDY, _CASE = table_of(SettingRow), table_of(StudyRow), table_of(CaseRow)
_QUESTIONNAIRE, _MEDIA = table_of(QuestionnaireRow), table_of(MediaRow)
_INTERVIEW, _ANSWER, _INSTANCE = table_of(InterviewRow), table_of(AnswerRow), table_of(InstanceRow)
_STREAM, _RECEIPT = table_of(StreamRow), table_of(ReceiptRow)
_COMPLETION = table_of(CompletionRow)
_CHUNK = 5_000
_AS_WRITTEN: ColumnElement[int] = literal_column("rowid")


class Library:
    """What a device holds besides journals; each function is one transaction or joins the caller's."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal
        self.compiled = CompiledForms(database)

    # ---- settings ----

    def setting(self, name: str) -> str | None:
        query = select(_SETTING.c.value).where(_SETTING.c.name == name)
        found: str | None = self._database.read(query).scalar()
        return found

    def set_setting(self, name: str, value: str | None) -> None:
        if value is None:
            self._database.write(delete(_SETTING).where(_SETTING.c.name == name))
        else:
            self._database.write(insert(_SETTING).prefix_with("OR REPLACE"), {"name": name, "value": value})

    # ---- studies and questionnaires ----

    def save_study(self, study: Study) -> None:
        row = {
            "study_id": study.study_id,
            "name": study.name,
            "questionnaire": study.questionnaire,
            "study_key": study.study_key,
            "details": json.dumps(dict(study.details), ensure_ascii=False, sort_keys=True),
        }
        self._database.write(insert(_STUDY).prefix_with("OR REPLACE"), row)

    def studies(self) -> list[Study]:
        return [_to_study(row) for row in self._database.read(select(_STUDY).order_by(_STUDY.c.name))]

    def study(self, study_id: str) -> Study:
        row = self._database.read(select(_STUDY).where(_STUDY.c.study_id == study_id)).first()
        if row is None:
            raise UnknownRecordError(f"Study {study_id} is not on this device; synchronise first.")
        return _to_study(row)

    def save_questionnaire(self, version: QuestionnaireVersion) -> None:
        if hashlib.sha256(version.xform).hexdigest() != version.content_hash:
            raise StoreError(f"Questionnaire {version.title or version.form_id} arrived damaged; fetch it again.")
        row = {
            "content_hash": version.content_hash,
            "form_id": version.form_id,
            "version": version.version,
            "title": version.title,
            "source_name": version.source_name,
            "xform": version.xform,
            "source": version.source,
        }
        media = [
            {"content_hash": version.content_hash, "name": name, "content": content}
            for name, content in version.media.items()
        ]
        with self._database.transaction():
            self._database.write(insert(_QUESTIONNAIRE).prefix_with("OR IGNORE"), row)
            if media:
                self._database.write(insert(_MEDIA).prefix_with("OR IGNORE"), media)
                self.compiled.forget(version.content_hash)

    def questionnaire(self, content_hash: str) -> QuestionnaireVersion:
        query = select(_QUESTIONNAIRE).where(_QUESTIONNAIRE.c.content_hash == content_hash)
        row = self._database.read(query).first()
        if row is None:
            raise UnknownRecordError(f"Questionnaire {content_hash[:12]} is not on this device; synchronise first.")
        media = self._database.read(select(_MEDIA).where(_MEDIA.c.content_hash == content_hash))
        return QuestionnaireVersion(
            content_hash=content_hash,
            xform=row.xform,
            form_id=row.form_id,
            version=row.version,
            title=row.title,
            source=row.source,
            source_name=row.source_name,
            media={item.name: item.content for item in media},
        )

    def media_file(self, content_hash: str, name: str) -> bytes | None:
        this = (_MEDIA.c.content_hash == content_hash) & (_MEDIA.c.name == name)
        row = self._database.read(select(_MEDIA).where(this)).first()
        return None if row is None else bytes(row.content)

    def questionnaire_hashes(self) -> set[str]:
        return set(self._database.read(select(_QUESTIONNAIRE.c.content_hash)).scalars())

    # ---- cases ----

    def save_cases(self, study_id: str, cases: Iterable[Case], *, owner_epoch: int) -> None:
        statement = insert(_CASE)
        kept = ("study_id", "case_id")
        changed = {column.name: statement.excluded[column.name] for column in _CASE.c if column.name not in kept}
        statement = statement.on_conflict_do_update(index_elements=list(kept), set_=changed)
        waiting = iter(cases)
        with self._database.transaction():
            written = self._cases_with_journal(study_id)
            while chunk := list(islice(waiting, _CHUNK)):
                rows = [_case_row(study_id, case, owner_epoch) for case in chunk]
                self._database.write(statement, rows)
                for case in chunk:
                    if case.case_id in written:
                        self._journal.refresh_case(study_id, case.case_id)

    def _cases_with_journal(self, study_id: str) -> set[str]:
        query = select(_STREAM.c.stream_id).where(_STREAM.c.study_id == study_id, _STREAM.c.retired == 0)
        return set(self._database.read(query.where(_STREAM.c.kind == StreamKind.CASE.value)).scalars())

    def release_case(self, study_id: str, case_id: str) -> None:
        mine = (_CASE.c.study_id == study_id) & (_CASE.c.case_id == case_id)
        self._database.write(update(_CASE).where(mine).values(held=0))

    def cases(self, study_id: str, *, held: bool = True) -> list[Case]:
        query = select(_CASE.c.case_id, _CASE.c.base).where(_CASE.c.study_id == study_id, _CASE.c.held == int(held))
        rows = self._database.read(query.order_by(_AS_WRITTEN)).all()
        events = self._journal.events_of_study(StreamKind.CASE, study_id) if rows else {}
        return [fold_case(decode_base(row.base), events.get(row.case_id, ())) for row in rows]

    def case(self, study_id: str, case_id: str) -> Case | None:
        query = select(_CASE.c.base).where(_CASE.c.study_id == study_id, _CASE.c.case_id == case_id)
        base = self._database.read(query).scalar()
        if base is None:
            return None
        return fold_case(decode_base(base), self._journal.events_of(StreamKind.CASE, case_id, study_id))

    def case_summaries(self, study_id: str) -> list[CaseSummary]:
        query = select(_CASE).where(_CASE.c.study_id == study_id, _CASE.c.held == 1).order_by(_AS_WRITTEN)
        return [_to_summary(row) for row in self._database.read(query)]

    def case_count(self, study_id: str) -> int:
        query = select(func.count()).where(_CASE.c.study_id == study_id, _CASE.c.held == 1)
        return int(self._database.read(query).scalar_one())

    # ---- interviews ----

    def interviews(
        self, study_id: str | None, case_id: str | None, statuses: Sequence[InterviewStatus]
    ) -> list[InterviewRecord]:
        query = _interview_query()
        if study_id is not None:
            query = query.where(_INTERVIEW.c.study_id == study_id)
        if case_id is not None:
            query = query.where(_INTERVIEW.c.case_id == case_id)
        if statuses:
            query = query.where(_INTERVIEW.c.status.in_([status.value for status in statuses]))
        return [_to_interview(row) for row in self._database.read(query.order_by(_INTERVIEW.c.started_ms))]

    def interview(self, interview_id: str) -> InterviewRecord:
        row = self._database.read(_interview_query().where(_INTERVIEW.c.interview_id == interview_id)).first()
        if row is None:
            raise UnknownRecordError(f"Interview {interview_id} is not on this device.")
        return _to_interview(row)

    def answers(self, interview_id: str) -> list[StoredAnswer]:
        query = select(_ANSWER).where(_ANSWER.c.interview_id == interview_id).order_by(_ANSWER.c.seq, _ANSWER.c.ref)
        return [
            StoredAnswer(
                ref=row.ref, value=row.value, missing=row.missing, is_confirmed=bool(row.confirmed), seq=row.seq
            )
            for row in self._database.read(query)
        ]

    def freeze_interview(self, interview_id: str, xml: bytes) -> str:
        sha256 = hashlib.sha256(xml).hexdigest()
        row = {"interview_id": interview_id, "sha256": sha256, "xml": xml}
        query = select(_STREAM.c.last_seq).where(_is_journal_of(interview_id))
        to_seq = self._database.read(query).scalar()
        with self._database.transaction():
            self._database.write(insert(_INSTANCE).prefix_with("OR IGNORE"), row)
            done = {"interview_id": interview_id, "to_seq": to_seq or 0, "sha256": sha256}
            self._database.write(insert(_COMPLETION).prefix_with("OR REPLACE"), done)
        return sha256

    def instance(self, interview_id: str) -> bytes | None:
        is_its = (_INSTANCE.c.interview_id == _COMPLETION.c.interview_id) & (_INSTANCE.c.sha256 == _COMPLETION.c.sha256)
        query = select(_INSTANCE.c.xml).join(_COMPLETION, is_its).where(_COMPLETION.c.interview_id == interview_id)
        query = query.order_by(_COMPLETION.c.to_seq.desc())
        xml: bytes | None = self._database.read(query.limit(1)).scalar()
        return xml


def _case_row(study_id: str, case: Case, owner_epoch: int) -> dict[str, Any]:
    base = {"study_id": study_id, "case_id": case.case_id, "base": encode_base(case)}
    return {**base, "owner_epoch": owner_epoch, "held": 1, **case_columns(case)}


def _to_study(row: Any) -> Study:
    return Study(
        study_id=row.study_id,
        name=row.name,
        questionnaire=row.questionnaire,
        study_key=row.study_key,
        details=json.loads(row.details),
    )


def _to_summary(row: Any) -> CaseSummary:
    names = ("study_id", "case_id", "name", "phone", "address", "time_zone", "language", "priority", "disposition")
    more = ("last_disposition", "attempt_count", "open_attempt", "appointment_local", "appointment_zone", "owner_epoch")
    return CaseSummary(
        **{name: getattr(row, name) for name in (*names, *more)},
        last_attempt_at=_moment(row.last_attempt_ms),
        appointment_at=_moment(row.appointment_ms),
        appointment_hard=bool(row.appointment_hard),
        is_held=bool(row.held),
    )


def _moment(value: int | None) -> Any:
    return None if value is None else from_ms(value)


def _is_journal_of(interview_id: Any) -> Any:
    kind = StreamKind.INTERVIEW.value
    return (_STREAM.c.stream_id == interview_id) & (_STREAM.c.kind == kind) & (_STREAM.c.retired == 0)


def _interview_query() -> Any:
    is_stored = _RECEIPT.c.status != ReceiptStatus.BACKED_UP.value
    of_stream = select(func.max(_RECEIPT.c.no)).where(_RECEIPT.c.stream == _STREAM.c.no, is_stored)
    newest = of_stream.correlate(_STREAM).scalar_subquery()
    stream = _is_journal_of(_INTERVIEW.c.interview_id)
    return (
        select(
            _INTERVIEW,
            _STREAM.c.last_seq,
            _STREAM.c.sent_seq,
            _STREAM.c.changed_ms,
            _RECEIPT.c.code,
            _RECEIPT.c.received_ms,
        )
        .join(_STREAM, stream)
        .outerjoin(_RECEIPT, _RECEIPT.c.no == newest)
    )


def _to_interview(row: Any) -> InterviewRecord:
    names = ("interview_id", "study_id", "case_id", "questionnaire", "form_id", "version", "mode", "language")
    return InterviewRecord(
        **{name: getattr(row, name) for name in (*names, "page", "disposition", "actor")},
        status=InterviewStatus(row.status),
        started_at=from_ms(row.started_ms),
        changed_at=from_ms(row.changed_ms),
        ended_at=_moment(row.ended_ms),
        event_count=row.last_seq,
        sent_count=row.sent_seq,
        receipt=row.code or "",
        received_at=_moment(row.received_ms),
    )
