"""Whose a case is now that was here, in words."""

from __future__ import annotations

from datetime import datetime

from cxfield.fieldwork.elsewhere import Elsewhere
from ui.desk.local_time import short_moment
from ui.language import tr


def elsewhere_sentence(away: Elsewhere, now: datetime) -> str:
    """Return who has the case and since when, as far as it is known, and what that means here."""
    rest = tr("You can look at it; nothing can be changed here. What you wrote is kept and sent.")
    return f"{_who_has_it(away, now)} {rest}"


def _who_has_it(away: Elsewhere, now: datetime) -> str:
    if away.since is None:
        return tr("Somebody else has this case now; since when is not known.")
    time = short_moment(away.since, now)
    if away.is_given and away.user:
        return tr("You handed this case over to {user} ({time}).").format(user=away.user, time=time)
    if away.is_given:
        return tr("You handed this case over to whoever has the code ({time}).").format(time=time)
    return tr("Not yours since {time}: somebody else has this case, or your other computer.").format(time=time)


def elsewhere_cell(away: Elsewhere) -> str:
    """Return the same for a line of the list."""
    if away.user:
        return tr("Read only · {user} has it").format(user=away.user)
    return tr("Read only · not yours now")


def why_not(away: Elsewhere) -> str:
    """Return why a key that would write does nothing."""
    if away.user:
        return tr("Nothing was done: {user} has this case now, here it is read-only.").format(user=away.user)
    return tr("Nothing was done: this case is not yours now, here it is read-only.")
