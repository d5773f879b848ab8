"""The outcome with which an interview closes its attempt."""

from __future__ import annotations

from ui.interview.interview_controller import Ending, EndingKind

COMPLETE = "1.1"
AFTER_SUSPENDING = "2.12"
"""Lit first when an interview was suspended: Enter, pressed once too often, must not say that nobody answered."""


def outcome_of(ending: Ending) -> str | None:
    """Return the AAPOR code that closes the attempt; None where the interview was only suspended."""
    if ending.kind == EndingKind.SUSPENDED:
        return None
    return ending.disposition or COMPLETE
