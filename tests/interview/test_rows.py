"""Repeats: rows come from the template, go without a trace, and each sees itself."""

from __future__ import annotations

import pytest

from cxfield.interview import StepError
from tests.interview.scenario import Scenario, ask, bind, repeat, xform

PERSON = (
    '<person jr:template=""><name/><age>7</age><twice/></person><person><name/><age>7</age><twice/></person><total/>'
)
BINDS = (
    bind("person/age", kind="int")
    + bind("person/twice", calculate="/data/person/age * 2")
    + bind("total", calculate="sum(/data/person/twice) + count(/data/person)")
)


def people() -> Scenario:
    return Scenario(xform(PERSON, BINDS, repeat("person", "name", "age")))


def test_an_absolute_path_in_a_row_means_the_row_itself() -> None:
    people().add("person").answer("person[2]/age", 5).expect("person[1]/twice", "14").expect("person[2]/twice", "10")


def test_totals_follow_rows_and_values() -> None:
    scenario = people().expect("total", "15").add("person").expect("total", "30")
    scenario.answer("person[2]/age", 0).expect("total", "16").remove("person", 0).expect("total", "1")


def test_a_change_in_one_row_evaluates_nothing_in_another() -> None:
    scenario = people()
    for _ in range(20):
        scenario.add("person")
    assert scenario.answer("person[3]/age", 1).evaluations == 2


def test_a_counted_repeat_has_its_rows_at_once() -> None:
    form = xform(
        "<n>2</n><p><x/></p>",
        bind("p/x", calculate="position(..)"),
        ask("n") + repeat("p", "x", attributes='jr:count="/data/n"'),
    )
    scenario = Scenario(form).expect("p[2]/x", "2").answer("n", 4).expect("p[4]/x", "4").answer("n", 1)
    with pytest.raises(StepError):
        scenario.state("p[2]/x")
    with pytest.raises(StepError, match="fixes"):
        scenario.add("p")


def test_positions_move_up_when_a_row_goes() -> None:
    form = xform("<p><x/><at/></p>", bind("p/at", calculate="position(..)"), repeat("p", "x"))
    scenario = Scenario(form).add("p").add("p").answer("p[3]/x", "third").remove("p", 1)
    scenario.expect("p[2]/x", "third").expect("p[2]/at", "2")


def test_nested_rows_count_for_themselves() -> None:
    inner = '<group ref="/data/o/i"><label>i</label><repeat nodeset="/data/o/i">' + ask("o/i/v") + "</repeat></group>"
    body = f'<group ref="/data/o"><label>o</label><repeat nodeset="/data/o">{inner}</repeat></group>'
    form = xform("<o><i><v/></i><n/></o>", bind("o/n", calculate="count(../i)"), body)
    scenario = Scenario(form).add("o[1]/i").add("o")
    scenario.expect("o[1]/n", "2").expect("o[2]/n", "1")
    scenario.answer("o[1]/i[2]/v", "x").expect("o[1]/i[2]/v", "x").expect("o[2]/i[1]/v", "")


def test_indexed_repeat_reaches_another_row() -> None:
    binds = bind("p/before", calculate="indexed-repeat(/data/p/x, /data/p, position(..) - 1)")
    scenario = Scenario(xform("<p><x/><before/></p>", binds, repeat("p", "x"))).add("p").answer("p[1]/x", "first")
    scenario.expect("p[2]/before", "first").expect("p[1]/before", "")


def test_the_first_row_of_an_emptied_repeat_goes_where_the_form_has_it() -> None:
    scenario = Scenario(xform("<p><x/></p><z/>", "", repeat("p", "x") + ask("z"))).remove("p", 0).add("p")
    xml = scenario.interview.to_xml()
    assert xml.index("<p>") < xml.index("<z/>")


def test_a_new_row_carries_out_its_actions() -> None:
    action = '<setvalue event="odk-new-repeat" ref="/data/p/x" value="position(..) * 10"/>'
    body = f'<repeat nodeset="/data/p">{action}{ask("p/x")}</repeat>'
    Scenario(xform("<p><x/></p>", "", body)).expect("p[1]/x", "").add("p").expect("p[2]/x", "20")


def test_sums_and_counts_leave_out_what_was_not_asked() -> None:
    binds = bind("p/x", kind="int", relevant="../k != 'n'") + bind("sum", calculate="sum(/data/p/x)")
    binds += bind("count", calculate="concat(count(/data/p/x), '/', count(/data/p))") + bind(
        "max", calculate="max(/data/p/x)"
    )
    form = xform("<p><k/><x>3</x></p><p><k>n</k><x/></p><sum/><count/><max/>", binds, repeat("p", "k", "x"))
    scenario = Scenario(form).expect("sum", "3").expect("count", "1/2").expect("max", "3")
    scenario.answer("p[2]/k", "y").expect("count", "2/2").answer("p[2]/x", 4).expect("sum", "7").expect("max", "4")
    scenario.answer("p[1]/k", "n").expect("sum", "4").expect("count", "1/2")


def test_hidden_rows_count_also_with_nothing_in_them() -> None:
    inner = repeat("p/o", "x", attributes='jr:count="/data/n"')
    body = f'<group ref="/data/p"><label>p</label><repeat nodeset="/data/p">{inner}</repeat></group>'
    binds = bind("p", relevant="/data/k = 'y'") + bind("rows", calculate="concat(count(/data/p), '/', sum(/data/n))")
    scenario = Scenario(xform("<n>1</n><k/><p><o><x/></o></p><rows/>", binds, ask("n", "k") + body))
    scenario.expect("rows", "1/1").answer("n", 0).expect("rows", "1/0").answer("k", "y").expect("rows", "1/0")
    binds += bind("first", calculate="count(/data/p[1])")
    scenario = Scenario(xform("<n>0</n><k/><p><o><x/></o></p><rows/><first/>", binds, ask("n", "k") + body))
    scenario.expect("first", "1")


def test_a_number_of_rows_that_never_settles_ends_with_a_sentence() -> None:
    binds = bind("n", calculate="count(/data/p) + 1")
    form = xform("<n/><p><x/></p>", binds, repeat("p", "x", attributes='jr:count="/data/n"'))
    interview = Scenario(form).interview
    assert any("does not settle" in (interview.state(ref).error or "") for ref in ("/data/n", "/data/meta"))


def test_repeats_in_repeats_do_not_multiply_without_end() -> None:
    inner = f'<repeat nodeset="/data/p/o" jr:count="/data/n">{ask("p/o/x")}</repeat>'
    body = f'<repeat nodeset="/data/p" jr:count="/data/n">{inner}</repeat>'
    scenario = Scenario(xform("<n>1</n><p><o><x/></o></p>", "", ask("n") + body)).answer("n", 600)
    assert scenario.last is not None
    assert any("/data/p/o" in why for why in scenario.last.errors)
    assert scenario.value("n") == "600"


def test_a_counted_repeat_has_no_rows_before_its_number_is_known_and_keeps_them_when_it_is_cleared() -> None:
    body = ask("n") + repeat("p", "x", attributes='jr:count="/data/n"')
    binds = bind("n", kind="int") + bind("rows", calculate="count(/data/p)")
    scenario = Scenario(xform("<n/><p><x>given</x></p><rows/>", binds, body)).expect("rows", "0")
    scenario.answer("n", 2).expect("rows", "2").expect("p[1]/x", "given").answer("n", "").expect("rows", "2")
