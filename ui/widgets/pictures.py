"""Pictures by name, decoded to the size in which they are shown: small ones at once, large ones beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

AT_ONCE = 600_000
"""Pixels that are decoded at once: a few milliseconds. More are decoded on another thread."""

_TURNED = QImageIOHandler.Transformation.TransformationRotate90


class Pictures(QObject):
    """The pictures of one page. What cannot be read as a picture counts as absent."""

    changed = Signal()  # a large picture is ready to be painted
    _decoded = Signal(str, QSize, QImage)

    def __init__(self, files: Mapping[str, bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._sizes: dict[str, QSize] = {}
        self._images: dict[tuple[str, int, int], QImage] = {}
        self._decoded.connect(self._take)

    def has(self, name: str) -> bool:
        """Say whether there is such a picture and it can be read."""
        return bool(name) and self._size(name).isValid()

    def shown_size(self, name: str, room: QSize) -> QSize:
        """Return the size in which the picture fits `room`; it is never made larger. Empty where there is none."""
        size = self._size(name)
        if not size.isValid():
            return QSize(0, 0)
        if size.width() <= room.width() and size.height() <= room.height():
            return size
        return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))

    def image(self, name: str, room: QSize) -> QImage:
        """Return the picture for `room`; a null one while it is being decoded, or if there is none."""
        size = self.shown_size(name, room)
        key = (name, size.width(), size.height())
        if size.isEmpty() or key in self._images:
            return self._images.get(key, QImage())
        data, full = self._files[name], self._size(name)
        if full.width() * full.height() <= AT_ONCE:
            self._images[key] = decoded(data, size)
        else:
            self._images[key] = QImage()
            QThreadPool.globalInstance().start(lambda: self._decode(name, data, size))
        return self._images[key]

    def _decode(self, name: str, data: bytes, size: QSize) -> None:
        image = decoded(data, size)
        with suppress(RuntimeError):  # the page is gone
            self._decoded.emit(name, size, image)

    def _take(self, name: str, size: QSize, image: QImage) -> None:
        self._images[name, size.width(), size.height()] = image
        self.changed.emit()

    def _size(self, name: str) -> QSize:
        if name not in self._sizes:
            data = self._files.get(name)
            self._sizes[name] = size_of(data) if data else QSize()
        return self._sizes[name]


def size_of(data: bytes) -> QSize:
    """Return the size of a picture as it stands upright, from its head alone; invalid if it is none."""
    reader, _buffer = _reader(data)
    if not reader.canRead():
        return QSize()
    size = reader.size()
    return size.transposed() if reader.transformation() & _TURNED else size


def decoded(data: bytes, size: QSize) -> QImage:
    """Return the picture upright in `size`; null if it cannot be read."""
    reader, _buffer = _reader(data)
    reader.setScaledSize(size.transposed() if reader.transformation() & _TURNED else size)
    return reader.read()


def _reader(data: bytes) -> tuple[QImageReader, QBuffer]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    return reader, buffer
