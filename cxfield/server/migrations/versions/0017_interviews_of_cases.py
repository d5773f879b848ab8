"""Interviews are found by the case that their journal names."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add the index."""
    op.create_index("interview_by_case", "interview", ["study_id", "case_id"])


def downgrade() -> None:
    """Drop the index."""
    op.drop_index("interview_by_case", "interview")
