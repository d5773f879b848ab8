"""In a demo the secrets are no secrets: they are said where they are needed."""

from __future__ import annotations

from cxfield.fieldwork.station import Station
from ui.language import tr


def demo_note(station: Station) -> str:
    """Return who may sign in to the demo and with what; empty where it is none."""
    accounts = station.demo_accounts
    if accounts is None:
        return ""
    interviewer, supervisor = accounts
    sentence = tr(
        "Interviewer {user}: PIN {pin}. Supervisor: under “Another account…” as {supervisor}, password {password}."
    )
    return sentence.format(
        user=interviewer["user"],
        pin=interviewer["pin"],
        supervisor=supervisor["user"],
        password=supervisor["password"],
    )
