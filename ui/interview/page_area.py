"""The area of the window that holds one page and scrolls it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from ui.interview.window_page import WindowPage
from ui.theme import current_theme

LOW = 260
"""Pixels at 100 %: a window that shows less of a page than this is low for its type."""


class PageArea(QScrollArea):
    """Shows a page; nothing in it may move after the first frame."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def put(self, page: WindowPage) -> None:
        """Show `page` in place of the one before, which goes."""
        old = self.takeWidget()
        self.setWidget(page)
        page.setAutoFillBackground(False)
        for _pass in range(2):  # what wraps knows its height after the first
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if old is not None:
            old.hide()
            old.deleteLater()

    def show_message(self, page: WindowPage) -> None:
        """Bring what was said below the current answer into sight."""
        current = page.current_block()
        if current is not None:
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            end = current.mapTo(page, QPoint(0, current.height()))
            self.ensureVisible(0, end.y(), 0, 0)

    def show_current_row(self, page: WindowPage) -> None:
        """Bring the lit row of a grid into sight."""
        current = page.current_block()
        place = current.field.current_rect() if current is not None else None
        if current is not None and place is not None:
            rect = place.toRect()
            spot = current.field.mapTo(page, rect.center())
            self.ensureVisible(spot.x(), spot.y(), 0, min(rect.height(), self.viewport().height() // 2))

    def show_beginning(self, page: WindowPage) -> None:
        """Leave out the empty room above the question where very large type would push the answer out of sight."""
        current, room = page.current_block(), self.viewport().height()
        if current is None or room >= current_theme().px(LOW):
            return
        end = current.mapTo(page, QPoint(0, current.height())).y()
        self.verticalScrollBar().setValue(max(0, min(end - room, current.first_text_y(page) - current_theme().px(8))))
