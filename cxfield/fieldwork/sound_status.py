"""What the window shows of the recording of an interview."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cxfield.audio.levels import Level, NoticeKind
from cxfield.audio.recorder import RecorderState


class SoundState(StrEnum):
    """What the window says of the recording."""

    OFF = "off"
    WAITING = "waiting"
    REFUSED = "refused"
    OPENING = "opening"
    RECORDING = "recording"
    RESTING = "resting"
    IN_TROUBLE = "in_trouble"


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundStatus:
    """What the window shows. `why` is what the system said of the trouble, if it said something."""

    state: SoundState = SoundState.OFF
    seconds: float = 0.0
    level: Level = field(default_factory=Level)
    trouble: NoticeKind | None = None
    why: str = ""


def shown_state(state: RecorderState, trouble: NoticeKind | None) -> SoundState:
    """Return what the window says of a recorder in `state`."""
    if trouble in (NoticeKind.MICROPHONE_LOST, NoticeKind.NOT_SAVED):
        return SoundState.IN_TROUBLE
    return {RecorderState.RECORDING: SoundState.RECORDING, RecorderState.RESTING: SoundState.RESTING}.get(
        state, SoundState.OPENING
    )
