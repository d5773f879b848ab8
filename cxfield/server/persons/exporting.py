"""Everything that is stored of a person, as a zip: a page that they can read, JSON, and their recordings.

Recordings lie on the server sealed to the study key. Where that is at hand the caller opens them (`opened`); else they
go along sealed, and the page says so.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from cxfield.event import JournalError
from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.errors import NotFoundError
from cxfield.server.files.blob_store import BlobStore, NoSuchBlobError
from cxfield.server.files.study_files import StudyFiles
from cxfield.server.intake.event_lines import read_event
from cxfield.server.intake.segments import read_lines
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.case_data import ERASED, case_data
from cxfield.server.persons.consents import consents_of, read_consents
from cxfield.server.persons.export_page import page
from cxfield.server.persons.form_marks import FormMarks, plain_ref, read_marks
from cxfield.server.persons.keys import person_keys, person_of
from cxfield.server.persons.linking import linked
from cxfield.server.persons.notes import note_of
from cxfield.server.persons.places import ITEM, SUBMISSION
from cxfield.server.persons.wiping import Belongings, belongings
from cxfield.server.study.studies import answers_of
from cxfield.server.tables import (
    AuditRow,
    BlobRow,
    CaseRow,
    DecisionRow,
    InboxRow,
    InterviewRow,
    OpenRosaSubmissionRow,
    QuestionnaireRow,
    StudyRow,
)
from cxfield.sync.batch import decode_item
from cxfield.sync.file_messages import FileSummary

Opened = Callable[[FileSummary, bytes], tuple[str, bytes] | None]
"""From a sealed file to its name and its bytes, opened; None where that cannot be."""
MOST_FILE_BYTES = 1 << 30
"""So much of recordings goes into one zip; what is more is named in it and fetched by `cxfield recording fetch`."""


class PersonExport:
    """Gathers. Whether somebody may is decided before, by the policy; that they did stands in the audit trail."""

    def __init__(self, database: Database, store: BlobStore) -> None:
        self._database, self._store = database, store
        self._files = StudyFiles(database, store)

    def packed(self, sender: Sender, study_id: str, person_id: str, opened: Opened | None = None) -> bytes:
        """Return the zip.

        Raises:
            NotFoundError: The study has nothing of such a person.
        """
        read_consents(self._database)
        with self._database.read() as session:
            mine = belongings(session, (study_id, person_id))
            data = self._gathered(session, mine)
            mark = person_keys(session).mark((study_id, person_id))
        with self._database.write() as session:
            record_audit(session, actor=sender.user, action="person-exported", subject=f"{study_id} {mark[:32]}")
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            self._add_files(archive, mine, data, opened)
            archive.writestr("person.json", json.dumps(data, ensure_ascii=False, indent=1))
            archive.writestr("person.html", page(data, data["case"]["language"]))
        return packed.getvalue()

    def _gathered(self, session: Session, mine: Belongings) -> dict[str, Any]:
        study_id, person_id = mine.person
        row = session.get(CaseRow, (study_id, mine.case_id))
        study = session.get(StudyRow, study_id)
        interviews = [one for one in (session.get(InterviewRow, (study_id, i)) for i in mine.interviews) if one]
        submissions = _sent(session, mine)
        if (row is None or row.status == ERASED) and not interviews and not submissions:
            raise NotFoundError(f"The study has nothing of a person {person_id}, or they were erased.")
        case = case_data(session, row).model_dump() if row else {"case_id": "", "language": "", "attributes": {}}
        if not case["language"] and interviews:
            case["language"] = interviews[-1].language
        return {
            "study": study.name if study else study_id,
            "at": now_text(),
            "case": case,
            "interviews": [_interview(session, one) for one in interviews],
            "contacts": list(_contacts(session, study_id, mine.case_id)),
            "journals": {f"{kind} {one}": _lines(session, study_id, kind, one) for kind, one in sorted(mine.streams)},
            "consents": [one.model_dump() for one in consents_of(session, mine.person)],
            "submissions": submissions,
            "aside": _kept_aside(session, mine),
            "decisions": _decisions(session, mine),
            "looked": _looked(session, mine),
            "files": [],
        }

    def _add_files(
        self, archive: zipfile.ZipFile, mine: Belongings, data: dict[str, Any], opened: Opened | None
    ) -> None:
        left = MOST_FILE_BYTES
        for interview_id in mine.interviews:
            for file in self._files.of_interview(mine.person[0], interview_id):
                told = {**file.model_dump(mode="json", exclude={"file_key", "user"}), "file": ""}
                sealed = self._bytes(mine.person[0], file) if file.sha256 and file.size_bytes <= left else None
                if sealed is not None:
                    left -= len(sealed)
                    name, content = (opened(file, sealed) if opened else None) or (f"{file.name}.sealed", sealed)
                    told["file"] = f"files/{len(data['files']) + 1:03} {name}"
                    archive.writestr(told["file"], content)
                data["files"].append(told)

    def _bytes(self, study_id: str, file: FileSummary) -> bytes | None:
        with self._database.read() as session:
            row = session.get(BlobRow, (study_id, file.sha256))
        try:
            return b"".join(self._store.read(row.store_key)) if row else None
        except NoSuchBlobError:
            return None


def _interview(session: Session, row: InterviewRow) -> dict[str, Any]:
    form = session.get(QuestionnaireRow, (row.study_id, row.questionnaire))
    marks = read_marks(form.xform) if form else FormMarks()
    answers = [
        {"ref": ref, "question": marks.wording(plain_ref(ref), row.language), "value": value}
        for ref, value in answers_of(session, row).items()
    ]
    return {**row.model_dump(exclude={"study_id", "answers", "projected_seq"}), "answers": answers}


def _lines(session: Session, study_id: str, kind: str, stream_id: str) -> list[str]:
    return [line.decode(errors="replace") for line in read_lines(session, study_id, kind, stream_id)]


def _contacts(session: Session, study_id: str, case_id: str) -> list[dict[str, Any]]:
    """Return what the journal of the case tells: attempts, appointments, corrections, remarks."""
    found: list[dict[str, Any]] = []
    for line in read_lines(session, study_id, "case", case_id):
        try:
            event = read_event(line)
        except JournalError:
            continue
        found.append({"at": event["at"], "kind": event["kind"], "who": event["actor"], "told": event["body"]})
    return found


def _sent(session: Session, mine: Belongings) -> list[dict[str, Any]]:
    """Return what OpenRosa clients sent, as they sent it, also what never became an interview."""
    keys, columns = person_keys(session), {"form_id", "version", "received_at", "user", "state", "reason"}
    found = []
    for row in session.exec(_submissions(session, mine)).all():
        xml = keys.open(person_of(row.study_id, "", row.interview_id), SUBMISSION, row.xml)
        found.append({**row.model_dump(include=columns), "xml": xml.decode(errors="replace")})
    return found


def _submissions(session: Session, mine: Belongings) -> SelectOfScalar[OpenRosaSubmissionRow]:
    """Ask for what was sent of the person, originals and edits too."""
    ids = [*mine.interviews, *(person_id[1:] for _, person_id in linked(session, mine.person))]
    query = select(OpenRosaSubmissionRow).where(
        OpenRosaSubmissionRow.study_id == mine.person[0], col(OpenRosaSubmissionRow.interview_id).in_(ids)
    )
    return query.order_by(col(OpenRosaSubmissionRow.received_at), col(OpenRosaSubmissionRow.place))


def _kept_aside(session: Session, mine: Belongings) -> list[dict[str, Any]]:
    """Return the items that no journal has."""
    found = []
    for device_id, batch, number in sorted(mine.aside):
        row = session.get(InboxRow, (mine.person[0], device_id, batch, number))
        packed = person_keys(session).open((row.study_id, row.person_id), ITEM, row.item) if row else b""
        if row is not None and packed:
            lines = decode_item(zlib.decompress(packed)).lines
            told = [line.decode(errors="replace") for line in lines]
            found.append({"received_at": row.received_at, "user": row.user, "lines": told})
    return found


def _decisions(session: Session, mine: Belongings) -> list[dict[str, Any]]:
    ids = [stream_id for _, stream_id in mine.streams]
    query = select(DecisionRow).where(DecisionRow.study_id == mine.person[0], col(DecisionRow.stream_id).in_(ids))
    return [
        {
            "at": row.decided_at,
            "verdict": row.verdict,
            "note": note_of(session, row),
            "author": row.author,
            "of": row.stream_id,
        }
        for row in session.exec(query.order_by(col(DecisionRow.decided_at)))
    ]


def _looked(session: Session, mine: Belongings) -> list[dict[str, Any]]:
    """Return the lines of the audit trail that name something of the person's."""
    names = {*mine.files, *mine.interviews, person_keys(session).mark(mine.person)[:32]}
    query = select(AuditRow).where(or_(*(col(AuditRow.subject).contains(name, autoescape=True) for name in names)))
    rows = session.exec(query.order_by(col(AuditRow.number))) if names else ()
    return [{"at": row.at, "actor": row.actor, "action": row.action} for row in rows]
