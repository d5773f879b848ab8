"""What the server keeps aside: a list with reasons, the events of one beside the server's, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from cxfield.sync.decision_messages import ADOPTED, ASKED, KEPT_SERVER, AsideEvents
from cxfield.sync.messages import QuarantineSummary
from ui.desk.local_time import short_moment
from ui.keys.key_action import Place
from ui.keys.place_keys import PlaceKeys
from ui.language import tr
from ui.supervisor.aside_words import event_words, reason_words, state_words, subject_words
from ui.supervisor.study_tables import RECORD_ROLE, RecordTableModel, RecordTableView
from ui.theme import current_theme
from ui.widgets import Card, HeaderBar, KeyHint, KeyHintBar, MessageBox, StatusLine, TextLabel

VERDICTS = {"adopt": ADOPTED, "keep": KEPT_SERVER, "ask": ASKED}


def _cells(line: QuarantineSummary, now: datetime) -> Sequence[str]:
    return (
        short_moment(datetime.fromisoformat(line.received_at), now),
        state_words(line),
        f"{line.user}, {line.device}",
        subject_words(line),
        line.sha256[:8].upper(),
        reason_words(line),
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


class AsideView(QWidget):
    """Shows what is kept aside and says what is wished. Nothing here deletes anything. Decides nothing."""

    place = Place.ASIDE
    looked_into = Signal(object)  # QuarantineSummary
    decided = Signal(object, str, str)  # QuarantineSummary, verdict, note
    refresh_requested = Signal()
    help_requested = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("Kept aside"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._status = StatusLine("", "muted")
        self._message = MessageBox("good", tr("Done"))
        self._complaint = MessageBox("hard", tr("Not done"))
        self._empty = TextLabel(
            tr("Nothing is kept aside: everything that was sent fitted. Nothing to do here."),
            "muted",
            wrap=True,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        headers = (tr("Received"), tr("State"), tr("From"), tr("What"), tr("Receipt"), tr("Why"))
        self.model: RecordTableModel[QuarantineSummary] = RecordTableModel(headers, _cells, self)
        self._table = RecordTableView(tr("Kept aside"), (110, 120, 150, 220, 110))
        self._theirs = EventList(tr("Kept aside"))
        self._server = EventList(tr("What the server has at the same place"))
        self._why = TextLabel("", "body", wrap=True)
        self._why_not = TextLabel("", "soft", wrap=True)
        self._note = QLineEdit()
        self._note.setMaxLength(2000)
        self._note.setPlaceholderText(tr("A note for who sent it; a question needs one"))
        self._note.setAccessibleName(self._note.placeholderText())
        self._bar = KeyHintBar()
        self._keys = PlaceKeys(self, self.place, self._on_action)
        self._lay_out()
        self._keys.changed.connect(self._show_hints)
        self._show_hints()

    def _lay_out(self) -> None:
        theme = current_theme()
        self._table.setModel(self.model)
        self._table.selectionModel().currentRowChanged.connect(lambda *_indexes: self._look())
        self._bar.triggered.connect(self._on_action)
        card = Card()
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(16))
        sides.addWidget(self._theirs, 1)
        sides.addWidget(self._server, 1)
        for widget in (self._message, self._complaint, self._empty):
            card.body.addWidget(widget)
            widget.hide()
        card.body.addWidget(self._table, 2)
        card.body.addWidget(self._why)
        card.body.addLayout(sides, 3)
        card.body.addWidget(self._why_not)
        card.body.addWidget(self._note)
        middle = QVBoxLayout()
        middle.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        middle.addWidget(card)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(HeaderBar([TextLabel(tr("Kept aside"), "heading")], [self._status]))
        outer.addLayout(middle, 1)
        outer.addWidget(self._bar)

    def _show_hints(self) -> None:
        cap = self._keys.cap
        words = (
            ("adopt", tr("Adopt as a new interview")),
            ("keep", tr("Keep the server’s")),
            ("ask", tr("Ask the interviewer")),
            ("note", tr("Note")),
            ("refresh", tr("Refresh")),
            ("close", tr("Back")),
            ("help", tr("Help")),
        )
        later = ("note", "refresh")
        self._bar.set_hints(
            [
                KeyHint(action=id, key=cap(id), words=text, primary=id == "adopt", rank=2 if id in later else 1)
                for id, text in words
            ]
        )

    # ---- showing ----

    def show_items(self, lines: Sequence[QuarantineSummary]) -> None:
        """Show the list, what waits first; the item that was lit stays lit."""
        lit = self._lit()
        ordered = sorted(lines, key=lambda line: bool(line.resolved_by))
        self.model.set_records(ordered, datetime.now(UTC))
        self._empty.setVisible(not lines)
        for widget in (self._table, self._why, self._theirs, self._server, self._note):
            widget.setVisible(bool(lines))
        waiting = sum(not line.resolved_by for line in lines)
        self._status.show_status(tr("{n} wait for you").format(n=waiting), "soft" if waiting else "good")
        same = (row for row, line in enumerate(ordered) if lit and line.sha256 == lit.sha256)
        if ordered:
            self._table.selectRow(next(same, 0))
        else:
            self.show_events(None)

    def show_events(self, events: AsideEvents | None) -> None:
        """Show both sides of the lit item."""
        self._theirs.show_lines(events.lines if events else [], "")
        self._server.show_lines(events.server_lines if events else [], tr("nothing") if events else "")
        self._why_not.setText(_why_not(events) if events else "")
        self._why_not.setVisible(bool(self._why_not.text()))

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self._complaint.set_text("")
        self._message.set_text(sentence)
        self._note.clear()

    def complain(self, sentence: str) -> None:
        """Say what was not done and why."""
        self._message.set_text("")
        self._complaint.set_text(sentence)

    def focus_first(self) -> None:
        """Give the keys to the table; to the page where there is none."""
        target = self._table if self._table.isVisible() else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- wishes ----

    def _lit(self) -> QuarantineSummary | None:
        index = self._table.currentIndex()
        line = index.data(RECORD_ROLE) if index.isValid() else None
        return line if isinstance(line, QuarantineSummary) else None

    def _look(self) -> None:
        line = self._lit()
        self.show_events(None)
        self._why.setText(reason_words(line) if line else "")
        if line is not None:
            self.looked_into.emit(line)

    def _on_action(self, action: str) -> None:
        match action:
            case "help":
                self.help_requested.emit()
            case "close":
                self.closed.emit()
            case "refresh":
                self.refresh_requested.emit()
            case "note":
                self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case _:
                self._decide(action)

    def _decide(self, action: str) -> None:
        line, note = self._lit(), self._note.text().strip()
        if line is None:
            self.complain(tr("There is nothing to decide about."))
        elif line.resolved_by:
            self.complain(tr("This is settled already; nothing was changed."))
        elif action == "ask" and not note:
            self.complain(tr("Write into the note what you want to know, then press the key again."))
            self._note.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.decided.emit(line, VERDICTS[action], note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)


def _why_not(events: AsideEvents) -> str:
    if events.can_be_adopted:
        return ""
    words = {
        "case": tr("It cannot be adopted: only an interview can, and this is the journal of a case."),
        "interview": tr("It cannot be adopted: it does not follow from what the server has. Ask who sent it."),
    }
    return words["case" if "Only an interview" in events.why_not else "interview"]
