"""Opens recordings and attached files of an interview for a supervisor who has the pass-phrase of the study."""

from __future__ import annotations

import base64
import binascii
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cxfield.audio.codec import Codec, encode
from cxfield.audio.errors import AudioError
from cxfield.audio.file_key import open_file_key
from cxfield.audio.recording_file import RecordingReader
from cxfield.errors import CxfieldError
from cxfield.fieldwork.media_types import FIRST_BYTES, media_type_of
from cxfield.store.attachment_file import open_attachment_key, read_attachment
from cxfield.store.errors import AttachmentError
from cxfield.store.folder import make_private_folder
from cxfield.sync.client import SyncClient
from cxfield.sync.file_fetching import AlteredFileError, fetch_sealed, files_of
from cxfield.sync.file_messages import FileState, FileSummary

_SUFFIXES = {"image/jpeg": ".jpg", "audio/flac": ".flac", "audio/ogg": ".ogg", "audio/wav": ".wav"}


class NoFilesError(CxfieldError):
    """The interview has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """A file of an interview as it was fetched.

    Attributes:
        path: What was written; None where nothing could be: `problem` says why.
        problem: A sentence; also where the file was opened in part, or is not the one that the journal names.
    """

    file: FileSummary
    path: Path | None
    problem: str = ""


def open_files(
    client: SyncClient, study_id: str, interview_id: str, study_private_key: bytes, out: Path
) -> list[OpenedFile]:
    """Fetch all files of an interview and write them, opened, into `out`: recordings as FLAC, others as they were.

    Raises:
        NoFilesError: The interview has none. SyncError: The server does not give them.
    """
    return [_alone(client, study_id, file, study_private_key, out) for file in _wanted(client, study_id, interview_id)]


def keep_sealed(client: SyncClient, study_id: str, interview_id: str, out: Path) -> list[OpenedFile]:
    """Fetch all files of an interview and write them as they are: for who has no pass-phrase, or keeps copies.

    Raises:
        NoFilesError, SyncError
    """
    kept = []
    make_private_folder(out)
    for file in _wanted(client, study_id, interview_id):
        path = out / (f"{_safe(file.name)}.cxsound" if file.kind == "recording" else f"{_safe(file.name)}.cxfile")
        problem = _absence(file)
        if not problem:
            fetch_sealed(client, study_id, file, path)
        kept.append(OpenedFile(file=file, path=None if problem else path, problem=problem or _difference(file)))
    return kept


def _wanted(client: SyncClient, study_id: str, interview_id: str) -> Sequence[FileSummary]:
    files = files_of(client, study_id, interview_id)
    if not files:
        raise NoFilesError(f"The interview {interview_id} has no recordings and no attached files on the server.")
    return files


def _absence(file: FileSummary) -> str:
    if file.state is FileState.DELETED:
        return "It was deleted, as the interview says."
    if file.state is FileState.MISSING:
        return "It has not reached the server yet."
    return ""


def _difference(file: FileSummary) -> str:
    if file.named_sha256 and file.named_sha256 != file.sha256:
        return "It is not the file that the interview names: it was changed or damaged on the interviewer's computer."
    return file.reason


def _alone(client: SyncClient, study_id: str, file: FileSummary, study_private_key: bytes, out: Path) -> OpenedFile:
    problem = _absence(file)
    if problem:
        return OpenedFile(file=file, path=None, problem=problem)
    make_private_folder(out)
    with TemporaryDirectory(dir=out) as scratch:
        sealed = Path(scratch) / "sealed"
        try:
            fetch_sealed(client, study_id, file, sealed)
        except AlteredFileError as error:
            return OpenedFile(file=file, path=None, problem=str(error))
        return open_sealed(sealed, file, study_private_key, out)


def open_sealed(sealed: Path, file: FileSummary, study_private_key: bytes, out: Path) -> OpenedFile:
    """Open a file that lies here sealed, and write it into the folder `out`."""
    try:
        key = _key(file, study_private_key)
        path, told = (
            open_recording(sealed, key, out / _safe(file.name))
            if file.kind == "recording"
            else (_open_attachment(sealed, key, out / _safe(file.name)), "")
        )
    except (AudioError, AttachmentError) as error:
        return OpenedFile(file=file, path=None, problem=str(error))
    return OpenedFile(file=file, path=path, problem=told or _difference(file))


def _key(file: FileSummary, study_private_key: bytes) -> bytes:
    kind, _, text = file.file_key.partition(":")
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise AttachmentError("The key of this file is damaged; nobody can open it.") from error
    if kind == "open":
        return key
    return (open_file_key if file.kind == "recording" else open_attachment_key)(key, study_private_key)


def open_recording(sealed: Path, key: bytes, path: Path) -> tuple[Path, str]:
    """Write the sound; of a damaged recording what stands before the damage."""
    reader, told = RecordingReader(sealed, key), ""
    try:
        samples = reader.read()
        if not reader.is_whole:
            told = "The recording was cut off; the sound goes up to there."
    except AudioError as error:
        samples, told = reader.read_to_damage(), f"{error} The sound goes up to there."
    target = path.with_name(path.name + ".flac")
    target.write_bytes(encode(samples, reader.header.rate, Codec.FLAC))
    return target, told


def _open_attachment(sealed: Path, key: bytes, path: Path) -> Path:
    draft = sealed.with_name("opened")
    with draft.open("wb") as sink:
        for chunk in read_attachment(sealed, key):
            sink.write(chunk)
    with draft.open("rb") as content:
        media_type = media_type_of(path.name, content.read(FIRST_BYTES))
    suffix = _SUFFIXES.get(media_type) or mimetypes.guess_extension(media_type) or ".bin"
    target = path.with_name(path.name + suffix)
    draft.replace(target)
    return target


def _safe(name: str) -> str:
    """Return a name for a file: ids and hashes are that already; a foreign hand may have sent anything."""
    return "".join(letter if (letter.isascii() and letter.isalnum()) or letter in "-_" else "_" for letter in name)[:80]
