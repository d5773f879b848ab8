"""What can be done with the interviews of *Sent and received*: look into, print, replay, reopen, go on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from cxfield.errors import CxfieldError
from cxfield.fieldwork.delivery import DeliveryState, DeliveryStep, InterviewLine, interview_steps
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.sync_log import SyncRun
from cxfield.store.values import Study
from cxfield.sync.taking_over import wish_to_take_over
from ui.desk.delivery_print import LedgerPrint, write_ledger
from ui.desk.delivery_view import DeliveryView
from ui.error_words import error_words
from ui.replay import ReplayController
from ui.widgets import TaskRunner

Ledger = tuple[DeliveryState, list[InterviewLine], list[SyncRun]]


class FinishedInterviews(QObject):
    """Serves one `DeliveryView`, which may be built anew (`serve`)."""

    page_wanted = Signal(object)  # the page to show
    page_dropped = Signal(object)  # a page that is not needed any more
    help_requested = Signal()
    sync_wanted = Signal()
    session_opened = Signal(object, object, str)  # InterviewSession, Study, case id

    def __init__(self, workspace: Workspace, storage: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._storage = workspace, storage
        self._view: DeliveryView
        self._replay: ReplayController | None = None

    def serve(self, view: DeliveryView) -> None:
        """Listen to `view` from now on."""
        self._view = view
        view.replay_requested.connect(lambda line: self.replay(line.interview_id, view))
        view.reopen_requested.connect(self._on_reopen)
        view.resume_requested.connect(self._on_resume)
        view.steps_requested.connect(self._on_steps)
        view.print_requested.connect(self._on_print)
        view.here_requested.connect(self._on_here)

    def show_ledger(self, then: Callable[[], object]) -> None:
        """Read the ledger and the log anew, show them, then do `then`."""
        workspace, view = self._workspace, self._view

        def read() -> Ledger:
            return workspace.delivery(), workspace.interview_lines(), workspace.store.ledger.runs.runs()

        def show(ledger: Ledger) -> None:
            state, lines, runs = ledger
            view.show_delivery(state, lines, datetime.now(UTC), runs)
            then()

        self._storage.run(read, show, self._on_error)

    def _on_steps(self, line: InterviewLine) -> None:
        store, view = self._workspace.store, self._view

        def show(steps: list[DeliveryStep]) -> None:
            view.show_steps(line.interview_id, steps)

        self._storage.run(lambda: interview_steps(store, line.interview_id), show, self._on_error)

    def _on_here(self, line: InterviewLine) -> None:
        store, view = self._workspace.store, self._view
        words = self.tr("The case comes here with the next synchronisation. What your other computer wrote is kept.")

        def wish() -> None:
            wish_to_take_over(store, store.interview(line.interview_id).study_id, line.case_id)

        def wished(_none: None) -> None:
            view.say_done(words)
            self.sync_wanted.emit()

        self._storage.run(wish, wished, self._on_error)

    def _on_print(self, lines: list[InterviewLine]) -> None:
        workspace, now = self._workspace, datetime.now(UTC)

        def write() -> Path:
            server, _device = workspace.connection()
            return write_ledger(LedgerPrint(user=workspace.user, server=server, lines=tuple(lines), now=now))

        self._storage.run(write, self._on_printed, self._on_error)

    def _on_printed(self, path: Path) -> None:
        self._view.say_done(self.tr("Written to {path}").format(path=path))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def replay(self, interview_id: str, page: QWidget) -> None:
        """Show an interview as it was, then `page` again."""
        replay = ReplayController(lambda: self._workspace.replay_material(interview_id), self._storage, self)
        replay.view.help_requested.connect(self.help_requested)
        replay.closed.connect(lambda: self._on_replay_left(replay, page))
        self._replay = replay
        self.page_wanted.emit(replay.view)
        replay.open()

    def _on_replay_left(self, replay: ReplayController, page: QWidget) -> None:
        if self._replay is replay:
            self._replay = None
            self.page_wanted.emit(page)
        self.page_dropped.emit(replay.view)

    def leave_replay(self) -> None:
        """End a replay that is on the screen or being prepared; another page is shown next."""
        replay, self._replay = self._replay, None
        if replay is not None:
            replay.close()

    def _on_reopen(self, line: InterviewLine, why: str) -> None:
        self._open(line, lambda: self._workspace.reopen_interview(line.interview_id, why))

    def _on_resume(self, line: InterviewLine) -> None:
        self._open(line, lambda: self._workspace.resume_interview(line.interview_id))

    def _open(self, line: InterviewLine, work: Callable[[], InterviewSession]) -> None:
        workspace = self._workspace

        def do() -> tuple[InterviewSession, Study]:
            study_id = workspace.store.interview(line.interview_id).study_id
            return work(), workspace.store.study(study_id)

        self._storage.run(do, lambda opened: self.session_opened.emit(*opened, line.case_id), self._on_error)

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, CxfieldError):
            raise error
        self._view.complain(error_words(error))
