"""What supervisors decided about interviews and about what is kept aside."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
_TEXTS = ("recipient", "kind", "stream_id", "subject", "verdict", "author", "note", "decided_at")
_MORE = ("device_id", "sha256", "adopted_as")


def upgrade() -> None:
    """Nothing was decided before."""
    op.create_table(
        "decision",
        sa.Column("study_id", sa.String(), nullable=False),
        sa.Column("decision_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in _TEXTS),
        sa.Column("to_seq", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in _MORE),
        sa.PrimaryKeyConstraint("study_id", "decision_id"),
    )
    op.create_index("decision_by_recipient", "decision", ["recipient", "number"])
    op.create_index("decision_by_stream", "decision", ["study_id", "kind", "stream_id"])


def downgrade() -> None:
    """What was decided is forgotten; what is kept aside stays, and who settled it."""
    op.drop_table("decision")
