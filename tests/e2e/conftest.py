"""Server, display and application for the end-to-end tests; a picture of the screen where one fails."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.central import Central, central
from tests.e2e.desktop import Desktop
from tests.e2e.x_display import PROGRAMS, XDisplay, x_display

PICTURES = Path(__file__).parents[2] / "out" / "e2e"


@pytest.hookimpl(tryfirst=True, hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    shown = getattr(item, "funcargs", {}).get("display")
    if report.when == "call" and report.failed and isinstance(shown, XDisplay):
        shown.save_picture(PICTURES / f"{item.name}.png")
        report.sections.append(("screen", f"out/e2e/{item.name}.png shows the screen."))


@pytest.fixture(scope="session")
def display() -> Iterator[XDisplay]:
    """A virtual display; absent programs are a skip at a desk and a failure in CI."""
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    if sys.platform in ("win32", "darwin") or absent:
        reason = f"The keyboard test needs an X display of its own; missing here: {', '.join(absent) or 'X11'}."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with x_display() as made:
        yield made


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Central]:
    """A fresh server process."""
    with central(tmp_path / "server") as made:
        yield made


@pytest.fixture
def desktop(display: XDisplay, tmp_path: Path) -> Iterator[Desktop]:
    """The application on an empty station; it is started by the test."""
    (tmp_path / "station").mkdir(mode=0o700)
    made = Desktop(display, tmp_path / "station")
    yield made
    made.end()
