"""What is said of later answers that no longer count, or count again."""

from __future__ import annotations

from collections.abc import Sequence

from cxfield.fieldwork.fallout import Fallout, TouchedAnswer
from ui.interview.question_block import missing_words
from ui.interview.rich_text import plain_text
from ui.language import tr

LONGEST = 40


def fallout_words(fallout: Fallout) -> str:
    """Return the sentences; empty where nothing fell out or came back."""
    said = []
    if fallout.fallen:
        names = _names(fallout.fallen, fallout.more_fallen)
        said.append(tr("No longer counted: {answers}. They come back if you change it back.").format(answers=names))
    if fallout.rows_gone:
        rows = ", ".join(map(plain_text, fallout.rows_gone))
        said.append(tr("Rows taken out with their answers: {rows}.").format(rows=rows))
    if fallout.returned:
        said.append(tr("Counted again: {answers}.").format(answers=_names(fallout.returned, fallout.more_returned)))
    return "\n".join(said)


def _names(answers: Sequence[TouchedAnswer], more: int) -> str:
    words = [f"{_short(answer.title)} ({_short(_value(answer))})" for answer in answers]
    return ", ".join(words) + (f" {tr('and %n more', more)}" if more else "")


def _value(answer: TouchedAnswer) -> str:
    return missing_words(answer.missing) if answer.missing else answer.value


def _short(text: str) -> str:
    plain = plain_text(text).strip()
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1].rstrip() + "…"
