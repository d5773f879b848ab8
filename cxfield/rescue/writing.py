"""Writes a rescue file: all unsent work of a workspace, sealed to the keys of its studies."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from uuid_utils import uuid7

from cxfield.event import StreamKind
from cxfield.rescue.errors import DamagedFileError, GivenUpError, NotWrittenError
from cxfield.rescue.file_contents import put_attachment, put_journal, put_recording, read_journal
from cxfield.rescue.gathering import Gathered, gather
from cxfield.rescue.progress import CHECK, WRITE, Progress
from cxfield.rescue.records import SIGNED_FOR, About, RecordReader, RecordWriter
from cxfield.rescue.sealed_file import PartWriter, SealedFileReader, SealedFileWriter, new_part_key
from cxfield.store.carrying import RescueNote, UnsentWork
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import Study
from cxfield.sync.on_store import OnStore, at_once

MAGIC = b"cxrescue-1\n"
WHAT = "rescue file"
SUFFIX = ".cxrescue"
KEY_MARK = b"cxfield-rescue-1\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose work it is: user, name of the device at the server, the server's address."""

    user: str
    device: str
    server: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueSummary:
    """What was written and read back.

    Attributes:
        missing_files: Recordings and attached files that are in the database, but not on the disk.
        left_out: Names of studies without a key to seal to: their work is not in the file.
    """

    path: Path
    sha256: str
    studies: int
    interviews: int
    cases: int
    events: int
    files: int
    size_bytes: int
    missing_files: int = 0
    left_out: tuple[str, ...] = ()


def proposed_name(moment: datetime) -> str:
    """Return a file name that says when, and nothing about people."""
    return f"rescue-{moment:%Y-%m-%d-%H%M%S}{SUFFIX}"


def write_rescue_file(
    store: DeviceStore,
    owner: Owner,
    path: Path,
    *,
    files: Path | None = None,
    on_store: OnStore = at_once,
    progress: Progress | None = None,
) -> RescueSummary:
    """Write all unsent work to the new file `path`, read it back, and note in the store what it covers.

    Not on the storage thread: what is slow is the disk. The store is asked by `on_store`, in short turns.

    Args:
        files: Where recordings and attached files lie, if not beside the database.

    Raises:
        NothingToRescueError: Everything was sent, or no study has a key.
        NotWrittenError: Not enough room, no right, the name is taken, it does not read back.
        GivenUpError: `progress` was cancelled.
    """
    gathered = on_store(lambda: gather(store))
    job = _Writing(store, owner, files or store.folder, on_store, progress or Progress())
    sha256 = job.write_checked(path, gathered)
    written = [one for one, _ in gathered.work]
    if not job.missing:
        note = RescueNote(file=path.name, sha256=sha256, written_at=datetime.now(UTC), marks=gathered.marks)
        on_store(lambda: store.carrying.note_rescue(note))
    return RescueSummary(
        path=path,
        sha256=sha256,
        studies=len(written),
        **_counts(written),
        size_bytes=path.stat().st_size,
        missing_files=job.missing,
        left_out=gathered.left_out,
    )


def _counts(work: list[UnsentWork]) -> dict[str, int]:
    journals = [journal for one in work for journal in one.journals]
    interviews = sum(journal.state.kind is StreamKind.INTERVIEW for journal in journals)
    return {
        "interviews": interviews,
        "cases": len(journals) - interviews,
        "events": sum(journal.state.last_seq - journal.state.sent_seq for journal in journals),
        "files": sum(len(one.recordings) + len(one.attachments) for one in work),
    }


