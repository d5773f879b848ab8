"""The order of children of a group (`cx:order`): drawn once for each interview, kept in its journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

from cxfield.interview.setting import Setting
from cxfield.questionnaire.model import Control, Group, Question, Questionnaire, Repeat

Orders = Mapping[str, tuple[int, ...]]
"""Name of a group or repeat -> numbers of its children (from 0) in the order asked."""


def draw_orders(questionnaire: Questionnaire, seed: int) -> dict[str, tuple[int, ...]]:
    """Return the orders of an interview with `seed`: every row of a repeat has the same."""
    return {name: _draw(control, f"{seed}:{name}:{name}") for name, control in _ordered(questionnaire.body, "")}


def orders_of(questionnaire: Questionnaire, setting: Setting) -> Orders:
    """Return the orders of an interview: those of its journal, or else the ones that its seed draws."""
    return draw_orders(questionnaire, setting.seed) if setting.orders is None else setting.orders


def arranged(questionnaire: Questionnaire, orders: Orders) -> dict[int, tuple[Control, ...]]:
    """Return by `id` of each group and repeat that has an order its children in it.

    An order that does not fit the group is not of this version; the group keeps the order of the form.
    """
    found: dict[int, tuple[Control, ...]] = {}
    for name, control in _ordered(questionnaire.body, ""):
        order = orders.get(name, ())
        if sorted(order) == list(range(len(control.children))):
            found[id(control)] = tuple(control.children[place] for place in order)
    return found


def _ordered(controls: tuple[Control, ...], around: str) -> Iterator[tuple[str, Group | Repeat]]:
    """Yield the groups and repeats that want an order, with their names: the ref, or else the place in the body."""
    for place, control in enumerate(controls):
        if isinstance(control, Question):
            continue
        here = f"{around}.{place}" if around else f"#{place}"
        if control.order in ("random", "rotate") and len(control.children) > 1:
            yield (f"{control.ref}[]" if isinstance(control, Repeat) else control.ref or here), control
        yield from _ordered(control.children, here)


def _draw(control: Group | Repeat, key: str) -> tuple[int, ...]:
    draw, places = Random(key), list(range(len(control.children)))
    if control.order == "random":
        draw.shuffle(places)
        return tuple(places)
    start = draw.randrange(len(places))
    return tuple(places[start:] + places[:start])
