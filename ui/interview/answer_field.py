"""What every answer field promises to the page that it stands on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxfield.fieldwork.page_view import Problem
from cxfield.interview.state import NodeState
from ui.keys.key_action import FieldKey
from ui.theme import current_theme


class AnswerField(QWidget):
    """Takes the answer of one question (a grid: of several). `answers` says what to store."""

    changed = Signal()  # what is typed differs from before
    given = Signal(str, str)  # ref, value: one answer of several on this page is ready to be stored
    settled = Signal()  # answered so that the interview may go on by itself
    wished = Signal(object)  # what the session must do for the field: a small frozen dataclass

    def __init__(self, states: tuple[NodeState, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.states = states
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(current_theme().px(6))

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        """Return the keys that this kind of field takes itself while it has the focus, for F1 and the document."""
        return ()

    def keys_now(self) -> tuple[FieldKey, ...]:
        """Return those of `keys` that do something for this question."""
        return self.keys()

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(state.ref for state in self.states)

    @property
    def state(self) -> NodeState:
        return self.states[0]

    def current_ref(self) -> str:
        """Return the question that keys such as F8 mean now."""
        return self.state.ref

    def answers(self) -> dict[str, str]:
        """Return ref -> text as it would be stored; a field that only shows has none."""
        return {}

    def problem(self) -> str:
        """Return a sentence where what is typed cannot be understood; empty if it can."""
        return ""

    def draft(self) -> str:
        """Return what is being typed, for keeping before it is an answer; empty where nothing is worth it."""
        return ""

    def show_draft(self, text: str) -> None:
        """Put back what was being typed when the interview was left."""

    def go_to_ref(self, ref: str) -> None:
        """Stand at the part that asks `ref`, in a field of several questions."""

    def current_rect(self) -> QRectF | None:
        """Return where the current part is, for bringing it into sight; None in a field of one question."""
        return None

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the parts that something is wrong with."""

    def show_states(self, states: tuple[NodeState, ...]) -> None:
        """Take over states that were stored meanwhile; what is being typed stays."""
        self.states = states

    def clear_answer(self) -> None:
        """Empty the field."""

    def focus_target(self) -> QWidget:
        """Return the widget that takes the keys."""
        return self

    def key_targets(self) -> tuple[QWidget, ...]:
        """Return all widgets of the field whose keys may be keys of the interview (the map beside the line)."""
        return (self.focus_target(),)

    def invite_mending(self) -> None:
        """Make it easy to type another answer over a wrong one."""

    def go_past_missing(self) -> None:
        """A missing code was given for the current line: light the next one where lines follow by themselves."""

    def take_pending(self) -> bool:
        """Take a code that is typed but waits for more digits. Returns False where it is not a code."""
        return True

    def wants(self, event: QKeyEvent) -> bool:
        """Say whether this key belongs to the field although it is a key of the interview (Enter in long text)."""
        return False

    def next_inside(self) -> bool:
        """Go to the next open line inside the field on Enter; False where there is none."""
        return False


def is_typing(event: QEvent) -> bool:
    """Return True for a key that types a character: no control or alt key held."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return not held and len(event.text()) == 1 and event.text().isprintable()
