"""Numbers as interviewers type them, read forgivingly; each gives the text as stored."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ui.interview.typed_answer import Reading
from ui.language import current_language, tr

LARGEST_INTEGER = 2**31 - 1
"""XForms stores whole numbers in 32 bits."""
MOST_DIGITS = 15
"""More digits than this are not kept exactly by a double, which is what expressions compute with."""
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]")
_MINUS = re.compile("[−–‒]")
_EXPONENT = re.compile(r"[+-]?\d[\d.,]*e[+-]?\d*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands between thousands, and before decimals."""

    thousands: str
    decimal: str


_ENGLISH = Marks(",", ".")
_WITH_COMMA = Marks("\u00a0", ",")


def current_marks() -> Marks:
    """Return the marks of the window's language."""
    return _ENGLISH if current_language() == "en" else _WITH_COMMA


def read_integer(typed: str) -> Reading:
    """Whole numbers. Marks between thousands (space, apostrophe, point or comma) are fine where they part threes."""
    text = _cleaned(typed)
    if not text:
        return Reading()
    if re.fullmatch(r"[+-]?\d{1,3}([.,])\d{3}(\1\d{3})*", text):
        text = re.sub("[.,]", "", text)
    if problem := _sign_problem(text):
        return Reading(problem=problem)
    if re.fullmatch(r"[+-]?\d*[.,]\d*", text):
        return Reading(problem=tr("Type a whole number, without decimals."))
    if not re.fullmatch(r"[+-]?\d+", text, re.ASCII):
        return Reading(problem=tr("Type a whole number, for instance 34."))
    value = _canonical(text)
    if len(value) > 11 or abs(int(value)) > LARGEST_INTEGER:
        return Reading(problem=tr("That number is too long."))
    return Reading(value, echo=_echo(value, typed))


def read_decimal(typed: str) -> Reading:
    """Numbers with a decimal point or comma; `1,234` is what the window's language makes of it, as the echo says."""
    text = _cleaned(typed)
    if not text:
        return Reading()
    if problem := _sign_problem(text):
        return Reading(problem=problem)
    text = _with_point(text)
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", text, re.ASCII):
        return Reading(problem=tr("Type a number, for instance 3.5."))
    value = _canonical(text)
    if sum(character.isdigit() for character in value) > MOST_DIGITS:
        return Reading(problem=tr("That number is too long."))
    return Reading(value, echo=_echo(value, typed))


def _cleaned(typed: str) -> str:
    return _MINUS.sub("-", _SPACES.sub("", typed))


def _sign_problem(text: str) -> str:
    if _EXPONENT.fullmatch(text):
        return tr("Write the number out in full, without “e”.")
    if re.fullmatch(r"[\d.,]+-", text):
        return tr("Type the minus before the number.")
    return ""


def _with_point(text: str) -> str:
    """Return the number with a point before its decimals and nothing between its thousands."""
    marks = [character for character in text if character in ".,"]
    if len(set(marks)) == 2:
        decimal = marks[-1]
        grouping = "," if decimal == "." else "."
        parts_threes = re.fullmatch(rf"[+-]?\d{{1,3}}(\{grouping}\d{{3}})+\{decimal}\d*", text)
        return text.replace(grouping, "").replace(decimal, ".") if parts_threes else text
    if not marks:
        return text
    mark = marks[0]
    parts_threes = re.fullmatch(rf"[+-]?[1-9]\d{{0,2}}(\{mark}\d{{3}})+", text)
    if parts_threes and (len(marks) > 1 or mark == current_marks().thousands):
        return text.replace(mark, "")
    return text.replace(mark, ".")


def _canonical(text: str) -> str:
    """Return the digits as stored: no plus, no leading zeros, no bare point, no minus before nothing."""
    sign = "-" if text.startswith("-") else ""
    whole, point, decimals = text.lstrip("+-").partition(".")
    digits = (whole.lstrip("0") or "0") + (point + decimals if decimals else "")
    return digits if not digits.strip("0.") else sign + digits


def _echo(value: str, typed: str) -> str:
    """Return the number in the writing of the language where that differs from what was typed."""
    shown = shown_number(value, grouped=True)
    return "" if shown == typed.strip() or (value == typed.strip() and len(value) < 4) else shown


def shown_number(stored: str, *, grouped: bool = False) -> str:
    """Return a stored number as one would type it; what is no number stays as it is."""
    parsed = re.fullmatch(r"(-?)(\d+)(?:\.(\d+))?", stored, re.ASCII)
    if parsed is None:
        return stored
    marks = current_marks()
    whole = f"{int(parsed[2]):,}".replace(",", marks.thousands) if grouped else parsed[2]
    return parsed[1] + whole + (marks.decimal + parsed[3] if parsed[3] else "")


def read_digits(typed: str) -> Reading:
    """Text of digits as it stands (`numbers`): leading zeros stay."""
    text = typed.strip()
    if re.fullmatch(r"[\d\s+\-.,#*()/]*", text, re.ASCII):
        return Reading(text)
    return Reading(problem=tr("Only digits here, for instance 0012."))
