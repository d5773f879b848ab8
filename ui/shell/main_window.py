"""The one window: it holds the page that is shown and gives it the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

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

    def let_close(self) -> None:
        """Everything is put away: the next wish to close is granted."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_requested.emit()
