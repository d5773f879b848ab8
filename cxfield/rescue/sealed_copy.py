"""A sealed copy: a whole workspace in a file that a pass-phrase opens, for where there is no study key to seal to.

Database, recordings and attached files lie in it encrypted as they lie on the disk, and the key of the database with
them; all of it is one part, whose key is wrapped by the pass-phrase. The pass-phrase is made for this one file: 160
bits, in groups that check themselves.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from argon2.exceptions import Argon2Error
from uuid_utils import uuid7

from cxfield.recovery_code import SECRET_BYTES, CodeError, heard, spoken, without_slips
from cxfield.rescue.errors import DamagedFileError, GivenUpError, NotWrittenError, WrongKeyError
from cxfield.rescue.file_contents import pieces_of
from cxfield.rescue.progress import CHECK, WRITE, Progress
from cxfield.rescue.records import CopyRecord, FileRecord, RecordReader, RecordWriter
from cxfield.rescue.sealed_file import SealedFileReader, SealedFileWriter, new_part_key
from cxfield.store.database_key import DatabaseKey
from cxfield.store.folder import make_private_folder
from cxfield.store.pin_wrap import PinCost, unwrap, wrap

MAGIC = b"cxforms-1\n"
WHAT = "sealed copy"
SUFFIX = ".cxforms"
_COST = PinCost()


def new_pass_phrase() -> str:
    """Return a pass-phrase for one copy; whoever opens the copy types it."""
    return spoken(secrets.token_bytes(SECRET_BYTES))


def secret_of(pass_phrase: str) -> bytes:
    """Return what a pass-phrase stands for.

    Raises:
        WrongKeyError: It was mistyped; in which group.
    """
    try:
        return heard(pass_phrase, SECRET_BYTES)
    except CodeError as error:
        where = f"Look at group {error.group}." if error.group else "It has eight groups of five letters."
        raise WrongKeyError(f"That is not the pass-phrase of a sealed copy. {where}") from error


def proposed_copy_name(moment: datetime) -> str:
    """Return a file name that says when, and nothing about people."""
    return f"copy-{moment:%Y-%m-%d-%H%M%S}{SUFFIX}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedWorkspace:
    """What goes into a copy: whose it is, its key, and files by the folder and the name that they have inside."""

    user: str
    server: str
    key: DatabaseKey = field(repr=False)
    files: Sequence[tuple[str, str, Path]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySummary:
    """What was written and read back."""

    path: Path
    sha256: str
    files: int
    size_bytes: int


def write_copy(
    workspace: CopiedWorkspace, path: Path, pass_phrase: str, *, progress: Progress | None = None, cost: PinCost = _COST
) -> CopySummary:
    """Write the new file `path` and read it back.

    Raises:
        NotWrittenError: Not enough room, no right, the name is taken. GivenUpError: `progress` was cancelled.
    """
    progress = progress or Progress()
    try:
        progress.begin(WRITE, sum(source.stat().st_size for _folder, _name, source in workspace.files))
        sha256, key = _write(workspace, path, pass_phrase, progress, cost)
        progress.begin(CHECK, 2 * path.stat().st_size)
        _read_back(path, sha256, key, progress)
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotWrittenError(f"A file of this workspace cannot be read ({reason}); try once more.") from error
    return CopySummary(path=path, sha256=sha256, files=len(workspace.files), size_bytes=path.stat().st_size)


def _write(
    workspace: CopiedWorkspace, path: Path, pass_phrase: str, progress: Progress, cost: PinCost
) -> tuple[str, bytes]:
    key, file_id = new_part_key(), str(uuid7())
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    manifest = {"kind": "copy", "file_id": file_id, "made_at": made_at, "program": version("cxfield")}
    wrapped = wrap(key, without_slips(pass_phrase), context=file_id, cost=cost)
    with SealedFileWriter(path, MAGIC, manifest) as file:
        part = file.part({"wrapped": wrapped}, key)
        records = RecordWriter(part.write)
        packed = workspace.key.to_bytes().hex()
        records.put(CopyRecord(user=workspace.user, server=workspace.server, made_at=made_at, key=packed))
        for folder, name, source in workspace.files:
            size = source.stat().st_size
            records.put(FileRecord(size=size, folder=folder, file=name), progress.counted(pieces_of(source, size)))
        records.end(lambda _content: "")
        part.finish()
        return file.finish(), key


def _read_back(path: Path, sha256: str, key: bytes, progress: Progress) -> None:
    try:
        reader = SealedFileReader(path, MAGIC, what=WHAT)
        is_same = reader.check(progress.count) == sha256
        for _head, pieces in reader.parts(lambda _head: key):
            for _record, _content in RecordReader(progress.counted(pieces), file_name=path.name).records():
                pass
    except DamagedFileError:
        is_same = False
    except GivenUpError:
        path.unlink(missing_ok=True)
        raise
    if not is_same:
        path.unlink(missing_ok=True)
        raise NotWrittenError(
            f"What was written to {path.parent} does not read back as it was written; nothing was left there. "
            "Take another disk or stick."
        )


# ---- opening ----


class SealedCopy:
    """A copy of which only what it says in clear was read."""

    def __init__(self, path: Path) -> None:
        """Raises: ForeignFileError, DamagedFileError."""
        self.path = path
        self._reader = SealedFileReader(path, MAGIC, what=WHAT)
        self.file_id = str(self._reader.manifest.get("file_id", ""))
        if not self.file_id:
            raise self._damaged()

    def open(self, pass_phrase: str, folder: Path) -> CopyRecord:
        """Lay the workspace out in the private, empty `folder`, and return whose it is and its key.

        Raises:
            WrongKeyError: The pass-phrase is another one; where it was mistyped, in which group.
            DamagedFileError: The file was altered or is cut off.
        """
        secret_of(pass_phrase)
        self._reader.check()
        for _head, pieces in self._reader.parts(lambda head: self._key(head, pass_phrase)):
            return self._lay_out(pieces, folder)
        raise self._damaged()

    def _key(self, head: dict[str, Any], pass_phrase: str) -> bytes:
        try:
            key = unwrap(dict(head["wrapped"]), without_slips(pass_phrase), context=self.file_id)
        except (KeyError, ValueError, TypeError, Argon2Error) as error:
            raise self._damaged() from error
        if key is None:
            raise WrongKeyError(f"The pass-phrase does not open {self.path.name}. Each copy has one of its own.")
        return key

    def _lay_out(self, pieces: Iterator[bytes], folder: Path) -> CopyRecord:
        found: CopyRecord | None = None
        for record, content in RecordReader(pieces, file_name=self.path.name).records():
            if isinstance(record, CopyRecord):
                found = record
            elif isinstance(record, FileRecord):
                target = folder / record.folder if record.folder else folder
                make_private_folder(target)
                with (target / record.file).open("wb") as file:
                    for piece in content:
                        file.write(piece)
        if found is None:
            raise self._damaged()
        return found

    def _damaged(self) -> DamagedFileError:
        return DamagedFileError(f"The {WHAT} {self.path.name} is damaged; copy it again from where it was made.")
