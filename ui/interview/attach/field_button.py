"""Buttons and lines inside a field: Enter is theirs, instead of going on with the interview."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FieldButton(QPushButton):
    """Enter presses it as Space does. A click leaves the keys where they are, so that none goes astray."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        else:
            super().keyPressEvent(event)


class EnterLine(QLineEdit):
    """A line whose Enter goes no further while something stands in it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_own = event.key() in ENTER and bool(self.text().strip())
        super().keyPressEvent(event)
        if is_own:
            event.accept()


def is_key(event: QKeyEvent, key: Qt.Key) -> bool:
    """Say whether this is Ctrl with `key`."""
    return event.key() == key and event.modifiers() == Qt.KeyboardModifier.ControlModifier
