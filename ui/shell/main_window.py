"""The one window: it holds the page that is shown and gives it the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from ui.keys.help_panel import HelpPanel
from ui.keys.help_sections import help_at
from ui.keys.key_action import Place
from ui.keys.key_table import actions_at
from ui.keys.keys_panel import KeysPanel
from ui.keys.own_keys import current_own_keys, use_own_keys
from ui.language import tr
from ui.shell.on_screen import OnScreen
from ui.theme import current_theme
from ui.widgets.side_panel import SidePanel

FIRST_SIZE = (1280, 800)
FRAME_HEIGHT = 40


class MainWindow(QMainWindow):
    """Shows one page at a time. Pages are handed in; the window owns none of their rules."""

    close_requested = Signal()
    own_keys_changed = Signal(dict)  # `place.action` -> key

    def __init__(self) -> None:
        super().__init__()
        theme = current_theme()
        self.setWindowTitle("cxfield")
        self.resize(theme.px(FIRST_SIZE[0]), theme.px(FIRST_SIZE[1]))
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._panel: SidePanel | None = None
        self._had_keys: QWidget | None = None
        self._cover: QWidget | None = None
        self._had_keys_below: QWidget | None = None
        self._may_close = False
        self._is_lent = False
        self._was_maximized = False
        OnScreen(self).brought_back.connect(self._tell_screen_gone)

    def _tell_screen_gone(self) -> None:
        """Say why the window has moved, where the page has a place for it."""
        show_line = getattr(self.page, "show_line", None)
        if show_line is not None:
            show_line(tr("A screen is gone; the window is on this one now. Everything goes on."))

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
        self._take_panel_away()
        self._stack.setCurrentWidget(page)
        focus_first = getattr(page, "focus_first", page.setFocus)
        focus_first()
        self._show_title()

    def _show_title(self) -> None:
        """The title tells where one is: it names the page in the task bar and to whoever helps from afar."""
        if self._cover is None:
            self.setWindowTitle((self.page.windowTitle() if self.page is not None else "") or "cxfield")

    def drop_page(self, page: QWidget) -> None:
        """Forget a page that is not needed any more."""
        self._stack.removeWidget(page)
        page.deleteLater()
        self._show_title()

    @property
    def page(self) -> QWidget | None:
        return self._stack.currentWidget()

    def show_help(self) -> None:
        """Lay the table of keys of this page over its right side; the same key or Escape takes it away."""
        if isinstance(self._panel, HelpPanel):
            self._close_panel()
            return
        place = getattr(self.page, "place", Place.WINDOW)
        panel = HelpPanel(help_at(place, current_own_keys()), _change_key(place))
        panel.change_wished.connect(self.show_keys)
        self._open_panel(panel)

    def show_keys(self) -> None:
        """Lay the panel that changes keys over the right side of the page."""
        panel = KeysPanel(current_own_keys(), getattr(self.page, "place", Place.WINDOW))
        panel.keys_changed.connect(self._on_keys_changed)
        self._open_panel(panel)

    def _on_keys_changed(self, own_keys: dict[str, str]) -> None:
        use_own_keys(own_keys)
        self.own_keys_changed.emit(own_keys)

    def show_panel(self, panel: SidePanel) -> None:
        """Lay `panel` over the right side of the page; Escape takes it away."""
        self._open_panel(panel)

    def close_panel(self) -> None:
        """Take away what lies over the page, if anything does."""
        if self._panel is not None:
            self._close_panel()

    def _open_panel(self, panel: SidePanel) -> None:
        if self._panel is None:
            self._had_keys = self.focusWidget()
        self._take_panel_away()
        self._panel = panel
        panel.setParent(self)
        panel.setAutoFillBackground(True)
        panel.closed.connect(self._close_panel)
        self._place_panel()
        panel.show()
        panel.raise_()
        if self._cover is not None:
            panel.setEnabled(False)
            self._cover.raise_()
            return
        panel.first_focus().setFocus()

    @property
    def is_lent(self) -> bool:
        """The respondent has the window."""
        return self._is_lent

    def cover(self, cover: QWidget) -> None:
        """Lay `cover` over everything; what is below keeps its state and gets no key and no click.

        Windows of their own, dialogs and open lists, are closed as if by Escape: they would stand above it.
        """
        self._close_windows_above()
        self._had_keys_below = self.focusWidget()
        self._cover = cover
        for below in self._below():
            below.setEnabled(False)
        for shortcut in self.findChildren(QShortcut):
            shortcut.setEnabled(False)
        cover.setParent(self)
        cover.setGeometry(self.rect())
        cover.show()
        cover.raise_()
        getattr(cover, "focus_first", cover.setFocus)()
        self.setWindowTitle(cover.windowTitle() or "cxfield")

    def _close_windows_above(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window is self or not window.isVisible():
                continue
            if isinstance(window, QDialog):
                window.reject()
            else:
                window.close()

    def uncover(self) -> None:
        """Take the cover away; the keys go back to where they were."""
        cover, self._cover = self._cover, None
        if cover is None:
            return
        for below in self._below():
            below.setEnabled(True)
        for shortcut in self.findChildren(QShortcut):
            shortcut.setEnabled(True)
        cover.hide()
        cover.deleteLater()
        before = self._had_keys_below
        page = self.page
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        elif page is not None:
            getattr(page, "focus_first", page.setFocus)()
        self._show_title()

    def _below(self) -> list[QWidget]:
        return [self._stack, *([self._panel] if self._panel is not None else [])]

    def _place_panel(self) -> None:
        if self._panel is not None:
            space, area = current_theme().px(16), self._stack.geometry()
            width = self._panel.width()
            self._panel.setGeometry(area.right() - width - space, space, width, area.height() - 2 * space)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_panel()
        if self._cover is not None:
            self._cover.setGeometry(self.rect())

    def _take_panel_away(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None

    def _close_panel(self) -> None:
        """Put the panel away; the keys go back to where they were, to the page where that is gone."""
        page, before = self.page, self._had_keys
        self._take_panel_away()
        if page is None:
            return
        if before is not None and isValid(before) and before.isVisible() and page.isAncestorOf(before):
            before.setFocus()
        else:
            focus_first = getattr(page, "focus_first", page.setFocus)
            focus_first()

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


def _change_key(place: Place) -> str | None:
    """Return the key that changes keys in `place`, empty without one; None where nobody is signed in to keep them."""
    if place == Place.SIGN_IN:
        return None
    return next((one.cap for one in actions_at(place, current_own_keys()) if one.id == "keys"), "")
