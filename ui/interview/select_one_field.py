"""One choice of a list, and the one line that is only confirmed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cxfield.interview.state import NodeState
from ui.interview.answer_field import is_typing
from ui.interview.appearances import ChoiceLook
from ui.interview.choice_codes import CodedChoice, is_code_character
from ui.interview.code_field import CodeField
from ui.interview.code_wait import CodeWait
from ui.language import tr
from ui.widgets import Pictures


class SelectOneField(CodeField):
    """One choice: type the code; Enter goes on. With appearance `quick` a code or a click goes on by itself."""

    def __init__(
        self,
        state: NodeState,
        choices: tuple[CodedChoice, ...] | None = None,
        *,
        look: ChoiceLook | None = None,
        pictures: Pictures | None = None,
    ) -> None:
        super().__init__(state, choices, look=look, pictures=pictures)
        self._row = next((i for i, c in enumerate(self.choices) if c.name == state.value), -1)
        self._wait = CodeWait(self.typing, self)
        self._wait.over.connect(self.settled)
        self.list.row_clicked.connect(self._on_clicked)
        self.show_rows()

    def show_rows(self) -> None:
        mark = "Enter" if self.look.columns == 1 else "✓"
        rows = [self.row(c, mark if i == self._row else "", chosen=i == self._row) for i, c in enumerate(self.choices)]
        self.list.set_rows(rows)
        self.list.show_current(self._row)

    def _choose(self, row: int) -> None:
        self._row = row
        self.show_rows()
        self.changed.emit()

    def pick(self, row: int) -> None:
        self._wait.stop()
        self.typing.clear()
        self.say_typed()
        self._choose(row)

    def _on_clicked(self, _row: int) -> None:
        if self.look.goes_on:
            self.settled.emit()

    def take_key(self, event: QKeyEvent) -> bool:
        is_code = is_typing(event) and is_code_character(event.text())
        if self.look.goes_on and is_code and self._wait.ends_before(event, self.list):
            return True
        return super().take_key(event)

    def on_code(self) -> None:
        self._choose(self.row_of(self.typing.code()))
        if self.look.goes_on:
            self._wait.judge()

    def on_erase(self) -> None:
        self._wait.stop()
        self._choose(self.row_of(self.typing.code()))

    def light(self, key: Qt.Key) -> None:
        row = self.list.row_beside(self._row, key)
        if row != self._row:
            self.pick(row)

    def take_pending(self) -> bool:
        self._wait.stop()
        return True

    def answers(self) -> dict[str, str]:
        return {self.state.ref: self.choices[self._row].name if self._row >= 0 else ""}

    def clear_answer(self) -> None:
        self.pick(-1)


class AcknowledgeField(SelectOneField):
    """A trigger: one line to be confirmed; Enter does it."""

    def __init__(self, state: NodeState) -> None:
        super().__init__(state, (CodedChoice("1", "OK", tr("Read out and understood")),))

    def take_pending(self) -> bool:
        """Enter alone acknowledges."""
        if self._row < 0:
            self._choose(0)
        return True

    def clear_answer(self) -> None:
        self._choose(-1)
