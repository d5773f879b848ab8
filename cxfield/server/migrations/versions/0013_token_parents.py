"""Refresh tokens know what they were exchanged for, so that several successors may wait for the first use of one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the parent, known for the last successor of each token."""
    with op.batch_alter_table("refresh_token") as table:
        table.add_column(sa.Column("parent", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_refresh_token_parent", "refresh_token", ["parent"])
    op.execute(
        "UPDATE refresh_token SET parent = COALESCE((SELECT older.token_hash FROM refresh_token AS older "
        "WHERE older.successor = refresh_token.token_hash), '')"
    )


def downgrade() -> None:
    """Forget the parents; of several successors the last one stays."""
    op.drop_index("ix_refresh_token_parent", "refresh_token")
    with op.batch_alter_table("refresh_token") as table:
        table.drop_column("parent")
