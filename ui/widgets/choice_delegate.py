"""How one choice is measured and painted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.reading_direction import led
from ui.theme import TextRole, current_theme
from ui.theme.tokens import CHOICE_SIZE, CORNER
from ui.widgets.choice_rows import ChoiceListModel, ChoiceRow, Index
from ui.widgets.pictures import Pictures
from ui.widgets.wrapping import wrapping

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def _role(row: ChoiceRow) -> TextRole:
    return TextRole.CHOICE_READ if row.is_read else TextRole.CHOICE_NOT_READ


class ChoiceDelegate(QStyledItemDelegate):
    """Paints one choice: bold code, label over as many lines as it needs, mark at the right, picture above the text.

    Attributes:
        pictures: What the picture names of the rows mean.
        shows_marks: False leaves the right side to the picture (`no-buttons`); what is taken has a thick edge.
        is_narrow: Several columns: less room beside the label.
    """

    GAP = 6
    PICTURE = QSize(220, 140)

    def __init__(
        self, pictures: Pictures, parent: QObject | None = None, *, size: float = CHOICE_SIZE, shows_marks: bool = True
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.pictures = pictures
        self.shows_marks = shows_marks
        self.is_narrow = False

    # ---- measuring ----

    def _metrics(self, row: ChoiceRow) -> QFontMetrics:
        return QFontMetrics(current_theme().role_font(_role(row), self._size, row.label))

    def _code_metrics(self) -> QFontMetrics:
        return QFontMetrics(current_theme().font(self._size, QFont.Weight.Bold))

    def _sides(self, row: ChoiceRow) -> tuple[int, int]:
        """Return what the code takes before the label, and the mark behind it; the same whether it is taken or not."""
        theme = current_theme()
        code = self._code_metrics().horizontalAdvance(row.code)
        room = max(theme.px(26 if self.is_narrow else 36), code + theme.px(14)) if row.code else 0
        before = self._inset() + room
        if not self.shows_marks:
            return before, theme.px(12)
        mark = QFontMetrics(theme.font(12, QFont.Weight.Bold)).horizontalAdvance(row.mark)
        return before, max(mark, theme.px(14 if self.is_narrow else 44)) + theme.px(20 if self.is_narrow else 28)

    def _inset(self) -> int:
        return current_theme().px(12 if self.is_narrow else 20)

    def fits_words(self, width: int, row: ChoiceRow) -> bool:
        """Say whether no word of the label has to be broken in a cell of `width`."""
        metrics, room = self._metrics(row), width - 2 - sum(self._sides(row))
        return all(metrics.horizontalAdvance(word) <= room for word in row.label.split())

    def natural_width(self, row: ChoiceRow) -> int:
        """Return the width that suits the row: the picture's, or that in which the label needs one line only."""
        if row.picture:
            return self.picture_box(0).width() + current_theme().px(24)
        label = max((self._metrics(row).horizontalAdvance(line) for line in row.label.split("\n")), default=0)
        return sum(self._sides(row)) + label + 4

    def picture_box(self, width: int) -> QSize:
        """Return the room of a picture in a cell of `width`; 0: as wide as pictures get."""
        theme = current_theme()
        widest = theme.px(self.PICTURE.width())
        return QSize(min(widest, width - theme.px(24)) if width else widest, theme.px(self.PICTURE.height()))

    def height_in(self, width: int, row: ChoiceRow) -> int:
        """Return the height of `row` in a cell of `width`, the gap below it counted."""
        theme = current_theme()
        label = max(width - 2 - sum(self._sides(row)), theme.px(40))
        metrics = self._metrics(row)
        if self._is_one_line(metrics, row, label):
            text = metrics.height()
        else:
            text = metrics.boundingRect(0, 0, label, 9999, wrapping(metrics, row.label, label), row.label).height()
        height = max(theme.px(self._size + 8), text) + theme.px(14) + theme.px(self.GAP)
        if row.picture:
            height += self.pictures.shown_size(row.picture, self.picture_box(width)).height() + theme.px(12)
        return height

    def _is_one_line(self, metrics: QFontMetrics, row: ChoiceRow, width: int) -> bool:
        return "\n" not in row.label and metrics.horizontalAdvance(row.label) <= width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        size_of = getattr(view, "cell_size", None)
        if size_of is not None:
            return QSize(size_of(index.row()))
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, self.height_in(width, index.data(ChoiceListModel.ROW_ROLE)))

    # ---- painting ----

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        row: ChoiceRow = index.data(ChoiceListModel.ROW_ROLE)
        view = option.widget
        lit = isinstance(view, QListView) and view.currentIndex().row() == index.row() and view.hasFocus()
        between = theme.px(self.GAP) if getattr(view, "columns", 1) > 1 else 0
        box = option.rect.adjusted(1, 1, -1 - between, -theme.px(self.GAP) + 1)
        if option.direction == Qt.LayoutDirection.RightToLeft and between:
            box = option.rect.adjusted(1 + between, 1, -1, -theme.px(self.GAP) + 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._paint_box(painter, box, row, lit=lit)
        text = box
        if row.picture:
            text = self._paint_picture(painter, box, row)
        self._paint_text(painter, text, row, option.direction)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRect, row: ChoiceRow, *, lit: bool) -> None:
        theme, tokens = current_theme(), current_theme().tokens
        painter.setPen(QPen(QColor(tokens.accent if row.chosen or lit else tokens.line), self._edge(row)))
        painter.setBrush(QColor(tokens.instruction_ground if row.chosen else tokens.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(CORNER), theme.px(CORNER))

    def _edge(self, row: ChoiceRow) -> int:
        if not row.chosen:
            return 1
        return 2 if self.shows_marks else 4

    def _paint_picture(self, painter: QPainter, box: QRect, row: ChoiceRow) -> QRect:
        """Paint the picture in the upper part; return the room below it."""
        theme = current_theme()
        room = self.picture_box(box.width())
        size = self.pictures.shown_size(row.picture, room)
        place = QRect(0, 0, size.width(), size.height())
        place.moveTopLeft(box.topLeft())
        place.translate((box.width() - size.width()) // 2, theme.px(10))
        image: QImage = self.pictures.image(row.picture, room)
        if not image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)
        return box.adjusted(0, size.height() + theme.px(12), 0, 0)

    def _paint_text(self, painter: QPainter, box: QRect, row: ChoiceRow, direction: Qt.LayoutDirection) -> None:
        theme, tokens = current_theme(), current_theme().tokens
        before, behind = self._sides(row)
        code = QStyle.visualRect(direction, box, box.adjusted(self._inset(), 0, 0, 0))
        label = QStyle.visualRect(direction, box, box.adjusted(before, 0, -behind, 0))
        mark = QStyle.visualRect(direction, box, box.adjusted(0, 0, -theme.px(10 if self.is_narrow else 16), 0))
        start = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
        end = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignAbsolute
        painter.setPen(QColor(tokens.accent if row.chosen else tokens.text))
        painter.setFont(theme.font(self._size, QFont.Weight.Bold))
        painter.drawText(code, _MIDDLE | start, row.code)
        painter.setPen(theme.colour(theme.look(_role(row)).colour))
        painter.setFont(theme.role_font(_role(row), self._size, row.label))
        metrics = self._metrics(row)
        is_one_line = self._is_one_line(metrics, row, label.width())
        lines = Qt.TextFlag.TextSingleLine if is_one_line else wrapping(metrics, row.label, label.width())
        painter.drawText(label, _MIDDLE | start | lines, led(row.label))
        if self.shows_marks:
            painter.setPen(QColor(tokens.accent))
            painter.setFont(theme.font(12, QFont.Weight.Bold))
            painter.drawText(mark, _MIDDLE | end, row.mark)
