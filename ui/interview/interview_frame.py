"""The parts of the interviewing window around the question, and how they stand: built anew when the look changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.interview.page_area import PageArea
from ui.interview.panel_actions import PanelActions
from ui.interview.panel_dock import PanelDock
from ui.interview.route_panel import RoutePanel
from ui.interview.top_bar import TopBar
from ui.respondent.respondent_bar import RespondentBar
from ui.theme import current_theme
from ui.widgets import KeyHintBar, TextLabel


class InterviewFrame(QWidget):
    """Top line; route, page and panel side by side; key bar. For a respondent only the page, over large buttons."""

    def __init__(self, now: Callable[[], datetime], *, for_respondent: bool = False) -> None:
        super().__init__()
        self.top = TopBar(now)
        self.route = RoutePanel()
        self.area = PageArea()
        space = current_theme().px
        self.notice = TextLabel("", "muted", wrap=True)
        self.notice.setContentsMargins(space(24), space(8), space(24), space(12))
        self.notice.hide()
        self.dock = PanelDock()
        self.panels = PanelActions(self.dock)
        self.bar = KeyHintBar()
        self.dock.changed.connect(self.fit_route)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.route)
        body.addWidget(self._make_ground(), 1)
        column.addWidget(self.top)
        column.addLayout(body, 1)
        column.addWidget(self.bar)
        self.respondent_bar = RespondentBar(self)
        column.addWidget(self.respondent_bar)
        for part in (self.top, self.route, self.bar):
            part.setVisible(not for_respondent)
        self.respondent_bar.setVisible(for_respondent)

    def _make_ground(self) -> QFrame:
        ground = QFrame()
        ground.setProperty("kind", "surface")
        middle = QHBoxLayout(ground)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        page = QVBoxLayout()
        page.setSpacing(0)
        page.addWidget(self.area, 1)
        page.addWidget(self.notice)
        middle.addLayout(page, 1)
        middle.addWidget(self.dock)
        return ground

    def show_notice(self, text: str) -> None:
        """Say below the page what the last step did besides; empty hides it."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_route()

    def fit_route(self) -> None:
        """Fold the route away where it would leave the question too little room; a panel takes half at most."""
        self.dock.fit(self.width())
        if self.respondent_bar.isHidden():
            self.route.fit(self.width() - (self.dock.sizeHint().width() if self.dock.panel is not None else 0))
