"""Locks the window after a time without input and opens it again. What goes on behind it goes on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal

from cxfield.errors import CxfieldError
from cxfield.fieldwork.app_lock import AppLock, LockKind
from cxfield.fieldwork.hand_over import PinTry
from ui.access.choose_pin_page import ChoosePinPage
from ui.access.idle_watch import IdleWatch
from ui.access.lock_page import LockPage
from ui.error_words import error_words
from ui.language import tr
from ui.shell.main_window import MainWindow
from ui.widgets import TaskRunner

MINUTES = "lock/minutes"
USUAL_MINUTES = 5
CHOICES = (1, 2, 5, 10, 15, 30)


def lock_minutes(settings: QSettings) -> int:
    """Return after how many minutes without input the window locks; never more than the longest choice."""
    kept = str(settings.value(MINUTES, USUAL_MINUTES))
    minutes = int(kept) if kept.isdigit() else USUAL_MINUTES
    return min(max(minutes, CHOICES[0]), CHOICES[-1])


class LockController(QObject):
    """Armed while somebody is signed in. In the respondent's hands the window does not lock: it has its own PIN."""

    user_change_requested = Signal()

    def __init__(self, window: MainWindow, runner: TaskRunner, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._runner, self._settings = window, runner, settings
        self.watch = IdleWatch(self)
        self.watch.idle.connect(self.lock)
        self._lock: AppLock | None = None
        self._kind = LockKind.NONE
        self._user = ""
        self._page: LockPage | ChoosePinPage | None = None

    @property
    def page(self) -> LockPage | ChoosePinPage | None:
        """What covers the window; None while it is open."""
        return self._page

    @property
    def is_armed(self) -> bool:
        """Somebody is signed in."""
        return self._lock is not None

    def arm(self, lock: AppLock, kind: LockKind, user: str) -> None:
        """Watch from now on. Where nothing is known that opens the lock, ask for a PIN first."""
        self._lock, self._kind, self._user = lock, kind, user
        self.follow_settings()
        if kind is not LockKind.NONE:
            self.watch.begin()
        elif self._page is None and not self._window.is_lent:
            self._ask_for_pin()

    def _ask_for_pin(self) -> None:
        page = self._page = ChoosePinPage(self._user)
        page.chosen.connect(self._on_pin)
        page.user_change_requested.connect(self.user_change_requested)
        self._window.cover(page)

    def _on_pin(self, pin: str) -> None:
        lock = self._lock
        if lock is not None:
            self._runner.run(lambda: lock.choose(pin), lambda _none: self._on_chosen(), self._on_error)

    def _on_chosen(self) -> None:
        if self._lock is not None:
            self._kind = LockKind.PIN
            self._uncover()
            self.watch.begin()

    def follow_settings(self) -> None:
        """Take the time as it is set now."""
        self.watch.limit_s = lock_minutes(self._settings) * 60.0

    def disarm(self) -> None:
        """Nobody is signed in any more."""
        self.watch.end()
        self._lock, self._kind = None, LockKind.NONE
        self._uncover()

    def pause(self, paused: bool) -> None:
        """Do not lock while the window is lent to the respondent."""
        if paused:
            self.watch.end()
        elif self._kind is not LockKind.NONE and self._page is None:
            self.watch.begin()

    def lock(self) -> None:
        """Cover the window now."""
        if self._lock is None or self._kind is LockKind.NONE or self._page is not None or self._window.is_lent:
            return
        self.watch.end()
        page = self._page = LockPage(self._user, self._kind)
        page.unlock_requested.connect(self._on_unlock)
        page.user_change_requested.connect(self.user_change_requested)
        self._window.cover(page)

    def _on_unlock(self, secret: str) -> None:
        lock = self._lock
        if lock is not None:
            self._runner.run(lambda: lock.check(secret), self._on_checked, self._on_error)

    def _on_checked(self, tried: PinTry) -> None:
        if self._page is None:
            return
        if tried.is_right:
            self._uncover()
            self.watch.begin()
        elif tried.wait_s:
            wait = tr("That is not right. Wait {seconds} seconds before the next try.")
            self._page.complain(wait.format(seconds=tried.wait_s))
        else:
            self._page.complain(tr("That is not right. Try again."))

    def _on_error(self, error: Exception) -> None:
        if self._page is not None:
            self._page.complain(error_words(error))
        if not isinstance(error, CxfieldError):
            raise error

    def _uncover(self) -> None:
        if self._page is not None:
            self._page = None
            self._window.uncover()
