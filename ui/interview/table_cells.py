"""How one cell of a table of rows is read and shown: by the readers of the fields that ask one question alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cxfield.interview.state import NodeState
from ui.interview.choice_codes import code_choices
from ui.interview.rich_text import plain_text
from ui.interview.text_fields import WHOLE, date_part, read_as_is
from ui.interview.typed_answer import Reading
from ui.interview.typed_dates import read_date, read_moment, read_time, shown_date, shown_moment, shown_time
from ui.interview.typed_numbers import read_decimal, read_digits, read_integer, shown_number
from ui.language import tr

MOST_NAMED = 12
"""More choices than this are not all named below the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReader:
    """What a cell understands.

    Attributes:
        typed_as: Turns what is stored into what one would type.
        shown_as: Turns what is stored into what stands in the table.
        help: What may be typed; empty where that needs no words.
    """

    read: Callable[[str], Reading]
    typed_as: Callable[[str], str]
    shown_as: Callable[[str], str]
    help: str = ""


def cell_reader(state: NodeState, now: datetime) -> CellReader:
    """Return what reads and shows the cell of `state`."""
    if state.choices is not None:
        return _choice_reader(state)
    match state.type:
        case "date":
            part = date_part(state)
            return _reader(lambda typed: read_date(typed, now.date(), part), lambda text: shown_date(text, part))
        case "time":
            return _reader(lambda typed: read_time(typed, now.time()), shown_time)
        case "dateTime":
            return _reader(lambda typed: read_moment(typed, now), shown_moment)
        case "decimal" | "double" | "float":
            return _reader(read_decimal, shown_number)
    if state.type in WHOLE:
        return _reader(read_integer, shown_number)
    return _reader(read_digits if "numbers" in state.appearance else read_as_is, str)


def reads_alike(one: NodeState, other: NodeState) -> bool:
    """Say whether the cells of two states of one column have the same reader."""
    return (one.type, one.choices, one.appearance) == (other.type, other.choices, other.appearance)


def _reader(read: Callable[[str], Reading], show: Callable[[str], str]) -> CellReader:
    return CellReader(read=read, typed_as=show, shown_as=show)


def _choice_reader(state: NodeState) -> CellReader:
    choices = code_choices(state.choices or ())
    codes = {choice.name: choice.code for choice in choices}
    labels = {choice.name: plain_text(choice.label) for choice in choices}

    def read(typed: str) -> Reading:
        text = typed.strip().casefold()
        if not text:
            return Reading()
        exact = [name for name in codes if text in (codes[name].casefold(), name.casefold(), labels[name].casefold())]
        begun = [name for name in codes if labels[name].casefold().startswith(text)]
        meant = exact[:1] or (begun if len(begun) == 1 else [])
        if meant:
            return Reading(meant[0], echo=labels[meant[0]])
        return Reading(problem=tr("There is no code {code} here.").format(code=typed.strip()))

    named = [f"{codes[name]} {labels[name]}" if labels[name] != codes[name] else codes[name] for name in codes]
    words = " · ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
    return CellReader(
        read=read,
        typed_as=lambda stored: codes.get(stored, stored),
        shown_as=lambda stored: labels.get(stored, stored),
        help=words,
    )
