"""Opening the workspace that a command is about."""

from __future__ import annotations

from pathlib import Path

from cxfield.commands.secrets import ask_pin, read_pin
from cxfield.fieldwork.station import Station
from cxfield.fieldwork.workspace import Workspace


def open_workspace(folder: Path, user: str | None, *, pin_stdin: bool) -> Workspace:
    """Open the one workspace of a station, or that of `user`, with the PIN that was handed over or is asked for.

    Raises:
        StationError: There is none, or several. StoreError: It cannot be opened, or the application has it open.
    """
    station = Station(folder)
    station.finish_removals()
    entry = station.only_entry(user)
    pin = read_pin(pin_stdin) or station.demo_pin(entry)
    if pin is None and entry.needs_pin:
        pin = ask_pin(entry.user)
    return station.open(entry, pin)
