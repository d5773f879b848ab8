"""Sessions with an end, enrolment codes, wiping of devices, wrong passwords counted by where they come from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_ACCOUNT = (("subject", ""), ("email", ""))
_DEVICE = ("last_seen_at", "wipe_asked_at", "wiped_at")


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, server_default=default)


def upgrade() -> None:
    """Sessions of before go on; a family of refresh tokens is a session."""
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("must_change", sa.Boolean(), nullable=False, server_default=sa.false()))
        for name, default in _ACCOUNT:
            batch.add_column(_text(name, default))
        batch.drop_column("failures")
        batch.drop_column("last_failure_at")
    with op.batch_alter_table("device") as batch:
        for name in _DEVICE:
            batch.add_column(_text(name, ""))
    _create_tables()
    op.execute(
        'INSERT INTO session (session_id, "user", device_id, began_at, ended_at, ended_why) '
        "SELECT family, \"user\", device_id, min(issued_at), '', '' FROM refresh_token "
        'GROUP BY family, "user", device_id'
    )


def _create_tables() -> None:
    op.create_table(
        "session",
        *(_text(name) for name in ("session_id", "user", "device_id", "began_at", "ended_at", "ended_why")),
        sa.PrimaryKeyConstraint("session_id"),
    )
    op.create_index("ix_session_user", "session", ["user"])
    op.create_table(
        "sign_in_failure",
        _text("user"),
        _text("place"),
        sa.Column("failures", sa.Integer(), nullable=False),
        _text("last_at"),
        sa.PrimaryKeyConstraint("user", "place"),
    )
    op.create_table(
        "enrolment_code",
        _text("code_hash"),
        _text("user"),
        sa.Column("only_interviewers", sa.Boolean(), nullable=False),
        *(_text(name) for name in ("made_by", "made_at", "expires_at", "used_at", "used_by")),
        sa.PrimaryKeyConstraint("code_hash"),
    )


def downgrade() -> None:
    """Forget all that; refresh tokens keep their families."""
    for table in ("enrolment_code", "sign_in_failure", "session"):
        op.drop_table(table)
    with op.batch_alter_table("device") as batch:
        for name in _DEVICE:
            batch.drop_column(name)
    with op.batch_alter_table("account") as batch:
        for name, _default in _ACCOUNT:
            batch.drop_column(name)
        batch.drop_column("must_change")
        batch.add_column(sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(_text("last_failure_at", ""))
