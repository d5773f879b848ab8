"""Secrets as people read them to one another: letters that are not mixed up, in groups that check themselves.

Each group of a spoken code is four letters and a check letter over GF(32): one wrong letter, two swapped ones or two
swapped groups do not pass, and the listener knows in which group it happened.
"""

from __future__ import annotations

import hashlib

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O, U."""
SECRET_BYTES = 20
"""160 bits: 32 letters, 40 with their checks."""
NUMBERS = 1024
"""The numbers of a device's codes go round."""
_MARK_LETTERS = 5
_DATA_LETTERS = 4
GROUP = _DATA_LETTERS + 1
_SLIPS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_POLYNOMIAL = 0b100101  # x⁵ + x² + 1


class CodeError(ValueError):
    """A code with a slip. `group` is the number of the first group that does not fit, from 1; 0: the length."""

    def __init__(self, group: int) -> None:
        super().__init__(f"group {group}")
        self.group = group


def without_slips(typed: str) -> str:
    """Return what was meant: no blanks and strokes, capital letters, O for 0 and I for 1 forgiven."""
    return "".join(letter for letter in typed.upper() if letter.isalnum()).translate(_SLIPS)


def grouped(letters: str, size: int) -> str:
    """Return letters in groups: `7K2QD-9XWTA`."""
    return "-".join(letters[start : start + size] for start in range(0, len(letters), size))


def spoken(secret: bytes) -> str:
    """Return the code for a secret (a multiple of 5 bytes), in groups of five letters."""
    bits = int.from_bytes(secret)
    count = len(secret) * 8 // 5
    values = [(bits >> 5 * (count - 1 - n)) & 31 for n in range(count)]
    groups = [values[start : start + _DATA_LETTERS] for start in range(0, count, _DATA_LETTERS)]
    checked = [[*group, _check(group, number)] for number, group in enumerate(groups)]
    return "-".join("".join(ALPHABET[value] for value in group) for group in checked)


def heard(typed: str, size: int) -> bytes:
    """Return the secret of `size` bytes.

    Raises:
        CodeError: Something was misheard or mistyped; it says in which group.
    """
    letters = without_slips(typed)
    bits = 0
    for number in range((len(letters) + GROUP - 1) // GROUP):
        values = [ALPHABET.find(letter) for letter in letters[number * GROUP : (number + 1) * GROUP]]
        if len(values) < GROUP or -1 in values or _check(values[:-1], number) != values[-1]:
            raise CodeError(number + 1)
        for value in values[:-1]:
            bits = bits << 5 | value
    if len(letters) // GROUP * _DATA_LETTERS * 5 != size * 8:
        raise CodeError(0)
    return bits.to_bytes(size)


def _check(values: list[int], number: int) -> int:
    """Return the check letter of a group; `number` in it makes swapped groups show."""
    total = (number + 1) & 31
    for place, value in enumerate(values, start=1):
        total ^= _times(value, 1 << place)
    return total


def _times(left: int, right: int) -> int:
    """Multiply in GF(32)."""
    product = 0
    while right:
        product ^= left if right & 1 else 0
        left = left << 1 ^ (_POLYNOMIAL if left & 16 else 0)
        right >>= 1
    return product


# ---- what the laptop shows ----


def shown(user: str, device: str, number: int) -> str:
    """Return what a device shows that waits for its code: `03-7K2QD` names its number and the device itself."""
    first, second = divmod(number % NUMBERS, 32)
    return f"{ALPHABET[first]}{ALPHABET[second]}-{_mark(user, device, number)}"


def number_shown(user: str, device: str, typed: str) -> int | None:
    """Return the number (below `NUMBERS`) that stands in what was typed; None: mistyped, or of another device."""
    letters = without_slips(typed)
    if len(letters) != 2 + _MARK_LETTERS or any(letter not in ALPHABET for letter in letters):
        return None
    number = ALPHABET.index(letters[0]) * 32 + ALPHABET.index(letters[1])
    return number if letters[2:] == _mark(user, device, number) else None


def _mark(user: str, device: str, number: int) -> str:
    digest = hashlib.sha256(f"{user}\n{device}\n{number % NUMBERS}".encode()).digest()
    return "".join(ALPHABET[byte & 31] for byte in digest[:_MARK_LETTERS])
