"""Functions on dates and times."""

from __future__ import annotations

import math
from datetime import time
from typing import TYPE_CHECKING, Any

from cxfield.xpath.dates import INVALID, DateValue, date_from_days, format_moment, time_fraction
from cxfield.xpath.errors import XPathError
from cxfield.xpath.function import plain
from cxfield.xpath.functions_string import joined
from cxfield.xpath.values import to_boolean, to_date, to_number, to_text

if TYPE_CHECKING:
    from cxfield.xpath.environment import Context

_MIDNIGHT = time()


@plain("today", returns="date", in_context=True, volatile=True)
def today(context: Context) -> DateValue:
    now = context.environment.now().astimezone(context.environment.zone)
    return DateValue(now.replace(hour=0, minute=0, second=0, microsecond=0, fold=0), True)


@plain("now", returns="date", in_context=True, volatile=True)
def now(context: Context) -> DateValue:
    return DateValue(context.environment.now().astimezone(context.environment.zone))


@plain("date", "any", returns="any", in_context=True)
def date(context: Context, value: Any) -> DateValue | str:
    """The date or moment that `value` is; empty stays empty, days since 1970 become a moment, midnight a day."""
    found = _date(context, value)
    if isinstance(found, DateValue) and found.moment is not None and found.moment.time() == _MIDNIGHT:
        return DateValue(found.moment, True)
    return found


def _date(context: Context, value: Any) -> DateValue | str:
    if isinstance(value, bool):
        return INVALID
    found = to_date(value, context.environment)
    if found is not None:
        return found
    if isinstance(value, str):
        return INVALID if value else ""
    if isinstance(value, list) and not to_text(value, context.environment):
        return ""
    return date_from_days(to_number(value, context.environment), context.environment.zone)


plain("date-time", "any", returns="any", in_context=True)(date)


@plain("format-date", "any", "string", returns="string", in_context=True)
def format_date(context: Context, value: Any, pattern: str) -> str:
    """`value` written by `pattern`; empty if it is no date."""
    found = date(context, value)
    moment = found.moment if isinstance(found, DateValue) else None
    return "" if moment is None else joined(context, "", [format_moment(moment, pattern)])


plain("format-date-time", "any", "string", returns="string", in_context=True)(format_date)


@plain("decimal-date-time", "any", returns="number", in_context=True)
def decimal_date_time(context: Context, value: Any) -> float:
    """Days since 1970-01-01T00:00Z.

    Raises:
        XPathError: A text that is neither empty nor a date.
    """
    found = date(context, value)
    if isinstance(found, DateValue) and found.moment is None and not isinstance(value, float) and to_boolean(value):
        text = to_text(value, context.environment)
        raise XPathError(f"decimal-date-time() does not understand {text[:40]!r}; a date is YYYY-MM-DD.")
    return found.instant() if isinstance(found, DateValue) else math.nan


@plain("decimal-time", "any", returns="number", in_context=True)
def decimal_time(context: Context, value: Any) -> float:
    """The time as a share of the day; NaN if it is none."""
    environment = context.environment
    return time_fraction(to_text(value, environment).strip(), environment.zone, environment.now())
