"""A scale in one row: 0–10 for NPS, 1–5 with faces, any short range of whole numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField, is_typing
from ui.interview.choice_codes import CodedChoice, CodeTyping, is_code_character
from ui.interview.code_echo import CodeEcho
from ui.interview.rich_text import plain_text
from ui.keys.key_action import DIGITS, FieldKey
from ui.language import tr
from ui.theme import current_theme
from ui.theme.tokens import CORNER

SAD_NAMES = ("0", "no", "n", "false", "sad", "unhappy", "dissatisfied", "bad")
WAIT_MS = 350
"""How long `1` waits for a `0`."""


class ScaleRow(QWidget):
    """The row of boxes itself. Says which box was clicked and passes keys on by signal."""

    clicked = Signal(int)
    key_pressed = Signal(QKeyEvent)
    focus_changed = Signal()

    def __init__(self, choices: tuple[CodedChoice, ...], *, faces: bool) -> None:
        super().__init__()
        self._choices = choices
        self._labels = [plain_text(c.label) if c.label.strip() != c.code else "" for c in choices]
        self._faces = faces
        self._chosen = -1
        self._moods = moods(choices)
        self._spread = len(choices) > 3 and not any(self._labels[1:-1])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(self._box_height() + self._label_height() + 4)
        self.setMaximumWidth(current_theme().px(96 * len(choices) if not self._spread else 64 * max(len(choices), 7)))

    def _box_height(self) -> int:
        return current_theme().px(84 if self._faces else 48)

    def _label_height(self) -> int:
        if not any(self._labels):
            return 0
        return current_theme().px(26 if self._spread else 64)

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.height())

    def set_chosen(self, index: int) -> None:
        self._chosen = index
        label = self._labels[index] if index >= 0 else ""
        said = f"{self._choices[index].code} {label}".strip() if index >= 0 else tr("no answer yet")
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def _box(self, index: int) -> QRectF:
        step = self.width() / len(self._choices)
        gap = current_theme().px(6)
        return QRectF(index * step + 1, 1, step - gap, self._box_height() - 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self._choices)):
            if self._box(index).contains(event.position()):
                self.clicked.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(len(self._choices)):
            self._paint_box(painter, index)
        self._paint_labels(painter)
        painter.end()

    def _paint_box(self, painter: QPainter, index: int) -> None:
        theme, tokens = current_theme(), current_theme().tokens
        box, chosen = self._box(index), index == self._chosen
        edge = tokens.accent if chosen else tokens.border if self.hasFocus() else tokens.line
        painter.setPen(QPen(QColor(edge), 2 if chosen else 1))
        painter.setBrush(QColor(tokens.instruction_ground if chosen else tokens.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(CORNER), theme.px(CORNER))
        ink = QColor(tokens.accent if chosen else tokens.text)
        painter.setPen(ink)
        painter.setFont(theme.font(18, QFont.Weight.Bold))
        if not self._faces:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._choices[index].code)
            return
        centre = QPointF(box.center().x(), box.top() + theme.px(32))
        _paint_face(painter, centre, theme.px(18), self._moods[index], ink)
        below = QRectF(box.left(), box.bottom() - theme.px(30), box.width(), theme.px(26))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._choices[index].code)

    def _paint_labels(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("muted"))
        top, height = self._box_height() + theme.px(4), self._label_height() - theme.px(4)
        if height <= 0:
            return
        right_end = self._box(len(self._choices) - 1).right()
        if self._spread:
            half = right_end / 2 - theme.px(8)
            painter.drawText(QRectF(1, top, half, height), Qt.AlignmentFlag.AlignLeft, self._labels[0])
            end = QRectF(right_end - half, top, half, height)
            painter.drawText(end, Qt.AlignmentFlag.AlignRight, self._labels[-1])
            return
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        for index, text in enumerate(self._labels):
            box = self._box(index)
            painter.drawText(QRectF(box.left(), top, box.width(), height), flags, text)


def moods(choices: tuple[CodedChoice, ...]) -> tuple[float, ...]:
    """Return how happy each face is, -1 to 1: by the numbers that name the choices; of two, yes stands before no."""
    if len(choices) == 2:
        return (-1.0, 1.0) if choices[0].name.casefold() in SAD_NAMES else (1.0, -1.0)
    rising = [2 * place / max(len(choices) - 1, 1) - 1 for place in range(len(choices))]
    try:
        order = sorted(range(len(choices)), key=lambda place: int(choices[place].name))
    except ValueError:
        return tuple(rising)
    return tuple(rising[order.index(place)] for place in range(len(choices)))


def _paint_face(painter: QPainter, centre: QPointF, radius: float, mood: float, ink: QColor) -> None:
    """A face; `mood` from -1 (sad) to 1 (happy) bends the mouth."""
    painter.save()
    painter.setPen(QPen(ink, max(1.6, radius / 9)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius, radius)
    painter.setBrush(ink)
    for side in (-1, 1):
        painter.drawEllipse(
            QPointF(centre.x() + side * radius * 0.36, centre.y() - radius * 0.22), radius / 9, radius / 9
        )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = []
    for i in range(13):
        x = (i - 6) / 6
        points.append(
            QPointF(centre.x() + x * radius * 0.48, centre.y() + radius * (0.38 + 0.22 * mood * (0.5 - x * x)))
        )
    painter.drawPolyline(points)
    painter.restore()


class ScaleField(AnswerField):
    """One box of a row: digits, arrows, clicks.

    Args:
        goes_on: True (NPS): the answer goes on by itself; a `1` that may become `10` waits 350 ms or takes Enter.
    """

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            FieldKey(DIGITS, tr("Code of a choice")),
            FieldKey(("Left", "Right", "Up", "Down"), tr("Move on the scale")),
            FieldKey(("Backspace",), tr("Take back the answer")),
        )

    def __init__(
        self, state: NodeState, choices: tuple[CodedChoice, ...], *, goes_on: bool = False, faces: bool = False
    ) -> None:
        super().__init__((state,))
        self._choices = choices
        self._goes_on = goes_on
        self._typing = CodeTyping([choice.code for choice in choices])
        self._row = ScaleRow(choices, faces=faces)
        self._row.setAccessibleName(tr("Scale from {low} to {high}").format(low=choices[0].code, high=choices[-1].code))
        self._index = next((i for i, c in enumerate(choices) if c.name == (state.value or "")), -1)
        self._row.set_chosen(self._index)
        self._row.clicked.connect(self._on_clicked)
        self._row.key_pressed.connect(self._on_key)
        self._echo = CodeEcho(self._row)
        self._row.focus_changed.connect(self._echo.update)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.settled)
        self.column.addWidget(self._row)
        self.column.addWidget(self._echo)

    def focus_target(self) -> QWidget:
        return self._row

    def _on_clicked(self, index: int) -> None:
        self._choose(index)
        if self._goes_on:
            self.settled.emit()

    def _on_key(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}.get(
            Qt.Key(event.key())
        )
        if step is not None:
            self._typing.clear()
            self._choose(min(max(self._index + step, 0), len(self._choices) - 1))
        elif event.key() == Qt.Key.Key_Backspace:
            self.clear_answer()
        elif is_typing(event) and is_code_character(event.text()):
            self._type(event)
        else:
            return
        event.accept()

    def _type(self, event: QKeyEvent) -> None:
        if self._wait.isActive() and not self._goes_with(event.text()):
            self._wait.stop()
            again = QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())
            QCoreApplication.postEvent(self._row, again)
            self.settled.emit()
            return
        self._wait.stop()
        code = self._typing.type(event.text())
        self._choose(next((i for i, c in enumerate(self._choices) if c.code == code), -1))
        hopeless = self._typing.is_hopeless()
        wrong = tr("There is no code {code} here.").format(code=self._typing.typed) if hopeless else ""
        self._echo.show_typed(self._typing.typed, wrong)
        if hopeless:
            self._typing.clear()
        elif self._goes_on and self._typing.is_final():
            self.settled.emit()
        elif self._goes_on and code is not None:
            self._wait.start()

    def _goes_with(self, character: str) -> bool:
        return any(choice.code == self._typing.typed + character for choice in self._choices)

    def _choose(self, index: int) -> None:
        self._index = index
        self._row.set_chosen(index)
        self.changed.emit()

    def take_pending(self) -> bool:
        self._wait.stop()
        self._typing.clear()
        return True

    def answers(self) -> dict[str, str]:
        return {self.state.ref: self._choices[self._index].name if self._index >= 0 else ""}

    def clear_answer(self) -> None:
        self._wait.stop()
        self._typing.clear()
        self._choose(-1)
