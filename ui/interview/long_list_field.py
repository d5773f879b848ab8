"""One of many, or several of many: a line to type in above what it finds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField
from ui.interview.choice_index import Found, index_of
from ui.keys.key_action import FieldKey
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import ChoiceList, ChoiceRow, TextLabel

PORTION = 40
"""Rows that are shown at first; the end of them brings the next ones."""
SLICE_S = 0.006
"""How long the window makes the index before it looks at keys again."""


class LongListField(AnswerField):
    """One of many: type a part of the label or the code; arrows and Enter."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            FieldKey(("Up", "Down"), tr("Move in the list")),
            FieldKey(("Left", "Right", "Home", "End"), tr("Move in the text")),
            FieldKey(("Backspace", "Del"), tr("Take back a character")),
        )

    def __init__(self, state: NodeState) -> None:
        super().__init__((state,))
        self._index = index_of(state.choices or ())
        self._found: Found | None = None  # None: all
        self._limit = PORTION
        self._waits = False  # something was typed before the index was ready
        self._shown: list[int] = []
        self._lit = self._index.row_named(state.value) if state.value else -1
        self._line = self._make_line()
        self.list = ChoiceList(visible_rows=8, size=16)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Choices"))
        self.list.row_clicked.connect(lambda place: self.take(self._shown[place]))
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._count = TextLabel("", "hint")
        for widget in (self._line, self.list, self._count):
            self.column.addWidget(widget)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._work)
        if not self._index.is_ready:
            self._clock.start(0)
        self.show_rows()

    def _make_line(self) -> QLineEdit:
        line = QLineEdit()
        line.setProperty("role", "answer")
        line.setPlaceholderText(tr("Type a part of the name, or the code"))
        line.setAccessibleName(tr("Search in the choices"))
        line.setMaximumWidth(current_theme().px(640))
        line.installEventFilter(self)
        line.textEdited.connect(self._on_typed)
        return line

    def focus_target(self) -> QWidget:
        return self._line

    # ---- finding ----

    @property
    def is_ready(self) -> bool:
        """What was typed has been found: the index is made."""
        return self._index.is_ready and not self._waits

    def _work(self) -> None:
        self._index.work(SLICE_S)
        if self._index.is_ready:
            self._clock.stop()
            if self._waits:
                self._find()

    def _on_typed(self, _text: str) -> None:
        self._waits = True
        if self._index.is_ready:
            self._find()
        else:
            self.changed.emit()

    def settle(self) -> None:
        """Find at once what was typed while the index was being made."""
        if self._waits:
            self._index.finish()
            self._find()

    def _find(self) -> None:
        typed = self._line.text()
        self._waits = False
        self._found = self._index.find(typed) if typed.strip() else None
        self._limit = PORTION
        self._lit = next(iter(self._nearest(1)), -1) if typed.strip() else -1
        self.on_found()
        self.show_rows()
        self.changed.emit()

    def _nearest(self, count: int) -> list[int]:
        if self._found is not None:
            return self._found.first(count)
        return list(range(min(count, len(self._index.choices))))

    @property
    def _found_count(self) -> int:
        return len(self._found) if self._found is not None else len(self._index.choices)

    # ---- showing ----

    def show_rows(self) -> None:
        """Show the nearest rows, the lit one in sight."""
        self._shown = self._rows_to_show()
        self.list.set_rows([self.row(row) for row in self._shown])
        place = self._shown.index(self._lit) if self._lit in self._shown else -1
        self.list.show_current(place)
        count, all_of_them = self._found_count, len(self._index.choices)
        self._count.setText(tr("{shown} of {all} choices").format(shown=count, all=all_of_them))
        self._tell(self.list.rows_model.rows[place].spoken if place >= 0 else "")

    def _rows_to_show(self) -> list[int]:
        rows = self._nearest(self._limit)
        if self._found is None and self._lit >= 0 and self._lit not in rows:
            return [self._lit, *rows]
        return rows

    def row(self, row: int) -> ChoiceRow:
        """Return how a choice is shown."""
        lit = row == self._lit
        return self.shown(row, "Enter" if lit else "", chosen=lit)

    def shown(self, row: int, mark: str, *, chosen: bool) -> ChoiceRow:
        """Return a choice with what stands at its right."""
        is_read = self._index.choices[row].is_read
        return ChoiceRow(self._index.code(row), self._index.label(row), mark, chosen, is_read=is_read)

    def _tell(self, words: str) -> None:
        """Say to screen readers what is lit: the focus stays in the line."""
        self._line.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self._line, QAccessible.Event.DescriptionChanged))

    def _on_scrolled(self, value: int) -> None:
        if value > 0 and value >= self.list.verticalScrollBar().maximum():
            self._show_more()

    def _show_more(self) -> None:
        if self._limit < self._found_count:
            self._limit += PORTION
            self._shown = self._rows_to_show()
            self.list.set_rows([self.row(row) for row in self._shown])

    # ---- choosing ----

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        self.settle()
        place = self._shown.index(self._lit) if self._lit in self._shown else -1
        target = place + step if place >= 0 else 0
        if target >= len(self._shown):
            self._show_more()
        if 0 <= target < len(self._shown):
            self.light(self._shown[target])

    def light(self, row: int) -> None:
        """Take the lit choice: one answer follows the arrows."""
        self._lit = row
        self.show_rows()
        self.changed.emit()

    def take(self, row: int) -> None:
        """Take the choice that was clicked."""
        self.light(row)

    def on_found(self) -> None:
        """Something else was found by typing."""

    def answers(self) -> dict[str, str]:
        self.settle()
        return {self.state.ref: self._index.choices[self._lit].name if self._lit >= 0 else ""}

    def problem(self) -> str:
        self.settle()
        if self._line.text().strip() and not self._found_count:
            return tr("Nothing in the list is like that; shorten what you typed.")
        return ""

    def clear_answer(self) -> None:
        self._line.clear()
        self._lit = -1
        self._found, self._waits = None, False
        self.show_rows()
        self.changed.emit()


