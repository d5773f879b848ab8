"""The one window: it holds the page that is shown and gives it the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from ui.shell.help_panel import HelpPanel
from ui.theme import current_theme

FIRST_SIZE = (1280, 800)
FRAME_HEIGHT = 40


class MainWindow(QMainWindow):
    """Shows one page at a time. Pages are handed in; the window owns none of their rules."""

    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme = current_theme()
        self.setWindowTitle("cxfield")
        self.resize(theme.px(FIRST_SIZE[0]), theme.px(FIRST_SIZE[1]))
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._help = HelpPanel(self)
        self._help.hide()
        self._help.closed.connect(self._close_help)
        self._may_close = False
        self._is_lent = False
        self._was_maximized = False

    def show_fitting(self) -> None:
        """Show the window at its first size, or over the whole screen where that does not fit (small laptops)."""
        room = self.screen().availableSize()
        if room.width() <= self.width() or room.height() <= self.height() + current_theme().px(FRAME_HEIGHT):
            self.showMaximized()
        else:
            self.show()

    def show_page(self, page: QWidget) -> None:
        """Show `page` and give it the keys."""
        is_new = self._stack.indexOf(page) < 0
        if is_new:
            self._stack.addWidget(page)
            page.windowTitleChanged.connect(self._show_title)
        if self._stack.currentWidget() is page and not is_new:
            return
        self._stack.setCurrentWidget(page)
        focus_first = getattr(page, "focus_first", page.setFocus)
        focus_first()
        self._show_title()

    def _show_title(self) -> None:
        """The title tells where one is: it names the page in the task bar and to whoever helps from afar."""
        self.setWindowTitle((self.page.windowTitle() if self.page is not None else "") or "cxfield")

    def drop_page(self, page: QWidget) -> None:
        """Forget a page that is not needed any more."""
        self._stack.removeWidget(page)
        page.deleteLater()

    @property
    def page(self) -> QWidget | None:
        return self._stack.currentWidget()

    def show_help(self) -> None:
        """Lay the table of keys over the page; Escape takes it away."""
        self._help.place_over(self._stack.geometry())
        self._help.show()
        self._help.raise_()
        self._help.setFocus()

    def _close_help(self) -> None:
        self._help.hide()
        if self.page is not None:
            self.page.setFocus()

    def lend(self, lent: bool) -> None:
        """Lend the window to the respondent: the whole screen, no shortcut, no closing; False takes it back.

        The desktop's own keys (changing the window, the task bar) are beyond a program; the window comes to the front
        again when it loses the keys.
        """
        self._is_lent = lent
        for shortcut in self.findChildren(QShortcut):
            shortcut.setEnabled(not lent)
        if lent:
            self._was_maximized = self.isMaximized()
            self.showFullScreen()
        elif self._was_maximized:
            self.showMaximized()
        else:
            self.showNormal()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._is_lent and not self.isActiveWindow():
            QTimer.singleShot(0, self._come_back)

    def _come_back(self) -> None:
        if self._is_lent and QApplication.activeWindow() is None:
            self.raise_()
            self.activateWindow()

    def let_close(self) -> None:
        """Everything is put away: the next wish to close is granted."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            if not self._is_lent:
                self.close_requested.emit()
