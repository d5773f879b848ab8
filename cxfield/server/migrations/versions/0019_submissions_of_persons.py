"""Submissions are found by their interview: whoever erases thousands does not read through all for each."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make the index."""
    op.create_index("openrosa_by_interview", "openrosa_submission", ["study_id", "interview_id"])


def downgrade() -> None:
    """Drop the index."""
    op.drop_index("openrosa_by_interview", "openrosa_submission")
