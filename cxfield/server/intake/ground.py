"""What the server has of everything a batch touches: read at once, changed in memory, written back at once.

The rows of journals and cases that a batch goes on with are locked, in the order of their keys, so that two batches
never wait for each other in a circle. New journals have no row to lock; where two begin the same one at the same
time, the second insert fails and its whole transaction is done again (`Database.run`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, cast

from sqlalchemy import Table, bindparam, func, select, tuple_, update
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

from cxfield.server.intake.projection import InterviewFacts
from cxfield.server.persons.keys import Person, person_keys, person_of
from cxfield.server.persons.places import ANSWERS, CASE, ITEM, LINES
from cxfield.server.tables import (
    CaseRow,
    InboxRow,
    InterviewRow,
    MemberRow,
    QuarantineRow,
    SegmentRow,
    StreamRow,
    StudyRow,
    TombstoneRow,
)
from cxfield.sync.batch import Item
from cxfield.sync.messages import NO_HEAD, ItemHeader

StreamKey = tuple[str, str, str]
"""study, kind, stream."""
CaseKey = tuple[str, str]
"""study, case."""
Values = dict[str, Any]


def table_of(model: type[SQLModel]) -> Table:
    """Return the table behind `model`."""
    return cast("Table", model.__table__)  # type: ignore[attr-defined]


_STUDY, _MEMBER, _CASE = table_of(StudyRow), table_of(MemberRow), table_of(CaseRow)
_STREAM, _SEGMENT, _INTERVIEW = table_of(StreamRow), table_of(SegmentRow), table_of(InterviewRow)
_QUARANTINE, _INBOX, _TOMBSTONE = table_of(QuarantineRow), table_of(InboxRow), table_of(TombstoneRow)


@dataclass(slots=True)
class StreamFacts:
    """How far a journal goes; `last_seq` 0: there is none yet."""

    case_id: str = ""
    user: str = ""
    last_seq: int = 0
    head: str = NO_HEAD
    received_at: str = ""
    is_new: bool = True


@dataclass(slots=True)
class CaseFacts:
    """Who holds a case."""

    owner: str
    owner_epoch: int
    status: str
    owner_device: str = ""


@dataclass(slots=True)
class Pending:
    """What is to be written."""

    segments: list[Values] = field(default_factory=list)
    streams: set[StreamKey] = field(default_factory=set)
    interviews: set[StreamKey] = field(default_factory=set)
    adopted: list[Values] = field(default_factory=list)
    statuses: dict[CaseKey, str] = field(default_factory=dict)
    quarantined: list[tuple[Values, Values]] = field(default_factory=list)


def stream_key(header: ItemHeader) -> StreamKey:
    """Return the key of the journal that an item belongs to."""
    return header.study_id, header.kind.value, header.stream_id


def case_key(header: ItemHeader) -> CaseKey:
    """Return the key of the case that an item belongs to."""
    return header.study_id, header.stream_id if header.kind == "case" else header.case_id or ""


class Ground:
    """Facts about the studies, cases and journals of some items, in one transaction."""

    def __init__(self, session: Session, user: str, items: Sequence[Item]) -> None:
        self._session = session
        headers = [item.header for item in items]
        studies = {header.study_id for header in headers}
        self.studies = self._column(select(_STUDY.c.study_id).where(_STUDY.c.study_id.in_(studies)))
        member = select(_MEMBER.c.study_id).where(_MEMBER.c.user == user, _MEMBER.c.study_id.in_(studies))
        self.memberships = self._column(member)
        self.streams = self._read_streams({stream_key(header) for header in headers})
        self.cases = self._read_cases({case_key(header) for header in headers})
        self.keys = person_keys(session)
        persons = {self.person(header) for header in headers}
        self.keys.hold(person for person in persons if person not in self.cases)  # others wait for the row of the case
        self.keys.learn(persons)
        self.erased = self._read_erased(persons | {_person_said(header) for header in headers})
        self.interviews = self._read_interviews(
            [key for key, facts in self.streams.items() if key[1] == "interview" and not facts.is_new]
        )
        self.pending = Pending()
        self.lines: dict[StreamKey, list[tuple[int, tuple[bytes, ...]]]] = {}

    def person(self, header: ItemHeader) -> Person:
        """Return under whose key a journal lies: of the case with which it began."""
        stream = self.streams[stream_key(header)]
        return _person_said(header) if stream.is_new else person_of(header.study_id, stream.case_id, header.stream_id)

    def is_erased(self, header: ItemHeader) -> bool:
        """Whether the respondent was erased, by the journal as it began or by the word of the sender."""
        return bool(self.erased & {self.person(header), _person_said(header)})

    def _read_erased(self, persons: set[Person]) -> set[Person]:
        marks = {self.keys.mark(person): person for person in persons}
        table = _TOMBSTONE
        query = select(table.c.mark).where(table.c.study_id.in_({p[0] for p in persons}), table.c.mark.in_(list(marks)))
        return {marks[mark] for mark in self._column(query)}

    def _column(self, query: Any) -> set[str]:
        return set(self._session.connection().execute(query).scalars())

    def _read_streams(self, keys: set[StreamKey]) -> dict[StreamKey, StreamFacts]:
        table = _STREAM
        columns = (table.c.case_id, table.c.user, table.c.last_seq, table.c.head, table.c.received_at)
        query = _of_keys(select(table.c.study_id, table.c.kind, table.c.stream_id, *columns), table, keys)
        rows = self._session.connection().execute(query.with_for_update())
        found = {
            (row.study_id, row.kind, row.stream_id): StreamFacts(
                row.case_id, row.user, row.last_seq, row.head, row.received_at, is_new=False
            )
            for row in rows
        }
        return {key: found.get(key) or StreamFacts() for key in keys}

    def _read_cases(self, keys: set[CaseKey]) -> dict[CaseKey, CaseFacts]:
        table = _CASE
        query = select(
            table.c.study_id, table.c.case_id, table.c.owner, table.c.owner_epoch, table.c.status, table.c.owner_device
        )
        query = query.where(table.c.study_id.in_({k[0] for k in keys}), table.c.case_id.in_({k[1] for k in keys}))
        query = query.order_by(table.c.study_id, table.c.case_id).with_for_update(key_share=True)
        rows = self._session.connection().execute(query)
        return {(row[0], row[1]): CaseFacts(*row[2:]) for row in rows if (row[0], row[1]) in keys}

    def _read_interviews(self, keys: Sequence[StreamKey]) -> dict[StreamKey, InterviewFacts]:
        if not keys:
            return {}
        table = _INTERVIEW
        wanted = tuple_(table.c.study_id, table.c.interview_id).in_([(key[0], key[2]) for key in keys])
        rows = self._session.connection().execute(select(table).where(wanted)).mappings()
        found = {(row["study_id"], "interview", row["interview_id"]): InterviewFacts(**row) for row in rows}
        for key, facts in found.items():
            facts.answers = self.keys.open_text(self._person_of(key), ANSWERS, facts.answers) or "{}"
        return found

    def _person_of(self, key: StreamKey) -> Person:
        return person_of(key[0], self.streams[key].case_id, key[2])

    def next_position(self, study_id: str) -> int:
        """Return the place behind the last case of the study."""
        query = select(func.max(_CASE.c.position)).where(_CASE.c.study_id == study_id)
        last: int = self._session.connection().execute(query).scalar_one() or 0
        return last + 1 + [row["study_id"] for row in self.pending.adopted].count(study_id)

    def write(self) -> None:
        """Write what is pending."""
        pending = self.pending
        self._make_keys(pending)
        self._write_streams(pending)
        self._insert(_SEGMENT, pending.segments)
        self._insert_new(_CASE, pending.adopted)
        self._write_interviews(pending)
        statuses = [{"k_study": s, "k_case": c, "to": status} for (s, c), status in sorted(pending.statuses.items())]
        where = (_CASE.c.study_id == bindparam("k_study"), _CASE.c.case_id == bindparam("k_case"))
        self._execute(update(_CASE).where(*where).values(status=bindparam("to")), statuses)
        self._insert_new(_INBOX, [inbox for _, inbox in pending.quarantined])
        self._insert_new(_QUARANTINE, [row for row, _ in pending.quarantined])
        self.pending = Pending()

    def _make_keys(self, pending: Pending) -> None:
        """Make the keys that lack, at once, and seal what is written under them."""
        lines = [(row, self._person_of((row["study_id"], row["kind"], row["stream_id"]))) for row in pending.segments]
        cases = [(row, (row["study_id"], row["case_id"])) for row in pending.adopted]
        items = [(row, (row["study_id"], row["person_id"])) for _, row in pending.quarantined]
        self.keys.make([person for _, person in (*lines, *cases, *items)])
        for row, person in lines:
            row["lines"] = self.keys.seal(person, LINES, row["lines"])
        for row, person in cases:
            row["data"] = self.keys.seal_text(person, CASE, row["data"])
        for row, person in items:
            row["item"] = self.keys.seal(person, ITEM, row["item"])

    def _write_streams(self, pending: Pending) -> None:
        fresh, known = _parted(sorted(pending.streams), lambda key: self.streams[key].is_new)
        rows = [
            {"study_id": key[0], "kind": key[1], "stream_id": key[2], **_stream_values(self.streams[key])}
            for key in fresh
        ]
        self._insert(_STREAM, rows)
        names = ("last_seq", "head", "received_at")
        changes = [{**_marked(_STREAM_KEY, key), **_picked(self.streams[key], names)} for key in known]
        self._execute(_update(_STREAM, _STREAM_KEY), changes)
        for key in fresh:
            self.streams[key].is_new = False

    def _write_interviews(self, pending: Pending) -> None:
        keys = sorted(pending.interviews)
        rows = [asdict(self.interviews[key]) for key in keys]
        for key, row in zip(keys, rows, strict=True):
            row["answers"] = self.keys.seal_text(self._person_of(key), ANSWERS, row["answers"])
        self._upsert(_INTERVIEW, rows)

    def _insert(self, table: Table, rows: Sequence[Values]) -> None:
        self._execute(plain_insert(table), rows)

    def _insert_new(self, table: Table, rows: Sequence[Values]) -> None:
        self._execute(self._dialect_insert(table).on_conflict_do_nothing(), rows)

    def _upsert(self, table: Table, rows: Sequence[Values]) -> None:
        statement = self._dialect_insert(table)
        keys = [column.name for column in table.primary_key]
        changed = {column.name: statement.excluded[column.name] for column in table.c if column.name not in keys}
        self._execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), rows)

    def _dialect_insert(self, table: Table) -> Any:
        is_sqlite = self._session.get_bind().dialect.name == "sqlite"
        return sqlite.insert(table) if is_sqlite else postgresql.insert(table)

    def _execute(self, statement: Any, rows: Sequence[Values]) -> None:
        if rows:
            self._session.connection().execute(statement, rows)


def _person_said(header: ItemHeader) -> Person:
    return person_of(header.study_id, case_key(header)[1], header.stream_id)


_STREAM_KEY = ("study_id", "kind", "stream_id")


def _of_keys(query: Any, table: Table, keys: Iterable[StreamKey]) -> Any:
    """Narrow `query` to about these journals: it may find one of the same id in another of the studies."""
    parts = [list({key[n] for key in keys}) for n in range(3)]
    conditions = [table.c[name].in_(part) for name, part in zip(_STREAM_KEY, parts, strict=True)]
    return query.where(*conditions).order_by(*(table.c[name] for name in _STREAM_KEY))


def _parted(keys: Iterable[StreamKey], is_first: Any) -> tuple[list[StreamKey], list[StreamKey]]:
    first: list[StreamKey] = []
    second: list[StreamKey] = []
    for key in keys:
        (first if is_first(key) else second).append(key)
    return first, second


def _stream_values(facts: StreamFacts) -> Values:
    return _picked(facts, ("case_id", "user", "last_seq", "head", "received_at"))


def _picked(facts: StreamFacts, names: Sequence[str]) -> Values:
    return {name: getattr(facts, name) for name in names}


def _marked(names: Sequence[str], key: StreamKey) -> Values:
    return {f"k_{name}": value for name, value in zip(names, key, strict=True)}


def _update(table: Table, names: Sequence[str]) -> Any:
    return update(table).where(*(table.c[name] == bindparam(f"k_{name}") for name in names))
