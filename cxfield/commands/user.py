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

from cxfield.commands.serve import DatabaseOption, DataOption, server_settings
from cxfield.errors import CxfieldError
from cxfield.server.accounts import Account, Accounts
from cxfield.server.settings import open_database
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
def _accounts(data: Path | None, database: str | None) -> Iterator[Accounts]:
    opened = open_database(server_settings(data, database))
    try:
        yield Accounts(opened)
    finally:
        opened.close()


def _shown(account: Account) -> dict[str, str | bool]:
    return {
        "user": account.user,
        "role": account.role.value,
        "disabled": account.disabled,
        "created_at": account.created_at,
    }


@user_app.command("add")
def add(
    name: Annotated[str, typer.Argument(help="User name.")],
    role: Annotated[Role, typer.Option(help="What the account may do.")],
    password_stdin: PasswordStdinOption = False,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Add an account."""
    password = read_password(name, from_stdin=password_stdin)
    with _accounts(data, database) as accounts:
        print(json.dumps(_shown(accounts.add(name, password, role)), ensure_ascii=False))


@user_app.command("list")
def list_accounts(data: DataOption = None, database: DatabaseOption = None) -> None:
    """List the accounts as JSON."""
    with _accounts(data, database) as accounts:
        print(json.dumps([_shown(account) for account in accounts.all()], ensure_ascii=False))


@user_app.command("disable")
def disable(
    name: Annotated[str, typer.Argument(help="User name.")], data: DataOption = None, database: DatabaseOption = None
) -> None:
    """Lock an account out at once."""
    with _accounts(data, database) as accounts:
        print(json.dumps(_shown(accounts.disable(name)), ensure_ascii=False))
