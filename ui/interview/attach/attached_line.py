"""What is attached: the picture, its name and size; while a large file is being attached, how far it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from cxfield.fieldwork.file_source import AttachWatch
from ui.interview.attach.field_button import FieldButton
from ui.interview.attach.wishes import Preview
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import TextLabel

SHOWN = QSize(240, 150)
_POLL_MS = 100
_MEBIBYTE = 1024 * 1024


def size_words(size: int) -> str:
    """Return a size as people say it."""
    if size < 1024:
        return tr("{number} bytes").format(number=size)
    if size < _MEBIBYTE:
        return tr("{number} KB").format(number=round(size / 1024))
    return tr("{number} MB").format(number=f"{size / _MEBIBYTE:.1f}")


class AttachedLine(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._watch: AttachWatch | None = None
        self.picture = QLabel()
        self.picture.setAccessibleName(tr("The attached picture"))
        self.words = TextLabel("", "good", wrap=True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 1000)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(theme.px(240))
        self._progress.setAccessibleName(tr("How much is attached"))
        self._cancel = FieldButton(tr("Cancel (Esc)"))
        self._cancel.setProperty("look", "quiet")
        self._cancel.clicked.connect(self.cancel)
        self._clock = QTimer(self)
        self._clock.setInterval(_POLL_MS)
        self._clock.timeout.connect(self._look)
        self._share = TextLabel("", "body")
        way = QHBoxLayout()
        way.setSpacing(theme.px(12))
        way.addWidget(self._share)
        way.addWidget(self._progress)
        way.addWidget(self._cancel)
        way.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.picture)
        column.addWidget(self.words)
        column.addLayout(way)
        self.show_nothing()

    def show_nothing(self) -> None:
        for part in (self.picture, self.words, self._share, self._progress, self._cancel):
            part.hide()
        self.hide()

    def show_words(self, words: str, role: str = "good") -> None:
        """Say something of the file; empty hides it."""
        self.words.set_role(role)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.show()

    def show_preview(self, preview: Preview, *, with_picture: bool = True) -> None:
        self.show_words(tr("✓ Attached: {name}, {size}").format(name=preview.name, size=size_words(preview.size_bytes)))
        if preview.image is not None and with_picture:
            self._show_picture(preview.image)
        else:
            self.picture.hide()

    def _show_picture(self, image: QImage) -> None:
        theme, ratio = current_theme(), self.devicePixelRatioF()
        shown = QSize(theme.px(SHOWN.width()), theme.px(SHOWN.height())) * ratio
        fits = image.width() <= shown.width() and image.height() <= shown.height()
        way = Qt.TransformationMode.SmoothTransformation
        scaled = image if fits else image.scaled(shown, Qt.AspectRatioMode.KeepAspectRatio, way)
        pixmap = QPixmap.fromImage(scaled)
        pixmap.setDevicePixelRatio(ratio)
        self.picture.setPixmap(pixmap)
        self.picture.show()

    # ---- while it is being attached ----

    @property
    def is_busy(self) -> bool:
        return self._watch is not None and not self._watch.is_over

    def follow(self, watch: AttachWatch) -> None:
        """Show how far it is, once it takes longer than a blink; Escape ends it."""
        self._watch = watch
        self._clock.start()
        _application().installEventFilter(self)

    def cancel(self) -> None:
        if self._watch is not None:
            self._watch.cancel()

    def _look(self) -> None:
        watch = self._watch
        if watch is None or watch.is_over:
            self._clock.stop()
            self._watch = None
            _application().removeEventFilter(self)
            for part in (self._share, self._progress, self._cancel):
                part.hide()
            return
        done = 1000 * watch.done // max(1, watch.total)
        self._progress.setValue(done)
        self._share.setText(tr("Attaching… {percent} %").format(percent=done // 10))
        for part in (self._share, self._progress, self._cancel):
            part.show()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.is_busy:
            if event.type() == QEvent.Type.KeyPress:
                self.cancel()
            return True
        return super().eventFilter(watched, event)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
