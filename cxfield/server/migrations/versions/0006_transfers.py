"""Cases that change hands between two devices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
_TEXTS = ("transfer_id", "from_user", "from_device", "to_user", "to_device", "document", "signature", "received_at")


def upgrade() -> None:
    """No case has changed hands so before."""
    op.create_table(
        "transfer",
        sa.Column("study_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("owner_epoch", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in _TEXTS),
        sa.PrimaryKeyConstraint("study_id", "case_id", "owner_epoch"),
    )


def downgrade() -> None:
    """Owners stay; how they came to their cases is forgotten."""
    op.drop_table("transfer")
