"""What stands in a part of a sealed file: records one behind the other, and an end that the device signed.

    length of the header (4 bytes) · header (JSON) · content · SHA-256 of header and content

The last record, `end`, names the SHA-256 over the sums of all records before it, signed with the key of the device
that wrote them. Content is lines of a journal, the bytes of a file, or nothing.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from cxfield.event import StreamKind
from cxfield.rescue.errors import DamagedFileError
from cxfield.store.device_key import is_signed

_LENGTH = struct.Struct(">I")
_SUM_BYTES = 32
_LARGEST_HEADER = 4 * 1024 * 1024
LARGEST_IN_MEMORY = 512 * 1024 * 1024
"""Of a record that is read whole: a journal, a finished interview."""

Name = Annotated[str, Field(min_length=1, max_length=200)]
FileName = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}$")]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Record(BaseModel):
    """Base of the headers. Unknown fields are ignored, so that an older program reads a newer file."""

    model_config = ConfigDict(frozen=True)
    size: Annotated[int, Field(ge=0)] = 0


class About(Record):
    """The first of a part: whose it is. `public_key` is that of the device."""

    record: Literal["about"] = "about"
    study_id: Name
    study: str
    user: Name
    device: Name
    server: str = ""
    public_key: str = ""
    made_at: str = ""
    program: str = ""


class JournalRecord(Record):
    """A whole journal; its content is the lines, each with its line end. The server had the first `sent_seq`."""

    record: Literal["journal"] = "journal"
    kind: StreamKind
    stream_id: Name
    case_id: str = ""
    owner_epoch: Annotated[int, Field(ge=0)]
    is_retired: bool = False
    sent_seq: Annotated[int, Field(ge=0)] = 0
    last_seq: Annotated[int, Field(ge=1)]
    head: Hash
    payload_version: int


class InstanceRecord(Record):
    """The frozen data set of a completed interview."""

    record: Literal["instance"] = "instance"
    interview_id: Name


class RecordingRecord(Record):
    """A sound file as it lies on the disk, encrypted. `key` stands in a hand-over only: hex, empty otherwise."""

    record: Literal["recording"] = "recording"
    recording_id: FileName
    interview_id: Name
    file: FileName
    sealed_key: str
    started_ms: int
    key: str = ""


class AttachmentRecord(Record):
    """An attached file as it lies on the disk, encrypted; `names` are the answers that mean it."""

    record: Literal["attachment"] = "attachment"
    attachment_id: FileName
    interview_id: Name
    file: FileName
    sha256: Hash
    size_bytes: int
    media_type: str
    sealed_sha256: str
    sealed_key: str
    attached_ms: int
    names: list[str] = []
    key: str = ""


class CaseBundleRecord(Record):
    """The first of a hand-over: the case, its study, and the signed transfers that brought it here, this one last.

    Attributes:
        case: Base data of the case (`sample.case.base_data`).
        study_key: Public half of the study key, hex; `questionnaire`: content hash of the current version.
        chain: (document, signature) of each transfer, the oldest first.
    """

    record: Literal["case"] = "case"
    transfer_id: Name
    study_id: Name
    study: str
    study_key: str
    questionnaire: str
    details: dict[str, Any] = {}
    case_id: Name
    case: dict[str, Any]
    owner_epoch: Annotated[int, Field(ge=1)]
    chain: Annotated[list[tuple[str, str]], Field(min_length=1, max_length=100)]


class QuestionnaireRecord(Record):
    """A published version; its content is JSON."""

    record: Literal["questionnaire"] = "questionnaire"
    content_hash: Hash


class FileRecord(Record):
    """A file of a sealed workspace as it lies on the disk: the database, its log, a copy, a sealed key, a recording."""

    record: Literal["file"] = "file"
    folder: Annotated[str, Field(pattern=r"^(safety|recordings|attachments)?$")] = ""
    file: FileName


class CopyRecord(Record):
    """The first of a sealed copy: whose workspace it is, and the key of its database, hex."""

    record: Literal["copy"] = "copy"
    user: Name
    server: str = ""
    made_at: str
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{96}$")]


class EndRecord(Record):
    """The last: how many records came before, the sum of their sums, and the device's signature over it."""

    record: Literal["end"] = "end"
    count: int
    sum: Hash
    signature: str = ""


