"""What stands in the help of a place: headings with keys and what they do, the nearest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ui.keys.key_action import FieldKey, KeyAction, Part, Place, cap_of
from ui.keys.key_table import actions_at, part_words, place_words, text_keys
from ui.language import tr


@dataclass(frozen=True, slots=True)
class HelpSection:
    """A heading and its lines: key as printed, what it does."""

    title: str
    rows: tuple[tuple[str, str], ...]


def help_at(place: Place, own_keys: Mapping[str, str]) -> tuple[HelpSection, ...]:
    """Return the help of a place outside the interview."""
    return (
        HelpSection(place_words(place), _rows(actions_at(place, own_keys))),
        HelpSection(place_words(Place.WINDOW), _rows(actions_at(Place.WINDOW, own_keys))),
    )


def help_in_interview(
    actions: Sequence[KeyAction], field_keys: Sequence[FieldKey], own_keys: Mapping[str, str], *, is_closing: bool
) -> tuple[HelpSection, ...]:
    """Return the help of the interview; the keys of the answer field that is asked now come first."""
    taken = {key for line in field_keys if line.instead for key in line.keys}
    editing = text_keys()
    here = tuple((line.cap, line.words) for line in field_keys if line not in editing)
    if is_closing:
        here = _rows(actions_at(Place.CLOSING, own_keys))
    sections = [HelpSection(place_words(Place.CLOSING) if is_closing else tr("This answer"), here)] if here else []
    for part in Part:
        if is_closing and part == Part.QUESTION:
            continue
        of_part = [action for action in actions if action.part == part and not (is_closing and action.id == "next")]
        sections.append(HelpSection(part_words(part), _rows(of_part, taken)))
    if any(line in editing for line in field_keys):
        sections.append(HelpSection(tr("In a line of text"), tuple((line.cap, line.words) for line in editing)))
    for place in (Place.PANEL, Place.WINDOW):
        sections.append(HelpSection(place_words(place), _rows(actions_at(place, own_keys))))
    return tuple(sections)


def all_keys(action: KeyAction, taken: frozenset[str] | set[str] = frozenset()) -> str:
    """Return the keys of an action as printed: the two Enter keys once, none that the field takes itself."""
    caps = [cap_of(key) for key in action.keys if key not in taken]
    return " ".join(dict.fromkeys(caps)) or action.cap


def _rows(actions: Sequence[KeyAction], taken: set[str] | None = None) -> tuple[tuple[str, str], ...]:
    return tuple((all_keys(action, taken or set()), action.words) for action in actions)
