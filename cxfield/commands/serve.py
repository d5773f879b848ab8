"""`cxfield serve`: the central server."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

from cxfield.commands.service_text import ServiceKind, service_text
from cxfield.errors import CxfieldError
from cxfield.server.operation.settings import ServerSettings

METRICS_TOKEN_VARIABLE = "CXFIELD_METRICS_TOKEN"
_THIS_MACHINE = ("127.0.0.0/8", "::1")


class ServeUsageError(CxfieldError):
    """Options that do not go together."""


DataOption = Annotated[
    Path | None, typer.Option("--data", help="Folder of the server's data.", envvar="CXFIELD_SERVER_DATA")
]
DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        help="Address of the database instead of SQLite in the folder.",
        envvar="CXFIELD_SERVER_DATABASE",
        show_envvar=False,
    ),
]
RecordingsOption = Annotated[
    str | None,
    typer.Option(
        "--recordings", help="Where recordings and attached files are kept (s3://…) instead of a folder in --data."
    ),
]


def server_settings(data: Path | None, database: str | None, recordings: str | None = None) -> ServerSettings:
    """Return where the server's state is; without a folder, in the user's data folder."""
    folder = data or user_data_path("cxfield", appauthor=False) / "server"
    token = os.environ.get(METRICS_TOKEN_VARIABLE, "")
    return ServerSettings(data=folder, database=database, recordings=recordings, metrics_token=token)


def _require_whole_audit(data: Path | None, database: str | None) -> None:
    from cxfield.commands.audit import require_whole
    from cxfield.commands.server_database import opened_database
    from cxfield.server.people.audit import Audit

    with opened_database(data, database, may_make=True) as opened:
        require_whole(Audit(opened))


def serve(
    kind: Annotated[ServiceKind | None, typer.Argument(help="For --print-service: of which system.")] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 picks a free one.", min=0, max=65535)] = 8765,
    data: DataOption = None,
    database: DatabaseOption = None,
    recordings: RecordingsOption = None,
    workers: Annotated[int, typer.Option(help="Processes; more than one needs PostgreSQL.", min=1, max=64)] = 1,
    tls_certificate: Annotated[Path | None, typer.Option(help="PEM file: the server does TLS by itself.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="PEM file of the certificate's key.")] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="A reverse proxy does TLS; believe what it says about the sender.")
    ] = False,
    proxy: Annotated[
        list[str] | None, typer.Option(help="Address or network of the reverse proxy, if not this machine.")
    ] = None,
    verify_audit: Annotated[
        bool, typer.Option("--verify-audit", help="Do not start where the audit trail was changed.")
    ] = False,
    print_service: Annotated[
        bool, typer.Option("--print-service", help="Print how to make this a service, and end.")
    ] = False,
    print_openapi: Annotated[
        bool, typer.Option("--print-openapi", help="Print the OpenAPI document of the server, and end.")
    ] = False,
) -> None:
    """Run the central server. Its first line on standard output is JSON with its URL; SIGTERM ends it."""
    from cxfield.server.operation.listening import Listening  # the accounts' commands need no web server

    if proxy and not behind_proxy:
        raise ServeUsageError("--proxy names the proxy of --behind-proxy; give both.")
    if kind and not print_service:
        raise ServeUsageError(f"{kind} stands behind --print-service; give both.")
    settings = server_settings(data, database, recordings)
    listening = Listening(
        host=host,
        port=port,
        workers=workers,
        certificate=tls_certificate,
        key=tls_key,
        proxies=tuple(proxy or _THIS_MACHINE) if behind_proxy else (),
    )
    if print_service:
        print(service_text(kind or ServiceKind.here(), settings, listening))
    elif print_openapi:
        from cxfield.server.operation.openapi import document

        print(json.dumps(document(), ensure_ascii=False, indent=1))
    else:
        from cxfield.server.operation.serving import serve as run_server

        if verify_audit:
            _require_whole_audit(data, database)
        run_server(settings, listening)
