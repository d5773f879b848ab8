"""The screen on which the window stands is unplugged: the window comes to the other one and the interview goes on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.x_display import PROGRAMS, XDisplay, until, x_display

pytestmark = pytest.mark.e2e


@pytest.fixture
def two_screens() -> Iterator[XDisplay]:
    """A display of its own whose picture is divided into two screens."""
    absent = [program for program in (*PROGRAMS, "xrandr") if shutil.which(program) is None]
    if absent:
        pytest.skip(f"Screens cannot be unplugged without {', '.join(absent)}.")
    with x_display() as display:
        xrandr(display, "--setmonitor", "LEFT", "683/200x900/200+0+0", "screen")
        xrandr(display, "--setmonitor", "RIGHT", "683/200x900/200+683+0", "none")
        yield display


def xrandr(display: XDisplay, *arguments: str) -> None:
    subprocess.run(["xrandr", *arguments], env=display.environment, check=True, capture_output=True, timeout=20)


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


def test_the_window_comes_back_from_a_screen_that_is_gone(two_screens: XDisplay, tmp_path: Path) -> None:
    window = Window(two_screens, tmp_path)
    try:
        assert window.hear()["screens"] == 2
        assert window.ask("")["page"] == "/data/consent"
        until(lambda: two_screens.ask("search", "--pid", str(window.process.pid)), "the window is there")
        xrandr(two_screens, "--delmonitor", "RIGHT")
        until(lambda: window.ask()["screens"] == 1, "the screen is gone")
        until(lambda: window.ask()["is_inside"], "the window is on the other screen")
        assert "A screen is gone" in window.ask()["lines"][0]
        assert window.ask("1")["page"] == "/data/name"
    finally:
        window.process.kill()
        window.process.wait(timeout=20)
