"""The options by which reports and exports find their study: a workspace, or a server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxfield.analysis.sources import StudySource, study_in_store, study_on_server
from cxfield.commands.office import signed_in_client
from cxfield.commands.user import read_password
from cxfield.commands.workspaces import open_workspace

StudyOption = Annotated[str | None, typer.Option("--study", help="Name or id of the study, where there are several.")]
DataOption = Annotated[Path | None, typer.Option("--data", help="Folder with a workspace.", file_okay=False)]
ServerOption = Annotated[str | None, typer.Option("--server", help="Address of a server, instead of a workspace.")]
UserOption = Annotated[
    str | None, typer.Option("--user", help="Account on the server; or whose workspace, where there are several.")
]


def find_study(
    name: str | None,
    *,
    data: Path | None,
    server: str | None,
    user: str | None,
    password_stdin: bool,
    pin_stdin: bool,
) -> StudySource:
    """Return the study from where the options say.

    Raises:
        typer.BadParameter: Neither or both places are named, or a server without a user.
    """
    if (data is None) == (server is None):
        raise typer.BadParameter("Say where the data are: --data FOLDER of a workspace, or --server URL.")
    if server is None:
        assert data is not None
        return _from_workspace(data, name, user, pin_stdin=pin_stdin)
    if user is None:
        raise typer.BadParameter("--server needs --user, the account to sign in with.")
    password = read_password(user, from_stdin=password_stdin)
    with signed_in_client(server, user, password) as client:
        return study_on_server(client, name)


def _from_workspace(data: Path, name: str | None, user: str | None, *, pin_stdin: bool) -> StudySource:
    workspace = open_workspace(data, user, pin_stdin=pin_stdin)
    try:
        return study_in_store(workspace.store, name)
    finally:
        workspace.close()
