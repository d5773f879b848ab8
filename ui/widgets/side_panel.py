"""A panel at the right edge: a title, a sentence, a way out. Escape closes; nothing is modal."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.language import tr
from ui.theme import current_theme
from ui.widgets.card import Panel
from ui.widgets.text_label import TextLabel

PANEL_WIDTH = 400


class SidePanel(Panel):
    """A panel with a title, a sentence and a way out."""

    def __init__(self, title: str, sentence: str = "") -> None:
        super().__init__(title)
        theme = current_theme()
        self.setFixedWidth(theme.px(PANEL_WIDTH))
        self.body.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        if sentence:
            self.body.addWidget(TextLabel(sentence, "muted", wrap=True))

    def first_focus(self) -> QWidget:
        """Return the widget that takes the keys when the panel opens."""
        return self

    def add_way_out(self, words: str = "") -> QPushButton:
        """Put the closing line at the bottom; with `words` a primary button beside it."""
        row = QHBoxLayout()
        done = QPushButton(words or tr("Close"))
        done.setProperty("look", "primary" if words else "quiet")
        row.addWidget(done)
        if words:
            close = QPushButton(tr("Close (Esc)"))
            close.setProperty("look", "quiet")
            close.clicked.connect(self.closed)
            row.addWidget(close)
        else:
            done.setText(tr("Close (Esc)"))
            done.clicked.connect(self.closed)
        row.addStretch(1)
        self.body.addLayout(row)
        return done
