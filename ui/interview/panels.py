"""Panels at the right of the question: a list, a remark. Escape closes; nothing is modal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.language import tr
from ui.widgets import ChoiceRow, TextLabel
from ui.widgets.panel_list import PanelList
from ui.widgets.side_panel import SidePanel

LONGEST = 90
"""Characters of a long label that are shown."""
MOST_SHOWN = 200
"""Lines that are painted; those around the lit one."""


@dataclass(frozen=True, slots=True)
class PanelChoice:
    """A line of a list panel: `id` is what `chosen` says.

    Attributes:
        mark: Short words at the right: how it stands.
        search: What it is found by besides.
        is_long: Label and code need the whole width: the beginning of the label, and the code below it.
    """

    id: str
    code: str
    label: str
    mark: str = ""
    search: str = ""
    is_long: bool = False

    def row(self, mark: str, *, lit: bool) -> ChoiceRow:
        """Return how the line is shown."""
        if not self.is_long:
            return ChoiceRow(self.code, self.label, mark, lit)
        return ChoiceRow("", f"{shorten(self.label, LONGEST, placeholder='…')}\n{self.code}", mark, lit)


class ListPanel(SidePanel):
    """Choose one line: type a part of it or its code, arrows, Enter."""

    chosen = Signal(str)

    def __init__(
        self, title: str, sentence: str, choices: Sequence[PanelChoice], current: str = "", *, words: str = ""
    ) -> None:
        super().__init__(title, sentence)
        self._choices = tuple(choices)
        self._found_by = [f"{one.code} {one.label} {one.search}".casefold() for one in self._choices]
        self._shown = self._choices
        self._row = 0
        self._first = 0
        self._line = QLineEdit()
        self._line.setAccessibleName(title)
        self._line.setPlaceholderText(words or tr("Type a part of the name, or the code"))
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self._filter)
        self._list = PanelList()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(title)
        self._list.row_clicked.connect(self._on_clicked)
        self.body.addWidget(self._line)
        self.body.addWidget(self._list, 1)
        self.body.addStretch(0)
        self.add_way_out()
        self._row = next((i for i, choice in enumerate(self._choices) if choice.id == current), 0)
        self._show_rows()

    def first_focus(self) -> QWidget:
        return self._line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in step:
                self._row = min(max(self._row + step[Qt.Key(event.key())], 0), max(len(self._shown) - 1, 0))
                self._show_rows()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self._row)
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        words, code = text.casefold().split(), text.strip().casefold()
        found = [
            choice
            for choice, known in zip(self._choices, self._found_by, strict=True)
            if all(word in known for word in words)
        ]
        if code:
            found.sort(key=lambda choice: _nearness(choice.code.casefold(), code))
        self._shown = tuple(found)
        self._row = 0
        self._show_rows()

    def _show_rows(self) -> None:
        first = max(min(self._row - MOST_SHOWN // 2, len(self._shown) - MOST_SHOWN), 0)
        self._first = first
        shown = self._shown[first : first + MOST_SHOWN]
        rows = [choice.row(self._mark(i, choice), lit=i == self._row) for i, choice in enumerate(shown, start=first)]
        self._list.set_rows(rows)
        self._list.show_current(self._row - first if rows else -1)

    def _mark(self, row: int, choice: PanelChoice) -> str:
        return "  ".join(part for part in (choice.mark, "Enter" if row == self._row else "") if part)

    def _on_clicked(self, row: int) -> None:
        self._choose(self._first + row)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self.chosen.emit(self._shown[row].id)


def _nearness(code: str, typed: str) -> int:
    """The line that is called so, or whose last name it is, comes first; then those that begin so."""
    last = code.rpartition("/")[2]
    return 0 if typed in (code, last) else 1 if code.startswith(typed) or last.startswith(typed) else 2


class RemarkPanel(SidePanel):
    """A note of the interviewer on the question."""

    saved = Signal(str)

    def __init__(self, earlier: Sequence[str]) -> None:
        super().__init__(tr("Remark"), tr("What the supervisor should know about this answer. Not read out."))
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(tr("Remark"))
        self._text.setTabChangesFocus(True)
        self._text.installEventFilter(self)
        for text in earlier:
            self.body.addWidget(TextLabel(text, "hint", wrap=True))
        self.body.addWidget(self._text)
        self.add_way_out(tr("Save (Ctrl+Enter)")).clicked.connect(self._save)

    def first_focus(self) -> QWidget:
        return self._text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._save()
                return True
        return super().eventFilter(watched, event)

    def _save(self) -> None:
        text = self._text.toPlainText().strip()
        if text:
            self.saved.emit(text)
        else:
            self.closed.emit()


__all__ = ["ListPanel", "PanelChoice", "RemarkPanel", "SidePanel"]
