"""Gives the keys of a place to its view, also where a line of text inside it would take them for itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.keys.key_action import KeyMap, Place
from ui.keys.key_table import actions_at
from ui.keys.own_keys import current_own_keys, key_news


class PlaceKeys(QObject):
    """The keys of one view.

    Args:
        do: Called with the id of the action.
    """

    changed = Signal()  # the user has other keys now: show them

    def __init__(self, view: QWidget, place: Place, do: Callable[[str], object]) -> None:
        super().__init__(view)
        self._place, self._do = place, do
        self._map = KeyMap(actions_at(place, current_own_keys()))
        key_news.changed.connect(self._renew)
        for line in view.findChildren(QLineEdit):
            self.watch(line)

    def watch(self, line: QLineEdit) -> None:
        """Give the view its keys also while they are in a line that it got later."""
        line.installEventFilter(self)

    def _renew(self) -> None:
        self._map = KeyMap(actions_at(self._place, current_own_keys()))
        self.changed.emit()

    def take(self, event: QKeyEvent) -> bool:
        """Do what the key means here; False where it means nothing."""
        action = self._map.action_of(event)
        if action is not None:
            self._do(action)
        return action is not None

    def cap(self, action: str) -> str:
        """Return the key of an action as printed."""
        return self._map.get(action).cap

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            action = self._map.action_of(event)
            if action is not None and not self._map.get(action).stays:
                self._do(action)
                return True
        return False
