"""A submission while it comes in: the XML in memory, each file hashed and sealed to the study key on its way."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field

from cxfield.server.errors import TooLargeError
from cxfield.server.files.blob_store import Draft
from cxfield.server.files.uploads import Uploads
from cxfield.server.openrosa.instance import XML_BYTES
from cxfield.server.openrosa.multipart import MultipartError, Part
from cxfield.store.attachment_file import AttachmentHeader, new_attachment_key, seal_attachment_key
from cxfield.store.attachment_stream import AttachmentStream
from cxfield.store.errors import StudyKeyError

XML_PART = "xml_submission_file"
_MORE_COMES = "*isIncomplete*"
_VALUE_BYTES = 1024


@dataclass(slots=True)
class FileDraft:
    """A file that came in. Its bytes are a draft of the store until `keep`."""

    name: str
    media_type: str
    draft: Draft
    key: str
    _stream: AttachmentStream
    _plain: hashlib._Hash = field(default_factory=hashlib.sha256)
    _sealed: hashlib._Hash = field(default_factory=hashlib.sha256)
    size_bytes: int = 0
    stored_bytes: int = 0
    store_key: str = ""

    @property
    def sha256(self) -> str:
        """Of the bytes as they came."""
        return self._plain.hexdigest()

    @property
    def stored_sha256(self) -> str:
        """Of the sealed file."""
        return self._sealed.hexdigest()

    def begin(self) -> None:
        self._put(self._stream.begin())

    def more(self, data: bytes) -> None:
        self._plain.update(data)
        self.size_bytes += len(data)
        self._put(self._stream.more(data))

    def end(self) -> None:
        self._put(self._stream.end())

    def keep(self, study_id: str) -> None:
        """Make it durable under the name of its content."""
        self.store_key = self.draft.keep_whole(study_id, self.stored_sha256)

    def _put(self, data: bytes) -> None:
        if data:
            self._sealed.update(data)
            self.stored_bytes += len(data)
            self.draft.write(data)


class SubmissionDraft:
    """Takes the parts of one request in. Call `drop` in the end, whatever happened."""

    def __init__(self, uploads: Uploads, public_key: bytes) -> None:
        self._uploads, self._public_key = uploads, public_key
        self._into: bytearray | FileDraft | None = None
        self._limit = 0
        self._flag = bytearray()
        self.xml: bytearray | None = None
        self.files: list[FileDraft] = []

    @property
    def says_more_comes(self) -> bool:
        """Whether the sender said that other files follow in another request."""
        return bytes(self._flag).strip().lower() == b"yes"

    def begin(self, part: Part) -> None:
        if part.name == XML_PART:
            if self.xml is not None:
                raise MultipartError("A request holds one submission; this one holds several.")
            self._into, self._limit = bytearray(), XML_BYTES
            self.xml = self._into
        elif part.file_name:
            self._into = self._file(part)
        else:
            self._into, self._limit = bytearray(), _VALUE_BYTES
            if part.name == _MORE_COMES:
                self._flag = self._into

    def data(self, data: bytes) -> None:
        if isinstance(self._into, FileDraft):
            self._into.more(data)
        elif self._into is not None:
            self._into += data
            if len(self._into) > self._limit:
                raise TooLargeError(f"The submission without its files is {XML_BYTES} bytes at most.")

    def end(self) -> None:
        if isinstance(self._into, FileDraft):
            self._into.end()
        self._into = None

    def drop(self) -> None:
        """Forget what was not kept."""
        for file in self.files:
            file.draft.drop()

    def _file(self, part: Part) -> FileDraft:
        key = new_attachment_key()
        try:
            sealed_key = seal_attachment_key(key, self._public_key)
        except StudyKeyError:
            sealed_key = b""
        told = f"sealed:{_text(sealed_key)}" if sealed_key else f"open:{_text(key)}"
        stream = AttachmentStream(AttachmentHeader(interview_id="", sealed_key=sealed_key), key)
        file = FileDraft(part.file_name, part.media_type, self._uploads.draft(), told, stream)
        self.files.append(file)
        file.begin()
        return file


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()
