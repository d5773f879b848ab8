"""`cxfield sync`: one synchronisation of a workspace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from cxfield.commands.secrets import PinStdin
from cxfield.commands.workspaces import open_workspace
from cxfield.fieldwork.synchronising import Synchroniser


def sync(
    data: Annotated[Path, typer.Option("--data", help="Folder with the workspace.", file_okay=False)],
    user: Annotated[str | None, typer.Option("--user", help="Whose workspace, where there are several.")] = None,
    pin_stdin: PinStdin = False,
    send_files: Annotated[
        bool, typer.Option("--send-files", help="Send recordings and attached files now, whatever the rules say.")
    ] = False,
) -> None:
    """Synchronise a workspace once and say what was sent and received."""
    workspace = open_workspace(data, user, pin_stdin=pin_stdin)
    try:
        summary = Synchroniser(workspace).run(send_files=send_files)
        print(json.dumps(summary.as_json()))
    finally:
        workspace.close()
