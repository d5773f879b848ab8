"""What is pictured of delivery: the ledger, the log of the runs, what is kept aside. Content is made up."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from cxfield.event import StreamKind
from cxfield.fieldwork.delivery import DeliveryState, DeliveryStep, InterviewLine, Standing, StepKind
from cxfield.store.sync_log import SyncRun
from cxfield.sync.decision_messages import AsideEvents
from cxfield.sync.messages import QuarantineSummary
from ui.desk.delivery_view import DeliveryView
from ui.supervisor.aside_view import AsideView

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=ZoneInfo("Europe/London"))
NAMES = ("Anna Kowalska", "Jānis Bērziņš", "Мария Петрова", "Robert Smith")
_HIDDEN = (Standing.UNDER_WAY, Standing.SENT_BACK, Standing.QUEUED, Standing.HELD_BACK)


def _line(number: int, standing: Standing) -> InterviewLine:
    at = NOW - timedelta(minutes=37 * number + 5)
    is_received = standing not in _HIDDEN
    return InterviewLine(
        interview_id=f"i{number}",
        case_id=f"C{1000 + number}",
        respondent=NAMES[number % len(NAMES)],
        status="completed",
        started_at=at,
        ended_at=at + timedelta(minutes=9),
        receipt=f"{number * 2654435761 % 2**32:08X}" if is_received else "",
        received_at=at + timedelta(minutes=10) if is_received else None,
        standing=standing,
        standing_at=at + timedelta(minutes=10),
        held_reason="too-large" if standing is Standing.HELD_BACK else "",
    )


def _steps() -> list[DeliveryStep]:
    told = (
        (StepKind.STARTED, "", "", ""),
        (StepKind.FINISHED, "completed", "", ""),
        (StepKind.SENT, "", "", ""),
        (StepKind.RECEIVED, "applied", "", ""),
        (StepKind.SENT_BACK, "", "susan", "17?"),
        (StepKind.BACKED_UP, "", "", ""),
        (StepKind.REVIEWED, "approved", "susan", ""),
    )
    begin = NOW - timedelta(hours=3)
    return [
        DeliveryStep(kind=kind, at=begin + timedelta(minutes=9 * place), verdict=verdict, by=by, note=note)
        for place, (kind, verdict, by, note) in enumerate(told)
    ]


def _run(number: int, minutes: int, **more: object) -> SyncRun:
    began = NOW - timedelta(minutes=minutes)
    return SyncRun(no=number, began_at=began, ended_at=began + timedelta(seconds=4), **more)  # type: ignore[arg-type]


def _runs() -> list[SyncRun]:
    failed = "The server https://survey.example.org cannot be reached; check the network."
    figures = {"sent_interviews": 2, "sent_cases": 3, "sent_events": 468, "received_cases": 5, "quarantined": 1}
    return [
        _run(5, 3, network="wifi", failure="unreachable", sentence=failed, next_at=NOW + timedelta(minutes=2)),
        _run(4, 19, network="ethernet", figures=figures),
        _run(3, 240, network="ethernet", runs=99),
        _run(2, 2880, network="cellular", failure="not-our-server", sentence="Something else answered."),
    ]


def delivery() -> DeliveryView:
    """Return *Sent and received* with the ledger."""
    made = DeliveryView()
    made.resize(1280, 800)
    state = DeliveryState(
        unsent_events=12,
        oldest_unsent_at=NOW - timedelta(hours=3),
        last_contact_at=NOW - timedelta(hours=3),
        last_error="The server cannot be reached.",
        failure="unreachable",
        server="https://survey.example.org",
    )
    lines = [_line(number, standing) for number, standing in enumerate(Standing)]
    made.show_delivery(state, lines, NOW, _runs())
    made.show_steps("i0", _steps())
    return made


def delivery_log() -> DeliveryView:
    """Return its second page."""
    made = delivery()
    made.show_log()
    return made


def nothing_yet() -> DeliveryView:
    """Return *Sent and received* before the first interview."""
    made = DeliveryView()
    made.show_delivery(DeliveryState(server="https://survey.example.org"), [], NOW)
    return made


def _aside(number: int, reason: str, *, by: str = "") -> QuarantineSummary:
    return QuarantineSummary(
        kind=StreamKind.INTERVIEW,
        stream_id=f"01a205dd-09aa-7320-9bb9-d8f570790f{number:02}",
        from_seq=3 + number,
        to_seq=9 + number,
        user="anna",
        device=f"laptop-{number}",
        owner_epoch=1,
        reason=reason,
        explanation="",
        received_at=f"2026-11-23T0{number}:15:00Z",
        sha256=f"{number * 123456789 % 2**32:08x}" * 8,
        resolved_by=by,
    )


def _event(kind: str, **body: str) -> str:
    return json.dumps({"at": "2026-11-23T09:15:00.000Z", "kind": kind, "body": body})


def aside() -> QWidget:
    """Return the supervisor's page of what is kept aside."""
    made = AsideView()
    made.show_items([_aside(1, "branch"), _aside(2, "conflict"), _aside(3, "chain"), _aside(4, "branch", by="susan")])
    lines = [_event("answer", ref="/data/ease", value="3"), _event("missing", ref="/data/age", code="refused")]
    made.show_events(
        AsideEvents(
            from_seq=4,
            lines=[*lines, _event("completed")],
            server_lines=[_event("answer", ref="/data/ease", value="5"), _event("suspended")],
            can_be_adopted=False,
            why_not="The events do not follow.",
        )
    )
    return made
