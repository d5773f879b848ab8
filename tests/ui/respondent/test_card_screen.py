"""Show cards on a second display that is there, comes and goes, and over the only one when asked for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.monitors import Monitors, need_monitors
from tests.e2e.x_display import XDisplay, x_display

CHILD = Path(__file__).with_name("card_child.py")
ROOT = Path(__file__).resolve().parents[3]


class Cards:
    """The child and what it says."""

    def __init__(self, display: XDisplay) -> None:
        environment = {**display.environment, "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, str(CHILD)], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.screens = int(self.line("screens").split()[1])

    def line(self, begins: str) -> str:
        """Read on until a line that begins like this."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith(begins):
                return line.strip()
        raise AssertionError(f"The window ended before it said {begins!r}.")

    def order(self, order: str, answer: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()
        return self.line(answer)

    def end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(timeout=20)


@contextmanager
def cards_on(display: XDisplay) -> Iterator[Cards]:
    cards = Cards(display)
    try:
        yield cards
    finally:
        cards.end()


@pytest.fixture(scope="module")
def monitors() -> Iterator[Monitors]:
    need_monitors()
    with x_display() as display:
        yield Monitors(display)


def test_with_one_display_a_card_covers_it_only_when_asked_and_a_key_takes_it_away(monitors: Monitors) -> None:
    with cards_on(monitors.display) as cards:
        assert cards.screens == 1
        assert cards.order("over", "shown") == "shown False"
        cards.order("#ff0000", "taken")
        assert cards.order("tell", "cards").split()[1] == "0"
        assert cards.order("over", "shown") == "shown True"
        assert cards.order("tell", "cards").split()[-2:] == ["#ff0000", "over"]
        monitors.display.press("space")
        while cards.order("tell", "cards").split()[1] != "0":
            pass


def test_a_second_display_shows_the_card_of_each_page_and_nothing_on_pages_without(monitors: Monitors) -> None:
    monitors.plug_in()
    try:
        with cards_on(monitors.display) as cards:
            assert cards.screens == 2
            cards.order("#ff0000", "taken")
            told = cards.order("tell", "cards").split()
            assert told[1] == "1"
            assert told[-2:] == ["#ff0000", "beside"]
            cards.order("#00ff00", "taken")
            assert cards.order("tell", "cards").split()[-2] == "#00ff00"
            cards.order("none", "taken")
            assert cards.order("tell", "cards").split()[-2] == "#f4f5f7"
    finally:
        monitors.pull_out()


def test_a_display_that_is_pulled_out_is_said_and_the_card_can_still_be_shown(monitors: Monitors) -> None:
    monitors.plug_in()
    with cards_on(monitors.display) as cards:
        cards.order("#ff0000", "taken")
        monitors.pull_out()
        assert "display is gone" in cards.line("said")
        assert cards.order("tell", "cards").split()[1] == "0"
        assert cards.order("over", "shown") == "shown True"


def test_a_display_that_is_plugged_in_takes_the_card(monitors: Monitors) -> None:
    with cards_on(monitors.display) as cards:
        cards.order("#ff0000", "taken")
        monitors.plug_in()
        try:
            assert "second display" in cards.line("said")
            assert cards.order("tell", "cards").split()[-2:] == ["#ff0000", "beside"]
        finally:
            monitors.pull_out()
