"""Fields that take codes of choices: one of a list, several, an order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField, is_typing
from ui.interview.choice_codes import CodedChoice, CodeTyping, code_choices, is_code_character
from ui.interview.code_echo import CodeEcho
from ui.interview.rich_text import plain_text
from ui.keys.key_action import DIGITS, FieldKey
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import ChoiceList, ChoiceRow, TextLabel

LONG_LIST = 12
"""More choices than this are filtered by typing."""
MOST_SHOWN = 200
"""Rows of a long list that are painted; typing more brings the others."""


class CodeField(AnswerField):
    """A list with codes: digits, arrows, clicks. What digits mean is up to the kind of question."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            FieldKey(DIGITS, tr("Code of a choice")),
            FieldKey(("Up", "Down"), tr("Move in the list")),
            FieldKey(("Backspace",), tr("Take back a digit")),
        )

    def __init__(self, state: NodeState, choices: tuple[CodedChoice, ...] | None = None) -> None:
        super().__init__((state,))
        self.choices = choices if choices is not None else code_choices(state.choices or ())
        self.typing = CodeTyping([choice.code for choice in self.choices])
        compact = len(self.choices) > 8
        self.list = ChoiceList(size=16 if compact else 18)
        self.list.setAccessibleName(tr("Choices"))
        self.list.installEventFilter(self)
        self.list.row_clicked.connect(self.pick)
        self._echo = CodeEcho(self.list)
        self.column.addWidget(self.list)
        self.column.addWidget(self._echo)

    def focus_target(self) -> QWidget:
        return self.list

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.list:
            return self.take_key(event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._echo.update()
        return super().eventFilter(watched, event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key of the list; False leaves it to Qt."""
        if is_typing(event) and is_code_character(event.text()):
            self.typing.type(event.text())
            self.say_typed()
            self.on_code()
            return True
        if event.key() == Qt.Key.Key_Backspace:
            self.typing.erase()
            self.say_typed()
            self.on_erase()
            return True
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.light(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        return is_typing(event) and not event.text().isspace()

    def say_typed(self) -> None:
        """Echo the code as typed."""
        self._echo.show_typed(self.typing.typed, self.problem() if self.typing.is_hopeless() else "")

    def row_of(self, code: str | None) -> int:
        return next((i for i, choice in enumerate(self.choices) if choice.code == code), -1)

    def light(self, step: int) -> None:
        """Move the lit row."""
        row = self.list.currentIndex().row() + step
        if 0 <= row < self.list.rows_model.rowCount():
            self.list.show_current(row)

    def pick(self, row: int) -> None:
        """Take or give back the choice in `row`, as a click does."""
        raise NotImplementedError

    def on_code(self) -> None:
        """The typed digits changed."""
        raise NotImplementedError

    def on_erase(self) -> None:
        """A typed digit was taken back."""

    def problem(self) -> str:
        if self.typing.typed and self.typing.code() is None:
            return tr("There is no code {code} here.").format(code=self.typing.typed)
        return ""


class SelectOneField(CodeField):
    """One choice: type the code; Enter goes on."""

    def __init__(self, state: NodeState, choices: tuple[CodedChoice, ...] | None = None) -> None:
        super().__init__(state, choices)
        self._row = next((i for i, c in enumerate(self.choices) if c.name == state.value), -1)
        self.show_rows()

    def show_rows(self) -> None:
        self.list.set_rows(
            [
                ChoiceRow(c.code, plain_text(c.label), "Enter" if i == self._row else "", i == self._row)
                for i, c in enumerate(self.choices)
            ]
        )
        self.list.show_current(self._row)

    def _choose(self, row: int) -> None:
        self._row = row
        self.show_rows()
        self.changed.emit()

    def pick(self, row: int) -> None:
        self.typing.clear()
        self.say_typed()
        self._choose(row)

    def on_code(self) -> None:
        self._choose(self.row_of(self.typing.code()))

    def on_erase(self) -> None:
        self._choose(self.row_of(self.typing.code()))

    def light(self, step: int) -> None:
        row = self._row + step if self._row >= 0 else (0 if step > 0 else len(self.choices) - 1)
        if 0 <= row < len(self.choices):
            self.pick(row)

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


class SelectMultipleField(CodeField):
    """Several choices: codes one after another, or arrows and Space; Enter goes on."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (*super().keys(), FieldKey(("Space",), tr("Take or give back the lit line; parts two codes")))

    def __init__(self, state: NodeState) -> None:
        super().__init__(state)
        self._chosen = [name for name in (state.value or "").split() if name in {c.name for c in self.choices}]
        self._spaces_part = False  # a Space after a code parts it from the next one; after an arrow it picks
        self.column.addWidget(TextLabel(self.advice(), "hint"))
        self.show_rows()

    def advice(self) -> str:
        """Return how to answer, in one line."""
        return tr("Several answers: type each code, Space between long ones.")

    def show_rows(self) -> None:
        self.list.set_rows(
            [
                ChoiceRow(c.code, plain_text(c.label), "✓" if c.name in self._chosen else "", c.name in self._chosen)
                for c in self.choices
            ]
        )

    def pick(self, row: int) -> None:
        name = self.choices[row].name
        self._chosen = [n for n in self._chosen if n != name] if name in self._chosen else [*self._chosen, name]
        self.typing.clear()
        self.say_typed()
        self.show_rows()
        self.list.show_current(row)
        self.changed.emit()

    def on_code(self) -> None:
        self._spaces_part = True
        if self.typing.is_final():
            self.pick(self.row_of(self.typing.code()))

    def light(self, step: int) -> None:
        self._spaces_part = False
        super().light(step)

    def take_key(self, event: QKeyEvent) -> bool:
        if event.text() in (" ", ",", ";"):
            if self.typing.typed:
                self.take_pending()
            elif event.text() == " " and not self._spaces_part and self.list.currentIndex().isValid():
                self.pick(self.list.currentIndex().row())
            return True
        if is_typing(event) and self.typing.is_hopeless():
            self.typing.clear()
        return super().take_key(event)

    def take_pending(self) -> bool:
        if not self.typing.typed:
            return True
        row = self.row_of(self.typing.code())
        if row < 0:
            return False
        self.pick(row)
        return True

    def answers(self) -> dict[str, str]:
        return {self.state.ref: " ".join(c.name for c in self.choices if c.name in self._chosen)}

    def clear_answer(self) -> None:
        self._chosen = []
        self.typing.clear()
        self.say_typed()
        self.show_rows()
        self.changed.emit()


class RankField(SelectMultipleField):
    """An order: codes from first to last; Backspace takes the last one back."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            FieldKey(DIGITS, tr("Code of the next in the order")),
            FieldKey(("Up", "Down"), tr("Move in the list")),
            FieldKey(("Space",), tr("Take the lit line as the next")),
            FieldKey(("Backspace",), tr("Take the last one back")),
        )

    def advice(self) -> str:
        return tr("Type the codes from first to last; Backspace takes the last one back.")

    def show_rows(self) -> None:
        rows = []
        for choice in self.choices:
            place = self._chosen.index(choice.name) + 1 if choice.name in self._chosen else 0
            mark = tr("place {number}").format(number=place) if place else ""
            rows.append(ChoiceRow(choice.code, plain_text(choice.label), mark, place > 0))
        self.list.set_rows(rows)

    def on_erase(self) -> None:
        if not self.typing.typed and self._chosen:
            self._chosen.pop()
            self.show_rows()
            self.changed.emit()

    def pick(self, row: int) -> None:
        super().pick(row)
        if len(self._chosen) == len(self.choices) - 1:
            self._chosen += [c.name for c in self.choices if c.name not in self._chosen]
            self.show_rows()

    def answers(self) -> dict[str, str]:
        return {self.state.ref: " ".join(self._chosen)}

    def problem(self) -> str:
        if self._chosen and len(self._chosen) < len(self.choices):
            return tr("Give every line its place; Backspace takes the last one back.")
        return super().problem()


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
        self._choices = code_choices(state.choices or ())
        self._labels = [plain_text(choice.label) for choice in self._choices]
        self._search = [f"{label} {c.name}".casefold() for label, c in zip(self._labels, self._choices, strict=True)]
        self._value = state.value or ""
        self._shown: list[int] = []
        self._line = QLineEdit()
        self._line.setProperty("role", "answer")
        self._line.setPlaceholderText(tr("Type a part of the name, or the code"))
        self._line.setAccessibleName(tr("Search in the choices"))
        self._line.setMaximumWidth(current_theme().px(640))
        self._line.installEventFilter(self)
        self.list = ChoiceList(visible_rows=8, size=16)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Choices"))
        self.list.row_clicked.connect(self._pick)
        self._count = TextLabel("", "hint")
        for widget in (self._line, self.list, self._count):
            self.column.addWidget(widget)
        self._line.textEdited.connect(self._on_typed)
        self._filter("")

    def focus_target(self) -> QWidget:
        return self._line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._pick(min(max(self._row() + step, 0), min(len(self._shown), MOST_SHOWN) - 1))
                return True
        return super().eventFilter(watched, event)

    def _row(self) -> int:
        return next((r for r, i in enumerate(self._shown) if self._choices[i].name == self._value), -1)

    def _on_typed(self, text: str) -> None:
        self._filter(text)
        wanted = text.strip().casefold()
        exact = next((c.name for c in self._choices if c.code == wanted), None)
        first = self._choices[self._shown[0]].name if wanted and self._shown else ""
        self._value = exact or first
        self._show_rows()
        self.changed.emit()

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        code = text.strip()
        self._shown = [
            i
            for i, choice in enumerate(self._choices)
            if choice.code == code or all(word in self._search[i] for word in words)
        ]
        self._shown.sort(key=lambda i: self._choices[i].code != code)
        self._show_rows()

    def _show_rows(self) -> None:
        row = self._row()
        rows = []
        for place, i in enumerate(self._shown[:MOST_SHOWN]):
            mark = "Enter" if place == row else ""
            rows.append(ChoiceRow(self._choices[i].code, self._labels[i], mark, place == row))
        self.list.set_rows(rows)
        self.list.show_current(row)
        self._count.setText(tr("{shown} of {all} choices").format(shown=len(self._shown), all=len(self._choices)))

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self._value = self._choices[self._shown[row]].name
            self._show_rows()
            self.changed.emit()

    def answers(self) -> dict[str, str]:
        return {self.state.ref: self._value}

    def problem(self) -> str:
        if self._line.text().strip() and not self._shown:
            return tr("Nothing in the list is like that; shorten what you typed.")
        return ""

    def clear_answer(self) -> None:
        self._line.clear()
        self._value = ""
        self._filter("")
        self.changed.emit()
