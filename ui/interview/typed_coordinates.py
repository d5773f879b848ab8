"""Typed coordinates as an answer: what is stored, what is said of it, and the sentence if nothing is understood."""

from __future__ import annotations

from cxfield.position.place import Place, place_text
from cxfield.position.typed_place import Unread, read_typed_place
from ui.interview.typed_answer import Reading
from ui.language import tr
from ui.map.place_words import place_words


def read_coordinates(typed: str) -> Reading:
    """Latitude, then longitude, in any usual way of writing; altitude and accuracy in metres may follow."""
    found = read_typed_place(typed)
    if found is None:
        return Reading()
    if isinstance(found, Unread):
        return Reading(problem=unread_words(found))
    return Reading(place_text(found), echo=place_words(found))


def typed_place(typed: str) -> Place | None:
    """Return the place that is typed; None if none is."""
    found = read_typed_place(typed)
    return found if isinstance(found, Place) else None


def unread_words(why: Unread) -> str:
    """Return the sentence that says what to type."""
    match why:
        case Unread.NEEDS_BOTH:
            return tr("Type latitude and longitude, for instance 56.95 24.10.")
        case Unread.LATITUDE:
            return tr("The latitude comes first and is between -90 and 90. Were the two numbers swapped?")
        case Unread.LONGITUDE:
            return tr("The longitude is between -180 and 180.")
        case Unread.NOWHERE:
            return tr("0 0 is what a receiver says without knowing. Type the real coordinates.")
    return tr("Type coordinates as 56.95 24.10, 56°57'N 24°6'E or N 56.95 E 24.10.")
