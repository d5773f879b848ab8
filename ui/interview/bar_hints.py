"""Which keys the bar of the interview shows, and which of them do something now."""

from __future__ import annotations

from cxfield.fieldwork.page_view import PageView
from ui.keys.key_action import KeyMap
from ui.language import tr
from ui.widgets import KeyHint

RANKS = {"help": 0, "remark": 3, "rf": 2, "dk": 2, "suspend": 4, "back": 1}
"""Action -> how early it goes where the bar is narrow."""


def bar_hints(keys: KeyMap, view: PageView | None, missing_codes: tuple[str, ...]) -> list[KeyHint]:
    """Return the hints in order, the next key last; all stay at their place and only turn grey."""
    hints = []
    for action, rank in RANKS.items():
        known = keys.get(action)
        enabled = action not in ("rf", "dk") or action in missing_codes
        if action == "back":
            enabled = view is not None and view.can_go_back
        hints.append(KeyHint(action=action, key=known.cap, words=known.words, rank=rank, enabled=enabled))
    following = keys.get("next")
    words = _next_words(view) or following.words
    hints.append(KeyHint(action="next", key=following.cap, words=words, primary=True, rank=0))
    return hints


def _next_words(view: PageView | None) -> str:
    """Return what Enter does on the closing page; empty elsewhere."""
    if view is None or not view.is_end:
        return ""
    return tr("Go there") if view.closing is not None and view.closing.open_questions else tr("Complete the interview")
