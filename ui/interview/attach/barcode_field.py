"""A code as the answer: typed, from a scanner (it types and presses Enter), or read from a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout
from shiboken6 import isValid

from cxfield.fieldwork.barcodes import can_read_barcodes
from cxfield.interview.state import NodeState
from ui.interview.attach.camera import has_camera_support
from ui.interview.attach.field_button import FieldButton, is_key
from ui.interview.attach.wishes import BarcodeWish, CameraWish
from ui.interview.line_field import LineField, LineLook
from ui.interview.typed_answer import Reading
from ui.keys.key_action import FieldKey
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import TextLabel


class BarcodeField(LineField):
    """A line as for text; below it the ways to a code that is on paper."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            *super().keys(),
            FieldKey(("Ctrl+O",), tr("Read the code in a picture file")),
            FieldKey(("Ctrl+J",), tr("Read the code with the camera")),
        )

    def __init__(self, state: NodeState) -> None:
        look = LineLook(example=tr("type the code, or scan it"))
        super().__init__(state, lambda text: Reading(text.strip()), str, look)
        self._said = TextLabel("", "hard", self, wrap=True)
        self._said.hide()
        if can_read_barcodes():
            self.column.addLayout(self._buttons())
        else:
            words = tr(
                "A scanner types the code by itself. Codes in pictures cannot be read on this computer; "
                "whoever looks after it can add that (devices)."
            )
            self.column.addWidget(TextLabel(words, "hint", wrap=True))
        self.column.addWidget(self._said)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().px(8))
        choose = FieldButton(tr("From a picture… (Ctrl+O)"))
        choose.clicked.connect(self.open_dialog)
        row.addWidget(choose)
        if has_camera_support():
            take = FieldButton(tr("With the camera… (Ctrl+J)"))
            take.clicked.connect(self.open_camera)
            row.addWidget(take)
        row.addStretch(1)
        return row

    def open_dialog(self) -> None:
        """Open the system's dialogue for files; the interview goes on behind it."""
        dialog = QFileDialog(self, tr("Choose a file"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Pictures") + " (*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff)"])
        dialog.fileSelected.connect(lambda chosen: self.read(Path(chosen)))
        dialog.finished.connect(lambda _result: self.line.setFocus())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_camera(self) -> None:
        self.wished.emit(CameraWish(take=self.read))

    def read(self, picture: Path | QImage) -> None:
        """Have the code in a picture read."""
        self._tell("")
        self.wished.emit(BarcodeWish(picture=picture, show=self._show_code))

    def _show_code(self, text: str, sentence: str) -> None:
        if not isValid(self):
            return
        self._tell(sentence)
        if text:
            self.line.setText(text)
            self.line.setFocus()

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, Qt.Key.Key_O) and can_read_barcodes():
            self.open_dialog()
        elif is_key(event, Qt.Key.Key_J) and can_read_barcodes() and has_camera_support():
            self.open_camera()
        else:
            super().keyPressEvent(event)
