"""Which code an interviewer types for which choice, and what a row of typed digits means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cxfield.interview.state import ChoiceState

_INTEGER = re.compile(r"-?\d{1,6}")


@dataclass(frozen=True, slots=True)
class CodedChoice:
    """A choice with the code that stands beside it.

    Attributes:
        picture: File name; empty without one.
        exclusive: Taking it gives the others back.
        is_read: Read out with the question.
    """

    code: str
    name: str
    label: str
    picture: str = ""
    exclusive: bool = False
    is_read: bool = True


def code_choices(choices: Sequence[ChoiceState]) -> tuple[CodedChoice, ...]:
    """Give every choice its code: the name when every name in the list is an integer, else the position from 1."""
    named = all(is_integer(choice.name) for choice in choices)
    return tuple(
        CodedChoice(
            choice.name if named else str(position),
            choice.name,
            choice.label,
            picture_of(choice),
            choice.exclusive,
            choice.is_read,
        )
        for position, choice in enumerate(choices, start=1)
    )


def is_integer(name: str) -> bool:
    """Say whether a choice of this name may have it for a code."""
    return _INTEGER.fullmatch(name) is not None


def picture_of(choice: ChoiceState) -> str:
    """Return the file name of the picture of a choice; empty without one."""
    return choice.media.get("image") or choice.media.get("big-image") or ""


def is_code_character(text: str) -> bool:
    return len(text) == 1 and (text in "0123456789-")


class CodeTyping:
    """The digits typed so far. `12` after `1` is the code 12 where there is one, else a new code that begins with 2."""

    def __init__(self, codes: Sequence[str]) -> None:
        self._codes = tuple(codes)
        self.typed = ""

    def type(self, character: str) -> str | None:
        """Add a character; return the code that stands now, None where what is typed is no code (yet)."""
        longer = self.typed + character
        if self.typed in self._codes and not self._leads_on(longer) and longer not in self._codes:
            longer = character
        self.typed = longer
        return self.code()

    def erase(self) -> str | None:
        self.typed = self.typed[:-1]
        return self.code()

    def clear(self) -> None:
        self.typed = ""

    def code(self) -> str | None:
        return self.typed if self.typed in self._codes else None

    def is_final(self) -> bool:
        """True if no longer code begins with what is typed: nothing needs to be waited for."""
        return self.code() is not None and not self._leads_on(self.typed)

    def may_take(self, character: str) -> bool:
        """True if `character` makes a code of what is typed, or leads on to one."""
        longer = self.typed + character
        return longer in self._codes or self._leads_on(longer)

    def is_hopeless(self) -> bool:
        """True if no code is and none begins with what is typed."""
        return bool(self.typed) and self.code() is None and not self._leads_on(self.typed)

    def _leads_on(self, typed: str) -> bool:
        return any(code.startswith(typed) and code != typed for code in self._codes)
