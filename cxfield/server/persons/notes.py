"""What somebody of the office wrote about an interview: personal like the interview, and sealed under the same key."""

from __future__ import annotations

from sqlmodel import Session

from cxfield.event import StreamKind
from cxfield.server.persons.keys import person_keys, person_of
from cxfield.server.persons.places import NOTE
from cxfield.server.tables import DecisionRow, StreamRow, TombstoneRow


def seal_note(session: Session, row: DecisionRow) -> None:
    """Seal the note of a decision that is to be kept; of somebody who was erased meanwhile nothing is kept."""
    stream = session.get(StreamRow, (row.study_id, row.kind, row.stream_id))
    case_id = stream.case_id if stream else row.stream_id if row.kind == StreamKind.CASE else ""
    keys, person = person_keys(session), person_of(row.study_id, case_id, row.stream_id)
    keys.hold([person])
    is_erased = session.get(TombstoneRow, (row.study_id, keys.mark(person))) is not None
    row.note, row.person_id = "" if is_erased else keys.seal_text(person, NOTE, row.note), person[1]


def note_of(session: Session, row: DecisionRow) -> str:
    """Return the note; nothing where the respondent was erased."""
    return person_keys(session).open_text((row.study_id, row.person_id), NOTE, row.note)
