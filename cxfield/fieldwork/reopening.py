"""Reopening a completed interview: its interviewer may until it is sent, a supervisor after that.

Completing hands the journal over: whoever has not sent the `completed` event may still take it back, and once it may
have reached the server only the server may. Both look and write on the storage thread, so a push and a reopening
never pass each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxfield.errors import CxfieldError
from cxfield.event import Event, StreamKind
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.interview import events as kinds
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import InterviewRecord, InterviewStatus

LONGEST_WHY = 500


class ReopenError(CxfieldError):
    """The interview cannot be reopened here; the text says why and who can."""


def reopen(store: DeviceStore, clock: DeviceClock, record: InterviewRecord, events: Sequence[Event], why: str) -> Event:
    """Write `reopened` behind a completed interview and return the event.

    Raises:
        ReopenError: It is not completed, it was sent or is being sent, or no reason is given.
    """
    if not why.strip():
        raise ReopenError("Say in a few words why the interview is reopened.")
    if len(why.strip()) > LONGEST_WHY:
        raise ReopenError(f"Say why in at most {LONGEST_WHY} characters.")
    if record.status is not InterviewStatus.COMPLETED:
        raise ReopenError("Only a completed interview can be reopened.")
    with store.transaction():
        if store.openrosa.form_of_study(record.study_id) is None:  # to its server a correction is a new submission
            _require_unsent(store, record, _seq_of_completion(events))
        event = Event(kind=kinds.REOPENED, moment=clock.moment(), body=kinds.reopened(why.strip()))
        store.append(StreamKind.INTERVIEW, record.interview_id, [event], study_id=record.study_id)
    return event


def _seq_of_completion(events: Sequence[Event]) -> int:
    return max(seq for seq, event in enumerate(events, 1) if event.kind == kinds.COMPLETED)


def _require_unsent(store: DeviceStore, record: InterviewRecord, completed_seq: int) -> None:
    if record.sent_count >= completed_seq:
        raise ReopenError("The server has this interview already. Ask your supervisor to send it back.")
    batch = store.in_flight()
    items = batch.items if batch is not None else ()
    if any(
        (item.kind, item.stream_id) == (StreamKind.INTERVIEW, record.interview_id) and item.to_seq >= completed_seq
        for item in items
    ):
        raise ReopenError("This interview is being sent. Synchronise to the end, then ask your supervisor.")
