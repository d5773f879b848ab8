"""Notes of decisions lie under the person's key, so that they become unreadable in older backups too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cxfield.server.persons.keys import PersonKeys, person_of
from cxfield.server.persons.secret import ready_secret

revision = "0020"
down_revision = "0019"
_PLACE = "note"
_OPEN = sa.text(
    "SELECT d.study_id, d.decision_id, d.kind, d.stream_id, d.note, coalesce(s.case_id, '') FROM decision d "
    "LEFT JOIN stream s ON s.study_id = d.study_id AND s.kind = d.kind AND s.stream_id = d.stream_id WHERE d.note <> ''"
)
_SEALED = sa.text("SELECT study_id, decision_id, person_id, note FROM decision WHERE note <> ''")
_CHANGE = sa.text(
    "UPDATE decision SET note = :note, person_id = :person WHERE study_id = :study AND decision_id = :number"
)


def upgrade() -> None:
    """Add whose a note is, and seal what lies open."""
    with op.batch_alter_table("decision") as batch:
        batch.add_column(sa.Column("person_id", sa.String(), nullable=False, server_default=sa.text("''")))
    link = op.get_bind()
    rows = link.execute(_OPEN).all()
    if not rows:
        return
    keys = PersonKeys(link, ready_secret(link))
    persons = [
        person_of(study, case or (stream if kind == "case" else ""), stream) for study, _, kind, stream, _, case in rows
    ]
    keys.make(persons)
    for (study, number, _, _, note, _), person in zip(rows, persons, strict=True):
        values = {"study": study, "number": number, "person": person[1], "note": keys.seal_text(person, _PLACE, note)}
        link.execute(_CHANGE, values)


def downgrade() -> None:
    """Open the notes again, and drop the column."""
    link = op.get_bind()
    rows = link.execute(_SEALED).all()
    if rows:
        keys = PersonKeys(link, ready_secret(link))
        keys.learn((study, person) for study, _, person, _ in rows)
        for study, number, person, note in rows:
            opened = keys.open_text((study, person), _PLACE, note)
            link.execute(_CHANGE, {"study": study, "number": number, "person": "", "note": opened})
    with op.batch_alter_table("decision") as batch:
        batch.drop_column("person_id")
