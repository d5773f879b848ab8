"""What this computer answers when the questionnaire asks it for something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cxfield.interview import events as kinds
from cxfield.interview.device_requests import SET_POSITION
from cxfield.interview.state import DeviceRequest

PositionSource = Callable[[], str | None]
"""Gives at once the position known last, as a geopoint (`latitude longitude altitude accuracy`); None if unknown."""

WITHOUT_SOURCE = "This computer has no source of positions."
NOT_KNOWN = "The position was not known."


def answers_to(requests: Iterable[DeviceRequest], position: PositionSource | None) -> Iterator[kinds.Body]:
    """Yield the bodies of `device` events for the requests that can be answered at once.

    A recording is none of them: its request waits until the sound file is there.
    """
    for request in requests:
        if request.kind == SET_POSITION:
            found = position() if position is not None else None
            why = "" if found else NOT_KNOWN if position is not None else WITHOUT_SOURCE
            yield kinds.device(request.ref, request.kind, found or "", why)
