"""When recordings and attached files may be sent: by network, by hour, how fast. Pure rules; answers never ask them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from cxfield.errors import CxfieldError

WHEN, NETWORKS, LIMIT, HOURS, KEPT = (
    "upload.when",
    "upload.networks",
    "upload.limit_kbs",
    "upload.hours",
    "upload.kept_days",
)
"""Names of the settings of a workspace."""


class RuleError(CxfieldError):
    """A setting that cannot be read."""


class When(StrEnum):
    """On which networks files are sent by themselves."""

    ALWAYS = "always"
    FREE = "free"
    """Not where data cost money, but always on the networks that are named."""
    ASKED = "asked"
    """Only when somebody says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What the system tells of the connection. `is_metered` is None where it does not tell; names may be empty."""

    names: tuple[str, ...] = ()
    is_metered: bool | None = None


class Waiting(StrEnum):
    """Why files are not sent now."""

    METERED = "metered"
    UNKNOWN_NETWORK = "unknown-network"
    """The rule wants a free network, and the system does not tell whether this one is."""
    ASKED = "asked"
    HOURS = "hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """From `begin` to `end` of each day, over midnight where `end` is earlier."""

    begin: time
    end: time

    def __contains__(self, at: time) -> bool:
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end

    def __str__(self) -> str:
        return f"{self.begin:%H:%M}-{self.end:%H:%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRules:
    """What the interviewer or the team chose.

    Attributes:
        networks: Names of networks on which files are always sent (Wi-Fi or profile, as the system calls them).
        limit_kbs: Kilobytes a second at most; 0: as fast as it goes.
        hours: At these hours only; None: at all hours.
    """

    when: When = When.FREE
    networks: tuple[str, ...] = ()
    limit_kbs: int = 0
    hours: Hours | None = None

    def waiting(self, network: Network, local: time, *, asked: bool = False) -> Waiting | None:
        """Return why files wait; None: they may go. Who asks for it by hand is never held up."""
        if asked:
            return None
        if self.when is When.ASKED:
            return Waiting.ASKED
        if self.hours is not None and local not in self.hours:
            return Waiting.HOURS
        if self.when is When.ALWAYS or set(self.networks) & set(network.names):
            return None
        if network.is_metered is None:
            return Waiting.UNKNOWN_NETWORK if self.networks else None
        return Waiting.METERED if network.is_metered else None


def read_hours(text: str) -> Hours | None:
    """Return the hours of `18:00-07:00`; None for an empty text.

    Raises:
        RuleError: It is none.
    """
    if not text.strip():
        return None
    begin, _, end = text.replace("–", "-").partition("-")
    try:
        hours = Hours(begin=time.fromisoformat(begin.strip().zfill(5)), end=time.fromisoformat(end.strip().zfill(5)))
    except ValueError as error:
        raise RuleError(f"“{text}” are no hours; write them as 18:00-07:00, or leave the line empty.") from error
    if hours.begin == hours.end:
        raise RuleError(f"“{text}” begins and ends at the same time; leave the line empty for the whole day.")
    return hours


def read_names(text: str) -> tuple[str, ...]:
    """Return the names of a line, divided by commas or semicolons."""
    names = (name.strip() for name in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def read_limit(text: str) -> int:
    """Return kilobytes a second; 0 for an empty text.

    Raises:
        RuleError: It is no number, or a negative one.
    """
    cleaned = text.strip() or "0"
    if not cleaned.isascii() or not cleaned.isdigit() or len(cleaned) > 7:
        raise RuleError(f"“{text}” is no speed; write kilobytes a second as a number, or leave the line empty.")
    return int(cleaned)
