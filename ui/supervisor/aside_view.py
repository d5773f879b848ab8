"""What the server keeps aside: a list with reasons, the events of one beside the server's, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from cxfield.sync.decision_messages import ADOPTED, ASKED, KEPT_SERVER, AsideEvents
from cxfield.sync.messages import QuarantineSummary
from ui.desk.local_time import short_moment
from ui.keys.key_action import Place
from ui.language import tr
from ui.supervisor.aside_words import event_words, reason_words, state_words, subject_words
from ui.supervisor.office_page import Deed, Lines, OfficePage
from ui.theme import current_theme
from ui.widgets import TextLabel
from ui.widgets.asked_line import AskedLine

VERDICTS = {"adopt": ADOPTED, "keep": KEPT_SERVER, "ask": ASKED}


def _lines() -> Lines[QuarantineSummary]:
    def cells(line: QuarantineSummary, now: datetime) -> Sequence[str]:
        return (
            short_moment(datetime.fromisoformat(line.received_at), now),
            state_words(line),
            f"{line.user}, {line.device}",
            subject_words(line),
            line.sha256[:8].upper(),
            reason_words(line),
        )

    return Lines(
        headers=(tr("Received"), tr("State"), tr("From"), tr("What"), tr("Receipt"), tr("Why")),
        widths=(110, 120, 150, 220, 110),
        cells=cells,
        key=lambda line: line.sha256,
    )


class EventList(QWidget):
    """Events in words under a heading."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget(self)
        self._list.setAccessibleName(heading)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current_theme().px(4))
        body.addWidget(TextLabel(heading, "section", self))
        body.addWidget(self._list, 1)

    def show_lines(self, lines: Sequence[str], empty: str) -> None:
        self._list.clear()
        self._list.addItems([event_words(line) for line in lines] or [empty])

    def words(self) -> list[str]:
        return [self._list.item(row).text() for row in range(self._list.count())]


class AsideView(OfficePage[QuarantineSummary]):
    """Shows what is kept aside and says what is wished. Nothing here deletes anything."""

    place = Place.ASIDE
    looked_into = Signal(object)  # QuarantineSummary
    decided = Signal(object, str, str)  # QuarantineSummary, verdict, note

    def __init__(self) -> None:
        super().__init__(tr("Kept aside"), _lines())
        self._theirs = EventList(tr("Kept aside"))
        self._server = EventList(tr("What the server has at the same place"))
        self._why = TextLabel("", "body", wrap=True)
        self._why_not = TextLabel("", "soft", wrap=True)
        self._note = AskedLine(tr("Note"), tr("A note for who sent it; a question needs one"), width=0)
        self._note.line.setMaxLength(2000)
        self._lay_out_sides()
        self.table.selectionModel().currentRowChanged.connect(lambda *_indexes: self._look())

    def _lay_out_sides(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(current_theme().px(16))
        sides.addWidget(self._theirs, 1)
        sides.addWidget(self._server, 1)
        self.card.body.addWidget(self._why)
        self.card.body.addLayout(sides, 2)
        self.card.body.addWidget(self._why_not)
        self.card.body.addWidget(self.watched(self._note))

    def deeds(self) -> Sequence[Deed]:
        return (
            Deed("adopt", tr("Adopt as a new interview")),
            Deed("keep", tr("Keep the server’s")),
            Deed("ask", tr("Ask the interviewer")),
            Deed("note", tr("Note"), 2),
        )

    # ---- showing ----

    def show_items(self, lines: Sequence[QuarantineSummary]) -> None:
        """Show the list, what waits first."""
        for widget in (self._why, self._theirs, self._server, self._note):
            widget.setVisible(bool(lines))
        waiting = sum(not line.resolved_by for line in lines)
        self.show_status(tr("{n} wait for you").format(n=waiting), "soft" if waiting else "good")
        if not lines:
            self.show_events(None)
        ordered = sorted(lines, key=lambda line: bool(line.resolved_by))
        self.show_lines(
            ordered, empty=tr("Nothing is kept aside: everything that was sent fitted. Nothing to do here.")
        )

    def show_events(self, events: AsideEvents | None) -> None:
        """Show both sides of the lit item."""
        self._theirs.show_lines(events.lines if events else [], "")
        self._server.show_lines(events.server_lines if events else [], tr("nothing") if events else "")
        self._why_not.setText(_why_not(events) if events else "")
        self._why_not.setVisible(bool(self._why_not.text()))

    def show_done(self, sentence: str) -> None:
        super().show_done(sentence)
        self._note.line.clear()

    # ---- wishes ----

    def _look(self) -> None:
        line = self.lit()
        self.show_events(None)
        self._why.setText(reason_words(line) if line else "")
        if line is not None:
            self.looked_into.emit(line)

    def do(self, action: str) -> None:
        if action == "note":
            self._note.take_keys()
        else:
            self._decide(action)

    def _decide(self, action: str) -> None:
        line, note = self.lit(), self._note.text()
        if line is None:
            self.complain(tr("There is nothing to decide about."))
        elif line.resolved_by:
            self.complain(tr("This is settled already; nothing was changed."))
        elif action == "ask" and not note:
            self.complain(tr("Write into the note what you want to know, then press the key again."))
            self._note.take_keys()
        else:
            self.decided.emit(line, VERDICTS[action], note)


def _why_not(events: AsideEvents) -> str:
    if events.can_be_adopted:
        return ""
    words = {
        "case": tr("It cannot be adopted: only an interview can, and this is the journal of a case."),
        "interview": tr("It cannot be adopted: it does not follow from what the server has. Ask who sent it."),
    }
    return words["case" if "Only an interview" in events.why_not else "interview"]
