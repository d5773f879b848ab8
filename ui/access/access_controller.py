"""Who may use this window: lock, own account, forgotten PIN, and the wipe that the office asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, Signal, SignalInstance

from cxfield.errors import CxfieldError
from cxfield.fieldwork import wiping
from cxfield.fieldwork.app_lock import AppLock, LockKind, WorkspaceLock
from cxfield.fieldwork.forgotten_pin import is_used_up, open_by_code, shown_for
from cxfield.fieldwork.openrosa_copy import open_by_pass_phrase
from cxfield.fieldwork.own_account import OfficeAccount, WorkspaceAccount
from cxfield.fieldwork.station import Enrolment, Station, WorkspaceEntry
from cxfield.fieldwork.wiping import WipeOrder
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.errors import BackupAwaitedError, CodeSlipError
from ui.access.account_controller import AccountController
from ui.access.forgotten_pin_panel import ForgottenPinPanel, used_up_words
from ui.access.lock_controller import LockController
from ui.desk.desk_controller import DeskController
from ui.error_words import error_words
from ui.language import tr
from ui.openrosa.forms_controller import FormsController
from ui.shell.main_window import MainWindow
from ui.shell.sign_in_view import SignInView
from ui.widgets import TaskRunner


class AccessController(QObject):
    """Holds nothing of the work itself; what it wants of the window are signals."""

    user_change_requested = Signal()
    open_wanted = Signal(object, str)  # WorkspaceEntry, PIN
    wiping_wanted = Signal()  # an interview on the screen is put away first
    closing_for_wipe = Signal(object)  # what is to be done once the pages are put away

    def __init__(
        self, window: MainWindow, station: Station, settings: QSettings, runners: tuple[TaskRunner, TaskRunner]
    ) -> None:
        super().__init__(window)
        self._window, self._station = window, station
        self._storage, self._network = runners
        self.lock = LockController(window, runners[0], settings, self)
        self.lock.user_change_requested.connect(self.user_change_requested)
        self.account = AccountController(self.lock, settings, runners[1], self)
        self.account.panel_wanted.connect(window.show_panel)
        self.account.panel_done.connect(window.close_panel)
        self.account.signed_in.connect(self._on_signed_in)
        self._arm_again: Callable[[], None] = lambda: None
        self.is_proven = False
        """Who opens the next workspace has just shown who they are: its lock need not ask."""

    def serve_sign_in(self, view: SignInView) -> None:
        """Help who has forgotten the PIN."""
        view.forgotten_requested.connect(self._on_forgotten)

    def serve_desk(self, desk: DeskController | FormsController, workspace: Workspace) -> None:
        """Watch the desk of an open workspace."""
        self._arm_again = lambda: self._arm_workspace(workspace)
        is_proven, self.is_proven = self.is_proven or self._station.demo_accounts is not None, False
        is_opening = isinstance(desk, DeskController) and not is_proven  # no code of an office helps with forms
        self._arm_workspace(workspace, is_opening=is_opening)
        account = WorkspaceAccount(workspace, self._storage.call)
        desk.account_requested.connect(lambda ended: self.account.open(account, has_ended=ended))
        desk.wipe_wanted.connect(self.wiping_wanted)
        self.account.signed_in.connect(desk.sync)

    def serve_office(self, enrolment: Enrolment, wished: SignalInstance) -> None:
        """Watch a session without a workspace; `wished` asks for the panel of the account, and says if it has ended."""
        if enrolment.client is None:
            return
        lock, user = enrolment.lock, enrolment.user
        if lock is not None:
            self._arm_again = lambda: self.arm(lock, lock.kind, user)
            self._arm_again()
        account = OfficeAccount(enrolment.client, enrolment.user, enrolment.lock)
        wished.connect(lambda ended: self.account.open(account, has_ended=ended))

    def arm(self, lock: AppLock, kind: LockKind, user: str) -> None:
        """Lock after a time without input from now on."""
        self.lock.arm(lock, kind, user)

    def _arm_workspace(self, workspace: Workspace, *, is_opening: bool = False) -> None:
        def arm(lock: WorkspaceLock, kind: LockKind, asks_at_opening: bool) -> None:
            self.arm(lock, kind, workspace.user)
            if is_opening and asks_at_opening:
                self.lock.lock()

        self._storage.run(lambda: self._lock_of(workspace), lambda armed: arm(*armed), _raise)

    def _on_signed_in(self) -> None:
        """What opens the lock may be another secret now."""
        if self.lock.is_armed:
            self._arm_again()

    @staticmethod
    def _lock_of(workspace: Workspace) -> tuple[WorkspaceLock, LockKind, bool]:
        lock = WorkspaceLock(workspace.store)
        return lock, lock.kind, lock.asks_at_opening

    # ---- forgotten PIN ----

    def _on_forgotten(self, entry: WorkspaceEntry) -> None:
        panel = ForgottenPinPanel(entry, shown_for(entry), is_used_up=is_used_up(entry))
        panel.open_requested.connect(lambda _entry, code, pin: self._open_by_code(panel, entry, code, pin))
        self._window.show_panel(panel)

    def _open_by_code(self, panel: ForgottenPinPanel, entry: WorkspaceEntry, code: str, pin: str) -> None:
        def opened(_none: None) -> None:
            self._window.close_panel()
            self.is_proven = True
            self.open_wanted.emit(entry, pin)

        def failed(error: Exception) -> None:
            words = _slip_words(error, shown_for(entry)) if isinstance(error, CodeSlipError) else error_words(error)
            panel.complain(words)
            _raise_unknown(error)

        way = open_by_pass_phrase if entry.is_openrosa else open_by_code
        self._storage.run(lambda: way(entry, code, pin), opened, failed)

    # ---- wiping ----

    def wipe(self, desk: DeskController | FormsController, workspace: Workspace) -> None:
        """Everything was delivered, as far as the last run knows: close, and wipe what is closed."""
        hurries = isinstance(desk, DeskController) and desk.worker.synchroniser.wipe_hurries

        def failed(error: Exception) -> None:
            if isinstance(error, BackupAwaitedError) and isinstance(desk, DeskController):
                desk.say_wipe_waits(error.ends)
            else:
                desk.failed.emit(error_words(error))
            _raise_unknown(error)

        self._storage.run(
            lambda: wiping.close_for_wiping(workspace, hurries=hurries),
            lambda order: self.closing_for_wipe.emit(lambda: self._wipe(order)),
            failed,
        )

    def _wipe(self, order: WipeOrder) -> None:
        self._storage.run(
            lambda: wiping.wipe(order, self._station.folder), lambda _none: self._on_wiped(), self._on_not_wiped
        )

    def _on_wiped(self) -> None:
        self.tell_wiped()
        self.user_change_requested.emit()

    def _on_not_wiped(self, error: Exception) -> None:
        self.user_change_requested.emit()
        _raise_unknown(error)

    def finish_removals(self) -> None:
        """Go on with what was cut off when something was removed here, then tell the servers what was wiped."""
        self._storage.run(self._station.finish_removals, lambda _count: self.tell_wiped(), _raise_unknown)

    def tell_wiped(self) -> None:
        """Tell the servers of what was wiped here, if they have not heard of it yet."""
        self._network.run(lambda: wiping.tell_wiped(self._station.folder), lambda _count: None, _raise_unknown)


def _slip_words(slip: CodeSlipError, shown: str) -> str:
    if slip.group is None and not shown:
        return used_up_words()
    if slip.group is None:
        words = tr("This code belongs to another laptop or another number.")
        if slip.is_used:
            words = tr("This code was used before; each opens once.")
        ask = tr("Read to your supervisor what this screen shows now, {shown}, and ask for its code.")
        return f"{words} {ask.format(shown=shown)}"
    if slip.group == 0:
        return tr("A group is missing, or there is one too many: the code has 8 groups.")
    return tr("Group {group} is not right; have it read again, letter by letter.").format(group=slip.group)


def _raise(error: Exception) -> None:
    raise error


def _raise_unknown(error: Exception) -> None:
    if not isinstance(error, CxfieldError):
        raise error
