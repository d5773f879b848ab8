"""Keeps submissions: bytes first, durable before the answer, never over something else.

| what comes | becomes | status |
| --- | --- | --- |
| first bytes under an instanceID | kept, an interview soon | 201; 202 while a named file is missing |
| the same bytes again, however often, also to a closed form | acknowledged | the same |
| other bytes under an instanceID that is here | kept beside it, flagged | 409 |
| form or version unknown | kept aside until it is published | 404 |
| encrypted | kept whole | 201, 202 |
| other bytes under the name of a file that is here | kept beside it, flagged | as without |
| of a respondent who was erased | nothing kept | 201 |

Every answer but the last carries a receipt: the bytes are here, also where the status keeps the sender's copy.
Why these statuses: docs/decisions/0015-openrosa-server.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import text
from sqlmodel import Session, col, select

from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.files.file_references import FileKind, FileReference, drop_later, is_deleted, refer
from cxfield.server.openrosa.aside import put_aside
from cxfield.server.openrosa.drafts import FileDraft
from cxfield.server.openrosa.instance import Instance, file_names, interview_id_of, read_instance
from cxfield.server.openrosa.receipts import Receipt, StoredFile, receipt_element, receipt_headers
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.keys import person_keys, person_of
from cxfield.server.persons.places import SUBMISSION
from cxfield.server.tables import OpenRosaFileRow, OpenRosaSubmissionRow, QuestionnaireRow, TombstoneRow

CONFLICT, NO_VERSION, NO_FORM = "conflict", "unknown-version", "unknown-form"
ENCRYPTED = "encrypted"
_SEALED = "It is encrypted: only whoever has the private key of the form can read it. It is kept whole, with its files."
_XFORMS = 64


class SubmissionState(StrEnum):
    """What became of a submission."""

    WAITING = "waiting"
    """For files that it mentions."""
    RECEIVED = "received"
    """It is made an interview next."""
    INTERVIEW = "interview"
    MORE_FILES = "more-files"
    """An interview, to which a file came later."""
    ENCRYPTED = "encrypted"
    ASIDE = "aside"
    """With a reason; see what is kept aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A request that came in whole."""

    study_id: str
    sender: Sender
    device_id: str
    xml: bytes
    files: Sequence[FileDraft] = ()
    says_more_comes: bool = False

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.xml).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is answered. `proof`: the receipt as an element of the answer."""

    status: int
    message: str
    headers: dict[str, str] = field(default_factory=dict)
    proof: str = ""
    is_due: bool = False


