"""Takes in recordings and attached files, chunk by chunk, and says with a signature when one is whole.

A chunk is first a draft that nobody knows, then durable in the store, then a row. The row is written only if the upload
still stands where the chunk begins (compare and set): of two that come for the same place one wins, in whatever process
they are, the other hears where to go on. So nothing is ever locked, and a dead connection holds up nobody.
When the last chunk is there the parts are put together, and only if they give the hash that names the file, it is
sealed. A crash at any place leaves either what was there before, or parts from which the next request goes on.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlmodel import Session, col, delete, select, update

from cxfield.server.database import Database, now_text
from cxfield.server.errors import RefusedError
from cxfield.server.files.blob_store import BlobStore, BlobStoreError, Draft, NoSuchBlobError, whole_key
from cxfield.server.files.file_references import FileReference, drop_later, drop_refused, is_deleted, refer
from cxfield.server.files.upload_chunks import (
    Answer,
    Chunk,
    DamagedError,
    OffsetError,
    Standing,
    StoreDownError,
    Taken,
    room,
)
from cxfield.server.intake.backed_up import is_file_backed_up
from cxfield.server.people.accounts import Sender
from cxfield.server.tables import BlobRemovalRow, BlobRow, UploadPartRow, UploadRow
from cxfield.sync.messages import BlobReceipt, BlobStatus, SignedStatement, Statement
from cxfield.sync.signing import sign_statement

KEPT_DAYS = 30
"""How long half a file is kept for the rest of it to come."""


class Uploads:
    """Files on their way. Safe to repeat, and from several processes at a time."""

    def __init__(self, database: Database, store: BlobStore) -> None:
        self._database, self._store = database, store

    def standing(self, sender: Sender, study_id: str, sha256: str) -> Standing:
        """Say from where the sender's device has to go on."""
        with self._database.read() as session:
            whole = session.get(BlobRow, (study_id, sha256))
            if whole is not None:
                return Standing(whole.size_bytes, whole.size_bytes)
            upload = session.get(UploadRow, (study_id, sha256, sender.device))
            return Standing(upload.received, upload.size_bytes) if upload else Standing(0)

    def draft(self) -> Draft:
        """Return a place for the bytes of one chunk; drop it in the end. Raises NoRoomError."""
        with room():
            return self._store.draft()

    def write(self, draft: Draft, data: bytes) -> None:
        """Add bytes to a draft. Raises NoRoomError."""
        with room():
            draft.write(data)

    def accept(self, sender: Sender, reference: FileReference, chunk: Chunk, draft: Draft, taken: Taken) -> Answer:
        """Keep the chunk in `draft`, and seal the file if it was the last; an empty one asks for the receipt.

        Raises:
            OffsetError: It does not begin where the upload stands. DamagedError: Altered on its way, or not the file.
            NoRoomError: The disk is full.
        """
        with room():
            return self._accept(sender, reference, chunk, draft, taken)

    def _accept(self, sender: Sender, reference: FileReference, chunk: Chunk, draft: Draft, taken: Taken) -> Answer:
        if taken.sha256 != chunk.sha256:
            raise DamagedError("The piece was damaged on its way; send it again.")
        with self._database.read() as session:
            if is_deleted(session, reference):
                return Answer(chunk.file_bytes, self._deleted(sender, reference))
            is_whole = session.get(BlobRow, (reference.study_id, reference.sha256)) is not None
        if is_whole:
            return self._settle(sender, reference)
        if taken.size == chunk.file_bytes:
            return self._take_at_once(sender, reference, chunk, draft, taken)
        upload = self._upload(sender, reference, chunk)
        if chunk.offset != upload.received:
            raise OffsetError(upload.received)
        received = upload.received
        if taken.size:
            received = self._take_part(sender, reference, chunk, draft, taken)
        if received < chunk.file_bytes:
            return Answer(received, None)
        return self._finish(sender, reference, chunk)

    def clean_up(self, *, days: int = KEPT_DAYS) -> int:
        """Forget uploads that nobody went on with, and bytes that belong to nothing; return how many pieces went."""
        oldest = (datetime.now(UTC) - timedelta(days=days)).isoformat()
        keys: list[str] = []
        with self._database.write() as session:
            for upload in session.exec(select(UploadRow).where(col(UploadRow.touched_at) < oldest)).all():
                keys += _forget(session, upload)
        for key in keys:
            self._store.remove(key)
        with self._database.read() as session:
            known = set(session.exec(select(UploadPartRow.store_key)).all())
        return len(keys) + self._store.remove_strays(older_than_s=days * 86400.0, known=known)

    def remove_pending(self) -> int:
        """Take away the bytes of files that were deleted; what a crash leaves goes the next time."""
        with self._database.write() as session:
            drop_refused(session)
            keys = [(row.study_id, row.store_key) for row in session.exec(select(BlobRemovalRow))]
        failures = []
        for key in keys:  # one that does not go holds up no other
            try:
                self._remove(*key)
            except (BlobStoreError, OSError) as error:
                failures.append(error)
        if failures:
            raise failures[0]
        return len(keys)

    def _remove(self, study_id: str, store_key: str) -> None:
        """Take away the bytes under a key, and hold the order to do so until they are gone.

        Of two who do it at a time the second finds nothing to do, and nobody seals the file meanwhile.
        """
        mine = (BlobRemovalRow.study_id == study_id, BlobRemovalRow.store_key == store_key)
        wanted = select(BlobRow).where(BlobRow.study_id == study_id, BlobRow.store_key == store_key)
        with self._database.write() as session:
            order = session.exec(select(BlobRemovalRow).where(*mine).with_for_update()).first()
            if order is None:
                return
            if session.exec(wanted).first() is None:
                self._store.remove(store_key)
            session.delete(order)

    # ---- one chunk ----

    def _take_at_once(
        self, sender: Sender, reference: FileReference, chunk: Chunk, draft: Draft, taken: Taken
    ) -> Answer:
        if taken.sha256.hex() != reference.sha256:
            raise DamagedError("The file is not the one that its hash names; look at it again.")
        return self._seal(sender, reference, chunk, self._keep_whole(reference, draft))

    def _upload(self, sender: Sender, reference: FileReference, chunk: Chunk) -> UploadRow:
        key = (reference.study_id, reference.sha256, sender.device)
        with self._database.write() as session:
            session.connection().execute(
                text(
                    "INSERT INTO upload (study_id, sha256, device_id, size_bytes, received, touched_at) "
                    "VALUES (:study, :sha256, :device, :size, 0, :now) ON CONFLICT DO NOTHING"
                ),
                {"study": key[0], "sha256": key[1], "device": key[2], "size": chunk.file_bytes, "now": now_text()},
            )
            upload = session.get_one(UploadRow, key)
        if upload.size_bytes != chunk.file_bytes:
            raise RefusedError("The file was begun with another length; this cannot be the same file.")
        return upload

    def _take_part(self, sender: Sender, reference: FileReference, chunk: Chunk, draft: Draft, taken: Taken) -> int:
        store_key = draft.keep_part()
        end = chunk.offset + taken.size
        key = (reference.study_id, reference.sha256, sender.device)
        moved = (
            update(UploadRow)
            .where(col(UploadRow.study_id) == key[0], col(UploadRow.sha256) == key[1])
            .where(col(UploadRow.device_id) == key[2], col(UploadRow.received) == chunk.offset)
            .values(received=end, touched_at=now_text())
        )
        with self._database.write() as session:
            has_won = session.connection().execute(moved).rowcount == 1
            if has_won:
                session.add(
                    UploadPartRow(
                        study_id=key[0],
                        sha256=key[1],
                        device_id=key[2],
                        from_offset=chunk.offset,
                        store_key=store_key,
                    )
                )
        if not has_won:
            self._store.remove(store_key)
            raise self._elsewhere(sender, reference)
        return end

    def _elsewhere(self, sender: Sender, reference: FileReference) -> OffsetError:
        return OffsetError(self.standing(sender, reference.study_id, reference.sha256).offset)

    # ---- the whole file ----

    def _finish(self, sender: Sender, reference: FileReference, chunk: Chunk) -> Answer:
        """Put the parts together. Where another request did it meanwhile, its result counts."""
        digest = hashlib.sha256()
        draft = self._store.draft()
        try:
            try:
                for part in self._parts(sender, reference):
                    for piece in self._store.read(part):
                        digest.update(piece)
                        draft.write(piece)
            except NoSuchBlobError:
                return self._finished_elsewhere(sender, reference)
            if digest.hexdigest() != reference.sha256:
                if self._is_whole(reference):
                    return self._settle(sender, reference)
                self._drop(sender, reference)
                raise DamagedError("The file is not the one that its hash names; look at it again.")
            key = self._keep_whole(reference, draft)
        finally:
            draft.drop()
        return self._seal(sender, reference, chunk, key)

    def _keep_whole(self, reference: FileReference, draft: Draft) -> str:
        """Keep the file, unless an older copy is about to go: both would lie under one key."""
        with self._database.read() as session:
            _refuse_removed(session, reference.study_id, whole_key(reference.study_id, reference.sha256))
        return draft.keep_whole(reference.study_id, reference.sha256)

    def _finished_elsewhere(self, sender: Sender, reference: FileReference) -> Answer:
        if self._is_whole(reference):
            return self._settle(sender, reference)
        self._drop(sender, reference)  # parts are gone, of a database that was put back: nothing else ends it
        raise self._elsewhere(sender, reference)

    def _is_whole(self, reference: FileReference) -> bool:
        with self._database.read() as session:
            return session.get(BlobRow, (reference.study_id, reference.sha256)) is not None

    def _parts(self, sender: Sender, reference: FileReference) -> list[str]:
        query = (
            select(UploadPartRow.store_key)
            .where(UploadPartRow.study_id == reference.study_id, UploadPartRow.sha256 == reference.sha256)
            .where(UploadPartRow.device_id == sender.device)
        )
        with self._database.read() as session:
            return list(session.exec(query.order_by(col(UploadPartRow.from_offset))).all())

    def _drop(self, sender: Sender, reference: FileReference) -> None:
        with self._database.write() as session:
            upload = session.get(UploadRow, (reference.study_id, reference.sha256, sender.device))
            keys = _forget(session, upload) if upload else []
        for key in keys:
            self._store.remove(key)

    def _seal(self, sender: Sender, reference: FileReference, chunk: Chunk, key: str) -> Answer:
        """Say in the database that the bytes under `key` are the file; they are durable already."""
        with self._database.write() as session:
            upload = session.get(UploadRow, (reference.study_id, reference.sha256, sender.device))
            parts = _forget(session, upload) if upload else []
            if is_deleted(session, reference):
                drop_later(session, reference.study_id, key)
                statement = self._deleted(sender, reference)
            else:
                _refuse_removed(session, reference.study_id, key)
                row = _blob(session, reference, chunk, key)
                statement = self._prove(session, sender, reference, row)
        for part in parts:
            self._store.remove(part)
        return Answer(chunk.file_bytes, statement)

    def _settle(self, sender: Sender, reference: FileReference) -> Answer:
        """Note who named a file that is here, and prove that it is. Safe to repeat."""
        with self._database.write() as session:
            row = session.get(BlobRow, (reference.study_id, reference.sha256), with_for_update=True)
            if row is None:
                raise OffsetError(0)
            return Answer(row.size_bytes, self._prove(session, sender, reference, row))

    def _prove(self, session: Session, sender: Sender, reference: FileReference, row: BlobRow) -> SignedStatement:
        kept = refer(session, sender, reference)
        receipt = BlobReceipt(
            study_id=reference.study_id,
            interview_id=reference.interview_id,
            sha256=reference.sha256,
            size_bytes=row.size_bytes,
            status=BlobStatus.QUARANTINED if kept.reason else BlobStatus.STORED,
            reason=kept.explanation,
            sealed_at=row.sealed_at,
            backed_up=is_file_backed_up(session, reference.study_id, reference.sha256),
        )
        return self._sign(sender, receipt)

    def _deleted(self, sender: Sender, reference: FileReference) -> SignedStatement:
        receipt = BlobReceipt(
            study_id=reference.study_id,
            interview_id=reference.interview_id,
            sha256=reference.sha256,
            size_bytes=0,
            status=BlobStatus.DELETED,
            reason="The interview says that this file was deleted; it is not kept.",
            sealed_at=now_text(),
        )
        return self._sign(sender, receipt)

    def _sign(self, sender: Sender, receipt: BlobReceipt) -> SignedStatement:
        statement = Statement(
            purpose="blob", epoch=self._database.epoch, device=sender.device, at=now_text(), blobs=[receipt]
        )
        return sign_statement(self._database.signing_key, statement)


