"""The system's own source of positions, with and without Qt Positioning."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.util import find_spec

import pytest
from pytestqt.qtbot import QtBot

from cxfield.position.place import place_text
from cxfield.position.receiver import ReceiverState
from ui.position.position_feed import PositionFeed
from ui.position.position_taker import PositionTaker
from ui.position.system_receiver import place_of

HAS_POSITIONING = find_spec("PySide6.QtPositioning") is not None


@pytest.mark.skipif(HAS_POSITIONING, reason="Qt Positioning is installed here.")
def test_without_qt_positioning_one_line_says_what_is_missing_and_what_works(qtbot: QtBot) -> None:
    feed = PositionFeed()
    feed.use("system")
    assert feed.status is not None
    assert feed.status.state is ReceiverState.LOST
    taker = PositionTaker(feed, 5)
    qtbot.addWidget(taker)
    assert "Qt Positioning is not installed here" in taker.said
    assert taker.said.endswith("Coordinates can be typed.")
    assert feed.known_position() is None
    feed.stop()


@pytest.mark.skipif(not HAS_POSITIONING, reason="Qt Positioning is not installed here (extra devices).")
def test_a_position_of_the_system_is_a_place() -> None:
    from PySide6.QtPositioning import QGeoCoordinate, QGeoPositionInfo

    accuracy = QGeoPositionInfo.Attribute.HorizontalAccuracy
    info = QGeoPositionInfo(QGeoCoordinate(56.95, 24.1), datetime.now(UTC))
    found = place_of(info, accuracy)
    assert found is not None
    assert place_text(found) == "56.95 24.1"
    info = QGeoPositionInfo(QGeoCoordinate(56.95, 24.1, 12.0), datetime.now(UTC))
    info.setAttribute(accuracy, 7.5)
    found = place_of(info, accuracy)
    assert found is not None
    assert place_text(found) == "56.95 24.1 12 7.5"
    assert place_of(QGeoPositionInfo(), accuracy) is None


def test_without_a_source_nothing_is_known() -> None:
    feed = PositionFeed()
    assert feed.status is None
    assert feed.known_position() is None
