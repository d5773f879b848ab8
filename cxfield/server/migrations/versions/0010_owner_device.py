"""The device that took a case over from another one of the same user."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Any device of an owner went on with a case before."""
    with op.batch_alter_table("case_unit") as table:
        table.add_column(sa.Column("owner_device", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Any device of an owner goes on with a case again."""
    with op.batch_alter_table("case_unit") as table:
        table.drop_column("owner_device")
