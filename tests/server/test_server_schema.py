"""The server's schema: made whole, brought up from an older one, taken down, with the data that is in it."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlmodel import Session, SQLModel

from cxfield.errors import CxfieldError
from cxfield.server import schema
from cxfield.server.database import LONGEST, REACH, Database, DatabaseError, default_url
from cxfield.server.tables import AccountRow, MetaRow


def _own(_object: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
    return kind != "table" or name in {table.name for table in schema.own_tables()} | {"alembic_version"}


def _differences(connection: Connection) -> list[object]:
    options = {"include_object": _own, "compare_type": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), SQLModel.metadata))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return default_url(tmp_path)
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def engine(url: str) -> Engine:
    return create_engine(url)


def _migrated_from_the_first_release(engine: Engine) -> None:
    """Make the tables as the first release did and put in what it kept there."""
    with engine.begin() as connection:
        schema.move(connection, schema.FIRST)
        connection.execute(text("DROP TABLE alembic_version"))
        values = {"schema": "1", "epoch": "e" * 32, "signing_key": "ab" * 32}
        for name, value in values.items():
            connection.execute(text("INSERT INTO meta VALUES (:name, :value)"), {"name": name, "value": value})
        connection.execute(text("INSERT INTO counter VALUES ('change', 41), ('audit', 0)"))
        connection.execute(
            text(
                'INSERT INTO account ("user", password_hash, role, disabled, created_at, failures, last_failure_at) '
                "VALUES ('anna', 'x', 'interviewer', :no, '2026-01-01', 0, '')"
            ),
            {"no": False},
        )


def test_no_transaction_of_the_server_goes_on_for_ever(postgres_url: str) -> None:
    database = Database(postgres_url)
    with database.read() as session:
        for name, value in LONGEST.items():
            kept = session.connection().exec_driver_sql(f"SELECT setting FROM pg_settings WHERE name = '{name}'")
            assert int(kept.scalar_one()) == int(value.removesuffix("s")) * 1000
    database.close()


def test_a_new_database_has_the_tables_of_the_program(url: str, engine: Engine) -> None:
    Database(url).close()
    with engine.begin() as connection:
        assert _differences(connection) == []


def test_migrating_from_the_first_release_gives_the_same_tables_and_keeps_what_was_there(
    url: str, engine: Engine
) -> None:
    _migrated_from_the_first_release(engine)
    database = Database(url)
    with database.read() as session:
        assert session.get_one(MetaRow, "epoch").value == "e" * 32
        assert session.get_one(AccountRow, "anna").role == "interviewer"
    database.close()
    with engine.begin() as connection:
        assert _differences(connection) == []


def test_the_schema_goes_down_to_the_first_release_and_up_again(url: str, engine: Engine) -> None:
    _migrated_from_the_first_release(engine)
    Database(url).close()
    with engine.begin() as connection:
        schema.move(connection, schema.FIRST)
        assert connection.execute(text('SELECT "user" FROM account')).scalars().all() == ["anna"]
        schema.move(connection, schema.NEWEST)
        assert _differences(connection) == []
    with Session(engine) as session:
        assert session.get_one(AccountRow, "anna").disabled is False


def test_nothing_is_left_below_the_first_release(url: str, engine: Engine) -> None:
    Database(url).close()
    with engine.begin() as connection:
        schema.move(connection, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_a_database_of_a_newer_program_is_refused_and_left_alone(url: str, engine: Engine) -> None:
    Database(url).close()
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CxfieldError, match="update cxfield"):
        Database(url)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "9999"


def test_changes_are_told_to_two_recipients_under_one_number_and_go_down_without_losing_one(
    url: str, engine: Engine
) -> None:
    Database(url).close()
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO counter VALUES ('change:anna', 44), ('change:bert', 42)"))
        rows = "('s', 'anna', 42, 'case', 'C1'), ('s', 'bert', 42, 'case', 'C2'), ('s', 'anna', 44, 'case', 'C3')"
        connection.execute(text(f"INSERT INTO change (study_id, recipient, number, item, key) VALUES {rows}"))
    for number in ("0007", schema.NEWEST):
        with engine.begin() as connection:
            schema.move(connection, number)
            found = connection.execute(text("SELECT number, recipient, key FROM change ORDER BY number")).all()
            counter = connection.execute(text("SELECT value FROM counter WHERE name = 'change'")).scalar_one()
        assert [tuple(row) for row in found] == [(45, "anna", "C1"), (46, "bert", "C2"), (47, "anna", "C3")]
        assert counter == 47


def test_a_database_that_takes_connections_and_says_nothing_is_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(REACH, "connect_timeout", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(DatabaseError, match="timeout"):
        Database(f"postgresql://cxfield@127.0.0.1:{silent.getsockname()[1]}/cxfield")


def test_a_host_that_vanishes_is_noticed_and_the_address_may_say_how_soon(postgres_url: str) -> None:
    database = Database(f"{postgres_url}?tcp_user_timeout=7000")
    with database.read() as session:
        told = session.connection().connection.driver_connection.info.get_parameters()
    database.close()
    assert (told["keepalives_idle"], told["tcp_user_timeout"]) == (str(REACH["keepalives_idle"]), "7000")
