"""The keys that the user who is signed in put in place of the usual ones. Set once after sign-in, read by all."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from ui.keys.key_action import Place, portable
from ui.keys.key_table import actions_at, all_actions


class KeyNews(QObject):
    """Tells every view that the keys are others now."""

    changed = Signal()


key_news = KeyNews()
_in_use: dict[str, str] = {}


def current_own_keys() -> Mapping[str, str]:
    """Return `place.action` -> key of the user who is signed in."""
    return _in_use


def cap_in_use(place: Place, action: str) -> str:
    """Return the key of an action as printed, for a sentence that names it."""
    return next(one.cap for one in actions_at(place, _in_use) if one.id == action)


def use_own_keys(keys: Mapping[str, str]) -> None:
    """Take the keys of the user who signed in; what this version does not know is left out."""
    known = {action.name for action in all_actions() if not action.stays}
    _in_use.clear()
    _in_use.update({name: portable(key) for name, key in keys.items() if name in known and portable(key)})
    key_news.changed.emit()