class _Writing:
    def __init__(self, store: DeviceStore, owner: Owner, files: Path, on_store: OnStore, progress: Progress) -> None:
        self._store, self._owner, self._files = store, owner, files
        self._on_store, self._progress = on_store, progress
        self._now = datetime.now(UTC).isoformat(timespec="seconds")
        self.missing = 0

    def write_checked(self, path: Path, gathered: Gathered) -> str:
        """Write the file, read it back, return its SHA-256; nothing is left there after an error."""
        self._progress.begin(WRITE, gathered.size_bytes)
        sha256, keys = self._write(path, gathered)
        try:
            self._progress.begin(CHECK, 2 * path.stat().st_size)
            read_back(path, sha256, keys, self._progress)
        except DamagedFileError as error:
            path.unlink(missing_ok=True)
            raise NotWrittenError(
                f"What was written to {path.parent} does not read back as it was written; nothing was left there. "
                "Take another disk or stick."
            ) from error
        except GivenUpError:
            path.unlink(missing_ok=True)
            raise
        return sha256

    def _write(self, path: Path, gathered: Gathered) -> tuple[str, dict[str, bytes]]:
        """Return the SHA-256 of the file and the keys of its parts by study."""
        keys = {study.study_id: new_part_key() for _, study in gathered.work}
        with SealedFileWriter(path, MAGIC, self._manifest([one for one, _ in gathered.work])) as file:
            for one, study in gathered.work:
                sealed = SealedBox(PublicKey(study.study_key)).encrypt(KEY_MARK + keys[study.study_id])
                head = {"study_id": study.study_id, "key": base64.b64encode(sealed).decode()}
                part = file.part(head, keys[study.study_id])
                self._fill(RecordWriter(self._counting(part)), one, study, gathered)
                part.finish()
            return file.finish(), keys

    def _counting(self, part: PartWriter) -> Callable[[bytes], None]:
        def write(data: bytes) -> None:
            self._progress.count(len(data))
            part.write(data)

        return write

    def _manifest(self, work: list[UnsentWork]) -> dict[str, Any]:
        return {
            "kind": "journals",
            "file_id": str(uuid7()),
            "made_at": self._now,
            "program": version("cxfield"),
            "studies": [{"study_id": one.study_id, **_counts([one])} for one in work],
        }

    def _fill(self, records: RecordWriter, work: UnsentWork, study: Study, gathered: Gathered) -> None:
        key = gathered.device_key
        about = About(
            study_id=study.study_id,
            study=study.name,
            user=self._owner.user,
            device=self._owner.device,
            server=self._owner.server,
            public_key=key.public,
            made_at=self._now,
            program=version("cxfield"),
        )
        records.put(about)
        for journal in work.journals:
            put_journal(records, self._on_store(lambda journal=journal: read_journal(self._store, journal)))  # type: ignore[misc]
        for recording in work.recordings:
            open_key = gathered.open_keys.get(recording.recording_id, b"")
            self.missing += not put_recording(records, recording, self._files / "recordings", key=open_key)
        for attachment in work.attachments:
            open_key = gathered.open_keys.get(attachment.attachment_id, b"")
            names = gathered.names[attachment.attachment_id]
            folder = self._files / "attachments"
            self.missing += not put_attachment(records, attachment, folder, names, key=open_key)
        records.end(lambda content: key.sign(SIGNED_FOR, content))


def read_back(path: Path, sha256: str, keys: dict[str, bytes], progress: Progress | None = None) -> None:
    """Read a file that was just written, whole, with the keys of its parts by study.

    Raises:
        DamagedFileError: It is not what was written.
    """
    progress = progress or Progress()
    reader = SealedFileReader(path, MAGIC, what=WHAT)
    if reader.check(progress.count) != sha256:
        raise DamagedFileError(f"The file {path.name} differs from what was written.")
    for _head, pieces in reader.parts(lambda head: keys.get(str(head.get("study_id")))):
        records = RecordReader(progress.counted(pieces), file_name=path.name)
        for _record, _content in records.records():
            pass
        if not records.is_signed:
            raise DamagedFileError(f"The file {path.name} does not carry the signature of this device.")


def opened_part_key(head: dict[str, Any], study_id: str, box: SealedBox[PrivateKey]) -> bytes | None:
    """Return the key of a part that belongs to `study_id`; None where it is another study's or does not open."""
    try:
        if head.get("study_id") != study_id:
            return None
        opened = box.decrypt(base64.b64decode(str(head["key"]), validate=True))
    except (CryptoError, binascii.Error, KeyError, ValueError, TypeError):
        return None
    return opened[len(KEY_MARK) :] if opened.startswith(KEY_MARK) else None
