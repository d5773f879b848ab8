"""What devices may hear is backed up: exactly what lay in a backup of which a copy is known to be off the host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from nacl.public import PrivateKey, PublicKey
from sqlalchemy import text
from sqlmodel import Session, select

from cxfield.server.backup.errors import BackupError, DamagedBackupError
from cxfield.server.backup.files import check_files, require_key
from cxfield.server.backup.heads import read_heads
from cxfield.server.backup.manifest import POOL, Manifest, read_manifest
from cxfield.server.backup.person_keys import require_new_keys
from cxfield.server.backup.recordings import Pool, Recording, read_list
from cxfield.server.backup.sealing import public_key
from cxfield.server.backup.taking import drop_lists_to, own_lists
from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.tables import AuditRow, BackupRow

ARCHIVE_MARGIN = timedelta(minutes=15)
"""What was received so shortly before a moment may have been committed after it: no request lasts that long."""
_ROWS = 500
_MARK = """
INSERT INTO backed_up (study_id, kind, stream_id, seq)
SELECT study_id, kind, stream_id, CAST(:seq AS BIGINT) FROM stream
WHERE study_id = :study_id AND kind = :kind AND stream_id = :stream_id AND last_seq >= :seq
ON CONFLICT (study_id, kind, stream_id) DO UPDATE SET seq = excluded.seq WHERE backed_up.seq < excluded.seq
"""
_UNMARKED = """
SELECT sha256 FROM blob WHERE study_id = :study_id AND sha256 = :stream_id
  AND NOT EXISTS (SELECT 1 FROM backed_up WHERE study_id = :study_id AND kind = 'blob' AND stream_id = :stream_id)
