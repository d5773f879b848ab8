"""An order of all choices."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.interview.select_multiple_field import SelectMultipleField
from ui.keys.key_action import DIGITS, FieldKey
from ui.language import tr

_CONTROL = Qt.KeyboardModifier.ControlModifier


class RankField(SelectMultipleField):
    """An order: codes from first to last; Backspace takes the last one back; Ctrl with arrows moves a line."""

    _last_of_itself = ""
    """What took the last place because only that was left: typing its code as well keeps it there."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            FieldKey(DIGITS, tr("Code of the next in the order")),
            FieldKey(("Up", "Down"), tr("Move in the list")),
            FieldKey(("Left", "Right"), tr("Move in the columns")),
            FieldKey(("Space",), tr("Take the lit line as the next")),
            FieldKey(("Ctrl+Up", "Ctrl+Down"), tr("Move the lit line up or down in the order")),
            FieldKey(("Backspace",), tr("Take the last one back")),
        )

    def advice(self) -> str:
        return tr(
            "Type the codes from first to last; Backspace takes the last one back. "
            "Ctrl+↑ and Ctrl+↓ move the lit line in the order."
        )

    def show_rows(self) -> None:
        rows = []
        for choice in self.choices:
            place = self._chosen.index(choice.name) + 1 if choice.name in self._chosen else 0
            mark = tr("place {number}").format(number=place) if place else ""
            rows.append(self.row(choice, mark, chosen=place > 0))
        self.list.set_rows(rows)

    def take_key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & _CONTROL:
            self._move(step)
            return True
        return super().take_key(event)

    def _move(self, step: int) -> None:
        """Move the lit line in the order; one without a place takes the next."""
        row = self.list.currentIndex().row()
        if row < 0:
            return
        name = self.choices[row].name
        if name not in self._chosen:
            self.pick(row)
            return
        place = self._chosen.index(name)
        target = min(max(place + step, 0), len(self._chosen) - 1)
        self._chosen.insert(target, self._chosen.pop(place))
        self._spaces_part = False
        self.show_rows()
        self.changed.emit()

    def on_erase(self) -> None:
        self._last_of_itself = ""
        if not self.typing.typed and self._chosen:
            self._chosen.pop()
            self.show_rows()
            self.changed.emit()

    def pick(self, row: int) -> None:
        name = self.choices[row].name
        if name == self._last_of_itself:
            self._last_of_itself = ""
            self.typing.clear()
            self.say_typed()
            return
        super().pick(row)
        self._last_of_itself = ""
        if name in self._chosen and len(self._chosen) == len(self.choices) - 1:
            self._last_of_itself = next(c.name for c in self.choices if c.name not in self._chosen)
            self._chosen.append(self._last_of_itself)
            self.show_rows()
            self.changed.emit()

    def _make_room_for(self, row: int) -> str:
        return ""

    def answers(self) -> dict[str, str]:
        return {self.state.ref: " ".join(self._chosen)}

    def problem(self) -> str:
        if self._chosen and len(self._chosen) < len(self.choices):
            return tr("Give every line its place; Backspace takes the last one back.")
        return super().problem()
