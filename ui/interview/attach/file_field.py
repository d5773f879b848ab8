"""A file as the answer: named in a line, chosen, dropped, or taken with the camera. Enter attaches, Enter goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cxfield.fieldwork.file_source import FileSource
from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField
from ui.interview.attach.attached_line import SHOWN, AttachedLine
from ui.interview.attach.camera import has_camera_support
from ui.interview.attach.field_button import ENTER, FieldButton, is_key
from ui.interview.attach.file_row import FileRow
from ui.interview.attach.picture_loading import image_bytes
from ui.interview.attach.wishes import AttachWish, CameraWish, Preview, PreviewWish
from ui.keys.key_action import FieldKey
from ui.language import tr
from ui.theme import current_theme


class FileField(AnswerField):
    """Any file. What is attached is stored at once, so the field itself has nothing to store."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            FieldKey(("Return",), tr("Attach the file that is typed"), instead=True),
            FieldKey(("Ctrl+O",), tr("Choose a file")),
            FieldKey(("Esc",), tr("Cancel a large file")),
        )

    def __init__(self, state: NodeState) -> None:
        super().__init__((state,))
        self.column.setSpacing(current_theme().px(12))
        self.attached = AttachedLine(self)
        self.row = FileRow(self.endings())
        self.row.named.connect(self.attach_path)
        self.row.typed.connect(self.changed)
        self.column.addWidget(self.attached)
        self.column.addWidget(self.row)
        self.setAcceptDrops(True)
        QTimer.singleShot(0, self, self.look_again)

    def endings(self) -> tuple[str, str]:
        """Return the words and patterns that the dialogue offers first."""
        return "", ""

    # ---- what is attached ----

    def look_again(self) -> None:
        """Ask what is attached, and show it."""
        if not self.state.value:
            self.attached.show_nothing()
            return
        self.attached.show_words(f"✓ {self.state.value}")  # a replay shows no more: nobody fulfils its wishes
        longest = round(current_theme().px(max(SHOWN.width(), SHOWN.height())) * self.devicePixelRatioF())
        self.wished.emit(PreviewWish(ref=self.state.ref, longest=longest, show=self._show_preview))

    def _show_preview(self, preview: Preview | None, sentence: str) -> None:
        if not isValid(self):
            return
        if preview is None:
            self.attached.show_words(sentence or self.state.value or "", "soft")
        elif preview.name == self.state.value:
            self.attached.show_preview(preview)

    def show_states(self, states: tuple[NodeState, ...]) -> None:
        before, self.states = self.state.value, states
        if self.state.value != before:
            self.row.clear()
            self.look_again()

    def attach_path(self, path: Path) -> None:
        self.attach(lambda: FileSource.at(path))

    def attach(self, source: Callable[[], FileSource]) -> None:
        """Have a file attached; `source` is called on another thread."""
        if self.attached.is_busy:
            return
        wish = AttachWish(ref=self.state.ref, source=source)
        self.wished.emit(wish)
        self.attached.follow(wish.watch)  # after the wish: what watches the keys last hears them first

    # ---- what the page asks ----

    def problem(self) -> str:
        if self.row.has_text:
            return tr("This file is not attached yet. Enter in its line attaches it; empty the line to go on without.")
        return ""

    def clear_answer(self) -> None:
        self.row.clear()

    def focus_target(self) -> QWidget:
        return self.row.line

    def wants(self, event: QKeyEvent) -> bool:
        return event.key() in ENTER and self.row.has_text and self.row.line.hasFocus()

    # ---- keys and files from outside ----

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, Qt.Key.Key_O):
            self.row.open_dialog()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len([url for url in event.mimeData().urls() if url.isLocalFile()]) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.attach_path(Path(event.mimeData().urls()[0].toLocalFile()))


class PhotoField(FileField):
    """A picture: from a file, or from the camera where its library is installed."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (*super().keys(), FieldKey(("Ctrl+J",), tr("Take a picture with the camera")))

    def __init__(self, state: NodeState) -> None:
        super().__init__(state)
        if has_camera_support():
            take = FieldButton(tr("Take a picture… (Ctrl+J)"))
            take.clicked.connect(self.open_camera)
            self.row.add_button(take)

    def endings(self) -> tuple[str, str]:
        return tr("Pictures"), "*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.heic"

    def open_camera(self) -> None:
        self.wished.emit(CameraWish(take=self._take))

    def _take(self, image: QImage) -> None:
        if isValid(self):
            self.attach(lambda: FileSource(name="camera.jpg", content=image_bytes(image, "JPEG")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, Qt.Key.Key_J) and has_camera_support():
            self.open_camera()
        else:
            super().keyPressEvent(event)


class VideoField(FileField):
    """A video, from a file."""

    def endings(self) -> tuple[str, str]:
        return tr("Videos"), "*.mp4 *.mov *.m4v *.webm *.mkv *.avi *.3gp"
