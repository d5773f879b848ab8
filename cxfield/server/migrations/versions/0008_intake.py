"""Changes are numbered for each recipient; indexes for pushes; where PostgreSQL keeps the bytes of segments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
_CHANGE = sa.table("change", *(sa.column(name) for name in ("study_id", "number", "recipient", "item", "key")))
_COUNTER = sa.table("counter", sa.column("name"), sa.column("value"))


def upgrade() -> None:
    """Numbers stay as they are: the counter of a recipient begins where the one for all stands."""
    _key_of_change("study_id", "recipient", "number")
    op.create_index("batch_by_number", "batch", ["device_id", "batch_no"])
    op.create_index("case_by_position", "case_unit", ["study_id", "position"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE segment ALTER lines SET STORAGE EXTERNAL")
        op.execute("ALTER TABLE segment SET (toast_tuple_target = 8160)")


def downgrade() -> None:
    """Number all changes anew, behind everything that a cursor may say, so that nobody misses one."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE segment ALTER lines SET STORAGE EXTENDED")
        op.execute("ALTER TABLE segment RESET (toast_tuple_target)")
    op.drop_index("case_by_position", "case_unit")
    op.drop_index("batch_by_number", "batch")
    _number_for_all(op.get_bind())
    _key_of_change("study_id", "number")


def _key_of_change(*columns: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE change DROP CONSTRAINT change_pkey")
        op.create_primary_key("change_pkey", "change", list(columns))
        return
    op.drop_index("change_by_recipient", "change")
    op.rename_table("change", "change_before")
    op.create_table(
        "change",
        sa.Column("study_id", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint(*columns),
    )
    names = "study_id, recipient, number, item, key"
    op.execute(f"INSERT INTO change ({names}) SELECT {names} FROM change_before")
    op.drop_table("change_before")
    op.create_index("change_by_recipient", "change", ["recipient", "number"])


def _number_for_all(link: sa.Connection) -> None:
    is_change = sa.or_(_COUNTER.c.name == "change", _COUNTER.c.name.like("change:%"))
    number: int = link.execute(sa.select(sa.func.max(_COUNTER.c.value)).where(is_change)).scalar() or 0
    rows = link.execute(sa.select(_CHANGE).order_by(_CHANGE.c.number, _CHANGE.c.recipient)).mappings().all()
    link.execute(sa.delete(_CHANGE))
    if rows:
        link.execute(sa.insert(_CHANGE), [{**row, "number": number + n} for n, row in enumerate(rows, 1)])
    link.execute(sa.delete(_COUNTER).where(_COUNTER.c.name.like("change:%")))
    link.execute(sa.update(_COUNTER).where(_COUNTER.c.name == "change").values(value=number + len(rows)))
