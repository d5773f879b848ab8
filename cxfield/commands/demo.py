"""`cxfield demo`: the whole program on made-up people, in one command."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

from cxfield.commands.app import ScreenshotOption, open_desktop
from cxfield.commands.demo_setup import Demo, set_up_demo, stop_server

DataOption = Annotated[Path | None, typer.Option("--data", help="Folder of the demo.", file_okay=False)]


def demo(
    data: DataOption = None,
    no_window: Annotated[
        bool, typer.Option("--no-window", help="Leave the server running and print where everything is.")
    ] = False,
    screenshot: ScreenshotOption = None,
) -> None:
    """Set up the demo workspace (server on loopback, two accounts, study, sample) and open it."""
    folder = data or user_data_path("cxfield", appauthor=False) / "demo"
    made = set_up_demo(folder, lambda sentence: print(sentence, file=sys.stderr))
    if no_window:
        print(json.dumps(asdict(made), ensure_ascii=False))
        return
    print(_welcome(made), file=sys.stderr)
    try:
        code = open_desktop(Path(made.data), screenshot)
    finally:
        stop_server(made.pid)
    sys.exit(code)


def _welcome(made: Demo) -> str:
    return (
        f"Demo in {made.data}\n"
        f"  interviewer: user {made.interviewer.user}, PIN {made.interviewer.pin}\n"
        f"  supervisor:  user {made.supervisor.user}, password {made.supervisor.password}, server {made.server}"
    )
