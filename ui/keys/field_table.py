"""The keys inside answer fields, as the fields declare them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ui.keys.key_action import FieldKey, portable


def field_kinds() -> tuple[tuple[str, tuple[FieldKey, ...]], ...]:
    """Return each kind of field that declares keys of its own, with them, by name."""
    from ui.interview import field_factory  # noqa: F401 - only here: it loads all fields, which load the table
    from ui.interview.answer_field import AnswerField

    def below(kind: type[AnswerField]) -> Iterator[type[AnswerField]]:
        for sub in kind.__subclasses__():
            yield sub
            yield from below(sub)

    own = [kind for kind in below(AnswerField) if "keys" in vars(kind)]
    return tuple(sorted((_name(kind.__name__), kind.keys()) for kind in own))


def keys_of_fields() -> frozenset[str]:
    """Return every key that some field takes itself."""
    return frozenset(portable(key) for _, keys in field_kinds() for line in keys for key in line.keys)


def _name(class_name: str) -> str:
    """`LongTextField` is `Long text`."""
    words = re.findall(r"[A-Z][a-z]*", class_name.removesuffix("Field"))
    return " ".join(words).capitalize()
