"""Type from 80 to 250 %: every page and panel can be used on a small laptop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

from installer.every_control import AR
from installer.screen_sheets import Look, settle
from tests.ui.readable.conftest import Open, Reader
from ui.interview import InterviewView
from ui.widgets import KeyCap

LAPTOP = (1366, 768)
LOOKS = (Look(scale=0.8), Look(scale=2.5), Look(scale=2.5, window="ru"), Look(scale=2.5, language=AR))
IN_SIGHT = 24


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look.scale}-{look.window}-{look.language[-3:-1]}")
def wanted(request: pytest.FixtureRequest) -> Look:
    found: Look = request.param
    return found


@pytest.fixture
def reader(look: Open, wanted: Look) -> Reader:
    made = look(wanted)
    made.view.resize(*LAPTOP)
    settle(made.app)
    return made


def troubles(view: InterviewView) -> Iterator[str]:
    """Yield what keeps a page from being used."""
    if view.width() > LAPTOP[0] or view.minimumSizeHint().width() > LAPTOP[0]:
        yield f"the window is {max(view.width(), view.minimumSizeHint().width())} pixels wide"
    area = next(area for area in view.findChildren(QScrollArea) if area.widget() is view.page)
    sight = QRect(area.viewport().mapTo(view, QPoint(0, 0)), area.viewport().size())
    target = view.page.key_keeper()
    seen = place(target, view).intersected(sight)
    if seen.height() < min(IN_SIGHT, target.height()) or seen.width() < min(target.width(), 100):
        yield f"{target.size().toTuple()} takes the keys, {seen.size().toTuple()} of it are seen"
    if view.page.width() > area.viewport().width():
        yield "the page is wider than its place"
    yield from overlaps(view)
    keys = [cap for cap in view.bar.findChildren(KeyCap) if cap.isVisible()]
    if not any(view.rect().contains(place(cap, view)) and cap.accessibleName() for cap in keys):
        yield "no key is seen in the bar"


def overlaps(view: InterviewView) -> Iterator[str]:
    for block in view.page.blocks:
        parts = [part for part in block.findChildren(QWidget) if part.parentWidget() is block and part.isVisible()]
        for number, part in enumerate(parts):
            for other in parts[number + 1 :]:
                if place(part, view).intersects(place(other, view)):
                    yield f"{type(part).__name__} lies over {type(other).__name__}"


def test_every_page_can_be_used(reader: Reader) -> None:
    found = {name: list(troubles(reader.turn_to(name))) for name in reader.pages}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize("action", ["help", "remark", "menu", "suspend", "keys"])
def test_every_panel_leaves_half_to_the_question(reader: Reader, action: str) -> None:
    view = reader.turn_to("consent")
    view.do(action)
    settle(reader.app)
    assert view.panel is not None
    assert view.size().toTuple() == LAPTOP
    assert view.minimumSizeHint().height() <= LAPTOP[1]
    assert view.panel.width() <= view.width() // 2
    area = next(area for area in view.dock.findChildren(QScrollArea) if area.isAncestorOf(view.panel))
    assert place(area, view).contains(place(view.panel.first_focus(), view))
