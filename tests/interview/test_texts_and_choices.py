"""What the respondent reads: fills, languages, choices and their filters."""

from __future__ import annotations

import pytest

from cxfield.interview import StepError
from cxfield.questionnaire.model import Questionnaire
from tests.interview.scenario import Scenario, ask, bind, xform

ITEXT = (
    '<itext><translation lang="English (en)" default="true()">'
    '<text id="q"><value>How are you, <output value="/data/name"/>?</value><value form="guidance">Smile</value></text>'
    '<text id="y"><value>Yes</value></text></translation>'
    '<translation lang="Polski (pl)"><text id="q"><value>Jak się masz?</value></text>'
    '<text id="y"><value>Tak</value></text></translation></itext>'
)
TOWNS = "".join(
    f"<item><name>{name}</name><label>{name.upper()}</label><land>{land}</land></item>"
    for name, land in (("riga", "lv"), ("liepaja", "lv"), ("krakow", "pl"))
)
SELECT = (
    '<select1 ref="/data/town"><label>Town</label><itemset nodeset="instance(\'towns\')/root/item[land = /data/land]">'
    '<value ref="name"/><label ref="label"/></itemset></select1>'
)


def translated() -> Questionnaire:
    body = (
        '<select1 ref="/data/q"><label ref="jr:itext(\'q\')"/>'
        "<item><label ref=\"jr:itext('y')\"/><value>y</value></item></select1>"
    )
    binds = bind("said", calculate="jr:choice-name(/data/q, '/data/q')")
    return xform("<name>Ann</name><q/><said/>", binds, ask("name") + body, ITEXT)


def towns() -> Scenario:
    model = f'<instance id="towns"><root>{TOWNS}</root></instance>'
    return Scenario(xform("<land/><town/><town2/>", bind("town2", calculate="/data/town"), ask("land") + SELECT, model))


def test_fills_are_put_in_and_told_from_the_rest() -> None:
    state = Scenario(translated()).answer("name", "Eva").state("q")
    assert state.label == "How are you, Eva?"
    assert ("Eva", True) in state.label_parts
    assert state.guidance == "Smile"


@pytest.mark.parametrize("name", ["Polski (pl)", "pl"])
def test_the_language_changes_labels_choices_and_calculated_labels(name: str) -> None:
    scenario = Scenario(translated()).answer("q", "y").expect("said", "Yes").speak(name)
    state = scenario.state("q")
    assert state.label == "Jak się masz?"
    assert state.choices is not None
    assert [choice.label for choice in state.choices] == ["Tak"]
    assert scenario.value("said") == "Tak"
    assert scenario.interview.language == "Polski (pl)"


def test_an_unknown_language_is_refused_and_at_the_start_overlooked() -> None:
    with pytest.raises(StepError, match="Polski"):
        Scenario(translated()).speak("de")
    assert Scenario(translated(), language="de").interview.language == "English (en)"
    assert Scenario(translated(), language="pl").interview.language == "Polski (pl)"


def test_choices_follow_their_filter() -> None:
    scenario = towns().answer("land", "lv")
    choices = scenario.state("town").choices
    assert choices is not None
    assert [(choice.name, choice.label) for choice in choices] == [("riga", "RIGA"), ("liepaja", "LIEPAJA")]


def test_an_answer_that_is_not_offered_any_more_hides_and_comes_back() -> None:
    scenario = towns().answer("land", "lv").answer("town", "riga").answer("land", "pl")
    scenario.expect("town", "").expect("town2", "")
    scenario.answer("land", "lv").expect("town", "riga").expect("town2", "riga")


def test_what_is_no_choice_is_refused() -> None:
    with pytest.raises(StepError, match="krakow"):
        towns().answer("land", "lv").answer("town", "krakow")


def test_the_case_can_be_read_like_any_instance() -> None:
    binds = bind("hello", calculate="instance('case')/root/item/name") + bind(
        "seg", calculate="pulldata('case', 'segment', 'name', 'Ada')"
    )
    model = '<instance id="case" src="jr://file/case.xml"/>'
    form = xform("<hello/><seg/>", binds, "", model)
    Scenario(form, case={"name": "Ada", "segment": "gold"}).expect("hello", "Ada").expect("seg", "gold")


def test_randomised_choices_keep_their_order_during_an_interview() -> None:
    items = "".join(f"<item><name>c{n}</name><label>{n}</label></item>" for n in range(12))
    select = (
        '<select1 ref="/data/{0}"><label>x</label><itemset nodeset="randomize(instance(\'l\')/root/item)">'
        '<value ref="name"/><label ref="label"/></itemset></select1>'
    )
    body = ask("a") + select.format("b") + select.format("c")
    form = xform("<a/><b/><c/>", "", body, f'<instance id="l"><root>{items}</root></instance>')

    def order(scenario: Scenario, name: str) -> list[str]:
        return [choice.name for choice in scenario.state(name).choices or ()]

    scenario = Scenario(form, seed=1)
    first = order(scenario, "b")
    assert order(scenario.answer("a", "x").answer("b", "c3"), "b") == first
    assert order(Scenario(form, seed=1), "b") == first
    assert order(Scenario(form, seed=2), "b") != first
    assert order(scenario, "c") != first
    assert sorted(first) == sorted(order(scenario, "c"))


