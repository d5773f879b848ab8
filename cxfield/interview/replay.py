"""The state of an interview from its journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from cxfield.event import Event
from cxfield.interview import events as kinds
from cxfield.interview.engine import Interview
from cxfield.interview.program import Program
from cxfield.interview.setting import Setting, wall_clock
from cxfield.interview.state import Change, StepError
from cxfield.questionnaire.model import Questionnaire


def replay(
    questionnaire: Questionnaire,
    events: Iterable[Event],
    *,
    now: Callable[[], datetime] | None = None,
    program: Program | None = None,
) -> Interview:
    """Return the interview as it stood after `events`; the clock and random numbers come from the journal.

    Args:
        questionnaire: The version that the journal names.
        events: Of one interview; the first is `started`.
        now: Clock of steps that follow without a moment; the wall clock if None.
        program: Of an earlier interview on this version (`Interview.program`): spares compiling it again.

    Raises:
        StepError: The journal does not begin with `started`.
    """
    stream = iter(events)
    first = next(stream, None)
    if first is None or first.kind != kinds.STARTED:
        raise StepError("The journal does not begin with the start of the interview, so it cannot be replayed.")
    interview = Interview(questionnaire, setting_of(first, now), program=program)
    for event in stream:
        apply_event(interview, event)
    return interview


def setting_of(started: Event, now: Callable[[], datetime] | None = None) -> Setting:
    """Return the setting that a `started` event holds."""
    body = started.body
    return Setting(
        seed=int(body["seed"]),
        started_at=started.moment.at,
        zone=str(body.get("zone") or started.moment.zone),
        mode=body.get("mode"),
        properties=dict(body.get("properties") or {}),
        case=body.get("case"),
        language=body.get("language"),
        orders=_orders(body.get("orders")),
        last_saved=body.get("last_saved"),
        instance_xml=body.get("instance_xml"),
        is_edit=bool(body.get("is_edit")),
        now=now or wall_clock,
    )


def _orders(written: Mapping[str, Sequence[int]] | None) -> dict[str, tuple[int, ...]] | None:
    return None if written is None else {name: tuple(order) for name, order in written.items()}


def apply_event(interview: Interview, event: Event) -> Change | None:
    """Let `interview` follow `event`; None for a kind that changes no answer.

    Raises:
        StepError: The event asks for what cannot be done.
    """
    body, at = event.body, event.moment.at
    match event.kind:
        case kinds.ANSWER:
            return interview.set_value(body["ref"], body["value"], at=at)
        case kinds.MISSING:
            return interview.set_missing(body["ref"], body["code"], at=at)
        case kinds.WARNING_CONFIRMED:
            return interview.confirm_warning(body["ref"], at=at)
        case kinds.REPEAT_ADDED:
            return interview.add_repeat(body["ref"], at=at)
        case kinds.REPEAT_REMOVED:
            return interview.remove_repeat(body["ref"], body["index"], at=at)
        case kinds.LANGUAGE:
            return interview.set_language(body["language"], at=at)
        case kinds.RESUMED:
            return interview.resume(at=at)
        case kinds.DEVICE:
            return interview.answer_request(body["ref"], body["request"], body["value"], at=at)
        case kinds.COMPLETED if not body.get("as_sent"):  # a submission of another program has its own end
            interview.finish(at)  # what is stamped at the end (`end`), as the device did
    return None
