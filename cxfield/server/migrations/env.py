"""Alembic runs this: on the connection that `cxfield.server.schema` hands in."""

from __future__ import annotations

from alembic import context
from sqlmodel import SQLModel

from cxfield.server import tables  # noqa: F401  (the tables make themselves known to SQLModel

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
