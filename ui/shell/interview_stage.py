"""The interview on the screen: opened, lent to the respondent and taken back, closed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from cxfield.fieldwork.session import InterviewSession
from cxfield.sample.dispositions import default_dispositions
from ui.access.lock_controller import LockController
from ui.desk.desk_controller import DeskController
from ui.interview.interview_controller import Ending, InterviewController
from ui.interview.interview_view import InterviewView
from ui.openrosa.forms_controller import FormsController
from ui.shell.main_window import MainWindow
from ui.shell.positioning import Positioning
from ui.shell.window_look import WindowLook
from ui.widgets import TaskRunner

BREAK_OFF = ("2.12", "2.10", "1.2", "2.112", "2.33", "2.34", "2.36", "4.70", "4.80")


class InterviewStage(QObject):
    """At most one interview at a time.

    Attributes:
        view: The page of the interview that is on the screen; None between interviews.
    """

    left = Signal(Ending, object)  # the page that is not needed any more, or None
    own_keys_changed = Signal(object)  # Mapping[str, str]

    def __init__(
        self, window: MainWindow, storage: TaskRunner, look: WindowLook, lock: LockController, positioning: Positioning
    ) -> None:
        super().__init__(window)
        self._window, self._storage, self._look, self._lock = window, storage, look, lock
        self._positioning = positioning
        self._controller: InterviewController | None = None
        self.view: InterviewView | None = None

    @property
    def is_playing(self) -> bool:
        """An interview is under way."""
        return self._controller is not None

    def open(self, session: InterviewSession, desk: DeskController | FormsController | None) -> None:
        """Show an interview; its head says what the desk says of delivery."""
        table = default_dispositions()
        choices = [(code, table.get(code).name) for code in BREAK_OFF]
        view = self.view = InterviewView()
        controller = self._controller = InterviewController(session, self._storage, view, dispositions=choices)
        self._positioning.equip(view, controller, session)
        controller.left.connect(lambda ending: self.left.emit(ending, self.close()))
        view.own_keys_changed.connect(self._on_own_keys)
        controller.respondent.handed_over.connect(self._lend)
        controller.respondent.taken_back.connect(self.take_back)
        if desk is not None:
            view.show_delivery(*desk.delivery_words)
            desk.delivery_changed.connect(view.show_delivery)
        self._window.show_page(view)
        controller.open()

    def _on_own_keys(self, keys: Mapping[str, str]) -> None:
        self.own_keys_changed.emit(keys)

    def _lend(self, language: str) -> None:
        """Give the window to the respondent: larger, in their language, no way out."""
        self._lock.pause(True)
        self._window.lend(True)
        self._look.lend(language)

    def take_back(self) -> None:
        """Have the window again, if it was lent."""
        if not self._window.is_lent:
            return
        self._window.lend(False)
        self._look.take_back()
        self._lock.pause(False)

    def close(self, *, keep_draft: bool = False) -> InterviewView | None:
        """Take no more answers; return the page that is not needed any more."""
        view, self.view = self.view, None
        controller, self._controller = self._controller, None
        if controller is not None:
            controller.close(keep_draft=keep_draft)
        return view
