"""What is shown is kept until something changes that it was made from; then it is made again, and nothing else is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cxfield.interview import NodeState
from tests.interview.scenario import Scenario, ask, bind, repeat, xform

ITEMS = (
    '<instance id="towns"><root><item><name>a</name><in>1</in></item><item><name>b</name><in>2</in></item>'
    "<item><name>c</name><in>2</in></item></root></instance>"
)


def labelled(name: str, words: str) -> str:
    return f'<input ref="/data/{name}"><label>{words}</label></input>'


def codes(state: NodeState) -> list[str]:
    return [choice.name for choice in state.choices or ()]


def test_a_state_stays_the_same_object_while_nothing_changes_that_it_was_made_from() -> None:
    form = xform("<a/><b/><c/>", bind("c", constraint=". < /data/b"), ask("a", "b", "c"))
    scenario = Scenario(form).answer("b", 3).answer("c", 2)
    before = scenario.state("c")
    assert scenario.answer("a", "elsewhere").state("c") is before
    assert scenario.answer("b", 1).state("c") is not before
    assert not scenario.state("c").constraint_ok


def test_a_fill_follows_what_it_names_through_a_calculation() -> None:
    form = xform(
        "<a/><double/><b/>",
        bind("a", kind="int") + bind("double", calculate="/data/a * 2"),
        ask("a") + labelled("b", 'Twice is <output value="/data/double"/>'),
    )
    scenario = Scenario(form).answer("a", 2)
    assert scenario.state("b").label == "Twice is 4"
    assert scenario.answer("a", 3).state("b").label == "Twice is 6"


def test_a_fill_is_empty_while_what_it_names_is_hidden() -> None:
    form = xform(
        "<a>1</a><x>5</x><b/>",
        bind("x", relevant="/data/a = 1"),
        ask("a", "x") + labelled("b", 'I<output value="/data/x"/>'),
    )
    scenario = Scenario(form)
    assert scenario.state("b").label == "I5"
    assert scenario.answer("a", 2).state("b").label == "I"
    assert scenario.answer("a", 1).state("b").label == "I5"


def test_a_filter_offers_others_when_the_answer_that_it_reads_changes() -> None:
    select = (
        '<select1 ref="/data/town"><label>t</label><itemset nodeset="instance(\'towns\')/root/item[in = /data/land]">'
        '<value ref="name"/><label ref="name"/></itemset></select1>'
    )
    scenario = Scenario(xform("<land/><town/>", "", ask("land") + select, ITEMS)).answer("land", 1)
    assert codes(scenario.state("town")) == ["a"]
    assert codes(scenario.answer("land", 2).state("town")) == ["b", "c"]
    scenario.answer("town", "c")
    assert codes(scenario.answer("land", 1).state("town")) == ["a"]


def test_choices_out_of_rows_follow_rows_names_and_relevance() -> None:
    select = (
        '<select1 ref="/data/who"><label>w</label><itemset nodeset="/data/p[age &gt; 17]">'
        '<value ref="id"/><label ref="name"/></itemset></select1>'
    )
    rows = '<p jr:template=""><id/><name/><age/><here>1</here></p><p><id/><name/><age/><here>1</here></p>'
    binds = bind("p/id", calculate="position(..)") + bind("p/name", relevant="../here = 1")
    scenario = Scenario(xform(rows + "<who/>", binds, repeat("p", "name", "age", "here") + select))

    def offered() -> list[tuple[str, str]]:
        return [(choice.name, choice.label) for choice in scenario.state("who").choices or ()]

    assert offered() == []
    scenario.answer("p[1]/age", 40).answer("p[1]/name", "Ann")
    assert offered() == [("1", "Ann")]
    scenario.add("p").answer("p[2]/age", 50).answer("p[2]/name", "Bo").answer("p[1]/name", "Anna")
    assert offered() == [("1", "Anna"), ("2", "Bo")]
    scenario.answer("p[2]/here", 0)
    assert offered() == [("1", "Anna"), ("2", "")]
    scenario.remove("p", 0)
    assert offered() == [("1", "")]


def test_rows_that_move_up_are_shown_at_their_new_place() -> None:
    form = xform("<p><x/></p>", "", repeat("p", "x"))
    scenario = Scenario(form).add("p").answer("p[2]/x", "second")
    assert [state.ref for state in scenario.interview.nodes()][2:4] == ["/data/p[1]/x", "/data/p[2]"]
    scenario.remove("p", 0)
    assert (scenario.state("p[1]/x").ref, scenario.state("p[1]/x").value) == ("/data/p[1]/x", "second")


def test_a_check_against_the_clock_is_made_anew_at_each_step() -> None:
    moments = [datetime(2026, 3, day, 12, tzinfo=UTC) for day in (1, 1, 1, 9)]
    form = xform("<a/><d/>", bind("d", kind="date", constraint=". >= today()"), ask("a", "d"))
    scenario = Scenario(form)
    interview = scenario.interview
    interview.set_value("/data/d", "2026-03-05", at=moments[0])
    assert interview.state("/data/d").constraint_ok
    interview.set_value("/data/a", "x", at=moments[3])
    assert not interview.state("/data/d").constraint_ok


def test_a_read_only_group_makes_what_is_in_it_read_only_and_free_again() -> None:
    form = xform(
        "<a/><g><x/></g>", bind("g", readonly="/data/a = 1"), ask("a") + f'<group ref="/data/g">{ask("g/x")}</group>'
    )
    scenario = Scenario(form)
    assert not scenario.state("g/x").readonly
    assert scenario.answer("a", 1).state("g/x").readonly
    assert not scenario.answer("a", 2).state("g/x").readonly


def test_another_language_shows_everything_anew() -> None:
    texts = "".join(
        f'<translation lang="{name}"><text id="g"><value>{word}</value></text></translation>'
        for name, word in (("English (en)", "Group"), ("Latviešu (lv)", "Grupa"))
    )
    body = f'<group ref="/data/g"><label ref="jr:itext(\'g\')"/>{ask("g/x")}</group>'
    scenario = Scenario(xform("<g><x/></g>", "", body, f"<itext>{texts}</itext>"))
    assert (scenario.state("g").label, scenario.interview.pages()[0].title) == ("Group", "Group")
    scenario.speak("lv")
    assert (scenario.state("g").label, scenario.interview.pages()[0].title) == ("Grupa", "Grupa")


def test_an_error_goes_when_its_cause_goes() -> None:
    form = xform("<a>1</a><b/>", bind("b", constraint="regex(., /data/a)"), ask("a", "b"))
    scenario = Scenario(form).answer("a", "(").answer("b", "x")
    assert scenario.state("b").error is not None
    assert scenario.answer("a", "x").state("b").error is None


@pytest.mark.parametrize("rows", [1, 30])
def test_an_answer_makes_no_page_again_but_its_own(rows: int) -> None:
    row = "<r><x/><y/></r>"
    form = xform("<a/><b/>" + row * rows, bind("b", relevant="/data/a = 1"), ask("a", "b") + repeat("r", "x", "y"))
    scenario = Scenario(form)
    before = scenario.interview.pages()
    assert all(map(same, scenario.answer("r[1]/x", "hello").interview.pages(), before))
    shown = scenario.answer("a", 1).interview.pages()
    assert [page.key for page in shown if not any(page is other for other in before)] == ["/data/b"]
    scenario.add("r")
    added = [page.key for page in scenario.interview.pages() if not any(page is other for other in shown)]
    assert added == [f"/data/r[{rows + 1}]/x", f"/data/r[{rows + 1}]/y", "/data/r"]


def same(one: object, other: object) -> bool:
    return one is other


def test_the_title_of_a_row_follows_its_fill_and_its_place() -> None:
    body = (
        '<group ref="/data/p"><label>Person <output value="./name"/></label>'
        f'<repeat nodeset="/data/p">{ask("p/name", "p/age")}</repeat></group>'
    )
    scenario = Scenario(xform("<p><name/><age/></p>", "", body)).add("p").answer("p[2]/name", "Bo")
    titles = [page.title for page in scenario.interview.pages()]
    assert titles == ["Person  1", "Person  1", "Person Bo 2", "Person Bo 2", "Person "]
    scenario.remove("p", 0)
    assert [page.title for page in scenario.interview.pages()] == ["Person Bo 1", "Person Bo 1", "Person "]
    assert scenario.answer("p[1]/name", "Ann").interview.pages()[0].title == "Person Ann 1"


def test_whether_another_row_is_asked_for_follows_the_answers() -> None:
    form = xform("<a/><p><x/></p>", bind("p", relevant="/data/a = 1"), ask("a") + repeat("p", "x"))
    scenario = Scenario(form)
    assert scenario.route == ["a"]
    assert scenario.answer("a", 1).route == ["a", "p[1]/x", "p?"]
    scenario.remove("p", 0)
    assert scenario.route == ["a", "p?"]
    assert scenario.answer("a", 2).route == ["a"]


def test_what_blocks_is_found_among_rows_that_come_and_go() -> None:
    form = xform("<p><x/></p>", bind("p/x", required="true()"), repeat("p", "x"))
    scenario = Scenario(form).answer("p[1]/x", 1)
    assert scenario.interview.violations() == []
    scenario.add("p")
    assert [state.ref for state in scenario.interview.violations()] == ["/data/p[2]/x"]
    scenario.remove("p", 1)
    assert scenario.interview.violations() == []


def test_an_answer_a_missing_code_and_a_confirmation_show_at_once() -> None:
    binds = bind("a", cx_warning=". < 10", cx_missing="dk", kind="int")
    scenario = Scenario(xform("<a/>", binds, ask("a")))
    assert scenario.state("a").value == ""
    assert not scenario.answer("a", 12).state("a").warning_ok
    assert scenario.confirm("a").state("a").warning_ok
    assert scenario.missing("a", "dk").state("a").missing == "dk"


def test_an_error_of_a_rule_shows_and_goes_though_the_rule_says_the_same() -> None:
    form = xform("<a>x</a><b/>", bind("b", relevant="regex('x', /data/a)"), ask("a", "b"))
    scenario = Scenario(form)
    assert scenario.state("b").error is None
    assert scenario.answer("a", "(").state("b").error is not None
    assert scenario.answer("a", "x").state("b").error is None


def test_the_xml_follows_what_is_hidden_answered_marked_added_and_taken_out() -> None:
    rows = '<p jr:template=""><x/></p><p><x/></p>'
    form = xform(
        f"<a>1</a><g>{rows}</g><b/>",
        bind("g", relevant="/data/a = 1") + bind("b", cx_missing="dk"),
        ask("a", "b") + repeat("g/p", "x"),
    )
    scenario = Scenario(form)

    def inside() -> str:
        xml = scenario.interview.to_xml()
        return xml[xml.index("<a>") : xml.index("<meta>")]

    assert inside() == "<a>1</a><g><p><x/></p></g><b/>"
    scenario.answer("g/p[1]/x", "one").add("g/p").answer("g/p[2]/x", "two")
    assert inside() == "<a>1</a><g><p><x>one</x></p><p><x>two</x></p></g><b/>"
    scenario.answer("a", 2).missing("b", "dk")
    assert inside() == '<a>2</a><b cx:missing="dk"/>'
    scenario.answer("a", 1).answer("b", "z").remove("g/p", 0)
    assert inside() == "<a>1</a><g><p><x>two</x></p></g><b>z</b>"
