"""What an interviewer typed, as it was understood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood.

    Attributes:
        value: As it will be stored; empty where nothing was typed or nothing understood.
        problem: Sentence; empty if all is well.
        echo: The answer in words, to show that it was understood (`Thursday 12 November 2026`).
    """

    value: str = ""
    problem: str = ""
    echo: str = ""
