"""`cxfield sync`: one synchronisation of a workspace."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from cxfield.commands.secrets import PinStdin
from cxfield.commands.workspaces import open_workspace
from cxfield.fieldwork import wiping
from cxfield.fieldwork.openrosa_synchronising import synchroniser_for
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.errors import BackupAwaitedError


def sync(
    data: Annotated[Path, typer.Option("--data", help="Folder with the workspace.", file_okay=False)],
    user: Annotated[str | None, typer.Option("--user", help="Whose workspace, where there are several.")] = None,
    pin_stdin: PinStdin = False,
    send_files: Annotated[
        bool, typer.Option("--send-files", help="Send recordings and attached files now, whatever the rules say.")
    ] = False,
) -> None:
    """Synchronise a workspace once and say what was sent and received; wipe it where the office asked for that."""
    workspace = open_workspace(data, user, pin_stdin=pin_stdin)
    synchroniser = synchroniser_for(workspace)
    try:
        summary = synchroniser.run(send_files=send_files)
        order = _order(workspace, hurries=synchroniser.wipe_hurries) if synchroniser.wipe_asked else None
    finally:
        workspace.close()
    if order is not None:
        wiping.wipe(order, data)
        wiping.tell_wiped(data)
    print(json.dumps(summary.as_json() | ({"wiped": True} if order else {})))


def _order(workspace: Workspace, *, hurries: bool) -> wiping.WipeOrder | None:
    """Close the workspace for wiping; say why where it has to wait for a backup."""
    try:
        return wiping.close_for_wiping(workspace, hurries=hurries)
    except BackupAwaitedError as error:
        print(error, file=sys.stderr)
        return None
