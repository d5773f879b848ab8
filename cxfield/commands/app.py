"""`cxfield app`: opens the application."""

from __future__ import annotations

import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated

import typer

from cxfield.errors import CxfieldError
from cxfield.fieldwork.station import default_station_folder

DataOption = Annotated[
    Path | None, typer.Option("--data", help="Folder with the workspaces of this computer.", file_okay=False)
]
ScreenshotOption = Annotated[
    Path | None, typer.Option("--screenshot", help="Write a picture of the main window to this PNG file and exit.")
]


class DesktopMissingError(CxfieldError):
    """The windows are not installed with this package."""


def open_desktop(folder: Path, screenshot: Path | None) -> int:
    """Open the window on `folder`; with `screenshot` draw it off screen, save the picture and return."""
    found = entry_points(group="cxfield.desktop", name="window")
    if not found:
        raise DesktopMissingError("The desktop part of cxfield is not installed here; install the whole package.")
    run = next(iter(found)).load()
    return int(run(folder, screenshot))


def app(data: DataOption = None, screenshot: ScreenshotOption = None) -> None:
    """Open the application."""
    sys.exit(open_desktop(data or default_station_folder(), screenshot))