"""
_MARK_BLOB = """
INSERT INTO backed_up (study_id, kind, stream_id, seq)
SELECT study_id, 'blob', sha256, size_bytes FROM blob WHERE study_id = :study_id AND sha256 = :stream_id
ON CONFLICT (study_id, kind, stream_id) DO UPDATE SET seq = excluded.seq
"""
_MARK_ARCHIVED = """
INSERT INTO backed_up (study_id, kind, stream_id, seq)
SELECT study_id, kind, stream_id, last_seq FROM stream WHERE received_at <= :until
ON CONFLICT (study_id, kind, stream_id) DO UPDATE SET seq = excluded.seq WHERE backed_up.seq < excluded.seq
"""
_MARK_BUCKET = """
INSERT INTO backed_up (study_id, kind, stream_id, seq)
SELECT study_id, 'blob', sha256, size_bytes FROM blob WHERE sealed_at <= :until
ON CONFLICT (study_id, kind, stream_id) DO NOTHING
"""
_ARCHIVED, _BUCKET = "archived-until", "bucket-copied-until"


def note_backup(database: Database, manifest: Manifest) -> None:
    """Remember that a backup was completed and verified. Devices hear of it when it lies off the host."""
    row = BackupRow(
        backup_id=manifest.backup_id,
        made_at=manifest.made_at,
        epoch=manifest.epoch,
        streams=manifest.streams,
        size_bytes=manifest.size_bytes,
    )
    with database.write() as session:
        if session.get(BackupRow, row.backup_id) is None:
            session.add(row)
            record_audit(session, actor="console", action="backup-taken", subject=row.backup_id)


def confirm(database: Database, folder: Path, key: PrivateKey | None, data: Path) -> int:
    """Mark all that lies in a backup as backed up: a copy of it is off the host. Return how many journals.

    Safe to repeat. The backup is read again, with those of its recordings of which devices were not told yet: what is
    not whole proves nothing. What lies in a sealed one stands in the server's data folder, so that its key is not
    needed on the server.

    Raises:
        BackupError: The backup is of another server, or of the time before a restore.
        DamagedBackupError: It is not whole. Where only recordings lack, all the others are marked.
    """
    manifest = read_manifest(folder)
    if manifest.epoch != database.epoch:
        raise BackupError(
            "This backup is of another server, or of the time before this one was restored; take a new one."
        )
    check_files(folder, manifest)
    require_new_keys(folder.parent, manifest)
    own = own_lists(data, manifest.backup_id)
    lists, key = (own, None) if own.exists() else (folder, require_key(manifest, key))
    note_backup(database, manifest)
    heads = (
        {"study_id": h.study_id, "kind": h.kind, "stream_id": h.stream_id, "seq": h.seq} for h in read_heads(lists, key)
    )
    _mark(database, _MARK, heads)
    if manifest.recordings is not None:
        pool = Pool(folder.parent / POOL)
        sealed_to = public_key(manifest.sealed_to) if manifest.sealed_to else None
        _mark_recordings(database, pool, sealed_to, read_list(lists, key))
    with database.write() as session:
        row = session.get_one(BackupRow, manifest.backup_id)
        if not row.off_host_at:
            row.off_host_at = now_text()
            session.add(row)
            record_audit(session, actor="console", action="backup-off-host", subject=row.backup_id)
    drop_lists_to(data, manifest.backup_id)
    return manifest.streams


def _mark_recordings(
    database: Database, pool: Pool, sealed_to: PublicKey | None, recordings: Iterable[Recording]
) -> None:
    lacking = 0
    for recording in recordings:
        values = {"study_id": recording.study_id, "stream_id": recording.sha256}
        with database.read() as session:
            is_due = session.connection().execute(text(_UNMARKED), values).first() is not None
        if not is_due:
            continue
        if pool.is_whole(recording, sealed_to):
            _mark(database, _MARK_BLOB, [values])
        else:
            lacking += 1
    if lacking:
        raise DamagedBackupError(
            f"{lacking} recordings of the backup are missing in the folder {POOL} beside it, or damaged; devices keep "
            "theirs. Copy the whole folder of the backups, then say again that it is off the host."
        )


def mark_archived_until(database: Database, until: datetime) -> datetime:
    """Mark what was received well before `until` as backed up: whoever keeps the archive says that it reaches there.

    Returns:
        The moment that counted.

    Raises:
        BackupError: `until` is to come, or the database is one file.
    """
    if database.is_sqlite:
        raise BackupError("A SQLite has no archive; take backups and confirm them.")
    if until > datetime.now(UTC):
        raise BackupError("That moment is still to come; give the moment that the archive has reached.")
    counted = until - ARCHIVE_MARGIN
    moment = _text(counted)
    with database.write() as session:
        session.connection().execute(text("SET LOCAL statement_timeout = 0"))
        session.connection().execute(text(_MARK_ARCHIVED), {"until": moment})
        record_audit(session, actor="console", action=_ARCHIVED, subject=moment)
    return counted


def mark_bucket_until(database: Database, until: datetime) -> datetime:
    """Mark files of a bucket as backed up: whoever keeps its copy elsewhere says that it reaches to `until`.

    Only what a backup of the database off the host names as well: after a restore the server must know of the file.

    Returns:
        The moment that counted.

    Raises:
        BackupError: `until` is to come, or no backup of the database is off the host yet.
    """
    if until > datetime.now(UTC):
        raise BackupError("That moment is still to come; give the moment that the copy of the bucket has reached.")
    with database.write() as session:
        reached = _database_reaches(session, database.epoch)
        if reached is None:
            raise BackupError("No backup of the database is off the host yet; confirm one first, then say this again.")
        counted = min(until - ARCHIVE_MARGIN, reached)
        moment = _text(counted)
        session.connection().execute(text(_MARK_BUCKET), {"until": moment})
        record_audit(session, actor="console", action=_BUCKET, subject=moment)
    return counted


def _database_reaches(session: Session, epoch: str) -> datetime | None:
    """Return to which moment the database lies off the host; None if it never did."""
    chosen = select(BackupRow.made_at).where(BackupRow.epoch == epoch, BackupRow.off_host_at != "")
    backups = [datetime.fromisoformat(made_at) - ARCHIVE_MARGIN for made_at in session.exec(chosen)]
    archived = session.exec(select(AuditRow.subject).where(AuditRow.action == _ARCHIVED))
    return max([*backups, *(datetime.fromisoformat(moment) for moment in archived)], default=None)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _mark(database: Database, statement: str, rows: Iterable[dict[str, Any]]) -> None:
    """Mark in short transactions, so that pushes go on meanwhile."""
    for lot in _lots(rows):
        with database.write() as session:
            session.connection().execute(text(statement), lot)


def _lots(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    lot: list[dict[str, Any]] = []
    for row in rows:
        lot.append(row)
        if len(lot) == _ROWS:
            yield lot
            lot = []
    if lot:
        yield lot
