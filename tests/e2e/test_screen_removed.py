"""The screen on which the window stands is unplugged: the window comes to the other one and the interview goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.monitors import Monitors, need_monitors
from tests.e2e.x_display import XDisplay, until, x_display

pytestmark = pytest.mark.e2e


@pytest.fixture
def monitors() -> Iterator[Monitors]:
    """A display of its own whose picture is divided into two screens."""
    need_monitors()
    with x_display() as display:
        made = Monitors(display)
        made.plug_in()
        yield made


class Window:
    """The process with the window."""

    def __init__(self, display: XDisplay, folder: Path) -> None:
        command = [sys.executable, "-m", "tests.e2e.window_on_second_screen", str(folder)]
        self.process = subprocess.Popen(
            command,
            cwd=Path(__file__).parents[2],
            env=display.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def hear(self) -> dict[str, Any]:
        """Return what it tells next."""
        assert self.process.stdout is not None
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        return told

    def ask(self, typed: str = "?") -> dict[str, Any]:
        """Have it type and enter `typed`, or only tell; return what it tells then."""
        assert self.process.stdin is not None
        self.process.stdin.write(typed + "\n")
        self.process.stdin.flush()
        return self.hear()


def test_the_window_comes_back_from_a_screen_that_is_gone(monitors: Monitors, tmp_path: Path) -> None:
    window = Window(monitors.display, tmp_path)
    try:
        assert window.hear()["screens"] == 2
        assert window.ask("")["page"] == "/data/consent"
        until(lambda: monitors.display.ask("search", "--pid", str(window.process.pid)), "the window is there")
        monitors.pull_out()
        until(lambda: window.ask()["screens"] == 1, "the screen is gone")
        until(lambda: window.ask()["is_inside"], "the window is on the other screen")
        assert "A screen is gone" in window.ask()["lines"][0]
        assert window.ask("1")["page"] == "/data/name"
    finally:
        window.process.kill()
        window.process.wait(timeout=20)
