"""The rights of respondents: find one, hand out what is stored, note the wish to be erased, erase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from PySide6.QtCore import Signal

from cxfield.sync.person_messages import PersonFound
from ui.keys.key_action import Place
from ui.language import tr
from ui.supervisor.office_page import Deed, Lines, OfficePage
from ui.widgets.asked_line import AskedLine


def _lines() -> Lines[PersonFound]:
    def cells(person: PersonFound, _now: datetime) -> Sequence[str]:
        case = person.case
        return (
            case.case_id,
            case.name,
            ", ".join(case.phones),
            str(person.interviews),
            f"{person.recordings} · {_consent_words(person)}",
            _wish_words(person),
        )

    return Lines(
        headers=(
            tr("Case"),
            tr("Name"),
            tr("Phone"),
            tr("Interviews"),
            tr("Recordings, consent"),
            tr("Wish"),
        ),
        widths=(85, 180, 165, 80, 165, 270),
        cells=cells,
        key=lambda person: person.case.case_id,
    )


def _consent_words(person: PersonFound) -> str:
    of_recording = [one for one in person.consents if one.purpose == "recording"]
    if not of_recording:
        return tr("not asked")
    last = of_recording[-1]
    if last.withdrawn_at:
        return tr("taken back")
    return tr("given") if last.is_given else tr("refused")


def _wish_words(person: PersonFound) -> str:
    if not person.due_at:
        return ""
    left = (date.fromisoformat(person.due_at) - datetime.now(UTC).date()).days
    if left < 0:
        return tr("erase: late since {day}").format(day=person.due_at)
    return tr("erase by {day}").format(day=person.due_at)


class PersonsView(OfficePage[PersonFound]):
    """Shows people and says what is wished. Erasing asks for the case id, typed.

    Only an administrator erases (`may_erase`); everybody else of the office notes the wish.
    """

    place = Place.PERSONS
    enter = "export"
    find_requested = Signal(str)
    export_requested = Signal(object)  # PersonFound
    ask_requested = Signal(object)
    withdraw_requested = Signal(object)
    erase_requested = Signal(object)

    def __init__(self, *, may_erase: bool) -> None:
        self._may_erase = may_erase
        super().__init__(tr("Personal data"), _lines())
        hint = tr("Enter searches")
        self._words = self.add_line(AskedLine(tr("Name, number, e-mail, address or case id"), hint))
        self._words.given.connect(self._on_find)
        self._typed = self.add_asked(AskedLine(""))
        self._typed.given.connect(self._on_typed)

    def deeds(self) -> Sequence[Deed]:
        erase = [Deed("erase", tr("Erase"))] if self._may_erase else []
        return (
            Deed("export", tr("Write what is stored")),
            Deed("ask", tr("Note the wish to be erased")),
            Deed("withdraw", tr("Take recording back")),
            *erase,
            Deed("search", tr("Search"), needs_line=False),
        )

    def refresh_words(self) -> str:
        return tr("Open wishes")

    # ---- showing ----

    def show_wishes(self, people: Sequence[PersonFound], erased: int) -> None:
        """Show who waits to be erased, and how many people were."""
        self.show_status(tr("%n person(s) erased in this study", n=erased))
        heading = tr("Who wants to be erased") if people else ""
        self.show_lines(people, heading=heading, empty=tr("Nobody waits to be erased."))

    def show_found(self, people: Sequence[PersonFound]) -> None:
        """Show whom the words fit; the keys go to them."""
        heading = tr("%n person(s) found", n=len(people)) if people else ""
        self.show_lines(people, heading=heading, empty=tr("Nobody was found."))
        if people:
            self.focus_lines()

    def focus_first(self) -> None:
        """Give the keys to the search."""
        self._words.take_keys()

    # ---- wishes ----

    def _on_find(self, words: str) -> None:
        self.quiet()
        if len(words) < 2:
            self.complain(tr("Write at least two letters or digits of what is known of the person."))
        else:
            self.find_requested.emit(words)

    def do(self, action: str) -> None:
        if action == "search":
            self._words.take_keys()
            return
        person = self.lit()
        self.quiet()
        if person is None:
            self.complain(tr("Search for the person first, then choose them in the table."))
        elif action == "export":
            self.export_requested.emit(person)
        elif action == "ask":
            self.ask_requested.emit(person)
        elif action == "withdraw":
            self.withdraw_requested.emit(person)
        elif not self._may_erase:
            self.complain(tr("An administrator erases. Note the wish: it then stands in the administrator’s list."))
        else:
            self._ask_typed(person)

    def _ask_typed(self, person: PersonFound) -> None:
        words = tr(
            "Name, numbers, address, answers, recordings and contacts of {case} go from the server, and from every "
            "laptop at its next contact. It cannot be taken back."
        )
        self._typed.set_name(tr("Type the case id {case} to erase").format(case=person.case.case_id))
        self.ask(words.format(case=person.case.case_id), self._typed)

    def _on_typed(self, text: str) -> None:
        person = self.lit()
        if person is None:
            return
        if text == person.case.case_id:
            self.quiet()
            self.erase_requested.emit(person)
        else:
            self.complain(tr("That is not the case id of the person that is lit; nothing was erased."))
