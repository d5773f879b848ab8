"""The numbers of a range question, computed exactly: start, end and step as the script writes them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from cxfield.questionnaire.model import Question
from ui.interview.typed_answer import Reading
from ui.interview.typed_numbers import read_decimal, shown_number
from ui.language import tr

_ODK = "{http://www.opendatakit.org/xforms}"
MOST_TICKS = 20


@dataclass(frozen=True, slots=True)
class RangeScale:
    """From `start` to `end`, which may lie below `start`, by `step`, which is above 0."""

    start: Decimal
    end: Decimal
    step: Decimal
    tick_interval: Decimal | None = None

    @property
    def low(self) -> Decimal:
        return min(self.start, self.end)

    @property
    def high(self) -> Decimal:
        return max(self.start, self.end)

    @property
    def values(self) -> int:
        """How many numbers there are."""
        return int((self.high - self.low) // self.step) + 1

    def share(self, value: Decimal) -> float:
        """Return how far `value` lies from start (0) to end (1)."""
        return float((value - self.start) / (self.end - self.start))

    def at_share(self, share: float) -> Decimal:
        """Return the number nearest to a place between start (0) and end (1)."""
        steps = round(float((self.high - self.low) / self.step) * min(max(share, 0.0), 1.0))
        return self.at(min(steps, self.values - 1))

    def at(self, steps: int) -> Decimal:
        """Return the number so many steps from the start; counted from 0, held inside the range."""
        held = min(max(steps, 0), self.values - 1)
        return self.start + (self.step if self.end > self.start else -self.step) * held

    def moved(self, value: Decimal, steps: int) -> Decimal:
        """Return the number `steps` above `value` (below, where negative), inside the range and on a step."""
        here = (value - self.start) / self.step
        rising = self.end > self.start
        place = here if rising else -here
        move = steps if rising else -steps
        return self.at(int(place.to_integral_value()) + move)

    def ticks(self) -> tuple[Decimal, ...]:
        """Return where marks stand: at each step while that are few, else at the interval, else at both ends."""
        interval = self.tick_interval or self.step
        count = int((self.high - self.low) / interval)
        if not 1 <= count <= MOST_TICKS:
            return (self.start, self.end)
        sign = 1 if self.end > self.start else -1
        marks = tuple(self.start + sign * interval * number for number in range(count + 1))
        return marks if marks[-1] == self.end else (*marks, self.end)

    def read(self, typed: str) -> Reading:
        """Read a typed number; one off the range or between the steps is said."""
        reading = read_decimal(typed)
        if reading.problem or not reading.value:
            return reading
        value = Decimal(reading.value)
        if not self.low <= value <= self.high:
            sentence = tr("Type a number from {low} to {high}.")
            return Reading(problem=sentence.format(low=shown(self.low), high=shown(self.high)))
        if (value - self.start) % self.step != 0:
            near = self.at_share(self.share(value))
            above = self.moved(near, 1 if near < value else -1)
            pair = sorted({near, above})
            sentence = tr("That number lies between two steps: {below} or {above}?")
            return Reading(problem=sentence.format(below=shown(pair[0]), above=shown(pair[-1])))
        return Reading(stored(value))


def range_scale(question: Question | None) -> RangeScale | None:
    """Return the scale of a range question; None where its numbers make none."""
    if question is None:
        return None
    try:
        start, end = Decimal(question.range_start or "0"), Decimal(question.range_end or "10")
        step = abs(Decimal(question.range_step or "1"))
        tick = abs(Decimal(question.extra.get(_ODK + "tick-interval", "0") or "0"))
    except InvalidOperation:
        return None
    if not all(number.is_finite() for number in (start, end, step)) or not step or start == end:
        return None
    return RangeScale(start, end, step, tick or None) if step <= abs(end - start) else None


def stored(value: Decimal) -> str:
    """Return a number as it is stored: without zeros behind the decimals."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def shown(value: Decimal) -> str:
    """Return a number as it stands on the screen."""
    return shown_number(stored(value), grouped=True)
