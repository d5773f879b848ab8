"""Writes encrypted submissions out, in the folders in which ODK Briefcase keeps them and decrypts them from.

The server has no private key of a form: what it hands out is what came, the envelope (`submission.xml`) beside the
files that the envelope names.
"""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from cxfield.errors import CxfieldError
from cxfield.server.database import Database, record_audit
from cxfield.server.files.blob_store import BlobStore, NoSuchBlobError
from cxfield.server.openrosa.forms import plain_xform
from cxfield.server.openrosa.instance import read_instance
from cxfield.server.openrosa.intake import CONFLICT, ENCRYPTED, version_of
from cxfield.server.people.accounts import CONSOLE
from cxfield.server.persons.keys import person_keys, person_of
from cxfield.server.persons.places import SUBMISSION
from cxfield.server.tables import BlobReferenceRow, BlobRow, OpenRosaFileRow, OpenRosaSubmissionRow, QuestionnaireRow
from cxfield.store.attachment_file import open_attachment_key, read_attachment
from cxfield.store.errors import AttachmentError
from cxfield.store.folder import make_private_folder

ENVELOPE = "submission.xml"
_ILLEGAL = frozenset('/\\:*?"<>|')
_LONGEST = 200


class NoKeyError(CxfieldError):
    """A file lies sealed to the study key, and nobody gave the pass-phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A submission that was written. `missing`: files that its envelope names and that are not here, or are damaged."""

    instance_id: str
    folder: Path
    files: int
    missing: tuple[str, ...]


class EncryptedSubmissions:
    """Reads on the machine of the server. That it was done stands in the audit trail."""

    def __init__(self, database: Database, store: BlobStore) -> None:
        self._database, self._store = database, store

    def write(self, study_id: str, out: Path, private_key: bytes | None) -> list[Written]:
        """Write all of a study into the new folder `out`.

        Raises:
            NoKeyError: A file lies sealed to the study key, and there is no `private_key`. FileExistsError
        """
        make_private_folder(out.parent)
        out.mkdir(mode=0o700)
        with self._database.write() as session:
            record_audit(session, actor=CONSOLE, action="openrosa-encrypted-exported", subject=study_id)
        try:
            with self._database.read() as session:
                sent = _encrypted(session, study_id)
                return [self._write_one(session, row, xml, out, private_key) for row, xml in sent]
        except BaseException:  # half of it would pass for all
            shutil.rmtree(out, ignore_errors=True)
            raise

    def _write_one(
        self, session: Session, row: OpenRosaSubmissionRow, xml: bytes, out: Path, private_key: bytes | None
    ) -> Written:
        form = out / "forms" / legal_name(row.form_id)
        _write_form(session, row, form)
        folder = _new_folder(form / "instances", row.instance_id)
        _write(folder / ENVELOPE, [xml])
        missing, count = set(read_instance(xml).media), 0
        for file in session.exec(_files(row)).all():
            place = folder / (f"beside-{file.place}-" * bool(file.place) + legal_name(file.name))
            if place.name.casefold() == ENVELOPE:
                place = folder / f"beside-{place.name}"
            if self._write_file(session, row, file, place, private_key):
                count += 1
                missing -= {file.name} if not file.place else set()
        return Written(instance_id=row.instance_id, folder=folder, files=count, missing=tuple(sorted(missing)))

    def _write_file(
        self,
        session: Session,
        row: OpenRosaSubmissionRow,
        file: OpenRosaFileRow,
        place: Path,
        private_key: bytes | None,
    ) -> bool:
        """Write a file as it came; return whether that could be."""
        named = session.get(BlobReferenceRow, (row.study_id, row.interview_id, file.stored_sha256))
        blob = session.get(BlobRow, (row.study_id, file.stored_sha256))
        if named is None or blob is None:
            return False
        key = _key(named.file_key, private_key)
        with TemporaryDirectory(dir=place.parent) as scratch:
            sealed = Path(scratch) / "sealed"
            try:
                _write(sealed, self._store.read(blob.store_key))
                _write(place, read_attachment(sealed, key))
            except (NoSuchBlobError, AttachmentError):
                place.unlink(missing_ok=True)
                return False
        return True


def _encrypted(session: Session, study_id: str) -> Iterator[tuple[OpenRosaSubmissionRow, bytes]]:
    """Yield encrypted submissions with their envelopes, also such as came under a number that was taken."""
    where = (OpenRosaSubmissionRow.study_id == study_id, col(OpenRosaSubmissionRow.reason).in_((ENCRYPTED, CONFLICT)))
    order = (col(OpenRosaSubmissionRow.instance_id), col(OpenRosaSubmissionRow.place))
    keys = session.exec(select(*order).where(*where).order_by(*order)).all()
    for instance_id, place in keys:
        row = session.get_one(OpenRosaSubmissionRow, (study_id, instance_id, place))
        xml = person_keys(session).open(person_of(study_id, "", row.interview_id), SUBMISSION, row.xml)
        session.expunge(row)
        if xml and (row.reason == ENCRYPTED or read_instance(xml).is_encrypted):
            yield row, xml


def _files(row: OpenRosaSubmissionRow) -> SelectOfScalar[OpenRosaFileRow]:
    mine = (OpenRosaFileRow.study_id == row.study_id, OpenRosaFileRow.instance_id == row.instance_id)
    return select(OpenRosaFileRow).where(*mine).order_by(col(OpenRosaFileRow.name), col(OpenRosaFileRow.place))


def _write_form(session: Session, row: OpenRosaSubmissionRow, folder: Path) -> None:
    """Write the form beside its submissions, where it is known: who decrypts needs it."""
    make_private_folder(folder)
    place = folder / f"{folder.name}.xml"
    content_hash = version_of(session, row.study_id, row.form_id, row.version)
    if content_hash and not place.exists():
        _write(place, [plain_xform(session.get_one(QuestionnaireRow, (row.study_id, content_hash)).xform)])


def _new_folder(instances: Path, instance_id: str) -> Path:
    """Make the folder of a submission, as Briefcase names it; another one where that is taken."""
    wanted = legal_name(instance_id.replace(":", ""))
    make_private_folder(instances)
    taken = {place.name.casefold() for place in instances.iterdir()}
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        name = f"{wanted}-{number}"
    folder = instances / name
    folder.mkdir(mode=0o700)
    return folder


def legal_name(name: str) -> str:
    """Return a name that every file system takes, and that stays in its folder."""
    legal = "".join("_" if sign in _ILLEGAL or not sign.isprintable() else sign for sign in name).strip(" ")
    legal = legal.encode()[:_LONGEST].decode(errors="ignore")
    return f"_{legal}" if not legal.strip(".") or legal.startswith(".") else legal.rstrip(".")


def _key(told: str, private_key: bytes | None) -> bytes:
    kind, _, text = told.partition(":")
    if kind == "open":
        return base64.b64decode(text)
    if private_key is None:
        raise NoKeyError("The files lie sealed to the study key; give the pass-phrase of the study.")
    return open_attachment_key(base64.b64decode(text), private_key)


def _write(place: Path, chunks: Iterator[bytes] | Sequence[bytes]) -> None:
    with place.open("xb") as file:
        place.chmod(0o600)
        file.writelines(chunks)
