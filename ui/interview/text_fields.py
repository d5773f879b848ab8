"""Fields into which the answer is typed as text: words, numbers, dates and times."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cxfield.interview.bounds import Bounds
from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField
from ui.interview.calendar_panel import DateField
from ui.interview.counter_field import CounterField
from ui.interview.line_field import LineField, LineLook, room_left
from ui.interview.typed_answer import Reading
from ui.interview.typed_dates import DatePart, read_date, read_moment, read_time, shown_date, shown_moment, shown_time
from ui.interview.typed_numbers import read_decimal, read_digits, read_integer, shown_number
from ui.keys.key_action import FieldKey
from ui.keys.key_table import text_keys
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import TextLabel

WHOLE = ("int", "integer", "long", "short")
USUAL_ROWS, MOST_ROWS = 5, 20


class LongTextField(AnswerField):
    """Several lines: Enter makes a line, Ctrl+Enter goes on. `rows` of the script says how many are in sight."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            FieldKey(("Return", "Enter"), tr("New line"), instead=True),
            FieldKey(("Up", "Down"), tr("Move between lines")),
            *text_keys(),
        )

    def __init__(self, state: NodeState) -> None:
        super().__init__((state,))
        theme = current_theme()
        self._text = QPlainTextEdit(state.value or "")
        self._text.setProperty("role", "answer")
        self._text.setAccessibleName(tr("Answer"))
        self._text.setTabChangesFocus(True)
        self._text.setMaximumWidth(theme.px(700))
        self._text.setFixedHeight(theme.px(30 + 24 * _rows(state)))
        self._hint = TextLabel("", "hint")
        self.column.addWidget(self._text)
        self.column.addWidget(self._hint)
        self._text.textChanged.connect(self._on_typed)
        self._say()

    def _on_typed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        keys = tr("Enter makes a new line, Ctrl+Enter goes on.")
        room = room_left(self._text.toPlainText().rstrip(), self.state.bounds.longest)
        self._hint.setText(f"{keys} {room}".strip())

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


def _rows(state: NodeState) -> int:
    asked = state.question.extra.get("rows", "") if state.question is not None else ""
    return min(max(int(asked), 2), MOST_ROWS) if asked.isascii() and asked.isdigit() else USUAL_ROWS


def read_as_is(text: str) -> Reading:
    return Reading(text.strip())


def text_field(state: NodeState, *, secret: bool = False) -> AnswerField:
    """Return one line, or several where the form asks for them (`multiline`)."""
    rows = state.question is not None and "rows" in state.question.extra
    if "multiline" in state.appearance or rows:
        return LongTextField(state)
    look = LineLook(secret=secret or "masked" in state.appearance, longest=state.bounds.longest)
    read = read_digits if "numbers" in state.appearance else read_as_is
    return LineField(state, read, str, look)


def number_field(state: NodeState, *, example: str = "") -> AnswerField:
    """Return a line for a whole or decimal number; `counter` counts with the arrow keys, `thousands-sep` groups."""
    is_whole = state.type in WHOLE
    grouped = "thousands-sep" in state.appearance
    look = LineLook(
        width=220,
        example=example,
        secret="masked" in state.appearance,
        beside=bounds_words(state.bounds, is_whole=is_whole),
        is_tidied=grouped,
    )
    if is_whole and "counter" in state.appearance:
        return CounterField(state, look)
    read = read_integer if is_whole else read_decimal
    return LineField(state, read, lambda stored: shown_number(stored, grouped=grouped), look)


def bounds_words(bounds: Bounds, *, is_whole: bool) -> str:
    """Return the limits of a number in words (`18 to 120`); empty where there are none."""
    low, high = bounds.low, bounds.high
    if is_whole:
        low = low + 1 if low is not None and bounds.low_open and low == int(low) else low
        high = high - 1 if high is not None and bounds.high_open and high == int(high) else high
    low_open = bounds.low_open and low == bounds.low
    high_open = bounds.high_open and high == bounds.high
    if low is not None and high is not None and not low_open and not high_open:
        return tr("{low} to {high}").format(low=_number(low), high=_number(high))
    words = []
    if low is not None:
        words.append((tr("more than {number}") if low_open else tr("at least {number}")).format(number=_number(low)))
    if high is not None:
        words.append((tr("less than {number}") if high_open else tr("at most {number}")).format(number=_number(high)))
    return ", ".join(words)


def _number(number: Decimal) -> str:
    return shown_number(f"{number:f}", grouped=True)


def date_part(state: NodeState) -> DatePart:
    """Return how much of a date is asked: all of it, month and year, or the year."""
    return next((part for part in (DatePart.YEAR, DatePart.MONTH) if part in state.appearance), DatePart.DAY)


def date_field(state: NodeState, now: datetime) -> AnswerField:
    """Return a line for a date; Alt+Down opens a calendar unless the script says `no-calendar`."""
    part = date_part(state)
    examples = {
        DatePart.DAY: tr("day month year"), DatePart.MONTH: tr("month year"), DatePart.YEAR: tr("year")
    }  # fmt: skip
    look = LineLook(width=260, example=examples[part])

    def read(typed: str) -> Reading:
        return read_date(typed, now.date(), part)

    if part == DatePart.DAY and "no-calendar" not in state.appearance:
        return DateField(state, read, look, now.date())
    return LineField(state, read, lambda stored: shown_date(stored, part), look)


def time_field(state: NodeState, now: datetime) -> AnswerField:
    look = LineLook(width=220, example=tr("hours minutes"))
    return LineField(state, lambda typed: read_time(typed, now.time()), shown_time, look)


def moment_field(state: NodeState, now: datetime) -> AnswerField:
    look = LineLook(width=320, example=tr("day month year hours:minutes"))
    return LineField(state, lambda typed: read_moment(typed, now), shown_moment, look)
