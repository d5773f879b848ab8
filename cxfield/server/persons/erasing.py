"""Erases a respondent: the ledger first, then the database, then the bytes of files, then what the database leaves.

Safe to repeat and to be cut off: what stands in the ledger and was not done is done at the next start.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlmodel import Session, select

from cxfield.server.database import Database, now_text
from cxfield.server.errors import NotFoundError
from cxfield.server.persons.consents import read_consents
from cxfield.server.persons.keys import Person, person_keys
from cxfield.server.persons.ledger import Erasure, Ledger, merged
from cxfield.server.persons.linking import linked
from cxfield.server.persons.wiping import Belongings, belongings, everybody, wipe
from cxfield.server.tables import CaseRow, StreamRow, StudyRow, TombstoneRow

log = logging.getLogger(__name__)
WHYS = ("wish", "retention", "mistake")


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased. `is_new`: False where it had been before."""

    mark: str
    erased_at: str
    journals: int
    files: int
    is_new: bool


class Erasing:
    """Erases, and does again what a restored database forgot."""

    def __init__(self, database: Database, data: Path, remove_files: Callable[[], object]) -> None:
        self._database, self.remove_files = database, remove_files
        self.ledger = Ledger(data)

    def erase(self, actor: str, study_id: str, person_id: str, why: str = "wish") -> Erased:
        """Erase a respondent: `person_id` is a case, or `~` and the id of an interview that has none.

        With such an interview go its original and its edits.

        Raises:
            NotFoundError: The study has nothing of such a person. LedgerError: Nothing was erased.
        """
        with self._database.read() as session:
            others = linked(session, (study_id, person_id))
        before = [self.erase_one(actor, other, why) for other in others]  # first: the last one leads to them
        done = self.erase_one(actor, (study_id, person_id), why)
        self.clean_up()
        return replace(
            done,
            journals=done.journals + sum(one.journals for one in before),
            files=done.files + sum(one.files for one in before),
        )

    def erase_one(self, actor: str, person: Person, why: str) -> Erased:
        """Erase a person without originals and edits, and without cleaning up.

        That takes seconds in a large database; whoever erases many does it once behind them (`clean_up`).
        """
        study_id = person[0]
        with self._database.read() as session:
            earlier, mine = self._look(session, person)
            mark = person_keys(session).mark(person)
        if earlier is None:
            read_consents(self._database)  # the proof of what they consented to stays
            line = Erasure(
                study_id=study_id, mark=mark, at=now_text(), actor=actor, why=why, files=tuple(sorted(mine.files))
            )
            self.ledger.note(line)
        else:
            line = _line_of(earlier)
        done = self._database.run(lambda session: self._wipe(session, line, person))
        return Erased(
            mark=mark,
            erased_at=line.at,
            journals=len(done.streams),
            files=len(done.files),
            is_new=earlier is None,
        )

    def _wipe(self, session: Session, line: Erasure, person: Person) -> Belongings:
        """Wipe; files that came after the ledger was written get into it before the deletion is for good."""
        done = wipe(session, line, person)
        if done.files - set(line.files):
            self.ledger.note(replace(line, files=tuple(sorted(done.files))))
        return done

    def replay(self) -> int:
        """Erase again whom the ledger names and the database does not know as erased; return how many were found."""
        return replay(self._database, self.ledger)

    def clean_up(self) -> None:
        """Take away bytes; nothing of them can be read any more, and what fails here is done again at times."""
        for take_away in (self.remove_files, self._database.scrub):
            try:
                take_away()
            except Exception:
                log.exception("What was erased is unreadable, but its bytes could not all be taken away yet.")

    def _look(self, session: Session, person: Person) -> tuple[TombstoneRow | None, Belongings]:
        study_id, person_id = person
        earlier = session.get(TombstoneRow, (study_id, person_keys(session).mark(person)))
        mine = belongings(session, person)
        if earlier is None and not (_is_known(session, mine) or person in everybody(session, study_id)):
            raise NotFoundError(f"The study has no case {person_id}; look at the list of its cases.")
        return earlier, mine


def _is_known(session: Session, mine: Belongings) -> bool:
    """Whether something of the person is found by its key; `everybody` looks through the whole study."""
    if session.get(CaseRow, mine.person) is not None or mine.aside:
        return True
    return any(session.get(StreamRow, (mine.person[0], *stream)) is not None for stream in mine.streams)


def replay(database: Database, ledger: Ledger) -> int:
    """Erase again whom a ledger names and a database does not know as erased, before anybody can read it.

    Returns how many were still there. The ledger gets what only the database knows.
    """
    with database.read() as session:
        known = {(row.study_id, row.mark): row for row in session.exec(select(TombstoneRow))}
        lines = ledger.lines()
        waiting = [line for line in lines if (line.study_id, line.mark) not in known]
        found = _found(session, waiting) if waiting else {}
    for line, person in found.items():
        database.run(lambda session, line=line, person=person: wipe(session, line, person))  # type: ignore[misc]
    database.run(lambda session: _note_unmet(session, [line for line in waiting if line not in found]))
    noted = {(line.study_id, line.mark) for line in lines}
    for key, row in known.items():
        if key not in noted:
            ledger.note(_line_of(row))
    if found:
        log.warning("%d people who had been erased were erased again.", len(found))
        database.scrub()
    return len(found)


def _found(session: Session, lines: list[Erasure]) -> dict[Erasure, Person]:
    keys = person_keys(session)
    studies = {line.study_id for line in lines}
    marks = {keys.mark(person): person for study_id in studies for person in everybody(session, study_id)}
    return {line: marks[line.mark] for line in merged(lines) if line.mark in marks}


def _note_unmet(session: Session, lines: list[Erasure]) -> None:
    """Keep the tombstones of people of whom nothing is here: what comes late of them is refused all the same."""
    for line in lines:
        if session.get(TombstoneRow, (line.study_id, line.mark)) is None:
            session.add(
                TombstoneRow(study_id=line.study_id, mark=line.mark, erased_at=line.at, actor=line.actor, why=line.why)
            )


def _line_of(row: TombstoneRow) -> Erasure:
    return Erasure(study_id=row.study_id, mark=row.mark, at=row.erased_at, actor=row.actor, why=row.why)


def study_named(session: Session, name: str) -> StudyRow:
    """Return a study by its id or its name.

    Raises:
        NotFoundError: There is none, or more than one of that name.
    """
    row = session.get(StudyRow, name)
    if row is not None:
        return row
    rows = session.exec(select(StudyRow).where(StudyRow.name == name)).all()
    if len(rows) != 1:
        raise NotFoundError(f"There is no study {name}, or more than one; give its id (cxfield study list).")
    return rows[0]
