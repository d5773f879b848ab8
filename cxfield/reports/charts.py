"""Charts drawn straight into the page, with their figures written at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from cxfield.reports.style import ACCENT, FAINT, GOOD, HARD, LINE, MUTED, REGULAR, SEMI_BOLD, TEXT, TRACK

LABEL_SIZE = 7.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A straight axis from `low` to `high`; `marks` are (value, label)."""

    low: float
    high: float
    marks: Sequence[tuple[float, str]]

    def place(self, value: float, width: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return max(0.0, min(1.0, share)) * width


class IntervalChart(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A dot for the estimate on a line for its interval; without bounds the dot alone."""

    PAD = 10

    def __init__(self, scale: Scale, estimate: float, low: float | None, high: float | None, *, width: float) -> None:
        super().__init__()
        self._scale, self._estimate, self._low, self._high = scale, estimate, low, high
        self.width, self.height = width, 26

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas, middle = self.canv, self.height - 9
        inner = self.width - 2 * self.PAD
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        canvas.line(self.PAD, middle, self.PAD + inner, middle)
        canvas.setFont(REGULAR, LABEL_SIZE)
        canvas.setFillColor(FAINT)
        for value, label in self._scale.marks:
            x = self.PAD + self._scale.place(value, inner)
            canvas.line(x, middle - 3, x, middle + 3)
            canvas.drawCentredString(x, middle - 14, label)
        self._draw_interval(middle, inner)

    def _draw_interval(self, middle: float, inner: float) -> None:
        canvas = self.canv
        canvas.setStrokeColor(ACCENT)
        canvas.setFillColor(ACCENT)
        if self._low is not None and self._high is not None:
            start, end = (self.PAD + self._scale.place(value, inner) for value in (self._low, self._high))
            canvas.setLineWidth(2)
            canvas.line(start, middle, end, middle)
            canvas.setLineWidth(1.2)
            for x in (start, end):
                canvas.line(x, middle - 3.5, x, middle + 3.5)
        canvas.circle(self.PAD + self._scale.place(self._estimate, inner), middle, 3.4, stroke=0, fill=1)


class ShareBar(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A horizontal bar for one share 0..1 of the whole width; None draws the track only."""

    def __init__(self, share: float | None, *, width: float, color: Color = ACCENT) -> None:
        super().__init__()
        self._share, self._color = share, color
        self.width, self.height = width, 12

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFillColor(TRACK)
        canvas.rect(0, 2, self.width, 7, stroke=0, fill=1)
        if self._share:
            canvas.setFillColor(self._color)
            canvas.rect(0, 2, max(0.7, self._share * self.width), 7, stroke=0, fill=1)


class NpsBar(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Detractors, passives and promoters as one bar; each part is labelled above or beside it."""

    def __init__(self, parts: Sequence[tuple[str, str, float]], *, width: float) -> None:
        """`parts`: (label, figure, share) of detractors, passives, promoters."""
        super().__init__()
        self._parts = parts
        self.width, self.height = width, 34

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas, x = self.canv, 0.0
        for (_, _, share), color in zip(self._parts, (HARD, FAINT, GOOD), strict=True):
            part = share * self.width
            canvas.setFillColor(color)
            canvas.rect(x, 6, max(0.0, part - 1), 9, stroke=0, fill=1)
            x += part
        self._draw_labels()

    def _draw_labels(self) -> None:
        """Write the three labels at the left end, in the middle and at the right end: they never meet."""
        canvas = self.canv
        for place, ((label, figure, _), color) in enumerate(zip(self._parts, (HARD, MUTED, GOOD), strict=True)):
            text = f"{label} "
            whole = stringWidth(text, REGULAR, 8) + stringWidth(figure, SEMI_BOLD, 8)
            x = (self.width - whole) * place / 2
            canvas.setFillColor(color)
            canvas.setFont(REGULAR, 8)
            canvas.drawString(x, 21, text)
            canvas.setFont(SEMI_BOLD, 8)
            canvas.drawString(x + stringWidth(text, REGULAR, 8), 21, figure)


class ColumnChart(Flowable):  # type: ignore[misc]  # reportlab has no types
    """One column for each (label, count); every count stands on its column, labels are thinned where they are many."""

    WIDEST_COLUMN = 34

    def __init__(self, columns: Sequence[tuple[str, int]], *, width: float, height: float = 110) -> None:
        super().__init__()
        self._columns = columns
        self.width, self.height = width, height

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        step = min(self.WIDEST_COLUMN * 1.4, self.width / len(self._columns))
        tallest = max(1, *(count for _, count in self._columns))
        floor, room = 14, self.height - 14 - 12
        every = self._label_step(step)
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(LINE)
        canvas.line(0, floor, step * len(self._columns), floor)
        for place, (label, count) in enumerate(self._columns):
            x, tall = place * step, room * count / tallest
            canvas.setFillColor(ACCENT)
            canvas.rect(x + step * 0.15, floor, step * 0.7, tall, stroke=0, fill=1)
            canvas.setFont(REGULAR, LABEL_SIZE)
            canvas.setFillColor(TEXT if count else FAINT)
            canvas.drawCentredString(x + step / 2, floor + tall + 3, str(count))
            if place % every == 0:
                canvas.setFillColor(MUTED)
                canvas.drawCentredString(x + step / 2, 3, label)

    def _label_step(self, step: float) -> int:
        widest = max(stringWidth(label, REGULAR, LABEL_SIZE) for label, _ in self._columns) + 4
        return max(1, -(-int(widest) // max(1, int(step))))
