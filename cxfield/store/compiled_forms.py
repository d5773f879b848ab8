"""Compiled questionnaires of this device, as bytes in parts. They can run, so they are kept here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from cxfield.store.database import Database
from cxfield.store.rows import CompiledFormRow, table_of

_COMPILED = table_of(CompiledFormRow)


class CompiledForms:
    """Parts of compiled questionnaires, by content hash and the release of the program that compiled them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, content_hash: str, release: str, parts: Mapping[str, bytes]) -> None:
        rows = [
            {"content_hash": content_hash, "part": part, "release": release, "content": content}
            for part, content in parts.items()
        ]
        with self._database.transaction():
            self.forget(content_hash)
            self._database.write(insert(_COMPILED), rows)

    def part(self, content_hash: str, release: str, part: str) -> bytes | None:
        query = select(_COMPILED.c.content).where(
            _COMPILED.c.content_hash == content_hash, _COMPILED.c.part == part, _COMPILED.c.release == release
        )
        found: bytes | None = self._database.read(query).scalar()
        return found

    def forget(self, content_hash: str) -> None:
        self._database.write(delete(_COMPILED).where(_COMPILED.c.content_hash == content_hash))
