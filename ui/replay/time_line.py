"""The time line of a replay: one mark for each moment that stands out, and where we are."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxfield.fieldwork.replaying import Replay, Sign
from ui.language import tr
from ui.replay.replay_words import span_words
from ui.theme import current_theme

PAUSE_MS = 5_000
LONGEST_GAP_MS = 10 * 60 * 1000
"""From here on a gap within an interview is drawn as a pause. Our choice."""
_ORDER = (Sign.ANSWER, Sign.PAUSE, Sign.BACK, Sign.CORRECTION, Sign.CLOCK)
"""What is painted last stands over the others."""


def sign_words(sign: Sign) -> str:
    """Return what a mark means."""
    return {
        Sign.ANSWER: tr("Answer"),
        Sign.CORRECTION: tr("Correction"),
        Sign.BACK: tr("Back or jump"),
        Sign.PAUSE: tr("Pause"),
        Sign.CLOCK: tr("Clock was set"),
    }[sign]


def places_of(replay: Replay) -> list[int]:
    """Return where each moment stands, in milliseconds; a pause takes no more room than a mark needs."""
    places, at, was_away = [], 0, False
    for moment in replay.moments:
        passed = moment.passed_ms or 0
        at += min(passed, PAUSE_MS) if was_away or passed > LONGEST_GAP_MS else passed
        places.append(at)
        was_away = moment.is_away
    return places


class TimeLine(QWidget):
    """Elapsed time from left to right, pauses cut short; a click goes there.

    Shapes tell the marks apart, not colours alone.
    """

    index_wished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._replay: Replay | None = None
        self._places: list[int] = []
        self._at = 0
        self.setAccessibleName(tr("Time line of the interview"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, current_theme().px(64))

    def show_replay(self, replay: Replay) -> None:
        self._replay = replay
        self._places = places_of(replay)
        self.update()

    def show_index(self, index: int) -> None:
        """Move the pointer to moment `index`."""
        self._at = index
        if self._replay is not None:
            words = tr("{now} of {all}").format(
                now=span_words(self._replay.moments[index].elapsed_ms), all=span_words(self._replay.length_ms)
            )
            self.setAccessibleDescription(words)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._replay is not None:
            x = event.position().x()
            away = [abs(self._x(index) - x) for index in range(len(self._places))]
            self.index_wished.emit(away.index(min(away)))

    def _x(self, index: int) -> float:
        margin = current_theme().px(24)
        return margin + (self.width() - 2 * margin) * self._places[index] / max(self._places[-1], 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._replay is None:
            return
        theme, tokens = current_theme(), current_theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = theme.px(20)
        here, left, right = self._x(self._at), self._x(0), self._x(-1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.border))
        painter.drawRect(QRectF(left, middle - 1, right - left, 2))
        painter.setBrush(QColor(tokens.accent))
        painter.drawRect(QRectF(left, middle - 1, here - left, 2))
        for sign in _ORDER:
            for index, moment in enumerate(self._replay.moments):
                if sign in moment.signs:
                    draw_sign(painter, sign, QPointF(self._x(index), middle))
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(here - theme.px(2), middle - theme.px(14), theme.px(4), theme.px(28)), 2, 2)
        self._draw_legend(painter)
        painter.end()

    def _draw_legend(self, painter: QPainter) -> None:
        assert self._replay is not None
        theme = current_theme()
        present = {sign for moment in self._replay.moments for sign in moment.signs}
        painter.setFont(theme.font(12))
        x, y = float(theme.px(30)), theme.px(50)
        for sign in Sign:
            if sign in present:
                words = sign_words(sign)
                draw_sign(painter, sign, QPointF(x, y))
                painter.setPen(QColor(theme.tokens.muted))
                width = painter.fontMetrics().horizontalAdvance(words)
                painter.drawText(QPointF(x + theme.px(12), y + theme.px(5)), words)
                painter.setPen(Qt.PenStyle.NoPen)
                x += width + theme.px(36)


def draw_sign(painter: QPainter, sign: Sign, at: QPointF) -> None:
    """Draw the mark of `sign` around `at`: bar, square, arrow, two bars, lozenge."""
    theme, tokens = current_theme(), current_theme().tokens
    colours = {
        Sign.ANSWER: tokens.muted,
        Sign.CORRECTION: tokens.soft,
        Sign.BACK: tokens.accent,
        Sign.PAUSE: tokens.text,
        Sign.CLOCK: tokens.hard,
    }
    unit = theme.px(5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours[sign]))
    match sign:
        case Sign.ANSWER:
            painter.drawRect(QRectF(at.x() - 1, at.y() - unit, 2, 2 * unit))
        case Sign.CORRECTION:
            painter.drawRect(QRectF(at.x() - unit, at.y() - unit, 2 * unit, 2 * unit))
        case Sign.BACK:
            tip, end = at.x() - unit, at.x() + unit
            painter.drawPolygon(
                QPolygonF([QPointF(tip, at.y()), QPointF(end, at.y() - unit), QPointF(end, at.y() + unit)])
            )
        case Sign.PAUSE:
            for x in (at.x() - unit, at.x() + unit / 3):
                painter.drawRect(QRectF(x, at.y() - unit, unit * 2 / 3, 2 * unit))
        case Sign.CLOCK:
            tips = ((0, -1), (1, 0), (0, 1), (-1, 0))
            painter.drawPolygon(QPolygonF([QPointF(at.x() + x * 1.3 * unit, at.y() + y * 1.3 * unit) for x, y in tips]))
