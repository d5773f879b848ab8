"""A frozen submission with all that is needed to send or to export it, as far as it is on this computer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import AttachmentError
from cxfield.store.openrosa_values import StoredFile, StoredSubmission
from cxfield.sync.openrosa import encryption
from cxfield.sync.openrosa.freezing import LocalFile, local_files, numbered
from cxfield.sync.openrosa.submission import Attachment
from cxfield.sync.uploading import UploadWay


class HaltedFilesError(Exception):
    """Files may not be sent any more; what is under way is broken off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A submission and those of its files that are here.

    Attributes:
        lost: Files that the form names and that cannot be read here: the rest goes without them.
    """

    submission: StoredSubmission
    files: tuple[StoredFile, ...]
    attachments: tuple[Attachment, ...] = field(repr=False)
    lost: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[Attachment, ...]:
        """The file that holds the answers; none where they are not encrypted."""
        places = {file.place for file in self.files if _is_answers(self.submission, file)}
        return tuple(one for one in self.attachments if one.place in places)

    def without(self, places: set[int]) -> Loaded:
        """Return it without files that turned out not to be readable."""
        names = tuple(file.plain_name for file in self.files if file.place in places)
        left = tuple(attachment for attachment in self.attachments if attachment.place not in places)
        return replace(self, attachments=left, lost=(*self.lost, *names))

    def paced(self, way: UploadWay) -> Loaded:
        """Return it with files that keep to the rules while they are sent."""
        paced = [replace(one, chunks=partial(_paced, one.chunks, way)) for one in self.attachments]
        return replace(self, attachments=tuple(paced))


def _paced(chunks: Callable[[], Iterator[bytes]], way: UploadWay) -> Iterator[bytes]:
    """Yield the content no faster than the rules let it go. Raises `HaltedFilesError` once it may not go at all."""
    for chunk in chunks():
        if not way.may_send():
            raise HaltedFilesError
        began = way.clock()
        yield chunk
        if way.limit_kbs:
            way.pause(max(0.0, len(chunk) / (way.limit_kbs * 1000) - (way.clock() - began)))


def load(store: DeviceStore, submission: StoredSubmission, names: Sequence[str]) -> Loaded:
    """Return a submission to be sent. `names`: its files as the form names them. Storage thread."""
    files = store.openrosa.files(submission.no)
    by_name = {file.name: file for file in local_files(store, submission.interview_id, names) if file.is_there}
    there = [file for file in files if file.plain_name in by_name or _is_answers(submission, file)]
    lost = set(names) - {file.plain_name for file in there}
    return Loaded(
        submission=submission,
        files=tuple(files),
        attachments=tuple(_attachment(store, submission, file, by_name) for file in there),
        lost=tuple(name for name in names if name in lost),
    )


def _attachment(
    store: DeviceStore, submission: StoredSubmission, file: StoredFile, by_name: dict[str, LocalFile]
) -> Attachment:
    return Attachment(
        place=file.place,
        name=file.name,
        media_type=file.media_type,
        size=file.size_bytes,
        chunks=_chunks(store, submission, file, by_name),
    )


def _chunks(
    store: DeviceStore, submission: StoredSubmission, file: StoredFile, by_name: dict[str, LocalFile]
) -> Callable[[], Iterator[bytes]]:
    if not submission.key:
        return by_name[file.plain_name].chunks
    plain: Callable[[], Iterator[bytes]]
    if file.plain_name in by_name:
        plain = by_name[file.plain_name].chunks
    elif submission.plain:
        plain = lambda: iter((submission.plain,))  # noqa: E731 - beside the other ways to read it
    else:
        instance = store.openrosa.instance(submission.interview_id, submission.instance_sha256)
        numbers = {"deprecated_id": submission.deprecated_id, "instance_id": submission.instance_id}
        xml, _number = numbered(instance, **numbers)
        plain = lambda: iter((xml,))  # noqa: E731 - beside the other ways to read it
    return lambda: encryption.encrypted(plain(), submission.key, submission.instance_id, file.place)


def _is_answers(submission: StoredSubmission, file: StoredFile) -> bool:
    """Whether the file holds the encrypted answers."""
    return bool(submission.key) and file.plain_name == encryption.XML_NAME


def readable(loaded: Loaded) -> Loaded:
    """Return it without the files whose content does not come out whole. Reads all of them."""
    broken = set[int]()
    for attachment in loaded.attachments:
        try:
            for _chunk in attachment.chunks():
                pass
        except AttachmentError:
            broken.add(attachment.place)
    return loaded.without(broken)
