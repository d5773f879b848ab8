"""The recording of an interview: begins with the consent, rests where it must, marks the questions, ends or goes.

`InterviewSession` tells it after each step what stands on the screen and takes its events into the journal with the
next commit. Files are changed first and journalled then: after a crash `settle` says in the journal what the files are.
All is called on the storage thread, but `status`, which the window asks, and `play`, for a worker.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from uuid_utils import uuid7

from cxfield.audio.consent import Consent, ConsentAction, ConsentAnswer, action_after, consent_node, consent_of
from cxfield.audio.errors import AudioError, RecordingKeyError
from cxfield.audio.file_key import new_file_key, seal_file_key
from cxfield.audio.levels import NoticeKind
from cxfield.audio.plan import draw_shares, plan_of
from cxfield.audio.recorder import Recorder, RecordingOrder
from cxfield.audio.recording_file import RecordingReader, RecordingSummary, cut_torn_end, erase
from cxfield.audio.sound_system import SoundSystem
from cxfield.event import Event
from cxfield.fieldwork.answer_sound import AnswerSound, Mark, marks_of, sound_at
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.page_view import SessionPlace
from cxfield.fieldwork.sound_status import SoundState, SoundStatus, shown_state
from cxfield.interview import events as kinds
from cxfield.interview.engine import Interview
from cxfield.interview.state import Page, StepError
from cxfield.questionnaire.model import Questionnaire
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskLevel
from cxfield.store.recordings import StoredRecording

MICROPHONE = "microphone"
"""Name of the setting of the store that holds the chosen one."""

NO_CONSENT, LOST = "no-consent", "lost"
_POLL_S = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingMeans:
    """With what this computer records: the store, its sound system, the microphone that was chosen (empty: default)."""

    store: DeviceStore
    clock: DeviceClock
    sound: SoundSystem
    microphone: str = ""


@dataclass(slots=True)
class _Running:
    """The recording under way, and the page that stands on the screen since sample `start`; None: not recorded."""

    recording_id: str
    recorder: Recorder
    is_told: bool = False
    page: Page | None = None
    start: int | None = None


class InterviewRecording:
    """All recordings of one interview on this device. One runs at a time."""

    def __init__(
        self, means: RecordingMeans, place: SessionPlace, questionnaire: Questionnaire, events: Sequence[Event]
    ) -> None:
        self._means = means
        self._place = place
        self._plan = plan_of(questionnaire, _draws_of(events))
        self._node = consent_node(questionnaire)
        self._marks = marks_of(events)
        self._consent = Consent.UNASKED
        self._running: _Running | None = None
        self._waiting: list[Event] = []
        self._removed: list[str] = []
        self._handed_over = 0
        self._is_left = False
        self._is_wanted = False
        self._is_played_back = False
        self._trouble = ""
        self._settled_ids = _told_ids(events)

    # ---- what the window asks ----

    def status(self) -> SoundStatus:
        """Return what the window shows now. From any thread; never waits."""
        running = self._running
        if running is not None:
            meter = running.recorder.meter()
            return SoundStatus(
                state=shown_state(meter.state, meter.trouble),
                seconds=meter.seconds,
                level=meter.level,
                trouble=meter.trouble,
                why=running.recorder.why,
            )
        if self._trouble:
            return SoundStatus(state=SoundState.IN_TROUBLE, trouble=NoticeKind.NOT_SAVED, why=self._trouble)
        if self._node is None or not self._plan.wants_sound or self._is_left:
            return SoundStatus()
        if self._consent is Consent.REFUSED:
            return SoundStatus(state=SoundState.REFUSED)
        return SoundStatus(state=SoundState.WAITING if self._consent is Consent.UNASKED else SoundState.RESTING)

    @property
    def sound(self) -> SoundSystem:
        return self._means.sound

    @property
    def microphone(self) -> str:
        """The label that was chosen; empty: the default one."""
        return self._means.microphone

    @property
    def recorded_refs(self) -> frozenset[str]:
        """The questions whose sound can be played."""
        return frozenset(ref for mark in self._marks for ref in mark.refs)

    # ---- what the session tells ----

    def use_microphone(self, label: str) -> None:
        """Record with this microphone from now on, and in the interviews to come."""
        self._means = replace(self._means, microphone=label)
        self._means.store.set_setting(MICROPHONE, label)
        if self._running is not None:
            self._running.recorder.use_microphone(label)

    def settle(self, page: Page | None) -> None:
        """Say of recordings that a crash cut off what is left of them. `page` stood on the screen then."""
        for stored in self._stored():
            if stored.recording_id not in self._settled_ids:
                self._settle(stored, page)

    def _settle(self, stored: StoredRecording, page: Page | None) -> None:
        try:
            left = cut_torn_end(stored.path)
            reader = RecordingReader(stored.path)
        except AudioError:
            self._discard(stored, LOST)
            return
        marked = max((mark.end for mark in self._marks if mark.recording_id == stored.recording_id), default=0)
        if page is not None and left.samples > marked:
            self._add_mark(stored.recording_id, page, marked, left.samples)
        self._tell_end(stored.recording_id, left)
        self._settled_ids.add(reader.header.recording_id)

    def follow(self, engine: Interview, page: Page | None) -> bool:
        """Begin, rest, go on or delete, as consent and page have it; True if this must be journalled at once."""
        if self._node is None or not self._plan.wants_sound or self._is_left:
            return False
        answer = _answer_at(engine, self._node)
        self._consent = consent_of(answer)
        action = action_after(answer)
        if action is ConsentAction.DELETE:
            return self._delete()
        self._turn_page(page, is_wanted=action is ConsentAction.RECORD and self._is_recorded(page))
        return False

    def end(self, engine: Interview, *, is_final: bool) -> None:
        """The interview is left or ends: close the file. `is_final`: without consent nothing of it is kept."""
        self._is_left = True
        if self._node is not None and is_final:
            answer = _answer_at(engine, self._node)
            if action_after(answer, is_ending=True) is ConsentAction.DELETE:
                self._delete()
        self._close()

    def come_back(self) -> None:
        """The interview goes on after it was left."""
        self._is_left = False

    def hand_over(self) -> list[Event]:
        """Return the events for the journal, and forget what was deleted, in the transaction under way."""
        self._take_notices()
        for recording_id in self._removed:
            self._means.store.recordings.remove(recording_id)
        self._handed_over = len(self._waiting)
        return list(self._waiting)

    def note_saved(self) -> None:
        """What was handed over last is durable now."""
        del self._waiting[: self._handed_over]
        self._handed_over = 0
        self._removed = []

    @property
    def has_news(self) -> bool:
        """Whether something waits for the journal."""
        self._take_notices()
        return bool(self._waiting)

    # ---- listening ----

    def sound_of(self, ref: str) -> AnswerSound:
        """Return how the question at `ref` was asked, also when that was a moment ago.

        Raises:
            AudioError: It was not recorded.
        """
        running, marks = self._running, [mark for mark in self._marks if ref in mark.refs]
        if running is not None:
            if running.page is not None and ref in running.page.refs and running.start is not None:
                marks.append(self._mark_under_way(running, running.page, running.start))
            running.recorder.flush()
        return sound_at(self._means.store, self._place.interview_id, marks)

    def _mark_under_way(self, running: _Running, page: Page, start: int) -> Mark:
        end = running.recorder.position
        return Mark(recording_id=running.recording_id, page=page.key, refs=page.refs, start=start, end=end)

    def play(self, sound: AnswerSound) -> None:
        """Play to the end, or until `stop_playing`; the recording rests meanwhile. Waits: for a worker.

        Raises:
            AudioError: There is nothing to play on.
        """
        self._is_played_back = True
        try:
            self._rest()
            self._means.sound.play(sound.samples, sound.rate)
            while self._means.sound.is_playing:
                time.sleep(_POLL_S)
        finally:
            self._is_played_back = False
            if self._is_wanted:
                self._go_on()

    def stop_playing(self) -> None:
        self._means.sound.stop()

    # ---- inside ----

    def _stored(self) -> list[StoredRecording]:
        return self._means.store.recordings.of_interview(self._place.interview_id)

    def _event(self, kind: str, body: kinds.Body) -> None:
        self._waiting.append(Event(kind=kind, moment=self._means.clock.moment(), body=body))

    def _is_recorded(self, page: Page | None) -> bool:
        return self._plan.is_page_recorded(page.refs if page is not None else ())

    def _turn_page(self, page: Page | None, *, is_wanted: bool) -> None:
        running = self._running
        same_page = running is not None and page is not None and running.page is not None and running.page == page
        if same_page and is_wanted == self._is_wanted:
            return
        self._is_wanted = is_wanted
        if not is_wanted:
            self._rest()
        elif running is None and not self._trouble:
            running = self._running = self._begin()
        if running is None:
            return
        now = running.recorder.position
        self._end_mark(now)
        if is_wanted:
            self._go_on()
        running.page = page
        running.start = now if is_wanted else None

    def _rest(self) -> None:
        if self._running is not None:
            self._running.recorder.rest()

    def _go_on(self) -> None:
        if self._running is not None and not self._is_played_back:
            self._running.recorder.go_on()

    def _begin(self) -> _Running | None:
        """Start a recording: its key is kept before its first byte is written. None: it cannot be, and why is shown."""
        store, recording_id, key = self._means.store, str(uuid7()), new_file_key()
        if store.disk_level() is DiskLevel.STOP:
            self._trouble = "The disk is almost full, so the interview is not recorded."
            return None
        try:
            sealed = seal_file_key(key, store.study(self._place.study_id).study_key)
        except RecordingKeyError as error:
            self._trouble = str(error)
            return None
        stored = StoredRecording(
            recording_id=recording_id,
            interview_id=self._place.interview_id,
            study_id=self._place.study_id,
            path=store.recordings.new_path(recording_id),
            sealed_key=sealed,
            started_at=self._means.clock.now(),
        )
        store.recordings.add(stored, key)
        order = RecordingOrder(
            path=stored.path,
            recording_id=recording_id,
            interview_id=self._place.interview_id,
            key=key,
            sealed_key=sealed,
            microphone=self._means.microphone,
        )
        recorder = Recorder(self._means.sound, order)
        recorder.start()
        return _Running(recording_id, recorder)

    def _end_mark(self, now: int) -> None:
        running = self._running
        if running is not None and running.page is not None and running.start is not None:
            self._add_mark(running.recording_id, running.page, running.start, now)
            running.page = running.start = None

    def _add_mark(self, recording_id: str, page: Page, start: int, end: int) -> None:
        if end > start:
            self._marks.append(Mark(recording_id=recording_id, page=page.key, refs=page.refs, start=start, end=end))
            self._event(kinds.QUESTION_MARKED, kinds.question_marked(recording_id, page.key, page.refs, start, end))

    def _take_notices(self) -> None:
        running = self._running
        if running is None:
            return
        opened = running.recorder.opened
        if opened is not None and not running.is_told:
            running.is_told = True
            body = kinds.recording_started(
                running.recording_id, microphone=opened.microphone, rate=opened.rate, codec=opened.codec.value
            )
            self._event(kinds.RECORDING_STARTED, body)
        for notice in running.recorder.take_notices():
            body = kinds.recording_noticed(running.recording_id, notice.kind.value, notice.at, notice.why)
            self._event(kinds.RECORDING_NOTICED, body)

    def _close(self) -> None:
        """End the recording under way; one into which no sound ever came is forgotten."""
        running = self._running
        if running is None:
            return
        self._rest()
        self._end_mark(running.recorder.position)
        summary = running.recorder.stop()
        self._take_notices()
        self._running, self._is_wanted = None, False
        if summary is None:
            self._removed.append(running.recording_id)
        else:
            self._tell_end(running.recording_id, summary)
            self._settled_ids.add(running.recording_id)

    def _tell_end(self, recording_id: str, summary: RecordingSummary) -> None:
        body = kinds.recording_ended(
            recording_id,
            samples=summary.samples,
            segments=summary.segments,
            sha256=summary.sha256,
            is_whole=summary.is_whole,
        )
        self._event(kinds.RECORDING_ENDED, body)

    def _delete(self) -> bool:
        """Take away all sound of the interview; True if there was some."""
        running, self._running, self._is_wanted = self._running, None, False
        if running is not None:
            running.recorder.stop()
        stored = [one for one in self._stored() if one.recording_id not in self._removed]
        for one in stored:
            self._discard(one, NO_CONSENT)
        return bool(stored)

    def _discard(self, stored: StoredRecording, why: str) -> None:
        erase(stored.path)
        self._removed.append(stored.recording_id)
        self._marks = [mark for mark in self._marks if mark.recording_id != stored.recording_id]
        self._event(kinds.RECORDING_DELETED, kinds.recording_deleted(stored.recording_id, why))


def drawn_event(questionnaire: Questionnaire, seed: int, clock: DeviceClock) -> list[Event]:
    """Return the event that says which shares this interview was drawn for; none where the form has no share."""
    draws = draw_shares(questionnaire, seed)
    return (
        [Event(kind=kinds.RECORDING_DRAWN, moment=clock.moment(), body=kinds.recording_drawn(draws))] if draws else []
    )


def _draws_of(events: Sequence[Event]) -> Mapping[str, bool]:
    drawn = next((event for event in events if event.kind == kinds.RECORDING_DRAWN), None)
    return {} if drawn is None else drawn.body["draws"]


def _told_ids(events: Sequence[Event]) -> set[str]:
    """Return the recordings of whose end the journal tells."""
    ends = (kinds.RECORDING_ENDED, kinds.RECORDING_DELETED)
    return {event.body["recording_id"] for event in events if event.kind in ends}


def _answer_at(engine: Interview, node: str) -> ConsentAnswer:
    try:
        state = engine.state(node)
    except StepError:
        return ConsentAnswer()
    return ConsentAnswer(state.value or "", state.missing or "") if state.relevant else ConsentAnswer()
