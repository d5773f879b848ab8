"""A sealed workspace: the encrypted database of a laptop as it lies there, with its key sealed to the study key.

For the day on which keyring or PIN is gone: nothing here needs the key. What is inside stays encrypted as it was, so
the part that holds it is locked by nothing of its own; only the private half of the study key opens the database.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from uuid_utils import uuid7

from cxfield.rescue.errors import DamagedFileError, GivenUpError, NothingToRescueError, NotWrittenError, WrongKeyError
from cxfield.rescue.file_contents import pieces_of
from cxfield.rescue.progress import CHECK, WRITE, Progress
from cxfield.rescue.reading import is_readable, is_whole
from cxfield.rescue.records import FileRecord, RecordReader, RecordWriter
from cxfield.rescue.sealed_file import SealedFileReader, SealedFileWriter, new_part_key
from cxfield.rescue.writing import MAGIC, WHAT
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.errors import KeyMissingError, StoreError
from cxfield.store.escrow import recover
from cxfield.store.folder import FolderLock, make_private_folder, write_private_file
from cxfield.store.opening import DATABASE_NAME
from cxfield.store.safety_copy import safety_copies

NOTE_FILE = "rescued.json"
LOG_NAME = DATABASE_NAME + "-wal"
_NO_RESERVE = DiskRules(reserve_bytes=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedSummary:
    """What was written and read back."""

    path: Path
    sha256: str
    files: int
    size_bytes: int


def write_sealed_workspace(folder: Path, path: Path, *, progress: Progress | None = None) -> SealedSummary:
    """Write the workspace in `folder`, which nobody has open, to the new file `path`, and read it back.

    Raises:
        WorkspaceInUseError: Somebody has. NothingToRescueError: Its key was never sealed to a study key.
        NotWrittenError: Not enough room, no right, the name is taken. GivenUpError: `progress` was cancelled.
    """
    progress = progress or Progress()
    lock = FolderLock(folder)
    try:
        studies = sorted(escrow.stem.removeprefix("escrow-") for escrow in folder.glob("escrow-*.bin"))
        if not (folder / DATABASE_NAME).is_file() and not safety_copies(folder):
            raise NothingToRescueError(f"There is no workspace in {folder}.")
        if not studies:
            raise NothingToRescueError(
                "The key of this workspace was never sealed to a study key (it has not synchronised yet, or its server "
                "is an OpenRosa server), so nobody could open the file. Keep the computer as it is and ask your "
                "supervisor."
            )
        files = files_of(folder)
        progress.begin(WRITE, sum(source.stat().st_size for _name, source in files))
        sha256, key = _write(path, files, studies, progress)
        progress.begin(CHECK, 2 * path.stat().st_size)
        _read_back(path, sha256, key, progress)
        note_sealed(folder, path.name, sha256)
    finally:
        lock.release()
    return SealedSummary(path=path, sha256=sha256, files=len(files), size_bytes=path.stat().st_size)


def files_of(folder: Path) -> list[tuple[str, Path]]:
    """Return all that a closed workspace consists of: names of folders in it, and files."""
    names = [DATABASE_NAME, LOG_NAME, *sorted(path.name for path in folder.glob("escrow-*.bin"))]
    found = [("", folder / name) for name in names]
    found += [("safety", copy) for copy in safety_copies(folder)]
    found += [(name, path) for name in ("recordings", "attachments") for path in sorted((folder / name).glob("*.cx*"))]
    return [(name, path) for name, path in found if path.is_file()]


def _write(path: Path, files: list[tuple[str, Path]], studies: list[str], progress: Progress) -> tuple[str, bytes]:
    manifest = {
        "kind": "workspace",
        "file_id": str(uuid7()),
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "program": version("cxfield"),
        "studies": [{"study_id": study_id} for study_id in studies],
    }
    key = new_part_key()
    with SealedFileWriter(path, MAGIC, manifest) as file:
        part = file.part({"open_key": key.hex()}, key)
        records = RecordWriter(part.write)
        for folder, source in files:
            size = source.stat().st_size
            pieces = progress.counted(pieces_of(source, size))
            records.put(FileRecord(size=size, folder=folder, file=source.name), pieces)
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


# ---- what the file covers ----


def _state(folder: Path) -> dict[str, Any]:
    """Return what changes whenever the workspace does."""
    digest = hashlib.sha256()
    for name in (DATABASE_NAME, LOG_NAME):
        if (folder / name).is_file():
            with (folder / name).open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    files = [(name, path.name, path.stat().st_size) for name, path in files_of(folder) if name.endswith("s")]
    return {"database": digest.hexdigest(), "files": [list(one) for one in files]}


def note_sealed(folder: Path, file: str, sha256: str) -> None:
    """Note beside a closed workspace that `file` holds it as it now is."""
    data = {"file": file, "sha256": sha256, "written_at": datetime.now(UTC).isoformat(), **_state(folder)}
    write_private_file(folder / NOTE_FILE, json.dumps(data).encode())


def is_sealed_as_it_is(folder: Path) -> bool:
    """Say whether a sealed workspace was written and read back since anything here changed last."""
    try:
        kept = json.loads((folder / NOTE_FILE).read_text("utf-8"))
        return {name: kept[name] for name in ("database", "files")} == _state(folder)
    except (OSError, ValueError, KeyError, TypeError):
        return False


# ---- opening ----


def opened_workspaces(path: Path, private_key: bytes, folder: Path) -> Iterator[DeviceStore]:
    """Lay a sealed workspace out in the private, empty `folder`; yield its database, each to be used before the next.

    Where the database is damaged, what of it can be read comes first, then the newest safety copy that is whole: what
    both hold is the same, so it may be sent twice.

    Raises:
        DamagedFileError: The file does not hold what it says, or neither the database nor a copy of it can be read.
        WrongKeyError: The study key is that of another study.
    """
    reader = SealedFileReader(path, MAGIC, what=WHAT)
    for _head, pieces in reader.parts(_open_key):
        _lay_out(pieces, path.name, folder)
    key = _database_key(folder, private_key)
    count = 0
    for store, is_all in _readable_databases(folder, key):
        count += 1
        with closing(store):
            yield store
        if is_all:
            return
    if not count:
        raise DamagedFileError(
            f"Neither the database in {path.name} nor one of its copies can be read; keep the computer it came from."
        )


def _open_key(head: dict[str, Any]) -> bytes | None:
    try:
        return bytes.fromhex(str(head["open_key"]))
    except (KeyError, ValueError):
        return None


def _lay_out(pieces: Iterator[bytes], file_name: str, folder: Path) -> None:
    for record, content in RecordReader(pieces, file_name=file_name).records():
        if isinstance(record, FileRecord):
            target = folder / record.folder if record.folder else folder
            make_private_folder(target)
            with (target / record.file).open("wb") as file:
                for piece in content:
                    file.write(piece)


def _database_key(folder: Path, private_key: bytes) -> DatabaseKey:
    for sealed in sorted(folder.glob("escrow-*.bin")):
        try:
            return recover(sealed.read_bytes(), private_key)
        except KeyMissingError:
            continue
    raise WrongKeyError("The study key does not open this sealed workspace; use that of a study that is in it.")


def _readable_databases(folder: Path, key: DatabaseKey) -> Iterator[tuple[DeviceStore, bool]]:
    """Yield the database and, the newest first, its copies, each with whether it is whole; none that gives nothing."""
    for copy in (None, *reversed(safety_copies(folder))):
        if copy is not None:
            (folder / LOG_NAME).unlink(missing_ok=True)
            shutil.copyfile(copy, folder / DATABASE_NAME)
        try:
            store = DeviceStore.open(folder, key, rules=_NO_RESERVE)
        except StoreError:
            continue
        if not is_readable(store):
            store.close()
            continue
        yield store, is_whole(store)
