"""A whole number that is counted up and down (`counter`), or typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from cxfield.interview.state import NodeState
from ui.interview.line_field import LineField, LineLook
from ui.interview.typed_numbers import read_integer, shown_number
from ui.keys.key_action import FieldKey
from ui.language import tr
from ui.theme import current_theme


class CounterField(LineField):
    """Up and Down, or the buttons, add and take one; limits that the constraint says plainly are kept."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (FieldKey(("Up", "Down"), tr("One more, one less")), *super().keys())

    def __init__(self, state: NodeState, look: LineLook) -> None:
        super().__init__(state, read_integer, shown_number, look)
        for place, words, step in ((0, "−", -1), (2, "+", 1)):
            button = QPushButton(words)
            button.setAccessibleName(tr("One more") if step > 0 else tr("One less"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setFixedWidth(current_theme().px(44))
            button.clicked.connect(lambda _=False, step=step: self._count(step))
            self.row.insertWidget(place, button)
        if not look.beside:
            self.row.addStretch(1)

    def take_key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return super().take_key(event)
        self._count(step)
        return True

    def _count(self, step: int) -> None:
        reading = self.reading()
        if reading.problem:
            return
        low, high = self._limits()
        number = int(reading.value) + step if reading.value else max(low, 0) if low is not None else max(step, 0)
        number = number if low is None else max(number, low)
        self.line.setText(shown_number(str(number if high is None else min(number, high))))

    def _limits(self) -> tuple[int | None, int | None]:
        bounds = self.state.bounds
        low = None if bounds.low is None else int(bounds.low) + bounds.low_open
        return low, None if bounds.high is None else int(bounds.high) - bounds.high_open
