"""How a device stands, in words."""

from __future__ import annotations

from datetime import UTC, datetime

from cxfield.sync.access_messages import DeviceLine
from ui.desk.local_time import short_moment
from ui.language import tr


def state_words(line: DeviceLine) -> str:
    """Return in what state a device is."""
    if line.wiped_at:
        return tr("Wiped {moment}").format(moment=_moment(line.wiped_at))
    if line.wipe_asked_at and line.wipe_hurried_at:
        return tr("Locked; wipes itself once all is delivered, backup or not")
    if line.wipe_asked_at:
        return tr("Locked; wipes itself once all is delivered")
    if line.revoked:
        return tr("Locked")
    return tr("In use") if line.has_key else tr("In use, by an older program")


def seen_words(line: DeviceLine) -> str:
    """Return when the server last heard of a device."""
    return _moment(line.last_seen_at) if line.last_seen_at else tr("long ago")


def _moment(text: str) -> str:
    return short_moment(datetime.fromisoformat(text), datetime.now(UTC))
