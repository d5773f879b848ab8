"""Takes a backup while the server runs, and reads it again before it counts."""

from __future__ import annotations

import os
import shutil
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from nacl.public import PrivateKey, PublicKey
from uuid_utils import uuid7

from cxfield.server.backup.alone import alone_in
from cxfield.server.backup.errors import BackupError
from cxfield.server.backup.files import Folder, check_files
from cxfield.server.backup.heads import write_heads
from cxfield.server.backup.manifest import POOL, UNFINISHED, Manifest, finished, read_manifest, write_manifest
from cxfield.server.backup.person_keys import drop_unneeded_keys, files_of_the_erased, write_person_keys
from cxfield.server.backup.recordings import Copied, Pool, copy_all, write_list
from cxfield.server.backup.sealing import PassphraseFacts, encoded
from cxfield.server.backup.snapshot import PostgresSnapshot, SqliteSnapshot, postgres_snapshot, sqlite_snapshot
from cxfield.server.database import DATABASE_FILE
from cxfield.server.files.blob_places import FOLDER
from cxfield.server.operation.settings import ServerSettings
from cxfield.server.persons.ledger import LEDGER_FILE, Ledger, add_to_ledger
from cxfield.store.folder import make_private_folder, sync_folder

OWN_LISTS_KEPT = 50
"""So many backups may wait to be confirmed without their key; older ones can be confirmed with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """To whom a backup is sealed. With a pass-phrase both halves of the key are known, and how it follows."""

    key: PublicKey
    passphrase: PassphraseFacts | None = None
    private: PrivateKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A backup that is there and was read again."""

    folder: Path
    manifest: Manifest
    fresh_recordings: int
    lacking: list[str]
    is_same_disk: bool


def take(settings: ServerSettings, place: Path, sealing: Sealing | None = None) -> Taken:
    """Write a backup into a new folder of `place`.

    Raises:
        BackupError: It cannot be taken, or another one is written there; what is unfinished goes with the next one.
    """
    make_private_folder(place)
    _refuse_inside(settings.data, place)
    with alone_in(place):
        return _take(settings, place, sealing)


def _take(settings: ServerSettings, place: Path, sealing: Sealing | None) -> Taken:
    moment = datetime.now(UTC)
    backup_id = str(uuid7())
    folder = place / f"{moment:%Y%m%dT%H%M%SZ}-{backup_id.replace('-', '')[:16]}"  # by its name the newer one is last
    draft = folder.with_name(folder.name + UNFINISHED)
    for left in place.glob(f"*{UNFINISHED}"):
        shutil.rmtree(left)
    make_private_folder(draft)
    seal_to = sealing.key if sealing else None
    writing = Folder(draft, seal_to)
    own = Folder(own_lists(settings.data, backup_id), None)
    if seal_to is not None:
        make_private_folder(own.path)
        _drop_old_lists(own.path.parent)
    erasures = Ledger(settings.data).lines()
    add_to_ledger(place / LEDGER_FILE, erasures)
    with _snapshot(settings) as snapshot:
        keys = snapshot.person_keys()
        persons, keys_hash = (None, "") if keys is None else write_person_keys(place, seal_to, snapshot.epoch, keys)
        tables = snapshot.write(writing)
        streams = write_heads(writing, snapshot.heads())
        if seal_to is not None:
            write_heads(own, snapshot.heads())
        named = list(snapshot.blobs())
    recordings = _recordings(settings, Pool(place / POOL, seal_to), named)
    if recordings is not None:
        write_list(writing, recordings.kept)
        if seal_to is not None:
            write_list(own, recordings.kept)
    manifest = Manifest(
        backup_id=backup_id,
        made_at=moment.isoformat(timespec="seconds"),
        program=version("cxfield"),
        kind=snapshot.kind,
        schema_number=snapshot.schema_number,
        epoch=snapshot.epoch,
        sealed_to=encoded(sealing.key) if sealing else "",
        passphrase=sealing.passphrase if sealing else None,
        streams=streams,
        persons=persons,
        persons_sha256=keys_hash,
        tables=tables,
        recordings=None if recordings is None else len(recordings.kept),
        recordings_bytes=sum(one.size_bytes for one in recordings.kept) if recordings else 0,
        files=writing.files,
    )
    check_files(draft, manifest)
    write_manifest(draft, manifest)
    os.rename(draft, folder)
    sync_folder(place)
    _drop_files_of_the_erased(place, files_of_the_erased(erasures) - {sha256 for _, sha256, *_ in named})
    return Taken(
        folder=folder,
        manifest=manifest,
        fresh_recordings=recordings.fresh if recordings else 0,
        lacking=recordings.lacking if recordings else [],
        is_same_disk=_is_same_disk(settings, place),
    )


