"""What answer fields need besides the state of their question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ui.map.map_tiles import MapTiles
from ui.position.position_feed import PositionFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTools:
    """Handed to every field when it is made.

    Attributes:
        now: The moment in the zone of the interview, for `today` in typed dates.
        for_respondent: The respondent answers alone: nothing that is meant for the interviewer is shown.
        positions: The source of positions; None where this computer has none.
        map_tiles: The map that the team supplies; None: a plain grid without a choice.
        media: File name -> bytes of what this page shows and plays.
    """

    now: datetime
    for_respondent: bool = False
    positions: PositionFeed | None = None
    map_tiles: MapTiles | None = None
    media: Mapping[str, bytes] = field(default_factory=dict)
