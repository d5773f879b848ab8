"""A figure of the supervisor's page: a name, the figure large, a word about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme
from ui.widgets import Card, ElidedLabel, TextLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One card of the top row: a name, the figure large, and what stands below it."""

    name: str
    value: str
    below: str = ""


class FigureCard(Card):
    """One figure, large. Where there is little height what stands below it is one line, whole in the tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._title.setWordWrap(True)
        space = current_theme().px
        self.body.setContentsMargins(space(16), space(12), space(16), space(12))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # all as wide as one another
        self._value = TextLabel("", "figure")
        self._below, self._in_short = TextLabel("", "small", wrap=True), ElidedLabel("", "small")
        for label in (self._value, self._below, self._in_short):
            self.body.addWidget(label)
        self.body.addStretch(1)
        self._in_short.hide()

    def show_figure(self, figure: Figure) -> None:
        self.set_title(figure.name)
        self._value.setText(figure.value)
        for label in (self._below, self._in_short):
            label.setText(figure.below)
        self.setAccessibleDescription(f"{figure.value}. {figure.below}")

    def set_low(self, is_low: bool) -> None:
        """Take little height, or what is needed."""
        self.body.setSpacing(current_theme().px(2 if is_low else 8))
        self._below.setVisible(not is_low)
        self._in_short.setVisible(is_low)