def _drop_files_of_the_erased(place: Path, files: set[str]) -> None:
    """Take recordings of people who were erased out of the place, although older backups name them."""
    for sha256 in files:
        for path in (place / POOL / sha256[:2]).glob(f"{sha256}*"):
            path.unlink(missing_ok=True)


def own_lists(data: Path, backup_id: str) -> Path:
    """Return where the server keeps what lies in a backup that it cannot open itself, until that is off the host."""
    return data / "backups" / backup_id


def drop_lists_to(data: Path, backup_id: str) -> None:
    """Remove the lists of a backup, and of those before it: they are not needed once it lies off the host."""
    for path in (data / "backups").glob("*"):
        if path.name <= backup_id:
            shutil.rmtree(path, ignore_errors=True)


def _drop_old_lists(folder: Path) -> None:
    for path in sorted(folder.iterdir())[:-OWN_LISTS_KEPT]:
        shutil.rmtree(path, ignore_errors=True)


def _snapshot(settings: ServerSettings) -> AbstractContextManager[SqliteSnapshot | PostgresSnapshot]:
    if settings.database is None or settings.database.startswith("sqlite"):
        return sqlite_snapshot(_sqlite_file(settings))
    return postgres_snapshot(settings.database)


def _sqlite_file(settings: ServerSettings) -> Path:
    return Path(settings.database.removeprefix("sqlite:///")) if settings.database else settings.data / DATABASE_FILE


def _recordings(settings: ServerSettings, pool: Pool, named: list[tuple[str, str, int, str]]) -> Copied | None:
    """Copy what the snapshot names, after it was taken: so nothing that it names can still be on its way."""
    if settings.recordings is not None:
        return None
    return copy_all(pool, named, settings.data / FOLDER)


def _refuse_inside(data: Path, place: Path) -> None:
    if data.resolve() in (place.resolve(), *place.resolve().parents):
        raise BackupError(f"{place} lies in the server's own data folder; choose another place, best another machine.")


def _is_same_disk(settings: ServerSettings, place: Path) -> bool:
    """Whether a broken disk takes the data and the backup. Of a PostgreSQL only the recordings' disk is known."""
    return settings.data.exists() and settings.data.stat().st_dev == place.stat().st_dev


def drop_oldest(place: Path, keep: int) -> list[str]:
    """Remove all finished backups but the newest `keep`; return their names. Recordings stay until `drop_unnamed`."""
    removed = []
    with alone_in(place):
        for folder in finished(place)[:-keep] if keep > 0 else []:
            gone = folder.with_name(folder.name + UNFINISHED)
            os.rename(folder, gone)  # from here on it is no backup, and goes with the next one if this is cut off
            shutil.rmtree(gone)
            removed.append(folder.name)
        if removed:
            drop_unneeded_keys(place, map(read_manifest, finished(place)))
    return removed


def drop_unnamed(place: Path, named: set[str]) -> int:
    """Remove recordings of the pool that no backup names any more; return how many."""
    removed = 0
    for path in (place / POOL).glob("??/*"):
        if path.name.split(".")[0] not in named:
            path.unlink()
            removed += 1
    return removed
