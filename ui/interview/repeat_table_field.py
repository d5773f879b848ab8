"""Rows of a repeat as one table: typed cell by cell, rows added and removed in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cxfield.fieldwork.page_view import PageView, Problem, ProblemKind
from cxfield.fieldwork.session import InterviewSession
from cxfield.interview.state import NodeState
from cxfield.interview.state import RowTable as Rows
from ui.interview.answer_field import AnswerField
from ui.interview.field_wishes import FieldWishes
from ui.interview.rich_text import plain_text, rich_text
from ui.interview.row_table import CellLook, RowTable
from ui.interview.table_cells import CellReader, cell_reader, reads_alike
from ui.interview.typed_answer import Reading
from ui.keys.key_action import FieldKey
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import TextLabel

_MARKS = {"dk": "DK", "rf": "RF", "na": "NA"}


@dataclass(frozen=True, slots=True)
class AddRow:
    """Wish: store `answers`, then add a row to the repeat."""

    ref: str
    answers: dict[str, str]


@dataclass(frozen=True, slots=True)
class RemoveRow:
    """Wish: store `answers`, then remove row `index` (from 0) of the repeat."""

    ref: str
    index: int
    answers: dict[str, str]


class RepeatTableField(AnswerField):
    """All rows of a repeat. A cell is stored when it is left; one that is not understood is not left."""

    @property
    def heading(self) -> str:
        """The label of the repeat, as the page shows it."""
        return rich_text(self._rows.label) or tr("One line for each:")

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            FieldKey(("Tab", "Shift+Tab"), tr("Next cell, cell before")),
            FieldKey(("Up", "Down"), tr("Another row")),
            FieldKey(("Ins",), tr("Add a row")),
            FieldKey(("Shift+Del",), tr("Remove this row (asks first)")),
        )

    def __init__(self, states: Sequence[NodeState], rows: Rows, now: datetime) -> None:
        super().__init__(tuple(states))
        self._rows = rows
        self._now = now
        self._by_cell = {self._cell_of(state.ref): state for state in states}
        self._names = list(dict.fromkeys(name for _, name in self._by_cell))
        self._typed: dict[str, str] = {}
        self._wrong: dict[str, bool] = {}  # ref -> is it a hard check?
        self._readers: dict[str, tuple[NodeState, CellReader]] = {}  # name -> of the row read last, and how
        self._drawn: dict[str, tuple[NodeState, str | None, bool | None, CellLook]] = {}
        self._current = self._first_open()
        self._offers_row = self._asks_removal = False
        heads = [next(plain_text(s.label) for (_, n), s in self._by_cell.items() if n == name) for name in self._names]
        self._heads = [head or name for head, name in zip(heads, self._names, strict=True)]
        self.table = RowTable(self._heads, rows.rows)
        self.table.clicked.connect(self._on_clicked)
        self._line = self.table.editor
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self._on_typed)
        self._echo = TextLabel("", "hint", wrap=True)
        self._echo.setMinimumHeight(current_theme().px(20))
        self.column.addWidget(self.table)
        self.column.addWidget(self._echo)
        if rows.is_open:
            self.column.addLayout(self._buttons())
        self._stand_at(self._current)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        deeds: tuple[tuple[str, Callable[[], None]], ...] = (
            (tr("Add a row  Ins"), self._wish_row),
            (tr("Remove this row  Shift+Del"), self._remove),
        )
        for words, deed in deeds:
            button = QPushButton(words)
            button.setProperty("look", "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, deed=deed: deed())
            line.addWidget(button)
        line.addStretch(1)
        return line

    # ---- cells ----

    def _cell_of(self, ref: str) -> tuple[int, str]:
        position, _, name = ref[len(self._rows.ref) + 1 :].partition("]/")
        return int(position) - 1, name

    def _state(self, cell: tuple[int, int]) -> NodeState | None:
        return self._by_cell.get((cell[0], self._names[cell[1]]))

    def _cells(self) -> list[tuple[int, int]]:
        """Return the cells that are asked and can be changed, row by row."""
        every = ((row, column) for row in range(self._rows.rows) for column in range(len(self._names)))
        return [cell for cell in every if (state := self._state(cell)) is not None and not state.readonly]

    def _first_open(self) -> tuple[int, int]:
        cells = self._cells()
        empty = (c for c in cells if (s := self._state(c)) is not None and not s.value and not s.missing)
        return next(empty, cells[0] if cells else (0, 0))

    def _reader(self, state: NodeState) -> CellReader:
        """Return how the cell is read: as the same column in the row before, unless other choices stand there."""
        name = self._cell_of(state.ref)[1]
        kept = self._readers.get(name)
        if kept is None or not reads_alike(kept[0], state):
            kept = self._readers[name] = (state, cell_reader(state, self._now))
        return kept[1]

    def _reading(self, state: NodeState) -> Reading:
        typed = self._typed.get(state.ref)
        return Reading(state.value or "") if typed is None else self._reader(state).read(typed)

    def _look(self, state: NodeState | None) -> CellLook:
        """Return what stands in the cell; made anew only where something about it changed."""
        if state is None:
            return CellLook(is_asked=False)
        typed, wrong = self._typed.get(state.ref), self._wrong.get(state.ref)
        kept = self._drawn.get(state.ref)
        if kept is None or kept[0] is not state or kept[1:3] != (typed, wrong):
            kept = self._drawn[state.ref] = (state, typed, wrong, self._make_look(state))
        return kept[3]

    def _make_look(self, state: NodeState) -> CellLook:
        reading = self._reading(state)
        text = self._typed[state.ref] if reading.problem else self._reader(state).shown_as(reading.value)
        hard = bool(reading.problem) or self._wrong.get(state.ref)
        tone = "hard" if hard else "soft" if state.ref in self._wrong else "muted" if state.readonly else "text"
        mark = _MARKS.get(state.missing or "", "") if state.ref not in self._typed else ""
        return CellLook(text or mark, tone)

    def _show(self) -> None:
        columns = range(len(self._names))
        self._looks = [[self._look(self._state((row, c))) for c in columns] for row in range(self._rows.rows)]
        self.table.show_looks(self._looks, self._current)
        self._say()

    def _say(self) -> None:
        state = self._state(self._current)
        if self._asks_removal:
            words = tr("Remove row {row}? Shift+Del again removes it, Escape keeps it.")
            self._echo.setText(words.format(row=self._current[0] + 1))
        elif self._offers_row:
            self._echo.setText(tr("One more row? Ins adds it, Enter goes on."))
        elif state is not None:
            reading, reader = self._reading(state), self._reader(state)
            echo = reader.read(reader.typed_as(reading.value)).echo if reading.value else ""
            self._echo.setText(echo if echo and state.ref in self._typed else reader.help or echo)

    def _stand_at(self, cell: tuple[int, int]) -> None:
        self._current = cell
        self._offers_row = self._asks_removal = False
        state = self._state(cell)
        if state is not None:
            typed = self._typed.get(state.ref)
            self._line.setText(self._reader(state).typed_as(state.value or "") if typed is None else typed)
            self._line.setReadOnly(state.readonly)
            self._line.selectAll()
        self.table.name_cell(cell[0], self._heads[cell[1]], "")
        self._show()

    # ---- keys ----

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._take_key(event):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, is_shifted = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape and (self._asks_removal or self._offers_row):
            self._asks_removal = self._offers_row = False
            self._say()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step_row(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._step_cell(-1 if is_shifted or key == Qt.Key.Key_Backtab else 1)
        elif key == Qt.Key.Key_Insert and self._rows.is_open:
            self._wish_row()
        elif key == Qt.Key.Key_Delete and is_shifted and self._rows.is_open:
            self._remove()
        else:
            return False
        return True

    def _step_cell(self, step: int) -> bool:
        """Go one cell on or back; False at the ends. The last cell is stored first: its answer may open another."""
        cells = self._cells()
        place = cells.index(self._current) + step if self._current in cells else 0
        if 0 <= place < len(cells):
            self._move_to(cells[place])
            return True
        return step > 0 and self._store_last()

    def _store_last(self) -> bool:
        if sentence := self.problem():
            self._echo.setText(sentence)
            return True
        ref = self.current_ref()
        if ref not in self.answers():
            return False
        self._offers_row = self._rows.is_open
        self._say()
        self.given.emit(ref, self.answers()[ref])
        return True

    def _step_row(self, step: int) -> None:
        cell = (self._current[0] + step, self._current[1])
        if cell in self._cells():
            self._move_to(cell)

    def _move_to(self, cell: tuple[int, int]) -> None:
        """Leave the current cell, which is stored, for another; one that is not understood is not left."""
        if sentence := self.problem():
            self._echo.setText(sentence)
            return
        left = self._state(self._current)
        is_new = left is not None and left.ref in self.answers()
        self._stand_at(cell)
        if left is not None and is_new:
            self.given.emit(left.ref, self._reading(left).value)

    def _on_clicked(self, row: int, column: int) -> None:
        if (row, column) in self._cells():
            self._move_to((row, column))
        self._line.setFocus()

    def _on_typed(self, text: str) -> None:
        state = self._state(self._current)
        if state is None:
            return
        self._typed[state.ref] = text
        self._offers_row = self._asks_removal = False
        row, column = self._current
        self._looks[row][column] = self._look(state)
        self.table.update(self.table.cell_rect(row, column).toAlignedRect())
        self._say()
        self.changed.emit()

    # ---- rows ----

    def _wish_row(self) -> None:
        if sentence := self.problem():
            self._echo.setText(sentence)
        else:
            self.wished.emit(AddRow(self._rows.ref, self.answers()))

    def _remove(self) -> None:
        if not self._asks_removal:
            self._asks_removal = True
            self._say()
            return
        row = self._current[0]
        kept = {ref: text for ref, text in self.answers().items() if self._cell_of(ref)[0] != row}
        self.wished.emit(RemoveRow(self._rows.ref, row, kept))

    # ---- what the page asks ----

    def next_inside(self) -> bool:
        """Enter goes cell by cell; behind the last it offers another row, once."""
        if self._offers_row:
            return False
        if self._step_cell(1):
            return True
        if not self._rows.is_open:
            return False
        self._offers_row = True
        self._say()
        return True

    def current_ref(self) -> str:
        state = self._state(self._current)
        return state.ref if state is not None else self.state.ref

    def go_to_ref(self, ref: str) -> None:
        """Stand at the cell of `ref`."""
        cell = next((c for c in self._cells() if (s := self._state(c)) is not None and s.ref == ref), None)
        if cell is not None and cell != self._current:
            self._stand_at(cell)

    def current_rect(self) -> QRectF:
        """Return where the current cell is, for bringing it into sight."""
        return self.table.cell_rect(*self._current)

    def show_states(self, states: tuple[NodeState, ...]) -> None:
        super().show_states(states)
        self._by_cell = {self._cell_of(state.ref): state for state in states}
        for state in states:
            typed = self._typed.get(state.ref)
            if typed is not None and self._reader(state).read(typed) == Reading(state.value or ""):
                del self._typed[state.ref]
        self._show()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the cells that something is wrong with."""
        self._wrong = {problem.ref: problem.kind != ProblemKind.WARNING for problem in problems}
        self._show()

    def answers(self) -> dict[str, str]:
        """Return the cells that differ from what is stored."""
        changed = [state for state in self.states if state.ref in self._typed]
        readings = ((state, self._reading(state)) for state in changed)
        return {
            state.ref: reading.value
            for state, reading in readings
            if not reading.problem and reading.value != (state.value or "")
        }

    def problem(self) -> str:
        states = (state for state in self.states if state.ref in self._typed)
        return next((reading.problem for state in states if (reading := self._reading(state)).problem), "")

    def clear_answer(self) -> None:
        self._line.clear()
        self._on_typed("")

    def focus_target(self) -> QWidget:
        return self._line


def table_at(view: PageView, states: Sequence[NodeState], now: datetime) -> RepeatTableField | None:
    """Return the table of rows that begins with the first of `states`; None where none does."""
    tables = view.page.tables if view.page is not None else ()
    table = next((one for one in tables if states[0].ref.startswith(one.ref + "[")), None)
    if table is None:
        return None
    return RepeatTableField([state for state in states if state.ref.startswith(table.ref + "[")], table, now)


def take_row_wishes(
    wishes: FieldWishes, session: InterviewSession, step: Callable[[Callable[[], PageView]], None]
) -> None:
    """Have rows added and removed by `step`, which does work of the session and shows the page that it gives."""

    def add(wish: AddRow) -> PageView:
        session.keep(wish.answers)
        return session.add_repeat(wish.ref)

    def remove(wish: RemoveRow) -> PageView:
        session.keep(wish.answers)
        return session.remove_repeat(wish.ref, wish.index)

    wishes.take(AddRow, lambda wish: step(lambda: add(wish)))
    wishes.take(RemoveRow, lambda wish: step(lambda: remove(wish)))
