"""A form may ask for more work than anybody waits for: the step ends, says so, and the interview goes on."""

from __future__ import annotations

import pytest

from cxfield.interview.world import World
from tests.interview.scenario import Scenario, ask, bind, repeat, xform

ROWS = 60


def busy() -> Scenario:
    """Return an interview in which each of many rows looks at all rows."""
    binds = bind("row/all", calculate="count(../../row[position() <= 99]) + /data/a") + bind(
        "b", calculate="/data/a + 1"
    )
    rows = repeat("row", "v", attributes=f'jr:count="{ROWS}"')
    return Scenario(xform("<a>1</a><b/><row><v>1</v><all/></row>", binds, ask("a") + rows))


def test_a_step_that_does_too_much_ends_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = busy()
    monkeypatch.setattr(World, "work_limit", ROWS * ROWS // 2)
    scenario.answer("a", 2)
    assert scenario.last is not None
    assert any("of this step" in sentence for sentence in scenario.last.errors)
    assert scenario.evaluations > ROWS


def test_the_next_step_begins_with_a_whole_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = busy()
    monkeypatch.setattr(World, "work_limit", ROWS * ROWS // 2)
    scenario.answer("a", 2)
    monkeypatch.undo()
    scenario.answer("a", 3).expect("b", "4").expect(f"row[{ROWS}]/all", str(ROWS + 3))
    assert scenario.last is not None
    assert scenario.last.errors == ()


def test_reading_does_not_use_up_the_budget_of_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = busy()
    monkeypatch.setattr(World, "work_limit", 50_000)
    for _ in range(200):
        scenario.interview.nodes()
        scenario.interview.pages()
    scenario.answer("a", 2).expect("b", "3")
    assert scenario.last is not None
    assert scenario.last.errors == ()
