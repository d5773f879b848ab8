"""Recordings and attached files on their way to the server: what waits, what has a receipt, what may go from here.

A file waits from the end of its interview on: until then it may still grow, be replaced or be deleted. That of a
suspended interview whose case is somebody else's now waits too: nothing here changes it any more. It is kept here
after the receipt too, until the server says that it is in a backup and the time for which files are kept is over.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, exists, func, literal, select, union_all, update
from sqlalchemy.dialects.sqlite import insert

from cxfield.store.database import Database
from cxfield.store.rows import (
    AttachmentKeyRow,
    AttachmentRow,
    CaseRow,
    FileDeliveryRow,
    InterviewRow,
    RecordingRow,
    StreamRow,
    table_of,
)
from cxfield.store.values import InterviewStatus, from_ms, to_ms

_RECORDING, _ATTACHMENT = table_of(RecordingRow), table_of(AttachmentRow)
_KEY, _DELIVERY = table_of(AttachmentKeyRow), table_of(FileDeliveryRow)
_INTERVIEW, _STREAM = table_of(InterviewRow), table_of(StreamRow)
_FOLDERS = {"recording": "recordings", "attachment": "attachments"}
_OPEN = (InterviewStatus.DRAFT.value, InterviewStatus.SUSPENDED.value)
_CASE = table_of(CaseRow)
KEPT_DAYS = 30
ASK_EVERY = timedelta(days=1)
"""How often the server is asked whether it has an old file in a backup."""


class FileKind(StrEnum):
    """What a file is."""

    RECORDING = "recording"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendableFile:
    """A file of an interview that has ended.

    Attributes:
        file_id: Of its row here; `name` is how the journal names it: the recording, or the content of an attached file.
        key: The key of the file as it travels: `sealed:` or, where the study has none to seal to, `open:`, base64.
        sha256, size_bytes: Of the bytes as they lie here; empty and 0 until somebody counted.
    """

    kind: FileKind
    file_id: str
    name: str
    interview_id: str
    study_id: str
    path: Path
    key: str
    since: datetime
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReceipt:
    """What the server signed about a file. `status` is its word for what became of it."""

    status: str
    sentence: str
    received_at: datetime
    server_epoch: str
    statement: str
    signature: bytes
    is_backed_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesWaiting:
    """Files that may be sent and are not. `problems` are sentences about those that were tried and refused."""

    count: int = 0
    oldest_at: datetime | None = None
    problems: tuple[str, ...] = ()


class Files:
    """Rows of both kinds as one. Storage thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = database.path.parent

    # ---- what waits ----

    def unsent_count(self) -> int:
        """Return how many files only this device has, those of open interviews too."""
        counts = (
            self._database.read(
                select(func.count()).select_from(table).where(table.c.sent_ms.is_(None), table.c.removed_ms.is_(None))
            ).scalar_one()
            for table in (_RECORDING, _ATTACHMENT)
        )
        return sum(map(int, counts))

    def to_send(self, *, leaving: bool = False, on_screen: str = "") -> list[SendableFile]:
        """Return the files of ended interviews without a receipt, the oldest first.

        `leaving`: The workspace is to go from here: those of open interviews too, but for the one on the screen.
        """
        conditions = _RECORDING.c.sent_ms.is_(None), _ATTACHMENT.c.sent_ms.is_(None)
        return self._sendable(*conditions, of=_INTERVIEW.c.interview_id != on_screen if leaving else None)

    def waiting(self) -> FilesWaiting:
        """Return what the window says of them."""
        files = self.to_send()
        query = select(_DELIVERY.c.sentence).where(_DELIVERY.c.status == "", _DELIVERY.c.sentence != "").distinct()
        return FilesWaiting(
            count=len(files),
            oldest_at=files[0].since if files else None,
            problems=tuple(self._database.read(query.order_by(_DELIVERY.c.sentence)).scalars()),
        )

    def to_ask_about(self, now: datetime, *, kept_days: int) -> list[SendableFile]:
        """Return files that are old enough to go and of which no backup is known; each once a day."""
        query = select(_DELIVERY.c.kind, _DELIVERY.c.file_id).where(
            _DELIVERY.c.backed_up_ms.is_(None),
            _DELIVERY.c.received_ms < to_ms(now - timedelta(days=kept_days)),
            (_DELIVERY.c.asked_ms.is_(None)) | (_DELIVERY.c.asked_ms < to_ms(now - ASK_EVERY)),
        )
        return self._named(query)

    def to_remove(self, now: datetime, *, kept_days: int) -> list[SendableFile]:
        """Return files that are in a backup of the server and old enough: their bytes may go from here."""
        query = select(_DELIVERY.c.kind, _DELIVERY.c.file_id).where(
            _DELIVERY.c.backed_up_ms.is_not(None),
            _DELIVERY.c.received_ms < to_ms(now - timedelta(days=kept_days)),
        )
        return self._named(query)

    def _named(self, query: Any) -> list[SendableFile]:
        wanted = {(row.kind, row.file_id) for row in self._database.read(query)}
        sent = self._sendable(_RECORDING.c.sent_ms.is_not(None), _ATTACHMENT.c.sent_ms.is_not(None)) if wanted else []
        return [file for file in sent if (file.kind.value, file.file_id) in wanted]

    def _sendable(
        self, recordings: Any, attachments: Any, *, of: ColumnElement[bool] | None = None
    ) -> list[SendableFile]:
        recording = select(
            literal("recording").label("kind"),
            _RECORDING.c.recording_id.label("file_id"),
            _RECORDING.c.recording_id.label("name"),
            *(_RECORDING.c[name] for name in ("interview_id", "study_id", "file", "sealed_key")),
            literal(None).label("open_key"),
            _RECORDING.c.started_ms.label("since_ms"),
        ).where(recordings, _RECORDING.c.removed_ms.is_(None))
        attachment = (
            select(
                literal("attachment"),
                _ATTACHMENT.c.attachment_id,
                _ATTACHMENT.c.sha256,
                *(_ATTACHMENT.c[name] for name in ("interview_id", "study_id", "file", "sealed_key")),
                _KEY.c.key,
                _ATTACHMENT.c.attached_ms,
            )
            .outerjoin(_KEY, _KEY.c.attachment_id == _ATTACHMENT.c.attachment_id)
            .where(attachments, _ATTACHMENT.c.removed_ms.is_(None))
        )
        files = union_all(recording, attachment).subquery()
        query = (
            select(files, _DELIVERY.c.sha256, _DELIVERY.c.size_bytes)
            .join(_INTERVIEW, _INTERVIEW.c.interview_id == files.c.interview_id)
            .outerjoin(_DELIVERY, (_DELIVERY.c.kind == files.c.kind) & (_DELIVERY.c.file_id == files.c.file_id))
            .where(_INTERVIEW.c.status.not_in(_OPEN) | _is_left_to_others() if of is None else of)
            .order_by(files.c.since_ms, files.c.file_id)
        )
        return [self._file(row) for row in self._database.read(query)]

    def _file(self, row: Any) -> SendableFile:
        key = f"sealed:{_text(row.sealed_key)}" if row.sealed_key else f"open:{_text(row.open_key or b'')}"
        return SendableFile(
            kind=FileKind(row.kind),
            file_id=row.file_id,
            name=row.name,
            interview_id=row.interview_id,
            study_id=row.study_id,
            path=self._folder / _FOLDERS[row.kind] / row.file,
            key=key,
            since=from_ms(row.since_ms),
            sha256=row.sha256 or "",
            size_bytes=row.size_bytes or 0,
        )

    def written_count(self) -> int:
        """Return a number that grows with each event that is written: to notice that there are new answers."""
        return int(self._database.read(select(func.sum(_STREAM.c.last_seq))).scalar() or 0)

    # ---- what became of it ----

    def note_bytes(self, file: SendableFile, sha256: str, size_bytes: int) -> None:
        """Keep what was counted of a file."""
        self._keep(file, sha256=sha256, size_bytes=size_bytes)

    def note_problem(self, file: SendableFile, sentence: str) -> None:
        """Keep why a file cannot be sent now; it goes on waiting."""
        self._keep(file, sentence=sentence)

    def note_asked(self, file: SendableFile, at: datetime) -> None:
        """The server was asked about a file that it has."""
        self._keep(file, asked_ms=to_ms(at))

    def record(self, file: SendableFile, receipt: FileReceipt) -> None:
        """Keep the receipt of a file: from now on it counts as sent."""
        at = to_ms(receipt.received_at)
        with self._database.transaction():
            self._keep(
                file,
                status=receipt.status,
                sentence=receipt.sentence,
                server_epoch=receipt.server_epoch,
                statement=receipt.statement,
                signature=receipt.signature,
                received_ms=at,
                backed_up_ms=at if receipt.is_backed_up else None,
            )
            self._set(file.kind, file.file_id, sent_ms=at)

    def note_removed(self, file: SendableFile, at: datetime) -> None:
        """The bytes were removed from here; the row stays."""
        self._set(file.kind, file.file_id, removed_ms=to_ms(at))

    def leave_epoch(self, epoch: str) -> int:
        """Offer again what another epoch of the server gave a receipt for and is still here; return how many."""
        query = select(_DELIVERY.c.kind, _DELIVERY.c.file_id).where(
            _DELIVERY.c.status != "", _DELIVERY.c.server_epoch != epoch
        )
        return self._offer_again(self._database.read(query).all())

    def offer_again(self, study_id: str, interview_id: str, hashes: Iterable[str]) -> int:
        """Offer again what the server says that it lacks, by hash, as far as it is still here; return how many."""
        lacking = list(hashes)
        if not lacking:
            return 0
        query = select(_DELIVERY.c.kind, _DELIVERY.c.file_id).where(
            _DELIVERY.c.status != "", _DELIVERY.c.sha256.in_(lacking)
        )
        rows = self._database.read(query).all()
        mine = {file.file_id for file in self._of_interview(study_id, interview_id)} if rows else set()
        return self._offer_again([row for row in rows if row.file_id in mine])

    def note_backed_up(self, study_id: str, interview_id: str, hashes: Iterable[str], at: datetime) -> None:
        """The server says that it has these files of an interview, by hash, in a backup."""
        lying = list(hashes)
        if not lying:
            return
        mine = {file.file_id for file in self._of_interview(study_id, interview_id)}
        told = (_DELIVERY.c.sha256.in_(lying)) & (_DELIVERY.c.file_id.in_(mine)) & (_DELIVERY.c.status != "")
        known = told & _DELIVERY.c.backed_up_ms.is_(None)
        self._database.write(update(_DELIVERY).where(known).values(backed_up_ms=to_ms(at)))

    def _of_interview(self, study_id: str, interview_id: str) -> list[SendableFile]:
        conditions = (
            (table.c.study_id == study_id) & (table.c.interview_id == interview_id)
            for table in (_RECORDING, _ATTACHMENT)
        )
        return self._sendable(*conditions)

    def _offer_again(self, rows: Iterable[Any]) -> int:
        count = 0
        with self._database.transaction():
            for row in rows:
                changed = self._set(FileKind(row.kind), row.file_id, sent_ms=None)
                mine = (_DELIVERY.c.kind == row.kind) & (_DELIVERY.c.file_id == row.file_id)
                if changed:
                    values = {"status": "", "sentence": "", "received_ms": None, "backed_up_ms": None}
                    self._database.write(update(_DELIVERY).where(mine).values(**values))
                    count += 1
        return count

    def _keep(self, file: SendableFile, **values: Any) -> None:
        fresh = {
            "kind": file.kind.value,
            "file_id": file.file_id,
            "sha256": file.sha256,
            "size_bytes": file.size_bytes,
            "status": "",
            "sentence": "",
            "server_epoch": "",
            "statement": "",
            "signature": b"",
            "received_ms": None,
            "backed_up_ms": None,
            "asked_ms": None,
        }
        statement = insert(_DELIVERY).values({**fresh, **values})
        self._database.write(statement.on_conflict_do_update(index_elements=["kind", "file_id"], set_=values))

    def _set(self, kind: FileKind, file_id: str, **values: Any) -> bool:
        """Change the row of a file that is still kept here; False where there is none."""
        table = _RECORDING if kind is FileKind.RECORDING else _ATTACHMENT
        key = table.c.recording_id if kind is FileKind.RECORDING else table.c.attachment_id
        mine = (key == file_id) & (table.c.removed_ms.is_(None))
        is_here = self._database.read(select(key).where(mine)).first() is not None
        self._database.write(update(table).where(mine).values(**values))
        return is_here


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _is_left_to_others() -> ColumnElement[bool]:
    case = (_CASE.c.study_id == _INTERVIEW.c.study_id) & (_CASE.c.case_id == _INTERVIEW.c.case_id) & (_CASE.c.held == 0)
    return (_INTERVIEW.c.status == InterviewStatus.SUSPENDED.value) & exists().where(case)
