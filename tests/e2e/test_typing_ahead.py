"""Keys that come from outside faster than any page: each belongs to the question that it was meant for."""

from pathlib import Path

import pytest

from cxfield.fieldwork.station import Station
from tests.e2e.central import PASSWORDS, PIN, Central
from tests.e2e.desktop import Desktop
from tests.e2e.test_first_interview import CONTACT, DEMO, NUMBER, SAMPLE, STUDY, begin
from tests.e2e.x_display import XDisplay

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("display")]

BURST = ("1", "2", "1", "3", "1 2", "1", "2", "3", "1", "5")
"""The answers to the first ten questions of the demo study, Enter after each."""
STORED = {
    "channels_used": "1 2",
    "tenure": "3",
    "contact_count": "1",
    "touchpoint": "2",
    "reason": "3",
    "ease": "5",
}


def keys_of(answers: tuple[str, ...]) -> list[str]:
    """Return the keys as xdotool names them."""
    return [
        key
        for answer in answers
        for key in [*("space" if character == " " else character for character in answer), "Return"]
    ]


def on_device(folder: Path) -> dict[str, str]:
    """Open the workspace that the application left; return the answers of its one interview by last name."""
    station = Station(folder)
    workspace = station.open(station.only_entry(), PIN)
    try:
        (line,) = workspace.interview_lines()
        answers = workspace.store.answers(line.interview_id)
        return {answer.ref.rsplit("/", 1)[-1]: answer.value or "" for answer in answers}
    finally:
        workspace.close()


def test_a_burst_of_keys_over_ten_questions_is_stored_question_by_question(
    server: Central, desktop: Desktop, display: XDisplay, tmp_path: Path
) -> None:
    sample = tmp_path / "sample.csv"
    sample.write_text(SAMPLE, encoding="utf-8")
    server.publish(DEMO, sample, STUDY)
    desktop.start()
    desktop.enrol(server.url, "anna", PASSWORDS["anna"], PIN)
    begin(desktop)
    desktop.await_title(" – opening/consent")
    display.ask("key", "--delay", "0", *keys_of(BURST))
    desktop.await_title(f" – {CONTACT}/satisfaction")
    desktop.press("F9", "Return")
    desktop.await_title(f" – {NUMBER}")
    desktop.quit()
    stored = on_device(desktop.folder)
    assert {name: stored.get(name) for name in STORED} == STORED
