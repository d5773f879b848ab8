"""What happened on a case, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from cxfield.fieldwork.desk import HistoryLine
from ui.desk.local_time import short_moment
from ui.theme import current_theme
from ui.widgets import Card, TextLabel


class HistoryCard(Card):
    """For each thing that happened: when, what, who, and below it the details, which may be long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("History"))
        inner = QWidget()
        inner.setProperty("kind", "surface")
        self._lines = QGridLayout(inner)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setVerticalSpacing(current_theme().px(4))
        self._last_row = 0
        self._lines.setHorizontalSpacing(current_theme().px(16))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.viewport().setProperty("kind", "surface")
        area.setMinimumHeight(current_theme().px(120))
        self.body.addWidget(area, 1)

    def show_lines(self, history: Sequence[HistoryLine], now: datetime) -> None:
        """Show `history` in the place of what stood there."""
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self._lines.setRowStretch(self._last_row, 0)
        for place, line in enumerate(history):
            row = 2 * place
            self._lines.addWidget(TextLabel(short_moment(line.at, now), "muted"), row, 0)
            self._lines.addWidget(TextLabel(self.tr(line.what), "strong"), row, 1)
            self._lines.addWidget(TextLabel(line.who, "small"), row, 2)
            if line.details:
                self._lines.addWidget(TextLabel(line.details, "body", wrap=True), row + 1, 1, 1, 2)
        if not history:
            self._lines.addWidget(TextLabel(self.tr("Nothing has happened on this case yet."), "muted"), 0, 0, 1, 3)
        self._lines.setColumnStretch(1, 1)
        self._last_row = 2 * len(history) + 1
        self._lines.setRowStretch(self._last_row, 1)
