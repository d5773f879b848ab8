"""The forms of a study as ODK Collect and Enketo see them: the newest version of each that is not closed."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote
from xml.sax.saxutils import escape

import lxml.etree as etree
from sqlmodel import Session, col, select

from cxfield.questionnaire.xml_tree import CX, parse_xml, split_tag
from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.errors import NotFoundError
from cxfield.server.people.accounts import CONSOLE
from cxfield.server.tables import OpenRosaClosedRow, QuestionnaireRow

_LIST = "http://openrosa.org/xforms/xformsList"
_MANIFEST = "http://openrosa.org/xforms/xformsManifest"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedForm:
    """A version as it is served."""

    form_id: str
    version: str
    title: str
    content_hash: str
    md5: str
    has_media: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of the list is asked for. `form_id` None: all."""

    form_id: str | None = None
    is_verbose: bool = False


class OpenRosaForms:
    """Reads published forms, and closes them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(self, study_id: str) -> list[ServedForm]:
        """Return the newest version of each form that is open."""
        columns = (QuestionnaireRow.form_id, QuestionnaireRow.content_hash)
        with self._database.read() as session:
            query = select(*columns).where(QuestionnaireRow.study_id == study_id)
            newest = dict(session.exec(query.order_by(col(QuestionnaireRow.position))).all())
            closed = set(session.exec(select(OpenRosaClosedRow.form_id).where(OpenRosaClosedRow.study_id == study_id)))
            hashes = [content_hash for form_id, content_hash in newest.items() if form_id not in closed]
            return [_served(session, study_id, content_hash) for content_hash in hashes]

    def xform(self, study_id: str, content_hash: str) -> bytes:
        """Return a version as other programs read it, also one of a form that is closed now.

        Raises:
            NotFoundError: The study has no such version.
        """
        with self._database.read() as session:
            return plain_xform(_row(session, study_id, content_hash).xform)

    def media(self, study_id: str, content_hash: str) -> dict[str, bytes]:
        """Return the files of a version by name.

        Raises:
            NotFoundError: The study has no such version.
        """
        with self._database.read() as session:
            kept: dict[str, str] = json.loads(_row(session, study_id, content_hash).media)
        return {name: base64.b64decode(content) for name, content in kept.items()}

    def set_closed(self, study_id: str, form_id: str, *, is_closed: bool) -> None:
        """Take a form out of the list, or put it back. Submissions of a closed form are still taken.

        Raises:
            NotFoundError: The study has no such form.
        """
        with self._database.write() as session:
            known = select(QuestionnaireRow.form_id).where(
                QuestionnaireRow.study_id == study_id, QuestionnaireRow.form_id == form_id
            )
            if session.exec(known.limit(1)).first() is None:
                raise NotFoundError(f"The study {study_id} has no form {form_id}.")
            row = session.get(OpenRosaClosedRow, (study_id, form_id))
            if is_closed == (row is not None):
                return
            if row is not None:
                session.delete(row)
            else:
                session.add(OpenRosaClosedRow(study_id=study_id, form_id=form_id, closed_at=now_text()))
            action = "openrosa-form-closed" if is_closed else "openrosa-form-opened"
            record_audit(session, actor=CONSOLE, action=action, subject=f"{study_id} {form_id}")


def _row(session: Session, study_id: str, content_hash: str) -> QuestionnaireRow:
    row = session.get(QuestionnaireRow, (study_id, content_hash))
    if row is None:
        raise NotFoundError("The study has no such form.")
    return row


def _served(session: Session, study_id: str, content_hash: str) -> ServedForm:
    row = _row(session, study_id, content_hash)
    return ServedForm(
        form_id=row.form_id,
        version=row.version,
        title=row.title,
        content_hash=content_hash,
        md5=hashlib.md5(plain_xform(row.xform), usedforsecurity=False).hexdigest(),
        has_media=row.media not in ("", "{}"),
    )


@lru_cache(maxsize=64)
def plain_xform(xform: bytes) -> bytes:
    """Return a form without what only cxfield reads; one that has none of it as it is, byte for byte."""
    if CX.encode() not in xform:
        return xform
    root = parse_xml(xform)
    for element in list(root.iter(etree.Element)):
        for name in [name for name in element.attrib if split_tag(str(name))[0] == CX]:
            del element.attrib[name]
        if split_tag(str(element.tag))[0] == CX and element.getparent() is not None:
            element.getparent().remove(element)
    spaces = {prefix: space for element in root.iter(etree.Element) for prefix, space in element.nsmap.items()}
    kept = [prefix for prefix, space in spaces.items() if prefix and space != CX]  # expressions may use them
    etree.cleanup_namespaces(root, keep_ns_prefixes=kept)
    served: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return served


def form_list(forms: Iterable[ServedForm], base: str, wanted: Wanted) -> bytes:
    """Return the list as XML. `base` is the address below which the study's forms are."""
    entries = (_entry(form, base) for form in forms if wanted.form_id in (None, form.form_id))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xforms xmlns="{_LIST}">{"".join(entries)}</xforms>'.encode()


def _entry(form: ServedForm, base: str) -> str:
    place = f"{base}/forms/{form.content_hash}"
    manifest = f"<manifestUrl>{escape(place)}/manifest</manifestUrl>" if form.has_media else ""
    title = escape(form.title or form.form_id)
    return (
        f"<xform><formID>{escape(form.form_id)}</formID><name>{title}</name><version>{escape(form.version)}</version>"
        f"<hash>md5:{form.md5}</hash><descriptionText>{title}</descriptionText>"
        f"<downloadUrl>{escape(place)}/form.xml</downloadUrl>{manifest}</xform>"
    )


def manifest(media: dict[str, bytes], place: str) -> bytes:
    """Return the files of a form as XML."""
    files = "".join(
        f"<mediaFile><filename>{escape(name)}</filename>"
        f"<hash>md5:{hashlib.md5(content, usedforsecurity=False).hexdigest()}</hash>"
        f"<downloadUrl>{escape(place)}/media/{quote(name, safe='')}</downloadUrl></mediaFile>"
        for name, content in sorted(media.items())
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest xmlns="{_MANIFEST}">{files}</manifest>'.encode()


def etag(body: bytes) -> str:
    """Return the mark of a body."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def is_same(known: str, mark: str) -> bool:
    """Whether an `If-None-Match` header names `mark`."""
    given: Sequence[str] = [part.strip().removeprefix("W/") for part in known.split(",")]
    return mark in given or "*" in given
