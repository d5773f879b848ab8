"""Sums and counts over rows are kept, and are what they would be from scratch."""

from __future__ import annotations

from random import Random

import pytest

from cxfield.interview.world import World
from tests.interview.scenario import Scenario, ask, bind, repeat, xform

ROWS = '<r jr:template=""><x/></r><r><x/></r>'
TOTALS = "<sum/><count/><rows/><most/><least/>"
TOTAL_BINDS = (
    bind("r/x", kind="decimal")
    + bind("sum", calculate="sum(/data/r/x)")
    + bind("count", calculate="count(/data/r/x)")
    + bind("rows", calculate="count(/data/r)")
    + bind("most", calculate="max(/data/r/x)")
    + bind("least", calculate="min(/data/r/x, 3)")
)


def rows(*values: float) -> Scenario:
    scenario = Scenario(xform(ROWS + TOTALS, TOTAL_BINDS, repeat("r", "x")))
    for number, value in enumerate(values, 1):
        if number > 1:
            scenario.add("r")
        scenario.answer(f"r[{number}]/x", value)
    return scenario


def test_decimals_add_up_from_the_first_row_to_the_last_whatever_was_answered_before() -> None:
    scenario = rows(0.1, 0.7, 1e15, 0.2, 0.3)
    scenario.answer("r[3]/x", 0.1).answer("r[1]/x", 0.7).answer("r[1]/x", 0.1)
    assert float(scenario.value("sum") or 0) == 0.1 + 0.7 + 0.1 + 0.2 + 0.3


def test_a_row_without_a_number_makes_the_sum_no_number_until_it_has_one() -> None:
    scenario = rows(1, 2).add("r").expect("sum", "").answer("r[3]/x", 4).expect("sum", "7")
    scenario.answer("r[3]/x", "").expect("sum", "")


def test_rows_that_go_take_their_numbers_along() -> None:
    scenario = rows(1, 2, 4, 8).remove("r", 0).expect("sum", "14").expect("count", "3").expect("rows", "3")
    scenario.expect("most", "8").expect("least", "2")
    scenario.remove("r", 2).expect("sum", "6").add("r").answer("r[3]/x", 16).expect("sum", "22").expect("most", "16")


def test_a_question_that_is_not_asked_counts_in_no_sum_and_its_row_goes_on_counting() -> None:
    instance = '<r jr:template=""><ask>1</ask><x>5</x></r><r><ask>1</ask><x>5</x></r>' + TOTALS
    form = xform(instance, TOTAL_BINDS + bind("r/x", relevant="../ask = 1"), repeat("r", "ask", "x"))
    scenario = Scenario(form).add("r").expect("sum", "10").answer("r[1]/ask", 0)
    scenario.expect("sum", "5").expect("count", "1").expect("rows", "2")
    scenario.answer("r[1]/ask", 1).expect("sum", "10").expect("count", "2")


def test_rows_in_rows_are_summed_for_each_and_for_all() -> None:
    inner = f'<group ref="/data/o/i"><label>i</label><repeat nodeset="/data/o/i">{ask("o/i/x")}</repeat></group>'
    body = f'<group ref="/data/o"><label>o</label><repeat nodeset="/data/o">{inner}</repeat></group>'
    instance = '<o jr:template=""><i jr:template=""><x/></i><i><x>1</x></i><own/></o><o><i><x>1</x></i><own/></o><all/>'
    form = xform(instance, bind("o/own", calculate="sum(../i/x)") + bind("all", calculate="sum(/data/o/i/x)"), body)
    scenario = Scenario(form).add("o").add("o[1]/i").answer("o[1]/i[2]/x", 10)
    scenario.expect("o[1]/own", "11").expect("o[2]/own", "1").expect("all", "12")
    scenario.answer("o[2]/i[1]/x", 5).expect("o[1]/own", "11").expect("o[2]/own", "5").expect("all", "16")
    scenario.remove("o", 0).expect("o[1]/own", "5").expect("all", "5")
    scenario.add("o").answer("o[1]/i[1]/x", 0.1).answer("o[2]/i[1]/x", 0.4).add("o[1]/i").answer("o[1]/i[2]/x", 0.2)
    scenario.expect("all", str(0.1 + 0.2 + 0.4))


def test_a_share_of_the_total_in_each_row_does_not_read_all_rows_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    many = 300
    monkeypatch.setattr(World, "work_limit", 100 * many)
    binds = bind("r/x", kind="int") + bind("r/share", calculate="../x div sum(../../r/x)")
    row = "<r><x>1</x><share/></r>"
    scenario = Scenario(xform(row * many, binds, repeat("r", "x")))
    scenario.answer("r[7]/x", 3)
    assert scenario.last is not None
    assert scenario.last.errors == ()
    assert float(scenario.value(f"r[{many}]/share") or 0) == 1 / (many + 2)


def test_any_order_of_changes_gives_the_sum_of_what_stands_there() -> None:
    random, values = Random(5), [1.5]
    scenario = rows(1.5)
    for _ in range(120):
        choice = random.random()
        if choice < 0.25:
            scenario.add("r").answer(f"r[{len(values) + 1}]/x", value := random.randint(-99, 99) / 7)
            values.append(value)
        elif choice < 0.4 and len(values) > 1:
            scenario.remove("r", place := random.randrange(len(values)))
            del values[place]
        else:
            place = random.randrange(len(values))
            values[place] = random.randint(-99, 99) / 7
            scenario.answer(f"r[{place + 1}]/x", values[place])
        assert float(scenario.value("sum") or "nan") == sum(values)
        assert float(scenario.value("most") or "nan") == max(values)
        assert float(scenario.value("least") or "nan") == min(*values, 3)
        scenario.expect("count", str(len(values)))
