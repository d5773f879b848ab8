"""Recordings and attached files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def _text(*names: str, default: str | None = None) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False, server_default=default) for name in names]


def upgrade() -> None:
    """None has come so far."""
    op.create_table(
        "blob",
        *_text("study_id", "sha256"),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        *_text("store_key", "sealed_at"),
        sa.PrimaryKeyConstraint("study_id", "sha256"),
    )
    op.create_table(
        "blob_ref",
        *_text("study_id", "interview_id", "sha256", "kind", "name", "file_key", "user", "device_id", "sent_at"),
        *_text("reason", "explanation"),
        sa.PrimaryKeyConstraint("study_id", "interview_id", "sha256"),
    )
    op.create_index("blob_ref_by_content", "blob_ref", ["study_id", "sha256"])
    op.create_table(
        "upload",
        *_text("study_id", "sha256", "device_id"),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        *_text("touched_at"),
        sa.PrimaryKeyConstraint("study_id", "sha256", "device_id"),
    )
    op.create_index("ix_upload_touched_at", "upload", ["touched_at"])
    op.create_table(
        "upload_part",
        *_text("study_id", "sha256", "device_id"),
        sa.Column("from_offset", sa.BigInteger(), nullable=False),
        *_text("store_key"),
        sa.PrimaryKeyConstraint("study_id", "sha256", "device_id", "from_offset"),
    )
    op.create_table(
        "named_file",
        *_text("study_id", "interview_id", "kind", "name", "sha256"),
        sa.Column("is_deleted", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("study_id", "interview_id", "kind", "name"),
    )
    op.create_table("blob_removal", *_text("study_id", "store_key"), sa.PrimaryKeyConstraint("study_id", "store_key"))


def downgrade() -> None:
    """The files stay in their folder; nobody knows them any more."""
    for table in ("blob_removal", "named_file", "upload_part", "upload", "blob_ref", "blob"):
        op.drop_table(table)
