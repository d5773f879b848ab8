"""How the texts of a questionnaire look, by what an interviewer does with them: read aloud, read if needed, follow.

Houses differ in this, so it is data: a house style gives every role its look. Sources: the interviewer screens of the
Cross-Cultural Survey Guidelines (question black, instructions bold blue, categories that are not read in bold blue,
optional text in parentheses) and the CAI standards of the Australian Bureau of Statistics (question bold, text that
may be read plain). `plain` is our own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class TextRole(StrEnum):
    """What a text of a questionnaire is for."""

    READ_ALOUD = "read-aloud"
    READ_IF_NEEDED = "read-if-needed"
    INSTRUCTION = "instruction"
    FILL = "fill"
    CHOICE_READ = "choice-read"
    CHOICE_NOT_READ = "choice-not-read"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLook:
    """One role's look.

    Attributes:
        colour: Name of a token.
        weight: As in CSS: 400 plain, 600 or 700 bold.
    """

    colour: str = "text"
    weight: int = 400
    is_italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """The looks of all roles.

    Attributes:
        is_optional_in_parentheses: Text in parentheses inside a question is read if needed, and looks like it.
    """

    looks: Mapping[TextRole, TextLook]
    is_optional_in_parentheses: bool = False


_PLAIN: Mapping[TextRole, TextLook] = {
    TextRole.READ_ALOUD: TextLook(),
    TextRole.READ_IF_NEEDED: TextLook(colour="muted"),
    TextRole.INSTRUCTION: TextLook(colour="instruction"),
    TextRole.FILL: TextLook(weight=600),
    TextRole.CHOICE_READ: TextLook(),
    TextRole.CHOICE_NOT_READ: TextLook(colour="instruction", is_italic=True),
}

HOUSE_STYLES: Mapping[str, HouseStyle] = {
    "plain": HouseStyle(looks=_PLAIN),
    "bold-question": HouseStyle(
        looks={
            **_PLAIN,
            TextRole.READ_ALOUD: TextLook(weight=700),
            TextRole.READ_IF_NEEDED: TextLook(),
            TextRole.FILL: TextLook(weight=700, colour="accent"),
        },
        is_optional_in_parentheses=True,
    ),
    "blue-not-read": HouseStyle(
        looks={
            **_PLAIN,
            TextRole.INSTRUCTION: TextLook(colour="instruction", weight=700),
            TextRole.CHOICE_NOT_READ: TextLook(colour="instruction", weight=700),
        },
        is_optional_in_parentheses=True,
    ),
}


def can_slant(text: str) -> bool:
    """Return whether `text` has italic letters: scripts beyond Latin, Greek and Cyrillic come out as boxes."""
    return not any("\u0590" <= letter < "\u1e00" or letter >= "\u2e80" for letter in text)
