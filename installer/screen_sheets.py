"""How pictures of the window are taken: the looks, the sheet of four, the small file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from installer.every_control import AR, EN
from ui.language import use_language
from ui.theme import apply_theme

SIZE = (1280, 800)
SHEET_SCALE = 0.6
COLOURS, EXACT = 128, 72
"""Of a sheet; the last number are the colours that fill most of it."""
_WORN = "cxfieldLook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One quarter of a sheet.

    Attributes:
        language: Of the questionnaire.
        window: Of the interviewer.
    """

    theme: str = "light"
    language: str = EN
    window: str = "en"
    scale: float = 1.0


THEMES = (Look(), Look(theme="dark"), Look(theme="high-contrast"), Look(language=AR))
"""The usual sheet: three themes, and right to left."""
LANGUAGES = tuple(Look(window=code, scale=1.5) for code in ("en", "ru", "pl", "lv"))
"""The four languages of the window at 150 %."""
SIZES = (Look(scale=0.8), Look(scale=2.5), Look(scale=2.5, window="ru"), Look(scale=2.5, language=AR))
"""The smallest and the largest type."""


def put_on(app: QApplication, look: Look) -> None:
    """Dress the application; nothing where it wears that already."""
    worn = app.property(_WORN)
    wanted = (look.theme, look.scale, look.window)
    if worn is None or (worn[0], worn[1]) != wanted[:2]:
        apply_theme(app, look.theme, look.scale)
    if worn is None or worn[2] != look.window:
        use_language(look.window)
    app.setProperty(_WORN, wanted)


def settle(app: QApplication) -> None:
    """Let layouts, queued shows and pictures that are decoded elsewhere come to rest."""
    for _round in range(6):
        app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # else no window goes: each costs with every theme


def picture_of(widget: QWidget, app: QApplication) -> QImage:
    """Return how `widget` looks, as large as it stands on a sheet."""
    settle(app)
    size = QSize(*(round(side * SHEET_SCALE) for side in SIZE))
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return widget.grab().toImage().scaled(size, keep, smooth).convertToFormat(QImage.Format.Format_RGB32)


def sheet(pictures: Sequence[QImage]) -> QImage:
    """Return four pictures as one, two by two."""
    width, height = (round(side * SHEET_SCALE) for side in SIZE)
    made = QImage(width * 2, height * 2, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.gray)
    painter = QPainter(made)
    for place, picture in enumerate(pictures):
        painter.drawImage(QPoint(place % 2 * width, place // 2 * height), picture)
    painter.end()
    return made


def save_small(picture: QImage, file: Path) -> None:
    """Write a PNG of few colours: a third of the size, and text stays as sharp.

    The colours that fill most are kept exactly, so that each theme keeps its own; the others are the edges of letters.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    image = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    counted = sorted(image.getcolors(image.width * image.height) or (), reverse=True)
    exact = [part for _count, colour in counted[:EXACT] for part in colour]  # type: ignore[union-attr]
    edges = image.quantize(COLOURS - EXACT, dither=Image.Dither.NONE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette((exact + edges)[: COLOURS * 3])
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(file, optimize=True)
