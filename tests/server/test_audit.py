"""The audit trail: whole under concurrency on both databases, and whoever changes it is found out."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import select

from cxfield.cli import main
from cxfield.server.database import Database, default_url, record_audit
from cxfield.server.errors import NotSignedInError
from cxfield.server.people.accounts import Accounts
from cxfield.server.people.audit import Audit
from cxfield.server.people.devices import Devices
from cxfield.server.people.recovery import Recovery
from cxfield.server.people.sessions import Sessions
from cxfield.server.tables import RefreshTokenRow, SessionRow
from cxfield.sync import access
from cxfield.sync.messages import RefreshRequest, Role, SignInRequest
from tests.journal_device import PASSWORD, RunningServer


@pytest.fixture(params=["sqlite", "postgresql"])
def trail(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    if request.param == "sqlite":
        return Database(default_url(tmp_path))
    return Database(str(request.getfixturevalue("postgres_url")))


def _write(database: Database, count: int, actor: str = "susan") -> None:
    for number in range(count):
        with database.write() as session:
            record_audit(session, actor=actor, action="tried", subject=f"thing {number}")


def test_the_chain_stays_whole_under_concurrent_writers(trail: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda actor: _write(trail, 10, actor), [f"user {n}" for n in range(8)]))
    state = Audit(trail).verify()
    assert (state.count, state.broken_at) == (80, 0)
    assert Audit(trail).holds(80, state.head)
    trail.close()


TAMPERINGS = {
    "subject": "UPDATE audit SET subject = 'nothing' WHERE number = 5",
    "actor": "UPDATE audit SET actor = 'somebody else' WHERE number = 5",
    "time": "UPDATE audit SET at = '2001-01-01' WHERE number = 5",
    "hole": "DELETE FROM audit WHERE number = 5",
    "end cut off": "DELETE FROM audit WHERE number >= 5",
    "two changed places": "UPDATE audit SET subject = 'thing 5' WHERE number = 5",
}


@pytest.mark.parametrize("way", TAMPERINGS)
def test_a_change_behind_the_servers_back_is_found_where_it_was_made(way: str, tmp_path: Path) -> None:
    database = Database(default_url(tmp_path))
    _write(database, 9)
    with database.write() as session:
        session.connection().execute(text(TAMPERINGS[way]))
    assert Audit(database).verify().broken_at == 5
    database.close()


def test_a_trail_that_was_cut_and_counted_anew_differs_from_what_was_noted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'server.db'}")
    _write(database, 9)

    def verify(*more: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as end:
            main(["audit", "verify", "--data", str(tmp_path), *more])
        out, err = capsys.readouterr()
        return int(end.value.code or 0), out or err

    noted = json.loads(verify()[1])["noted"]
    assert verify("--noted", noted)[0] == 0
    with database.write() as session:
        session.connection().execute(text("DELETE FROM audit WHERE number >= 5"))
        session.connection().execute(text("UPDATE counter SET value = 4 WHERE name = 'audit'"))
    assert verify()[0] == 0
    with database.write() as session:
        session.connection().execute(text("UPDATE audit SET actor = 'nobody' WHERE number = 2"))
    with pytest.raises(SystemExit) as end:
        main(["serve", "--data", str(tmp_path), "--port", "0", "--verify-audit"])
    assert end.value.code == 1
    assert "no longer fits at entry 2" in capsys.readouterr().err
    with database.write() as session:
        session.connection().execute(text("UPDATE audit SET actor = 'susan' WHERE number = 2"))
    database.close()
    code, words = verify("--noted", noted)
    assert code == 1
    assert "another one than what was noted" in words


def test_an_administrator_reads_the_trail_and_nobody_else(server: RunningServer) -> None:
    server.add("adam", Role.ADMINISTRATOR)
    admin = server.client("adam", "office")
    state = access.audit(admin)
    assert state.broken_at == 0
    assert state.entries[0].action == "device-enrolled"
    earlier = access.audit(admin, before=state.entries[0].number)
    assert earlier.entries[0].number == state.entries[0].number - 1


def test_what_identifies_a_respondent_is_marked_by_a_keyed_hash(tmp_path: Path) -> None:
    one, other = Database(default_url(tmp_path)), Database(f"sqlite:///{tmp_path / 'other.db'}")
    mark = Audit(one).mark_of("C1 Anna Kalniņa")
    assert mark == Audit(one).mark_of("C1 Anna Kalniņa")
    assert mark != Audit(other).mark_of("C1 Anna Kalniņa")
    one.close()
    other.close()


def test_sign_in_refresh_codes_and_reset_work_on_both_databases(trail: Database) -> None:
    accounts, devices = Accounts(trail), Devices(trail)
    sessions = Sessions(trail, accounts, devices)
    accounts.add("anna", PASSWORD, Role.INTERVIEWER)
    tokens = sessions.sign_in(SignInRequest(user="anna", password=PASSWORD, device="d"))
    for _ in range(3):
        tokens = sessions.refresh(RefreshRequest(refresh_token=tokens.refresh_token, device="d"))
    sender = sessions.authenticate(tokens.access_token)
    assert sender.user == "anna"
    assert devices.make_code("anna", actor="test", only_interviewers=True).user == "anna"
    assert len(Recovery(trail, devices).secret_for(sender, 1).secret) == 40
    for _ in range(2):
        with pytest.raises(Exception, match="wrong"):
            sessions.sign_in(SignInRequest(user="anna", password="guess", device="d"))
    sessions.reset_password("anna", "given by the office", actor="test")
    devices.revoke("anna", "d", actor="test")
    assert devices.all()[0].revoked
    trail.close()


def test_two_exchanges_of_one_token_at_a_time_leave_one_session(trail: Database) -> None:
    accounts, devices = Accounts(trail), Devices(trail)
    sessions = Sessions(trail, accounts, devices)
    accounts.add("anna", PASSWORD, Role.INTERVIEWER)
    first = sessions.sign_in(SignInRequest(user="anna", password=PASSWORD, device="d"))
    request = RefreshRequest(refresh_token=first.refresh_token, device="d")
    with ThreadPoolExecutor(4) as pool:
        tokens = list(pool.map(lambda _: sessions.refresh(request), range(4)))
    with trail.read() as session:
        rows = session.exec(select(RefreshTokenRow)).all()
    usable = {row.token_hash for row in rows if not row.successor}
    assert usable == {hashlib.sha256(one.refresh_token.encode()).hexdigest() for one in tokens}
    assert len({row.family for row in rows}) == 1
    trail.close()


def test_of_two_successors_used_at_a_time_one_goes_through_and_the_session_ends(trail: Database) -> None:
    """One device uses one of them: the other was used by somebody else."""
    accounts, devices = Accounts(trail), Devices(trail)
    sessions = Sessions(trail, accounts, devices)
    accounts.add("anna", PASSWORD, Role.INTERVIEWER)
    first = sessions.sign_in(SignInRequest(user="anna", password=PASSWORD, device="d"))
    request = RefreshRequest(refresh_token=first.refresh_token, device="d")
    successors = [sessions.refresh(request).refresh_token for _ in range(4)]

    def use(token: str) -> bool:
        try:
            sessions.refresh(RefreshRequest(refresh_token=token, device="d"))
        except NotSignedInError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(use, successors)) == 1
    with trail.read() as session:
        assert [row.ended_why for row in session.exec(select(SessionRow)).all()] == ["reuse"]
    trail.close()


def test_a_device_that_signs_in_twice_at_the_same_time_is_enrolled_once(trail: Database) -> None:
    accounts, devices = Accounts(trail), Devices(trail)
    sessions = Sessions(trail, accounts, devices)
    accounts.add("anna", PASSWORD, Role.INTERVIEWER)
    request = SignInRequest(user="anna", password=PASSWORD, device="d")
    with ThreadPoolExecutor(4) as pool:
        assert len(list(pool.map(lambda _: sessions.sign_in(request), range(4)))) == 4
    assert len(devices.all()) == 1
    assert [entry.action for entry in Audit(trail).entries()].count("device-enrolled") == 1
    trail.close()


def test_all_processes_of_a_server_know_the_same_secrets(trail: Database) -> None:
    with ThreadPoolExecutor(4) as pool:
        marks = set(pool.map(lambda _: Audit(trail).mark_of("C1"), range(4)))
    assert len(marks) == 1
    trail.close()
