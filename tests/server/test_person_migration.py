"""A database of before persons had keys: sealed by the upgrade, opened on the way down, scrubbed at an erasure."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlmodel import select

from cxfield.errors import CxfieldError
from cxfield.server import schema
from cxfield.server.database import Database, default_url
from cxfield.server.persons.keys import person_keys
from cxfield.server.persons.secret import VARIABLE
from cxfield.server.tables import InboxRow, PersonKeyRow
from tests.journal_device import RunningServer, interview, running_server
from tests.server.test_persons import NAME, WORDS, call, notes, push, review, stored, told
from tests.server.test_persons import database as database
from tests.server.test_persons import study as study

BEFORE = "0010"


@pytest.fixture
def engine(database: str | None, tmp_path: Path) -> Engine:
    return create_engine(database or default_url(tmp_path / "server"))


def everything(engine: Engine) -> str:
    tables = ("case_unit", "segment", "interview", "inbox", "decision")
    with engine.begin() as connection:
        return repr([list(map(tuple, connection.execute(text(f"SELECT * FROM {table}")))) for table in tables])


def move(engine: Engine, number: str) -> None:
    with engine.begin() as connection:
        schema.move(connection, number)


def test_what_was_stored_open_is_sealed_by_the_upgrade_and_read_as_before(
    server: RunningServer, study: str, engine: Engine, tmp_path: Path, database: str | None
) -> None:
    journal, aside = told(study), interview(study, "C2", answers=5)
    push(server, journal)
    server.client("susan", "s").assign(study, ["C2"], server.add("bert"))
    push(server, aside, 2)
    review(server, journal, "sounded tired")
    server.services.database.close()
    move(engine, BEFORE)
    assert "sounded tired" in everything(engine)
    assert NAME in everything(engine)
    move(engine, schema.NEWEST)
    assert NAME not in everything(engine)
    assert "sounded tired" not in everything(engine)
    engine.dispose()
    with running_server(tmp_path / "server", database=database) as again:
        susan = again.client("susan", "s")
        assert susan.cases(study)[0].case.name == NAME
        assert notes(again, study) == ["sounded tired"]
        assert susan.interviews(study)[0].answers["/data/why"] == WORDS
        (line,) = [one for one in susan.journals(study) if one.stream_id == journal.stream_id]
        assert line.lines == [entry.line.decode() for entry in journal.entries]
        with again.services.database.read() as session:
            kept = session.exec(select(InboxRow)).one()
            assert session.get(PersonKeyRow, (study, kept.person_id)) is not None
        call(again, "adam", study, "erase", person_id="C1", confirm="C1")
        if database is None:
            assert WORDS.encode() not in stored(tmp_path / "server")


def test_of_who_was_erased_there_is_nothing_on_the_way_down(server: RunningServer, study: str, engine: Engine) -> None:
    push(server, told(study))
    call(server, "adam", study, "erase", person_id="C1", confirm="C1")
    server.services.database.close()
    move(engine, BEFORE)
    found = everything(engine)
    assert NAME not in found
    assert "Person 2" in found
    engine.dispose()


def test_a_server_with_another_secret_of_its_environment_does_not_start(
    database: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "one")
    url = database or default_url(tmp_path)
    Database(url).close()
    Database(url).close()
    monkeypatch.setenv(VARIABLE, "two")
    with pytest.raises(CxfieldError, match="set it as it was"):
        Database(url)


def test_an_item_that_lies_elsewhere_cannot_be_opened_there(server: RunningServer, study: str) -> None:
    with server.services.database.write() as session:
        keys = person_keys(session)
        sealed = keys.seal((study, "C1"), "case", b"x")
        assert keys.open((study, "C1"), "case", sealed) == b"x"
        with pytest.raises(ValueError, match="cannot be opened"):
            keys.open((study, "C1"), "lines", sealed)
        keys.make([(study, "C2")])
        with pytest.raises(ValueError, match="cannot be opened"):
            keys.open((study, "C2"), "case", sealed)
