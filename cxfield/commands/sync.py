"""`cxfield sync`: one synchronisation of a workspace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from cxfield.commands.secrets import PinStdin, read_pin
from cxfield.fieldwork.station import Station
from cxfield.fieldwork.synchronising import Synchroniser


def sync(
    data: Annotated[Path, typer.Option("--data", help="Folder with the workspace.", file_okay=False)],
    user: Annotated[str | None, typer.Option("--user", help="Whose workspace, where there are several.")] = None,
    pin_stdin: PinStdin = False,
) -> None:
    """Synchronise a workspace once and say what was sent and received."""
    station = Station(data)
    entry = station.only_entry(user)
    workspace = station.open(entry, read_pin(pin_stdin) or station.demo_pin(entry))
    try:
        summary = Synchroniser(workspace).run()
        print(json.dumps(summary.as_json()))
    finally:
        workspace.close()
