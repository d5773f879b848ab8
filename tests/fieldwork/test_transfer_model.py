"""Two laptops and a server: whatever is handed over, answered, synchronised and taken back, in whatever order,
every answer that was acknowledged stands exactly once in the journal or in a branch kept beside it."""

from __future__ import annotations

import contextlib
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlmodel import select

from cxfield.event import StreamKind, decode
from cxfield.fieldwork.case_transfer import Given, TransferError, take_back, take_over
from cxfield.server.intake.inbox import quarantined_item
from cxfield.server.tables import QuarantineRow
from cxfield.sync.messages import Role
from tests.fieldwork.test_case_transfer import Laptop
from tests.journal_device import publish_request, running_server

WHO = st.sampled_from(["anna", "bob"])
_numbers = count()


class HandOvers(RuleBasedStateMachine):
    """`said`: the answers that a laptop has acknowledged, as (laptop, value)."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.context = running_server(Path(self.folder.name) / "server")
        self.server = self.context.__enter__()
        self.said: list[str] = []
        self.files: list[Given] = []
        self.givers: list[str] = []
        self.laptops: dict[str, Laptop] = {}

    @initialize()
    def begin(self) -> None:
        for user in ("anna", "bob"):
            self.server.add(user)
        self.server.add("susan", Role.SUPERVISOR)
        office = self.server.client("susan", "office")
        self.study = office.publish(publish_request(cases=1, interviewers=("anna",))).study_id
        for user in ("anna", "bob"):
            self.laptops[user] = Laptop(self.server, Path(self.folder.name) / user, user)
            self.laptops[user].sync()
        self.interview = self.laptops["anna"].begin(self.study)

    def may_write(self, who: str) -> bool:
        book = self.laptops[who].store.carrying.transfers
        return book.is_held(self.study, "C1") and bool(self.laptops[who].store.interviews(self.study, "C1"))

    @rule(who=WHO)
    def answer(self, who: str) -> None:
        if self.may_write(who):
            value = f"{who} {next(_numbers)}"
            self.laptops[who].answer(self.interview, "/data/a", value)
            self.said.append(value)

    @rule(who=WHO)
    def sync(self, who: str) -> None:
        self.laptops[who].sync()

    @rule(who=WHO, is_named=st.booleans())
    def give(self, who: str, is_named: bool) -> None:
        if self.may_write(who):
            other = "bob" if who == "anna" else "anna"
            to = other if is_named else ""
            self.files.append(self.laptops[who].give(self.study, f"{next(_numbers)}.cxcase", to=to))
            self.givers.append(who)

    @precondition(lambda self: self.files)
    @rule(who=WHO, which=st.integers(0, 5))
    def take_over(self, who: str, which: int) -> None:
        given = self.files[-1 - which % len(self.files)]
        with contextlib.suppress(TransferError):
            take_over(self.laptops[who].workspace, given.path, given.code)

    @precondition(lambda self: self.files)
    @rule(which=st.integers(0, 5))
    def take_back(self, which: int) -> None:
        at = len(self.files) - 1 - which % len(self.files)
        with contextlib.suppress(TransferError):
            take_back(self.laptops[self.givers[at]].workspace, self.files[at].transfer_id)

    @precondition(lambda self: self.laptops)
    @rule(to=WHO)
    def reassign(self, to: str) -> None:
        self.server.client("susan", "office").assign(self.study, ["C1"], to)

    @invariant()
    def what_was_said_is_on_a_laptop(self) -> None:
        """Nothing that was acknowledged ever leaves the laptop that said it."""
        for user, laptop in self.laptops.items():
            here = {value for value in self.said if value.startswith(f"{user} ")}
            assert here <= set(self.values_on(laptop)), user

    def values_on(self, laptop: Laptop) -> list[str]:
        found: list[str] = []
        for state in laptop.store.streams(self.study):
            if state.kind is StreamKind.INTERVIEW:
                entries = laptop.store.entries(
                    state.kind, state.stream_id, study_id=self.study, owner_epoch=state.owner_epoch
                )
                found += answers([entry.line for entry in entries])
        return found

    def teardown(self) -> None:
        try:
            if self.laptops:
                self.settle()
        finally:
            for laptop in self.laptops.values():
                laptop.workspace.close()
            self.context.__exit__(None, None, None)
            self.folder.cleanup()

    def settle(self) -> None:
        """Everybody comes to the server; then each answer is there, and never twice in a journal."""
        for _ in range(3):
            for laptop in self.laptops.values():
                laptop.sync()
        for user, laptop in self.laptops.items():
            assert laptop.store.unsent() == [], user
        journal = [
            value
            for one in self.server.services.studies.journals(self.study)
            if one.stream_id == self.interview
            for value in answers([line.encode() for line in one.lines])
        ]
        assert len(journal) == len(set(journal)), "an answer stands twice in the journal"
        beside = self.set_aside()
        assert set(self.said) <= set(journal) | set(beside), sorted(set(self.said) - set(journal) - set(beside))
        assert set(journal) | set(beside) <= set(self.said)

    def set_aside(self) -> list[str]:
        """Return the answers in branches, each piece of a journal once."""
        found: dict[tuple[str, int, bytes], str] = {}
        with self.server.services.database.read() as session:
            for row in session.exec(select(QuarantineRow)):
                if row.kind != "interview":
                    continue
                assert row.reason in ("branch", "conflict"), row.reason
                for line in quarantined_item(session, row).split(b"\n")[1:-1]:
                    for value in answers([line]):
                        found[row.stream_id, decode(line)[0], line] = value
        return list(found.values())


def answers(lines: list[bytes]) -> list[str]:
    """Return the values of all answers in `lines`."""
    events: list[Any] = [decode(line)[1] for line in lines]
    return [event.body["value"] for event in events if event.kind == "answer"]


TestHandOvers = HandOvers.TestCase
TestHandOvers.settings = settings(
    max_examples=8, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)
__all__ = ["TestHandOvers"]
