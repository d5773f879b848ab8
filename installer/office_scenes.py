"""What is pictured of the office's pages: the call queue, and how long data are kept. Content is made up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from cxfield.sync.person_messages import KeptTerms
from cxfield.sync.queue_messages import CallPhase, LateResult, QueueLine, QueuePicture, QueueState
from ui.supervisor.calls_view import CallsView
from ui.supervisor.devices_view import DevicesView
from ui.supervisor.keeping_view import KeepingView


def _at(minutes: int) -> str:
    return (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat(timespec="milliseconds")


def _line(
    number: int,
    state: QueueState,
    *,
    user: str = "",
    phase: CallPhase | None = None,
    until: int | None = None,
    due: int | None = None,
) -> QueueLine:
    return QueueLine(
        case_id=f"R-{number:04}",
        state=state,
        phase=phase,
        user=user,
        device=f"{user}-laptop" if user else "",
        until=_at(until) if until is not None else "",
        attempts=number % 4,
        due_at=_at(due) if due is not None else "",
    )


def calls(*, late: bool = True) -> CallsView:
    """A call queue at work; somebody is about to lose a case."""
    made = CallsView()
    leased, ready = QueueState.LEASED, QueueState.READY
    results = [
        LateResult(case_id="R-0012", user="bert", device="bert-laptop", due_at=_at(600), received_at=_at(-9)),
        LateResult(case_id="R-0007", user="anna", device="anna-laptop", due_at="", received_at=_at(-95)),
    ]
    made.show_queue(
        QueuePicture(
            ready=212,
            due=180,
            leased=3,
            orphaned=1,
            done=1204,
            held=[
                _line(41, leased, user="anna", phase=CallPhase.CONNECTED, until=2),
                _line(18, QueueState.ORPHANED, user="carla", phase=CallPhase.CONNECTED, until=23),
                _line(77, leased, user="dmitri", phase=CallPhase.DIALLING, until=1),
                _line(79, leased, user="elza", phase=CallPhase.PREVIEW, until=1),
            ],
            coming=[
                _line(81, ready),
                _line(82, ready, user="anna"),
                _line(83, ready),
                _line(84, ready, user="bert", due=180),
                _line(85, ready, due=1440),
            ],
            late_results=results if late else [],
        )
    )
    return made


def calls_asked() -> CallsView:
    """A case is about to be taken from somebody."""
    made = calls(late=False)
    made.table.selectRow(1)
    made._on_action("free")
    return made


def no_calls() -> CallsView:
    """A study without a call queue."""
    made = CallsView()
    made.show_queue(QueuePicture(ready=0, due=0, leased=0, orphaned=0, done=0, held=[]))
    return made


def keeping() -> KeepingView:
    """A study with all its dates."""
    made = KeepingView()
    end = (datetime.now(UTC) - timedelta(days=40)).date().isoformat()
    made.show_terms(
        KeptTerms(
            field_ends_on=end,
            contact_days=30,
            recording_days=90,
            attributes=["name", "phone", "street"],
            questions=["/data/email"],
        )
    )
    return made


def no_devices() -> DevicesView:
    """Before the first sign-in of an interviewer."""
    made = DevicesView()
    made.show_devices([])
    return made


SCENES: Mapping[str, Callable[[], QWidget]] = {
    "call-queue": calls,
    "call-queue-asked": calls_asked,
    "call-queue-empty": no_calls,
    "keeping": keeping,
    "devices-empty": no_devices,
}
