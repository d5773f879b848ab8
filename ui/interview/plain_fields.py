"""Fields that ask nothing, and the question for another row of a repeat."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField
from ui.interview.choice_codes import CodedChoice
from ui.interview.rich_text import plain_text
from ui.interview.select_one_field import SelectOneField
from ui.language import tr
from ui.widgets import TextLabel
from ui.widgets.speaking import speak_as

ADD, GO_ON, REMOVE = "add", "go-on", "remove"


class NoteField(AnswerField):
    """Nothing to answer: Enter goes on."""

    def __init__(self, state: NodeState) -> None:
        super().__init__((state,))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, "note")
        self.setAccessibleName(plain_text(state.label) or tr("Note"))


class FixedField(NoteField):
    """A value that is shown and cannot be changed here."""

    def __init__(self, state: NodeState) -> None:
        super().__init__(state)
        names = {choice.name: choice.label for choice in state.choices or ()}
        words = ", ".join(plain_text(names.get(part, part)) for part in (state.value or "").split()) if names else ""
        self.column.addWidget(TextLabel(words or state.value or "–", "heading", wrap=True))


class RepeatPromptField(SelectOneField):
    """Another row, go on, or take the last one back. The answer is a wish, not a value."""

    def __init__(self, state: NodeState, rows: int) -> None:
        choices = [CodedChoice("1", ADD, tr("Yes, one more")), CodedChoice("2", GO_ON, tr("No, go on"))]
        if rows:
            choices.append(CodedChoice("3", REMOVE, tr("Remove the last one")))
        super().__init__(state, tuple(choices))
        self.rows = rows

    def wish(self) -> str:
        """Return `add`, `go-on` or `remove`; empty where nothing is chosen yet."""
        return super().answers()[self.state.ref]

    def answers(self) -> dict[str, str]:
        return {}
