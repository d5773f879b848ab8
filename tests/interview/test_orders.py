"""The order of the children of a group: drawn once for an interview, kept in its journal."""

from __future__ import annotations

from cxfield.event import Event, Moment
from cxfield.interview import Interview, Setting, replay
from cxfield.interview import events as kinds
from cxfield.interview.orders import draw_orders
from tests.interview.scenario import NOW, Scenario, ask, repeat, xform

NAMES = [f"q{number}" for number in range(8)]
FIELDS = "".join(f"<{name}/>" for name in NAMES)


def grouped(order: str) -> str:
    inner = ask(*(f"g/{name}" for name in NAMES))
    return f'<group ref="/data/g" cx:order="{order}"><label>g</label>{inner}</group>'


def rows(order: str) -> str:
    return repeat("p", *NAMES, attributes=f'cx:order="{order}"')


def names(scenario: Scenario, around: str) -> list[str]:
    return [step.removeprefix(f"{around}/") for step in scenario.route if step.startswith(f"{around}/")]


def test_every_row_of_a_repeat_has_the_order_of_the_interview() -> None:
    form = xform(f"<p>{FIELDS}</p><p>{FIELDS}</p>", "", rows("random"))
    scenario = Scenario(form, seed=5)
    assert names(scenario, "p[1]") == names(scenario, "p[2]")
    assert sorted(names(scenario, "p[1]")) == NAMES != names(scenario, "p[1]")


def test_interviews_differ_in_their_orders() -> None:
    form = xform(f"<g>{FIELDS}</g>", "", grouped("random"))
    assert len({tuple(names(Scenario(form, seed=seed), "g")) for seed in range(20)}) > 10


def test_a_rotation_keeps_who_follows_whom() -> None:
    form = xform(f"<g>{FIELDS}</g>", "", grouped("rotate"))
    starts = set()
    for seed in range(40):
        asked = names(Scenario(form, seed=seed), "g")
        start = NAMES.index(asked[0])
        assert asked == NAMES[start:] + NAMES[:start]
        starts.add(start)
    assert len(starts) == len(NAMES)


def test_the_journal_holds_the_order_and_a_replay_takes_it_from_there() -> None:
    form = xform(f"<g>{FIELDS}</g>", "", grouped("random"))
    drawn = draw_orders(form, 5)
    assert sorted(drawn["/data/g"]) == list(range(8))
    other = {"/data/g": tuple(reversed(range(8)))}
    body = kinds.started(Setting(seed=5, orders=other), content_hash="", form_id="t", version="1")
    assert body["orders"] == {"/data/g": [7, 6, 5, 4, 3, 2, 1, 0]}
    event = Event(kind=kinds.STARTED, moment=Moment(at=NOW, zone="UTC", mono_ms=0, boot="b", actor="a"), body=body)
    refs = [ref for page in replay(form, [event]).pages() for ref in page.refs]
    assert refs == [f"/data/g/{name}" for name in reversed(NAMES)]


def test_an_order_of_another_version_is_not_followed() -> None:
    form = xform(f"<g>{FIELDS}</g>", "", grouped("random"))
    interview = Interview(form, Setting(orders={"/data/g": (1, 0)}))
    assert [page.key.rpartition("/")[2] for page in interview.pages()] == NAMES


def test_groups_without_a_node_of_their_own_have_an_order_too() -> None:
    body = f'<group cx:order="rotate">{ask("a", "b", "c")}</group><group cx:order="random">{ask("d", "e", "f")}</group>'
    form = xform("<a/><b/><c/><d/><e/><f/>", "", body)
    assert sorted(draw_orders(form, 1)) == ["#0", "#1"]
    assert len({tuple(Scenario(form, seed=seed).route) for seed in range(200)}) == 18
