"""One's account while a workspace is open: a session that ended is begun anew in place, a password changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal
from shiboken6 import isValid

from cxfield.errors import CxfieldError
from cxfield.fieldwork.own_account import OwnAccount
from ui.access.account_panel import AccountPanel
from ui.access.lock_controller import MINUTES, LockController, lock_minutes
from ui.error_words import error_words
from ui.language import tr
from ui.widgets import TaskRunner


class AccountController(QObject):
    """Opens the panel and does what it wishes, on the network's thread."""

    panel_wanted = Signal(object)
    panel_done = Signal()
    signed_in = Signal()
    renewed = Signal()  # the session is good for everything; the panel is put away, unless it says something

    def __init__(self, lock: LockController, settings: QSettings, network: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._lock, self._settings, self._network = lock, settings, network
        self._panel: AccountPanel | None = None

    def open(self, account: OwnAccount, *, has_ended: bool) -> None:
        """Lay the panel over the page; the one that lies there stays, with what is typed in it."""
        if self._panel is not None and isValid(self._panel) and self._panel.isVisible():
            return
        panel = self._panel = AccountPanel(
            account.user,
            has_ended=has_ended,
            minutes=lock_minutes(self._settings),
            has_workspace=account.has_workspace,
        )
        panel.sign_in_requested.connect(lambda old, new: self._sign_in(account, panel, old, new))
        panel.minutes_chosen.connect(self._on_minutes)
        panel.lock_requested.connect(self._on_lock)
        panel.closed.connect(self._on_closed)
        self.panel_wanted.emit(panel)

    def _sign_in(self, account: OwnAccount, panel: AccountPanel, password: str, new_password: str) -> None:
        self._network.run(
            lambda: account.sign_in(password, new_password),
            lambda must_change: self._on_signed_in(panel, must_change=must_change, changed=bool(new_password)),
            lambda error: self._on_error(panel, error),
        )

    def _on_signed_in(self, panel: AccountPanel, *, must_change: bool, changed: bool) -> None:
        self.signed_in.emit()
        if panel is self._panel:
            self._show_signed_in(panel, must_change=must_change, changed=changed)
        if not must_change:
            self.renewed.emit()

    def _show_signed_in(self, panel: AccountPanel, *, must_change: bool, changed: bool) -> None:
        if must_change:
            panel.ask_for_new()
        elif changed:
            panel.show_done(tr("Your password is changed."))
        else:
            self._panel = None
            self.panel_done.emit()

    def _on_error(self, panel: AccountPanel, error: Exception) -> None:
        if panel is self._panel:
            panel.complain(error_words(error))
        if not isinstance(error, CxfieldError):
            raise error

    def _on_closed(self) -> None:
        self._panel = None

    def _on_minutes(self, minutes: int) -> None:
        self._settings.setValue(MINUTES, minutes)
        self._lock.follow_settings()

    def _on_lock(self) -> None:
        self.panel_done.emit()
        self._lock.lock()
