"""Completed interviews into payloads that never change again, before anything of them is sent.

A payload keeps the number (instanceID) of its interview until the server may have it; what is completed again after
that is a new number that names the one it replaces (deprecatedID). What the form wants encrypted is encrypted here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

import lxml.etree as etree

from cxfield.questionnaire.xml_tree import OPENROSA, Element, local_name, parse_xml
from cxfield.store.attachment_file import read_attachment
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import AttachmentError
from cxfield.store.openrosa_values import StoredFile, StoredForm, StoredSubmission, SubmissionState, Unfrozen
from cxfield.sync.on_store import OnStore
from cxfield.sync.openrosa import encryption
from cxfield.sync.openrosa.encryption import EncryptionError, PlainFile, Record
from cxfield.sync.openrosa.outcome import Reason

_MAY_BE_THERE = (Reason.DIFFERENT, Reason.OUT_OF_DATE, Reason.DELETED, Reason.FILES_MISSING, Reason.FILES_WAIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFacts:
    """What the form says about an instance of it: names of its files, and the key to encrypt with (empty: none)."""

    file_names: tuple[str, ...]
    public_key: str = ""


ReadForm = Callable[[str, bytes], FormFacts]
"""Content hash of a version and an instance of it -> what the form says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalFile:
    """An attached file of this computer, ready to be read on any thread, unless it vanished from the disk."""

    name: str
    media_type: str
    size: int
    path: Path
    key: bytes = field(repr=False)
    is_there: bool = True

    def chunks(self) -> Iterator[bytes]:
        return read_attachment(self.path, self.key)

    def md5(self) -> str:
        """Return the MD5 of the content. Raises `AttachmentError`."""
        digest = hashlib.md5(usedforsecurity=False)
        for chunk in self.chunks():
            digest.update(chunk)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathered:
    """All that a payload is made of."""

    unfrozen: Unfrozen
    form: StoredForm
    facts: FormFacts
    files: tuple[LocalFile, ...]
    replaced: StoredSubmission | None


def freeze_completed(store: DeviceStore, read_form: ReadForm, now: datetime, on_store: OnStore) -> int:
    """Freeze every completed interview that is no submission yet; return how many there were. Network thread.

    One that was completed again without a change is no new submission. Files that cannot be read are left out: the
    answers do not wait for them.
    """
    count = 0
    for unfrozen in on_store(store.openrosa.unfrozen):
        same = on_store(partial(_same_content, store, unfrozen))
        if same is not None:
            on_store(partial(store.openrosa.note_same, same.no, unfrozen.to_seq, now))
            continue
        gathered = on_store(partial(_gather, store, unfrozen, read_form))
        submission, files = _payload(gathered, now)
        on_store(partial(store.openrosa.freeze, submission, files))
        count += 1
    return count


def _same_content(store: DeviceStore, unfrozen: Unfrozen) -> StoredSubmission | None:
    """Return the newest submission of the interview if it has this very content."""
    before = store.openrosa.submissions(unfrozen.interview_id)
    return before[-1] if before and before[-1].instance_sha256 == unfrozen.sha256 else None


def local_files(store: DeviceStore, interview_id: str, names: Sequence[str]) -> tuple[LocalFile, ...]:
    """Return the files that `names` mean and this computer has or had. Storage thread."""
    found: list[LocalFile] = []
    for name in names:
        stored = store.attachments.named(interview_id, name)
        key = store.attachments.key(stored.attachment_id) if stored is not None else None
        if stored is None or key is None:
            continue
        found.append(
            LocalFile(
                name=name,
                media_type=stored.media_type,
                size=stored.size_bytes,
                path=stored.path,
                key=key,
                is_there=stored.is_there,
            )
        )
    return tuple(found)


def _gather(store: DeviceStore, unfrozen: Unfrozen, read_form: ReadForm) -> _Gathered:
    form = store.openrosa.form_of_study(unfrozen.study_id)
    assert form is not None, "an interview without a form is not selected"
    facts = read_form(unfrozen.questionnaire, unfrozen.xml)
    files = local_files(store, unfrozen.interview_id, facts.file_names)
    before = [one for one in store.openrosa.submissions(unfrozen.interview_id) if may_be_there(one)]
    return _Gathered(
        unfrozen=unfrozen,
        form=form,
        facts=facts,
        files=files,
        replaced=before[-1] if before else None,
    )


