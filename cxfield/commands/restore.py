"""`cxfield restore`: put a backup of the server into an empty place."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from cxfield.commands.backup import KeyOption, PassphraseOption, given_key, read_passphrase
from cxfield.commands.serve import DatabaseOption
from cxfield.errors import CxfieldError
from cxfield.server.backup.manifest import chosen
from cxfield.server.backup.restoring import begin_again
from cxfield.server.backup.restoring import restore as restore_backup
from cxfield.server.operation.settings import ServerSettings


class RestoreUsageError(CxfieldError):
    """Options that do not go together."""


def restore(
    data: Annotated[Path, typer.Option(help="Folder to make: the new server's data.")],
    source: Annotated[
        Path | None, typer.Option("--from", help="A backup, or the folder of all: then the newest.")
    ] = None,
    put_back: Annotated[
        bool,
        typer.Option(
            "--put-back",
            help="The data of --data were put back by other means: let devices offer again what they lack.",
        ),
    ] = False,
    database: DatabaseOption = None,
    key: KeyOption = None,
    erasures: Annotated[
        list[Path] | None,
        typer.Option(help="Erasure ledger of the lost server, or a copy: whoever stands in it stays erased."),
    ] = None,
    passphrase_stdin: PassphraseOption = False,
) -> None:
    """Verify a backup, and restore it into a new folder and, with --database, into an empty PostgreSQL."""
    if (source is None) is not put_back:
        raise RestoreUsageError("Say one of --from and --put-back; see --help.")
    if source is None:
        epoch = begin_again(ServerSettings(data=data.absolute(), database=database))
        print(json.dumps({"data": str(data), "epoch": epoch}, ensure_ascii=False))
        return
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
