"""A case on its way from laptop to laptop: a sealed file that a code opens, or the laptop that asked for it.

The code is made for this one file and read out; Argon2id makes its key of it. Where the other laptop gave a request,
the key is sealed to the key in it, and no code is needed. Inside stand the case with its journal, its unfinished
interviews with their recordings and attached files and the keys of those, the questionnaire versions, and the signed
transfers that brought it here.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from argon2.exceptions import Argon2Error
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from cxfield.recovery_code import spoken, without_slips
from cxfield.rescue.errors import DamagedFileError, NotWrittenError, WrongKeyError
from cxfield.rescue.file_contents import put_attachment, put_journal, put_recording, read_journal
from cxfield.rescue.reading import keep_file
from cxfield.rescue.records import (
    SIGNED_FOR,
    AttachmentRecord,
    CaseBundleRecord,
    InstanceRecord,
    JournalRecord,
    QuestionnaireRecord,
    RecordingRecord,
    RecordReader,
    RecordWriter,
    whole,
)
from cxfield.rescue.sealed_file import SealedFileReader, SealedFileWriter, new_part_key
from cxfield.store.carrying import UnsentJournal
from cxfield.store.device_key import DeviceKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.pin_wrap import PinCost, unwrap, wrap
from cxfield.store.values import InterviewStatus, QuestionnaireVersion

MAGIC = b"cxcases-1\n"
WHAT = "hand-over file"
SUFFIX = ".cxcase"
_CODE_BYTES = 10
_KEY_MARK = b"cxfield-hand-over-1\n"
_COST = PinCost()
_MOST_MEMORY_KIB, _MOST_ROUNDS = 1024 * 1024, 20
UNFINISHED = (InterviewStatus.DRAFT, InterviewStatus.SUSPENDED)


def new_code() -> str:
    """Return a code for one bundle: 80 bits, in groups that are read out."""
    return spoken(secrets.token_bytes(_CODE_BYTES))


@dataclass(slots=True)
class CaseBundle:
    """What a bundle holds; files lie encrypted in a folder of whoever opened it."""

    case: CaseBundleRecord
    questionnaires: list[QuestionnaireVersion] = field(default_factory=list)
    journals: list[tuple[JournalRecord, tuple[bytes, ...]]] = field(default_factory=list)
    instances: dict[str, bytes] = field(default_factory=dict)
    recordings: list[tuple[RecordingRecord, Path]] = field(default_factory=list)
    attachments: list[tuple[AttachmentRecord, Path]] = field(default_factory=list)


def write_bundle(
    store: DeviceStore, case: CaseBundleRecord, path: Path, opener: str | PublicKey, *, cost: PinCost = _COST
) -> None:
    """Write the case as the store has it to the new file `path`, and read it back. Storage thread.

    Args:
        opener: The code that opens it, or the key of the laptop that asked for it.

    Raises:
        NotWrittenError: With a sentence; nothing is left there.
    """
    key = new_part_key()
    manifest = {
        "kind": "case",
        "transfer_id": case.transfer_id,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "program": version("cxfield"),
    }
    with SealedFileWriter(path, MAGIC, manifest) as file:
        part = file.part(_head(key, opener, case.transfer_id, cost), key)
        _fill(RecordWriter(part.write), store, case)
        part.finish()
        total = file.finish()
    try:
        _read_back(path, total, key)
    except DamagedFileError as error:
        path.unlink(missing_ok=True)
        raise NotWrittenError(
            f"What was written to {path.parent} does not read back as it was written; nothing was left there. "
            "Take another disk or stick."
        ) from error


def _head(key: bytes, opener: str | PublicKey, transfer_id: str, cost: PinCost) -> dict[str, Any]:
    if isinstance(opener, str):
        return {"wrapped": wrap(key, without_slips(opener), context=transfer_id, cost=cost)}
    sealed = SealedBox(opener).encrypt(_KEY_MARK + transfer_id.encode() + b"\n" + key)
    return {"sealed": base64.b64encode(sealed).decode()}


def _fill(records: RecordWriter, store: DeviceStore, case: CaseBundleRecord) -> None:
    device_key = DeviceKey.of(store)
    records.put(case)
    interviews = store.interviews(case.study_id, case.case_id, statuses=UNFINISHED)
    current = store.study(case.study_id).questionnaire
    for content_hash in sorted({current, *(one.questionnaire for one in interviews)} & store.questionnaire_hashes()):
        _put_questionnaire(records, store.questionnaire(content_hash))
    wanted = {one.interview_id for one in interviews} | {case.case_id}
    for state, case_id in store.carrying.transfers.journals(case.study_id, case.case_id):
        if state.stream_id in wanted:
            put_journal(records, read_journal(store, UnsentJournal(state=state, case_id=case_id)))
    for one in interviews:
        _put_files(records, store, one.interview_id)
    records.end(lambda content: device_key.sign(SIGNED_FOR, content))


def _put_questionnaire(records: RecordWriter, found: QuestionnaireVersion) -> None:
    data = {
        "content_hash": found.content_hash,
        "form_id": found.form_id,
        "version": found.version,
        "title": found.title,
        "source_name": found.source_name,
        "xform": _text(found.xform),
        "source": _text(found.source),
        "media": {name: _text(content) for name, content in found.media.items()},
    }
    content = json.dumps(data).encode()
    records.put(QuestionnaireRecord(size=len(content), content_hash=found.content_hash), [content])


def _put_files(records: RecordWriter, store: DeviceStore, interview_id: str) -> None:
    for recording in store.recordings.of_interview(interview_id):
        key = store.recordings.key(recording.recording_id)
        put_recording(records, recording, recording.path.parent, key=key or b"")
    named = store.attachments.names(interview_id)
    for attachment in store.attachments.of_interview(interview_id):
        names = [name for name, target in named.items() if target == attachment.attachment_id]
        key = store.attachments.key(attachment.attachment_id)
        put_attachment(records, attachment, attachment.path.parent, names, key=key or b"")


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _read_back(path: Path, total: str, key: bytes) -> None:
    reader = SealedFileReader(path, MAGIC, what=WHAT)
    if reader.check() != total:
        raise DamagedFileError(f"The file {path.name} differs from what was written.")
    for _head, pieces in reader.parts(lambda _head: key):
        for _record, _content in RecordReader(pieces, file_name=path.name).records():
            pass


def open_bundle(path: Path, code: str, folder: Path, own: PrivateKey | None = None) -> CaseBundle:
    """Return what a bundle holds; its files go into the private `folder`. `own`: the key of requests of this laptop.

    Raises:
        WrongKeyError: The code is another one, or the file is for another laptop.
        DamagedFileError, ForeignFileError: With a sentence.
    """
    reader = SealedFileReader(path, MAGIC, what=WHAT)
    reader.check()
    transfer_id = str(reader.manifest.get("transfer_id", ""))
    for _head, pieces in reader.parts(lambda head: _opened_key(head, code, own, (transfer_id, path.name))):
        return _take(pieces, path.name, folder)
    raise DamagedFileError(f"The hand-over file {path.name} holds no case.")


def _opened_key(head: dict[str, Any], code: str, own: PrivateKey | None, names: tuple[str, str]) -> bytes:
    if "sealed" in head:
        return _unsealed(head, own, *names)
    if not code:
        raise WrongKeyError("Type the code that the other interviewer reads out.")
    return _key(head, code, *names)


def _unsealed(head: dict[str, Any], own: PrivateKey | None, transfer_id: str, name: str) -> bytes:
    mark = _KEY_MARK + transfer_id.encode() + b"\n"
    try:
        opened = SealedBox(own).decrypt(base64.b64decode(str(head["sealed"]), validate=True)) if own else b""
    except (CryptoError, ValueError, TypeError):
        opened = b""
    if not opened.startswith(mark):
        raise WrongKeyError(
            f"The hand-over file {name} is for another laptop. Have it written for a request of this one."
        )
    return opened[len(mark) :]


def _key(head: dict[str, Any], code: str, transfer_id: str, name: str) -> bytes:
    try:
        wrapped = dict(head["wrapped"])
        cost = wrapped["cost"]
        is_dear = int(cost["memory_kib"]) > _MOST_MEMORY_KIB or int(cost["rounds"]) > _MOST_ROUNDS
        key = None if is_dear else unwrap(wrapped, without_slips(code), context=transfer_id)
    except (KeyError, ValueError, TypeError, OverflowError, Argon2Error) as error:
        raise DamagedFileError(f"The hand-over file {name} is damaged; have it written once more.") from error
    if key is None:
        raise WrongKeyError("The code does not open this hand-over file. Have it read out once more, group by group.")
    return key


def _take(pieces: Iterator[bytes], name: str, folder: Path) -> CaseBundle:
    reader = RecordReader(pieces, file_name=name)
    bundle: CaseBundle | None = None
    for record, content in reader.records():
        if isinstance(record, CaseBundleRecord):
            bundle = CaseBundle(record)
        elif bundle is None:
            break
        elif isinstance(record, QuestionnaireRecord):
            bundle.questionnaires.append(_questionnaire(whole(record, content, file_name=name), name))
        elif isinstance(record, JournalRecord):
            lines = whole(record, content, file_name=name).split(b"\n")[:-1]
            bundle.journals.append((record, tuple(lines)))
        elif isinstance(record, InstanceRecord):
            bundle.instances[record.interview_id] = whole(record, content, file_name=name)
        elif isinstance(record, RecordingRecord):
            bundle.recordings.append((record, keep_file(folder, record.file, content)))
        elif isinstance(record, AttachmentRecord):
            bundle.attachments.append((record, keep_file(folder, record.file, content)))
    if bundle is None:
        raise DamagedFileError(f"The hand-over file {name} holds no case.")
    return bundle


def _questionnaire(content: bytes, name: str) -> QuestionnaireVersion:
    try:
        data = json.loads(content)
        media = {str(key): base64.b64decode(value) for key, value in data["media"].items()}
        texts = {key: str(data[key]) for key in ("content_hash", "form_id", "version", "title", "source_name")}
        xform, source = base64.b64decode(data["xform"]), base64.b64decode(data["source"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedFileError(f"The hand-over file {name} holds a questionnaire that cannot be read.") from error
    return QuestionnaireVersion(**texts, xform=xform, source=source, media=media)
