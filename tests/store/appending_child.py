"""A process that appends answers and prints what was acknowledged, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from cxfield.event import StreamKind
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from tests.store.samples import RULES, answer, started


def main(folder: Path, key: DatabaseKey, pause_at: int) -> None:
    """Append to the end of time; at event `pause_at` wait, with everything before it committed (0: never)."""
    store = DeviceStore.open(folder, key, rules=RULES)
    try:
        place = store.stream(StreamKind.INTERVIEW, "i-1").last_seq
    except Exception:  # noqa: BLE001 - the first run begins the journal
        store.append(StreamKind.INTERVIEW, "i-1", [started()], study_id="s-1")
        place = 1
    while True:
        place += 1
        (entry,) = store.append(StreamKind.INTERVIEW, "i-1", [answer(f"/data/q{place % 50}", str(place))])
        sys.stdout.write(f"{entry.seq} {entry.head.hex()}\n")
        sys.stdout.flush()
        if place == pause_at:
            sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), DatabaseKey.from_bytes(bytes.fromhex(sys.argv[2])), int(sys.argv[3]))
