"""Keys of persons; everything personal is sealed under them. Erasures, consents, requests, retention."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cxfield.server.persons.keys import PersonKeys
from cxfield.server.persons.sealing import open_all, seal_all
from cxfield.server.persons.secret import ready_secret

revision = "0011"
down_revision = "0010"


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, server_default=default)


def upgrade() -> None:
    """Seal what was stored open."""
    op.create_table(
        "person_key",
        _text("study_id"),
        _text("person_id"),
        sa.Column("share", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("study_id", "person_id"),
    )
    op.create_table(
        "tombstone",
        *map(_text, ("study_id", "mark", "erased_at", "actor", "why")),
        sa.Column("journals", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("study_id", "mark"),
    )
    names = ("study_id", "mark", "consent_id", "purpose", "ref", "questionnaire", "language", "wording", "answer")
    op.create_table(
        "consent",
        *map(_text, names),
        sa.Column("is_given", sa.Boolean(), nullable=False, server_default=sa.false()),
        *map(_text, ("at", "asked_by", "withdrawn_at", "withdrawn_by")),
        sa.PrimaryKeyConstraint("study_id", "mark", "consent_id"),
    )
    names = ("study_id", "mark", "case_id", "asked_at", "asked_by", "due_at", "done_at", "done_by", "outcome")
    op.create_table("person_request", *map(_text, names), sa.PrimaryKeyConstraint("study_id", "mark"))
    op.create_table(
        "privacy",
        *map(_text, ("study_id", "attributes", "questions", "field_ends_on")),
        *(sa.Column(f"{name}_days", sa.Integer(), nullable=False) for name in ("contact", "recording", "answer")),
        sa.PrimaryKeyConstraint("study_id"),
    )
    op.add_column("inbox", _text("person_id", ""))
    link = op.get_bind()
    if (
        link.execute(sa.text("SELECT 1 FROM meta WHERE name = 'epoch'")).first() is not None
    ):  # else nothing is there yet
        seal_all(link, PersonKeys(link, ready_secret(link)))
        op.execute("INSERT INTO meta (name, value) VALUES ('rewrite_due', '1')")


def downgrade() -> None:
    """Open what has a key. Who was erased stays erased, and the proof of it goes with the tables."""
    link = op.get_bind()
    if link.execute(sa.text("SELECT 1 FROM meta WHERE name = 'person_secret'")).first() is not None:
        open_all(link, PersonKeys(link, ready_secret(link)))
    with op.batch_alter_table("inbox") as table:
        table.drop_column("person_id")
    for name in ("privacy", "person_request", "consent", "tombstone", "person_key"):
        op.drop_table(name)
    op.execute("DELETE FROM meta WHERE name = 'rewrite_due'")
    op.execute("DELETE FROM meta WHERE name LIKE 'person\\_secret%' ESCAPE '\\'")
