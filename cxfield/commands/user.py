"""`cxfield user`: accounts of the server, on the machine where its database is."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from cxfield.commands.serve import DatabaseOption, DataOption
from cxfield.commands.server_database import opened_database
from cxfield.errors import CxfieldError
from cxfield.server.people.accounts import CONSOLE, Account, Accounts
from cxfield.server.people.devices import Devices
from cxfield.server.people.sessions import Sessions
from cxfield.sync.messages import Role

PASSWORD_VARIABLE = "CXFIELD_PASSWORD"
PasswordStdinOption = Annotated[
    bool, typer.Option("--password-stdin", help=f"Read the password from standard input (or set {PASSWORD_VARIABLE}).")
]
user_app = typer.Typer(no_args_is_help=True, add_completion=False)


class PasswordNeededError(CxfieldError):
    """A password is needed and nobody can be asked."""


def read_password(user: str, *, from_stdin: bool) -> str:
    """Return the password from standard input, the environment, or the person at the terminal.

    Raises:
        PasswordNeededError: There is none of these.
    """
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    given = os.environ.get(PASSWORD_VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise PasswordNeededError(f"A password is needed: use --password-stdin or set {PASSWORD_VARIABLE}.")
    return getpass.getpass(f"Password of {user}: ")


@contextmanager
def _sessions(data: Path | None, database: str | None) -> Iterator[tuple[Accounts, Sessions]]:
    with opened_database(data, database) as opened:
        accounts = Accounts(opened)
        yield accounts, Sessions(opened, accounts, Devices(opened))


def _shown(account: Account) -> dict[str, str | bool]:
    return {
        "user": account.user,
        "role": account.role.value,
        "disabled": account.disabled,
        "must_change": account.must_change,
        "email": account.email,
        "created_at": account.created_at,
    }


@user_app.command("add")
def add(
    name: Annotated[str, typer.Argument(help="User name.")],
    role: Annotated[Role, typer.Option(help="What the account may do.")],
    email: Annotated[str, typer.Option(help="E-mail address, where people sign in by OpenID Connect.")] = "",
    password_stdin: PasswordStdinOption = False,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Add an account."""
    password = read_password(name, from_stdin=password_stdin)
    with opened_database(data, database, may_make=True) as opened:
        print(json.dumps(_shown(Accounts(opened).add(name, password, role, email=email)), ensure_ascii=False))


@user_app.command("list")
def list_accounts(data: DataOption = None, database: DatabaseOption = None) -> None:
    """List the accounts as JSON."""
    with opened_database(data, database) as opened:
        print(json.dumps([_shown(account) for account in Accounts(opened).all()], ensure_ascii=False))


@user_app.command("disable")
def disable(
    name: Annotated[str, typer.Argument(help="User name.")], data: DataOption = None, database: DatabaseOption = None
) -> None:
    """Lock an account out at once."""
    with opened_database(data, database) as opened:
        print(json.dumps(_shown(Accounts(opened).disable(name)), ensure_ascii=False))


@user_app.command("password")
def password(
    name: Annotated[str, typer.Argument(help="User name.")],
    password_stdin: PasswordStdinOption = False,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Give somebody a password, to be changed at the next sign-in. Their sessions end; nothing on a laptop is lost."""
    given = read_password(name, from_stdin=password_stdin)
    with _sessions(data, database) as (accounts, sessions):
        sessions.reset_password(name, given, actor=CONSOLE)
        shown = next(_shown(account) for account in accounts.all() if account.user == name)
        print(json.dumps(shown, ensure_ascii=False))


@user_app.command("sign-out")
def sign_out(
    name: Annotated[str, typer.Argument(help="User name.")], data: DataOption = None, database: DatabaseOption = None
) -> None:
    """End all sessions of an account, on every device: for a stolen password. Give a new password as well."""
    with _sessions(data, database) as (_accounts, sessions):
        print(json.dumps({"user": name, "sessions_ended": sessions.sign_out(name, actor=CONSOLE)}, ensure_ascii=False))
