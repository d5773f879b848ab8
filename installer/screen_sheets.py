"""How pictures of the window are taken: the looks, the sheet of four, the small file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from installer.every_control import AR, EN
from ui.language import use_language
from ui.theme import apply_theme
from ui.theme.tokens import TOKENS_BY_NAME

SIZE = (1280, 800)
SHEET_SCALE = 0.6
FREQUENT, SPREAD = 90, 90
"""Colours of a sheet that are kept: those that fill most of it, and some from everywhere."""
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

    Kept exactly are the colours of the themes and those that fill most; the others, the edges of letters, go to the
    nearest one.
    """
    rgb = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(rgb.constBits(), np.uint32).reshape(rgb.height(), rgb.bytesPerLine() // 4)[:, : rgb.width()]
    found, places, counts = np.unique(pixels & 0xFFFFFF, return_inverse=True, return_counts=True)
    common = [int(colour) for colour in found[np.argsort(-counts)][:FREQUENT]]
    kept = np.array(list(dict.fromkeys((*common, *_theme_colours(set(found.tolist())), *_spread(found)))), np.uint32)
    nearest = np.array([np.abs(_parts(kept) - part).sum(axis=1).argmin() for part in _parts(found)], np.uint8)
    image = Image.fromarray(nearest[places].reshape(pixels.shape), "P")
    image.putpalette(_parts(kept).astype(np.uint8).tobytes())
    image.save(file, optimize=True)


def _parts(colours: NDArray[np.uint32]) -> NDArray[np.int32]:
    """Return red, green and blue of each colour."""
    return np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255], axis=1).astype(np.int32)


def _theme_colours(there: set[int]) -> list[int]:
    """Return the colours of all themes that are in a picture."""
    words = (value for tokens in TOKENS_BY_NAME.values() for value in asdict(tokens).values())
    return [colour for word in words if word.startswith("#") and (colour := int(word[1:], 16)) in there]


def _spread(found: NDArray[np.uint32]) -> list[int]:
    """Return colours that stand evenly in the list of all: something near to every edge."""
    return [int(colour) for colour in found[:: max(len(found) // SPREAD, 1)]][:SPREAD]
