"""What all fields with a list of coded choices have in common: digits, arrows, clicks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField, is_typing
from ui.interview.appearances import ChoiceLook
from ui.interview.choice_codes import CodedChoice, CodeTyping, code_choices, is_code_character
from ui.interview.code_echo import CodeEcho
from ui.interview.rich_text import plain_text
from ui.keys.key_action import DIGITS, FieldKey
from ui.language import tr
from ui.widgets import ChoiceList, ChoiceRow, ListLook, Pictures

ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_ALONG = ARROWS[:2]
_MANY = 8
"""More choices than this are set smaller."""


class CodeField(AnswerField):
    """A list with codes. What digits mean is up to the kind of question.

    Args:
        choices: Instead of those of `state`.
        pictures: What the picture names of the choices mean; a choice whose file is missing names it.
    """

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            FieldKey(DIGITS, tr("Code of a choice")),
            FieldKey(("Up", "Down"), tr("Move in the list")),
            FieldKey(("Left", "Right"), tr("Move in the columns")),
            FieldKey(("Backspace",), tr("Take back a digit")),
        )

    def __init__(
        self,
        state: NodeState,
        choices: tuple[CodedChoice, ...] | None = None,
        *,
        look: ChoiceLook | None = None,
        pictures: Pictures | None = None,
    ) -> None:
        super().__init__((state,))
        self.choices = choices if choices is not None else code_choices(state.choices or ())
        self.look = look or ChoiceLook()
        self.typing = CodeTyping([choice.code for choice in self.choices])
        self._begins_anew = False
        self._pictures = pictures or Pictures({}, self)
        self.list = ChoiceList(
            look=ListLook(
                columns=self.look.columns,
                size=16 if len(self.choices) > _MANY else 18,
                shows_marks=self.look.shows_marks,
            ),
            pictures=self._pictures,
        )
        self.list.setAccessibleName(tr("Choices"))
        self.list.installEventFilter(self)
        self.list.row_clicked.connect(self.pick)
        self._echo = CodeEcho(self.list)
        self.column.addWidget(self.list)
        self.column.addWidget(self._echo)

    def row(self, choice: CodedChoice, mark: str, *, chosen: bool) -> ChoiceRow:
        """Return how `choice` is shown."""
        label, picture = plain_text(choice.label), ""
        if self._pictures.has(choice.picture):
            picture = choice.picture
        elif choice.picture:
            label = f"{label} ({choice.picture})".strip()
        return ChoiceRow(choice.code, label, mark, chosen, picture, choice.is_read)

    def focus_target(self) -> QWidget:
        return self.list

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.list:
            return self.take_key(event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._echo.update()
        return super().eventFilter(watched, event)

    def keys_now(self) -> tuple[FieldKey, ...]:
        return tuple(line for line in self.keys() if self.look.columns != 1 or line.keys != ("Left", "Right"))

    def invite_mending(self) -> None:
        """After Enter on a code that does not exist the next digit begins anew; what was wrong stands below."""
        self._begins_anew = self.typing.is_hopeless()
        if self._begins_anew:
            self._echo.show_typed(self.typing.typed)

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key of the list; False leaves it to Qt."""
        if is_typing(event) and self._begins_anew:
            self._begins_anew = False
            self.typing.clear()
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
        if event.key() in (ARROWS if self.list.columns > 1 else _ALONG):
            self.light(Qt.Key(event.key()))
            return True
        return is_typing(event) and not event.text().isspace()

    def say_typed(self) -> None:
        """Echo the code as typed."""
        self._echo.show_typed(self.typing.typed, self.problem() if self.typing.is_hopeless() else "")

    def say(self, sentence: str) -> None:
        """Say beside the echo what the last key did besides."""
        self._echo.show_remark(sentence)

    def row_of(self, code: str | None) -> int:
        return next((i for i, choice in enumerate(self.choices) if choice.code == code), -1)

    def light(self, key: Qt.Key) -> None:
        """Move the lit row by an arrow key."""
        self.list.show_current(self.list.row_beside(self.list.currentIndex().row(), key))

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
