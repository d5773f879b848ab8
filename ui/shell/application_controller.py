"""From sign-in to sign-out: which page stands in the window, and who works on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cxfield.audio.sound_system import SoundSystem
from cxfield.errors import CxfieldError
from cxfield.fieldwork.own_keys import keep_own_keys, own_keys, read_own_keys, written_own_keys
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.station import Enrolment, NewPasswordNeededError, SignIn, Station, WorkspaceEntry
from cxfield.fieldwork.synchronising import failure_code
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.errors import KeyMissingError, WorkspaceInUseError
from cxfield.sync.errors import EnrolmentCodeNeededError
from ui.access.access_controller import AccessController
from ui.desk.desk_controller import DeskController
from ui.error_words import code_words, error_words
from ui.interview.interview_controller import Ending
from ui.interview.interview_view import InterviewView
from ui.keys.key_action import Place
from ui.keys.key_table import actions_at
from ui.keys.own_keys import current_own_keys, key_news, use_own_keys
from ui.language import tr
from ui.leaving.leaving_controller import LeavingController
from ui.openrosa.forms_controller import FormsController
from ui.openrosa.server_sign_in import ServerSignIn
from ui.shell.demo_note import demo_note
from ui.shell.interview_stage import InterviewStage
from ui.shell.main_window import MainWindow
from ui.shell.network_rest import NETWORK_WAIT_MS, when_network_rests
from ui.shell.positioning import Positioning
from ui.shell.sign_in_view import SignInView
from ui.shell.window_look import WindowLook
from ui.transfer.transfer_controller import TransferController
from ui.widgets import TaskRunner

if TYPE_CHECKING:
    from ui.supervisor.supervisor_controller import SupervisorController


class ApplicationController(QObject):
    """Owns the runners and the pages; everything that the window shows passes here."""

    ended = Signal()

    def __init__(self, window: MainWindow, station: Station, settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._station, self._settings = window, station, settings
        self.storage = TaskRunner(self, name="storage")
        self.network = TaskRunner(self, name="network")
        self._workspace: Workspace | None = None
        self.desk: DeskController | FormsController | None = None
        self._transfers: TransferController | None = None
        self.supervisor: SupervisorController | None = None
        self._positioning = Positioning(station.folder, settings, self)
        self._on_desk_filled: Callable[[], None] | None = None
        self._is_ending = False
        self._look = WindowLook(settings, self)
        self._look.changed.connect(self._renew)
        self._keys_name = ""
        self._leaving = self._make_leaving()
        self.access = self._make_access()
        self._stage = InterviewStage(window, self.storage, self._look, self.access.lock, self._positioning)
        self._stage.left.connect(self._on_interview_left)
        self._stage.own_keys_changed.connect(self._keep_own_keys)
        self._openrosa = ServerSignIn(window, station, self.network)
        self._openrosa.open_wanted.connect(self.open_workspace)
        self.sign_in = self._make_sign_in()
        self._window.close_requested.connect(self.quit)
        self._window.own_keys_changed.connect(self._keep_own_keys)
        self._add_shortcuts()

    def _make_sign_in(self) -> SignInView:
        view = SignInView()
        view.open_requested.connect(self.open_workspace)
        view.enrol_requested.connect(self._on_enrol)
        view.language_requested.connect(self._look.choose_language)
        view.help_requested.connect(self._window.show_help)
        view.openrosa_requested.connect(self._openrosa.ask)
        view.rescue_requested.connect(self._leaving.rescue_entry)
        view.removal_requested.connect(self._leaving.remove_entry)
        self.access.serve_sign_in(view)
        return view

    def _make_access(self) -> AccessController:
        access = AccessController(self._window, self._station, self._settings, (self.storage, self.network))
        access.user_change_requested.connect(self.change_user)
        access.open_wanted.connect(self.open_workspace)
        access.wiping_wanted.connect(self._on_wiping_wanted)
        access.closing_for_wipe.connect(self._on_closing_for_wipe)
        access.finish_removals()
        return access

    def _on_wiping_wanted(self) -> None:
        """Put an interview on the screen away with what is typed in it, and send that first; then it is asked again."""
        if self.desk is None or self._workspace is None:
            return
        if not self._stage.is_playing:
            self.access.wipe(self.desk, self._workspace)
            return
        self._stage.take_back()
        view = self._stage.close(keep_draft=True)
        self.desk.show_desk()
        self.desk.sync()
        if view is not None:
            self._window.drop_page(view)

    def _on_closing_for_wipe(self, wipe: Callable[[], None]) -> None:
        """The workspace is closed already: put its pages away, then wipe it."""
        self._workspace = None
        self._put_away(wipe)

    def _make_leaving(self) -> LeavingController:
        leaving = LeavingController(self._station, self.storage, self)
        leaving.panel_wanted.connect(self._window.show_panel)
        leaving.panel_done.connect(self._window.close_panel)
        leaving.removed.connect(self.start)
        leaving.open_wanted.connect(self.open_workspace)
        return leaving

    def _add_shortcuts(self) -> None:
        """Everything that works everywhere; the keys follow what the user has changed."""
        ways = {**self._look.ways(), "lock": self.access.lock.lock, "quit": self.quit}
        self._shortcuts: dict[str, QShortcut] = {}
        for action, do in ways.items():
            shortcut = self._shortcuts[action] = QShortcut(self._window)
            shortcut.activated.connect(do)
        self._set_shortcuts()
        key_news.changed.connect(self._set_shortcuts)

    def _set_shortcuts(self) -> None:
        for action in actions_at(Place.WINDOW, current_own_keys()):
            self._shortcuts[action.id].setKeys([QKeySequence(key) for key in action.keys])

    # ---- sign-in ----

    def start(self) -> None:
        """Show who may sign in here."""
        self._settings.sync()
        self.sign_in.set_working("")
        self.sign_in.show_entries(self._station.entries(), demo_note(self._station), self._station.known_server())
        self._window.show_page(self.sign_in)

    def open_workspace(self, entry: WorkspaceEntry, pin: str) -> None:
        """Open a workspace and go to its desk."""
        self.sign_in.set_working(tr("Opening…"))

        def work() -> tuple[Workspace, Mapping[str, str]]:
            workspace = self._station.open(entry, pin or None)
            return workspace, own_keys(workspace.store)

        self.storage.run(work, self._on_opened, self._on_sign_in_error)

    def _on_enrol(self, wanted: SignIn) -> None:
        self.sign_in.set_working(tr("Signing in…"))
        self.network.run(
            lambda: self._station.sign_in(wanted),
            lambda enrolment: self._on_enrolled(enrolment, wanted.pin or ""),
            self._on_sign_in_error,
        )

    def _on_enrolled(self, enrolment: Enrolment, pin: str) -> None:
        if enrolment.entry is not None:
            self.access.is_proven = True
            self.open_workspace(enrolment.entry, pin)
        else:
            self._open_supervisor(enrolment)

    def _on_sign_in_error(self, error: Exception) -> None:
        if not isinstance(error, CxfieldError):
            self.sign_in.set_working("")
            raise error
        match error:
            case EnrolmentCodeNeededError():
                self.sign_in.ask_for_code(error_words(error))
            case KeyMissingError():
                self.sign_in.complain(error_words(error))
                self.sign_in.offer_code()
            case NewPasswordNeededError():
                self.sign_in.ask_for_new_password(error_words(error))
            case WorkspaceInUseError():
                self.sign_in.complain(code_words()[failure_code(error)])
            case _:
                self.sign_in.complain(error_words(error))

    def _on_opened(self, opened: tuple[Workspace, Mapping[str, str]]) -> None:
        workspace, keys = opened
        use_own_keys(keys)
        self.sign_in.set_working("")
        self._workspace = workspace
        workspace.sound = SoundSystem()
        self._positioning.begin(workspace)
        desk = self._home_of(workspace)
        desk.page_wanted.connect(self._on_page_wanted)
        desk.page_dropped.connect(self._window.drop_page)
        desk.failed.connect(lambda sentence: desk.desk.delivery.show_status(sentence, "hard"))
        desk.interview_ready.connect(self._on_interview_ready)
        desk.user_change_requested.connect(self.change_user)
        desk.help_requested.connect(self._window.show_help)
        desk.keys_requested.connect(self._window.show_keys)
        desk.rescue_requested.connect(lambda: self._leaving.rescue_workspace(workspace))
        if isinstance(desk, DeskController):
            self._begin_transfers(workspace, desk)
        self.desk = desk
        self.access.serve_desk(desk, workspace)
        if self._on_desk_filled is not None:
            desk.filled.connect(self._on_desk_filled)
        desk.start()

    def _begin_transfers(self, workspace: Workspace, desk: DeskController) -> None:
        transfers = self._transfers = TransferController(
            workspace, self.storage, self.network, desk, synchroniser=lambda: desk.worker.synchroniser
        )
        transfers.panel_wanted.connect(self._window.show_panel)
        transfers.changed.connect(desk.show_desk)
        desk.hand_over_requested.connect(transfers.hand_over)
        desk.take_over_requested.connect(transfers.take_over)

    def _home_of(self, workspace: Workspace) -> DeskController | FormsController:
        folder = workspace.store.folder
        if any(entry.is_openrosa for entry in self._station.entries() if entry.folder == folder):
            return FormsController(workspace, self.storage, self.network, self)
        return DeskController(workspace, self.storage, self.network, self)

    def _open_supervisor(self, enrolment: Enrolment) -> None:
        # only here: an interviewer's start does not wait for what draws reports
        from ui.supervisor.supervisor_controller import SupervisorController

        self.sign_in.set_working("")
        self._keys_name = f"keys/{enrolment.user}"
        use_own_keys(read_own_keys(str(self._settings.value(self._keys_name, ""))))
        supervisor = self.supervisor = SupervisorController(enrolment, self.network, self)
        supervisor.user_change_requested.connect(self.change_user)
        supervisor.help_requested.connect(self._window.show_help)
        supervisor.page_wanted.connect(self._window.show_page)
        supervisor.page_dropped.connect(self._window.drop_page)
        supervisor.panel_wanted.connect(self._window.show_panel)
        self.access.serve_office(enrolment, supervisor.account_requested)
        self.access.account.renewed.connect(supervisor.work.go_on)
        self._window.show_page(supervisor.view)
        supervisor.start()

    def _on_page_wanted(self, page: QWidget) -> None:
        if self._stage.view is None:
            self._window.show_page(page)

    def open_without_asking(self, when_shown: Callable[[], None]) -> None:
        """Open the only workspace if no PIN has to be asked for (a demo knows its own), else stay at sign-in."""
        self.start()
        entries = self._station.entries()
        pin = self._station.demo_pin(entries[0]) if entries else None
        if not entries or (entries[0].needs_pin and pin is None):
            when_shown()
            return
        self._on_desk_filled = when_shown
        self.open_workspace(entries[0], pin or "")

    def _keep_own_keys(self, keys: Mapping[str, str]) -> None:
        """Keep the keys of the user: in the workspace, or on this computer for who has none."""
        workspace = self._workspace
        if workspace is not None:
            self.storage.run(lambda: keep_own_keys(workspace.store, keys), lambda _none: None, self._on_keys_not_kept)
        elif self._keys_name:
            self._settings.setValue(self._keys_name, written_own_keys(keys))

    def _on_keys_not_kept(self, error: Exception) -> None:
        if not isinstance(error, CxfieldError):
            raise error
        if self.desk is not None:
            self.desk.desk.delivery.show_status(error_words(error), "hard")

    # ---- interviews ----

    def _on_interview_ready(self, session: InterviewSession) -> None:
        self._stage.open(session, self.desk)

    def _on_interview_left(self, ending: Ending, view: InterviewView | None) -> None:
        if self.desk is not None:
            self.desk.interview_ended(ending)
        if view is not None:
            self._window.drop_page(view)

    # ---- leaving ----

    def change_user(self) -> None:
        """Put everything away and go back to sign-in."""
        self._window.show_page(self.sign_in)
        self.sign_in.set_working(tr("Closing…"))
        self._put_away(self.start)

    def quit(self) -> None:
        """Put everything away, then close the window; it goes from sight at once."""
        if self._is_ending:
            return
        self._is_ending = True
        QGuiApplication.setQuitOnLastWindowClosed(False)  # the end is when all is put away (`ended`)
        self._window.hide()
        self._put_away(self._end)

    def _end(self) -> None:
        self.network.shutdown(NETWORK_WAIT_MS / 1000)
        self.storage.shutdown()
        self._window.let_close()
        self.ended.emit()

    def _put_away(self, then: Callable[[], None]) -> None:
        self.access.lock.disarm()
        view = self._stage.close(keep_draft=True)
        self._positioning.end()
        desk, workspace, supervisor = self.desk, self._workspace, self.supervisor
        self.desk = self._workspace = self.supervisor = None
        if self._transfers is not None:
            self._transfers.stop()
            self._transfers = None
        self._keys_name = ""
        use_own_keys({})
        if supervisor is not None:
            supervisor.stop()
        if desk is not None:
            desk.stop()
        if workspace is None:
            when_network_rests(self.network, lambda: self._forget_later(desk or supervisor, view))
            then()
            return

        def close() -> None:
            self.storage.run(workspace.close, lambda _none: then(), lambda _error: then())
            self._forget_later(desk, view)

        when_network_rests(self.network, close)

    def _forget_later(
        self, leaving: DeskController | FormsController | SupervisorController | None, interview: QWidget | None
    ) -> None:
        """Take what a user saw out of memory once nothing is under way for them; at the end everything goes anyway."""

        def forget(_none: None) -> None:
            if leaving is None or self._is_ending:
                return
            for page in (*leaving.pages, *([interview] if interview is not None else [])):
                self._window.drop_page(page)
            leaving.deleteLater()

        if not self._is_ending:
            self.storage.run(lambda: None, forget, _raise)

    def _renew(self) -> None:
        """Build the pages anew in the new look; an interview on the screen renews itself."""
        if self.desk is None and self.supervisor is None:
            old, self.sign_in = self.sign_in, self._make_sign_in()
            self.start()
            self._window.drop_page(old)
        elif self._stage.view is not None:
            self._stage.view.rebuild()
        elif self.desk is not None:
            self.desk.rebuild()


def _raise(error: Exception) -> None:
    raise error
