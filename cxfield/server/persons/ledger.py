"""The erasure ledger: a file of lines, one for each erasure, durable before anything is deleted.

A restored backup brings people back; the ledger takes them out again. So it lies in the server's data folder, in the
place of each backup, and where `CXFIELD_ERASURE_LEDGER` says: at best on another machine. It names nobody: a line has
a keyed hash of the person, and hashes of the files that were theirs.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from cxfield.errors import CxfieldError
from cxfield.store.folder import sync_folder

LEDGER_FILE = "erasures.jsonl"
VARIABLE = "CXFIELD_ERASURE_LEDGER"


class LedgerError(CxfieldError):
    """The ledger cannot be written; nothing was erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """One line. `files`: SHA-256 of the recordings and attached files that go with it."""

    study_id: str
    mark: str
    at: str
    actor: str
    why: str
    files: tuple[str, ...] = ()


class Ledger:
    """The ledger of a server, in all its places."""

    def __init__(self, data: Path) -> None:
        further = os.environ.get(VARIABLE, "")
        self.places = (data / LEDGER_FILE, *([Path(further)] if further else []))

    def note(self, erasure: Erasure) -> None:
        """Write a line, durably, in every place.

        Raises:
            LedgerError: One of the places cannot be written.
        """
        for place in self.places:
            _append(place, [erasure])

    def lines(self) -> list[Erasure]:
        """Return all lines, each once."""
        return merged(*map(read_ledger, self.places))


def read_ledger(path: Path) -> list[Erasure]:
    """Return the lines of a ledger; none where there is no file. A torn line is the one that was being written."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise LedgerError(f"The erasure ledger {path} cannot be read: {error.strerror}.") from error
    found: list[Erasure] = []
    for line in text.split("\n"):
        try:
            data = json.loads(line)
            found.append(Erasure(**{**data, "files": tuple(data.get("files", ()))}))
        except (ValueError, TypeError, AttributeError):
            continue
    return found


def merged(*ledgers: Iterable[Erasure]) -> list[Erasure]:
    """Return the lines of several ledgers, each person once, in the order of time; the files of all lines together."""
    found: dict[tuple[str, str], Erasure] = {}
    for line in sorted((line for ledger in ledgers for line in ledger), key=lambda line: line.at):
        known = found.get((line.study_id, line.mark))
        files = tuple(sorted({*line.files, *(known.files if known else ())}))
        found[line.study_id, line.mark] = Erasure(**{**asdict(known or line), "files": files})
    return list(found.values())


def add_to_ledger(path: Path, erasures: Sequence[Erasure]) -> None:
    """Write what a ledger does not have yet, durably."""
    known = {(line.study_id, line.mark): set(line.files) for line in merged(read_ledger(path))}
    fresh = [
        line
        for line in erasures
        if (line.study_id, line.mark) not in known or set(line.files) - known[line.study_id, line.mark]
    ]
    if fresh:
        _append(path, fresh)


def _append(path: Path, erasures: Sequence[Erasure]) -> None:
    """Add lines; a line end goes first, so that one that was cut off before spoils no other."""
    text = "".join("\n" + json.dumps(asdict(line), ensure_ascii=False) for line in erasures) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            left = text.encode()
            while left:  # a disk that is just getting full takes a part, and says so at the next one
                left = left[os.write(descriptor, left) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        sync_folder(path.parent)
    except OSError as error:
        raise LedgerError(
            f"The erasure ledger {path} cannot be written ({error.strerror}); nothing was erased. Make room or mend "
            "the place, then erase again."
        ) from error
