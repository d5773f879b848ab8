"""How long a study keeps what is personal. Only to be read: an administrator sets it on the server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from cxfield.sync.person_messages import KeptTerms
from ui.keys.key_action import Place
from ui.language import tr
from ui.supervisor.office_page import Lines, OfficePage
from ui.widgets import TextLabel


@dataclass(frozen=True, slots=True)
class Term:
    """One line: what is kept, how many days (0: not limited), and up to which day where that is known."""

    what: str
    days: int
    until: date | None


def _lines() -> Lines[Term]:
    def cells(term: Term, now: datetime) -> Sequence[str]:
        days = tr("%n day(s)", n=term.days) if term.days else tr("not limited")
        if not term.days:
            return (term.what, days, "")
        if term.until is None:
            return (term.what, days, tr("the end of fieldwork is not set"))
        words = tr("was kept until {day}, goes by itself") if term.until < now.date() else tr("until {day}")
        return (term.what, days, words.format(day=term.until.isoformat()))

    return Lines(
        headers=(tr("What"), tr("After the end of fieldwork"), tr("Kept")),
        widths=(320, 220, 440),
        cells=cells,
        key=lambda term: term.what,
    )


def terms_of(said: KeptTerms) -> list[Term]:
    """Return the lines of a study."""
    end = date.fromisoformat(said.field_ends_on) if said.field_ends_on else None
    kept = (
        (tr("Names, numbers and addresses"), said.contact_days),
        (tr("Recordings"), said.recording_days),
        (tr("Everything of a person, answers too"), said.answer_days),
    )
    return [Term(what, days, end + timedelta(days=days) if end and days else None) for what, days in kept]


class KeepingView(OfficePage[Term]):
    """Shows the terms; there is nothing to be done here but to read."""

    place = Place.KEEPING

    def __init__(self) -> None:
        super().__init__(tr("How long data are kept"), _lines())
        self._personal = TextLabel("", "body", wrap=True)
        how = tr(
            "An administrator changes this on the server: cxfield person keep. What did not arrive whole or lies in no "
            "backup yet waits."
        )
        self._how = TextLabel(how, "muted", wrap=True)
        for label in (self._personal, self._how):
            self.card.body.addWidget(label)

    def show_terms(self, said: KeptTerms) -> None:
        """Show how long the study keeps what."""
        end = said.field_ends_on
        words = tr("Fieldwork ends on {day}. Days are counted from there.").format(day=end) if end else ""
        unset = tr("The end of fieldwork is not set: nothing is erased by itself.")
        self.show_lines(terms_of(said), heading=words or unset, empty="")
        self._personal.setText(_personal_words(said))
        limits = [term.until for term in terms_of(said) if term.until]
        first = min((day for day in limits if day >= datetime.now(UTC).date()), default=None)
        self.show_status(tr("next on {day}").format(day=first.isoformat()) if first else "")


def _personal_words(said: KeptTerms) -> str:
    columns = ", ".join(said.attributes) or tr("the usual ones")
    parts = [tr("Personal columns of the sample: {names}.").format(names=columns)]
    if said.questions:
        asked = ", ".join(ref.rsplit("/", 1)[-1] for ref in said.questions)
        parts.append(tr("Questions whose answers only the team sees: {names}.").format(names=asked))
    return " ".join(parts)
