"""The files that the answers of one interview name: checked, made smaller, sealed, kept, looked at again.

The value of the answer is the name of the file, a time stamp as other clients write it. A file is sealed and durable
on the disk before the step that names it; `InterviewSession.attach` makes that step. Why: docs/decisions/0005.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import IO

from uuid_utils import uuid7

from cxfield.audio.recording_file import erase
from cxfield.event import Event
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.file_source import AttachError, AttachWatch, FileSource, explained, opened
from cxfield.fieldwork.media_types import ANY, FIRST_BYTES, is_taken, media_type_of
from cxfield.fieldwork.page_view import SessionPlace
from cxfield.fieldwork.pictures import PictureError, scaled_picture
from cxfield.fieldwork.refusals import Refusal
from cxfield.interview import events as kinds
from cxfield.interview.state import NodeKind, NodeState
from cxfield.questionnaire.model import Questionnaire
from cxfield.store.attachment_file import (
    AttachmentHeader,
    SealedFile,
    new_attachment_key,
    read_attachment,
    seal_attachment_key,
    write_attachment,
)
from cxfield.store.attachments import StoredAttachment
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import AttachedElsewhereError, AttachmentError

LIMIT_SETTING = "attachment_limit_mib"
"""Name of the setting of the store that holds the largest file that is taken, in MiB."""
DEFAULT_LIMIT_MIB = 100
"""Our choice: what common servers take in one request. The server of the study may set less."""

MEBIBYTE = 1024 * 1024
_MAX_PIXELS = "max-pixels"
_BY_KIND = {"image": Refusal.NO_PICTURE, "audio": Refusal.NO_SOUND, "video": Refusal.NO_VIDEO}
_ONLY_PIXELS = ("image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff", "image/webp")
"""Pictures that can be read here on every computer: one that cannot be read is damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedFile:
    """A sealed file that waits for its step. `key` is None where the interview has this content already."""

    name: str
    stored: StoredAttachment
    key: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentFacts:
    """What is known of an attached file without opening it."""

    name: str
    media_type: str
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile(AttachmentFacts):
    """A file as it was attached, opened again."""

    content: bytes = field(repr=False)


