"""Displays that are plugged in and pulled out: monitors that share the one large screen of an X server."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.e2e.x_display import PROGRAMS, XDisplay

LEFT, RIGHT = "683/200x900/200+0+0", "683/200x900/200+683+0"


def need_monitors() -> None:
    """Skip at a desk without the programs; in CI their absence is a failure."""
    absent = [program for program in (*PROGRAMS, "xrandr") if shutil.which(program) is None]
    if absent:
        reason = f"Displays cannot be plugged in without {', '.join(absent)}."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


class Monitors:
    """The left part of the screen is always there; the right one comes and goes. One of these for each display."""

    def __init__(self, display: XDisplay) -> None:
        self.display = display
        self._ask("--setmonitor", "left", LEFT, "screen")

    def _ask(self, *arguments: str) -> None:
        subprocess.run(["xrandr", *arguments], env=self.display.environment, check=True, timeout=20)

    def plug_in(self) -> None:
        self._ask("--setmonitor", "right", RIGHT, "none")

    def pull_out(self) -> None:
        self._ask("--delmonitor", "right")