class Submissions:
    """Takes submissions in. Safe to repeat, and from several processes at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._xforms: dict[tuple[str, str], bytes] = {}
        self._versions: dict[tuple[str, str, str], str] = {}

    def keep(self, incoming: Incoming) -> Kept:
        """Keep a submission and say what became of it; durable when it returns.

        Raises:
            InstanceError: It cannot be read, so that it could not be told from others.
        """
        instance = read_instance(incoming.xml)
        for file in incoming.files:
            if not self._is_here(incoming, instance, file):
                file.keep(incoming.study_id)
        return self._database.run(lambda session: self._keep(session, incoming, instance))

    def _is_here(self, incoming: Incoming, instance: Instance, file: FileDraft) -> bool:
        query = select(OpenRosaFileRow.place).where(
            OpenRosaFileRow.study_id == incoming.study_id,
            OpenRosaFileRow.instance_id == instance.instance_id,
            OpenRosaFileRow.name == file.name,
            OpenRosaFileRow.sha256 == file.sha256,
        )
        with self._database.read() as session:
            return session.exec(query).first() is not None

    def _keep(self, session: Session, incoming: Incoming, instance: Instance) -> Kept:
        study_id, interview_id = incoming.study_id, interview_id_of(incoming.study_id, instance.instance_id)
        if _is_erased(session, study_id, interview_id):
            for file in incoming.files:
                if file.store_key:
                    drop_later(session, study_id, file.store_key)
            return Kept(status=201, message="The respondent was erased at their wish; nothing was kept.")
        mine = (
            OpenRosaSubmissionRow.study_id == study_id,
            OpenRosaSubmissionRow.instance_id == instance.instance_id,
        )
        found = select(OpenRosaSubmissionRow.sha256, OpenRosaSubmissionRow.place).where(*mine)  # not what was sent
        places = dict(session.exec(found.order_by(col(OpenRosaSubmissionRow.place).desc())).all())
        place = places.get(incoming.sha256)
        row = None if place is None else session.get(OpenRosaSubmissionRow, (study_id, instance.instance_id, place))
        content_hash = self._version(session, study_id, instance)
        names = file_names(instance, self._xform(session, study_id, content_hash))
        if row is None:
            row = self._new_row(session, incoming, instance, len(places))
            row.names = json.dumps(names)
            self._judge(session, row, incoming.xml, instance, content_hash)
        elif row.state == SubmissionState.ASIDE and row.reason in (NO_VERSION, NO_FORM) and content_hash:
            row.names, row.state = json.dumps(names), SubmissionState.WAITING
        files = self._keep_files(session, incoming, row)
        missing = [name for name in json.loads(row.names) if name not in {file.name for file in files}]
        has_more = any(file.store_key for file in incoming.files)
        _move_on(row, is_whole=not missing, has_more=has_more, is_encrypted=instance.is_encrypted)
        session.add(row)
        session.flush()
        return self._answer(row, files, missing, says_more_comes=incoming.says_more_comes)

    def _new_row(self, session: Session, incoming: Incoming, instance: Instance, place: int) -> OpenRosaSubmissionRow:
        interview_id = interview_id_of(incoming.study_id, instance.instance_id)
        sealed = person_keys(session).seal(person_of(incoming.study_id, "", interview_id), SUBMISSION, incoming.xml)
        return OpenRosaSubmissionRow(
            study_id=incoming.study_id,
            instance_id=instance.instance_id,
            place=place,
            sha256=incoming.sha256,
            xml=sealed,
            form_id=instance.form_id,
            version=instance.version,
            deprecated_id=instance.deprecated_id,
            names="[]",
            interview_id=interview_id,
            user=incoming.sender.user,
            device_id=incoming.device_id,
            received_at=now_text(),
            state=SubmissionState.WAITING,
        )

    def _judge(
        self, session: Session, row: OpenRosaSubmissionRow, xml: bytes, instance: Instance, content_hash: str
    ) -> None:
        if row.place:
            row.reason = CONFLICT
            row.explanation = "The server has other content under this number; a supervisor has to decide."
            subject = f"{row.study_id} {row.instance_id}"
            record_audit(session, actor=row.user, action="openrosa-conflict", subject=subject)
        elif not content_hash and not instance.is_encrypted:
            row.reason = NO_VERSION if _has_form(session, row) else NO_FORM
            named = f"version {row.version!r} of the form" if row.reason == NO_VERSION else "the form"
            row.explanation = (
                f"The server does not know {named} {row.form_id!r}; the submission is kept until it is published."
            )
        if row.reason:
            row.state = SubmissionState.ASIDE
            put_aside(session, row, xml, content_hash)
        elif instance.is_encrypted:
            row.reason, row.explanation = ENCRYPTED, _SEALED
            put_aside(session, row, xml)

    def _keep_files(self, session: Session, incoming: Incoming, row: OpenRosaSubmissionRow) -> list[OpenRosaFileRow]:
        mine = (OpenRosaFileRow.study_id == row.study_id, OpenRosaFileRow.instance_id == row.instance_id)
        is_first = row.place == 0 and row not in session
        known = [] if is_first else list(session.exec(select(OpenRosaFileRow).where(*mine)).all())
        expected = set(json.loads(row.names))
        for file in incoming.files:
            if any((one.name, one.sha256) == (file.name, file.sha256) for one in known):
                if file.store_key and all(one.stored_sha256 != file.stored_sha256 for one in known):
                    drop_later(session, row.study_id, file.store_key)
                continue
            place = sum(one.name == file.name for one in known)
            fresh = _file_row(row, file, place)
            fresh.is_expected = file.name in expected
            session.add(fresh)
            known.append(fresh)
            _refer(session, incoming.sender, row, file)
            if place:
                subject = f"{row.study_id} {row.instance_id} {file.sha256}"
                record_audit(session, actor=row.user, action="openrosa-file-conflict", subject=subject)
        return known

    def _answer(
        self,
        row: OpenRosaSubmissionRow,
        files: Sequence[OpenRosaFileRow],
        missing: Sequence[str],
        *,
        says_more_comes: bool,
    ) -> Kept:
        receipt = Receipt(
            study_id=row.study_id,
            instance_id=row.instance_id,
            sha256=row.sha256,
            state=row.state,
            files=[StoredFile(name=one.name, sha256=one.sha256, is_beside=one.place > 0) for one in files],
            epoch=self._database.epoch,
            at=row.received_at,
        )
        headers = receipt_headers(self._database.signing_key, receipt)
        proof = receipt_element(self._database.signing_key, receipt)
        if row.state == SubmissionState.ASIDE and row.reason == CONFLICT:
            return Kept(status=409, message=row.explanation, headers=headers, proof=proof)
        if row.state == SubmissionState.ASIDE and row.reason in (NO_VERSION, NO_FORM):
            return Kept(status=404, message=row.explanation, headers=headers, proof=proof)
        is_due = row.state in (SubmissionState.RECEIVED, SubmissionState.MORE_FILES)
        if missing or says_more_comes:
            told = f" Missing: {', '.join(missing[:10])}." if missing else ""
            return Kept(
                status=202, message=f"Received; more is to come.{told}", headers=headers, proof=proof, is_due=is_due
            )
        return Kept(
            status=201,
            message="The submission was received and is stored.",
            headers=headers,
            proof=proof,
            is_due=is_due,
        )

    def _version(self, session: Session, study_id: str, instance: Instance) -> str:
        """Return the content hash of the version; one that was found is remembered: versions never go."""
        key = (study_id, instance.form_id, instance.version)
        if key not in self._versions:
            found = version_of(session, *key)
            if not found:
                return ""
            if len(self._versions) >= _XFORMS:
                self._versions.clear()
            self._versions[key] = found
        return self._versions[key]

    def _xform(self, session: Session, study_id: str, content_hash: str) -> bytes | None:
        if not content_hash:
            return None
        key = (study_id, content_hash)
        if key not in self._xforms:
            if len(self._xforms) >= _XFORMS:
                self._xforms.clear()
            self._xforms[key] = session.get_one(QuestionnaireRow, key).xform
        return self._xforms[key]


def version_of(session: Session, study_id: str, form_id: str, version: str) -> str:
    """Return the content hash of a version; the newest where several were published under one name; empty: none."""
    query = select(QuestionnaireRow.content_hash).where(
        QuestionnaireRow.study_id == study_id, QuestionnaireRow.form_id == form_id, QuestionnaireRow.version == version
    )
    return session.exec(query.order_by(col(QuestionnaireRow.position).desc()).limit(1)).first() or ""


def _has_form(session: Session, row: OpenRosaSubmissionRow) -> bool:
    query = select(QuestionnaireRow.form_id).where(
        QuestionnaireRow.study_id == row.study_id, QuestionnaireRow.form_id == row.form_id
    )
    return session.exec(query.limit(1)).first() is not None


def _is_erased(session: Session, study_id: str, interview_id: str) -> bool:
    keys, person = person_keys(session), person_of(study_id, "", interview_id)
    keys.hold([person])
    mark = keys.mark(person)
    return session.get(TombstoneRow, (study_id, mark)) is not None


def _move_on(row: OpenRosaSubmissionRow, *, is_whole: bool, has_more: bool, is_encrypted: bool) -> None:
    """Say what is next for a submission."""
    if row.state == SubmissionState.WAITING and is_whole:
        row.state = SubmissionState.ENCRYPTED if is_encrypted else SubmissionState.RECEIVED
    elif row.state == SubmissionState.INTERVIEW and has_more:
        row.state = SubmissionState.MORE_FILES
    if row.state in (SubmissionState.RECEIVED, SubmissionState.WAITING) and not is_encrypted:
        row.reason, row.explanation = "", ""


def _file_row(row: OpenRosaSubmissionRow, file: FileDraft, place: int) -> OpenRosaFileRow:
    return OpenRosaFileRow(
        study_id=row.study_id,
        instance_id=row.instance_id,
        name=file.name,
        place=place,
        sha256=file.sha256,
        size_bytes=file.size_bytes,
        media_type=file.media_type,
        stored_sha256=file.stored_sha256,
        received_at=now_text(),
    )


_BLOB = text(
    "INSERT INTO blob (study_id, sha256, size_bytes, store_key, sealed_at) "
    "VALUES (:study, :sha256, :size, :key, :now) ON CONFLICT DO NOTHING"
)


def _refer(session: Session, sender: Sender, row: OpenRosaSubmissionRow, file: FileDraft) -> None:
    """Say in the database that the bytes are here and whose they are; they are durable already."""
    reference = FileReference(
        study_id=row.study_id,
        interview_id=row.interview_id,
        sha256=file.stored_sha256,
        kind=FileKind.ATTACHMENT,
        name=file.sha256,
        file_key=file.key,
    )
    if is_deleted(session, reference):
        drop_later(session, row.study_id, file.store_key)
        return
    values = {"study": row.study_id, "sha256": file.stored_sha256, "size": file.stored_bytes, "key": file.store_key}
    session.connection().execute(_BLOB, {**values, "now": now_text()})
    refer(session, sender, reference)
