"""A newcomer finishes an interview of the demo study with no other keys than those that the help (F1) lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.central import PASSWORDS, PIN, Central
from tests.e2e.desktop import Desktop
from tests.e2e.test_first_interview import DEMO, NUMBER, STUDY, begin, go_on
from tests.e2e.test_first_interview import sample as sample
from tests.e2e.x_display import until
from ui.keys.key_action import Place
from ui.keys.key_table import actions_at

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("display")]

SCREENED_OUT = {"opening/consent": "1", "opening/record_consent": "2", "main/screening/customer_12m": "2"}


def key(action: str, place: Place = Place.INTERVIEW) -> str:
    """Return the key of an action as the help lists it, in the words of xdotool."""
    found = next(one for one in actions_at(place) if one.id == action).keys[0]
    return found.replace("Ctrl+", "ctrl+").replace("PgUp", "Prior").replace("PgDown", "Next").replace("Esc", "Escape")


def look_into_help(desktop: Desktop) -> None:
    """Open the help, type and press Enter in it, close it: the page below gets none of these keys."""
    desktop.press(key("help"))
    desktop.enter("2")
    desktop.press(key("close", Place.PANEL))


def test_an_interview_is_finished_with_the_keys_of_the_help(server: Central, desktop: Desktop, sample: Path) -> None:
    study_id = server.publish(DEMO, sample, STUDY)
    desktop.start()
    desktop.enrol(server.url, "anna", PASSWORDS["anna"], PIN)
    begin(desktop)

    desktop.await_title(" – opening/consent")
    look_into_help(desktop)
    desktop.enter("1")
    desktop.await_title(" – opening/record_consent")
    desktop.press("2", key("next"))
    desktop.await_title(" – main/screening/customer_12m")
    desktop.press("1", key("next"))
    desktop.await_title(" – main/screening/tenure")
    desktop.press(key("rf"))
    desktop.await_title(" – main/screening/channels_used")
    desktop.press(key("back"))
    desktop.await_title(" – main/screening/tenure")
    desktop.press(key("first_open"))
    desktop.await_title(" – main/screening/channels_used")

    desktop.press(key("suspend"), key("choose", Place.PANEL))
    desktop.await_title(f" – {NUMBER}")
    desktop.press(key("close", Place.CASE))  # the attempt stays open: no outcome yet
    go_on(desktop)
    desktop.await_title(" – main/screening/channels_used")
    desktop.press(key("go_to"))
    desktop.enter("customer_12m")
    desktop.await_title(" – main/screening/customer_12m")
    desktop.press("2", key("next"))
    desktop.await_title(" – main/screening/end_not_customer")
    desktop.press(key("forward"))
    desktop.await_title(" – ✓")
    look_into_help(desktop)
    desktop.press(key("complete", Place.CLOSING))

    until(lambda: [each.status for each in server.interviews(study_id)] == ["completed"], "the server has it", 60)
    (interview,) = server.interviews(study_id)
    answers = {ref.removeprefix("/data/"): value for ref, value in interview.answers.items()}
    assert {name: answers.get(name) for name in SCREENED_OUT} == SCREENED_OUT
