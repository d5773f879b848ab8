"""The journals of this device: append, read, check, take in from the server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from cxfield.event import FIRST_HASH, PAYLOAD_VERSION, Entry, Event, JournalError, StreamKind, chain, decode, seal
from cxfield.store.database import Database
from cxfield.store.errors import UnknownRecordError
from cxfield.store.projection import CaseProjection, InterviewProjection
from cxfield.store.rows import CaseRow, EventRow, StreamRow, table_of
from cxfield.store.values import StreamState, to_ms

_EVENT = table_of(EventRow)
_STREAM = table_of(StreamRow)
_CASE = table_of(CaseRow)

_ADD_EVENT = insert(_EVENT)
_MOVE_TAIL = (
    update(_STREAM)
    .where(_STREAM.c.no == bindparam("stream_no"))
    .values(last_seq=bindparam("seq"), head=bindparam("new_head"), changed_ms=bindparam("at_ms"))
)


@dataclass(slots=True)
class _Tail:
    """Where a journal ends, kept in memory between commits; thrown away when a transaction fails."""

    no: int
    kind: StreamKind
    stream_id: str
    study_id: str
    owner_epoch: int
    last_seq: int
    head: bytes


def _sealed(events: Sequence[Event], seq: int, head: bytes) -> list[Entry]:
    """Return the entries of `events` behind place `seq` with hash `head`."""
    entries: list[Entry] = []
    for event in events:
        entry = seal(event, seq + 1, head)
        seq, head = entry.seq, entry.head
        entries.append(entry)
    return entries


def to_state(row: Any) -> StreamState:
    return StreamState(
        kind=StreamKind(row.kind),
        stream_id=row.stream_id,
        study_id=row.study_id,
        owner_epoch=row.owner_epoch,
        last_seq=row.last_seq,
        head=row.head,
        sent_seq=row.sent_seq,
        backed_up_seq=row.backed_up_seq,
        is_retired=bool(row.retired),
    )


class Journal:
    """All journals of the device. A journal is named by kind and id, and by study where an id is in several."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._interviews = InterviewProjection(database)
        self._cases = CaseProjection(database)
        self._tails: dict[tuple[StreamKind, str, str | None], _Tail] = {}
        self._touched: _Tail | None = None
        self._acknowledged: tuple[int, int, bytes] | None = None
        database.on_rollback = self._forget
        database.on_commit = self._remember
        database.before_commit = self._interviews.check_sealed
        database.is_all_there = self._has_acknowledged

    # ---- writing ----

    def append(
        self, kind: StreamKind, stream_id: str, events: Sequence[Event], *, study_id: str | None = None
    ) -> list[Entry]:
        """Put `events` behind the journal, with everything that follows from them. See `DeviceStore.append`."""
        with self._database.transaction():
            tail = self._tail(kind, stream_id, study_id) or self._open(kind, stream_id, study_id, events)
            entries = _sealed(events, tail.last_seq, tail.head)
            self._write(tail, events, entries)
            self._project(tail, list(zip(entries, events, strict=True)), is_own=True)
        return entries

    def _write(self, tail: _Tail, events: Sequence[Event], entries: Sequence[Entry]) -> None:
        if not entries:
            return
        rows = [
            {
                "stream": tail.no,
                "seq": entry.seq,
                "kind": event.kind,
                "at_ms": to_ms(event.moment.at),
                "payload_version": PAYLOAD_VERSION,
                "line": entry.line,
                "head": entry.head,
            }
            for entry, event in zip(entries, events, strict=True)
        ]
        self._database.write(_ADD_EVENT, rows)
        last = entries[-1]
        values = {"stream_no": tail.no, "seq": last.seq, "new_head": last.head, "at_ms": rows[-1]["at_ms"]}
        self._database.write(_MOVE_TAIL, values)
        tail.last_seq, tail.head = last.seq, last.head
        self._touched = tail

    def _project(self, tail: _Tail, pairs: Sequence[tuple[Entry, Event]], *, is_own: bool) -> None:
        if tail.kind is StreamKind.CASE:
            self._cases.refresh(tail.study_id, tail.stream_id, self._events(tail.no))
            return
        for entry, event in pairs:
            self._interviews.apply(tail.stream_id, tail.study_id, entry.seq, event, is_own=is_own)

    def refresh_case(self, study_id: str, case_id: str) -> None:
        """Apply the journal of a case to new base data."""
        tail = self._tail(StreamKind.CASE, case_id, study_id)
        if tail is not None:
            self._cases.refresh(study_id, case_id, self._events(tail.no))

    def _open(self, kind: StreamKind, stream_id: str, study_id: str | None, events: Sequence[Event]) -> _Tail:
        case_id = stream_id
        if kind is StreamKind.INTERVIEW:
            case_id = str(events[0].body.get("case_id") or "") if events else ""
        study, epoch = self._case_owner(case_id, study_id)
        if study is None:
            raise UnknownRecordError(f"There is no {kind.value} {stream_id} on this device.")
        return self._add_stream(kind, stream_id, study, epoch)

    def _case_owner(self, case_id: str, study_id: str | None) -> tuple[str | None, int]:
        """Return study and owner epoch of the case; the study alone, epoch 1, where the case is not known."""
        query = select(_CASE.c.study_id, _CASE.c.owner_epoch).where(_CASE.c.case_id == case_id)
        if study_id is not None:
            query = query.where(_CASE.c.study_id == study_id)
        rows = self._database.read(query).all()
        if len(rows) > 1:
            raise UnknownRecordError(f"Case {case_id} is in {len(rows)} studies; say which one is meant.")
        return (rows[0].study_id, rows[0].owner_epoch) if rows else (study_id, 1)

    def _add_stream(self, kind: StreamKind, stream_id: str, study_id: str, owner_epoch: int) -> _Tail:
        row = {
            "kind": kind.value,
            "stream_id": stream_id,
            "study_id": study_id,
            "owner_epoch": owner_epoch,
            "retired": 0,
            "last_seq": 0,
            "head": FIRST_HASH,
            "changed_ms": 0,
            "sent_seq": 0,
            "backed_up_seq": 0,
        }
        self._database.write(insert(_STREAM), row)
        tail = self._tail(kind, stream_id, study_id)
        assert tail is not None
        return tail

    def adopt(
        self,
        kind: StreamKind,
        stream_id: str,
        lines: Sequence[bytes],
        *,
        study_id: str,
        owner_epoch: int,
        known_seq: int | None = None,
    ) -> StreamState:
        """Take in a journal from the server, or from elsewhere: then the server has `known_seq` events of it.

        See `DeviceStore.adopt`.
        """
        incoming = chain(lines)
        with self._database.transaction():
            tail = self._tail(kind, stream_id, study_id)
            if tail is not None and not self._agrees(tail, incoming):
                self._retire(tail, owner_epoch)
                tail = None
            if tail is None:
                tail = self._add_stream(kind, stream_id, study_id, owner_epoch)
                if kind is StreamKind.INTERVIEW:
                    self._interviews.clear(stream_id)
            more = incoming[tail.last_seq :]
            events = [decode(entry.line)[1] for entry in more]
            self._write(tail, events, more)
            self._mark_known(tail, len(incoming) if known_seq is None else known_seq, owner_epoch)
            self._project(tail, list(zip(more, events, strict=True)), is_own=False)
        return self.state(kind, stream_id, study_id=study_id)

    def _agrees(self, tail: _Tail, incoming: Sequence[Entry]) -> bool:
        """One of the two journals begins with the other."""
        common = min(tail.last_seq, len(incoming))
        if common == 0:
            return True
        query = select(_EVENT.c.head).where(_EVENT.c.stream == tail.no, _EVENT.c.seq == common)
        return bool(self._database.read(query).scalar_one() == incoming[common - 1].head)

    def _retire(self, tail: _Tail, owner_epoch: int) -> None:
        if tail.owner_epoch >= owner_epoch:
            raise JournalError(
                f"The server's journal of {tail.kind.value} {tail.stream_id} differs from the one written here; "
                "nothing was changed. Tell your supervisor."
            )
        self._database.write(update(_STREAM).where(_STREAM.c.no == tail.no).values(retired=1))
        self._tails.clear()

    def _mark_known(self, tail: _Tail, count: int, owner_epoch: int) -> None:
        here = _STREAM.c.no == tail.no
        self._database.write(update(_STREAM).where(here).values(owner_epoch=owner_epoch))
        self._database.write(update(_STREAM).where(here, _STREAM.c.sent_seq < count).values(sent_seq=count))
        tail.owner_epoch = owner_epoch

    # ---- reading ----

    def _tail(self, kind: StreamKind, stream_id: str, study_id: str | None) -> _Tail | None:
        known = self._tails.get((kind, stream_id, study_id))
        if known is not None:
            return known
        rows = self._rows(kind, stream_id, study_id)
        if not rows:
            return None
        row = rows[0]
        tail = next((t for t in self._tails.values() if t.no == row.no), None) or _Tail(
            row.no, kind, stream_id, row.study_id, row.owner_epoch, row.last_seq, row.head
        )
        self._tails[kind, stream_id, study_id] = tail
        return tail

    def _rows(self, kind: StreamKind, stream_id: str, study_id: str | None, *, retired: int = 0) -> Sequence[Any]:
        query = select(_STREAM).where(
            _STREAM.c.kind == kind.value, _STREAM.c.stream_id == stream_id, _STREAM.c.retired == retired
        )
        if study_id is not None:
            query = query.where(_STREAM.c.study_id == study_id)
        rows = self._database.read(query).all()
        if len(rows) > 1 and not retired:
            raise UnknownRecordError(f"{kind.value.title()} {stream_id} is in {len(rows)} studies; say which is meant.")
        return rows

    def _row(self, kind: StreamKind, stream_id: str, study_id: str | None, owner_epoch: int | None) -> Any:
        """Return the stream's row: the current one, or the branch of `owner_epoch`."""
        rows = [*self._rows(kind, stream_id, study_id), *self._rows(kind, stream_id, study_id, retired=1)]
        for row in rows:
            if owner_epoch is None or row.owner_epoch == owner_epoch:
                return row
        raise UnknownRecordError(f"There is no {kind.value} {stream_id} on this device.")

    def stream_no(
        self, kind: StreamKind, stream_id: str, *, study_id: str | None = None, owner_epoch: int | None = None
    ) -> int:
        """Return the number of a stream's row."""
        return int(self._row(kind, stream_id, study_id, owner_epoch).no)

    def state(
        self, kind: StreamKind, stream_id: str, *, study_id: str | None = None, owner_epoch: int | None = None
    ) -> StreamState:
        """Return where the journal ends."""
        return to_state(self._row(kind, stream_id, study_id, owner_epoch))

    def states(self, study_id: str | None = None) -> list[StreamState]:
        """Return all journals that hold something, branches too."""
        query = select(_STREAM).where(_STREAM.c.last_seq > 0).order_by(_STREAM.c.no)
        if study_id is not None:
            query = query.where(_STREAM.c.study_id == study_id)
        return [to_state(row) for row in self._database.read(query)]

    def entries(self, no: int, from_seq: int = 1, to_seq: int | None = None) -> list[Entry]:
        """Return the entries of stream number `no`, oldest first."""
        query = select(_EVENT.c.seq, _EVENT.c.line, _EVENT.c.head).where(_EVENT.c.stream == no)
        query = query.where(_EVENT.c.seq >= from_seq).order_by(_EVENT.c.seq)
        if to_seq is not None:
            query = query.where(_EVENT.c.seq <= to_seq)
        return [Entry(row.seq, row.line, row.head) for row in self._database.read(query)]

    def _events(self, no: int) -> Iterator[Event]:
        for entry in self.entries(no):
            yield decode(entry.line)[1]

    def events_of(self, kind: StreamKind, stream_id: str, study_id: str) -> list[Event]:
        """Return the events of a current journal, oldest first; empty if it has none."""
        tail = self._tail(kind, stream_id, study_id)
        return list(self._events(tail.no)) if tail else []

    def events_of_study(self, kind: StreamKind, study_id: str) -> dict[str, list[Event]]:
        """Return all events of the current journals of a study, by stream id, oldest first."""
        query = (
            select(_STREAM.c.stream_id, _EVENT.c.line)
            .join(_EVENT, _EVENT.c.stream == _STREAM.c.no)
            .where(_STREAM.c.kind == kind.value, _STREAM.c.study_id == study_id, _STREAM.c.retired == 0)
            .order_by(_STREAM.c.no, _EVENT.c.seq)
        )
        found: dict[str, list[Event]] = {}
        for row in self._database.read(query):
            found.setdefault(row.stream_id, []).append(decode(row.line)[1])
        return found

    def verify(self, kind: StreamKind, stream_id: str, *, study_id: str | None = None) -> StreamState:
        """Compute the chain anew from the lines. See `DeviceStore.verify`."""
        row = self._row(kind, stream_id, study_id, None)
        stored = self.entries(row.no)
        computed = chain([entry.line for entry in stored])
        for mine, again in zip(stored, computed, strict=True):
            if mine != again:
                raise JournalError(f"The journal of {kind.value} {stream_id} was altered at event {again.seq}.")
        end = computed[-1].head if computed else FIRST_HASH
        if len(computed) != row.last_seq or end != row.head:
            raise JournalError(
                f"The journal of {kind.value} {stream_id} was cut off: "
                f"{len(computed)} of {row.last_seq} events are left."
            )
        return to_state(row)

    # ---- what is known between commits ----

    def forget(self) -> None:
        """Read everything anew: journals were deleted beside this object."""
        self._forget()
        self._acknowledged = None

    def _forget(self) -> None:
        self._tails.clear()
        self._touched = None
        self._interviews.forget()

    def _remember(self) -> None:
        if self._touched is not None:
            self._acknowledged = (self._touched.no, self._touched.last_seq, self._touched.head)
        self._touched = None
        self._interviews.forget()

    def _has_acknowledged(self) -> bool:
        """After a disk failure: the last event that was shown as saved is in the file, with the same hash."""
        if self._acknowledged is None:
            return True
        no, seq, head = self._acknowledged
        query = select(_EVENT.c.head).where(_EVENT.c.stream == no, _EVENT.c.seq == seq)
        return bool(self._database.read(query).scalar() == head)
