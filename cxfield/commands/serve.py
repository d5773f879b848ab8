"""`cxfield serve`: the central server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

from cxfield.server.settings import ServerSettings

DataOption = Annotated[
    Path | None, typer.Option("--data", help="Folder of the server's data.", envvar="CXFIELD_SERVER_DATA")
]
DatabaseOption = Annotated[
    str | None, typer.Option("--database", help="Address of the database instead of SQLite in the folder.")
]


def server_settings(data: Path | None, database: str | None) -> ServerSettings:
    """Return where the server's state is; without a folder, in the user's data folder."""
    return ServerSettings(data=data or user_data_path("cxfield", appauthor=False) / "server", database=database)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 picks a free one.", min=0, max=65535)] = 8765,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Run the central server. Its first line on standard output is JSON with its URL; SIGTERM ends it."""
    from cxfield.server.serving import serve as run_server  # the accounts' commands need no web server

    run_server(server_settings(data, database), host=host, port=port)
