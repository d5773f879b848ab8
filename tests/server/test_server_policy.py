"""Role × action × relation, and role × route over HTTP: what is not granted here is refused."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import httpx
import pytest

from cxfield.server.policy import Action, Relation, is_allowed
from cxfield.sync.messages import Role
from tests.journal_device import RunningServer, publish_request, running_server

FIELD = {Action.HAVE, Action.PUSH, Action.PULL, Action.SEND_FILES}
READS = {Action.LIST_STUDIES, Action.READ_QUESTIONNAIRE, Action.READ_CASES, Action.READ_INTERVIEWS}
OFFICE = READS | {Action.HELLO, Action.PUBLISH}
CONTROL = {
    Action.ASSIGN,
    Action.READ_PERSONAL_DATA,
    Action.READ_JOURNALS,
    Action.READ_QUARANTINE,
    Action.REOPEN,
    Action.READ_FILES,
    Action.BRING_IN,
    Action.MANAGE_QUEUE,
}
GRANTED = {
    (Role.INTERVIEWER, Relation.OWN): FIELD | READS | {Action.HELLO, Action.READ_PERSONAL_DATA, Action.CALL},
    (Role.INTERVIEWER, Relation.MEMBER): {Action.HELLO, Action.LIST_STUDIES, Action.READ_QUESTIONNAIRE, Action.CALL},
    (Role.INTERVIEWER, Relation.STRANGER): {Action.HELLO},
    (Role.SUPERVISOR, Relation.OWN): FIELD | OFFICE | CONTROL | {Action.CALL},
    (Role.SUPERVISOR, Relation.MEMBER): OFFICE | CONTROL | {Action.CALL},
    (Role.SUPERVISOR, Relation.STRANGER): OFFICE | CONTROL,
    **{(Role.RESEARCHER, relation): OFFICE for relation in Relation},
    **{(Role.ADMINISTRATOR, relation): OFFICE | CONTROL for relation in Relation},
}


@pytest.mark.parametrize(("role", "action", "relation"), list(product(Role, Action, Relation)))
def test_a_role_may_do_exactly_what_it_was_granted(role: Role, action: Action, relation: Relation) -> None:
    assert is_allowed(role, action, relation) == (action in GRANTED[role, relation])


ROUTES = {
    "hello": ("GET", "/v1/hello"),
    "have": ("POST", "/v1/have"),
    "push": ("POST", "/v1/push"),
    "pull": ("GET", "/v1/pull"),
    "studies": ("GET", "/v1/studies"),
    "publish": ("POST", "/v1/studies"),
    "cases": ("GET", "/v1/studies/{study}/cases"),
    "interviews": ("GET", "/v1/studies/{study}/interviews"),
    "journals": ("GET", "/v1/studies/{study}/journals"),
    "quarantine": ("GET", "/v1/studies/{study}/quarantine"),
    "questionnaire": ("GET", "/v1/studies/{study}/questionnaires/{hash}"),
    "assign": ("POST", "/v1/studies/{study}/assign"),
    "reopen": ("POST", "/v1/studies/{study}/interviews/i-1/reopen"),
    "bring-in": ("POST", "/v1/bring-in"),
}
OPEN_TO = {
    "member": {"hello", "have", "push", "pull", "studies", "cases", "interviews", "questionnaire"},
    "stranger": {"hello", "have", "push", "pull", "studies"},
    "susan": set(ROUTES),
    "rita": {"hello", "studies", "publish", "cases", "interviews", "questionnaire"},
    "adam": set(ROUTES) - {"have", "push", "pull"},
    "nobody": set(),
}


class World:
    """One server for the whole table, with a session of everybody."""

    def __init__(self, server: RunningServer) -> None:
        for user, role in (
            ("member", Role.INTERVIEWER),
            ("stranger", Role.INTERVIEWER),
            ("susan", Role.SUPERVISOR),
            ("rita", Role.RESEARCHER),
            ("adam", Role.ADMINISTRATOR),
        ):
            server.add(user, role)
        request = publish_request(interviewers=("member",))
        self.study = server.client("susan").publish(request).study_id
        self.hash = request.questionnaire.content_hash
        self.url = server.url
        self.server = server
        self._tokens = {user: server.client(user).tokens for user in OPEN_TO if user != "nobody"}

    def ask(self, user: str, route: str) -> httpx.Response:
        method, path = ROUTES[route]
        tokens = self._tokens.get(user)
        headers = {"Authorization": f"Bearer {tokens.access_token}"} if tokens else {}
        address = self.url + path.format(study=self.study, hash=self.hash)
        return httpx.request(method, address, headers=headers, content=b"{" if method == "POST" else None)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder: Path = tmp_path_factory.mktemp("policy")
    with running_server(folder) as server:
        yield World(server)


@pytest.mark.parametrize(("user", "route"), list(product(OPEN_TO, ROUTES)))
def test_a_route_is_open_to_exactly_these(world: World, user: str, route: str) -> None:
    """A body that cannot be read is answered with 400 where the role is let in, and with 403 where it is not."""
    status = world.ask(user, route).status_code
    if user == "nobody":
        assert status == 401
    elif route in OPEN_TO[user]:
        assert status in (200, 400)
    else:
        assert status == 403


def test_an_interviewer_sees_only_their_own_cases_and_studies(world: World) -> None:
    assert [s["study_id"] for s in world.ask("member", "studies").json()] == [world.study]
    assert world.ask("stranger", "studies").json() == []
    assert len(world.ask("member", "cases").json()) == 3
    world.server.client("susan").assign(world.study, ["C3"], "susan")
    assert [case["case"]["case_id"] for case in world.ask("member", "cases").json()] == ["C1", "C2"]
    assert len(world.ask("adam", "cases").json()) == 3


def test_a_researcher_sees_no_personal_data(world: World) -> None:
    seen = world.ask("rita", "cases").json()[0]["case"]
    assert (seen["case_id"], seen["name"], seen["phones"], seen["address"]) == ("C1", "", [], "")
    assert world.ask("susan", "cases").json()[0]["case"]["name"] == "Person 1"


def test_what_does_not_exist_is_said_to_those_who_may_know(world: World) -> None:
    tokens = world.server.client("susan").tokens
    assert tokens is not None
    headers = {"Authorization": f"Bearer {tokens.access_token}"}
    assert httpx.get(f"{world.url}/v1/studies/none/cases", headers=headers).status_code == 404
    unknown = f"{world.url}/v1/studies/{world.study}/questionnaires/{'0' * 64}"
    assert httpx.get(unknown, headers=headers).status_code == 404
