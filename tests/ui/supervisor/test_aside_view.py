"""The supervisor's page of what is kept aside: reasons in words, both sides, three decisions, all by keyboard."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxfield.event import StreamKind
from cxfield.sync.decision_messages import AsideEvents
from cxfield.sync.messages import QuarantineSummary
from ui.supervisor.aside_view import AsideView
from ui.supervisor.aside_words import event_words, reason_words
from ui.supervisor.review_panel import ReviewPanel

CONTROL = Qt.KeyboardModifier.ControlModifier


def item(number: int = 1, *, reason: str = "branch", by: str = "") -> QuarantineSummary:
    return QuarantineSummary(
        kind=StreamKind.INTERVIEW,
        stream_id=f"interview-{number}",
        from_seq=3,
        to_seq=9,
        user="anna",
        device="laptop",
        owner_epoch=1,
        reason=reason,
        explanation="In the server's words.",
        received_at="2026-11-23T09:15:00Z",
        sha256=f"{number:064x}",
        resolved_by=by,
    )


def line(kind: str, **body: str) -> str:
    return json.dumps({"at": "2026-11-23T09:15:00.000Z", "kind": kind, "body": body})


@pytest.fixture
def view(dressed: object, qtbot: QtBot) -> AsideView:
    made = AsideView()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def test_an_empty_list_says_that_all_is_well(view: AsideView) -> None:
    view.show_items([])
    assert view._empty.isVisible()


def test_what_waits_stands_first(view: AsideView) -> None:
    view.show_items([item(1, by="susan"), item(2)])
    assert view.model.index(0, 1).data() == "waits for you"
    assert view.model.index(1, 1).data() == "settled by susan"


def test_both_sides_are_shown_in_words(view: AsideView) -> None:
    view.show_items([item()])
    events = AsideEvents(
        from_seq=3,
        lines=[line("answer", ref="/data/ease", value="3"), line("completed")],
        server_lines=[line("answer", ref="/data/ease", value="5")],
        can_be_adopted=True,
    )
    view.show_events(events)
    assert [words.split("  ")[1] for words in view._theirs.words()] == ["ease = 3", "Completed"]
    assert [words.split("  ")[1] for words in view._server.words()] == ["ease = 5"]
    assert not view._why_not.isVisible()


@pytest.mark.parametrize(
    ("key", "verdict"), [(Qt.Key.Key_1, "adopted"), (Qt.Key.Key_2, "kept-server"), (Qt.Key.Key_3, "asked")]
)
def test_a_key_decides_with_the_note(view: AsideView, key: Qt.Key, verdict: str) -> None:
    said: list[tuple[object, str, str]] = []
    view.decided.connect(lambda *what: said.append(what))
    view.show_items([item()])
    view.focus_first()
    QTest.keyClick(view, Qt.Key.Key_N, CONTROL)
    view._note.line.setText("Which one is right?")
    QTest.keyClick(view, key, CONTROL)
    assert said == [(item(), verdict, "Which one is right?")]


def test_a_question_needs_words_and_what_is_settled_stays_settled(view: AsideView) -> None:
    said: list[object] = []
    view.decided.connect(lambda *what: said.append(what))
    view.show_items([item()])
    QTest.keyClick(view, Qt.Key.Key_3, CONTROL)
    assert "Write into the note" in view._complaint.text
    view.show_items([item(by="susan")])
    QTest.keyClick(view, Qt.Key.Key_1, CONTROL)
    assert "settled already" in view._complaint.text
    assert said == []


def test_a_reason_without_words_is_told_in_those_of_the_server(dressed: object) -> None:
    assert reason_words(item(reason="brand-new")) == "In the server's words."


@pytest.mark.parametrize("text", ["", "{", "[]", '{"at": 1}', line("answer")])
def test_no_event_is_too_odd_to_be_shown(dressed: object, text: str) -> None:
    assert isinstance(event_words(text), str)


def test_approving_needs_no_words_and_rejecting_does(dressed: object) -> None:
    panel = ReviewPanel()
    said: list[tuple[object, str, str]] = []
    panel.given.connect(lambda *what: said.append(what))
    panel.ask("C1", "about")
    panel._give("rejected")
    assert said == []
    assert panel._problem.text()
    QTest.keyClick(panel._note, Qt.Key.Key_Return, CONTROL)
    assert said == [("about", "approved", "")]
    assert not panel.isVisible()
