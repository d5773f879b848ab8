"""Fulfils what the fields for files wish: attaching, previews, the camera, the microphone, codes in pictures."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from cxfield.audio.codec import decode_file
from cxfield.audio.short_recording import ShortRecording
from cxfield.audio.sound_system import SoundSystem
from cxfield.errors import CxfieldError
from cxfield.fieldwork.answer_sound import AnswerSound
from cxfield.fieldwork.barcodes import BarcodeError, barcode_in
from cxfield.fieldwork.page_view import PageView
from cxfield.fieldwork.refusals import Refusal
from cxfield.fieldwork.session import InterviewSession
from ui.interview.attach.camera_panel import CameraPanel
from ui.interview.attach.picture_loading import LARGEST_SHOWN_BYTES, image_bytes, picture_at, picture_in
from ui.interview.attach.wishes import (
    AttachWish,
    BarcodeWish,
    CameraWish,
    PictureWish,
    PlayWish,
    Preview,
    PreviewWish,
    SoundWish,
)
from ui.interview.failure_words import failure_words
from ui.interview.field_wishes import FieldWishes
from ui.interview.interview_view import InterviewView
from ui.widgets import TaskRunner

_POLL_S = 0.1
Step = Callable[[Callable[[], PageView]], None]
"""Does a step of the session on the storage thread and shows the page that comes of it."""


def preview_of(session: InterviewSession, wish: PreviewWish) -> Preview:
    """Return what is shown of an attached file; called on the thread of the session."""
    facts = session.attachment_facts(wish.ref)
    image = None
    if facts.media_type.startswith("image/") and facts.size_bytes <= LARGEST_SHOWN_BYTES:
        image = picture_in(session.attachment(wish.ref).content, wish.longest)
    return Preview(name=facts.name, media_type=facts.media_type, size_bytes=facts.size_bytes, image=image)


class AttachController(QObject):
    """Beside `InterviewController`, whose `step` commits.

    Args:
        storage: The thread that the session is called on.
    """

    def __init__(self, session: InterviewSession, storage: TaskRunner, view: InterviewView, step: Step) -> None:
        super().__init__(view)
        self._session, self._storage, self._view, self._step = session, storage, view, step
        self._devices = TaskRunner(self, name="devices")
        kept = session.recording
        self._sound = kept.sound if kept is not None else SoundSystem()
        self._recordings: list[ShortRecording] = []
        self._playing: PlayWish | None = None
        self._is_closed = False

    def take_wishes(self, wishes: FieldWishes) -> None:
        """Say which wishes are fulfilled here."""
        wishes.take(AttachWish, self._attach)
        wishes.take(PreviewWish, self._preview)
        wishes.take(PictureWish, self._load)
        wishes.take(CameraWish, self._open_camera)
        wishes.take(SoundWish, self._record)
        wishes.take(PlayWish, self._play)
        wishes.take(BarcodeWish, self._read_code)

    def close(self) -> None:
        """The interview leaves the screen: no microphone and no camera stays open, and nothing more is attached."""
        self._is_closed = True
        for recording in self._recordings:
            self._devices.run(recording.give_up, lambda _none: None, _ignore)
        self._sound.stop()
        self._devices.shutdown()

    # ---- the session ----

    def _attach(self, wish: AttachWish) -> None:
        session = self._session
        if self._is_closed:
            wish.watch.is_over = True
            return

        def work() -> PageView:
            try:
                return session.attach(wish.ref, wish.source(), wish.watch)
            finally:
                wish.watch.is_over = True

        self._step(work)

    def _preview(self, wish: PreviewWish) -> None:
        self._answer(self._storage, lambda: preview_of(self._session, wish), wish.show)

    # ---- this computer ----

    def _load(self, wish: PictureWish) -> None:
        self._answer(self._devices, lambda: picture_at(wish.path, wish.longest), wish.show)

    def _open_camera(self, wish: CameraWish) -> None:
        if self._view.dock.toggles(CameraPanel):
            return
        panel = CameraPanel()
        panel.taken.connect(wish.take)
        self._view.dock.open(panel)

    def _record(self, wish: SoundWish) -> None:
        kept = self._session.recording
        recording = ShortRecording(self._sound, kept.microphone if kept is not None else "")
        self._recordings.append(recording)

        def work() -> ShortRecording:
            recording.start()
            return recording

        self._answer(self._devices, work, wish.show)

    def _play(self, wish: PlayWish) -> None:
        """Play what is attached; while something is played the same wish ends it."""
        if self._playing is not None:
            self._sound.stop()
            return
        self._playing = wish
        self._answer(self._storage, lambda: self._session.attachment(wish.ref).content, self._play_content)

    def _play_content(self, content: bytes | None, sentence: str) -> None:
        wish = self._playing
        if content is None or wish is None:
            self._end_playing(None, sentence)
            return
        wish.show(True, "")
        kept = self._session.recording

        def work() -> None:
            samples, rate = decode_file(content)
            if kept is not None:
                kept.play(AnswerSound(samples, rate))  # the recording of the interview rests meanwhile
                return
            self._sound.play(samples, rate)
            while self._sound.is_playing:
                time.sleep(_POLL_S)

        self._answer(self._devices, work, self._end_playing)

    def _end_playing(self, _nothing: object, sentence: str) -> None:
        wish, self._playing = self._playing, None
        if wish is not None:
            wish.show(False, sentence)

    def _read_code(self, wish: BarcodeWish) -> None:
        def work() -> str:
            return barcode_in(_content(wish.picture))

        def show(text: str | None, sentence: str) -> None:
            wish.show(text or "", sentence)

        self._answer(self._devices, work, show)

    def _answer(self, runner: TaskRunner, work: Callable[[], Any], show: Callable[[Any, str], None]) -> None:
        """Do `work` on a thread and show its result, or the sentence of what went wrong; too late after `close`."""
        if self._is_closed:
            return

        def failed(error: Exception) -> None:
            if not isinstance(error, CxfieldError):
                raise error
            show(None, failure_words(error))

        runner.run(work, lambda result: show(result, ""), failed)


def _content(picture: Path | QImage) -> bytes:
    if isinstance(picture, QImage):
        return image_bytes(picture, "PNG")
    try:
        return picture.read_bytes()
    except OSError as error:
        raise BarcodeError(Refusal.MISSING, name=str(picture)) from error


def _ignore(_error: Exception) -> None:
    """Nobody waits for the result any more."""
