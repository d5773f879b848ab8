"""What is cut off: every text of a window held against the room that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QWidget,
)

from ui.interview.grid_table import GridTable
from ui.interview.scale_row import ScaleRow
from ui.widgets import ChoiceList, ElidedLabel, KeyCap

SPARE = 2
"""Pixels that rounding may take."""


def cut_off(window: QWidget) -> Iterator[str]:
    """Yield a sentence for every text that does not fit, and for what lies outside the window."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible():
            yield from (f"{type(widget).__name__}: {found}" for found in _judged(widget))
            if not _scrolls(widget, window):
                yield from _outside(widget, window)


def _judged(widget: QWidget) -> Iterator[str]:
    match widget:
        case ElidedLabel():
            return
        case QLabel() if widget.text():
            yield from _label(widget)
        case KeyCap() | QAbstractButton():
            yield from _smaller(widget, getattr(widget, "text", lambda: widget.accessibleName())())
        case QLineEdit():
            yield from _line(widget)
        case QComboBox():
            yield from _combo(widget)
        case QHeaderView():
            yield from _header(widget)
        case QTabBar():
            for tab in range(widget.count()):
                if widget.fontMetrics().horizontalAdvance(widget.tabText(tab)) > widget.tabRect(tab).width():
                    yield f"tab {widget.tabText(tab)!r}"
        case ChoiceList():
            yield from _choices(widget)
        case GridTable():
            yield from (f"head {text!r}" for text in widget.broken_heads())
        case ScaleRow():
            yield from (f"label {text!r}" for text in widget.broken_labels())


def _label(label: QLabel) -> Iterator[str]:
    text, room = _plain(label), label.contentsRect()
    if not text.strip():
        return
    metrics = label.fontMetrics()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SPARE:
            yield f"{text[:50]!r} needs {needed} pixels of height and has {label.height()}"
        widest = max(re.split(r"[\s\u200b]+|(?<=\w-)(?=[^\W\d])", text.strip()), key=metrics.horizontalAdvance)
        if metrics.horizontalAdvance(widest) > room.width() + SPARE:
            yield f"the word {widest!r} is wider than its room"
    elif metrics.size(0, text).width() > room.width() + SPARE:
        yield f"{text[:50]!r} needs {metrics.size(0, text).width()} pixels and has {room.width()}"


def _plain(label: QLabel) -> str:
    if label.textFormat() != Qt.TextFormat.RichText:
        return label.text()
    document = QTextDocument()
    document.setHtml(label.text())
    return document.toPlainText()


def _smaller(widget: QWidget, text: str) -> Iterator[str]:
    wanted: QSize = widget.minimumSizeHint().expandedTo(widget.sizeHint()) if text else QSize()
    if wanted.width() > widget.width() + SPARE or wanted.height() > widget.height() + SPARE:
        yield f"{text!r} needs {wanted.width()} × {wanted.height()} and has {widget.width()} × {widget.height()}"


def _line(line: QLineEdit) -> Iterator[str]:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).width() - 4
    words = "" if line.text() else line.placeholderText()
    if QFontMetrics(line.font()).horizontalAdvance(words) > room + SPARE:
        yield f"the example {words!r} has {room} pixels"


def _combo(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
    if box.fontMetrics().horizontalAdvance(box.currentText()) > room + SPARE:
        yield f"{box.currentText()!r} has {room} pixels"


def _header(header: QHeaderView) -> Iterator[str]:
    if header.orientation() != Qt.Orientation.Horizontal:
        return
    model = header.model()
    for section in range(header.count()):
        text = str(model.headerData(section, header.orientation()) or "")
        needed = header.fontMetrics().horizontalAdvance(text)
        if not header.isSectionHidden(section) and needed > header.sectionSize(section):
            yield f"head {text!r} needs {needed} pixels and has {header.sectionSize(section)}"


def _choices(choices: ChoiceList) -> Iterator[str]:
    for row, line in enumerate(choices.rows_model.rows):
        place = choices.visualRect(choices.rows_model.index(row))
        if not choices.delegate.fits_words(place.width(), line):
            yield f"words of the choice {line.label!r} are broken"
        if choices.delegate.height_in(place.width(), line) > place.height() + SPARE:
            yield f"the choice {line.label!r} is cut off below"


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    """Say whether what does not fit can be scrolled to."""
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _outside(widget: QWidget, window: QWidget) -> Iterator[str]:
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    if not window.rect().adjusted(-SPARE, -SPARE, SPARE, SPARE).contains(place):
        yield f"{type(widget).__name__} {widget.accessibleName()!r} at {place.getRect()} is outside the window"
