"""The application as a process of its own, driven by nothing but keys. The window's title says when a page is there."""

import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.e2e.x_display import XDisplay, until


class Page(NamedTuple):
    """What is typed on a page and which key ends it; no key where the page goes on by itself."""

    name: str
    typed: str = ""
    then: str = "Return"


class Desktop:
    """`cxfield app` on one station folder. `start` may be called again after `kill` or `quit`."""

    def __init__(self, display: XDisplay, folder: Path) -> None:
        self.folder = folder
        self._display = display
        self._process: subprocess.Popen[bytes] | None = None
        self._window = ""

    # ---- the process ----

    def start(self) -> None:
        """Open the application and give its window the keys."""
        command = [sys.executable, "-m", "cxfield.cli", "app", "--data", str(self.folder)]
        with (self.folder.parent / "desktop.log").open("ab") as log:
            self._process = subprocess.Popen(command, env=self._display.environment, stdout=log, stderr=log)
        until(self._find_window, "the window is there", 60)
        self._display.ask("windowactivate", "--sync", self._window)
        until(lambda: self._display.ask("getactivewindow") == self._window, "the window has the keys")

    def _find_window(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, f"The application ended: {self.log()}"
        found = self._display.ask("search", "--onlyvisible", "--pid", str(self._process.pid), "--name", "cxfield")
        self._window = found.splitlines()[0] if found else ""
        return bool(found)

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        assert self._process.wait(timeout=20) == -signal.SIGKILL

    def quit(self) -> None:
        """Leave it as people do."""
        assert self._process is not None
        self._display.press("ctrl+q")
        assert self._process.wait(timeout=30) == 0, self.log()

    def end(self) -> None:
        """End whatever still runs; for the end of a test."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait(timeout=20)

    def log(self) -> str:
        """Return what the application wrote to its error output."""
        return (self.folder.parent / "desktop.log").read_text("utf-8", "replace")

    # ---- what a person sees and does ----

    def title(self) -> str:
        """Return the window's title without the program's name."""
        return re.sub(r"\s*[-–—]?\s*cxfield$", "", self._display.ask("getwindowname", self._window))

    def await_title(self, ending: str, seconds: float = 30) -> None:
        """Wait until the title ends with `ending`, which says that the page is there and takes keys."""
        try:
            until(lambda: self.title().endswith(ending), f"the title ends with {ending!r}", seconds)
        except AssertionError as error:
            raise AssertionError(f"{error} It is {self.title()!r}. {self.log()}") from None

    def press(self, *keys: str) -> None:
        self._display.press(*keys)

    def type(self, text: str) -> None:
        self._display.type(text)

    def enter(self, text: str) -> None:
        """Type and press Enter."""
        if text:
            self.type(text)
        self.press("Return")

    def enrol(self, server: str, user: str, password: str, pin: str) -> None:
        """Sign in for the first time: four fields, Enter after each."""
        self.await_title("Sign in")
        for text in (server, user, password, pin):
            self.enter(text)

    def unlock(self, pin: str) -> None:
        """Open the only workspace of the station."""
        self.await_title("Sign in")
        self.enter(pin)

    def answer(self, pages: Sequence[Page]) -> None:
        """Answer page after page, each when the title says that it is there."""
        for page in pages:
            self.await_title(f" – {page.name}")
            if page.typed:
                self.type(page.typed)
            if page.then:
                self.press(page.then)