def _refuse_removed(session: Session, study_id: str, key: str) -> None:
    if session.get(BlobRemovalRow, (study_id, key)) is not None:
        raise StoreDownError("An older copy of this file is being removed; send it again.", retry_after_s=60)


def _blob(session: Session, reference: FileReference, chunk: Chunk, key: str) -> BlobRow:
    """Return the row of a file that is whole, made now if nobody was faster."""
    statement = text(
        "INSERT INTO blob (study_id, sha256, size_bytes, store_key, sealed_at) "
        "VALUES (:study, :sha256, :size, :key, :now) ON CONFLICT DO NOTHING"
    )
    values = {"study": reference.study_id, "sha256": reference.sha256, "size": chunk.file_bytes, "key": key}
    session.connection().execute(statement, {**values, "now": now_text()})
    return session.get_one(BlobRow, (reference.study_id, reference.sha256), with_for_update=True)


def _forget(session: Session, upload: UploadRow) -> list[str]:
    """Remove an upload with its parts; return the keys of what then lies in the store for nothing."""
    mine = (
        col(UploadPartRow.study_id) == upload.study_id,
        col(UploadPartRow.sha256) == upload.sha256,
        col(UploadPartRow.device_id) == upload.device_id,
    )
    keys = list(session.exec(select(UploadPartRow.store_key).where(*mine)).all())
    session.exec(delete(UploadPartRow).where(*mine))
    session.delete(upload)
    return keys
