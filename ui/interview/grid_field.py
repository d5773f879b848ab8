"""Several questions with the same choices: all rows in sight, the current one lit; a digit answers and moves on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cxfield.fieldwork.page_view import Problem, ProblemKind
from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField, is_typing
from ui.interview.choice_codes import CodeTyping, code_choices, is_code_character
from ui.interview.code_wait import WAIT_MS
from ui.interview.grid_table import GridTable
from ui.interview.rich_text import plain_text
from ui.keys.key_action import DIGITS, FieldKey
from ui.language import tr

MISSING_MARK = {"dk": "DK", "rf": "RF", "na": "NA"}


class GridField(AnswerField):
    """The grid as a field. Each answer is given (and stored) at once; after the last row it goes on by itself."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            FieldKey(DIGITS, tr("Code for this row; the next row comes by itself")),
            FieldKey(("Up", "Down"), tr("Another row")),
            FieldKey(("Left", "Right"), tr("Another answer in this row")),
            FieldKey(("Backspace",), tr("Take back the answer of this row")),
        )

    def __init__(self, states: tuple[NodeState, ...]) -> None:
        super().__init__(states)
        self._choices = code_choices(states[0].choices or ())
        self._typing = CodeTyping([choice.code for choice in self._choices])
        heads = [(c.code, plain_text(c.label) if c.label.strip() != c.code else "") for c in self._choices]
        self._table = GridTable([plain_text(state.label) for state in states], heads)
        self._table.setAccessibleName(tr("Grid: a digit answers and moves on"))
        self._chosen = [self._column_of(state.value) for state in states]
        self._current = next((i for i, s in enumerate(states) if not s.value and not s.missing), 0)
        self._table.clicked.connect(self._on_clicked)
        self._table.key_pressed.connect(self._on_key)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._on_waited)
        self.column.addWidget(self._table)
        self._show()

    def _column_of(self, name: str | None) -> int:
        return next((i for i, choice in enumerate(self._choices) if choice.name == (name or "")), -1)

    def _show(self) -> None:
        missing = [MISSING_MARK.get(state.missing or "", "") for state in self.states]
        missing = ["" if column >= 0 else mark for column, mark in zip(self._chosen, missing, strict=True)]
        marks = [frozenset((column,)) if column >= 0 else frozenset[int]() for column in self._chosen]
        self._table.show_state(marks, missing, self._current)

    def focus_target(self) -> QWidget:
        return self._table

    def current_ref(self) -> str:
        return self.states[self._current].ref

    def show_states(self, states: tuple[NodeState, ...]) -> None:
        super().show_states(states)
        self._show()

    def go_to_ref(self, ref: str) -> None:
        """Light the row of `ref`."""
        self._current = next((i for i, state in enumerate(self.states) if state.ref == ref), self._current)
        self._show()

    def _on_clicked(self, row: int, column: int) -> None:
        self._current = row
        if column >= 0:
            self._chosen[row] = column
            self._settle_row()
        self._show()

    def _on_key(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if (key == Qt.Key.Key_Right) != self.isRightToLeft() else -1
            self._choose(min(max(self._chosen[self._current] + step, 0), self._last()))
        elif key == Qt.Key.Key_Backspace:
            self._choose(-1)
        elif is_typing(event) and is_code_character(event.text()):
            self._type(event.text())
        else:
            return
        event.accept()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the rows that something is wrong with."""
        rows = {state.ref: row for row, state in enumerate(self.states)}
        self._table.show_wrong(
            {rows[p.ref]: "soft" if p.kind == ProblemKind.WARNING else "hard" for p in problems if p.ref in rows}
        )

    def _on_waited(self) -> None:
        self._settle_row()

    def _last(self) -> int:
        return len(self._choices) - 1

    def _type(self, character: str) -> None:
        self._wait.stop()
        code = self._typing.type(character)
        if code is None:
            if self._typing.is_hopeless():
                self._typing.clear()
            return
        self._choose(next(i for i, c in enumerate(self._choices) if c.code == code))
        if self._typing.is_final():
            self._settle_row()
        else:
            self._wait.start()

    def _choose(self, column: int) -> None:
        self._chosen[self._current] = column
        self._show()
        self.changed.emit()

    def _settle_row(self) -> None:
        """Store the answer of this row and light the next one; behind the last, go on."""
        self._wait.stop()
        self._typing.clear()
        state, column = self.states[self._current], self._chosen[self._current]
        is_last = self._current == len(self.states) - 1
        if not is_last:
            self._current += 1
        self._show()
        if is_last:
            self.settled.emit()
        else:
            self.given.emit(state.ref, self._choices[column].name if column >= 0 else "")

    def _move(self, step: int) -> None:
        self._wait.stop()
        self._typing.clear()
        self._current = min(max(self._current + step, 0), len(self.states) - 1)
        self._show()

    def go_past_missing(self) -> None:
        self._move(1)

    def next_inside(self) -> bool:
        """Enter goes down row by row; behind the last it goes on."""
        if self._current >= len(self.states) - 1:
            return False
        self._settle_row()
        return True

    def take_pending(self) -> bool:
        self._wait.stop()
        self._typing.clear()
        return True

    def answers(self) -> dict[str, str]:
        return {
            state.ref: self._choices[column].name if column >= 0 else ""
            for state, column in zip(self.states, self._chosen, strict=True)
        }

    def clear_answer(self) -> None:
        self._choose(-1)

    def current_rect(self) -> QRectF:
        """Return where the lit row is, for bringing it into sight, with room for the heads above it."""
        head = self._table.head_height
        return self._table.row_rect(self._current).adjusted(0, -head, 0, head)