class AttachedFiles:
    """All attached files of one interview on this device. Called on the storage thread."""

    def __init__(self, store: DeviceStore, clock: DeviceClock, place: SessionPlace, form: Questionnaire) -> None:
        self._store = store
        self._clock = clock
        self._place = place
        self._form = form

    # ---- attaching ----

    @property
    def limit_bytes(self) -> int:
        """The largest file that is taken."""
        text = self._store.setting(LIMIT_SETTING) or ""
        return (int(text) if text.isdecimal() and int(text) else DEFAULT_LIMIT_MIB) * MEBIBYTE

    def prepare(self, state: NodeState, source: FileSource, watch: AttachWatch) -> PreparedFile:
        """Check `source` for the question `state` and put it, sealed, on the disk. Nothing names it yet.

        Raises:
            AttachError: It is no file, too large, or not what the question asks for. DiskFullError, StudyKeyError
        """
        if state.kind != NodeKind.UPLOAD:
            raise AttachError(Refusal.NO_UPLOAD)
        try:
            with opened(source) as file:
                watch.total = self._checked_size(file, source.name)
                media_type = self._checked_kind(file, source.name, state)
                content = self._scaled(file, source.name, media_type, state)
                return self._sealed(content, source.name, media_type, watch)
        except OSError as error:
            raise explained(error, source) from error

    def _checked_size(self, file: IO[bytes], name: str) -> int:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        if size == 0:
            raise AttachError(Refusal.EMPTY, name=name)
        if size > self.limit_bytes:
            raise AttachError(Refusal.TOO_LARGE, name=name, size=_mebibytes(size), limit=_mebibytes(self.limit_bytes))
        return size

    def _checked_kind(self, file: IO[bytes], name: str, state: NodeState) -> str:
        media_type = media_type_of(name, file.read(FIRST_BYTES))
        file.seek(0)
        wanted = state.question.media_type if state.question is not None else None
        if not is_taken(media_type, wanted):
            refusal = _BY_KIND.get((wanted or "").split("/")[0], Refusal.OTHER_KIND)
            raise AttachError(refusal, name=name, kind=media_type)
        return media_type

    def _scaled(self, file: IO[bytes], name: str, media_type: str, state: NodeState) -> IO[bytes]:
        """Return the content as it will be kept: a photo no larger than the questionnaire wants it."""
        if not media_type.startswith("image/"):
            return file
        content = file.read()
        try:
            return io.BytesIO(scaled_picture(content, self._max_pixels(state) or 1_000_000))
        except PictureError as error:
            if media_type in _ONLY_PIXELS:
                raise AttachError(Refusal.DAMAGED, name=name) from error
            return io.BytesIO(content)

    def _max_pixels(self, state: NodeState) -> int:
        """Return the longest edge that the questionnaire allows; 0 where it says nothing."""
        bind = self._form.binds.get(state.question.ref) if state.question is not None else None
        told = next((text for name, text in (bind.extra if bind else {}).items() if name.endswith(_MAX_PIXELS)), "")
        return int(told) if told.isdecimal() else 0

    def _sealed(self, content: IO[bytes], name: str, media_type: str, watch: AttachWatch) -> PreparedFile:
        key, attachment_id = new_attachment_key(), str(uuid7())
        study_key = self._store.study(self._place.study_id).study_key
        sealed_key = seal_attachment_key(key, study_key) if study_key else b""
        header = AttachmentHeader(interview_id=self._place.interview_id, sealed_key=sealed_key)
        path = self._store.attachments.new_path(attachment_id)
        sealed = write_attachment(path, header, key, content, watch.tell)
        known = self._store.attachments.with_content(self._place.interview_id, sealed.sha256)
        if known is not None and known.is_there:
            path.unlink()
            return PreparedFile(name=self._new_name(name), stored=known, key=None)
        stored = self._row(attachment_id, sealed, path, media_type, sealed_key)
        return PreparedFile(name=self._new_name(name), stored=stored, key=key)

    def _row(
        self, attachment_id: str, sealed: SealedFile, path: Path, media_type: str, sealed_key: bytes
    ) -> StoredAttachment:
        return StoredAttachment(
            attachment_id=attachment_id,
            interview_id=self._place.interview_id,
            study_id=self._place.study_id,
            sha256=sealed.sha256,
            size_bytes=sealed.size_bytes,
            media_type=media_type,
            path=path,
            sealed_sha256=sealed.sealed_sha256,
            sealed_bytes=sealed.sealed_bytes,
            sealed_key=sealed_key,
            attached_at=self._clock.now(),
        )

    def _new_name(self, name: str) -> str:
        """Return a name that no answer of this interview has: milliseconds since 1970, and the ending of `name`."""
        taken = self._store.attachments.names(self._place.interview_id)
        ending = re.sub(r"[^a-z0-9]", "", PurePath(name).suffix.lower())[:8]
        stamp = int(self._clock.now().timestamp() * 1000)
        while (made := f"{stamp}.{ending}" if ending else str(stamp)) in taken:
            stamp += 1
        return made

    def keep(self, prepared: PreparedFile) -> None:
        """Let the answer mean the file, in the transaction of the step under way."""
        stored, attachments = prepared.stored, self._store.attachments
        if prepared.key is not None:
            lost = attachments.with_content(stored.interview_id, stored.sha256)
            if lost is not None:
                self._take_over(lost, prepared.key, stored)
                return
            attachments.add(stored, prepared.key)
        attachments.name(stored.interview_id, prepared.name, stored.attachment_id)

    def _take_over(self, lost: StoredAttachment, key: bytes, stored: StoredAttachment) -> None:
        """The same content was attached before and its file is gone: its names mean the new file now."""
        attachments = self._store.attachments
        names = [name for name, found in attachments.names(stored.interview_id).items() if found == lost.attachment_id]
        attachments.remove(lost.attachment_id)
        attachments.add(stored, key)
        for name in names:
            attachments.name(stored.interview_id, name, stored.attachment_id)

    def drop(self, prepared: PreparedFile) -> None:
        """The step was not made: remove the file again."""
        if prepared.key is not None:
            with suppress(OSError):
                prepared.stored.path.unlink(missing_ok=True)

    # ---- looking ----

    def facts(self, name: str) -> AttachmentFacts:
        """Return what is known of the file that the answer `name` means. Raises `AttachmentError`."""
        stored = self._named(name)
        return AttachmentFacts(name=name, media_type=stored.media_type or ANY, size_bytes=stored.size_bytes)

    def _named(self, name: str) -> StoredAttachment:
        stored = self._store.attachments.named(self._place.interview_id, name)
        if stored is None:
            raise AttachedElsewhereError(f"The file {name} was attached on another computer and is not on this one.")
        return stored

    def content(self, name: str) -> AttachedFile:
        """Return the file that the answer `name` means.

        Raises:
            AttachmentError: There is none, it is damaged, or the interview has ended and took its key along.
        """
        stored = self._named(name)
        key = self._store.attachments.key(stored.attachment_id)
        if key is None:
            raise AttachmentError("The interview has ended; only the study key opens its files now.")
        content = b"".join(read_attachment(stored.path, key))
        return AttachedFile(
            name=name, media_type=stored.media_type or ANY, size_bytes=stored.size_bytes, content=content
        )

    # ---- the end of the interview ----

    def lost_ref(self, states: Iterable[NodeState]) -> str | None:
        """Return the first question whose file was attached here and is not here any more; None if all are there."""
        ours = self._store.attachments.names(self._place.interview_id)
        there = {file.attachment_id for file in self._stored() if file.is_there or file.is_removed}
        asked = (state for state in states if state.relevant and state.value in ours)
        return next((state.ref for state in asked if ours[state.value or ""] not in there), None)

    def unused(self, named: Iterable[str]) -> list[StoredAttachment]:
        """Return the files that no answer means any more: `named` are all values, of hidden questions too."""
        ours = self._store.attachments.names(self._place.interview_id)
        used = {ours[name] for name in named if name in ours}
        return [file for file in self._stored() if file.attachment_id not in used]

    def deletions(self, files: Sequence[StoredAttachment]) -> list[Event]:
        """Return the events that say that `files` are deleted."""
        bodies = [kinds.attachment_deleted(file.sha256, kinds.NOT_USED) for file in files]
        return [Event(kind=kinds.ATTACHMENT_DELETED, moment=self._clock.moment(), body=body) for body in bodies]

    def forget(self, files: Sequence[StoredAttachment]) -> None:
        """Remove the rows, in the transaction of the step under way."""
        for file in files:
            self._store.attachments.remove(file.attachment_id)

    def erase(self, files: Sequence[StoredAttachment]) -> None:
        """Remove the files themselves; what a crash leaves goes at the next opening."""
        for file in files:
            with suppress(OSError):
                erase(file.path)

    def _stored(self) -> list[StoredAttachment]:
        return self._store.attachments.of_interview(self._place.interview_id)


def attached_body(ref: str, prepared: PreparedFile) -> kinds.Body:
    """Return what the journal says of a file that is attached."""
    stored = prepared.stored
    return kinds.attached(
        ref,
        prepared.name,
        sha256=stored.sha256,
        size_bytes=stored.size_bytes,
        media_type=stored.media_type,
        sealed_sha256=stored.sealed_sha256,
    )


def _mebibytes(size: int) -> str:
    return f"{size / MEBIBYTE:.1f}"
