"""Restores a backup into an empty place, and the drill that shows that it could be."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from nacl.public import PrivateKey
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, delete, select

from cxfield.event import FIRST_HASH, next_head
from cxfield.server.backup.errors import BackupError, DamagedBackupError
from cxfield.server.backup.files import check_files, require_key
from cxfield.server.backup.heads import Head, read_heads
from cxfield.server.backup.loading import NUMBER_TABLE, load_postgres, load_sqlite
from cxfield.server.backup.manifest import POOL, Manifest, chosen, read_manifest
from cxfield.server.backup.person_keys import files_of_the_erased, load_person_keys
from cxfield.server.backup.recordings import Pool, read_list
from cxfield.server.backup.snapshot import quoted
from cxfield.server.database import (
    DATABASE_FILE,
    RESTORING,
    Database,
    default_url,
    psycopg_arguments,
    record_audit,
)
from cxfield.server.files.blob_places import FOLDER
from cxfield.server.files.blob_store import FolderStore
from cxfield.server.files.uploads import Uploads
from cxfield.server.intake.backed_up import BLOB
from cxfield.server.operation.settings import ServerSettings, open_database
from cxfield.server.persons.erasing import replay
from cxfield.server.persons.keys import person_keys, person_of
from cxfield.server.persons.ledger import LEDGER_FILE, Ledger, add_to_ledger, merged, read_ledger
from cxfield.server.study.studies import Studies
from cxfield.server.tables import (
    BackedUpRow,
    BlobReferenceRow,
    BlobRow,
    MetaRow,
    StreamRow,
    TombstoneRow,
    UploadPartRow,
    UploadRow,
)
from cxfield.store.folder import make_private_folder, sync_folder

AfterRestore = Callable[[Database, Path], None]


def erase_again(database: Database, data: Path) -> None:
    """Erase whom the ledger in the data folder names, and take their recordings out of the folder."""
    replay(database, Ledger(data))
    if (data / FOLDER).is_dir():
        Uploads(database, FolderStore(data / FOLDER)).remove_pending()


def begin_files_anew(database: Database, _data: Path) -> None:
    """Forget how far files on their way had come: their parts are in no backup."""
    with database.write() as session:
        session.exec(delete(UploadPartRow))
        session.exec(delete(UploadRow))


AFTER_RESTORE: list[AfterRestore] = [erase_again, begin_files_anew]
"""What has to be done to a restored database before a server opens it, in this order; gets the data folder too.

The first is the erasure ledger: whoever was erased after the backup is erased again. A hook may run again on the same
database (a restore that was cut off is begun anew) and raises a CxfieldError where the server must not start.
"""
_HEADS = "SELECT study_id, kind, stream_id, last_seq, head FROM stream ORDER BY study_id, kind, stream_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was restored. `lost`: hashes of files that the database named and the backup lacks."""

    manifest: Manifest
    epoch: str
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drilled:
    """What a drill found to be whole."""

    manifest: Manifest
    folder: Path
    events: int


def restore(
    source: Path, settings: ServerSettings, key: PrivateKey | None = None, *, ledgers: Sequence[Path] = ()
) -> Restored:
    """Put a backup into a new data folder (and an empty PostgreSQL), under a new epoch, with the same signing key.

    Whoever is named in an erasure ledger is not in it: in the one beside the backup, or one of `ledgers`.

    Raises:
        BackupError: The place is not empty, the key is missing, or the backup is not whole. Nothing is there then.
    """
    folder = chosen(source)
    manifest = read_manifest(folder)
    key = require_key(manifest, key)
    _require_empty(settings.data)
    check_files(folder, manifest)
    draft = settings.data.with_name(settings.data.name + ".unfinished")
    shutil.rmtree(draft, ignore_errors=True)
    make_private_folder(draft)
    try:
        erasures = merged(*map(read_ledger, (folder.parent / LEDGER_FILE, *_existing(ledgers))))
        add_to_ledger(draft / LEDGER_FILE, erasures)
        _give_out_recordings(folder, manifest, key, draft / FOLDER, files_of_the_erased(erasures))
        url = settings.database or default_url(draft)
        if settings.database is None:
            _restore_sqlite(folder, manifest, key, draft / DATABASE_FILE)
        else:
            _restore_postgres(settings.database, folder, manifest, key, draft)
        epoch, lost = _finish(url, folder, manifest, key, draft)
        sync_folder(draft)
        if settings.data.exists():
            settings.data.rmdir()
        os.rename(draft, settings.data)
        sync_folder(settings.data.parent)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return Restored(manifest=manifest, epoch=epoch, lost=lost)


