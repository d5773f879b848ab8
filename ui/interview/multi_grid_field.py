"""Several select-multiples with the same choices: codes and Space toggle, Enter goes to the next row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cxfield.interview.state import NodeState
from ui.interview.grid_field import MISSING_MARK, GridField
from ui.keys.key_action import DIGITS, FieldKey
from ui.language import tr


class MultiGridField(GridField):
    """A grid of select-multiples."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            FieldKey(DIGITS, tr("Code for this row; the same code again takes it back")),
            FieldKey(("Left", "Right"), tr("Another choice of this row")),
            FieldKey(("Space",), tr("Choose it, or take it back")),
            FieldKey(("Up", "Down"), tr("Another row")),
            FieldKey(("Backspace",), tr("Take back the answer of this row")),
        )

    def __init__(self, states: tuple[NodeState, ...]) -> None:
        self._sets: list[set[int]] = [set() for _ in states]
        self._cursor = 0
        super().__init__(states)
        self._table.setAccessibleName(tr("Grid: digits and Space choose, Enter goes to the next row"))
        places = {choice.name: place for place, choice in enumerate(self._choices)}
        self._sets = [{places[name] for name in (s.value or "").split() if name in places} for s in states]
        self._show()

    def _show(self) -> None:
        pairs = zip(self.states, self._sets, strict=True)
        missing = ["" if chosen else MISSING_MARK.get(state.missing or "", "") for state, chosen in pairs]
        self._table.show_state([frozenset(s) for s in self._sets], missing, self._current, cursor=self._cursor)

    def _on_clicked(self, row: int, column: int) -> None:
        self._current = row
        if column >= 0:
            self._cursor = column
            self._toggle(column)
        self._show()

    def _on_key(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self._toggle(self._cursor)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if (key == Qt.Key.Key_Right) != self.isRightToLeft() else -1
            self._cursor = min(max(self._cursor + step, 0), self._last())
            self._show()
        else:
            super()._on_key(event)
            return
        event.accept()

    def _type(self, character: str) -> None:
        self._wait.stop()
        code = self._typing.type(character)
        if code is None:
            if self._typing.is_hopeless():
                self._typing.clear()
        elif self._typing.is_final():
            self._take_code(code)
        else:
            self._wait.start()

    def _take_code(self, code: str) -> None:
        self._typing.clear()
        self._cursor = next(place for place, choice in enumerate(self._choices) if choice.code == code)
        self._toggle(self._cursor)

    def _on_waited(self) -> None:
        typed = self._typing.typed
        if any(choice.code == typed for choice in self._choices):
            self._take_code(typed)

    def _toggle(self, column: int) -> None:
        """Take a choice or give it back; one that stands alone gives the others back."""
        chosen = self._sets[self._current]
        if column in chosen:
            chosen.remove(column)
        elif self._choices[column].exclusive:
            self._sets[self._current] = {column}
        else:
            self._sets[self._current] = {c for c in chosen if not self._choices[c].exclusive} | {column}
        self._show()
        self.changed.emit()

    def _choose(self, column: int) -> None:
        """Empty the row; a grid of several answers has no other single choice."""
        self._sets[self._current].clear()
        self._show()
        self.changed.emit()

    def _settle_row(self) -> None:
        self._wait.stop()
        state = self.states[self._current]
        is_last = self._current == len(self.states) - 1
        self._current += not is_last
        self._cursor = 0
        self._show()
        if is_last:
            self.settled.emit()
        else:
            self.given.emit(state.ref, self.answers()[state.ref])

    def take_pending(self) -> bool:
        if self._wait.isActive():
            self._on_waited()
        return super().take_pending()

    def answers(self) -> dict[str, str]:
        """Return the chosen names of each row, in the order of the choices."""
        return {
            state.ref: " ".join(choice.name for place, choice in enumerate(self._choices) if place in chosen)
            for state, chosen in zip(self.states, self._sets, strict=True)
        }
