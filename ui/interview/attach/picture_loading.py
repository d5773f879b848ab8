"""Pictures for the screen: read off the window's thread, upright, no larger than they are shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from cxfield.fieldwork.file_source import AttachError
from cxfield.fieldwork.refusals import Refusal

LARGEST_SHOWN_BYTES = 40 * 1024 * 1024
"""A larger picture is named, not shown."""


def picture_in(content: bytes, longest: int) -> QImage | None:
    """Return the picture with no edge longer than `longest`; None where this is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def picture_at(path: Path, longest: int) -> QImage:
    """Return the picture of a file.

    Raises:
        AttachError: It is not there, or no picture.
    """
    try:
        if path.stat().st_size > LARGEST_SHOWN_BYTES:
            raise AttachError(Refusal.TOO_LARGE_TO_DRAW, name=path.name)
        image = picture_in(path.read_bytes(), longest)
    except OSError as error:
        raise AttachError(Refusal.MISSING, name=str(path)) from error
    if image is None:
        raise AttachError(Refusal.NOT_SHOWN, name=path.name)
    return image


def image_bytes(image: QImage, kind: str) -> bytes:
    """Return the picture as a file of the kind `PNG` or `JPEG`."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, 92 if kind == "JPEG" else -1)  # type: ignore[call-overload]
    return bytes(content.data())
