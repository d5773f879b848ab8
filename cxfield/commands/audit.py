"""`cxfield audit`: the audit trail of a server, on the machine where its database is."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from cxfield.commands.serve import DatabaseOption, DataOption
from cxfield.commands.server_database import opened_database
from cxfield.errors import CxfieldError
from cxfield.server.people.audit import LISTED, Audit
from cxfield.sync.access_messages import AuditState

audit_app = typer.Typer(no_args_is_help=True, add_completion=False)


class TamperedError(CxfieldError):
    """The audit trail was changed behind the server's back."""


@audit_app.command("verify")
def verify(
    noted: Annotated[
        str, typer.Option(help="COUNT:HEAD of an earlier run, kept elsewhere: shows that nothing was cut off since.")
    ] = "",
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Go through the whole trail; print its count and head, to be kept elsewhere. Ends with 1 where it was changed."""
    with opened_database(data, database) as opened:
        audit = Audit(opened)
        state = require_whole(audit)
        if noted:
            _compare(audit, noted)
        print(json.dumps({"count": state.count, "head": state.head, "noted": f"{state.count}:{state.head}"}))


def require_whole(audit: Audit) -> AuditState:
    """Go through the whole trail and return how it stands.

    Raises:
        TamperedError: It was changed, and where.
    """
    state = audit.verify()
    if state.broken_at:
        raise TamperedError(f"The audit trail was changed: it no longer fits at entry {state.broken_at}.")
    return state


def _compare(audit: Audit, noted: str) -> None:
    number, _, head = noted.partition(":")
    if not number.isdigit():
        raise CxfieldError("Write --noted as COUNT:HEAD, as an earlier run printed it.")
    if int(number) and not audit.holds(int(number), head):
        raise TamperedError(f"The audit trail is another one than what was noted at entry {number}.")


@audit_app.command("list")
def list_entries(
    before: Annotated[int | None, typer.Option(help="Only entries before this number.", min=1)] = None,
    count: Annotated[int, typer.Option(help="How many.", min=1, max=LISTED)] = 50,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Print the newest entries as JSON, the newest first."""
    with opened_database(data, database) as opened:
        entries = Audit(opened).entries(before=before, count=count)
        print(json.dumps([entry.model_dump() for entry in entries], ensure_ascii=False, indent=1))
