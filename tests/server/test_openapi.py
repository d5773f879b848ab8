"""Whatever fits the server's own OpenAPI document, or nearly does, is answered and never with a 5xx."""

import json
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cxfield.server.operation.openapi import document
from cxfield.sync.batch import encode_batch
from cxfield.sync.messages import Role
from tests.journal_device import RunningServer, interview, publish_request, running_server
from tests.torture.matrix import share_of

SCHEMA = schemathesis.openapi.from_dict(document())
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]
MODES = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)
PEOPLE = [*Role, None]
"""Everybody who has a session, and somebody without one."""


class World:
    """A server with something in it, and a session of each role."""

    def __init__(self, server: RunningServer) -> None:
        for role in Role:
            server.add(role.value, role)
        request = publish_request(interviewers=(Role.INTERVIEWER.value,))
        self.study = server.client(Role.SUPERVISOR.value).publish(request).study_id
        field = server.client(Role.INTERVIEWER.value)
        journal = interview(self.study)
        self.batch = encode_batch("device-1", 1, [journal.item()])
        field.push(self.batch)
        self.real = {
            "study_id": self.study,
            "study": self.study,
            "case_id": "C1",
            "interview_id": journal.stream_id,
            "interview": journal.stream_id,
            "stream_id": journal.stream_id,
            "user": Role.INTERVIEWER.value,
            "device": "device-1",
            "content_hash": request.questionnaire.content_hash,
        }
        self.wire = httpx.Client(base_url=server.url, timeout=30)
        self._tokens = {role: server.client(role.value, f"d-{role}").tokens for role in Role}

    def headers(self, role: Role | None) -> dict[str, str]:
        tokens = self._tokens[role] if role else None
        return {"Authorization": f"Bearer {tokens.access_token}"} if tokens else {}

    def answer(self, case: Any, role: Role | None, *, with_real_names: bool) -> httpx.Response:
        """Send what was made up, if asked for with names of things that exist."""
        path, query, body = dict(case.path_parameters or {}), dict(case.query or {}), case.body
        if with_real_names:
            path, query, body = (self._named(part) for part in (path, query, body))
        request = case.as_transport_kwargs(base_url=str(self.wire.base_url))
        url = (
            str(self.wire.base_url)
            + "/"
            + case.operation.path.lstrip("/").format(
                **{name: httpx.URL(path="/" + str(value)).raw_path.decode("ascii")[1:] for name, value in path.items()}
            )
        )
        content = request.get("data")
        if isinstance(body, dict | list) and "data" not in request:
            content = json.dumps(body, default=str).encode()
        given = {name: str(value) for name, value in (case.headers or {}).items()}
        headers = {name: value.encode("latin-1", "replace") for name, value in {**given, **self.headers(role)}.items()}
        try:
            return self.wire.request(case.operation.method.upper(), url, params=query, headers=headers, content=content)
        except (httpx.InvalidURL, httpx.LocalProtocolError, ValueError, TypeError):
            return httpx.Response(400)  # nothing that HTTP can carry

    def _named(self, part: Any) -> Any:
        if not isinstance(part, dict):
            return part
        return {name: self.real.get(name, value) for name, value in part.items()}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    url = request.getfixturevalue("postgres").fresh_database() if request.param == "postgresql" else None
    with running_server(tmp_path_factory.mktemp("openapi"), database=url) as server:
        made = World(server)
        yield made
        made.wire.close()


def ask_everything(world: World, role: Role | None, examples: int) -> Counter[int]:
    """Ask each operation that often as `role`; return how often which status came."""
    statuses: Counter[int] = Counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for operation in OPERATIONS:
            statuses.update(ask(world, role, operation, examples))
    return statuses


def ask(world: World, role: Role | None, operation: Any, examples: int) -> list[int]:
    statuses = []

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def one(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy(data.draw(st.sampled_from(MODES))))
        answer = world.answer(case, role, with_real_names=data.draw(st.booleans()))
        statuses.append(answer.status_code)
        assert answer.status_code < 500, f"{operation.label}: {answer.status_code} {answer.text}"

    one()
    return statuses


@pytest.mark.parametrize("role", PEOPLE)
def test_no_role_gets_a_mistake_of_the_server(world: World, role: Role | None) -> None:
    statuses = ask_everything(world, role, examples=share_of(20))
    assert statuses[401 if role is None else 200] > 0


BODILESS = {"POST /v1/studies/{study_id}/cases/{case_id}/take-over"}
"""Routes that say all in their address."""


def test_the_document_names_the_body_of_every_route_that_takes_one() -> None:
    lacking = [
        operation.label
        for operation in OPERATIONS
        if operation.method.upper() in ("POST", "PATCH", "PUT")
        and operation.label not in BODILESS
        and not list(operation.body)
    ]
    assert lacking == []


def test_the_document_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from cxfield.cli import main

    with pytest.raises(SystemExit):
        main(["serve", "--print-openapi", "--data", str(tmp_path)])
    assert json.loads(capsys.readouterr().out) == document()
