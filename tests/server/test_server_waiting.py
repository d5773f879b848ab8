"""Two at the same moment, and parts that answer slowly or never: who waits for whom, and for how long."""

from __future__ import annotations

import socket
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import TimeoutError as WaitedTooLongError

from cxfield.server.backup.snapshot import conninfo
from cxfield.server.database import CONNECTIONS, Database, default_url, is_passing
from cxfield.server.errors import BusyError, NotSignedInError
from cxfield.server.operation.health import Health
from cxfield.server.people import oidc
from cxfield.server.people.oidc import OidcSetting
from tests.journal_device import RunningServer, running_server


def wait_until_it_waits(thread: threading.Thread, address: str) -> None:
    """Wait for the end of the thread, or for PostgreSQL to say that somebody waits for a lock."""
    with psycopg.connect(conninfo(address), autocommit=True) as link:
        asked = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        while thread.is_alive() and link.execute(asked).fetchone() is None:
            thread.join(0.01)


def test_a_password_that_is_given_beside_a_sign_in_ends_its_session_too(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who signs in with the old password at this moment is not in afterwards."""
    with running_server(tmp_path / "server", database=postgres_url) as running:
        running.add("anna")
        services = running.services
        reset = threading.Thread(
            target=services.sessions.reset_password, args=("anna", "another password"), kwargs={"actor": "adam"}
        )
        enrol = services.devices.enrol

        def enrol_meanwhile(*arguments: Any) -> None:
            reset.start()
            wait_until_it_waits(reset, postgres_url)
            enrol(*arguments)

        monkeypatch.setattr(services.devices, "enrol", enrol_meanwhile)
        tokens = running.client("anna").tokens
        reset.join(20)
        assert tokens is not None
        with pytest.raises(NotSignedInError):
            services.sessions.authenticate(tokens.access_token)


def test_nobody_waits_for_a_slow_writer_of_sqlite_for_ever(tmp_path: Path) -> None:
    database = Database(default_url(tmp_path), writer_wait_s=0.01)
    with database.write():
        refused: list[BaseException] = []

        def write() -> None:
            try:
                with database.write():
                    pass
            except WaitedTooLongError as error:
                refused.append(error)

        other = threading.Thread(target=write)
        other.start()
        other.join(20)
    assert [is_passing(error) for error in refused] == [True]  # type: ignore[arg-type]
    with database.write() as session:
        assert session.connection().execute(text("SELECT 1")).scalar_one() == 1
    database.close()


def test_sqlite_has_a_connection_for_every_place_too(tmp_path: Path) -> None:
    database = Database(default_url(tmp_path))
    with ExitStack() as readers:
        sessions = [readers.enter_context(database.read()) for _ in range(CONNECTIONS)]
        assert [session.connection().execute(text("SELECT 1")).scalar_one() for session in sessions] == [
            1
        ] * CONNECTIONS
    database.close()


def test_what_is_acknowledged_is_on_the_disk_however_postgresql_is_set_up(postgres_url: str) -> None:
    with psycopg.connect(conninfo(postgres_url), autocommit=True) as link:
        name = link.info.dbname
        for setting, expected in (("off", "on"), ("remote_write", "remote_write")):
            link.execute(f"ALTER DATABASE {name} SET synchronous_commit = {setting}")  # type: ignore[call-overload]
            database = Database(postgres_url)
            with database.write() as session:
                assert session.connection().exec_driver_sql("SHOW synchronous_commit").scalar_one() == expected
            database.close()


def test_a_provider_that_has_just_failed_is_not_asked_by_everybody(
    server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = oidc._ask

    def counted(method: str, address: str, fields: dict[str, str] | None = None) -> dict[str, Any]:
        asked.append(address)
        return ask(method, address, fields)

    monkeypatch.setattr(oidc, "_ask", counted)
    connect = server.services.oidc
    connect.keep(OidcSetting(issuer="http://127.0.0.1:9", client_id="cxfield"))
    for _ in range(3):
        with pytest.raises(BusyError):
            connect.offer()
    assert len(asked) == 1
    monkeypatch.setattr(oidc, "FAILED_FOR_S", 0)
    with pytest.raises(BusyError):
        connect.offer()
    assert len(asked) == 2


def test_a_provider_whose_answer_comes_drop_by_drop_is_given_up(
    server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oidc, "WHOLE_S", 0.05)
    listener = socket.create_server(("127.0.0.1", 0))
    drops, most, never = 0, 400, threading.Event()

    def drip() -> None:
        nonlocal drops
        link, _ = listener.accept()
        with link:
            link.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {most}\r\n\r\n".encode())
            while drops < most:
                try:
                    link.sendall(b" ")
                except OSError:
                    return
                drops += 1
                never.wait(0.01)

    dripping = threading.Thread(target=drip)
    dripping.start()
    server.services.oidc.keep(OidcSetting(issuer=f"http://127.0.0.1:{listener.getsockname()[1]}", client_id="cxfield"))
    with pytest.raises(BusyError):
        server.services.oidc.offer()
    dripping.join(20)
    listener.close()
    assert drops < most


def test_a_database_that_only_reads_is_not_ready(tmp_path: Path, postgres_url: str) -> None:
    """A standby, under the address of the database: it answers, and nothing that is sent can be kept."""
    database = Database(postgres_url)
    health = Health(database, tmp_path)
    assert health.checks()["database"]
    with psycopg.connect(conninfo(postgres_url), autocommit=True) as link:
        link.execute(f"ALTER DATABASE {link.info.dbname} SET default_transaction_read_only = on")  # type: ignore[call-overload]
    database.close()
    assert not health.checks()["database"]
