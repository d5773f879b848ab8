"""What one key does, as a record, and the places in which it does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.language import tr

DIGITS = tuple("0123456789")
_CAPS = {"Return": "Enter", "PgDown": "PgDn", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


class Place(StrEnum):
    """Where keys are pressed. What is true of the window is true everywhere."""

    WINDOW = "window"
    SIGN_IN = "sign-in"
    DESK = "desk"
    FORMS = "forms"
    CASE = "case"
    DELIVERY = "delivery"
    SUPERVISOR = "supervisor"
    DEVICES = "devices"
    PERSONS = "persons"
    ASIDE = "aside"
    CALLS = "calls"
    KEEPING = "keeping"
    REPLAY = "replay"
    INTERVIEW = "interview"
    PANEL = "panel"
    CLOSING = "closing"


class Part(StrEnum):
    """Which lines stand together in the help of the interview."""

    MOVING = "moving"
    QUESTION = "question"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True)
class KeyAction:
    """One thing that a key does.

    Attributes:
        keys: In Qt's portable notation; the first is the one shown and the one that can be changed.
        in_panels: Works while a panel has the keys.
        stays: Why the key cannot be changed; empty where it can.
    """

    id: str
    words: str
    keys: tuple[str, ...]
    place: Place = Place.INTERVIEW
    part: Part = Part.INTERVIEW
    in_panels: bool = False
    stays: str = ""

    @property
    def cap(self) -> str:
        """The key as printed on the keyboard."""
        return cap_of(self.keys[0])

    @property
    def name(self) -> str:
        """The action with its place: two places may have an action of the same id."""
        return f"{self.place}.{self.id}"


@dataclass(frozen=True, slots=True)
class FieldKey:
    """A key that an answer field takes itself while it has the focus.

    A field of several parts begins its words with the part: `On the map: move the cross`.

    Attributes:
        keys: In Qt's portable notation; `DIGITS` for the digits.
        instead: The field takes it although it is a key of the interview (Enter in long text).
    """

    keys: tuple[str, ...]
    words: str
    instead: bool = False

    @property
    def part(self) -> str:
        """The part of the field in which the key does this; empty for all of it."""
        return self.words.partition(": ")[0] if ": " in self.words else ""

    @property
    def cap(self) -> str:
        """The keys as printed on the keyboard."""
        if self.keys == DIGITS:
            return tr("digits")
        return " ".join(cap_of(key) for key in self.keys)


def cap_of(key: str) -> str:
    """Return a key in Qt's notation as it is printed on the keyboard."""
    held, plus, last = key.rpartition("+") if not key.endswith("++") else (key[:-2], "+", "+")
    return f"{held}{plus}{_CAPS.get(last, last)}"


def portable(key: str) -> str:
    """Return `key` written the one way that equal keys are written."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def key_of(event: QKeyEvent) -> str:
    """Return the key that was pressed, in Qt's portable notation; the digits of the number pad are digits."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(event.key() | modifiers.value).toString(QKeySequence.SequenceFormat.PortableText)


class KeyMap:
    """Finds the action of a key press."""

    def __init__(self, actions: Sequence[KeyAction]) -> None:
        self.actions = tuple(actions)
        self._by_key = {portable(key): action.id for action in actions for key in action.keys}

    def action_of(self, event: QKeyEvent) -> str | None:
        """Return the id of the action, None where the key belongs to what has the focus."""
        return self._by_key.get(key_of(event))

    def get(self, action: str) -> KeyAction:
        return next(found for found in self.actions if found.id == action)
