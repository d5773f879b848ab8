"""Backups and what lies in them, work that is done again and again, wrong passwords by address."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def upgrade() -> None:
    """No backup is known so far."""
    op.create_table(
        "backup",
        *_text("backup_id", "made_at", "epoch"),
        sa.Column("streams", sa.Integer(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        *_text("off_host_at"),
        sa.PrimaryKeyConstraint("backup_id"),
    )
    op.create_table(
        "backed_up",
        *_text("study_id", "kind", "stream_id"),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("study_id", "kind", "stream_id"),
    )
    op.create_table("periodic", *_text("name", "began_at", "ended_at", "held_until"), sa.PrimaryKeyConstraint("name"))
    op.create_table("address_failure", *_text("address", "until_at"), sa.PrimaryKeyConstraint("address"))


def downgrade() -> None:
    """Devices keep what they sent until it is backed up anew."""
    op.drop_table("address_failure")
    op.drop_table("periodic")
    op.drop_table("backed_up")
    op.drop_table("backup")
