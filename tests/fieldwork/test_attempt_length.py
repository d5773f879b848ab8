"""How long a contact attempt lasted: by the monotonic clock, whatever is done to the wall clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from cxfield.event import Moment
from cxfield.fieldwork.autopilot import PacedClock
from cxfield.fieldwork.case_book import CaseBook
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.values import Study

RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)


class SetClock(PacedClock):
    """A clock that somebody sets, on a computer that may be started anew."""

    set_by = timedelta(0)
    boot = "one"

    def moment(self) -> Moment:
        moment = super().moment()
        return replace(moment, at=moment.at + self.set_by, boot=self.boot)


def length(folder: Path, clock: SetClock, *, set_by: timedelta = timedelta(0), boot: str = "one") -> int | None:
    with DeviceStore.create(folder, DatabaseKey.random(), rules=RULES) as store:
        store.save_study(Study(study_id="s", name="Trial", questionnaire=""))
        store.save_case("s", Case(case_id="C1", name="Ann"))
        book = CaseBook(store, clock, "s")
        book.open_attempt("C1", "+371")
        clock.pass_time(90)
        clock.set_by, clock.boot = set_by, boot
        book.close_attempt("C1", "3.12")
        return book.case("C1").attempts[-1].duration_s


def test_a_clock_that_is_set_meanwhile_does_not_change_the_length(tmp_path: Path) -> None:
    assert length(tmp_path / "ws", SetClock("inga", timedelta(hours=3)), set_by=timedelta(hours=-2)) == 90


def test_over_a_restart_the_wall_clock_has_to_do(tmp_path: Path) -> None:
    assert length(tmp_path / "ws", SetClock("inga", timedelta(hours=3)), boot="two") in (90, 91)
