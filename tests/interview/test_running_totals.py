"""A row may read the rows before it, its own column too: that is no circle if the rows are evaluated in their order."""

from __future__ import annotations

import pytest

from cxfield.interview import QuestionnaireError
from tests.interview.scenario import Scenario, ask, bind, repeat, xform

BEFORE = "coalesce(indexed-repeat(/data/p/total, /data/p, position(..) - 1), 0) + ../x"
ROW = "<p><x>1</x><pos/><more/><total/></p>"
TEMPLATE = ROW.replace("<p>", '<p jr:template="">')


def rows(number: int, calculate: str, **more: str) -> Scenario:
    binds = bind("p/x", kind="int") + bind("p/pos", calculate="position(..)")
    binds += bind("p/total", calculate=calculate, kind="int") + bind("p/more", calculate=more.get("more", "''"))
    binds += bind("last", calculate=more.get("last", "/data/p[last()]/total"))
    return Scenario(xform(TEMPLATE + ROW * number + "<last/>", binds, repeat("p", "x")))


def totals(scenario: Scenario) -> list[str | None]:
    found = [state.ref.removeprefix("/data/") for state in scenario.interview.nodes()]
    return [scenario.value(name) for name in found if name.endswith("total")]


@pytest.mark.parametrize(
    "calculate",
    [
        BEFORE,
        "if(position(..) = 1, ../x, indexed-repeat(/data/p/total, /data/p, position(..) - 1) + ../x)",
        "coalesce(../../p[position() = position(current()/..) - 1]/total, 0) + ../x",
        "coalesce(indexed-repeat(/data/p/total, /data/p, /data/p/pos - 1), 0) + ../x",
        "coalesce(/data/p[position() = current()/../pos - 1]/total, 0) + ../x",
        "max(/data/p[position() < position(current()/..)]/total, 0) + ../x",
    ],
)
def test_a_running_total_reads_the_total_of_the_row_before(calculate: str) -> None:
    scenario = rows(4, calculate).expect("last", "4").answer("p[2]/x", 10)
    assert totals(scenario) == ["1", "11", "12", "13"]
    scenario.add("p").expect("last", "14").remove("p", 1).expect("last", "4").remove("p", 0)
    assert totals(scenario) == ["1", "2", "3"]


def test_each_row_behind_the_answer_is_evaluated_once() -> None:
    scenario = rows(50, BEFORE)
    assert scenario.answer("p[31]/x", 5).evaluations == 20 + 1
    assert scenario.add("p").evaluations == 3 + 1


def test_two_columns_may_lead_from_row_to_row() -> None:
    more = "coalesce(indexed-repeat(/data/p/total, /data/p, position(..) - 1), 0) * 2"
    scenario = rows(4, "number(../more) + number(../x)", more=more)
    assert totals(scenario) == ["1", "3", "7", "15"]
    scenario.answer("p[1]/x", 2).expect("last", "23")
    assert scenario.evaluations == 8


def test_a_row_may_be_asked_because_of_the_row_before_it() -> None:
    binds = bind("p", relevant="position(.) = 1 or /data/p[position() = position(current()/.) - 1]/more = 'y'")
    scenario = Scenario(xform("<p><more/></p>" * 3, binds, repeat("p", "more")))
    assert scenario.route == ["p[1]/more"]
    assert scenario.answer("p[1]/more", "y").answer("p[2]/more", "y").route[:3] == [f"p[{n}]/more" for n in (1, 2, 3)]
    assert scenario.answer("p[1]/more", "n").route == ["p[1]/more"]


def test_running_totals_in_nested_rows_begin_anew_in_each() -> None:
    binds = bind("o/i/total", calculate="coalesce(../../i[position() = position(current()/..) - 1]/total, 0) + ../x")
    inner = f'<group ref="/data/o/i"><label>i</label><repeat nodeset="/data/o/i">{ask("o/i/x")}</repeat></group>'
    body = f'<group ref="/data/o"><label>o</label><repeat nodeset="/data/o">{inner}</repeat></group>'
    form = xform(("<o>" + "<i><x>1</x><total/></i>" * 2 + "</o>") * 2, binds, body)
    scenario = Scenario(form).answer("o[1]/i[1]/x", 5)
    assert totals(scenario) == ["5", "6", "1", "2"]


@pytest.mark.parametrize(
    ("calculate", "more"),
    [
        ("indexed-repeat(/data/p/total, /data/p, position(..)) + 1", "''"),
        ("indexed-repeat(/data/p/total, /data/p, position(..) + 1) + 1", "''"),
        ("indexed-repeat(/data/p/total, /data/p, ../x - 1) + 1", "''"),
        ("sum(../../p/total) + indexed-repeat(/data/p/total, /data/p, position(..) - 1)", "''"),
        ("indexed-repeat(/data/p/more, /data/p, position(..) - 1)", "sum(../../p/total)"),
        ("indexed-repeat(/data/p/total, /data/p, position(..) - 1) + ../more", "../total + 1"),
        ("/data/p[x > 0][position() < position(current()/..)]/total", "''"),
    ],
)
def test_what_may_come_back_to_its_own_row_is_a_circle(calculate: str, more: str) -> None:
    with pytest.raises(QuestionnaireError, match="/data/p/total"):
        rows(2, calculate, more=more)


def test_a_circle_through_a_node_outside_of_the_rows_is_refused() -> None:
    with pytest.raises(QuestionnaireError, match="/data/last"):
        rows(2, "/data/last + 1", last="sum(/data/p/more)", more=BEFORE.replace("../x", "../total"))


def test_a_group_that_is_asked_because_of_what_is_inside_it_is_refused() -> None:
    with pytest.raises(QuestionnaireError, match="relevance of /data/g depends on itself"):
        Scenario(xform("<g><a/></g>", bind("g", relevant="/data/g/a != ''"), ask("g/a")))


INNER = "concat({}, sum(../../../r[position() = position(current()/../..) - 1]/k/v) + 0)"
NESTED = (
    '<group ref="/data/r"><repeat nodeset="/data/r"><group ref="/data/r/k">'
    '<repeat nodeset="/data/r/k" jr:count="{}"><input ref="/data/r/k/q"/></repeat></group></repeat></group>'
)


def nested(number: str, begin: str) -> Scenario:
    rows = "<n>3</n>" + "<r><k><v/><q/></k></r>" * 3
    return Scenario(
        xform(rows, bind("r/k/v", calculate=INNER.format(begin)), ask("n") + NESTED.format(number)), seed=11
    )


def test_rows_that_a_count_takes_away_while_their_total_waits_are_left_out() -> None:
    scenario = nested("0 * /data/n", "1")
    assert not [state.ref for state in scenario.interview.nodes() if state.ref.endswith("]/v")]


def test_chance_in_totals_over_rows_in_rows_is_the_same_each_time() -> None:
    pictures, kept = set(), []
    for _ in range(20):
        scenario = nested("/data/n", "random()")
        kept.append(scenario)  # so that nodes of each lie elsewhere in memory
        pictures.add(scenario.interview.to_xml())
    assert len(pictures) == 1
