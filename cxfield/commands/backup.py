"""`cxfield backup`: take a backup of the server, verify one, say that one lies off the host."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from nacl.public import PrivateKey

from cxfield.commands.serve import DatabaseOption, DataOption, RecordingsOption, server_settings
from cxfield.commands.server_database import require_database
from cxfield.errors import CxfieldError
from cxfield.server import schema
from cxfield.server.backup import sealing
from cxfield.server.backup.manifest import Manifest, chosen, finished, read_manifest
from cxfield.server.backup.recordings import read_list
from cxfield.server.backup.restoring import drill
from cxfield.server.backup.taking import Sealing, Taken, drop_oldest, drop_unnamed, take
from cxfield.server.backup.watermark import confirm, mark_archived_until, mark_bucket_until, note_backup
from cxfield.server.database import Database
from cxfield.server.operation.settings import ServerSettings, open_database
from cxfield.store.folder import write_private_file

PASSPHRASE_VARIABLE = "CXFIELD_PASSPHRASE"
PassphraseOption = Annotated[
    bool,
    typer.Option(
        "--passphrase-stdin", help=f"Read the pass-phrase from standard input (or set {PASSPHRASE_VARIABLE})."
    ),
]
KeyOption = Annotated[
    Path | None, typer.Option("--key", help="Key file that --new-key wrote, to open a sealed backup.")
]


class BackupUsageError(CxfieldError):
    """Options that do not go together."""


def backup(
    out: Annotated[Path | None, typer.Option(help="Take a backup into a new folder here.")] = None,
    verify: Annotated[
        Path | None, typer.Option(help="Restore this backup into a temporary place and read all of it.")
    ] = None,
    confirm_off_host: Annotated[
        Path | None, typer.Option(help="A copy of this backup lies on another machine: devices may hear of it.")
    ] = None,
    mark_archived: Annotated[
        str | None,
        typer.Option("--mark-archived-until", help="PostgreSQL's own archive, off the host, reaches to this time."),
    ] = None,
    mark_bucket: Annotated[
        str | None,
        typer.Option("--mark-bucket-until", help="A copy of the recordings’ bucket, elsewhere, reaches to this time."),
    ] = None,
    new_key: Annotated[Path | None, typer.Option(help="Write a new key file here and print its public key.")] = None,
    off_host: Annotated[bool, typer.Option("--off-host", help="--out is a folder of another machine.")] = False,
    seal_to: Annotated[str | None, typer.Option(help="Seal the backup to this public key.")] = None,
    passphrase_stdin: PassphraseOption = False,
    key: KeyOption = None,
    keep: Annotated[int, typer.Option(help="Remove all but that many backups of --out; 0 keeps all.", min=0)] = 0,
    data: DataOption = None,
    database: DatabaseOption = None,
    recordings: RecordingsOption = None,
) -> None:
    """Take a backup of the server while it runs, or do something with one. Prints JSON."""
    if sum(one is not None for one in (out, verify, confirm_off_host, mark_archived, mark_bucket, new_key)) != 1:
        raise BackupUsageError(
            "Say one of --out, --verify, --confirm-off-host, --mark-archived-until, --mark-bucket-until and --new-key; "
            "see --help."
        )
    settings = server_settings(data, database, recordings)
    phrase = read_passphrase(from_stdin=passphrase_stdin)
    if out is not None:
        _take(settings, out, _sealing(out, seal_to, phrase), off_host=off_host, keep=keep)
    elif verify is not None:
        _verify(verify, given_key(chosen(verify), key, phrase))
    elif confirm_off_host is not None:
        folder = chosen(confirm_off_host)
        with _opened(settings) as opened:
            streams = confirm(opened, folder, given_key(folder, key, phrase), settings.data)
            _print({"backup": str(folder), "backed_up": streams})
    elif mark_archived is not None:
        with _opened(settings) as opened:
            _print({"backed_up_until": mark_archived_until(opened, _moment(mark_archived)).isoformat()})
    elif mark_bucket is not None:
        _mark_bucket(settings, mark_bucket)
    elif new_key is not None:
        _make_key(new_key)


def _mark_bucket(settings: ServerSettings, until: str) -> None:
    if settings.recordings is None:
        raise BackupUsageError(
            "The recordings lie in a folder, which a backup copies: use --confirm-off-host. "
            "For a bucket say --recordings as for the server."
        )
    with _opened(settings) as opened:
        _print({"backed_up_until": mark_bucket_until(opened, _moment(until)).isoformat()})


def _take(settings: ServerSettings, out: Path, seal: Sealing | None, *, off_host: bool, keep: int) -> None:
    taken = take(settings, out, seal)
    is_marked = taken.manifest.schema_number == schema.newest()
    if is_marked:  # else the database waits for its upgrade, which is not this command's to do
        with _opened(settings) as opened:
            note_backup(opened, taken.manifest)
            if off_host:
                confirm(opened, taken.folder, None, settings.data)
    removed = drop_oldest(out, keep)
    if removed:
        _drop_unnamed(out, seal.private if seal else None)
    _print(
        {
            "backup": str(taken.folder),
            "made_at": taken.manifest.made_at,
            "streams": taken.manifest.streams,
            "recordings": taken.manifest.recordings,
            "fresh_recordings": taken.fresh_recordings,
            "lacking_recordings": taken.lacking,
            "size_bytes": taken.manifest.size_bytes,
            "off_host": off_host and is_marked,
            "removed": removed,
        }
    )
    for sentence in _remarks(taken, off_host=off_host, is_marked=is_marked):
        print(sentence, file=sys.stderr)
    if taken.lacking:
        sys.exit(1)


def _remarks(taken: Taken, *, off_host: bool, is_marked: bool) -> Iterator[str]:
    if taken.lacking:
        yield (
            f"{len(taken.lacking)} recordings that the database names are missing or damaged on the server; "
            "everything else is in the backup."
        )
    if not is_marked:
        yield "The database is of another version of cxfield: the backup is whole, but devices hear of it later."
    elif not off_host and taken.is_same_disk:
        yield (
            "This backup lies on the same disk as the data: it does not help when the disk breaks. Copy it to another "
            "machine, then: cxfield backup --confirm-off-host."
        )
    elif not off_host:
        yield "Devices keep their copies until --confirm-off-host says that a copy is on another machine."
    if taken.manifest.recordings is None:
        yield "The recordings lie in a bucket and are not part of the backup; let the bucket keep versions."
    if not taken.manifest.sealed_to:
        yield "The backup lies open: answers, names and the server's signing key can be read in it."


def _drop_unnamed(out: Path, private: PrivateKey | None) -> None:
    """Remove recordings that no backup needs, where all the lists can be read."""
    named: set[str] = set()
    for folder in finished(out):
        manifest = read_manifest(folder)
        if manifest.sealed_to and (private is None or sealing.encoded(private.public_key) != manifest.sealed_to):
            return
        if manifest.recordings is not None:
            named.update(one.sha256 for one in read_list(folder, private if manifest.sealed_to else None))
    drop_unnamed(out, named)


def _verify(folder: Path, key: PrivateKey | None) -> None:
    done = drill(folder, key)
    _print(
        {
            "backup": str(done.folder),
            "whole": True,
            "streams": done.manifest.streams,
            "events": done.events,
            "recordings": done.manifest.recordings,
        }
    )


def _make_key(path: Path) -> None:
    if path.exists():
        raise BackupUsageError(f"{path} is there already; a key is not written over.")
    key = PrivateKey.generate()
    write_private_file(path, sealing.encoded(key).encode() + b"\n")
    _print({"key": str(path), "public_key": sealing.encoded(key.public_key)})
    print("Keep the key file away from the server, twice: without it nobody opens the backups.", file=sys.stderr)


def _sealing(out: Path, seal_to: str | None, phrase: str | None) -> Sealing | None:
    if seal_to is not None:
        return Sealing(key=sealing.public_key(seal_to))
    if phrase is None:
        return None
    facts = _facts_of(out) or sealing.new_facts()
    private = sealing.key_of_passphrase(phrase, facts)
    return Sealing(key=private.public_key, passphrase=facts, private=private)


def _facts_of(out: Path) -> sealing.PassphraseFacts | None:
    """Return how the key of this place's earlier backups follows from the pass-phrase, so that it stays the same."""
    known: list[Manifest] = [read_manifest(folder) for folder in finished(out)]
    return next((one.passphrase for one in reversed(known) if one.passphrase is not None), None)


def read_passphrase(*, from_stdin: bool) -> str | None:
    """Return the pass-phrase from standard input or the environment; None where there is none."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return os.environ.get(PASSPHRASE_VARIABLE) or None


def given_key(folder: Path, key: Path | None, phrase: str | None) -> PrivateKey | None:
    """Return the key that was given to open a backup; None where none was."""
    if key is not None:
        return sealing.private_key(key.read_text(encoding="utf-8"))
    facts = read_manifest(folder).passphrase
    return sealing.key_of_passphrase(phrase, facts) if phrase is not None and facts is not None else None


def _moment(given: str) -> datetime:
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise BackupUsageError(f"{given} is no time; write 2026-03-01T12:00:00Z.") from error
    return moment if moment.tzinfo else moment.astimezone()


@contextmanager
def _opened(settings: ServerSettings) -> Iterator[Database]:
    require_database(settings)
    database = open_database(settings)
    try:
        yield database
    finally:
        database.close()


def _print(answer: dict[str, object]) -> None:
    print(json.dumps(answer, ensure_ascii=False))
