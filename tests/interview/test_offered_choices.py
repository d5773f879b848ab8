"""What a question offers decides what it has: codes that no choice has, choices from elsewhere, triggers."""

from __future__ import annotations

from tests.interview.scenario import Scenario, ask, bind, repeat, xform

TEXTS = (
    '<itext><translation lang="English (en)"><text id="y"><value>Yes</value></text></translation>'
    '<translation lang="Polski (pl)"><text id="y"><value>Tak</value></text></translation></itext>'
)


def pick(kind: str, name: str, *codes: str, appearance: str = "") -> str:
    items = "".join(f"<item><label>{code}</label><value>{code}</value></item>" for code in codes)
    return f'<{kind} ref="/data/{name}" appearance="{appearance}"><label>{name}</label>{items}</{kind}>'


def test_codes_that_no_written_choice_has_are_not_shown() -> None:
    binds = bind("c", calculate="/data/a") + bind("seen", calculate="concat(/data/one, '/', /data/many, '/', /data/c)")
    body = ask("a") + pick("select1", "one", "x", "y") + pick("select", "many", "x", "y") + pick("select1", "c", "x")
    scenario = Scenario(xform("<a>q</a><one>q</one><many>y  q x y</many><c/><seen/>", binds, body))
    scenario.expect("seen", "/y x/").answer("a", "x").expect("seen", "/y x/x")


def test_choices_that_search_draws_from_elsewhere_are_not_judged() -> None:
    body = pick("select1", "town", "name_key", appearance="minimal search('towns')")
    Scenario(xform("<town/>", "", body)).answer("town", "riga").expect("town", "riga")


def test_a_trigger_has_ok_or_nothing() -> None:
    body = '<trigger ref="/data/a"><label>a</label></trigger><trigger ref="/data/b"><label>b</label></trigger>'
    scenario = Scenario(xform("<a>yes</a><b>ok</b>", "", body)).expect("a", "").expect("b", "OK")
    scenario.answer("a", "OK").expect("a", "OK").answer("a", "").expect("a", "")


def test_a_language_changes_calculated_texts_that_an_answer_names_and_no_constant_ones() -> None:
    binds = bind("said", calculate="jr:itext('y')") + bind("named", calculate="jr:itext(/data/name)")
    scenario = Scenario(xform("<name>y</name><said/><named/>", binds, ask("name"), TEXTS))
    scenario.expect("said", "Yes").expect("named", "Yes").speak("pl").expect("said", "Yes").expect("named", "Tak")


def test_an_answer_follows_the_codes_of_the_rows_that_it_is_chosen_from() -> None:
    itemset = '<itemset nodeset="/data/p"><value ref="name"/><label ref="shown"/></itemset>'
    body = repeat("p", "name", "shown") + f'<select1 ref="/data/who"><label>Who</label>{itemset}</select1>'
    binds = bind("said", calculate="jr:choice-name(/data/who, '/data/who')")
    scenario = Scenario(xform("<p><name>ann</name><shown>Ann</shown></p><who>ann</who><said/>", binds, body))
    scenario.expect("said", "Ann").answer("p[1]/shown", "Anna").expect("said", "Anna")
    scenario.answer("p[1]/name", "eva").expect("who", "").expect("said", "")
    scenario.answer("p[1]/name", "ann").expect("who", "ann").expect("said", "Anna")


def test_a_choice_that_stands_alone_is_marked_and_any_combination_may_be_stored() -> None:
    items = "<item><n>app</n></item><item><n>none</n><cx_exclusive>yes</cx_exclusive></item>"
    instance = f'<instance id="used"><root>{items}</root></instance>'
    itemset = '<itemset nodeset="instance(\'used\')/root/item"><value ref="n"/><label ref="n"/></itemset>'
    body = f'<select ref="/data/many"><label>Many</label>{itemset}</select>'
    scenario = Scenario(xform("<many/>", "", body, instance))
    choices = scenario.interview.state("/data/many").choices or ()
    assert [choice.exclusive for choice in choices] == [False, True]
    scenario.answer("many", "app none").expect("many", "app none")


def test_a_choice_that_is_not_read_out_says_so() -> None:
    items = "<item><n>app</n></item><item><n>dk</n><cx_read>no</cx_read></item>"
    instance = f'<instance id="used"><root>{items}</root></instance>'
    itemset = '<itemset nodeset="instance(\'used\')/root/item"><value ref="n"/><label ref="n"/></itemset>'
    body = f'<select1 ref="/data/one"><label>One</label>{itemset}</select1>'
    choices = Scenario(xform("<one/>", "", body, instance)).interview.state("/data/one").choices or ()
    assert [choice.is_read for choice in choices] == [True, False]
