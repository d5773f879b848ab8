"""What the appearance words of a question mean for its choices. The table in docs/appearances.md says the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ui.widgets.choice_list import AS_MANY_AS_FIT

DROPDOWN = frozenset(("minimal", "autocomplete", "search"))
GOES_ON = re.compile(r"quick|quickcompact(-\d+)?")
SIDE_BY_SIDE = frozenset(("columns", "columns-pack", "horizontal", "horizontal-compact", "compact", "quickcompact"))
LIKERT, SMILEY, RATING, NO_BUTTONS = "likert", "smiley", "rating", "no-buttons"
_COUNTED = re.compile(r"(?:columns|compact|quickcompact)-(\d{1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceLook:
    """How choices are shown and answered.

    Attributes:
        columns: Beside one another; `AS_MANY_AS_FIT` where the form leaves it to the screen.
        goes_on: The answer goes on by itself.
        is_dropdown: One line to type in, with the list below it.
        shows_marks: False: pictures without a tick.
    """

    columns: int = 1
    goes_on: bool = False
    is_dropdown: bool = False
    shows_marks: bool = True


def choice_look(words: Sequence[str], *, has_pictures: bool = False) -> ChoiceLook:
    """Return what `words` ask for; words that mean nothing here change nothing."""
    known = [word.strip().casefold() for word in words]
    counted = next((int(found[1]) for word in known if (found := _COUNTED.fullmatch(word))), 0)
    spread = has_pictures or not SIDE_BY_SIDE.isdisjoint(known)
    return ChoiceLook(
        columns=counted or (AS_MANY_AS_FIT if spread else 1),
        goes_on=any(GOES_ON.fullmatch(word) for word in known),
        is_dropdown=not DROPDOWN.isdisjoint(known),
        shows_marks=not (has_pictures and NO_BUTTONS in known),
    )