AnyRecord = Annotated[
    About
    | JournalRecord
    | InstanceRecord
    | RecordingRecord
    | AttachmentRecord
    | FileRecord
    | CopyRecord
    | CaseBundleRecord
    | QuestionnaireRecord
    | EndRecord,
    Field(discriminator="record"),
]
_RECORDS: TypeAdapter[AnyRecord] = TypeAdapter(AnyRecord)
SIGNED_FOR = "rescue file"


class RecordWriter:
    """Puts records into a part."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self._sum, self._count = hashlib.sha256(), 0

    def put(self, record: BaseModel, content: Iterable[bytes] = ()) -> None:
        """Write a record; the pieces of `content` have together the size that it names.

        Raises:
            DamagedFileError: They have not: a file changed while it was read.
        """
        header, digest, size = record.model_dump_json().encode(), hashlib.sha256(), 0
        digest.update(header)
        self._write(_LENGTH.pack(len(header)) + header)
        for piece in content:
            digest.update(piece)
            size += len(piece)
            self._write(piece)
        if size != getattr(record, "size", 0):
            raise DamagedFileError("A file of this workspace changed while it was being copied; try once more.")
        self._write(digest.digest())
        self._sum.update(digest.digest())
        self._count += 1

    def end(self, sign: Callable[[bytes], str]) -> None:
        """Write the signed end."""
        total = self._sum.hexdigest()
        self.put(EndRecord(count=self._count, sum=total, signature=sign(total.encode())))


class RecordReader:
    """Takes records out of a part; nothing is kept beyond what is asked for."""

    def __init__(self, pieces: Iterator[bytes], *, file_name: str) -> None:
        self._pieces, self._here = pieces, bytearray()
        self._damaged = f"The file {file_name} does not hold what it should; copy it again from where it was made."
        self._sum, self._count = hashlib.sha256(), 0
        self.is_signed = False
        """Behind the end: whether the device that the first record names signed it."""

    def records(self) -> Iterator[tuple[BaseModel, Iterator[bytes]]]:
        """Yield each record with its content; what of it is not taken is passed over. The end is not among them.

        Raises:
            DamagedFileError: A sum is wrong, or something is missing.
        """
        public_key = ""
        while True:
            record, header = self._header()
            digest = hashlib.sha256(header)
            content = self._content(record.size, digest)
            if isinstance(record, About):
                public_key = record.public_key
            before = self._sum.hexdigest(), self._count
            if not isinstance(record, EndRecord):
                yield record, content
            for _rest in content:
                pass
            if self._take(_SUM_BYTES) != digest.digest():
                raise DamagedFileError(self._damaged)
            if isinstance(record, EndRecord):
                break
            self._sum.update(digest.digest())
            self._count += 1
        if (record.sum, record.count) != before or self._here or next(self._pieces, b""):
            raise DamagedFileError(self._damaged)
        self.is_signed = is_signed(public_key, SIGNED_FOR, record.sum.encode(), record.signature)

    def _header(self) -> tuple[AnyRecord, bytes]:
        (size,) = _LENGTH.unpack(self._take(_LENGTH.size))
        if size > _LARGEST_HEADER:
            raise DamagedFileError(self._damaged)
        header = self._take(size)
        try:
            return _RECORDS.validate_json(header), header
        except (ValidationError, RecursionError) as error:
            raise DamagedFileError(self._damaged) from error

    def _content(self, size: int, digest: hashlib._Hash) -> Iterator[bytes]:
        left = size
        while left:
            if not self._here:
                self._more()
            piece = bytes(self._here[:left])
            del self._here[: len(piece)]
            digest.update(piece)
            left -= len(piece)
            yield piece

    def _take(self, size: int) -> bytes:
        while len(self._here) < size:
            self._more()
        taken = bytes(self._here[:size])
        del self._here[:size]
        return taken

    def _more(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            raise DamagedFileError(self._damaged)
        self._here += piece


def whole(record: Record, content: Iterator[bytes], *, file_name: str) -> bytes:
    """Return the content of a record that is read whole.

    Raises:
        DamagedFileError: It says to be larger than any such record is.
    """
    if record.size > LARGEST_IN_MEMORY:
        raise DamagedFileError(f"The file {file_name} holds a journal that is larger than any can be.")
    return b"".join(content)
