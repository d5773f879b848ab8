"""The schema: equal to the models, upgraded on a copy with the data in it, never half."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine

from cxfield.event import StreamKind
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import DamagedDatabaseError, NewerDatabaseError
from cxfield.store.migration import Migration, keyed, released_migrations
from cxfield.store.opening import DATABASE_NAME
from cxfield.store.rows import METADATA
from tests.store.samples import RULES, answer, event, started

NEXT = len(released_migrations()) + 1
ADD_COLUMN = Migration(NEXT, ("ALTER TABLE study ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'",))
LOSE_ROWS = Migration(NEXT, ("ALTER TABLE answer RENAME TO old", "CREATE TABLE answer AS SELECT * FROM old LIMIT 1"))
BROKEN = Migration(NEXT, ("CREATE TABLE extra (a)", "ALTER TABLE nowhere ADD COLUMN b"))


def _shape(connection: Any) -> dict[str, Any]:
    """Return tables with their columns, keys, uniqueness and indexes, in comparable form."""
    tables = connection.execute("SELECT name, wr, type FROM pragma_table_list WHERE schema = 'main'").fetchall()
    names = [(name, without_rowid) for name, without_rowid, kind in tables if kind == "table" and name[:7] != "sqlite_"]
    found: dict[str, Any] = {}
    for name, without_rowid in names:
        columns = [tuple(row) for row in connection.execute(f"PRAGMA table_info({name})")]
        indexes = []
        for index in connection.execute(f"PRAGMA index_list({name})").fetchall():
            parts = [row[2] for row in connection.execute(f"PRAGMA index_info('{index[1]}')")]
            indexes.append((index[1], index[2], index[3], index[4], tuple(parts)))
        found[name] = (without_rowid, columns, sorted(indexes))
    return found


def test_the_migrated_schema_is_that_of_the_models(folder: Path, key: DatabaseKey, tmp_path: Path) -> None:
    DeviceStore.create(folder, key, rules=RULES).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'models.db'}", module=sqlcipher)
    METADATA.create_all(engine)
    engine.dispose()
    models = sqlcipher.connect(str(tmp_path / "models.db"))
    with keyed(folder / DATABASE_NAME, key) as migrated:
        assert _shape(migrated) == _shape(models)
    models.close()


def test_migrations_are_numbered_without_a_hole() -> None:
    assert [migration.number for migration in released_migrations()] == list(range(1, NEXT))


@pytest.fixture
def filled(folder: Path, key: DatabaseKey) -> Path:
    with DeviceStore.create(folder, key, rules=RULES) as store:
        store.append(
            StreamKind.INTERVIEW, "i-1", [started(), answer("/data/a", "1"), answer("/data/b", "2")], study_id="s"
        )
        store.set_setting("cursor", "17")
    return folder


def _content(folder: Path, key: DatabaseKey, *extra: Migration) -> Any:
    with DeviceStore.open(folder, key, rules=RULES, migrations=(*released_migrations(), *extra)) as store:
        store.verify(StreamKind.INTERVIEW, "i-1")
        return store.entries(StreamKind.INTERVIEW, "i-1"), store.answers("i-1"), store.setting("cursor"), store.unsent()


def test_an_older_workspace_is_upgraded_with_its_data(filled: Path, key: DatabaseKey) -> None:
    before = _content(filled, key)
    assert _content(filled, key, ADD_COLUMN) == before
    with keyed(filled / DATABASE_NAME, key) as connection:
        assert "colour" in {row[1] for row in connection.execute("PRAGMA table_info(study)")}
        with pytest.raises(sqlcipher.IntegrityError, match="append only"):
            connection.execute("DELETE FROM event")
    with keyed(filled / f"before-{NEXT:04d}.db", key) as old:
        assert old.execute("SELECT version FROM schema").fetchone() == (NEXT - 1,)
        assert old.execute("SELECT count(*) FROM event").fetchone() == (3,)
    assert {path.name for path in filled.glob("*upgrading*")} == set()


@pytest.mark.parametrize("bad", [LOSE_ROWS, BROKEN])
def test_a_bad_upgrade_leaves_the_workspace_as_it_was(filled: Path, key: DatabaseKey, bad: Migration) -> None:
    before = _content(filled, key)
    with pytest.raises(DamagedDatabaseError, match="as it was"):
        _content(filled, key, bad)
    assert _content(filled, key) == before


def test_a_half_made_copy_of_an_upgrade_is_made_anew(filled: Path, key: DatabaseKey) -> None:
    before = _content(filled, key)
    (filled / f"{DATABASE_NAME}.upgrading").write_bytes(b"cut off by a power failure")
    (filled / f"{DATABASE_NAME}.upgrading.part").write_bytes(b"so was this")
    assert _content(filled, key, ADD_COLUMN) == before


def test_a_newer_workspace_is_left_alone(filled: Path, key: DatabaseKey) -> None:
    _content(filled, key, ADD_COLUMN)
    content = (filled / DATABASE_NAME).read_bytes()
    with pytest.raises(NewerDatabaseError, match="update"):
        _content(filled, key)
    with keyed(filled / DATABASE_NAME, key) as connection:
        assert connection.execute("SELECT version FROM schema").fetchone() == (NEXT,)
    assert len((filled / DATABASE_NAME).read_bytes()) == len(content)


def test_safety_copies_can_be_opened_and_three_are_kept(filled: Path, key: DatabaseKey, tmp_path: Path) -> None:
    with DeviceStore.open(filled, key, rules=RULES) as store:
        copies = [store.safety_copy(tmp_path / "copies") for _ in range(4)]
        store.append(StreamKind.INTERVIEW, "i-1", [event("shown", page="/data/c")])
        lines = store.entries(StreamKind.INTERVIEW, "i-1")
    assert [copy.exists() for copy in copies] == [False, True, True, True]
    rescue = tmp_path / "rescue"
    rescue.mkdir()
    copies[-1].rename(rescue / DATABASE_NAME)
    with DeviceStore.open(rescue, key, rules=RULES) as store:
        assert store.entries(StreamKind.INTERVIEW, "i-1") == lines[:-1]
    assert all(a.seq + 1 == b.seq for a, b in itertools.pairwise(lines))


def test_submissions_and_completions_of_before_are_kept_when_corrections_may_go_back(
    folder: Path, key: DatabaseKey
) -> None:
    with DeviceStore.create(folder, key, rules=RULES, migrations=released_migrations()[:10]) as store:
        store.append(StreamKind.INTERVIEW, "i-1", [started()], study_id="s")
    with keyed(folder / DATABASE_NAME, key) as old:
        line = json.dumps({"body": {"instance_sha256": "ab"}}).encode()
        (stream,) = old.execute("SELECT no FROM stream").fetchone()
        old.execute("INSERT INTO event VALUES (?, 2, 'completed', 0, 1, ?, x'')", (stream, line))
        old.execute("INSERT INTO instance VALUES ('i-1', 'ab', x'3c')")
        row = (
            "7, 'i-1', 'a', 'f', '1', 'ab', 2, 'uuid:1', '', 'uuid:1', x'3c', x'', 'sent', '', '', 1, 0, 0, 5, 6, NULL"
        )
        old.execute(f"INSERT INTO openrosa_submission VALUES ({row}, 7)")
    with DeviceStore.open(folder, key, rules=RULES) as store:
        (submission,) = store.openrosa.submissions("i-1")
        assert (submission.no, submission.to_seq, submission.instance_id) == (7, 2, "uuid:1")
        assert store.instance("i-1") == b"<"
