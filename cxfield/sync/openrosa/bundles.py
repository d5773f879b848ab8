"""A form with all its files as one thing: fetched whole, compared with its hashes, read in bounds, or not taken."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import lxml.etree as etree

from cxfield.admission.form_reader import LoadedForm, read_form
from cxfield.errors import CxfieldError
from cxfield.questionnaire.model import FormError
from cxfield.questionnaire.xml_tree import parse_xml
from cxfield.store.values import QuestionnaireVersion
from cxfield.sync.openrosa.connection import RosaConnection
from cxfield.sync.openrosa.encryption import EncryptionError, read_public_key
from cxfield.sync.openrosa.form_list import ListedFile, ListedForm

_FORM_NAME = "form.xml"
_MOST_BYTES = 256 * 1024 * 1024
"""Of all files of one form together. Our choice: they are kept in the workspace with each version."""
_SAFE_NAME = re.compile(r"^(?!\.)[^/\\:*?\"<>|\x00-\x1f]{1,200}(?<![. ])$")
_ARRIVING = "arriving-"
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)


class BundleError(CxfieldError):
    """This form cannot be had or run here; the text says why. Others are not concerned.

    Attributes:
        is_lasting: It is so as long as neither the form nor this program changes.
    """

    def __init__(self, message: str, *, is_lasting: bool = False) -> None:
        super().__init__(message)
        self.is_lasting = is_lasting


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A form as it is kept: a version of its own for each XForm and each state of its files."""

    version: QuestionnaireVersion
    title: str
    hashes: Mapping[str, str] = field(default_factory=dict)


def fetch_bundle(
    connection: RosaConnection, form: ListedForm, files: Sequence[ListedFile], known: Mapping[str, bytes], folder: Path
) -> Bundle:
    """Fetch a form and its files and read them.

    Args:
        known: Content of files whose hash is the one that the manifest names, by name: these are not fetched again.
        folder: Of the workspace; what has to lie in files while it is read lies there and goes again.

    Raises:
        BundleError: The form is not as its hash says, or cannot be run here. SyncError: The network or the server.
    """
    xform = connection.get(form.download_url).content
    _compare(form.md5, xform, f"The form {form.name}")
    media = _fetch_files(connection, files, known)
    marked = _marked(xform, media)
    loaded = _read(form, marked, media, folder)
    questionnaire = loaded.questionnaire
    version = QuestionnaireVersion(
        content_hash=hashlib.sha256(marked).hexdigest(),
        xform=marked,
        form_id=questionnaire.form_id,
        version=questionnaire.version,
        title=questionnaire.title,
        media=media,
    )
    return Bundle(version=version, title=form.name, hashes={file.name: file.md5 for file in files})


def sweep_arriving(folder: Path) -> None:
    """Remove what a program that was killed left of forms in the workspace, unencrypted. Nobody may be fetching."""
    for left in folder.glob(f"{_ARRIVING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _fetch_files(
    connection: RosaConnection, files: Sequence[ListedFile], known: Mapping[str, bytes]
) -> dict[str, bytes]:
    media: dict[str, bytes] = {}
    for file in files:
        if not _SAFE_NAME.match(file.name) or _RESERVED.match(file.name) or file.name.lower() == _FORM_NAME:
            raise BundleError(f"The server names a file {file.name!r}, which no file can be called here.")
        media[file.name] = known[file.name] if file.name in known else _fetch_file(connection, file)
        if sum(map(len, media.values())) > _MOST_BYTES:
            raise BundleError(f"The files of the form have more than {_MOST_BYTES >> 20} MiB together.")
    return media


def _fetch_file(connection: RosaConnection, file: ListedFile) -> bytes:
    """Return the content of a file as its hash says; that of an entity list is the mark of its state (ETag)."""
    response = connection.get(file.download_url)
    if file.is_entity_list:
        etag = response.headers.get("etag", "").removeprefix("W/").strip('"').lower()
        if file.md5 and etag and etag != file.md5:
            raise BundleError(f"The list {file.name} changed while it was fetched; it is fetched anew next time.")
    else:
        _compare(file.md5, response.content, f"The file {file.name}")
    return response.content


def _compare(md5: str, content: bytes, what: str) -> None:
    if md5 and hashlib.md5(content, usedforsecurity=False).hexdigest() != md5:
        raise BundleError(f"{what} is not as the server says that it is; it is fetched anew next time.")


def _marked(xform: bytes, media: Mapping[str, bytes]) -> bytes:
    """Return the XForm with a mark of its files behind it.

    A version is named by the checksum of its XForm, and the files of a form may change without it: lists of entities
    do all the time. So the checksum covers them.
    """
    if not media:
        return xform
    digest = hashlib.sha256()
    for name in sorted(media):
        digest.update(name.encode() + b"\0" + hashlib.sha256(media[name]).digest())
    plain = xform if b"\0" not in xform[:8] else _in_utf8(xform)
    return plain.rstrip() + f"\n<!-- files: {digest.hexdigest()} -->\n".encode()


def _in_utf8(xform: bytes) -> bytes:
    try:
        return bytes(etree.tostring(parse_xml(xform), encoding="utf-8", xml_declaration=True))
    except FormError as error:
        raise BundleError(str(error)) from error


def _read(form: ListedForm, xform: bytes, media: Mapping[str, bytes], folder: Path) -> LoadedForm:
    with tempfile.TemporaryDirectory(prefix=_ARRIVING, dir=folder) as name:
        place = Path(name)
        (place / _FORM_NAME).write_bytes(xform)
        for file_name, content in media.items():
            (place / file_name).write_bytes(content)
        try:
            loaded = read_form(place / _FORM_NAME)
        except FormError as error:
            raise BundleError(_first_error(error), is_lasting=True) from error
    errors = [finding for finding in loaded.findings if finding.severity == "error"]
    if errors:
        raise BundleError(_first_error(FormError(errors)), is_lasting=True)
    _check_key(loaded)
    if form.form_id != loaded.questionnaire.form_id:
        raise BundleError(
            f"The server names this form {form.form_id}, but the form calls itself {loaded.questionnaire.form_id}. "
            "What is sent from it would not be taken.",
            is_lasting=True,
        )
    return loaded


def _check_key(loaded: LoadedForm) -> None:
    try:
        if loaded.questionnaire.submission.public_key:
            read_public_key(loaded.questionnaire.submission.public_key)
    except EncryptionError as error:
        raise BundleError(str(error), is_lasting=True) from error


def _first_error(error: FormError) -> str:
    return str(error).replace(_FORM_NAME, "the form")
