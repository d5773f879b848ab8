"""How far each journal goes in a backup: one line of JSON each. By it a backup is compared and journals are marked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nacl.public import PrivateKey

from cxfield.server.backup.files import Folder, unpacked

HEADS = "heads.gz"


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a journal."""

    study_id: str
    kind: str
    stream_id: str
    seq: int
    head: str


def write_heads(folder: Folder, heads: Iterable[Head]) -> int:
    """Write the heads and return how many journals there are."""
    count = 0
    with folder.writing_packed(HEADS) as sink:
        for one in heads:
            line = [one.study_id, one.kind, one.stream_id, one.seq, one.head]
            sink.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            count += 1
    return count


def read_heads(folder: Path, key: PrivateKey | None) -> Iterator[Head]:
    """Yield the heads as they were written."""
    with unpacked(folder / HEADS, key) as file:
        for line in file:
            yield Head(*json.loads(line))
