"""The window is built anew while something is being answered: larger type, another theme, another window language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from cxfield.questionnaire.xform_reader import read_xform
from cxfield.store.values import QuestionnaireVersion
from ui.language import use_language

from .conftest import Interviewer


def items(*pairs: tuple[str, str]) -> str:
    return "".join(f"<item><label>{label}</label><value>{value}</value></item>" for value, label in pairs)


QUESTIONS = (
    ("bill", "decimal", "input", ""),
    ("day", "date", "input", ""),
    ("word", "string", "input", ""),
    ("ease", "string", "select1", items(("h", "Hard"), ("e", "Easy"))),
    ("used", "string", "select", items(("a", "App"), ("c", "Call"))),
)
FORM = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Anew</h:title>'
    f'<model><instance><data id="anew">{"".join(f"<{name}/>" for name, *_rest in QUESTIONS)}'
    "<home><street/><floor/></home></data></instance>"
    + "".join(f'<bind nodeset="/data/{name}" type="{kind}"/>' for name, kind, *_rest in QUESTIONS)
    + '<bind nodeset="/data/home/street" type="string"/>'
    + '<bind nodeset="/data/home/floor" type="int" xmlns:cx="urn:cxfield:xforms" cx:missing="dk"/>'
    + "</model></h:head><h:body>"
    + "".join(
        f'<{tag} ref="/data/{name}"><label>{name}?</label>{inside}</{tag}>' for name, _kind, tag, inside in QUESTIONS
    )
    + '<group ref="/data/home" appearance="field-list"><input ref="/data/home/street"><label>Street?</label></input>'
    + '<input ref="/data/home/floor"><label>Floor?</label></input></group>'
    + "</h:body></h:html>"
).encode()


@pytest.fixture(scope="module")
def xform() -> QuestionnaireVersion:
    """The questionnaire of this file in place of the window's."""
    form = read_xform(FORM, folder=None)
    return QuestionnaireVersion(content_hash=form.content_hash, xform=FORM, form_id="anew", title="Anew")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    use_language("en")


def at(interviewer: Interviewer, name: str) -> Interviewer:
    if interviewer.at != name:
        interviewer.go_to(name)
    return interviewer


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("bill", "12.5", "12.5"),
        ("day", "12.11.2026", "2026-11-12"),
        ("word", "half a wor", "half a wor"),
        ("ease", "2", "e"),
        ("used", "1", "a"),
    ],
)
def test_what_is_being_answered_stays_and_is_stored(
    interviewer: Interviewer, name: str, typed: str, stored: str
) -> None:
    at(interviewer, name).type(typed)
    interviewer.view.rebuild()
    assert interviewer.view.page.answers() == {f"/data/{name}": stored}
    assert interviewer.stored(name) == ""
    interviewer.step(Qt.Key.Key_Return)
    assert interviewer.stored(name) == stored


def test_a_number_means_the_same_in_another_language_of_the_window(interviewer: Interviewer) -> None:
    at(interviewer, "bill").type("1.284")
    use_language("pl")
    interviewer.view.rebuild()
    interviewer.step(Qt.Key.Key_Return)
    assert interviewer.stored("bill") == "1.284"


def test_what_cannot_be_understood_yet_stays_as_it_was_typed(interviewer: Interviewer) -> None:
    at(interviewer, "day").type("12.")
    interviewer.view.rebuild()
    line = interviewer.focus()
    assert isinstance(line, QLineEdit)
    assert line.text() == "12."
    interviewer.answer("11.2026")
    assert interviewer.stored("day") == "2026-11-12"


def test_an_answer_that_was_taken_out_does_not_come_back(interviewer: Interviewer) -> None:
    at(interviewer, "word").answer("wrong")
    at(interviewer, "word")
    line = interviewer.focus()
    assert isinstance(line, QLineEdit)
    line.clear()
    interviewer.view.rebuild()
    interviewer.step(Qt.Key.Key_Return)
    assert interviewer.stored("word") == ""


def test_a_new_look_alone_stores_nothing(interviewer: Interviewer) -> None:
    at(interviewer, "ease")
    interviewer.view.rebuild()
    assert interviewer.view.page.answers() == {"/data/ease": ""}


def test_what_cannot_be_understood_yet_is_there_again_after_a_jump(interviewer: Interviewer) -> None:
    at(interviewer, "day").type("12.")
    interviewer.go_to("ease")
    interviewer.go_to("day")
    line = interviewer.focus()
    assert isinstance(line, QLineEdit)
    assert line.text() == "12."


def test_a_missing_code_in_one_field_keeps_what_is_typed_in_another(interviewer: Interviewer) -> None:
    at(interviewer, "street").type("Main 1")
    interviewer.press(Qt.Key.Key_Tab)
    interviewer.step(Qt.Key.Key_F8)
    assert interviewer.runner.call(lambda: interviewer.session.engine.state("/data/home/floor")).missing == "dk"
    assert interviewer.view.page.answers()["/data/home/street"] == "Main 1"


def test_clearing_one_field_keeps_what_is_typed_in_another(interviewer: Interviewer) -> None:
    at(interviewer, "street")
    interviewer.press(Qt.Key.Key_Tab)
    interviewer.type("3")
    interviewer.step(Qt.Key.Key_Return)
    at(interviewer, "street").type("Main 1")
    interviewer.press(Qt.Key.Key_Tab)
    interviewer.step(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert interviewer.stored("floor") == ""
    assert interviewer.view.page.answers()["/data/home/street"] == "Main 1"
