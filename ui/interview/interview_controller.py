"""Carries the wishes of the interviewing window to the session, on the storage thread, and shows what came of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from cxfield.errors import CxfieldError
from cxfield.fieldwork.page_view import PageView
from cxfield.fieldwork.session import InterviewSession, NotCompleteError
from cxfield.uncollected import collect_if_owed, set_aside, take_up
from ui.interview.attach.attach_controller import AttachController
from ui.interview.failure_words import failure_words
from ui.interview.field_wishes import FieldWishes
from ui.interview.interview_view import InterviewView
from ui.interview.media_controller import MediaController
from ui.interview.question_media import PlayMedia
from ui.interview.repeat_table_field import take_row_wishes
from ui.interview.sound_controller import SoundController
from ui.respondent.respondent_controller import RespondentController
from ui.widgets import Task, TaskRunner

QUIET_MS = 3_000
"""So long after an interview what it left in memory is taken away, unless the next one is on the screen."""


class EndingKind(StrEnum):
    """How the interviewer left the interview."""

    COMPLETED = "completed"
    SUSPENDED = "suspended"
    BROKEN_OFF = "broken-off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What the desk must know afterwards.

    Attributes:
        disposition: The code that was chosen, or that the questionnaire proposes; None where there is none.
        appointment_wished: The interviewer wants to make an appointment now.
    """

    kind: EndingKind
    interview_id: str
    disposition: str | None = None
    appointment_wished: bool = False


