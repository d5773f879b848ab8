"""Colours, spaces and sizes of the window, as data. Colours are `#RRGGBB`; sizes are pixels at 100 %."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One look. A pair `x` and `x_ground` is text on its own ground.

    Attributes:
        line: Hairlines that only divide; says nothing, so its contrast is free.
        border: Edge of a control; at least 3:1 on `surface`.
        accent: Focus and what the next key will do; `on_accent` stands on it.
        soft, hard, good: Soft check, hard check, done.
    """

    name: str
    window: str
    surface: str
    raised: str
    text: str
    muted: str
    disabled: str
    line: str
    border: str
    accent: str
    on_accent: str
    instruction: str
    instruction_ground: str
    soft: str
    soft_ground: str
    hard: str
    hard_ground: str
    good: str
    good_ground: str


LIGHT = Tokens(
    name="light",
    window="#F4F5F7",
    surface="#FFFFFF",
    raised="#FFFFFF",
    text="#171B21",
    muted="#56606E",
    disabled="#98A1AD",
    line="#DFE3E8",
    border="#868F9C",
    accent="#0B62C4",
    on_accent="#FFFFFF",
    instruction="#0B5CB8",
    instruction_ground="#EAF2FD",
    soft="#805300",
    soft_ground="#FFF4DC",
    hard="#B3261E",
    hard_ground="#FDECEA",
    good="#187541",
    good_ground="#E9F6EF",
)

DARK = Tokens(
    name="dark",
    window="#14171B",
    surface="#1C2026",
    raised="#242A32",
    text="#E8EBEF",
    muted="#A3ADBA",
    disabled="#66707D",
    line="#313842",
    border="#737E8C",
    accent="#6BAEFF",
    on_accent="#0C1B2E",
    instruction="#9CC8FF",
    instruction_ground="#1B2A3D",
    soft="#F2C266",
    soft_ground="#33280F",
    hard="#FF8A80",
    hard_ground="#3A1614",
    good="#6FD39B",
    good_ground="#14291E",
)

HIGH_CONTRAST = Tokens(
    name="high-contrast",
    window="#000000",
    surface="#000000",
    raised="#000000",
    text="#FFFFFF",
    muted="#E6E6E6",
    disabled="#A8A8A8",
    line="#8C8C8C",
    border="#FFFFFF",
    accent="#FFD60A",
    on_accent="#000000",
    instruction="#9CDCFF",
    instruction_ground="#00121F",
    soft="#FFE08A",
    soft_ground="#1F1700",
    hard="#FFB0A8",
    hard_ground="#240000",
    good="#7DF5B0",
    good_ground="#00170B",
)

TOKENS_BY_NAME: Mapping[str, Tokens] = {tokens.name: tokens for tokens in (LIGHT, DARK, HIGH_CONTRAST)}

SPACES = (4, 8, 12, 16, 24, 32)
CORNER = 6
INTERFACE_SIZE = 13
QUESTION_SIZE = 24
CHOICE_SIZE = 18
HINT_SIZE = 14
FOCUS_RING = 2
MINIMUM_SCALE = 0.8
MAXIMUM_SCALE = 2.5
