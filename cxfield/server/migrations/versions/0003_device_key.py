"""The public half of the key with which a device signs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Devices of before have told no key."""
    with op.batch_alter_table("device") as batch:
        batch.add_column(sa.Column("public_key", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Forget the keys."""
    with op.batch_alter_table("device") as batch:
        batch.drop_column("public_key")
