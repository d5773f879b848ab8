"""The Qt binding that is installed must be safe to run all day."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont


def test_a_qt_call_that_returns_nothing_keeps_none_alive() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to None on each such call and so ends the process at last."""
    font, before = QFont(), sys.getrefcount(None)
    for size in range(1_000):
        font.setPixelSize(10 + size % 3)
    assert sys.getrefcount(None) > before - 500, "take another version of PySide6: this one crashes after a while"
