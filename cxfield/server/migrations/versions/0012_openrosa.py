"""OpenRosa: tokens, device passwords, closed forms, submissions and their files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
_TABLES = ("openrosa_token", "openrosa_password", "openrosa_closed", "openrosa_submission", "openrosa_file")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "openrosa_token",
        *map(_text, ("study_id", "token_id", "secret_hash", "user", "name", "created_at", "revoked_at")),
        sa.PrimaryKeyConstraint("study_id", "token_id"),
    )
    op.create_index("ix_openrosa_token_secret_hash", "openrosa_token", ["secret_hash"])
    op.create_table(
        "openrosa_password",
        _text("user"),
        _bytes("md5"),
        _bytes("sha256"),
        _text("created_at"),
        sa.PrimaryKeyConstraint("user"),
    )
    op.create_table(
        "openrosa_closed",
        *map(_text, ("study_id", "form_id", "closed_at")),
        sa.PrimaryKeyConstraint("study_id", "form_id"),
    )
    op.create_table(
        "openrosa_submission",
        *map(_text, ("study_id", "instance_id")),
        sa.Column("place", sa.Integer(), nullable=False),
        _text("sha256"),
        _bytes("xml"),
        *map(_text, ("form_id", "version", "deprecated_id", "names", "interview_id", "user", "device_id")),
        *map(_text, ("received_at", "state", "reason", "explanation")),
        sa.PrimaryKeyConstraint("study_id", "instance_id", "place"),
    )
    op.create_index("openrosa_by_state", "openrosa_submission", ["state", "received_at"])
    op.create_index("openrosa_by_original", "openrosa_submission", ["study_id", "deprecated_id"])
    op.create_table(
        "openrosa_file",
        *map(_text, ("study_id", "instance_id", "name")),
        sa.Column("place", sa.Integer(), nullable=False),
        _text("sha256"),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        *map(_text, ("media_type", "stored_sha256")),
        sa.Column("is_expected", sa.Boolean(), nullable=False, server_default=sa.false()),
        _text("received_at"),
        sa.PrimaryKeyConstraint("study_id", "instance_id", "name", "place"),
    )


def downgrade() -> None:
    """Take the tables away, and with them what was sent and is no interview yet."""
    for name in reversed(_TABLES):
        op.drop_table(name)
