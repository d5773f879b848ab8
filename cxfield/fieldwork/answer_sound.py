"""Where the sound of an answer lies: from the marks in the journal to the samples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from cxfield.audio.errors import AudioError, RecordedElsewhereError, RecordingKeyError
from cxfield.audio.levels import Samples
from cxfield.audio.recording_file import RecordingReader
from cxfield.event import Event, StreamKind, decode
from cxfield.interview import events as kinds
from cxfield.store.device_store import DeviceStore

SHORTEST_S = 0.3
"""A question that was only passed by is not played."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The page with `refs` stood on the screen from sample `start` to before `end` of a recording."""

    recording_id: str
    page: str
    refs: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AnswerSound:
    """How a question was asked and answered, each time it was on the screen, one after the other."""

    samples: Samples
    rate: int

    @property
    def seconds(self) -> float:
        return self.samples.size / self.rate


def marks_of(events: Iterable[Event]) -> list[Mark]:
    """Return the marks of an interview in their order, without those of deleted recordings.

    Completing takes the keys away: in an interview that was reopened nothing before that can be played here.
    """
    marks: list[Mark] = []
    for event in events:
        body = event.body
        if event.kind == kinds.QUESTION_MARKED:
            marks.append(
                Mark(
                    recording_id=body["recording_id"],
                    page=body["page"],
                    refs=tuple(body["refs"]),
                    start=int(body["start"]),
                    end=int(body["end"]),
                )
            )
        elif event.kind == kinds.REOPENED:
            marks = []
        elif event.kind == kinds.RECORDING_DELETED:
            marks = [mark for mark in marks if mark.recording_id != body["recording_id"]]
    return marks


def sound_of_answer(store: DeviceStore, interview_id: str, ref: str) -> AnswerSound:
    """Return how `ref` was asked in an interview that is under way on this device.

    Raises:
        AudioError: It was not recorded, or the interview has ended: then only the study key opens it.
    """
    events = [decode(entry.line)[1] for entry in store.entries(StreamKind.INTERVIEW, interview_id)]
    return sound_at(store, interview_id, [mark for mark in marks_of(events) if ref in mark.refs])


def sound_at(store: DeviceStore, interview_id: str, marks: Iterable[Mark]) -> AnswerSound:
    """Return the sound at `marks`. Raises `AudioError`."""
    stored = {one.recording_id: one for one in store.recordings.of_interview(interview_id)}
    rate, parts, is_elsewhere = 0, [], False
    for mark in marks:
        recording = stored.get(mark.recording_id)
        if recording is None or mark.end <= mark.start:
            is_elsewhere = is_elsewhere or recording is None
            continue
        key = store.recordings.key(mark.recording_id)
        if key is None:
            raise RecordingKeyError("The interview has ended, so only the study key opens its recording.")
        reader = RecordingReader(recording.path, key)
        if mark.end - mark.start >= SHORTEST_S * reader.header.rate:
            rate = reader.header.rate
            parts.append(reader.read(mark.start, mark.end))
    if not parts and is_elsewhere:
        raise RecordedElsewhereError(
            "This was recorded on another computer, before the case came here. The recording is sealed: "
            "only the study key opens it."
        )
    if not parts or not sum(part.size for part in parts):
        raise AudioError("This question was not recorded.")
    return AnswerSound(np.concatenate(parts), rate)