def begin_again(settings: ServerSettings) -> str:
    """Do what a restore does behind the data, where somebody else put it back: erase again, and take a new epoch.

    The server must not run meanwhile. Returns the epoch.
    """
    database = open_database(settings)
    try:
        for hook in AFTER_RESTORE:
            hook(database, settings.data)
        with database.write() as session:
            record_audit(session, actor="console", action="put-back", subject=database.epoch)
        return database.renew_epoch()
    finally:
        database.close()


def _existing(ledgers: Sequence[Path]) -> Sequence[Path]:
    for path in ledgers:
        if not path.is_file():
            raise BackupError(f"There is no erasure ledger {path}; name the file, or leave it out.")
    return ledgers


def _require_empty(data: Path) -> None:
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise BackupError(f"{data} is not empty; name a new folder, so that nothing there is lost.")


def _restore_sqlite(folder: Path, manifest: Manifest, key: PrivateKey | None, target: Path) -> None:
    load_sqlite(folder, manifest, key, target)
    with contextlib.closing(sqlcipher3.dbapi2.connect(str(target), isolation_level=None)) as link:
        link.execute("PRAGMA synchronous=FULL")
        (verdict,) = link.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise DamagedBackupError(f"The database of the backup is damaged: {verdict}.")
        _compare(folder, manifest, key, lambda query: link.execute(query))
        link.execute("UPDATE meta SET value = ? WHERE name = 'epoch'", (secrets.token_hex(16),))


def _restore_postgres(url: str, folder: Path, manifest: Manifest, key: PrivateKey | None, scratch: Path) -> None:
    """Fill the database in one transaction; after a failure it is as empty as before."""
    address = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(address, connect_args=psycopg_arguments(address), hide_parameters=True)
    try:
        with engine.begin() as connection:
            if inspect(connection).get_table_names():
                raise BackupError("The database is not empty; make a new one and name that.")
            load_postgres(connection, folder, manifest, key, scratch)
            _compare(folder, manifest, key, lambda query: _tuples(connection, query))
            values = {"epoch": secrets.token_hex(16)}
            connection.execute(text("UPDATE meta SET value = :epoch WHERE name = 'epoch'"), values)
            connection.execute(text("INSERT INTO meta VALUES (:name, '')"), {"name": RESTORING})
    except SQLAlchemyError as error:
        raise BackupError(f"The database cannot be filled: {error.__cause__ or error}.") from error
    finally:
        engine.dispose()


def _tuples(connection: Connection, query: str) -> Iterator[tuple[Any, ...]]:
    return (tuple(row) for row in connection.execute(text(query).execution_options(yield_per=1000)))


def _finish(
    url: str, folder: Path, manifest: Manifest, key: PrivateKey | None, data: Path
) -> tuple[str, tuple[str, ...]]:
    """Bring the schema up, do what has to be done after a restore; return the epoch, and which files are lost."""
    database = Database(url, is_restoring=True)
    try:
        load_person_keys(database, folder.parent, manifest, key)
        for hook in AFTER_RESTORE:
            hook(database, data)
        lost = () if manifest.recordings is None else _forget_lost_files(database, data / FOLDER)
        with database.write() as session:
            record_audit(session, actor="console", action="restored", subject=manifest.backup_id)
            session.exec(delete(MetaRow).where(col(MetaRow.name) == RESTORING))
        return database.epoch, lost
    finally:
        database.close()


def _forget_lost_files(database: Database, recordings: Path) -> tuple[str, ...]:
    """Forget files that are not there: devices that still have them are asked for them again. Return their hashes."""
    with database.write() as session:
        lost = [row for row in session.exec(select(BlobRow)) if not (recordings / row.store_key).exists()]
        for row in lost:
            references = (col(BlobReferenceRow.study_id) == row.study_id, col(BlobReferenceRow.sha256) == row.sha256)
            session.exec(delete(BlobReferenceRow).where(*references))
            told = session.get(BackedUpRow, (row.study_id, BLOB, row.sha256))
            for one in (row, told):
                if one is not None:
                    session.delete(one)
    return tuple(row.sha256 for row in lost)


