"""What an answer costs: expressions evaluated, as many as depend on it, however large the form around it is."""

from __future__ import annotations

import pytest

from tests.interview.scenario import Scenario, ask, bind, repeat, xform

SIZES = (500, 5_000)
ROWS = (100, 1_000)


def form_of(questions: int) -> Scenario:
    """A form in which five nodes depend on `q0` and one on each other question; texts and checks read their own."""
    names = [f"q{number}" for number in range(questions)]
    binds = "".join(bind(name, kind="int", constraint=f". < 100 or /data/{name} = 7") for name in names)
    binds += "".join(bind(f"c{name}", calculate=f"/data/{name} + 1") for name in names)
    binds += "".join(bind(f"d{number}", calculate="/data/q0 + /data/cq0") for number in range(4))
    labels = "".join(
        f'<input ref="/data/{name}"><label>{name} <output value="/data/{name}"/></label></input>' for name in names
    )
    nodes = "".join(f"<{name}>1</{name}><c{name}/>" for name in names) + "<d0/><d1/><d2/><d3/>"
    return Scenario(xform(nodes, binds, labels))


def rows_of(rows: int) -> Scenario:
    """A repeat with sums over its rows and calculations within them."""
    binds = bind("p/twice", calculate="../x * 2") + bind("p/x", kind="int", relevant="../k != 'n'")
    binds += bind("sum", calculate="sum(/data/p/x)") + bind("all", calculate="sum(/data/p/twice) + count(/data/p)")
    model = "<p jr:template=''><k/><x>1</x><twice/></p>" + "<p><k/><x>1</x><twice/></p>" * rows + "<sum/><all/>"
    return Scenario(xform(model, binds, repeat("p", "k", "x")))


def looked_at(scenario: Scenario) -> int:
    """How many expressions reading everything evaluates."""
    logic = scenario.interview._logic
    before = logic.evaluations
    scenario.interview.pages()
    scenario.interview.nodes()
    scenario.interview.violations()
    return logic.evaluations - before


@pytest.mark.parametrize("questions", SIZES)
def test_an_answer_evaluates_what_depends_on_it_in_a_form_of_any_size(questions: int) -> None:
    scenario = form_of(questions)
    assert scenario.answer("q0", 5).evaluations == 5
    assert scenario.answer("q7", 5).evaluations == 1
    assert scenario.answer("q7", 5).evaluations == 0


@pytest.mark.parametrize("questions", [100, 1_000])
def test_looking_after_an_answer_evaluates_what_is_shown_of_it(questions: int) -> None:
    scenario = form_of(questions)
    assert looked_at(scenario) >= questions
    assert looked_at(scenario) == 0
    scenario.answer("q7", 5)
    assert looked_at(scenario) == 2


@pytest.mark.parametrize("rows", ROWS)
def test_an_answer_in_a_row_evaluates_its_row_and_the_sums(rows: int) -> None:
    scenario = rows_of(rows)
    assert scenario.answer("p[50]/x", 5).evaluations == 3
    assert scenario.answer("p[50]/k", "n").evaluations == 4


@pytest.mark.parametrize("rows", ROWS)
def test_a_row_more_or_less_evaluates_its_own_rules_and_the_sums(rows: int) -> None:
    scenario = rows_of(rows)
    assert scenario.add("p").evaluations == 4
    assert scenario.remove("p", rows).evaluations == 2
    assert scenario.remove("p", 0).evaluations == 2
    assert scenario.remove("p", rows // 2).evaluations == 2


@pytest.mark.parametrize("rows", [10, 20])
def test_a_row_that_goes_evaluates_places_behind_it_only(rows: int) -> None:
    form = xform("<p><x/><at/></p>" * 20, bind("p/at", calculate="position(..)"), repeat("p", "x"))
    assert Scenario(form).remove("p", 20 - rows).evaluations == rows - 1


@pytest.mark.parametrize("items", [100, 5_000])
def test_a_choice_filter_is_evaluated_once_however_long_its_list(items: int) -> None:
    towns = "".join(f"<item><name>t{n}</name><label>{n}</label><land>l{n % 10}</land></item>" for n in range(items))
    select = (
        '<select1 ref="/data/town"><label>Town</label><itemset nodeset="instance(\'t\')/root/item[land = /data/land]">'
        '<value ref="name"/><label ref="label"/></itemset></select1>'
    )
    model = f'<instance id="t"><root>{towns}</root></instance>'
    form = xform("<land/><town/><seen/>", bind("seen", calculate="/data/town"), ask("land") + select, model)
    scenario = Scenario(form).answer("land", "l1")
    assert scenario.answer("town", "t11").evaluations <= 2
    assert scenario.answer("land", "l2").evaluations <= 2
    looked_at(scenario)
    assert looked_at(scenario.answer("land", "l3")) <= 1


@pytest.mark.parametrize("questions", SIZES)
def test_a_language_evaluates_what_reads_its_texts(questions: int) -> None:
    names = [f"q{number}" for number in range(questions)]
    binds = "".join(bind(f"c{name}", calculate=f"/data/{name} + 1") for name in names)
    binds += bind("said", calculate="jr:itext(/data/q0)")
    itext = "".join(
        f'<translation lang="{language}"><text id="t"><value>{text}</value></text></translation>'
        for language, text in (("en", "Yes"), ("pl", "Tak"))
    )
    nodes = "<said/>" + "".join(f"<{name}>t</{name}><c{name}/>" for name in names)
    scenario = Scenario(xform(nodes, binds, ask(*names), f"<itext>{itext}</itext>")).expect("said", "Yes")
    assert scenario.speak("pl").evaluations == 1
    scenario.expect("said", "Tak")
