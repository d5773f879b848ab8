"""A server with a study for OpenRosa clients, on both databases where SQL matters."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.sync.messages import Role
from tests.journal_device import RunningServer, running_server
from tests.server.openrosa.field import Field, field_of


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def rosa_server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder: Path = tmp_path_factory.mktemp("server")
    database = None if request.param == "sqlite" else request.getfixturevalue("postgres").fresh_database()
    with running_server(folder, database=database) as running:
        running.add("anna")
        running.add("bert")
        running.add("susan", Role.SUPERVISOR)
        yield running


@pytest.fixture
def field(rosa_server: RunningServer) -> Field:
    return field_of(rosa_server)
