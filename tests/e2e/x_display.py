"""A screen of its own that nobody looks at: Xvfb with a small window manager. Keys come from outside, by xdotool."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

POLL_S = 0.03
PROGRAMS = ("Xvfb", "openbox", "xdotool")
_PICTURE = (
    "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
    "app.primaryScreen().grabWindow(0).save(sys.argv[1])"
)


def until(condition: Callable[[], object], what: str, seconds: float = 30) -> None:
    """Wait until `condition()` holds; fail with `what` was waited for."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"Waited {seconds:.0f} s in vain until {what}.")
        time.sleep(POLL_S)


class XDisplay:
    """A running virtual display."""

    def __init__(self, name: str) -> None:
        self.environment: Mapping[str, str] = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}

    def ask(self, *arguments: str) -> str:
        """Call xdotool; return what it prints, empty where it found nothing."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is. A space in the list is the key `space`."""
        done = subprocess.run(
            ["xdotool", "key", "--clearmodifiers", "--delay", "8", *keys], env=self.environment, timeout=60, check=False
        )
        assert done.returncode == 0, f"xdotool could not press {keys}."

    def type(self, text: str) -> None:
        """Type ASCII text as a typist does, key by key."""
        assert text.isascii()
        done = subprocess.run(
            ["xdotool", "type", "--clearmodifiers", "--delay", "12", "--", text],
            env=self.environment,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, "xdotool could not type."

    def save_picture(self, file: Path) -> None:
        """Keep what the screen shows now, for whoever asks why a test failed."""
        file.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-c", _PICTURE, str(file)], env=self.environment, timeout=30, check=False)


@contextmanager
def x_display() -> Iterator[XDisplay]:
    """Start Xvfb on a free display number and openbox on it; end both."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x900x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as lines:
        number = lines.readline().strip()
    display = XDisplay(f":{number}")
    window_manager = subprocess.Popen(
        ["openbox"], env=display.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        assert number, "Xvfb did not start."
        until(lambda: display.ask("get_num_desktops"), "the window manager runs")
        yield display
    finally:
        for process in (window_manager, server):
            process.terminate()
            process.wait(timeout=20)
