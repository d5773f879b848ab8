"""Laptops of three versions come back after three weeks to a server of this version, or of the one before.

Each worked with its own version's code and database. What came to the older server is looked for again once that was
upgraded, and each laptop is then opened by the present code, which has nothing left to send.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cxfield.sync.client import SyncClient
from cxfield.sync.file_fetching import files_of
from cxfield.sync.file_messages import FileState
from tests.torture.matrix import Row, Trial, Wanted
from tests.torture.network.field_device import OnServer, on_server
from tests.torture.skew.laptop import OFFICE, PASSWORD, Central, on_laptop
from tests.torture.skew.releases import BEFORE, LONG_BEFORE, Version, no_history, version

PRESENT = ""
PAIRS = tuple((client, server) for server in (BEFORE, PRESENT) for client in (PRESENT, BEFORE, LONG_BEFORE))
"""Which version the laptop has, and which the server when it comes back."""


@dataclass
class Away:
    """A laptop that was enrolled at the older server and has been away since."""

    number: int
    seed: str
    folder: Path
    study: str = ""
    problems: list[str] = field(default_factory=list)
    answers: int = 0

    @property
    def user(self) -> str:
        return f"anna{self.number}"

    @property
    def client(self) -> str:
        return PAIRS[self.number % len(PAIRS)][0]

    @property
    def server(self) -> str:
        return PAIRS[self.number % len(PAIRS)][1]


def skewed(wanted: Wanted) -> Iterator[Trial]:
    """Do trials of all pairs of versions, six at a time: they share the servers."""
    numbers = wanted.numbers
    for first in range(numbers.start, numbers.stop, len(PAIRS)):
        folder = wanted.folder / f"skew-{first}"
        chosen = range(first, min(first + len(PAIRS), numbers.stop))
        away = [Away(number, f"{wanted.seed}:{number}", folder / f"laptop-{number}") for number in chosen]
        _come_back(away, folder)
        for each in away:
            yield Trial(seed=each.seed, faults=1, answers=each.answers, problems=tuple(each.problems))
        shutil.rmtree(folder)


def _come_back(away: Sequence[Away], folder: Path) -> None:
    data, central = str(folder / "server"), Central()
    with ExitStack() as until:
        codes = {commit: until.enter_context(version(commit, folder)) for commit in (BEFORE, LONG_BEFORE)}
        older = codes[BEFORE].tell("serve", data, [each.user for each in away])
        for each in away:
            each.study = older["studies"][each.user]
            _on(codes, each, "enrol", older["url"])
            _on(codes, each, "work", each.seed)
        _deliver(codes, [each for each in away if each.server == BEFORE], older["url"])
        codes[BEFORE].tell("end")
        until.callback(central.end)
        present = central.serve(data, [])
        _deliver(codes, [each for each in away if each.server == PRESENT], present["url"])
        _look_again(away, present["url"])


def _on(codes: Mapping[str, Version], away: Away, do: str, *details: Any) -> Any:
    where = {"folder": str(away.folder), "user": away.user}
    if away.client == PRESENT:
        return on_laptop({"do": do, "with": details, **where})
    return codes[away.client].tell(do, *details, **where)


def _deliver(codes: Mapping[str, Version], away: Sequence[Away], server: str) -> None:
    with SyncClient(server, device="office") as office:
        office.sign_in(OFFICE, PASSWORD)
        for each in away:
            unsent = _on(codes, each, "report")["unsent"]
            each.problems += ["it had nothing to send"] if not unsent else []
            each.problems += _on(codes, each, "deliver", server)
            report = _on(codes, each, "report")
            each.answers = sum(map(len, report["journals"].values()))
            each.problems += _differences(on_server(office, each.study), report)


def _look_again(away: Sequence[Away], server: str) -> None:
    """Both sides are upgraded: everything is still there, and the present code goes on with each laptop."""
    with SyncClient(server, device="office") as office:
        office.sign_in(OFFICE, PASSWORD)
        for each in away:
            where = {"folder": str(each.folder), "user": each.user}
            each.problems += on_laptop({"do": "deliver", "with": [server], **where})
            report = on_laptop({"do": "report", **where})
            each.problems += [f"upgraded: {what}" for what in _differences(on_server(office, each.study), report)]


def _differences(there: OnServer, report: Mapping[str, Any]) -> Iterator[str]:
    """Compare: every event once, in order, the same bytes; files too; receipts for all that ended."""
    found = {f"{kind} {stream}": [line.decode() for line in lines] for (kind, stream), lines in there.journals.items()}
    for name in report["journals"].keys() | found.keys():
        here, lines = report["journals"].get(name, []), found.get(name, [])
        if here != lines:
            yield f"{name}: {len(here)} events here, {len(lines)} there or others"
    yield from (f"kept aside without need: {why}" for why in there.aside)
    yield from (f"no receipt for {interview}" for interview in report["without_receipt"])
    if report["unsent"]:
        yield f"{report['unsent']} events or files are still unsent"
    for interview, wanted in report["files"].items():
        files = files_of(there.office, there.study_id, interview)
        held = sorted(each.sha256 for each in files if each.state is FileState.HERE)
        if held != wanted:
            yield f"{len(wanted)} files of {interview} here, {len(held)} there or others"


VERSION_SKEW = Row(name="version skew", gate=60, portion=6, trials=skewed, why_not=no_history)
