"""A drawing as the answer: on white, over a picture, or as a signature."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from cxfield.fieldwork.file_source import FileSource
from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField
from ui.interview.attach.attached_line import AttachedLine
from ui.interview.attach.camera import has_camera_support
from ui.interview.attach.drawing import RED, Drawing, Sheet, picture_of
from ui.interview.attach.drawing_canvas import DrawingCanvas
from ui.interview.attach.field_button import ENTER, EnterLine, FieldButton, is_key
from ui.interview.attach.file_row import FileRow
from ui.interview.attach.picture_loading import image_bytes
from ui.interview.attach.wishes import AttachWish, CameraWish, PictureWish, Preview, PreviewWish
from ui.keys.key_action import FieldKey
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import TextLabel
from ui.widgets.flow_row import FlowRow

_LONGEST = 1_600
"""Pixels of a picture that is drawn on."""


class DrawingField(AnswerField):
    """Enter keeps the drawing, Enter goes on. What is not kept yet is a draft, as typed text is."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            FieldKey(("Up", "Down", "Left", "Right"), tr("Move the pen (with Shift a little, with Ctrl far)")),
            FieldKey(("Space",), tr("Pen down, pen up")),
            FieldKey(("Backspace",), tr("Take the last line back")),
            FieldKey(("Return",), tr("Keep the drawing"), instead=True),
        )

    def __init__(self, state: NodeState) -> None:
        super().__init__((state,))
        self.column.setSpacing(current_theme().px(8))
        self._ground: QImage | None = None
        self.canvas = DrawingCanvas(self.sheet(), self.shown_width())
        self.attached = AttachedLine(self)
        self._pen_words = TextLabel("", "hint")
        self._build()
        self.canvas.changed.connect(self._on_drawn)
        self.canvas.kept.connect(self.keep)
        self.canvas.pen_moved.connect(self._pen_words.setText)
        QTimer.singleShot(0, self, self.look_again)

    def sheet(self) -> Sheet:
        """Return the sheet that is drawn on first."""
        return Sheet(width=800, height=500)

    def shown_width(self) -> int:
        """Return how wide the sheet is on the screen, at 100 %."""
        return 600

    def _build(self) -> None:
        self._tools = QWidget()
        self._tools.setLayout(self._buttons())
        self._advice = TextLabel(self.advice(), "hint", wrap=True)
        sheet = QHBoxLayout()
        sheet.addWidget(self.canvas, 100)  # as wide as it may be; what is left stays at the right
        sheet.addStretch(1)
        self.column.addLayout(sheet)
        for part in (self._pen_words, self._tools, self.attached, self._advice):
            self.column.addWidget(part)

    def advice(self) -> str:
        """Return how it is drawn, for the line below."""
        return tr(
            "Draw with mouse, finger or pen; or arrows move the pen, Space puts it down. Enter keeps, Enter goes on."
        )

    def _buttons(self) -> FlowRow:
        row = FlowRow(current_theme().px(8))
        for words, deed in (
            (tr("Keep (Enter)"), self.keep),
            (tr("Undo (Backspace)"), self.canvas.undo),
            (tr("Clear the sheet"), self.clear_sheet),
        ):
            button = FieldButton(words)
            button.clicked.connect(deed)
            row.addWidget(button)
        return row

    # ---- drawing ----

    def _on_drawn(self) -> None:
        if self.canvas.is_dirty:
            self.attached.show_nothing()
        self.changed.emit()

    def clear_sheet(self) -> None:
        """Begin again on an empty sheet; what is attached stays until something else is kept."""
        self.canvas.clear()
        self.canvas.setFocus()

    def keep(self) -> None:
        """Have the drawing attached; the picture is made on another thread."""
        if not self.canvas.is_dirty or self.attached.is_busy:
            return
        drawing, sheet = self.canvas.drawing.copy(), self.canvas.sheet

        def source() -> FileSource:
            return FileSource(name="drawing.png", content=image_bytes(picture_of(drawing, sheet), "PNG"))

        wish = AttachWish(ref=self.state.ref, source=source)
        self.wished.emit(wish)
        self.attached.follow(wish.watch)

    # ---- what is attached ----

    def look_again(self) -> None:
        if self.state.value:
            self.attached.show_words(f"✓ {self.state.value}")
            self.wished.emit(PreviewWish(ref=self.state.ref, longest=_LONGEST, show=self._show_preview))

    def _show_preview(self, preview: Preview | None, sentence: str) -> None:
        if not isValid(self) or self.canvas.is_dirty:
            return
        if preview is None:
            self.attached.show_words(sentence or self.state.value or "", "soft")
        elif preview.name == self.state.value:
            self.attached.show_preview(preview, with_picture=False)
            if preview.image is not None and self.canvas.drawing.is_empty:
                self.draw_on(preview.image)

    def draw_on(self, ground: QImage) -> None:
        """Put a picture below the lines."""
        before = self.canvas.sheet
        sheet = Sheet(
            width=ground.width(),
            height=ground.height(),
            pen=before.pen,
            thickness=max(before.thickness, ground.width() // 200),
            ground=ground,
        )
        self.canvas.set_sheet(sheet)

    def show_states(self, states: tuple[NodeState, ...]) -> None:
        before, self.states = self.state.value, states
        if self.state.value and self.state.value != before:
            self.canvas.note_kept()
            self.look_again()

    # ---- what the page asks ----

    def problem(self) -> str:
        return tr("This drawing is not kept yet: Enter on the sheet keeps it.") if self.canvas.is_dirty else ""

    def draft(self) -> str:
        return self.canvas.drawing.to_text() if self.canvas.is_dirty else ""

    def show_draft(self, text: str) -> None:
        self.canvas.drawing.take_text(text)
        self.canvas.note_change()

    def clear_answer(self) -> None:
        self.canvas.set_sheet(self.sheet())
        self.canvas.note_kept()
        self.attached.show_nothing()

    def focus_target(self) -> QWidget:
        return self.canvas

    def wants(self, event: QKeyEvent) -> bool:
        return event.key() in ENTER and self.canvas.is_dirty


class SignatureField(DrawingField):
    """A signature: drawn, or the name written where nobody can draw."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (*super().keys(), FieldKey(("Tab",), tr("To the line for the name, in place of a signature")))

    def sheet(self) -> Sheet:
        return Sheet(width=900, height=300, thickness=5)

    def _build(self) -> None:
        self.name_line = EnterLine()
        self.name_line.setPlaceholderText(tr("or write the name here"))
        self.name_line.setAccessibleName(tr("Name in place of a signature"))
        self.name_line.setMaximumWidth(current_theme().px(400))
        self.name_line.textEdited.connect(self._on_name)
        self.name_line.returnPressed.connect(self.keep)
        super()._build()
        self.column.insertWidget(2, self.name_line)
        QWidget.setTabOrder(self.canvas, self.name_line)

    def _on_name(self, name: str) -> None:
        self.canvas.drawing.name = name.strip()
        self.canvas.note_change()

    def _on_drawn(self) -> None:
        super()._on_drawn()
        if self.name_line.text().strip() != self.canvas.drawing.name:
            self.name_line.setText(self.canvas.drawing.name)

    def key_targets(self) -> tuple[QWidget, ...]:
        return self.canvas, self.name_line

    def clear_answer(self) -> None:
        super().clear_answer()
        self.name_line.clear()

    def advice(self) -> str:
        return tr(
            "Sign with mouse, finger or pen. Without them: arrows move the pen and Space puts it down, "
            "or Tab and write the name. Enter keeps, Enter goes on."
        )


class AnnotateField(DrawingField):
    """A picture first, then lines over it."""

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            *super().keys(),
            FieldKey(("Ctrl+O",), tr("Choose a picture")),
            FieldKey(("Ctrl+J",), tr("Take a picture with the camera")),
        )

    def sheet(self) -> Sheet:
        return Sheet(width=800, height=500, pen=RED, thickness=5)

    def _build(self) -> None:
        self.row = FileRow((tr("Pictures"), "*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff"))
        self.row.named.connect(self.load)
        self.row.typed.connect(self.changed)
        self.setAcceptDrops(True)
        if has_camera_support():
            take = FieldButton(tr("Take a picture… (Ctrl+J)"))
            take.clicked.connect(self.open_camera)
            self.row.add_button(take)
        super()._build()
        self.column.insertWidget(self.column.indexOf(self._advice), self.row)
        self._say_first()

    def _say_first(self) -> None:
        """Before there is a picture only the way to one is shown."""
        first = tr("A picture first: type its path, choose or drop it. Then draw on it.")
        self._advice.setText(self.advice() if self.has_picture else first)
        self._pen_words.setText("")
        for part in (self.canvas, self._pen_words, self._tools):
            part.setVisible(self.has_picture)

    @property
    def has_picture(self) -> bool:
        return self.canvas.sheet.ground is not None

    def load(self, path: Path) -> None:
        self.wished.emit(PictureWish(path=path, longest=_LONGEST, show=self._show_loaded))

    def open_camera(self) -> None:
        self.wished.emit(CameraWish(take=lambda image: self._show_loaded(image, "")))

    def _show_loaded(self, image: QImage | None, sentence: str) -> None:
        if not isValid(self):
            return
        if image is None:
            self.attached.show_words(sentence, "hard")
            return
        self.row.clear()
        self.draw_on(image)
        self.canvas.is_new_ground = True
        self.canvas.note_change()
        self.canvas.setFocus()

    def draw_on(self, ground: QImage) -> None:
        super().draw_on(ground)
        self._say_first()

    def clear_answer(self) -> None:
        super().clear_answer()
        self.row.clear()
        self._say_first()

    def problem(self) -> str:
        if self.row.has_text:
            return tr("This picture is not loaded yet: Enter in its line loads it.")
        return super().problem()

    def draft(self) -> str:
        """Lines alone are worth nothing without their picture, which is no answer yet."""
        return "" if self.canvas.sheet.ground is not None else super().draft()

    def focus_target(self) -> QWidget:
        return self.canvas if self.has_picture else self.row.line

    def key_targets(self) -> tuple[QWidget, ...]:
        return self.canvas, self.row.line

    def wants(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER and self.row.line.hasFocus():
            return self.row.has_text
        return super().wants(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, Qt.Key.Key_O):
            self.row.open_dialog()
        elif is_key(event, Qt.Key.Key_J) and has_camera_support():
            self.open_camera()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.load(Path(event.mimeData().urls()[0].toLocalFile()))


__all__ = ["AnnotateField", "Drawing", "DrawingField", "SignatureField"]
