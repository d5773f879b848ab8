"""What a process did to its files, as the shim wrote it down, and what a disk may hold after the power went.

The disk keeps what was synchronised. Of what was written later to a file, each sector of 512 bytes is there or not,
or is garbage; its length is the old or the new one. Names are kept folder by folder: what was done to the names in one
is there for sure once that folder was synchronised, of what came later a first part is there, more in one folder than
in another. So the model is SQLite's own: a drive that says it has stored what it has not is beyond it.
"""

from __future__ import annotations

import os
import random
import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("<IIIIQQ")


class Op(IntEnum):
    """What was done; the numbers are the shim's."""

    CREATE = 1
    WRITE = 2
    TRUNCATE = 3
    SYNC = 4
    RENAME = 5
    UNLINK = 6
    MKDIR = 7
    SYNC_FOLDER = 8
    TOLD = 9
    OPEN = 10


@dataclass(frozen=True, slots=True)
class Record:
    """One call. `file` is the inode; `path` is absolute; `data` is what was written, told, or the new name."""

    op: Op
    file: int
    offset: int
    path: str
    data: bytes


def read_records(log: Path) -> Iterator[Record]:
    """Yield the calls in order."""
    content = log.read_bytes()
    at = 0
    while at < len(content):
        op, path_bytes, data_bytes, _, file, offset = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        path = content[at : at + path_bytes].decode()
        at += path_bytes
        yield Record(Op(op), file, offset, path, content[at : at + data_bytes])
        at += data_bytes


@dataclass
class _File:
    """A file of the disk: what is surely on it, and what was written since."""

    synced: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, offset: int, data: bytes) -> None:
        self.waiting.append((offset, data))

    def truncate(self, length: int) -> None:
        self.waiting.append((length, None))

    def sync(self) -> None:
        for offset, data in self.waiting:
            _apply(self.synced, offset, data)
        self.waiting.clear()

    def after_power_cut(self, chance: random.Random, *, garbage: bool) -> bytes:
        """Return what may be there."""
        content = bytearray(self.synced)
        keep = chance.choice((0.0, 0.5, 0.9, 1.0))  # nothing, about half, nearly all, all of what waited
        for offset, data in self.waiting:
            if data is None:
                if chance.random() < keep:
                    _apply(content, offset, None)
                continue
            for start, part in _sectors(offset, data):
                if chance.random() < keep:
                    _apply(content, start, part)
                elif garbage and chance.random() < 0.2:
                    _apply(content, start, chance.randbytes(len(part)))
        return bytes(content)


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        if offset < len(content):
            del content[offset:]
        else:
            content.extend(bytes(offset - len(content)))
        return
    if offset > len(content):
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _sectors(offset: int, data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        size = min(SECTOR - (offset + at) % SECTOR, len(data) - at)
        yield offset + at, data[at : at + size]
        at += size


class Disk:
    """A disk on which a recording is played, call by call. `root` is the folder that was watched."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[int, _File] = {}
        self._names: dict[str, int] = {}
        self._folders: set[str] = set()
        self._waiting: list[Record] = []
        self.told = bytearray()
        self.syncs = 0

    def hold(self, folder: Path) -> None:
        """Begin with what lies in `folder` already, all of it safely on the disk."""
        for path in sorted(folder.rglob("*")):
            if path.is_dir():
                self._folders.add(str(path))
            else:
                number = path.stat().st_ino
                self._files[number] = _File(bytearray(path.read_bytes()))
                self._names[str(path)] = number

    def play(self, record: Record) -> None:
        """Do one call."""
        match record.op:
            case Op.WRITE:
                self._files[record.file].write(record.offset, record.data)
            case Op.TRUNCATE:
                self._files[record.file].truncate(record.offset)
            case Op.SYNC:
                self.syncs += 1
                self._files[record.file].sync()
            case Op.CREATE:
                self._files[record.file] = _File()
                self._waiting.append(record)
            case Op.RENAME | Op.UNLINK | Op.MKDIR:
                self._waiting.append(record)
            case Op.SYNC_FOLDER:
                self.syncs += 1
                self._settle_names(record.path)
            case Op.TOLD:
                self.told += record.data
            case Op.OPEN:
                pass

    def _settle_names(self, folder: str) -> None:
        for record in self._waiting:
            if _folder_of(record) == folder:
                _rename(record, self._names, self._folders)
        self._waiting = [record for record in self._waiting if _folder_of(record) != folder]

    def write_image(self, folder: Path, chance: random.Random, *, garbage: bool = True) -> None:
        """Write into `folder` what may be left when the power goes now."""
        names, folders = dict(self._names), {str(self._root), *self._folders}
        count = Counter(map(_folder_of, self._waiting))
        kept = {place: chance.randint(0, most) for place, most in sorted(count.items())}
        for record in self._waiting:
            place = _folder_of(record)
            if kept[place] > 0:
                kept[place] -= 1
                _rename(record, names, folders)
        folder.mkdir(parents=True)
        for path in sorted(folders):
            if _is_reached(path, folders, str(self._root)):
                (folder / Path(path).relative_to(self._root)).mkdir(exist_ok=True)
        for path, number in names.items():
            content = self._files[number].after_power_cut(chance, garbage=garbage)
            if _is_reached(os.path.dirname(path), folders, str(self._root)):
                (folder / Path(path).relative_to(self._root)).write_bytes(content)


def _folder_of(record: Record) -> str:
    """Return the folder in which a name changes; that of the new name where it moves from one to another."""
    return os.path.dirname(record.data.decode() if record.op is Op.RENAME else record.path)


def _is_reached(folder: str, folders: set[str], root: str) -> bool:
    """Whether the names of all folders above are there."""
    while folder in folders:
        if folder == root:
            return True
        folder = os.path.dirname(folder)
    return False


def _rename(record: Record, names: dict[str, int], folders: set[str]) -> None:
    match record.op:
        case Op.CREATE:
            names[record.path] = record.file
        case Op.MKDIR:
            folders.add(record.path)
        case Op.UNLINK:
            names.pop(record.path, None)
            folders.discard(record.path)
        case Op.RENAME:
            target = record.data.decode()
            if record.path in names:
                names[target] = names.pop(record.path)
            for name in [name for name in names if name.startswith(record.path + "/")]:
                names[target + name[len(record.path) :]] = names.pop(name)
