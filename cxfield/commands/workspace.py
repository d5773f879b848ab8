"""`cxfield workspace`: the workspaces of a computer, what in them is unsent, and removing one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from cxfield.commands.secrets import PinStdin, ask_pin, read_pin
from cxfield.fieldwork.leaving import UnsentPicture, remove_workspace
from cxfield.fieldwork.rescuing import look_at
from cxfield.fieldwork.station import Station, WorkspaceEntry, default_station_folder

workspace_app = typer.Typer(no_args_is_help=True, add_completion=False)
DataOption = Annotated[
    Path | None, typer.Option("--data", help="Folder of the application; else that of this user.", file_okay=False)
]


@workspace_app.callback()
def _workspaces() -> None:
    """Workspaces on this computer."""


@workspace_app.command("list")
def list_workspaces(data: DataOption = None) -> None:
    """List the workspaces as JSON, with what can be said of them without a PIN."""
    station = _station(data)
    print(json.dumps([_line(entry, look_at(station, entry, None)) for entry in station.entries()], ensure_ascii=False))


@workspace_app.command("unsent")
def unsent(
    data: DataOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Say it as JSON.")] = False,
) -> None:
    """Exit with status 1 while a workspace holds, or may hold, what is neither sent nor in a rescue file."""
    station = _station(data)
    lines = [(entry, look_at(station, entry, None)) for entry in station.entries()]
    unsafe = [entry for entry, picture in lines if not picture.is_safe]
    if as_json:
        print(json.dumps([_line(entry, picture) for entry, picture in lines], ensure_ascii=False))
    elif unsafe:
        names = ", ".join(entry.user for entry in unsafe)
        print(f"Not everything on this computer was sent ({names}). Open cxfield and synchronise first.")
    else:
        print("Everything on this computer was sent.")
    if unsafe:
        raise typer.Exit(1)


@workspace_app.command("remove")
def remove(
    user: Annotated[str, typer.Argument(help="Whose workspace.")],
    data: DataOption = None,
    pin_stdin: PinStdin = False,
) -> None:
    """Remove a workspace in which nothing is unsent, keys first."""
    station = _station(data)
    entry = station.only_entry(user)
    pin = read_pin(pin_stdin) or station.demo_pin(entry)
    if pin is None and entry.needs_pin:
        pin = ask_pin(entry.user)
    remove_workspace(entry.folder, look_at(station, entry, pin))
    print(json.dumps({"removed": entry.user, "server": entry.server}, ensure_ascii=False))


def _station(data: Path | None) -> Station:
    station = Station(data or default_station_folder())
    station.finish_removals()
    return station


def _line(entry: WorkspaceEntry, picture: UnsentPicture) -> dict[str, Any]:
    return {
        "user": entry.user,
        "server": entry.server,
        "folder": str(entry.folder),
        "safe": picture.is_safe,
        "known": picture.is_known,
        "unsent_entries": picture.events,
        "unsent_files": picture.files,
        "rescue_file": picture.rescue_file,
    }
