"""A server with an interviewer, a supervisor and a study."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.server.operation.log_lines import ToStandardError
from cxfield.sync.messages import Role
from tests.journal_device import RunningServer, publish_request, running_server


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    """A test that sets up the server's log in this process leaves none of it behind."""
    yield
    root = logging.getLogger()
    root.handlers[:] = [handler for handler in root.handlers if not isinstance(handler, ToStandardError)]
    root.setLevel(logging.WARNING)


@pytest.fixture
def database() -> str | None:
    """The address of the server's database; None is SQLite. Where SQL matters, a module has both kinds."""
    return None


@pytest.fixture
def server(tmp_path: Path, database: str | None) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server", database=database) as running:
        running.add("anna")
        running.add("susan", Role.SUPERVISOR)
        yield running


@pytest.fixture
def study(server: RunningServer) -> str:
    """A study whose three cases belong to anna."""
    return server.client("susan", "office").publish(publish_request(interviewers=("anna",))).study_id
