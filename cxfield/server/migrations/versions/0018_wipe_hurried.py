"""When the office said that the wipe of a device waits for no backup."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("device") as batch:
        batch.add_column(sa.Column("wipe_hurried_at", sa.String(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    """Drop the column."""
    with op.batch_alter_table("device") as batch:
        batch.drop_column("wipe_hurried_at")
