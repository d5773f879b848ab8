"""`cxfield restore`: put a backup of the server into an empty place."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from cxfield.commands.backup import KeyOption, PassphraseOption, given_key, read_passphrase
from cxfield.commands.serve import DatabaseOption
from cxfield.server.backup.manifest import chosen
from cxfield.server.backup.restoring import restore as restore_backup
from cxfield.server.operation.settings import ServerSettings


def restore(
    source: Annotated[Path, typer.Option("--from", help="A backup, or the folder of all: then the newest.")],
    data: Annotated[Path, typer.Option(help="Folder to make: the new server's data.")],
    database: DatabaseOption = None,
    key: KeyOption = None,
    erasures: Annotated[
        list[Path] | None,
        typer.Option(help="Erasure ledger of the lost server, or a copy: whoever stands in it stays erased."),
    ] = None,
    passphrase_stdin: PassphraseOption = False,
) -> None:
    """Verify a backup, and restore it into a new folder and, with --database, into an empty PostgreSQL."""
    folder = chosen(source)
    given = given_key(folder, key, read_passphrase(from_stdin=passphrase_stdin))
    done = restore_backup(
        folder, ServerSettings(data=data.absolute(), database=database), given, ledgers=erasures or ()
    )
    answer = {
        "restored": str(folder),
        "made_at": done.manifest.made_at,
        "data": str(data),
        "epoch": done.epoch,
        "streams": done.manifest.streams,
        "recordings": done.manifest.recordings,
        "lost_recordings": list(done.lost),
    }
    print(json.dumps(answer, ensure_ascii=False))
    print(
        f"Devices offer again what came after {done.manifest.made_at}. Accounts and devices that were locked, and "
        "passwords that were changed since then, are as they were before: look through them before the server starts.",
        file=sys.stderr,
    )
