"""Events and values that the tests of the store share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from cxfield.event import Event, Moment
from cxfield.sample.case import Case
from cxfield.store.disk import DiskRules
from cxfield.store.values import Study

RULES = DiskRules(reserve_bytes=64 * 1024)
STUDY = Study(study_id="s-1", name="Service experience", questionnaire="abc", details={"languages": ["en", "lv"]})
CASE = Case(
    case_id="c-1", name="Anna Bērziņa", phones=("+441632960001", "+441632960002"), attributes={"segment": "gold"}
)
START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def event(kind: str, *, second: int = 0, **body: Any) -> Event:
    moment = Moment(
        at=START + timedelta(seconds=second), zone="Europe/Riga", mono_ms=second * 1000, boot="b-1", actor="inga"
    )
    return Event(kind=kind, moment=moment, body=body)


def started(case_id: str = "c-1") -> Event:
    return event(
        "started",
        questionnaire="abc",
        form_id="cx",
        version="1",
        case_id=case_id,
        seed=7,
        zone="Europe/Riga",
        language="en",
        mode="cati",
        properties={},
        case=None,
    )


def answer(ref: str, value: str, *, second: int = 0) -> Event:
    return event("answer", second=second, ref=ref, value=value)