class LongMultipleField(LongListField):
    """Several of many: type, Enter takes what is lit and empties the line; Enter in the empty line goes on."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            *super().keys(),
            FieldKey(("Return",), tr("Take or give back the lit choice; in the empty line: next"), instead=True),
        )

    def __init__(self, state: NodeState) -> None:
        self._chosen = (state.value or "").split()
        super().__init__(state)
        self._lit = -1
        self._taken = TextLabel("", "hint", wrap=True)
        self.column.addWidget(self._taken)
        self.show_rows()
        self._say_taken()

    def _say_taken(self) -> None:
        labels = [self._index.label(row) for name in self._chosen if (row := self._index.row_named(name)) >= 0]
        words = tr("Taken: {choices}").format(choices=", ".join(labels)) if labels else ""
        self._taken.setText(words or tr("Several answers: type, Enter takes the lit one."))

    def row(self, row: int) -> ChoiceRow:
        chosen = self._index.choices[row].name in self._chosen
        mark = "✓" if chosen else "Enter" if row == self._lit else ""
        return self.shown(row, mark, chosen=chosen)

    def next_inside(self) -> bool:
        """Take what is lit; False where nothing is: the interview goes on."""
        self.settle()
        if self._lit < 0:
            return False
        self.take(self._lit)
        return True

    def take(self, row: int) -> None:
        choice = self._index.choices[row]
        if choice.name in self._chosen:
            self._chosen.remove(choice.name)
        else:
            self._chosen = self._beside(choice.name, exclusive=choice.exclusive)
        self._line.clear()
        self._lit, self._found = -1, None
        self._say_taken()
        self.show_rows()
        self.changed.emit()

    def _beside(self, name: str, *, exclusive: bool) -> list[str]:
        """Return what is taken with `name`: a choice that stands alone takes the others back, and they it."""
        if exclusive:
            return [name]
        rows = {taken: self._index.row_named(taken) for taken in self._chosen}
        return [t for t, row in rows.items() if row < 0 or not self._index.choices[row].exclusive] + [name]

    def answers(self) -> dict[str, str]:
        rows = {name: self._index.row_named(name) for name in self._chosen}
        return {self.state.ref: " ".join(sorted(self._chosen, key=lambda name: rows[name]))}

    def clear_answer(self) -> None:
        self._chosen = []
        super().clear_answer()
        self._say_taken()
