"""One line into which an answer is typed; what was understood is said below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField
from ui.interview.typed_answer import Reading
from ui.keys.key_action import FieldKey
from ui.keys.key_table import text_keys
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import TextLabel

Read = Callable[[str], Reading]
Show = Callable[[str], str]
NEAR_LIMIT = 0.8
"""Characters are counted aloud when so much of the room is used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLook:
    """How a line looks.

    Attributes:
        width: Pixels at 100 %; 0 fills the column.
        secret: Hidden while it is typed; Ctrl+H shows it.
        example: Stands in the empty line.
        beside: Muted words at the right (`18 to 120`).
        longest: Characters at most, for counting; None without limit.
        note: Stands below, always.
        is_tidied: What is typed is written as stored ones are shown, when the line is left.
    """

    width: int = 0
    secret: bool = False
    example: str = ""
    beside: str = ""
    longest: int | None = None
    note: str = ""
    is_tidied: bool = False


class LineField(AnswerField):
    """One line; what was understood is said below it.

    Args:
        read: Turns what is typed into what is stored.
        show: Turns what is stored into what one would type.
    """

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (*text_keys(), FieldKey(("Ctrl+H",), tr("Show or hide what is typed hidden")))

    def keys_now(self) -> tuple[FieldKey, ...]:
        return self.keys() if self.look.secret else tuple(line for line in self.keys() if line.keys != ("Ctrl+H",))

    def __init__(self, state: NodeState, read: Read, show: Show, look: LineLook | None = None) -> None:
        super().__init__((state,))
        self.look = look or LineLook()
        self._read = read
        self._show = show
        self._stored = state.value or ""
        self._shown = show(self._stored)
        self.line = QLineEdit(self._shown)
        self.line.setProperty("role", "answer")
        self.line.setAccessibleName(tr("Hidden answer") if self.look.secret else tr("Answer"))
        self.line.setAccessibleDescription(self.look.beside)
        self.line.setPlaceholderText(self.look.example)
        self.line.setMaximumWidth(current_theme().px(self.look.width or 640))
        self.line.installEventFilter(self)
        self._lay_out()
        self.line.textChanged.connect(self._on_typed)
        self._say()

    def _lay_out(self) -> None:
        theme = current_theme()
        self.row = QHBoxLayout()
        self.row.setSpacing(theme.px(8))
        self.row.addWidget(self.line, 100)  # as wide as it may be; what is left stays at the right
        if self.look.secret:
            self.row.addWidget(self._show_button())
        if self.look.beside:
            self.row.addWidget(TextLabel(self.look.beside, "muted"))
        self.row.addStretch(1)
        self._echo = TextLabel("", "hint")
        self._echo.setMinimumHeight(theme.px(20))
        self.column.addLayout(self.row)
        self.column.addWidget(self._echo)
        if self.look.note:
            self.column.addWidget(TextLabel(self.look.note, "hint", wrap=True))

    def _show_button(self) -> QPushButton:
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._reveal = QPushButton(tr("Show  Ctrl+H"))
        self._reveal.setProperty("look", "quiet")
        self._reveal.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._reveal.clicked.connect(self._toggle_hidden)
        return self._reveal

    def _toggle_hidden(self) -> None:
        is_hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if is_hidden else QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(
            self.line.accessibleName().replace(
                *((tr("Hidden answer"), tr("Answer")) if is_hidden else (tr("Answer"), tr("Hidden answer")))
            )
        )
        self._reveal.setText(tr("Hide  Ctrl+H") if is_hidden else tr("Show  Ctrl+H"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self.take_key(event):
                return True
        elif event.type() == QEvent.Type.FocusOut and self.look.is_tidied:
            self._tidy()
        return super().eventFilter(watched, event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key that the line itself would not understand; True where it was taken."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self.look.secret and held and event.key() == Qt.Key.Key_H:
            self._toggle_hidden()
            return True
        return False

    def _tidy(self) -> None:
        reading = self.reading()
        if reading.value and not reading.problem and self.line.text() != self._shown:
            self.line.setText(self._show(reading.value))

    def invite_mending(self) -> None:
        if self.look.width > 0:
            self.line.selectAll()

    def _on_typed(self) -> None:
        self._say()
        self.changed.emit()

    def reading(self) -> Reading:
        """What stands there untouched is what was stored: reading it again could change it (seconds of a time)."""
        if self.line.text() == self._shown:
            return Reading(self._stored, echo=self._read(self._shown).echo)
        return self._read(self.line.text())

    def _say(self) -> None:
        self._echo.setText(self.reading().echo or room_left(self.line.text(), self.look.longest))

    def answers(self) -> dict[str, str]:
        return {self.state.ref: self.reading().value}

    def problem(self) -> str:
        return self.reading().problem

    def draft(self) -> str:
        text = self.line.text()
        return text if text != self._shown and not self.look.secret else ""

    def show_draft(self, text: str) -> None:
        self.line.setText(text)

    def clear_answer(self) -> None:
        self.line.clear()

    def focus_target(self) -> QWidget:
        return self.line


def room_left(text: str, longest: int | None) -> str:
    """Return how many characters still fit, when the room is nearly used; empty before."""
    if longest is None or len(text) < longest * NEAR_LIMIT:
        return ""
    left = longest - len(text)
    return tr("%n more characters fit", left) if left >= 0 else tr("%n characters too many", -left)
