"""Which key an action may get: the rules of changing keys. Pure; the panel that asks is `keys_panel`."""

from __future__ import annotations

from collections.abc import Mapping

from ui.keys.field_table import keys_of_fields
from ui.keys.key_action import KeyAction, Place, cap_of, portable
from ui.keys.key_table import actions_at, all_actions, text_keys
from ui.language import tr

MUST_STAY = (
    "Return", "Enter", "Esc", "Tab", "Backtab", "Space", "Backspace", "Del", "Up", "Down", "Left", "Right", "Home",
    "End",
)  # fmt: skip


def together(place: Place) -> tuple[Place, ...]:
    """Return the places whose keys are pressed where those of `place` are."""
    if place == Place.WINDOW:
        return tuple(Place)
    if place in (Place.INTERVIEW, Place.PANEL, Place.CLOSING):
        return (Place.WINDOW, Place.INTERVIEW, Place.PANEL, Place.CLOSING)
    return (Place.WINDOW, place)


def why_not(action: KeyAction, key: str) -> str:
    """Return a sentence where `action` can never have `key`; empty where it can."""
    if action.stays:
        return action.stays
    key = portable(key)
    last = key.rpartition("+")[2] or "+"
    held = set(key.removesuffix(last).split("+")) - {""}
    if not key or last in ("Ctrl", "Shift", "Alt", "Meta"):
        return tr("That key cannot be used here.")
    if last in MUST_STAY and not held & {"Ctrl", "Alt", "Meta"}:
        return tr("{key} has a meaning of its own in fields and lists; it stays as it is.").format(key=cap_of(key))
    if len(last) == 1 and not held & {"Ctrl", "Alt", "Meta"}:
        return tr("A character alone is for typing answers. Take it with Ctrl or Alt, or a function key.")
    typing = {portable(one) for line in text_keys() for one in line.keys} | {"Ctrl+Y", "Ctrl+Shift+Z"}
    if key in typing or key in keys_of_fields():
        return tr("{key} has a meaning of its own in fields and lists; it stays as it is.").format(key=cap_of(key))
    return ""


def holder_of(action: KeyAction, key: str, own_keys: Mapping[str, str]) -> KeyAction | None:
    """Return the other action that has `key` where `action` would have it; None where it is free."""
    key = portable(key)
    for place in together(action.place):
        for other in actions_at(place, own_keys):
            if other.name != action.name and key in map(portable, other.keys):
                return other
    return None


def with_key(own_keys: Mapping[str, str], action: KeyAction, key: str) -> dict[str, str]:
    """Return `own_keys` with `key` for `action`; the usual key needs no entry."""
    usual = {known.name: known.keys[0] for known in all_actions()}
    changed = {**own_keys, action.name: portable(key)}
    return {name: own for name, own in changed.items() if name in usual and portable(usual[name]) != own}


def can_swap(action: KeyAction, holder: KeyAction, own_keys: Mapping[str, str]) -> bool:
    """Return whether `holder` may take the key that `action` has now."""
    freed = next((one.keys[0] for one in actions_at(action.place, own_keys) if one.name == action.name), "")
    if why_not(holder, freed):
        return False
    meets = holder_of(holder, freed, own_keys)
    return meets is None or meets.name == action.name


def swapped(own_keys: Mapping[str, str], action: KeyAction, holder: KeyAction, key: str) -> dict[str, str]:
    """Return `own_keys` where `action` has `key` and `holder` what `action` had."""
    freed = next(one.keys[0] for one in actions_at(action.place, own_keys) if one.name == action.name)
    return with_key(with_key(own_keys, action, key), holder, freed)
