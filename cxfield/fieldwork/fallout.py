"""What a changed answer does to later ones: which no longer count, and which count again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxfield.interview.engine import Interview
from cxfield.interview.state import Change, KeptAnswer, StepError

NAMED = 5
"""So many answers are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class TouchedAnswer:
    """An answer that fell out or came back.

    Attributes:
        title: Its question in short.
        value: As stored, choices by their labels; empty where a missing code stands.
        missing: The missing code; None without one.
    """

    ref: str
    title: str
    value: str
    missing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallout:
    """What the last step did to other answers.

    Attributes:
        fallen, returned: The first `NAMED` of each.
        more_fallen, more_returned: How many there are besides.
        rows_gone: Titles of the rows with answers that the form took out.
    """

    fallen: tuple[TouchedAnswer, ...] = ()
    more_fallen: int = 0
    returned: tuple[TouchedAnswer, ...] = ()
    more_returned: int = 0
    rows_gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fallen or self.returned or self.rows_gone)


NO_FALLOUT = Fallout()


def fallout_of(changes: Sequence[Change], engine: Interview) -> Fallout:
    """Return what `changes`, all of one step of the interviewer, did together."""
    fallen: dict[str, KeptAnswer] = {}
    returned: dict[str, KeptAnswer] = {}
    for change in changes:
        for kept in change.fallen:
            if returned.pop(kept.ref, None) is None:
                fallen[kept.ref] = kept
        for kept in change.returned:
            if fallen.pop(kept.ref, None) is None:
                returned[kept.ref] = kept
    rows = [_row_title(ref, engine) for change in changes for ref in change.rows_gone]
    if not fallen and not returned and not rows:
        return NO_FALLOUT
    return Fallout(
        fallen=_named(list(fallen.values()), engine),
        more_fallen=max(len(fallen) - NAMED, 0),
        returned=_named(list(returned.values()), engine),
        more_returned=max(len(returned) - NAMED, 0),
        rows_gone=tuple(rows),
    )


def _named(answers: Sequence[KeptAnswer], engine: Interview) -> tuple[TouchedAnswer, ...]:
    found = []
    for kept in answers[:NAMED]:
        try:
            labels = {choice.name: choice.label for choice in engine.state(kept.ref).choices or ()}
        except StepError:  # its row went in a later change of the same step
            continue
        words = ", ".join(labels.get(name, name) for name in kept.value.split()) if labels else kept.value
        title = " ".join(engine.short_label(kept.ref).split()) or _name(kept.ref)
        found.append(TouchedAnswer(kept.ref, title, words, kept.missing))
    return tuple(found)


def _row_title(ref: str, engine: Interview) -> str:
    repeat, _, place = ref.rpartition("[")
    try:
        label = engine.state(repeat).label
    except StepError:
        label = ""
    return f"{' '.join(label.split()) or _name(repeat)} {place.rstrip(']')}"


def _name(ref: str) -> str:
    return ref.rpartition("/")[2]
