"""Role × action × relation, and person × route over HTTP with real sessions: what is not granted is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import httpx
import pytest
from nacl.signing import SigningKey

from cxfield.server.policy import DELIVERY, Action, Relation, is_allowed
from cxfield.sync.messages import Role
from tests.journal_device import RunningServer, publish_request, running_server
from tests.server import permission_table as table
from tests.server.permission_table import Entry

ROLES = {
    table.SUPERVISOR: Role.SUPERVISOR,
    table.RESEARCHER: Role.RESEARCHER,
    table.ADMINISTRATOR: Role.ADMINISTRATOR,
}


@pytest.mark.parametrize(("role", "action", "relation"), list(product(Role, Action, Relation)))
def test_a_role_may_do_exactly_what_it_was_granted(role: Role, action: Action, relation: Relation) -> None:
    assert is_allowed(role, action, relation) == (action in table.GRANTED[role, relation])


def _routes(found: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for route in found:
        inside = getattr(getattr(route, "original_router", None), "routes", None) or getattr(route, "routes", None)
        if inside:
            yield from _routes(inside)
        else:
            yield from ((method, route.path) for method in route.methods or ())


class World:
    """One server for the whole table, with a session of everybody."""

    def __init__(self, server: RunningServer) -> None:
        for person in table.PEOPLE:
            if person != table.NOBODY:
                server.add(person, ROLES.get(person, Role.INTERVIEWER))
        self._tokens = {person: self._token(server, person) for person in table.PEOPLE if person != table.NOBODY}
        holders = (table.HOLDER, table.LOCKED, table.GIVEN, table.DISABLED, table.FORGER)
        request = publish_request(cases=5, interviewers=holders)
        office = server.client(table.SUPERVISOR)
        self.study = office.publish(request).study_id
        office.assign(self.study, ["C5"], table.COLLEAGUE)
        office.assign(self.study, ["C5"], table.FORGER)
        self.fillings = {
            "study_id": self.study,
            "content_hash": request.questionnaire.content_hash,
            "interview_id": "i-1",
            "case_id": "C1",
            "sha256": "0" * 64,
        }
        self._shut_out(server)
        self.server = server
        self._http = httpx.Client(base_url=server.url)

    def _token(self, server: RunningServer, person: str) -> str:
        tokens = server.client(person, device=f"device of {person}").tokens
        assert tokens is not None
        return tokens.access_token

    def _shut_out(self, server: RunningServer) -> None:
        services = server.services
        services.accounts.disable(table.DISABLED)
        services.devices.revoke(table.LOCKED, f"device of {table.LOCKED}", actor="test")
        services.sessions.reset_password(table.GIVEN, "given by the office", actor="test")
        for person, password in ((table.LOCKED, None), (table.GIVEN, "given by the office")):
            client = server.client(person, f"device of {person}", password=password)
            assert client.tokens is not None
            self._tokens[person] = client.tokens.access_token
        payload = self._tokens[table.FORGER].partition(".")[0]
        real = services.database.signing_key
        services.database.signing_key = SigningKey.generate()
        forged = services.sessions._access_token(table.FORGER, f"device of {table.FORGER}", "s")
        services.database.signing_key = real
        assert payload
        self._tokens[table.FORGER] = forged

    def ask(self, person: str, entry: Entry, path: str = "") -> httpx.Response:
        headers = dict(entry.headers)
        if person in self._tokens:
            headers["Authorization"] = f"Bearer {self._tokens[person]}"
        address = (path or entry.path).format(**self.fillings) + "?" + entry.query.format(**self.fillings)
        body = None if entry.method in ("GET", "HEAD") else b"{"
        return self._http.request(entry.method, address, headers=headers, content=body)

    def get(self, person: str, path: str) -> Any:
        return self.ask(person, Entry("GET", path, frozenset())).json()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder: Path = tmp_path_factory.mktemp("policy")
    with running_server(folder) as server:
        yield World(server)


@pytest.mark.parametrize("person", table.PEOPLE)
@pytest.mark.parametrize("entry", table.ROUTES, ids=lambda entry: entry.name)
def test_a_route_is_open_to_exactly_these(world: World, person: str, entry: Entry) -> None:
    """A body that cannot be read is answered with 400 where one is let in."""
    status = world.ask(person, entry).status_code
    if person in entry.open_to:
        assert status < 500
        assert status not in (401, 403)
    else:
        assert status == (401 if person in table.WITHOUT_SESSION else 403)


@pytest.mark.parametrize("entry", table.OPENROSA, ids=lambda entry: entry.name)
def test_no_session_opens_a_route_of_openrosa(world: World, entry: Entry) -> None:
    path = entry.path.replace("{token}", "t" * 43).replace("{name}", "a.csv")
    assert world.ask(table.HOLDER, entry, path).status_code in (401, 403)


def test_every_route_of_the_server_stands_in_the_table(world: World) -> None:
    listed = {(entry.method, entry.path) for entry in (*table.ROUTES, *table.OPENROSA)}
    assert set(_routes(world.server.app.routes)) == listed
    assert len(table.PEOPLE) * len(listed) >= 300
    assert {path for _method, path in listed} >= DELIVERY


def test_an_interviewer_sees_only_their_own_cases_and_studies(world: World) -> None:
    cases = "/v1/studies/{study_id}/cases"
    assert [study["study_id"] for study in world.get(table.HOLDER, "/v1/studies")] == [world.study]
    assert world.get(table.STRANGER, "/v1/studies") == []
    assert [line["case"]["case_id"] for line in world.get(table.HOLDER, cases)] == ["C1"]
    assert world.get(table.COLLEAGUE, cases) == []
    assert len(world.get(table.ADMINISTRATOR, cases)) == 5


def test_a_researcher_sees_no_personal_data(world: World) -> None:
    cases = "/v1/studies/{study_id}/cases"
    seen = world.get(table.RESEARCHER, cases)[0]["case"]
    assert (seen["case_id"], seen["name"], seen["phones"], seen["address"]) == ("C1", "", [], "")
    assert world.get(table.SUPERVISOR, cases)[0]["case"]["name"] == "Person 1"


def test_nothing_that_a_researcher_may_read_holds_the_name_or_the_number_of_a_respondent(world: World) -> None:
    for entry in table.ROUTES:
        if entry.method == "GET" and table.RESEARCHER in entry.open_to:
            text = world.ask(table.RESEARCHER, entry).text
            assert "Person" not in text, entry.name
            assert "+1555" not in text, entry.name


def test_what_does_not_exist_is_said_to_those_who_may_know(world: World) -> None:
    study = Entry("GET", "/v1/studies/none/cases", frozenset())
    version = Entry("GET", f"/v1/studies/{world.study}/questionnaires/{'0' * 64}", frozenset())
    assert world.ask(table.SUPERVISOR, study).status_code == 404
    assert world.ask(table.SUPERVISOR, version).status_code == 404
