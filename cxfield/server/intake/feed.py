"""What a device pulls: its studies, its cases with their journals so far, and the cases that it lost.

Every change gets a number from the counter of its recipient, whose row stays locked until the commit. So the numbers
of one recipient become visible in order, and "greater than the cursor" misses nothing however many write at the same
time; and writers of different recipients do not wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Boolean, Connection, event, insert, literal_column, text
from sqlalchemy.orm import Session as SqlSession
from sqlmodel import Session, col, func, select

from cxfield.server.database import Database, now_text
from cxfield.server.intake.cursors import read_cursor, write_cursor
from cxfield.server.intake.ground import table_of
from cxfield.server.intake.segments import read_lines
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.case_data import ERASED, case_data
from cxfield.server.study.studies import references
from cxfield.server.tables import CaseRow, ChangeRow, MemberRow, StreamRow, StudyRow
from cxfield.server.tables.studies import FREE
from cxfield.sync.messages import (
    CaseItem,
    InterviewJournal,
    PullItem,
    PullReply,
    RevokedItem,
    Role,
    Statement,
    StudyItem,
)
from cxfield.sync.signing import sign_statement

PULL_ITEMS = 500
PULL_BYTES = 4 * 1024 * 1024
"""A reply ends behind the item that passes this; there is always at least one."""
_FREE = literal_column(f"({FREE})", Boolean)
CLAIM_CASES = 500
"""So many open cases of a study without named interviewers does one interviewer hold at most."""


class Feed:
    """Changes for one puller at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pull(self, sender: Sender, cursor: str) -> PullReply:
        """Return the changes behind `cursor` (see `cursors`). Claims free cases for an interviewer first."""
        epoch = self._database.epoch
        after = read_cursor(self._key, cursor, epoch=epoch, user=sender.user)
        if sender.role is Role.INTERVIEWER and self._has_free_cases():
            self._database.run(lambda session: _claim(session, sender.user))
        with self._database.read() as session:
            query = select(ChangeRow).where(ChangeRow.recipient == sender.user, ChangeRow.number > after)
            rows = session.exec(query.order_by(col(ChangeRow.number)).limit(PULL_ITEMS + 1)).all()
            items, last = self._render(session, sender, rows[:PULL_ITEMS])
        reached = last or after
        behind = write_cursor(self._key, epoch=epoch, user=sender.user, number=reached)
        return PullReply(items=items, cursor=behind, more=bool(rows) and reached < rows[-1].number)

    def _has_free_cases(self) -> bool:
        with self._database.read() as session:
            return _study_with_free(session, "") is not None

    def _render(self, session: Session, sender: Sender, rows: Iterable[ChangeRow]) -> tuple[list[PullItem], int]:
        """Return the items as they stand now, and the number of the last row that they cover (0: none)."""
        items: list[PullItem] = []
        size = last = 0
        for row in rows:
            item = self._erased(session, sender, row) or _render_one(session, sender, row)
            last = row.number
            if item is not None:
                items.append(item)
                size += len(item.model_dump_json()) if isinstance(item, CaseItem) else 1000
            if size > PULL_BYTES:
                break
        return items, last

    def _erased(self, session: Session, sender: Sender, row: ChangeRow) -> RevokedItem | None:
        """Return the order to erase, where the respondent of the case was erased."""
        if row.item == "study":
            return None
        case = session.get(CaseRow, (row.study_id, row.key))
        if row.item != "erased" and (case is None or case.status != ERASED):
            return None
        statement = Statement(
            purpose="erased",
            epoch=self._database.epoch,
            device=sender.device,
            at=now_text(),
            erased=f"{row.study_id}\n{row.key}",
        )
        return RevokedItem(
            study_id=row.study_id,
            case_id=row.key,
            owner_epoch=case.owner_epoch if case else 1,
            erased=sign_statement(self._database.signing_key, statement),
        )

    @property
    def _key(self) -> bytes:
        return bytes(self._database.signing_key)


def note_change(session: Session, study_id: str, recipient: str, item: str, keys: Iterable[str]) -> None:
    """Tell `recipient` about items (`study`, `case`, `revoked`), in the caller's transaction.

    They are written just before the commit, recipient by recipient in the order of their names: so counters are
    locked for the shortest time, and never in a circle.
    """
    noted: list[_Note] | None = session.info.get(_NOTED)
    if noted is None:
        noted = session.info[_NOTED] = []
        event.listen(session, "before_commit", _write_changes)
    noted += ((recipient, study_id, item, key) for key in keys)


_Note = tuple[str, str, str, str]
"""recipient, study, item, key."""
_NOTED = "changes noted"


