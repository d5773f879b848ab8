"""A row of the matrix with two instances of the program on one workspace: one has it, the other is told so."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator

from cxfield.event import StreamKind
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import WorkspaceInUseError
from tests.store.appending_child import start_child
from tests.store.samples import RULES
from tests.torture.matrix import Row, Trial, Wanted


def double_starts(wanted: Wanted) -> Iterator[Trial]:
    """Open a workspace that another process writes to; then kill that process, and open it again."""
    for number in wanted.numbers:
        seed = f"{wanted.seed}:{number}"
        chance = random.Random(seed)
        folder = wanted.folder / f"workspace-{number}"
        key = DatabaseKey.random()
        DeviceStore.create(folder, key, rules=RULES).close()
        child = start_child(folder, key)
        told = dict([child.next()])
        found = []
        for _ in range(3):
            try:
                DeviceStore.open(folder, key, rules=RULES).close()
                found.append("two processes have one workspace")
            except WorkspaceInUseError:
                pass
            told.update([child.next() for _ in range(chance.randrange(1, 20))])
        told.update(child.kill_after(chance.randrange(1, 30)))
        with DeviceStore.open(folder, key, rules=RULES) as store:
            heads = {entry.seq: entry.head.hex() for entry in store.entries(StreamKind.INTERVIEW, "i-1")}
            store.verify(StreamKind.INTERVIEW, "i-1")
        if any(heads.get(seq) != head for seq, head in told.items()):
            found.append("answers lost after a double start")
        shutil.rmtree(folder)
        yield Trial(seed=seed, faults=3, answers=len(told), problems=tuple(found))


DOUBLE_START = Row(name="double starts", gate=50, portion=10, trials=double_starts)
