"""The bundled typeface, so that every machine shows the same letters."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from cxfield.resource import resource_path

FAMILY = "Noto Sans"


def load_fonts(folder: Path | None = None) -> str:
    """Register the fonts of `folder` (the bundled ones by default).

    Returns:
        The family to use: Noto Sans where it is there, else the system's own.
    """
    folder = folder or resource_path("fonts")
    if FAMILY not in QFontDatabase.families():
        for file in sorted(folder.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
    return FAMILY if FAMILY in QFontDatabase.families() else QFont().defaultFamily()
