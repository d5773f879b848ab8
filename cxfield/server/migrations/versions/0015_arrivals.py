"""Journals of interviews are found in the order in which they came, however many are stored."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
_INTERVIEWS = sa.text("kind = 'interview'")


def upgrade() -> None:
    """Add the index."""
    op.create_index(
        "stream_by_arrival",
        "stream",
        ["received_at", "stream_id"],
        sqlite_where=_INTERVIEWS,
        postgresql_where=_INTERVIEWS,
    )


def downgrade() -> None:
    """Drop the index."""
    op.drop_index("stream_by_arrival", "stream")
