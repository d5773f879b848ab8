"""A picture of what the camera sees, and one key that keeps it. Only where Qt's multimedia library is installed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from ui.interview.attach.field_button import ENTER, FieldButton
from ui.interview.panels import SidePanel
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import TextLabel

_WIDTH = 360


class CameraPanel(SidePanel):
    """Shows the first camera, or the chosen one. `taken` has the picture as the camera gave it."""

    taken = Signal(QImage)

    def __init__(self) -> None:
        super().__init__(tr("Camera"), tr("Space or Enter takes the picture, Esc closes."))
        from PySide6.QtMultimedia import QMediaCaptureSession, QMediaDevices, QVideoSink

        self._image = QImage()
        self._camera: Any = None
        self._session = QMediaCaptureSession(self)
        self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self._on_frame)
        self._session.setVideoSink(self.sink)
        self._devices = QMediaDevices.videoInputs()
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Camera"))
        self.choice.addItems([device.description() for device in self._devices])
        self.choice.setVisible(len(self._devices) > 1)
        self.choice.currentIndexChanged.connect(self._start)
        self.picture = QLabel()
        self.picture.setAccessibleName(tr("What the camera sees"))
        self.say = TextLabel("", "hard", wrap=True)
        self.take = FieldButton(tr("Take the picture (Space)"))
        self.take.setProperty("look", "primary")
        self.take.setEnabled(False)
        self.take.clicked.connect(self._on_take)
        for widget in (self.choice, self.picture, self.say, self.take):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._close = self.add_way_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.closed.connect(self.stop)
        self._start(0)

    def first_focus(self) -> QWidget:
        return self if self._devices else self._close

    def _start(self, number: int) -> None:
        from PySide6.QtMultimedia import QCamera

        self.stop()
        if not self._devices:
            self.say.setText(tr("No camera was found. Plug one in and open this again, or choose a file."))
            return
        self.say.setText("")
        self._camera = QCamera(self._devices[number], self)
        self._camera.errorOccurred.connect(lambda _kind, words: self._on_error(words))
        self._session.setCamera(self._camera)
        self._camera.start()

    def _on_error(self, words: str) -> None:
        self.say.setText(tr("The camera cannot be used ({why}). Is it in use by another program?").format(why=words))

    def stop(self) -> None:
        """Let the camera go: its light goes out."""
        if self._camera is not None:
            self._camera.stop()
            self._camera = None

    def _on_frame(self, frame: Any) -> None:
        image = frame.toImage()
        if image.isNull():
            return
        self._image = image
        width = current_theme().px(_WIDTH)
        self.picture.setPixmap(QPixmap.fromImage(image.scaledToWidth(width)))
        if not self.take.isEnabled():
            self.take.setEnabled(True)
            self.take.setFocus()

    def _on_take(self) -> None:
        if not self._image.isNull():
            self.taken.emit(self._image.copy())
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_Space):
            self._on_take()
        else:
            super().keyPressEvent(event)
