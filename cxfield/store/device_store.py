"""The device's encrypted database, as the rest of the program sees it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from sqlalchemy import text

from cxfield.event import Entry, Event, StreamKind
from cxfield.sample.case import Case
from cxfield.store.attachments import Attachments
from cxfield.store.carrying import Carrying
from cxfield.store.database import Database
from cxfield.store.database_key import DatabaseKey
from cxfield.store.delivery import Delivery
from cxfield.store.disk import DiskLevel, DiskRules
from cxfield.store.erased import ErasedCases
from cxfield.store.files import Files
from cxfield.store.folder import FolderLock
from cxfield.store.journal import Journal
from cxfield.store.ledger import Ledger
from cxfield.store.library import Library
from cxfield.store.migration import Migration
from cxfield.store.opening import lock_existing, make_locked, open_locked
from cxfield.store.openrosa import OpenRosaRecords
from cxfield.store.recordings import Recordings
from cxfield.store.safety_copy import write_safety_copy
from cxfield.store.values import (
    Batch,
    CaseSummary,
    DeliveryCounts,
    InterviewRecord,
    InterviewStatus,
    OutboxItem,
    QuestionnaireVersion,
    Receipt,
    StoredAnswer,
    StreamState,
    Study,
)

_DEFAULT_RULES = DiskRules()


class DeviceStore:
    """One workspace's database. Every call comes from the thread that opened it, or `WrongThreadError` is raised.

    Each function that writes is a transaction of its own and durable when it returns, unless it is called inside
    `transaction()`. Errors of the world are `StoreError`s with a sentence for the user.
    """

    def __init__(self, database: Database, lock: FolderLock) -> None:
        self._database = database
        self._lock = lock
        self._journal = Journal(database)
        self._library = Library(database, self._journal)
        self.files = Files(database)
        self._delivery = Delivery(database, self._journal, self.files)
        self.recordings, self.attachments = Recordings(database), Attachments(database)
        self.erased = ErasedCases(database, self.safety_copy, self._journal.forget)
        self.ledger = Ledger(database, self._library, self.erased)
        self.carrying, self.openrosa = Carrying(database, self._journal, self._library), OpenRosaRecords(database)

    # ---- opening and closing ----

    @classmethod
    def create(
        cls,
        folder: Path,
        key: DatabaseKey,
        *,
        workspace_id: str = "",
        rules: DiskRules = _DEFAULT_RULES,
        migrations: Sequence[Migration] | None = None,
    ) -> DeviceStore:
        """Make an empty database in `folder` and open it.

        Raises:
            NotAWorkspaceError: There is one already. UnsafeFolderError, WorkspaceInUseError, StartRefusedError
        """
        lock = make_locked(folder, key, workspace_id, migrations)
        return cls(open_locked(folder, key, lock, rules, migrations), lock)

    @classmethod
    def open(
        cls,
        folder: Path,
        key: DatabaseKey,
        *,
        rules: DiskRules = _DEFAULT_RULES,
        migrations: Sequence[Migration] | None = None,
    ) -> DeviceStore:
        """Open the database in `folder`, upgraded if an older version wrote it. Nothing is ever made here.

        Raises:
            NotAWorkspaceError, WorkspaceInUseError, KeyMissingError, DamagedDatabaseError, NewerDatabaseError,
            UnsafeFolderError, StartRefusedError
        """
        lock = lock_existing(folder)
        return cls(open_locked(folder, key, lock, rules, migrations), lock)

    def close(self) -> None:
        """Close it; the next process may open it."""
        try:
            self._database.close()
        finally:
            self._lock.release()

    def __enter__(self) -> DeviceStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        return self._database.path.parent

    @property
    def workspace_id(self) -> str:
        return str(self._database.read(text("SELECT workspace_id FROM schema")).scalar_one())

    def transaction(self) -> contextlib.AbstractContextManager[None]:
        """Save everything inside together or not at all; inner ones join the outer one."""
        return self._database.transaction()

    # ---- journals ----

    def append(
        self, kind: StreamKind, stream_id: str, events: Sequence[Event], *, study_id: str | None = None
    ) -> list[Entry]:
        """Put `events` behind a journal and bring answers, interview and case up to date, in one transaction.

        A journal begins with its first event; the study is found through the case (`case_id` of `started`).
        Name `study_id` where there is no such case, or where several studies on the device have the same case id.

        Raises:
            UnknownRecordError: The journal is new and its study cannot be found.
        """
        return self._journal.append(kind, stream_id, events, study_id=study_id)

    def entries(
        self,
        kind: StreamKind,
        stream_id: str,
        from_seq: int = 1,
        to_seq: int | None = None,
        *,
        study_id: str | None = None,
        owner_epoch: int | None = None,
    ) -> list[Entry]:
        """Return a journal, oldest first, both ends included; `owner_epoch` picks a branch (see `adopt`).

        Raises:
            UnknownRecordError: There is no such journal.
        """
        number = self._journal.stream_no(kind, stream_id, study_id=study_id, owner_epoch=owner_epoch)
        return self._journal.entries(number, from_seq, to_seq)

    def verify(self, kind: StreamKind, stream_id: str, *, study_id: str | None = None) -> StreamState:
        """Compute the hash chain of a journal anew.

        Raises:
            JournalError: An event was altered, is missing, or the end was cut off.
        """
        return self._journal.verify(kind, stream_id, study_id=study_id)

    def stream(self, kind: StreamKind, stream_id: str, *, study_id: str | None = None) -> StreamState:
        """Return where a journal ends."""
        return self._journal.state(kind, stream_id, study_id=study_id)

    def streams(self, study_id: str | None = None) -> list[StreamState]:
        """Return all journals that hold something, branches too: what `/v1/have` asks about."""
        return self._journal.states(study_id)

    def adopt(
        self, kind: StreamKind, stream_id: str, lines: Sequence[bytes], *, study_id: str, owner_epoch: int
    ) -> StreamState:
        """Take in a whole journal from the server; what is there already counts as sent, what is new is added.

        Where the two differ and `owner_epoch` is higher than ours, ours becomes a branch: kept and still sent
        under its old epoch, while the server's is continued.

        Raises:
            JournalError: The lines are no journal, or differ from ours under the same epoch. Nothing is changed.
        """
        return self._journal.adopt(kind, stream_id, lines, study_id=study_id, owner_epoch=owner_epoch)

    # ---- delivery ----

    def unsent(self) -> list[OutboxItem]:
        """Return the unsent tail of each journal, the oldest first. `entries` gives the lines of an item."""
        return self._delivery.unsent()

    def item_lines(self, item: OutboxItem) -> list[bytes]:
        """Return the journal lines of an item, exactly as written."""
        number = self._journal.stream_no(
            item.kind, item.stream_id, study_id=item.study_id, owner_epoch=item.owner_epoch
        )
        return [entry.line for entry in self._journal.entries(number, item.from_seq, item.to_seq)]

    def begin_batch(self, items: Sequence[OutboxItem]) -> Batch:
        """Note that `items` are being sent, before they are, and give the batch its number."""
        return self._delivery.begin_batch(items)

    def in_flight(self) -> Batch | None:
        """Return the batch that got no answer yet; after a crash it is sent again under the same number."""
        return self._delivery.in_flight()

    def end_batch(self) -> None:
        """The batch under way was answered, or is given up."""
        self._delivery.end_batch()

    def record_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Keep receipts; what they prove counts as sent.

        Raises:
            ReceiptError: A receipt names a hash that is not ours; none of them is kept.
        """
        self._delivery.record_receipts(receipts)

    def receipts(self, kind: StreamKind, stream_id: str, *, study_id: str | None = None) -> list[Receipt]:
        """Return the receipts of a journal, oldest first."""
        return self._delivery.receipts(kind, stream_id, study_id=study_id)

    def rewind(self, kind: StreamKind, stream_id: str, have_seq: int, *, study_id: str, owner_epoch: int) -> None:
        """The server has the first `have_seq` events only (a gap, a restored server): offer the rest again."""
        self._delivery.rewind(kind, stream_id, have_seq, study_id=study_id, owner_epoch=owner_epoch)

    def delivery_counts(self) -> DeliveryCounts:
        """Return how much waits for the server, and since when."""
        return self._delivery.counts()

    def require_all_sent(self) -> None:
        """Raise `UnsentWorkError` if removing the workspace now would lose work."""
        self._delivery.require_all_sent()

    def save_study(self, study: Study) -> None:
        """Keep a study; one with the same id is replaced."""
        self._library.save_study(study)

    def studies(self) -> list[Study]:
        """Return all studies by name."""
        return self._library.studies()

    def study(self, study_id: str) -> Study:
        """Return a study. Raises `UnknownRecordError`."""
        return self._library.study(study_id)

    def save_questionnaire(self, version: QuestionnaireVersion) -> None:
        """Keep a published version; one that is there already stays as it is. Raises `StoreError` if damaged."""
        self._library.save_questionnaire(version)

    def questionnaire(self, content_hash: str) -> QuestionnaireVersion:
        """Return a published version. Raises `UnknownRecordError`."""
        return self._library.questionnaire(content_hash)

    def media_file(self, content_hash: str, name: str) -> bytes | None:
        """Return one file of a version by the name that the questionnaire uses; None where the version has none."""
        return self._library.media_file(content_hash, name)

    def questionnaire_hashes(self) -> set[str]:
        """Return the content hashes of all versions here."""
        return self._library.questionnaire_hashes()

    def keep_compiled(self, content_hash: str, release: str, parts: Mapping[str, bytes]) -> None:
        """Keep a version in the form in which it runs, in named parts; what was kept of it before goes."""
        self._library.compiled.keep(content_hash, release, parts)

    def compiled_part(self, content_hash: str, release: str, part: str) -> bytes | None:
        """Return a part of a compiled version; None if it is not kept, or was compiled by another release."""
        return self._library.compiled.part(content_hash, release, part)

    def setting(self, name: str) -> str | None:
        """Return a named value (cursor, server epoch, language…); None if it was never set."""
        return self._library.setting(name)

    def set_setting(self, name: str, value: str | None) -> None:
        """Keep a named value; None removes it."""
        self._library.set_setting(name, value)

    def save_case(self, study_id: str, case: Case, *, owner_epoch: int = 1) -> None:
        """Keep the base data of a case; its journal, if it has one, is applied to them again."""
        self._library.save_cases(study_id, [case], owner_epoch=owner_epoch)

    def save_cases(self, study_id: str, cases: Iterable[Case], *, owner_epoch: int = 1) -> None:
        """Keep many at once, in one transaction."""
        self._library.save_cases(study_id, cases, owner_epoch=owner_epoch)

    def release_case(self, study_id: str, case_id: str) -> None:
        """The server gave the case to another device: off the desk, its journal stays."""
        self._library.release_case(study_id, case_id)

    def cases(self, study_id: str, *, held: bool = True) -> list[Case]:
        """Return all cases held, with their histories, in the sample's order. For long lists: `case_summaries`.

        Args:
            held: False: instead those that were here and are somebody else's now.
        """
        return self._library.cases(study_id, held=held)

    def case_summaries(self, study_id: str) -> list[CaseSummary]:
        """Return all cases held, one line each, without reading a journal."""
        return self._library.case_summaries(study_id)

    def case_count(self, study_id: str) -> int:
        """Return how many cases of the study are held."""
        return self._library.case_count(study_id)

    def case(self, study_id: str, case_id: str) -> Case | None:
        """Return a case with its history; None if it is not here."""
        return self._library.case(study_id, case_id)

    def interviews(
        self, study_id: str | None = None, case_id: str | None = None, *, statuses: Sequence[InterviewStatus] = ()
    ) -> list[InterviewRecord]:
        """Return interviews, the oldest first."""
        return self._library.interviews(study_id, case_id, statuses)

    def interview(self, interview_id: str) -> InterviewRecord:
        """Return an interview. Raises `UnknownRecordError`."""
        return self._library.interview(interview_id)

    def answers(self, interview_id: str) -> list[StoredAnswer]:
        """Return the answers as they stand, in the order of their last change."""
        return self._library.answers(interview_id)

    def freeze_interview(self, interview_id: str, xml: bytes) -> str:
        """Keep the finished instance for ever, in the transaction of its `completed` event; returns its SHA-256.

        A transaction with a `completed` event and without its instance is refused as a whole.
        """
        return self._library.freeze_interview(interview_id, xml)

    def instance(self, interview_id: str) -> bytes | None:
        """Return the frozen instance, the newest if an interview was completed again; None if there is none."""
        return self._library.instance(interview_id)

    # ---- safety ----

    def disk_level(self) -> DiskLevel:
        """Say how much room the disk has; takes the reserve again when there is room for it."""
        level = self._database.reserve.level()
        if level is not DiskLevel.STOP:
            self._database.reserve.take()
        return level

    def safety_copy(self, folder: Path | None = None) -> Path:
        """Write an encrypted copy (same key), checked, to `folder` (`safety` beside the database); keeps three."""
        return write_safety_copy(self._database, folder if folder is not None else self.folder / "safety")
