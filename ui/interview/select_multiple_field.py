"""Several choices of a list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cxfield.interview.state import NodeState
from ui.interview.answer_field import is_typing
from ui.interview.appearances import ChoiceLook
from ui.interview.code_field import CodeField
from ui.interview.rich_text import plain_text
from ui.keys.key_action import FieldKey
from ui.language import tr
from ui.widgets import Pictures, TextLabel


class SelectMultipleField(CodeField):
    """Several choices: codes one after another, or arrows and Space; Enter goes on.

    A choice that stands alone (`cx:exclusive`) takes the others back, and they take it back. What was stored before
    stays as it is until a choice is taken.
    """

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (*super().keys(), FieldKey(("Space",), tr("Take or give back the lit line; parts two codes")))

    def __init__(self, state: NodeState, *, look: ChoiceLook | None = None, pictures: Pictures | None = None) -> None:
        super().__init__(state, look=look, pictures=pictures)
        self._chosen = [name for name in (state.value or "").split() if name in {c.name for c in self.choices}]
        self._spaces_part = False  # a Space after a code parts it from the next one; after an arrow it picks
        self.column.addWidget(TextLabel(self.advice(), "hint", wrap=True))
        self.show_rows()

    def advice(self) -> str:
        """Return how to answer, in one line."""
        return tr("Several answers: type each code, Space between long ones.")

    def show_rows(self) -> None:
        rows = [self.row(c, "✓" if c.name in self._chosen else "", chosen=c.name in self._chosen) for c in self.choices]
        self.list.set_rows(rows)

    def pick(self, row: int) -> None:
        name = self.choices[row].name
        remark = ""
        if name in self._chosen:
            self._chosen.remove(name)
        else:
            remark = self._make_room_for(row)
            self._chosen.append(name)
        self.typing.clear()
        self.say_typed()
        self.say(remark)
        self.show_rows()
        self.list.show_current(row)
        self.changed.emit()

    def _make_room_for(self, row: int) -> str:
        """Give back what cannot stand beside the choice in `row`; return the sentence that says so."""
        taken = self.choices[row]
        gone = [c for c in self.choices if c.name in self._chosen and (taken.exclusive or c.exclusive)]
        self._chosen = [name for name in self._chosen if name not in {c.name for c in gone}]
        if not gone:
            return ""
        if taken.exclusive:
            return tr("“{choice}” takes the others back.").format(choice=plain_text(taken.label))
        labels = ", ".join(plain_text(c.label) for c in gone)
        return tr("“{choice}” was taken back.").format(choice=labels)

    def on_code(self) -> None:
        self._spaces_part = True
        if self.typing.is_final():
            self.pick(self.row_of(self.typing.code()))

    def light(self, key: Qt.Key) -> None:
        self._spaces_part = False
        super().light(key)

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
