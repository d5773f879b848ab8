"""Few among many are found by indexes: a file by its place, files that were deleted, what waits in quarantine."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
_DELETED = sa.text("is_deleted")
_WAITING = sa.text("resolved_by = ''")


def upgrade() -> None:
    """Add the indexes."""
    op.create_index("blob_by_place", "blob", ["study_id", "store_key"])
    op.create_index(
        "named_file_deleted",
        "named_file",
        ["study_id", "interview_id"],
        sqlite_where=_DELETED,
        postgresql_where=_DELETED,
    )
    op.create_index(
        "quarantine_waiting",
        "quarantine",
        ["received_at"],
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )


def downgrade() -> None:
    """Drop the indexes."""
    op.drop_index("quarantine_waiting", "quarantine")
    op.drop_index("named_file_deleted", "named_file")
    op.drop_index("blob_by_place", "blob")