def _compare(
    folder: Path, manifest: Manifest, key: PrivateKey | None, ask: Callable[[str], Iterator[tuple[Any, ...]]]
) -> None:
    """Compare what is in a database with what the backup says of itself: rows of every table, end of every journal."""
    for table in manifest.tables:
        ((rows,),) = ask(f"SELECT count(*) FROM {quoted(table.name)}")
        if rows != table.rows and table.name != NUMBER_TABLE:
            raise DamagedBackupError(f"{table.name} has {rows} rows, the backup says {table.rows}.")
    said = {(one.study_id, one.kind, one.stream_id): one for one in read_heads(folder, key)}
    for row in ask(_HEADS):
        head = Head(*row)
        if said.pop((head.study_id, head.kind, head.stream_id), None) != head:
            raise DamagedBackupError(f"The journal {head.stream_id} does not end as the backup says.")
    if said:
        raise DamagedBackupError(f"{len(said)} journals are missing.")


def _give_out_recordings(
    folder: Path, manifest: Manifest, key: PrivateKey | None, target: Path | None, erased: set[str]
) -> None:
    """Check every recording of the backup and write it below `target`, if there is one.

    Those of the erased may have gone from the place. What is there is given out: somebody else may have it too, and
    what nobody has goes when the erasures are repeated.
    """
    if manifest.recordings is None:
        return
    pool, count = Pool(folder.parent / POOL), 0
    folders: set[Path] = set()
    for recording in read_list(folder, key):
        count += 1
        if recording.sha256 in erased and not pool.has(recording, key.public_key if key else None):
            continue
        place = target / recording.key if target else None
        if place is None or not place.exists():
            pool.give_out(recording, key, place)
        folders.update([place.parent] if place else [])
    if count != manifest.recordings:
        raise DamagedBackupError(f"The backup names {count} recordings and says {manifest.recordings}.")
    for one in folders:
        sync_folder(one)


def drill(source: Path, key: PrivateKey | None = None) -> Drilled:
    """Restore a backup into a temporary place, read every journal and recording there, and leave nothing behind.

    Raises:
        DamagedBackupError: It could not be restored as it was.
    """
    folder = chosen(source)
    manifest = read_manifest(folder)
    key = require_key(manifest, key)
    check_files(folder, manifest)
    erasures = read_ledger(folder.parent / LEDGER_FILE)
    _give_out_recordings(folder, manifest, key, None, files_of_the_erased(erasures))
    with tempfile.TemporaryDirectory(prefix="cxfield-drill-") as scratch:
        data = Path(scratch)
        _restore_sqlite(folder, manifest, key, data / DATABASE_FILE)
        database = Database(default_url(data))
        try:
            load_person_keys(database, folder.parent, manifest, key)
            events = _read_journals(database, folder, key, {(one.study_id, one.mark) for one in erasures})
        finally:
            database.close()
    return Drilled(manifest=manifest, folder=folder, events=events)


def _read_journals(database: Database, folder: Path, key: PrivateKey | None, erased: set[tuple[str, str]]) -> int:
    """Follow every journal from its first event to its end; return how many events there are.

    Of people who were erased there is nothing to follow; nobody else may be unreadable.
    """
    ends = {(one.study_id, one.kind, one.stream_id): one.head for one in read_heads(folder, key)}
    studies, events = Studies(database), 0
    for study in studies.all():
        for journal in studies.journals(study.study_id):
            head = FIRST_HASH
            for line in journal.lines:
                head = next_head(head, line.encode())
            if ends.pop((study.study_id, journal.kind, journal.stream_id), "") != head.hex():
                raise DamagedBackupError(f"The journal {journal.stream_id} cannot be followed to its end.")
            events += len(journal.lines)
    with database.read() as session:
        lost = [journal for journal in ends if not _is_erased(session, journal, erased)]
    if lost:
        raise DamagedBackupError(f"{len(lost)} journals cannot be read, or belong to no study.")
    return events


def _is_erased(session: Session, journal: tuple[str, str, str], erased: set[tuple[str, str]]) -> bool:
    row = session.get(StreamRow, journal)
    mark = person_keys(session).mark(person_of(journal[0], row.case_id if row else "", journal[2]))
    return (journal[0], mark) in erased or session.get(TombstoneRow, (journal[0], mark)) is not None
