"""Results of calls that came when the case had gone on to somebody else."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the table."""
    texts = ("device_id", "user", "due_at", "received_at")
    op.create_table(
        "late_result",
        sa.Column("study_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("token", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        sa.PrimaryKeyConstraint("study_id", "case_id", "token", "device_id"),
    )


def downgrade() -> None:
    """Take it away; the journals of these calls stay."""
    op.drop_table("late_result")
