"""The idempotency sweep leaves no route out, and finds what is not idempotent."""

from __future__ import annotations

from pathlib import Path

from tests.server.permission_table import OPENROSA, ROUTES
from tests.torture.network.idempotency import MAY_ANSWER, MAY_BEGIN_ANEW, NOT_SAID, SCENES, World, play
from tests.torture.network.repeating import route_of
from tests.torture.network.rows import server_of


def test_every_route_of_the_server_is_said_again_by_some_scene(tmp_path: Path) -> None:
    routes = {entry.name for entry in (*ROUTES, *OPENROSA)}
    with server_of("sqlite", tmp_path) as server:
        said = {name for scene in SCENES for name in play(server, scene, scene.__name__, is_on=False).routes}
    assert routes - {route_of(name, routes) for name in said} == set(NOT_SAID)
    assert routes >= {*MAY_BEGIN_ANEW, *MAY_ANSWER}


def test_what_begins_something_new_each_time_is_found(tmp_path: Path) -> None:
    def signs_in(world: World) -> None:
        world.sweep.house = {}
        world.client("anna")

    with server_of("sqlite", tmp_path) as server:
        (problem,) = play(server, signs_in, "1").problems
    assert "POST /v1/sign-in" in problem
    assert "session" in problem
