"""`cxfield oidc`: signing in through the OpenID provider of the house, set up on the server's machine."""

from __future__ import annotations

import json
import os
from typing import Annotated

import typer

from cxfield.commands.serve import DatabaseOption, DataOption
from cxfield.commands.server_database import opened_database
from cxfield.server.database import Database
from cxfield.server.people.accounts import Accounts
from cxfield.server.people.devices import Devices
from cxfield.server.people.oidc import SECRET_VARIABLE, OidcSetting, OpenIdConnect
from cxfield.server.people.sessions import Sessions

oidc_app = typer.Typer(no_args_is_help=True, add_completion=False)


def _oidc(database: Database) -> OpenIdConnect:
    return OpenIdConnect(database, Sessions(database, Accounts(database), Devices(database)))


def _print(setting: OidcSetting | None) -> None:
    if setting is None:
        print(json.dumps({"issuer": None}))
        return
    shown = {"issuer": setting.issuer, "client_id": setting.client_id, "has_secret": bool(setting.secret)}
    print(json.dumps(shown))


@oidc_app.command("set")
def set_provider(
    issuer: Annotated[str, typer.Option(help="Address of the provider, exactly as it calls itself.")],
    client_id: Annotated[str, typer.Option(help="Name of this application at the provider.")],
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Let people sign in through the browser. A client secret is read from CXFIELD_OIDC_SECRET, if there is one.

    Accounts need an e-mail address (`cxfield user add --email`) that the provider has verified. The provider must
    allow the redirect address http://127.0.0.1/cxfield with any port.
    """
    with opened_database(data, database, may_make=True) as opened:
        secret = os.environ.get(SECRET_VARIABLE, "")
        oidc = _oidc(opened)
        oidc.keep(OidcSetting(issuer=issuer, client_id=client_id, secret=secret))
        oidc.offer()  # a provider that does not answer is said now
        _print(oidc.setting())


@oidc_app.command("show")
def show(data: DataOption = None, database: DatabaseOption = None) -> None:
    """Print the provider in use."""
    with opened_database(data, database) as opened:
        _print(_oidc(opened).setting())


@oidc_app.command("off")
def off(data: DataOption = None, database: DatabaseOption = None) -> None:
    """Let people sign in by password only."""
    with opened_database(data, database) as opened:
        _oidc(opened).keep(None)
        print(json.dumps({"issuer": None}))