def may_be_there(submission: StoredSubmission) -> bool:
    """Whether the server has, or may have, something under the number of this submission."""
    return submission.state is SubmissionState.SENT or submission.unanswered > 0 or submission.reason in _MAY_BE_THERE


def _payload(gathered: _Gathered, now: datetime) -> tuple[StoredSubmission, list[StoredFile]]:
    unfrozen, replaced = gathered.unfrozen, gathered.replaced
    deprecated = replaced.instance_id if replaced is not None else ""
    xml, instance_id = numbered(unfrozen.xml, deprecated_id=deprecated)
    root = parse_xml(xml)
    submission = StoredSubmission(
        interview_id=unfrozen.interview_id,
        account_id=gathered.form.account_id,
        form_id=root.get("id") or gathered.form.form_id,
        version=root.get("version") or "",
        instance_sha256=unfrozen.sha256,
        to_seq=unfrozen.to_seq,
        instance_id=instance_id,
        deprecated_id=deprecated,
        first_id=replaced.first_id if replaced is not None else instance_id,
        xml=xml,
        frozen_at=now,
    )
    if not gathered.facts.public_key:
        return submission, [_plain(place, file) for place, file in enumerate(gathered.files)]
    return _encrypted(submission, gathered)


def _plain(place: int, file: LocalFile) -> StoredFile:
    return StoredFile(
        place=place, name=file.name, plain_name=file.name, media_type=file.media_type, size_bytes=file.size
    )


def _encrypted(submission: StoredSubmission, gathered: _Gathered) -> tuple[StoredSubmission, list[StoredFile]]:
    """Return the manifest in place of the answers, and the files that hold them; nothing plain if it cannot be done."""
    record = Record(
        form_id=submission.form_id,
        version=submission.version,
        instance_id=submission.instance_id,
        deprecated_id=submission.deprecated_id,
    )
    try:
        public_key = encryption.read_public_key(gathered.facts.public_key)
    except EncryptionError as error:
        return _stopped(submission, Reason.NO_ENCRYPTION, str(error)), []
    found = [(file, md5) for file in gathered.files if (md5 := readable_md5(file))]
    media = [PlainFile(name=file.name, md5=md5) for file, md5 in found]
    manifest = encryption.seal(public_key, record, media, submission.xml)
    sizes = [(file.name, file.size) for file, _md5 in found] + [(encryption.XML_NAME, len(submission.xml))]
    files = [
        StoredFile(
            place=place,
            name=name + encryption.ENDING,
            plain_name=name,
            media_type="application/octet-stream",
            size_bytes=encryption.encrypted_size(size),
        )
        for place, (name, size) in enumerate(sizes)
    ]
    return replace(submission, xml=manifest.xml, key=manifest.key, plain=submission.xml), files


def readable_md5(file: LocalFile) -> str:
    """Return the MD5 of a file; empty if it cannot be read whole."""
    try:
        return file.md5() if file.is_there else ""
    except AttachmentError:
        return ""


def _stopped(submission: StoredSubmission, reason: Reason, sentence: str) -> StoredSubmission:
    return replace(submission, state=SubmissionState.UNDELIVERED, reason=reason.value, sentence=sentence)


def numbered(xml: bytes, *, deprecated_id: str = "", instance_id: str = "") -> tuple[bytes, str]:
    """Return an instance with its number, and the number. The bytes stay as they are where nothing has to change.

    Args:
        deprecated_id: The number that this one replaces: then it gets one of its own, `instance_id` or a new one.
    """
    root = parse_xml(xml)
    meta = _child(root, "meta")
    number = _child(meta, "instanceID") if meta is not None else None
    own = (number.text or "").strip() if number is not None else ""
    if own and not deprecated_id:
        return xml, own
    if meta is None:
        meta = etree.SubElement(root, f"{{{OPENROSA}}}meta", nsmap={"orx": OPENROSA})
    if number is None:
        number = etree.SubElement(meta, _beside(meta, "instanceID"))
    number.text = instance_id or f"uuid:{uuid4()}"
    if deprecated_id:
        old = _child(meta, "deprecatedID")
        if old is None:
            old = etree.SubElement(meta, _beside(number, "deprecatedID"))
        old.text = deprecated_id
    return etree.tostring(root, encoding="utf-8", xml_declaration=False), str(number.text)


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if local_name(child) == name), None)


def _beside(element: Element, name: str) -> etree.QName:
    return etree.QName(etree.QName(element).namespace, name)
