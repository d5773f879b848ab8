"""A row of the matrix that does everything in any order: laptops work, deliver, crash, are cut off; cases change hands.

The oracle: every event that any laptop ever acknowledged stands at its place in the server's journal, or in an item
that the server keeps aside; no journal has an event twice; every laptop comes to rest with nothing unsent.
"""

from __future__ import annotations

import random
import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from functools import partial

from sqlmodel import select

from cxfield.event import chain
from cxfield.server.intake.inbox import quarantined_item
from cxfield.server.tables import QuarantineRow
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import SyncError
from cxfield.sync.taking_over import wish_to_take_over
from tests.journal_device import RunningServer, publish_request
from tests.torture.matrix import Row, Trial, Wanted
from tests.torture.network.field_device import FieldDevice, missing_files
from tests.torture.network.proxy import Fault, Harm, Proxy, proxy_to
from tests.torture.network.rows import MESSAGES, no_postgres, server_of

_DEEDS = 30
_Key = tuple[str, str]


class _World:
    """Two interviewers with three laptops, a supervisor, a server, and a network between them."""

    def __init__(self, wanted: Wanted, number: int, server: RunningServer, proxy: Proxy) -> None:
        self.seed = f"{wanted.seed}:{number}"
        self.chance = random.Random(self.seed)
        self.server, self.proxy = server, proxy
        self.office: SyncClient = server.client("susan", "office")
        self.users = [server.add(f"{name}-{number}") for name in ("anna", "bert")]
        request = publish_request(cases=6, interviewers=tuple(self.users))
        self.study_id = self.office.publish(request).study_id
        self.folder = wanted.folder / f"world-{number}"
        owners = [self.users[0], self.users[0], self.users[1]]
        self.laptops = [
            FieldDevice(self.folder / f"laptop-{place}", proxy.url, owner, self.chance, device=f"laptop-{place}")
            for place, owner in enumerate(owners)
        ]
        self.told: dict[_Key, set[tuple[int, bytes]]] = defaultdict(set)
        self.faults = 0
        self.erased: set[str] = set()
        self.case_of: dict[str, str] = {f"C{n}": f"C{n}" for n in range(1, 7)}

    def close(self) -> None:
        self.proxy.harm(None)
        for laptop in self.laptops:
            laptop.close()
        shutil.rmtree(self.folder)

    def do_something(self) -> None:
        """Do one deed at random, and note what the laptop that did it holds."""
        laptop = self.chance.choice(self.laptops)
        deeds = (
            (self._work, 6),
            (self._deliver, 5),
            (self._deliver_badly, 6),
            (self._crash, 2),
            (self._assign, 2),
            (self._take_over, 1),
            (self._reopen, 1),
            (self._erase, 1),
        )
        deed = self.chance.choices([deed for deed, _ in deeds], [weight for _, weight in deeds])[0]
        deed(laptop)
        self._note(laptop)

    def _work(self, laptop: FieldDevice) -> None:
        if self.chance.random() < 0.5:
            laptop.work(self.study_id, 4)
        else:
            laptop.go_on(self.study_id)

    def _deliver(self, laptop: FieldDevice) -> None:
        with suppress(SyncError):
            laptop.synchronise()

    def _deliver_badly(self, laptop: FieldDevice) -> None:
        fault = self.chance.choice(list(Fault))
        self.faults += 1
        self.proxy.harm(Harm(fault=fault, path=self.chance.choice(MESSAGES), where=self.chance.random()))
        with suppress(SyncError):
            laptop.synchronise()
        self.proxy.harm(None)

    def _crash(self, laptop: FieldDevice) -> None:
        laptop.reopen()

    def _assign(self, _laptop: FieldDevice) -> None:
        cases = self.chance.sample(self._cases(), 2)
        self.office.assign(self.study_id, cases, self.chance.choice(self.users))

    def _take_over(self, laptop: FieldDevice) -> None:
        cases = laptop.store.cases(self.study_id)
        if cases:
            wish_to_take_over(laptop.store, self.study_id, self.chance.choice(cases).case_id)

    def _reopen(self, _laptop: FieldDevice) -> None:
        done = [one for one in self.office.interviews(self.study_id) if one.status == "completed"]
        if done:
            with suppress(SyncError):
                self.office.reopen(self.study_id, self.chance.choice(done).interview_id, "look again")

    def _cases(self) -> list[str]:
        return [f"C{n}" for n in range(1, 7) if f"C{n}" not in self.erased]

    def _erase(self, _laptop: FieldDevice) -> None:
        """A respondent wants to be erased; most of them stay, so that there is something to lose."""
        if len(self._cases()) > 3:
            case_id = self.chance.choice(self._cases())
            self.server.services.erasing.erase("adam", self.study_id, case_id)
            self.erased.add(case_id)

    def _note(self, laptop: FieldDevice) -> None:
        for case_id in (f"C{n}" for n in range(1, 7)):
            for one in laptop.store.interviews(self.study_id, case_id):
                self.case_of[one.interview_id] = case_id
        for state in laptop.store.streams():
            entries = laptop.store.entries(
                state.kind, state.stream_id, study_id=state.study_id, owner_epoch=state.owner_epoch
            )
            self.told[state.kind.value, state.stream_id] |= {(entry.seq, entry.line) for entry in entries}

    # ---- the oracle ----

    def come_to_rest(self) -> Iterator[str]:
        """Let everybody deliver in turn until nothing moves."""
        for _ in range(2):
            for laptop in self.laptops:
                yield from (f"{laptop.device}: {problem}" for problem in laptop.deliver())
                laptop.store.erased.carry_out(all_of_them=True)  # as when the program is opened the next day
                self._note(laptop)

    def wrong(self) -> Iterator[str]:
        """Say what is lost or doubled."""
        there: dict[_Key, set[tuple[int, bytes]]] = {}
        for journal in self.office.journals(self.study_id):
            lines = [line.encode() for line in journal.lines]
            heads = chain(lines)  # raises where one is missing, doubled or out of order
            if heads[-1].head.hex() != journal.head:
                yield f"the head of {journal.stream_id} is not that of its events"
            there[journal.kind.value, journal.stream_id] = set(enumerate(lines, 1))
        aside = self._aside()
        yield from self._left_of_the_erased(set(there) | set(aside))
        for key, events in self.told.items():
            if self.case_of.get(key[1]) in self.erased:
                continue
            lost = events - there.get(key, set()) - aside.get(key, set())
            if lost:
                yield f"{len(lost)} of {len(events)} events of {key[0]} {key[1]} are nowhere on the server"
        for laptop in self.laptops:
            yield from missing_files(self.office, self.study_id, laptop, aside=True)

    def _left_of_the_erased(self, there: set[_Key]) -> Iterator[str]:
        """Say what is still anywhere of people who were erased."""
        for kind, stream_id in there:
            if self.case_of.get(stream_id) in self.erased:
                yield f"the {kind} {stream_id} of somebody who was erased is on the server"
        for laptop in self.laptops:
            for case_id in sorted(self.erased):
                if laptop.store.interviews(self.study_id, case_id):
                    yield f"{laptop.device} has interviews of {case_id}, who was erased"

    def _aside(self) -> dict[_Key, set[tuple[int, bytes]]]:
        found: dict[_Key, set[tuple[int, bytes]]] = defaultdict(set)
        with self.server.services.database.read() as session:
            for row in session.exec(select(QuarantineRow).where(QuarantineRow.study_id == self.study_id)):
                lines = quarantined_item(session, row).split(b"\n")[1:-1]
                found[row.kind, row.stream_id] |= set(enumerate(lines, row.from_seq))
        return found


def worlds(wanted: Wanted, *, kind: str) -> Iterator[Trial]:
    """Wander through worlds."""
    with server_of(kind, wanted.folder) as server, proxy_to(server.url) as proxy:
        for number in wanted.numbers:
            world = _World(wanted, number, server, proxy)
            try:
                for laptop in world.laptops:
                    laptop.deliver()
                for _ in range(_DEEDS):
                    world.do_something()
                found = [*world.come_to_rest(), *world.wrong()]
                events = sum(len(events) for events in world.told.values())
                yield Trial(seed=world.seed, faults=world.faults, answers=events, problems=tuple(found))
            finally:
                world.close()


def _of(kind: str) -> Row:
    return Row(
        name=f"everything in any order ({'SQLite' if kind == 'sqlite' else 'PostgreSQL'})",
        gate=100,
        portion=5,
        trials=partial(worlds, kind=kind),
        why_not=no_postgres if kind == "postgresql" else lambda: "",
    )


WORLD_SQLITE, WORLD_POSTGRESQL = _of("sqlite"), _of("postgresql")
