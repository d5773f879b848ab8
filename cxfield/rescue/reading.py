"""Reads a rescue file: what it says in clear, whether it is whole, and with the study's private key what is in it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from nacl.public import PrivateKey, SealedBox
from pydantic import BaseModel, ConfigDict, ValidationError

from cxfield.event import JournalError, chain, decode
from cxfield.rescue.errors import DamagedFileError, WrongKeyError
from cxfield.rescue.file_contents import attachment_record, journal_record, recording_record
from cxfield.rescue.records import (
    About,
    AttachmentRecord,
    InstanceRecord,
    JournalRecord,
    RecordingRecord,
    RecordReader,
    whole,
)
from cxfield.rescue.sealed_file import SealedFileReader
from cxfield.rescue.writing import MAGIC, WHAT, opened_part_key
from cxfield.store.attachments import StoredAttachment
from cxfield.store.carrying import UnsentJournal, UnsentWork
from cxfield.store.device_key import DeviceKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import StoreError
from cxfield.store.folder import make_private_folder
from cxfield.sync.session import DEVICE, SERVER


class StudyCounts(BaseModel):
    """What a file says of one study in clear."""

    model_config = ConfigDict(frozen=True)
    study_id: str
    interviews: int = 0
    cases: int = 0
    events: int = 0
    files: int = 0


class Manifest(BaseModel):
    """What a file says in clear. `kind`: `journals`, or `workspace` for a sealed workspace."""

    model_config = ConfigDict(frozen=True)
    kind: str
    file_id: str
    made_at: str
    program: str
    studies: list[StudyCounts] = []


@dataclass(frozen=True, slots=True)
class RescuedJournal:
    """A whole journal, its chain verified."""

    record: JournalRecord
    lines: tuple[bytes, ...]


@dataclass(slots=True)
class RescuedWork:
    """What the part of one study holds; files lie encrypted in a folder of whoever opened it."""

    about: About
    journals: list[RescuedJournal] = field(default_factory=list)
    instances: dict[str, bytes] = field(default_factory=dict)
    recordings: list[tuple[RecordingRecord, Path]] = field(default_factory=list)
    attachments: list[tuple[AttachmentRecord, Path]] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    """A sentence for each journal whose chain does not hold; it is taken along all the same."""
    is_signed: bool = False


class RescueFile:
    """A rescue file of which only the manifest was read."""

    def __init__(self, path: Path) -> None:
        """Raises: ForeignFileError, DamagedFileError."""
        self.path = path
        self._reader = SealedFileReader(path, MAGIC, what=WHAT)
        try:
            self.manifest = Manifest.model_validate(self._reader.manifest)
        except (ValidationError, RecursionError) as error:
            raise DamagedFileError(
                f"The rescue file {path.name} is damaged; copy it again from where it was made."
            ) from error

    def check(self) -> str:
        """Read it whole and return its SHA-256. Raises DamagedFileError."""
        return self._reader.check()

    def open(self, study_id: str, private_key: bytes, folder: Path) -> RescuedWork:
        """Return what is there of a study; recordings and attached files go, still encrypted, into `folder`.

        Raises:
            WrongKeyError: The file has nothing of this study, or its key is another one. DamagedFileError
        """
        if study_id not in {study.study_id for study in self.manifest.studies}:
            raise WrongKeyError(f"The rescue file {self.path.name} holds nothing of this study; choose its own study.")
        box = SealedBox(PrivateKey(private_key))
        for _head, pieces in self._reader.parts(lambda head: opened_part_key(head, study_id, box)):
            return take_work(pieces, self.path.name, folder)
        raise WrongKeyError(
            f"The study key does not open the rescue file {self.path.name}; it is that of another study."
        )


def take_work(pieces: Iterator[bytes], file_name: str, folder: Path) -> RescuedWork:
    """Read one part to its end.

    Raises:
        DamagedFileError: It does not hold what it says.
    """
    reader = RecordReader(pieces, file_name=file_name)
    work: RescuedWork | None = None
    for record, content in reader.records():
        if isinstance(record, About):
            work = RescuedWork(record)
        elif work is None:
            break
        elif isinstance(record, JournalRecord):
            _take_journal(work, record, whole(record, content, file_name=file_name))
        elif isinstance(record, InstanceRecord):
            work.instances[record.interview_id] = whole(record, content, file_name=file_name)
        elif isinstance(record, RecordingRecord):
            work.recordings.append((record, keep_file(folder, record.file, content)))
        elif isinstance(record, AttachmentRecord):
            work.attachments.append((record, keep_file(folder, record.file, content)))
    if work is None:
        raise DamagedFileError(f"The file {file_name} does not say whose work it holds.")
    work.is_signed = reader.is_signed
    return work


def _take_journal(work: RescuedWork, record: JournalRecord, content: bytes) -> None:
    lines = tuple(content.split(b"\n")[:-1])
    work.journals.append(RescuedJournal(record, lines))
    try:
        entries = chain(lines)
        if len(entries) == record.last_seq and entries[-1].head.hex() == record.head:
            return
    except (JournalError, RecursionError):
        pass
    work.damaged.append(f"The journal of {record.kind.value} {record.stream_id} was altered before it was saved.")


def keep_file(folder: Path, name: str, content: Iterator[bytes]) -> Path:
    """Write a file of a part into the private `folder`."""
    make_private_folder(folder)
    path = folder / name
    with path.open("wb") as file:
        for piece in content:
            file.write(piece)
    return path


@dataclass(frozen=True, slots=True)
class _Head:
    """What all work of a workspace has in common, and what of it is unsent."""

    device: str
    server: str
    public_key: str
    names: dict[str, str]
    unsent: list[UnsentWork]


def _head(store: DeviceStore) -> _Head:
    return _Head(
        device=store.setting(DEVICE) or "unknown",
        server=store.setting(SERVER) or "",
        public_key=DeviceKey.of(store).public,
        names={study.study_id: study.name for study in store.studies()},
        unsent=store.carrying.unsent(),
    )


def is_readable(store: DeviceStore) -> bool:
    """Say whether `work_of_store` gives anything at all of a database that may be damaged."""
    try:
        _head(store)
    except StoreError:
        return False
    return True


def is_whole(store: DeviceStore) -> bool:
    """Read everything that `work_of_store` gives once: damage shows only when a page is read."""
    try:
        for unsent in _head(store).unsent:
            for journal in unsent.journals:
                deque(store.carrying.lines(journal.state), maxlen=0)
            for attachment in unsent.attachments:
                if not attachment.sealed_key:
                    store.attachments.key(attachment.attachment_id)
    except StoreError:
        return False
    return True


def work_of_store(store: DeviceStore) -> Iterator[RescuedWork]:
    """Yield the unsent work of each study in an opened workspace, as a rescue file would hold it.

    A journal that a damaged database does not give out is left out, and named in `damaged`; of a database that is not
    readable there is nothing.
    """
    if not is_readable(store):
        return
    head = _head(store)
    for unsent in head.unsent:
        about = About(
            study_id=unsent.study_id,
            study=head.names.get(unsent.study_id, ""),
            user=_writer(store, unsent.journals) or "unknown",
            device=head.device,
            server=head.server,
            public_key=head.public_key,
        )
        work = RescuedWork(about)
        for journal in unsent.journals:
            try:
                lines = b"".join(line + b"\n" for line in store.carrying.lines(journal.state))
            except StoreError:
                work.damaged.append(
                    f"{journal.state.kind.value.title()} {journal.state.stream_id} cannot be read whole."
                )
                continue
            _take_journal(work, journal_record(journal, len(lines)), lines)
        work.recordings = [(recording_record(one), one.path) for one in unsent.recordings if one.path.is_file()]
        work.attachments = [
            (attachment_record(one, [], key=_open_key(store, one)), one.path)
            for one in unsent.attachments
            if one.is_there
        ]
        yield work


def _open_key(store: DeviceStore, attachment: StoredAttachment) -> bytes:
    """Return the key of a file that is sealed to no study key; empty if it is."""
    with suppress(StoreError):
        return b"" if attachment.sealed_key else store.attachments.key(attachment.attachment_id) or b""
    return b""


def _writer(store: DeviceStore, journals: Iterable[UnsentJournal]) -> str:
    """Return the user of a workspace: whoever wrote the last event of a journal that was begun here."""
    for journal in journals:
        state = journal.state
        with suppress(JournalError, StoreError, ValueError):
            (entry,) = store.entries(
                state.kind, state.stream_id, state.last_seq, study_id=state.study_id, owner_epoch=state.owner_epoch
            )
            return decode(entry.line)[1].moment.actor
    return ""
