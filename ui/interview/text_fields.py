"""Fields into which the answer is typed as text: words, numbers, dates and times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField
from ui.interview.typed_answer import (
    Reading,
    read_date,
    read_decimal,
    read_integer,
    read_moment,
    read_time,
    shown_date,
    shown_moment,
    shown_time,
)
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import TextLabel

Read = Callable[[str], Reading]
Show = Callable[[str], str]


class LineField(AnswerField):
    """One line; what was understood is said below it.

    Args:
        read: Turns what is typed into what is stored.
        show: Turns what is stored into what one would type.
        width: Pixels at 100 %; 0 fills the column.
    """

    def __init__(
        self, state: NodeState, read: Read, show: Show, *, width: int = 0, secret: bool = False, example: str = ""
    ) -> None:
        super().__init__((state,))
        theme = current_theme()
        self._read = read
        self._stored = state.value or ""
        self._shown = show(self._stored)
        self._line = QLineEdit(self._shown)
        self._line.setProperty("role", "answer")
        self._line.setAccessibleName(tr("Answer"))
        self._line.setPlaceholderText(example)
        self._line.setMaximumWidth(theme.px(width or 640))
        if secret:
            self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._echo = TextLabel("", "hint")
        self._echo.setMinimumHeight(theme.px(20))
        self.column.addWidget(self._line)
        self.column.addWidget(self._echo)
        self._line.textChanged.connect(self._on_typed)
        self._is_short = width > 0
        self._say()

    def invite_mending(self) -> None:
        if self._is_short:
            self._line.selectAll()

    def _on_typed(self) -> None:
        self._say()
        self.changed.emit()

    def _reading(self) -> Reading:
        """What stands there untouched is what was stored: reading it again could change it (seconds of a time)."""
        if self._line.text() == self._shown:
            return Reading(self._stored, echo=self._read(self._shown).echo)
        return self._read(self._line.text())

    def _say(self) -> None:
        self._echo.setText(self._reading().echo)

    def answers(self) -> dict[str, str]:
        return {self.state.ref: self._reading().value}

    def problem(self) -> str:
        return self._reading().problem

    def draft(self) -> str:
        text = self._line.text()
        return text if text != self._shown and self._line.echoMode() == QLineEdit.EchoMode.Normal else ""

    def show_draft(self, text: str) -> None:
        self._line.setText(text)

    def clear_answer(self) -> None:
        self._line.clear()

    def focus_target(self) -> QWidget:
        return self._line


class LongTextField(AnswerField):
    """Several lines: Enter makes a line, Ctrl+Enter goes on."""

    def __init__(self, state: NodeState) -> None:
        super().__init__((state,))
        theme = current_theme()
        self._text = QPlainTextEdit(state.value or "")
        self._text.setProperty("role", "answer")
        self._text.setAccessibleName(tr("Answer"))
        self._text.setTabChangesFocus(True)
        self._text.setMaximumWidth(theme.px(700))
        self._text.setFixedHeight(theme.px(150))
        self.column.addWidget(self._text)
        self.column.addWidget(TextLabel(tr("Enter makes a new line, Ctrl+Enter goes on."), "hint"))
        self._text.textChanged.connect(self.changed)

    def answers(self) -> dict[str, str]:
        return {self.state.ref: self._text.toPlainText().rstrip()}

    def draft(self) -> str:
        text = self._text.toPlainText()
        return text if text != (self.state.value or "") else ""

    def show_draft(self, text: str) -> None:
        self._text.setPlainText(text)
        self._text.moveCursor(self._text.textCursor().MoveOperation.End)

    def clear_answer(self) -> None:
        self._text.clear()

    def focus_target(self) -> QWidget:
        return self._text

    def wants(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier


def _as_is(text: str) -> Reading:
    return Reading(text.strip())


def text_field(state: NodeState, *, secret: bool = False) -> AnswerField:
    """Return one line, or several where the form asks for them (`multiline`)."""
    if "multiline" in state.appearance:
        return LongTextField(state)
    return LineField(state, _as_is, str, secret=secret)


def number_field(state: NodeState, *, example: str = "") -> AnswerField:
    read = read_integer if state.type in ("int", "integer", "long", "short") else read_decimal
    return LineField(state, read, str, width=220, example=example)


def date_field(state: NodeState, now: datetime) -> AnswerField:
    example = tr("day month year")
    return LineField(state, lambda typed: read_date(typed, now.date()), shown_date, width=260, example=example)


def time_field(state: NodeState) -> AnswerField:
    return LineField(state, read_time, shown_time, width=220, example=tr("hours minutes"))


def moment_field(state: NodeState, now: datetime) -> AnswerField:
    example = tr("day month year hours:minutes")
    return LineField(state, lambda typed: read_moment(typed, now), shown_moment, width=320, example=example)