def _write_changes(session: SqlSession) -> None:
    noted: list[_Note] = session.info[_NOTED]
    link = session.connection()
    rows: list[dict[str, object]] = []
    for recipient, notes in groupby(sorted(noted, key=itemgetter(0)), key=itemgetter(0)):
        of_one = list(notes)
        numbers = take_change_numbers(link, recipient, len(of_one))
        rows += (
            {"study_id": study_id, "number": number, "recipient": recipient, "item": item, "key": key}
            for number, (_, study_id, item, key) in zip(numbers, of_one, strict=True)
        )
    noted.clear()
    if rows:
        link.execute(insert(table_of(ChangeRow)), rows)


def take_change_numbers(link: Connection, recipient: str, count: int) -> range:
    """Return the next numbers for `recipient`. Holds the counter's row until the commit, so they appear in order."""
    last: int = link.execute(_TAKE, {"count": count, "name": f"change:{recipient}"}).scalar_one()
    return range(last - count + 1, last + 1)


_TAKE = text(
    "INSERT INTO counter (name, value) "
    "SELECT :name, :count + coalesce((SELECT value FROM counter WHERE name = 'change'), 0) WHERE true "
    "ON CONFLICT (name) DO UPDATE SET value = counter.value + :count RETURNING value"
)


def note_erased(session: Session, study_id: str, case_id: str, users: Iterable[str]) -> None:
    """Tell everybody who may have a copy that the respondent of a case was erased."""
    for user in sorted({user for user in users if user and case_id}):
        note_change(session, study_id, user, "erased", [case_id])


def give_cases(session: Session, study_id: str, cases: Iterable[CaseRow], user: str) -> int:
    """Make `user` the owner of `cases`: raises the owner epoch of those that somebody else had, and tells both."""
    given: list[str] = []
    for case in cases:
        if case.owner == user:
            continue
        if case.owner:
            case.owner_epoch += 1
            note_change(session, study_id, case.owner, "revoked", [case.case_id])
        case.owner = user
        session.add(case)
        given.append(case.case_id)
    join_study(session, study_id, user)
    note_change(session, study_id, user, "case", given)
    return len(given)


def join_study(session: Session, study_id: str, user: str) -> None:
    """Make `user` take part in the study, once."""
    if session.get(MemberRow, (study_id, user)) is None:
        session.add(MemberRow(study_id=study_id, user=user))
        note_change(session, study_id, user, "study", [study_id])


def _study_with_free(session: Session, after: str) -> str | None:
    """Return the next study that has a free case. In the order of the index, so that nothing else is looked at."""
    query = select(CaseRow.study_id).where(_FREE, CaseRow.study_id > after)
    return session.exec(query.order_by(CaseRow.study_id, col(CaseRow.position)).limit(1)).first()


def _claim(session: Session, user: str) -> None:
    study_id = ""
    while (study_id := _study_with_free(session, study_id) or "") != "":
        held_query = select(func.count()).select_from(CaseRow)
        held = session.exec(
            held_query.where(CaseRow.study_id == study_id, CaseRow.owner == user, CaseRow.status == "open")
        ).one()
        if held < CLAIM_CASES:
            free = select(CaseRow).where(CaseRow.study_id == study_id, _FREE)
            free = free.order_by(col(CaseRow.position)).limit(CLAIM_CASES - held)
            chosen = session.exec(free.with_for_update(skip_locked=True)).all()
            give_cases(session, study_id, chosen, user)


def _render_one(session: Session, sender: Sender, row: ChangeRow) -> PullItem | None:
    if row.item == "study":
        study = session.get_one(StudyRow, row.study_id)
        return StudyItem(
            study_id=study.study_id,
            name=study.name,
            public_key=study.public_key,
            questionnaires=references(session, study.study_id),
        )
    case = session.get(CaseRow, (row.study_id, row.key))
    if case is None:
        return None
    epoch, _, device = case.owner_device.partition(" ")
    is_elsewhere = epoch == str(case.owner_epoch) and device != sender.device
    if case.owner != sender.user or is_elsewhere:
        return RevokedItem(study_id=row.study_id, case_id=row.key, owner_epoch=case.owner_epoch)
    return case_item(session, case) if row.item == "case" else None


def case_item(session: Session, case: CaseRow) -> CaseItem:
    """Return a case for its owner, with the journals so far."""
    query = select(StreamRow.stream_id).where(
        StreamRow.study_id == case.study_id, StreamRow.kind == "interview", StreamRow.case_id == case.case_id
    )
    interviews = [
        InterviewJournal(interview_id=interview_id, lines=_texts(session, case.study_id, "interview", interview_id))
        for interview_id in session.exec(query)
    ]
    return CaseItem(
        study_id=case.study_id,
        case=case_data(session, case),
        owner_epoch=case.owner_epoch,
        lines=_texts(session, case.study_id, "case", case.case_id),
        interviews=interviews,
    )


def _texts(session: Session, study_id: str, kind: str, stream_id: str) -> list[str]:
    return [line.decode() for line in read_lines(session, study_id, kind, stream_id)]
