"""Cases that were given to, or taken from, another laptop. What the documents say: `sync.transfer_messages`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Column, Index, delete, insert, select, update
from sqlalchemy.dialects.sqlite import INTEGER, TEXT
from sqlmodel import Field
from uuid_utils import uuid7

from cxfield.event import StreamKind
from cxfield.store.database import Database
from cxfield.store.journal import Journal
from cxfield.store.rows import CaseRow, DeviceRow, InterviewRow, table_of
from cxfield.store.values import StreamState, from_ms, to_ms


def _column(kind: Any, *, primary_key: bool = False) -> Any:
    return Column(kind, primary_key=primary_key, nullable=False)


class TransferRow(DeviceRow, table=True):
    """One transfer of a case. `chain`: JSON, the signed documents that lead to it, the oldest first."""

    __tablename__: ClassVar[str] = "transfer"
    __table_args__: ClassVar[Any] = (Index("transfer_by_case", "study_id", "case_id"),)
    transfer_id: str = Field(sa_column=_column(TEXT, primary_key=True))
    study_id: str = Field(sa_column=_column(TEXT))
    case_id: str = Field(sa_column=_column(TEXT))
    owner_epoch: int = Field(sa_column=_column(INTEGER))
    direction: str = Field(sa_column=_column(TEXT))
    state: str = Field(sa_column=_column(TEXT))
    chain: str = Field(sa_column=_column(TEXT))
    counterpart: str = Field(sa_column=_column(TEXT))
    made_ms: int = Field(sa_column=_column(INTEGER))


_TRANSFER, _CASE, _INTERVIEW = table_of(TransferRow), table_of(CaseRow), table_of(InterviewRow)


class Direction(StrEnum):
    """Which way a case went. `REVOKED`: the server took it off this desk, and did not say for whom."""

    GIVEN = "given"
    TAKEN = "taken"
    REVOKED = "revoked"


class TransferState(StrEnum):
    """`OPEN`: the server was not told. `KNOWN`: it was. `TAKEN_BACK`: given, and wanted back; the server was not told.

    `OWNER`, `BRANCH`: the server said whose the case is. `DONE`: it went over the server, which knows all about it.
    """

    OPEN = "open"
    KNOWN = "known"
    TAKEN_BACK = "taken_back"
    OWNER = "owner"
    BRANCH = "branch"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferRecord:
    """One transfer as this device knows it.

    Attributes:
        owner_epoch: Of the one who has the case afterwards.
        chain: (document, signature) of each transfer that leads here, the oldest first, this one last.
        counterpart: The user at the other end; empty where it is not known.
    """

    transfer_id: str
    study_id: str
    case_id: str
    owner_epoch: int
    direction: Direction
    state: TransferState
    chain: tuple[tuple[str, str], ...]
    counterpart: str
    made_at: datetime


class TransferBook:
    """The rows, and journals that come in from another laptop. Storage thread."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database, self._journal = database, journal

    def add(self, record: TransferRecord) -> None:
        """Keep a transfer."""
        row = {
            "transfer_id": record.transfer_id,
            "study_id": record.study_id,
            "case_id": record.case_id,
            "owner_epoch": record.owner_epoch,
            "direction": record.direction.value,
            "state": record.state.value,
            "chain": json.dumps(record.chain),
            "counterpart": record.counterpart,
            "made_ms": to_ms(record.made_at),
        }
        with self._database.transaction():
            self._database.write(delete(_TRANSFER).where(_TRANSFER.c.transfer_id == record.transfer_id))
            self._database.write(insert(_TRANSFER), row)

    def get(self, transfer_id: str) -> TransferRecord | None:
        """Return a transfer; None if this device knows none of that id."""
        row = self._database.read(select(_TRANSFER).where(_TRANSFER.c.transfer_id == transfer_id)).first()
        return None if row is None else _to_record(row)

    def of_case(self, study_id: str, case_id: str) -> list[TransferRecord]:
        """Return the transfers of a case, the oldest first."""
        query = select(_TRANSFER).where(_TRANSFER.c.study_id == study_id, _TRANSFER.c.case_id == case_id)
        rows = self._database.read(query.order_by(_TRANSFER.c.owner_epoch, _TRANSFER.c.made_ms))
        return [_to_record(row) for row in rows]

    def to_claim(self) -> list[TransferRecord]:
        """Return what the server is to be told, the oldest first."""
        states = (TransferState.OPEN.value, TransferState.TAKEN_BACK.value)
        rows = self._database.read(select(_TRANSFER).where(_TRANSFER.c.state.in_(states)).order_by(_TRANSFER.c.made_ms))
        return [_to_record(row) for row in rows]

    def set_state(self, transfer_id: str, state: TransferState) -> None:
        """Note what became of a transfer."""
        here = _TRANSFER.c.transfer_id == transfer_id
        self._database.write(update(_TRANSFER).where(here).values(state=state.value))

    def given_away(self, study_id: str, case_id: str) -> TransferRecord | None:
        """Return the transfer by which this device gave the case away and has not got it again; None: it has not."""
        owned = self.owner_epoch(study_id, case_id)
        for record in reversed(self.of_case(study_id, case_id)):
            is_gone = record.state in (TransferState.OPEN, TransferState.KNOWN)
            if record.direction is Direction.GIVEN and is_gone and record.owner_epoch > owned:
                return record
        return None

    def note_gone(
        self, direction: Direction, study_id: str, case_id: str, *, owner_epoch: int, to_user: str = ""
    ) -> None:
        """Keep when a case went over the server, and to whom if that is known; once for each owner epoch."""
        if not self.is_held(study_id, case_id) or self._gone_since(study_id, case_id, owner_epoch) is not None:
            return
        record = TransferRecord(
            transfer_id=str(uuid7()),
            study_id=study_id,
            case_id=case_id,
            owner_epoch=owner_epoch,
            direction=direction,
            state=TransferState.DONE,
            chain=(),
            counterpart=to_user,
            made_at=datetime.now(UTC),
        )
        self.add(record)

    def last_gone(self, study_id: str, case_id: str) -> TransferRecord | None:
        """Return how a case that is somebody else's (`is_elsewhere`) went; None where nothing is known of it."""
        return self._gone_since(study_id, case_id, self.owner_epoch(study_id, case_id))

    def _gone_since(self, study_id: str, case_id: str, owner_epoch: int) -> TransferRecord | None:
        for record in reversed(self.of_case(study_id, case_id)):
            if record.direction is not Direction.TAKEN and record.owner_epoch >= owner_epoch:
                return record
        return None

    def all_given_away(self) -> list[TransferRecord]:
        """Return the transfers of all cases that this device gave away and has not got again, the newest first."""
        cases = select(_TRANSFER.c.study_id, _TRANSFER.c.case_id).where(_TRANSFER.c.direction == Direction.GIVEN.value)
        found = [self.given_away(row.study_id, row.case_id) for row in self._database.read(cases.distinct()).all()]
        return sorted((one for one in found if one is not None), key=lambda one: one.made_at, reverse=True)

    def owner_epoch(self, study_id: str, case_id: str) -> int:
        """Return the epoch under which this device has the case; 1 where it is not known."""
        query = select(_CASE.c.owner_epoch).where(_CASE.c.study_id == study_id, _CASE.c.case_id == case_id)
        return int(self._database.read(query).scalar() or 1)

    def is_held(self, study_id: str, case_id: str) -> bool:
        """Whether the case is this device's, as far as it knows."""
        query = select(_CASE.c.held).where(_CASE.c.study_id == study_id, _CASE.c.case_id == case_id)
        return bool(self._database.read(query).scalar())

    def is_elsewhere(self, study_id: str, case_id: str) -> bool:
        """Whether the case was here and is somebody else's now."""
        query = select(_CASE.c.held).where(_CASE.c.study_id == study_id, _CASE.c.case_id == case_id)
        return self._database.read(query).scalar() == 0

    def hold(self, study_id: str, case_id: str, owner_epoch: int) -> None:
        """Have the case, under `owner_epoch`, with its journals."""
        mine = (_CASE.c.study_id == study_id) & (_CASE.c.case_id == case_id)
        with self._database.transaction():
            self._database.write(update(_CASE).where(mine).values(held=1, owner_epoch=owner_epoch))
            for state, _case in self.journals(study_id, case_id):
                self.take_in(state.kind, state.stream_id, [], study_id=study_id, owner_epoch=owner_epoch)

    def take_in(
        self, kind: StreamKind, stream_id: str, lines: Sequence[bytes], *, study_id: str, owner_epoch: int
    ) -> None:
        """Go on with a journal from another laptop, none of which counts as sent for that. See `DeviceStore.adopt`.

        Raises:
            JournalError: It differs from ours under the same epoch.
        """
        self._journal.adopt(kind, stream_id, lines, study_id=study_id, owner_epoch=owner_epoch, known_seq=0)

    def journals(self, study_id: str, case_id: str) -> list[tuple[StreamState, str]]:
        """Return the current journals of a case: its own and its interviews', each with the case id."""
        query = select(_INTERVIEW.c.interview_id)
        query = query.where(_INTERVIEW.c.study_id == study_id, _INTERVIEW.c.case_id == case_id)
        mine = set(self._database.read(query).scalars())
        return [
            (state, case_id)
            for state in self._journal.states(study_id)
            if not state.is_retired and (state.stream_id in mine or (state.kind, state.stream_id) == ("case", case_id))
        ]


def _to_record(row: Any) -> TransferRecord:
    return TransferRecord(
        transfer_id=row.transfer_id,
        study_id=row.study_id,
        case_id=row.case_id,
        owner_epoch=row.owner_epoch,
        direction=Direction(row.direction),
        state=TransferState(row.state),
        chain=tuple((document, signature) for document, signature in json.loads(row.chain)),
        counterpart=row.counterpart,
        made_at=from_ms(row.made_ms),
    )
