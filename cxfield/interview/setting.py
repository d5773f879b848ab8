"""What the world hands in to one interview: seed, clock, zone, properties, case data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime


def wall_clock() -> datetime:
    """The clock of an interview that is given no other."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Everything an interview needs from outside; it has no clock, disk or random of its own.

    Attributes:
        seed: Feeds the interview's own generator: random(), uuid(), order of groups.
        started_at: Moment of the start; aware. None: `now()` at construction.
        zone: IANA name of the zone in which dates are read and written.
        now: Clock; asked once for each step that is not given its moment.
        mode: `cati`, `capi` or `cawi`; None asks the questions of every mode.
        properties: For `jr:preload="property"`: `deviceid`, `username`, `email`,
            `phonenumber`, `simserial`, `subscriberid`.
        case: Columns of the case for `instance('case')`; None where there is no case.
        language: Name or code of the language to begin with; the form's default if None or not in the form.
        orders: Order of the children of groups (`orders.draw_orders`); None: drawn with the seed.
        last_saved: XML of the interview saved last with this form (`jr://instance/last-saved`); None without one.
        instance_xml: XML of an instance to go on with; None begins with the form as it is.
        is_edit: `instance_xml` was completed before: this interview replaces it under an ID of its own.
    """

    seed: int = 0
    started_at: datetime | None = None
    zone: str = "UTC"
    now: Callable[[], datetime] = field(default=wall_clock)
    mode: str | None = None
    properties: Mapping[str, str] = field(default_factory=dict)
    case: Mapping[str, str] | None = None
    language: str | None = None
    orders: Mapping[str, tuple[int, ...]] | None = None
    last_saved: str | None = None
    instance_xml: str | None = None
    is_edit: bool = False
