"""The device's clocks: where the pure rooms get the time from."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo, available_timezones

from cxfield.event import Moment
from cxfield.interview.wall_time import ClockCheck
from cxfield.sync.client import ServerContact

_MS = timedelta(milliseconds=1)


@cache
def boot_name() -> str:
    """Return the name of this run of the monotonic clock: the kernel's boot id, else one for this process."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return str(uuid4())


@cache
def local_zone() -> str:
    """Return the IANA name of the device's zone; `UTC` where it cannot be told."""
    named = os.environ.get("TZ", "").lstrip(":")
    if named in available_timezones():
        return named
    try:
        target = str(Path("/etc/localtime").resolve())
        name = target.split("zoneinfo/", 1)[1]
        return name if name in available_timezones() else "UTC"
    except (OSError, IndexError):
        return _zone_by_offset()


def _zone_by_offset() -> str:
    """Windows tells no IANA name: take a fixed offset zone, which is right today and named honestly."""
    offset = datetime.now().astimezone().utcoffset()
    hours = round(offset.total_seconds() / 3600) if offset else 0
    return "UTC" if hours == 0 else f"Etc/GMT{-hours:+d}"


class DeviceClock:
    """Wall time, zone, monotonic time and who sits at the device.

    Attributes:
        check: The last comparison with the server's clock; None before the first.
    """

    def __init__(self, actor: str) -> None:
        self.actor = actor
        self.check: ClockCheck | None = None

    def now(self) -> datetime:
        """Return the wall time; aware, UTC."""
        return datetime.now(UTC)

    @property
    def zone(self) -> str:
        return local_zone()

    def slept_ms(self) -> int:
        """Return how long this computer slept since its start; 0 where the monotonic clock runs on meanwhile."""
        if not hasattr(time, "CLOCK_BOOTTIME"):
            return 0
        asleep = time.clock_gettime_ns(time.CLOCK_BOOTTIME) - time.monotonic_ns()
        return max(0, asleep // 1_000_000)

    def compare(self, contact: ServerContact) -> ClockCheck:
        """Keep, and return, how this clock stands against that of the server."""
        passed = max(contact.ended_mono_ms - contact.began_mono_ms, (contact.ended_at - contact.began_at) // _MS)
        middle = contact.began_at + (contact.ended_at - contact.began_at) / 2
        self.check = ClockCheck(
            at=middle,
            mono_ms=(contact.began_mono_ms + contact.ended_mono_ms) // 2,
            boot=boot_name(),
            slept_ms=self.slept_ms(),
            offset_ms=(contact.server_at - middle) // _MS,
            half_ms=passed // 2 + 2,
        )
        return self.check

    def moment(self) -> Moment:
        """Return now, for an event."""
        return Moment(
            at=self.now(),
            zone=self.zone,
            mono_ms=time.monotonic_ns() // 1_000_000,
            boot=boot_name(),
            actor=self.actor,
        )


def wall_time_at(zone: str, at: datetime) -> datetime:
    """Return the moment `at` as a clock in `zone` shows it; in UTC where the zone is not known."""
    try:
        return at.astimezone(ZoneInfo(zone))
    except (KeyError, ValueError, OSError):
        return at.astimezone(UTC)