def test_an_answer_stands_where_the_file_of_its_choices_is_absent() -> None:
    model = '<instance id="towns" src="jr://file-csv/towns.csv"/>'
    scenario = Scenario(xform("<land/><town/><town2/>", bind("town2", calculate="/data/town"), SELECT, model))
    scenario.answer("town", "riga").expect("town", "riga").expect("town2", "riga")
    assert scenario.state("town").choices == ()


MEDIA = (
    '<itext><translation lang="en"><text id="q"><value>Which?</value><value form="short">Q</value>'
    '<value form="image">jr://images/q.png</value><value form="big-image">jr://images/q-big.png</value>'
    '<value form="audio">jr://audio/q.mp3</value><value form="video">jr://video/q.mp4</value>'
    '<value form="guidance">Read <output value="/data/a"/> slowly</value></text>'
    '<text id="a"><value>A</value><value form="image">jr://images/a.png</value></text>'
    '<text id="only-short"><value form="short">Short</value></text></translation>'
    '<translation lang="pl" default="true()"><text id="q"><value>Co?</value>'
    '<value form="image">jr://images/q-pl.png</value></text></translation></itext>'
)


def picture_question(choices: str) -> str:
    return f'<select1 ref="/data/a"><label ref="jr:itext(\'q\')"/><hint ref="jr:itext(\'q\')"/>{choices}</select1>'


def test_a_question_has_all_its_media_and_its_guidance_in_the_language_spoken() -> None:
    item = "<item><label ref=\"jr:itext('a')\"/><value>a</value></item>"
    scenario = Scenario(xform("<a/>", "", picture_question(item), MEDIA))
    assert dict(scenario.state("a").media) == {"image": "q-pl.png"}
    state = scenario.speak("en").answer("a", "a").state("a")
    assert dict(state.media) == {"image": "q.png", "big-image": "q-big.png", "audio": "q.mp3", "video": "q.mp4"}
    assert state.guidance == "Read a slowly"


def test_a_choice_written_in_the_question_has_its_picture() -> None:
    item = "<item><label ref=\"jr:itext('a')\"/><value>a</value></item>"
    [choice] = Scenario(xform("<a/>", "", picture_question(item), MEDIA), language="en").state("a").choices or ()
    assert (choice.label, dict(choice.media)) == ("A", {"image": "a.png"})


def test_a_choice_of_a_list_has_its_picture() -> None:
    items = "<item><name>a</name><itextId>a</itextId></item>"
    itemset = (
        "<itemset nodeset=\"instance('l')/root/item\"><value ref='name'/><label ref='jr:itext(itextId)'/></itemset>"
    )
    model = f'{MEDIA}<instance id="l"><root>{items}</root></instance>'
    [choice] = Scenario(xform("<a/>", "", picture_question(itemset), model), language="en").state("a").choices or ()
    assert (choice.label, dict(choice.media)) == ("A", {"image": "a.png"})


def test_a_text_that_has_only_a_short_form_is_shown_with_it() -> None:
    body = '<input ref="/data/a"><label ref="jr:itext(\'only-short\')"/></input>'
    assert Scenario(xform("<a/>", "", body, MEDIA), language="en").state("a").label == "Short"


def test_what_a_language_lacks_of_a_text_it_borrows_from_the_default_language() -> None:
    plain, full = MEDIA.replace(' default="true()"', ""), MEDIA.replace('lang="en"', 'lang="en" default="true()"')
    for model in (plain, full.replace('lang="pl" default="true()"', 'lang="pl"')):
        state = Scenario(xform("<a/>", "", picture_question(""), model), language="pl").state("a")
        assert state.label == "Co?"
        assert state.guidance == "Read  slowly"
        assert dict(state.media) == {"image": "q-pl.png", "big-image": "q-big.png", "audio": "q.mp3", "video": "q.mp4"}


def test_the_route_has_the_short_form_of_a_label() -> None:
    body = picture_question("") + '<input ref="/data/b"><label>Plain</label></input>'
    interview = Scenario(xform("<a/><b/>", "", body, MEDIA), language="en").interview
    assert [interview.short_label(f"/data/{name}") for name in "ab"] == ["Q", "Plain"]


def test_a_language_that_lacks_a_text_borrows_that_of_the_default_language() -> None:
    body = '<input ref="/data/a"><label ref="jr:itext(\'only-short\')"/></input>' + picture_question("")
    scenario = Scenario(xform("<a/>", "", body, MEDIA))
    assert scenario.interview.language == "pl"
    assert scenario.speak("en").state("a").label == "Which?"
    assert scenario.speak("pl").state("a").label == "Co?"
