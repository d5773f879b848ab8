"""The camera of this computer: used where Qt's multimedia library is installed (`cxfield[devices]`)."""

from __future__ import annotations

import importlib.util


def has_camera_support() -> bool:
    """Say whether the library is there. A camera itself is only looked for when one is wanted."""
    try:
        return importlib.util.find_spec("PySide6.QtMultimedia") is not None
    except ImportError:
        return False
