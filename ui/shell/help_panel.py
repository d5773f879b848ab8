"""F1: the table of keys, laid over whatever is shown."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import current_theme
from ui.widgets import Panel, TextLabel


class HelpPanel(Panel):
    """Keys and what they do, by place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Keys"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().px(24))
        grid.setVerticalSpacing(current_theme().px(6))
        for column, (title, rows) in enumerate(self._sections()):
            grid.addWidget(TextLabel(title, "heading"), 0, column * 2, 1, 2)
            for row, (key, words) in enumerate(rows, 1):
                grid.addWidget(TextLabel(key, "strong"), row, column * 2)
                grid.addWidget(TextLabel(words, "body"), row, column * 2 + 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.body.addWidget(TextLabel(self.tr("Esc closes this table."), "muted"))

    def _sections(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        desk = (
            ("Enter", self.tr("Open case")),
            ("Ctrl+F", self.tr("Filter")),
            ("Ctrl+N", self.tr("New case")),
            ("F5", self.tr("Synchronise")),
            ("Ctrl+3", self.tr("Sent and received")),
            ("Ctrl+T", self.tr("Next study")),
            ("Ctrl+U", self.tr("Change user")),
        )
        case = (
            ("Enter", self.tr("Open attempt, start the interview")),
            ("F7", self.tr("Close with an outcome")),
            ("F9", self.tr("Agree on an appointment")),
            ("F3", self.tr("Write a remark")),
            ("F4", self.tr("Correct number, name or address")),
            ("F6", self.tr("Add another person")),
            ("Ctrl+D", self.tr("Dial")),
            ("Esc", self.tr("Desk")),
        )
        window = (
            ("Ctrl++", self.tr("Larger")),
            ("Ctrl+-", self.tr("Smaller")),
            ("Ctrl+L", self.tr("Fold the route away")),
            ("Ctrl+Shift+D", self.tr("Light, dark, high contrast")),
            ("Ctrl+Shift+T", self.tr("Style of the question texts")),
            ("Ctrl+Q", self.tr("Quit")),
        )
        return (self.tr("Desk"), desk), (self.tr("Case"), case), (self.tr("Window"), window)

    def place_over(self, area: QRect) -> None:
        """Take the middle of `area`."""
        margin = current_theme().px(64)
        self.setGeometry(area.adjusted(margin, margin, -margin, -margin))
