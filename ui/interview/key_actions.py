"""The keys of the interview as records: the bar, the help table and the handling of keys all come from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.language import tr


@dataclass(frozen=True, slots=True)
class KeyAction:
    """One thing that a key does. `keys` are in Qt's portable notation; the first is the one shown."""

    id: str
    words: str
    keys: tuple[str, ...]

    @property
    def cap(self) -> str:
        """The key as printed in the bar."""
        return self.keys[0].replace("Return", "Enter").replace("PgDown", "PgDn")


def interview_actions(own_keys: Mapping[str, str] | None = None) -> tuple[KeyAction, ...]:
    """Return all actions in the order of the help table.

    Args:
        own_keys: Action id -> key that the interviewer put in place of the first default key.
    """
    actions = (
        KeyAction("next", tr("Next"), ("Return", "Enter", "Ctrl+Return", "Ctrl+Enter")),
        KeyAction("back", tr("Back"), ("PgUp",)),
        KeyAction("forward", tr("Forward over answered questions"), ("PgDown",)),
        KeyAction("first_open", tr("First unanswered question"), ("Ctrl+End",)),
        KeyAction("help", tr("Help"), ("F1",)),
        KeyAction("confirm", tr("It is right (soft check)"), ("F2",)),
        KeyAction("remark", tr("Remark"), ("F3",)),
        KeyAction("language", tr("Language"), ("F4",)),
        KeyAction("hint", tr("Hint"), ("F5",)),
        KeyAction("go_to", tr("Go to a question"), ("F6",)),
        KeyAction("rf", tr("Refused"), ("F7",)),
        KeyAction("dk", tr("Don't know"), ("F8",)),
        KeyAction("na", tr("Not applicable"), ("Shift+F8",)),
        KeyAction("suspend", tr("Suspend"), ("F9",)),
        KeyAction("listen", tr("Listen to how it was asked"), ("F10",)),
        KeyAction("microphone", tr("Microphone"), ("Ctrl+M",)),
        KeyAction("full_screen", tr("For the respondent: card, laptop, full screen"), ("F11",)),
        KeyAction("clear", tr("Clear the answer"), ("Ctrl+Del",)),
        KeyAction("break_off", tr("Break off"), ("Ctrl+B",)),
        KeyAction("route", tr("Route on or off"), ("Ctrl+L",)),
    )
    own = own_keys or {}
    return tuple(
        KeyAction(action.id, action.words, (own[action.id], *action.keys[1:])) if action.id in own else action
        for action in actions
    )


class KeyMap:
    """Finds the action of a key press."""

    def __init__(self, actions: tuple[KeyAction, ...]) -> None:
        self.actions = actions
        self._by_key = {QKeySequence(key).toString(): action.id for action in actions for key in action.keys}

    def action_of(self, event: QKeyEvent) -> str | None:
        """Return the id of the action, None where the key belongs to the answer field."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._by_key.get(QKeySequence(event.key() | modifiers.value).toString())

    def get(self, action: str) -> KeyAction:
        return next(found for found in self.actions if found.id == action)
