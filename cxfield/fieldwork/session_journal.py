"""The journal of an interview under way and the engine that follows it: every step is durable before it is run.

Called on the storage thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from cxfield.audio.errors import AudioError
from cxfield.event import Event, StreamKind, decode
from cxfield.fieldwork.answer_sound import AnswerSound
from cxfield.fieldwork.attached_files import AttachedFiles
from cxfield.fieldwork.clock_watch import ClockWatch
from cxfield.fieldwork.device_answers import PositionSource, answers_to
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.hand_over import HandOverPin
from cxfield.fieldwork.journal_memory import JournalMemory
from cxfield.fieldwork.page_media import PageMedia
from cxfield.fieldwork.page_view import SessionPlace
from cxfield.fieldwork.recording import InterviewRecording
from cxfield.interview import events as kinds
from cxfield.interview.engine import Interview
from cxfield.interview.program import Program
from cxfield.interview.replay import apply_event, replay
from cxfield.interview.state import Change, Page, StepError
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import StoreError

GIVEN = (kinds.ANSWER, kinds.MISSING)


class SessionJournal:
    """One interview on one device: its journal in the store, its state in the engine, its sound.

    Attributes:
        position_source: Where positions come from; None where this computer has none.
        recording: The sound of the interview; None where nothing is recorded.
    """

    position_source: PositionSource | None = None
    recording: InterviewRecording | None = None

    def __init__(
        self, store: DeviceStore, clock: DeviceClock, place: SessionPlace, program: Program, events: Sequence[Event]
    ) -> None:
        self._store = store
        self._clock = clock
        self._place = place
        self._program = program
        self._media = PageMedia(store, program.questionnaire.content_hash)
        self._files = AttachedFiles(store, clock, place, program.questionnaire)
        self._load(events)

    def _load(self, events: Sequence[Event]) -> None:
        """Take up the interview as its journal has it."""
        self._engine: Interview = replay(self._program.questionnaire, events, program=self._program)
        self._memory = JournalMemory(events)
        self._clock_watch = ClockWatch(self._clock)
        self._unsaved_shown: Event | None = None
        self._changes: list[Change] = []
        self._first_keys: dict[str, int] = {}
        self._page: Page | None = None

    @property
    def interview_id(self) -> str:
        return self._place.interview_id

    @property
    def engine(self) -> Interview:
        """The engine, for reading only: reports and tests."""
        return self._engine

    @property
    def hand_over_pin(self) -> HandOverPin:
        """The PIN that takes the laptop back from the respondent."""
        return HandOverPin(self._store)

    def _event(self, kind: str, body: Mapping[str, object]) -> Event:
        return Event(kind=kind, moment=self._clock.moment(), body=body)

    def note_first_keys(self, first_keys: Mapping[str, int]) -> None:
        """Take in when the first key for an answer was pressed: ref -> milliseconds after its page was painted.

        It is journalled with the next answer to that question.
        """
        for ref, after_ms in first_keys.items():
            self._first_keys.setdefault(ref, after_ms)

    def _given(self, kind: str, ref: str, body: Mapping[str, object]) -> Event:
        """Return the event of an answer or a missing code, with the moment of its first key."""
        after_ms = self._first_keys.pop(ref, None)
        return self._event(kind, dict(body) if after_ms is None else {**body, "first_key_ms": after_ms})

    def _here(self) -> Event:
        """Return the event that says which page is on the screen."""
        return self._event(kinds.SHOWN, kinds.shown(self._key()))

    def _key(self) -> str:
        return self._page.key if self._page is not None else ""

    def _append(self, events: Sequence[Event]) -> None:
        if self._memory.is_ended:
            raise StepError("This interview is finished; it cannot be changed any more.")
        waiting = [self._unsaved_shown] if self._unsaved_shown else []
        sound = self.recording.hand_over() if self.recording is not None else []
        clock = self._clock_watch.due(events[0].moment if events else self._clock.moment())
        self._store.append(StreamKind.INTERVIEW, self.interview_id, [*waiting, *sound, *clock, *events])
        for event in waiting:
            self._memory.note(event)
        self._unsaved_shown = None

    def answer_requests(self) -> None:
        """Answer what the questionnaire asks of this computer, as far as that can be done at once."""
        bodies = list(answers_to(self._engine.requests, self.position_source))
        if bodies and not self._memory.is_ended:
            self._write([self._event(kinds.DEVICE, body) for body in bodies])

    def _commit(self, events: Sequence[Event], also: Callable[[], None] | None = None) -> None:
        """Make the events durable, let the engine follow them, and answer what it then asks of this computer.

        `also` writes rows of its own in the same transaction.
        """
        self._write(events, also)
        self.answer_requests()
        self.follow_sound()

    def _write(self, events: Sequence[Event], also: Callable[[], None] | None = None) -> None:
        with self._saving():
            self._append(events)
            if also is not None:
                also()
        for event in events:
            self._memory.note(event)
            change = apply_event(self._engine, event)
            if change is not None and event.kind in GIVEN:
                self._changes.append(change)
            self._on_written(event)

    def _on_written(self, event: Event) -> None:
        """`event` is durable and the engine has followed it."""

    @contextmanager
    def _saving(self) -> Iterator[None]:
        """One durable step; the recording hears of it when it is done."""
        with self._recovering(), self._store.transaction():
            yield
        if self.recording is not None:
            self.recording.note_saved()

    @contextmanager
    def _recovering(self) -> Iterator[None]:
        """When the store failed, take up what the journal really holds: it may have kept the step, or lost it."""
        page = self._page
        try:
            yield
        except StoreError:
            with suppress(StoreError):
                entries = self._store.entries(StreamKind.INTERVIEW, self.interview_id)
                self._load([decode(entry.line)[1] for entry in entries])
                self._page = page
                self._come_back_to_sound()
            raise

    # ---- sound ----

    def record_with(self, recording: InterviewRecording) -> None:
        """Take the recording of this interview; what a crash left of an earlier one is said with the next step."""
        self.recording = recording
        recording.settle(self._page)

    def follow_sound(self) -> None:
        """Let the recording follow consent and page; what must not wait is journalled now."""
        if self.recording is not None and self.recording.follow(self._engine, self._page):
            self._write([])

    def note_sound(self) -> None:
        """Journal what was noticed of the recording while nothing else was done (silence, a lost microphone)."""
        if self.recording is not None and self.recording.has_news and not self._memory.is_ended:
            self._write([])

    def sound_of(self, ref: str) -> AnswerSound:
        """Return how the question at `ref` was asked and answered. Raises `AudioError` if it was not recorded."""
        if self.recording is None:
            raise AudioError("This interview is not recorded.")
        return self.recording.sound_of(ref)

    def close(self) -> None:
        """The window goes away with the interview open: end the sound; the journal tells of it when it is resumed."""
        self._end_sound()

    def _end_sound(self, *, is_final: bool = False) -> None:
        if self.recording is not None:
            self.recording.end(self._engine, is_final=is_final)

    def _come_back_to_sound(self) -> None:
        if self.recording is not None:
            self.recording.come_back()
