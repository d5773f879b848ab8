"""The keys of respondents, kept beside the backups of a place: one file for all of them, replaced by each new backup.

So whoever was erased becomes unreadable in every older backup of the place as soon as there is a newer one. A backup
without this file opens nobody's answers: it has to be copied along. There is one for each life of the server (epoch)
and each key to which the backups of a place are sealed.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nacl.public import PrivateKey, PublicKey

from cxfield.server.backup.errors import DamagedBackupError
from cxfield.server.backup.files import Folder, file_hash, unpacked
from cxfield.server.backup.manifest import Manifest, finished, read_manifest
from cxfield.server.backup.sealing import encoded
from cxfield.server.database import Database
from cxfield.server.persons.ledger import Erasure
from cxfield.server.tables import PersonKeyRow
from cxfield.store.folder import sync_folder

_PREFIX = "person-keys-"
_HASH = re.compile("[0-9a-f]{64}")
_AT_ONCE = 1000
PersonKey = tuple[str, str, str]
"""study, person, half of the key in hex."""


def keys_file(place: Path, epoch: str, sealed_to: str) -> Path:
    """Return the file of the keys for the backups of one life of a server that are sealed to one key."""
    tag = hashlib.sha256(f"{epoch}\n{sealed_to}".encode()).hexdigest()[:16]
    return place / f"{_PREFIX}{tag}.gz"


def write_person_keys(
    place: Path, seal_to: PublicKey | None, epoch: str, keys: Iterable[tuple[Any, ...]]
) -> tuple[int, str]:
    """Replace the file, durably, once it was read again; return how many keys are in it, and its hash.

    Raises:
        DamagedBackupError: It is not as it was written; the one before is there as it was.
    """
    target = keys_file(place, epoch, encoded(seal_to) if seal_to else "")
    draft, count = target.with_name(target.name + ".new"), 0
    draft.unlink(missing_ok=True)
    writing = Folder(place, seal_to)
    with writing.writing_packed(draft.name) as sink:
        for study_id, person_id, share in keys:
            sink.write(json.dumps([study_id, person_id, bytes(share).hex()]).encode() + b"\n")
            count += 1
    (written,) = writing.files
    if file_hash(draft) != written.sha256:
        raise DamagedBackupError(f"The keys of persons, {draft.name}, are not as they were written.")
    os.replace(draft, target)
    sync_folder(place)
    return count, written.sha256


def read_person_keys(place: Path, manifest: Manifest, key: PrivateKey | None) -> Iterator[PersonKey]:
    """Yield the keys that go with a backup.

    Raises:
        DamagedBackupError: The file is missing or cannot be read.
    """
    path = require_keys_file(place, manifest)
    if path is None:
        return
    try:
        with unpacked(path, key) as file:
            for line in file:
                study_id, person_id, share = json.loads(line)
                yield study_id, person_id, share
    except (gzip.BadGzipFile, EOFError, ValueError) as error:
        raise DamagedBackupError(f"The keys of persons, {path.name}, are not as they were written.") from error


def require_keys_file(place: Path, manifest: Manifest) -> Path | None:
    """Return the file of the keys; None for a backup of the time before there were any.

    Raises:
        DamagedBackupError: It is missing.
    """
    if manifest.persons is None:
        return None
    path = keys_file(place, manifest.epoch, manifest.sealed_to)
    if not path.exists():
        raise DamagedBackupError(
            f"The keys of persons are missing: {path.name} has to lie beside the backup. Copy it along, too; "
            "without it no answer and no name can be read."
        )
    return path


def require_new_keys(place: Path, manifest: Manifest) -> None:
    """Refuse a file of keys that is older than the backup: it opens nobody who came between the two.

    Raises:
        DamagedBackupError: It is missing, or belongs to no backup of the place that is as new.
    """
    path = require_keys_file(place, manifest)
    if path is None or not manifest.persons_sha256:
        return
    later = [one for one in map(read_manifest, finished(place)) if one.backup_id >= manifest.backup_id]
    if file_hash(path) not in {manifest.persons_sha256, *(one.persons_sha256 for one in later)}:
        raise DamagedBackupError(
            f"The keys of persons beside the backup, {path.name}, are older than it, or damaged. Copy the file along "
            "each time, also where one of this name is there; without it no answer and no name can be read."
        )


def load_person_keys(database: Database, place: Path, manifest: Manifest, key: PrivateKey | None) -> None:
    """Put the keys into a restored database."""
    lot: list[dict[str, Any]] = []
    for study_id, person_id, share in read_person_keys(place, manifest, key):
        lot.append({"study_id": study_id, "person_id": person_id, "share": bytes.fromhex(share)})
        if len(lot) == _AT_ONCE:
            _insert(database, lot)
            lot = []
    _insert(database, lot)


def _insert(database: Database, lot: list[dict[str, Any]]) -> None:
    if lot:
        with database.write() as session:
            session.connection().execute(PersonKeyRow.__table__.insert(), lot)  # type: ignore[attr-defined]


def drop_unneeded_keys(place: Path, manifests: Iterable[Manifest]) -> None:
    """Remove the keys of lives of which no backup is left."""
    needed = {keys_file(place, one.epoch, one.sealed_to).name for one in manifests}
    for path in place.glob(f"{_PREFIX}*"):
        if path.name not in needed:
            path.unlink()


def files_of_the_erased(erasures: Iterable[Erasure]) -> set[str]:
    """Return the hashes of recordings and files that must not be kept. A journal may have named anything as one."""
    return {sha256 for erasure in erasures for sha256 in erasure.files if _HASH.fullmatch(sha256)}