class InterviewController(QObject):
    """One interview on the screen. While a step is being committed the view keeps the keys that are pressed.

    Args:
        session: Called on the runner's thread only.
        runner: The storage thread.
        dispositions: (code, words) that breaking off may end in.
    """

    left = Signal(object)  # Ending
    step_failed = Signal(str)  # a sentence; the page shows it too

    def __init__(
        self,
        session: InterviewSession,
        runner: TaskRunner,
        view: InterviewView,
        *,
        dispositions: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(view)
        self._session = session
        self._runner = runner
        self._view = view
        self._task: Task | None = None
        view.set_break_off_choices(dispositions)
        self._sound = SoundController(session, runner, view)
        self.respondent = RespondentController(session, runner, view)
        self._attach = AttachController(session, runner, view, self._step)
        self.wishes = FieldWishes()
        self._attach.take_wishes(self.wishes)
        self._media = MediaController(view)
        self.wishes.take(PlayMedia, self._media.play)
        take_row_wishes(self.wishes, session, self._step)
        self._connect()

    def _connect(self) -> None:
        view, session = self._view, self._session
        view.next_wished.connect(self._on_next_wished)
        view.back_wished.connect(lambda answers: self._step(lambda: session.go_back(answers)))
        view.go_to_wished.connect(lambda key, answers: self._step(lambda: session.go_to(key, answers)))
        view.mend_wished.connect(lambda key: self._step(lambda: session.mend(key)))
        view.first_open_wished.connect(lambda answers: self._step(lambda: session.go_first_open(answers)))
        view.answers_given.connect(lambda answers: self._step(lambda: session.keep(answers)))
        view.missing_wished.connect(self._on_missing_wished)
        view.clear_wished.connect(self._on_clear_wished)
        view.confirm_wished.connect(self._on_confirm_wished)
        view.remark_wished.connect(lambda ref, text: self._step(lambda: session.remark(ref, text)))
        view.language_wished.connect(self._on_language_wished)
        view.repeat_add_wished.connect(lambda ref: self._step(lambda: session.add_repeat(ref)))
        view.repeat_remove_wished.connect(
            lambda ref, index: self._step(lambda: session.remove_repeat(ref, index), fresh=True)
        )
        view.field_wished.connect(self.wishes.dispatch)
        view.draft_typed.connect(self._on_draft_typed)
        view.outline_wished.connect(self._on_outline_wished)
        view.peek_wished.connect(self._on_peek_wished)
        view.suspend_wished.connect(self._on_suspend_wished)
        view.complete_wished.connect(self._on_complete_wished)
        view.break_off_wished.connect(self._on_break_off_wished)

    def open(self) -> None:
        """Show the page at which the session stands."""
        set_aside()
        self._step(self._session.view)

    def close(self, *, keep_draft: bool = False) -> None:
        """Take no more results: the window goes away. What was handed over is still committed.

        Args:
            keep_draft: Hand over what is being typed as well (not after the interview has ended).
        """
        if keep_draft:
            self._view.keep_draft()
        self._view.draft_typed.disconnect()
        self._sound.close()
        self._media.close()
        self._attach.close()
        self.respondent.close()
        if self._task is not None:
            self._task.cancelled = True
        self._view.type_ahead.forget()
        self._view.type_ahead.release()
        take_up()
        QTimer.singleShot(QUIET_MS, collect_if_owed)

    # ---- steps ----

    def _step(self, work: Callable[[], PageView], *, fresh: bool = False) -> None:
        """Do `work` on the storage thread; the page changes when its commit has returned."""
        self._run(work, lambda view: self._view.show_page(view, fresh=fresh))

    def _run(self, work: Callable[[], object], on_done: Callable[..., object]) -> None:
        view, session = self._view, self._session
        view.type_ahead.hold()
        first_keys = view.first_keys.take()
        was_stopped = view.page_view is not None and bool(view.page_view.problems)

        def do() -> object:
            session.note_first_keys(first_keys)
            return work()

        def done(result: object) -> None:
            self._view.type_ahead.stop_watching()
            on_done(result)
            if isinstance(result, PageView) and result.problems and not was_stopped:
                view.type_ahead.forget()  # meant for the next question, which does not come yet
            view.type_ahead.release()

        self._task = self._runner.run(do, done, self._on_error)

    def _on_error(self, error: Exception) -> None:
        self._view.type_ahead.forget()
        self._view.type_ahead.release()
        if isinstance(error, NotCompleteError):
            self._run(self._session.view, lambda view: self._show_open_page(view, failure_words(error)))
            return
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, CxfieldError):
            raise error
        words = failure_words(error)
        self._view.show_error(words)
        self.step_failed.emit(words)

    def _show_open_page(self, view: PageView, sentence: str) -> None:
        self._view.show_page(view)
        self._view.show_line(sentence)

    def _on_next_wished(self, answers: Mapping[str, str]) -> None:
        self._step(lambda: self._session.go_next(answers))

    def _on_missing_wished(self, ref: str, code: str, goes_on: bool) -> None:
        session, beside = self._session, {} if goes_on else self._typed_beside(ref)

        def work() -> PageView:
            if beside:
                session.keep(beside)
            stored = session.missing(ref, code)
            return replace(session.go_next(), fallout=stored.fallout) if goes_on else stored

        self._step(work, fresh=not goes_on)

    def _typed_beside(self, ref: str) -> dict[str, str]:
        """Return what stands in the other fields of the page: it is stored with the step, for the page is made anew."""
        return {other: text for other, text in self._view.take_typed().items() if other != ref}

    def _on_clear_wished(self, ref: str) -> None:
        session, beside = self._session, self._typed_beside(ref)

        def work() -> PageView:
            if beside:
                session.keep(beside)
            return session.answer(ref, "")

        self._step(work, fresh=True)

    def _on_confirm_wished(self, ref: str) -> None:
        session, beside = self._session, self._typed_beside(ref)

        def work() -> PageView:
            if beside:
                session.keep(beside)
            confirmed = session.confirm(ref)
            return confirmed if confirmed.problems else session.go_next()

        self._step(work)

    def _on_language_wished(self, language: str, answers: Mapping[str, str]) -> None:
        session = self._session

        def work() -> PageView:
            kept = session.keep(answers)
            return replace(session.set_language(language), fallout=kept.fallout)

        self._step(work)

    def _on_draft_typed(self, ref: str, text: str) -> None:
        self._runner.run(lambda: self._session.draft(ref, text), lambda _: None, self._tell)

    def _on_outline_wished(self) -> None:
        self._run(self._session.outline, self._view.show_outline)

    def _on_peek_wished(self, language: str) -> None:
        self._run(lambda: self._session.read_in(language), lambda states: self._view.show_peek(states, language))

    # ---- endings ----

    def _on_suspend_wished(self, answers: Mapping[str, str], appointment: bool) -> None:
        ending = Ending(
            kind=EndingKind.SUSPENDED, interview_id=self._session.interview_id, appointment_wished=appointment
        )
        self._run(lambda: self._session.suspend(answers), lambda _: self.left.emit(ending))

    def _on_complete_wished(self) -> None:
        shown = self._view.page_view
        ending = Ending(
            kind=EndingKind.COMPLETED,
            interview_id=self._session.interview_id,
            disposition=shown.proposed_disposition if shown is not None else None,
        )
        self._run(self._session.complete, lambda _: self.left.emit(ending))

    def _on_break_off_wished(self, disposition: str) -> None:
        ending = Ending(kind=EndingKind.BROKEN_OFF, interview_id=self._session.interview_id, disposition=disposition)
        self._run(lambda: self._session.break_off(disposition), lambda _: self.left.emit(ending))
