"""The runs of the synchronisation on this device: codes and figures; the window makes words of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from cxfield.store.database import Database
from cxfield.store.rows import SyncRunRow, table_of
from cxfield.store.values import from_ms, to_ms

_RUN = table_of(SyncRunRow)
KEPT_RUNS = 1000
CUT_OFF = "cut-off"
"""Failure of a run that never ended: the program or the computer went down meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncRun:
    """One run, or `runs` of them in a row that had nothing to do.

    Attributes:
        ended_at: None while it is under way.
        network: `ethernet`, `wifi`, `cellular` …; empty where the computer does not tell.
        failure: Short name of what went wrong; empty if nothing did. `sentence` is what was said then, in English.
        figures: What was sent and received, by name; no zeros.
        next_at: When it was to be tried again by itself; None if only with somebody's help.
    """

    no: int
    began_at: datetime
    ended_at: datetime | None = None
    runs: int = 1
    network: str = ""
    failure: str = ""
    sentence: str = ""
    figures: Mapping[str, int] = field(default_factory=dict)
    next_at: datetime | None = None


class SyncLog:
    """The last runs. Those in a row with nothing to send or to fetch are one line: the others stay to be read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, at: datetime, network: str) -> int:
        """Note that a run begins; return its number. One that never ended before it was cut off."""
        row = {"began_ms": to_ms(at), "ended_ms": None, "runs": 1, "network": network}
        with self._database.transaction():
            cut = update(_RUN).where(_RUN.c.ended_ms.is_(None))
            self._database.write(cut.values(ended_ms=_RUN.c.began_ms, failure=CUT_OFF))
            self._database.write(insert(_RUN), {**row, "failure": "", "sentence": "", "figures": "{}", "next_ms": None})
            number = int(self._database.read(select(func.max(_RUN.c.no))).scalar_one())
            self._database.write(delete(_RUN).where(_RUN.c.no <= number - KEPT_RUNS))
        return number

    def end(self, no: int, at: datetime, figures: Mapping[str, int], *, failure: str = "", sentence: str = "") -> None:
        """Note how run `no` went."""
        told = {name: count for name, count in figures.items() if count}
        with self._database.transaction():
            if not (told or failure) and self._join(no, at):
                return
            values = {"ended_ms": to_ms(at), "failure": failure, "sentence": sentence, "figures": json.dumps(told)}
            self._database.write(update(_RUN).where(_RUN.c.no == no).values(**values))

    def _join(self, no: int, at: datetime) -> bool:
        """Count a run with nothing to do to the one before, if that had nothing to do either."""
        here = self._database.read(select(_RUN).where(_RUN.c.no == no)).one()
        before = self._database.read(select(_RUN).where(_RUN.c.no < no).order_by(_RUN.c.no.desc()).limit(1)).first()
        is_alike = before is not None and before.figures == "{}" and not before.failure
        if before is None or not is_alike or before.network != here.network or before.ended_ms > to_ms(at):
            return False
        self._database.write(delete(_RUN).where(_RUN.c.no == no))
        joined = {"ended_ms": to_ms(at), "runs": before.runs + 1, "next_ms": None}
        self._database.write(update(_RUN).where(_RUN.c.no == before.no).values(**joined))
        return True

    def note_next(self, at: datetime) -> None:
        """Note when it is tried again after the newest run."""
        newest = select(func.max(_RUN.c.no)).scalar_subquery()
        self._database.write(update(_RUN).where(_RUN.c.no == newest).values(next_ms=to_ms(at)))

    def runs(self) -> list[SyncRun]:
        """Return the runs, the newest first."""
        return [_to_run(row) for row in self._database.read(select(_RUN).order_by(_RUN.c.no.desc()))]


def _to_run(row: Any) -> SyncRun:
    return SyncRun(
        no=row.no,
        began_at=from_ms(row.began_ms),
        ended_at=None if row.ended_ms is None else from_ms(row.ended_ms),
        runs=row.runs,
        network=row.network,
        failure=row.failure,
        sentence=row.sentence,
        figures=json.loads(row.figures),
        next_at=None if row.next_ms is None else from_ms(row.next_ms),
    )
