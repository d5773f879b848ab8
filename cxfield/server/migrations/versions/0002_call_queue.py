"""The call queue."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
_FREE = sa.text("owner = '' AND NOT is_queued")
_READY = sa.text("state = 'ready'")
_HELD = sa.text("state IN ('leased', 'orphaned')")


def upgrade() -> None:
    """Say of each case whether the queue hands it out; none does so far."""
    with op.batch_alter_table("case_unit") as batch:
        batch.add_column(sa.Column("is_queued", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("case_free", "case_unit", ["study_id", "position"], sqlite_where=_FREE, postgresql_where=_FREE)
    op.create_table(
        "queue_case",
        sa.Column("study_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("lease_by", sa.String(), nullable=False),
        sa.Column("lease_device", sa.String(), nullable=False),
        sa.Column("lease_token", sa.BigInteger(), nullable=False),
        sa.Column("lease_until", sa.String(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("moved_token", sa.BigInteger(), nullable=False),
        sa.Column("moved_to", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("study_id", "case_id"),
    )
    order = ["study_id", "priority", "due_at"]
    op.create_index("queue_ready", "queue_case", order, sqlite_where=_READY, postgresql_where=_READY)
    op.create_index("queue_held", "queue_case", ["state", "lease_until"], sqlite_where=_HELD, postgresql_where=_HELD)
    op.create_index("queue_lease_by", "queue_case", ["study_id", "lease_by", "lease_device"])


def downgrade() -> None:
    """Cases of the queue are free again."""
    op.drop_table("queue_case")
    op.drop_index("case_free", "case_unit")
    with op.batch_alter_table("case_unit") as batch:
        batch.drop_column("is_queued")
