"""The call queue of a study: who has which case, which come next, and results that came after their turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal

from cxfield.sync.queue_messages import LateResult, QueueLine, QueuePicture, QueueState
from ui.keys.key_action import Place
from ui.language import tr
from ui.supervisor.calls_words import counts_words, late_words, state_words, when_words, who_words
from ui.supervisor.office_page import Deed, Lines, OfficePage
from ui.supervisor.study_tables import RecordTableModel, RecordTableView
from ui.widgets import TextLabel
from ui.widgets.asked_line import AskedLine

_FIRST = (QueueState.ORPHANED, QueueState.LEASED)


def _lines() -> Lines[QueueLine]:
    def cells(line: QueueLine, now: datetime) -> Sequence[str]:
        attempts = str(line.attempts) if line.attempts else ""
        return (line.case_id, state_words(line, now), who_words(line), when_words(line, now), attempts)

    return Lines(
        headers=(tr("Case"), tr("State"), tr("Who"), tr("When"), tr("Attempts")),
        widths=(130, 210, 260, 200, 80),
        cells=cells,
        key=lambda line: line.case_id,
    )


class CallsView(OfficePage[QueueLine]):
    """Shows the queue and says what is wished. Taking a case from somebody is asked for twice."""

    place = Place.CALLS
    free_requested = Signal(object)  # QueueLine
    add_requested = Signal(str)  # case id

    def __init__(self) -> None:
        super().__init__(tr("Call queue"), _lines())
        self._added = self.add_asked(AskedLine(tr("Id of the case that is to be called, again or for the first time")))
        self._added.given.connect(lambda case_id: self.add_requested.emit(case_id) if case_id else None)
        headers = (tr("Received"), tr("Case"), tr("From"), tr("Next call wished"))
        self.late: RecordTableModel[LateResult] = RecordTableModel(headers, late_words, self)
        self._late_table = RecordTableView(tr("Results that came too late"), (130, 130, 260, 260))
        self._late_table.setModel(self.late)
        self._late_heading = TextLabel("", "soft", wrap=True)
        self.card.body.addWidget(self._late_heading)
        self.card.body.addWidget(self._late_table, 1)
        self._show_late(())

    def deeds(self) -> Sequence[Deed]:
        return (
            Deed("free", tr("Let it be called again")),
            Deed("add", tr("Put a case into the queue"), needs_line=False),
        )

    # ---- showing ----

    def show_queue(self, picture: QueuePicture) -> None:
        """Show what somebody should look at first, then who calls, then what comes."""
        held = sorted(picture.held, key=lambda line: (_FIRST.index(line.state), line.until))
        words = tr("No case waits to be called. Cases come into the queue with the study or from a supervisor.")
        read = tr("updated {time}").format(time=f"{datetime.now():%H:%M:%S}")
        heading = " · ".join(part for part in (counts_words(picture), read) if part)
        self.show_lines([*held, *picture.coming], heading=heading, empty=words)
        trouble = picture.orphaned + len(picture.late_results)
        ready = tr("{n} ready").format(n=picture.due) if picture.ready else ""
        self.show_status(tr("{n} need a look").format(n=trouble) if trouble else ready, "soft" if trouble else "good")
        self._show_late(picture.late_results)

    def _show_late(self, results: Sequence[LateResult]) -> None:
        self.late.set_records(results, datetime.now(UTC))
        words = tr(
            "Results that came too late: the case had gone on to somebody else. What was written on it came by itself; "
            "ask who called what was said."
        )
        self._late_heading.setText(words if results else "")
        for widget in (self._late_heading, self._late_table):
            widget.setVisible(bool(results))

    # ---- wishes ----

    def do(self, action: str) -> None:
        if action == "add":
            self.quiet()
            self._added.ask()
            return
        line = self.lit()
        if line is None or line.state not in _FIRST:
            self.complain(tr("Nobody holds this case; it is called when its turn comes."))
            return
        words = tr("{user} loses {case}, and a result from there comes too late. Press {key} once more.")
        asked = words.format(user=line.user, case=line.case_id, key=self.cap("free"))
        if line.state is QueueState.ORPHANED or self.is_sure(line.case_id, asked):
            self.quiet()
            self.free_requested.emit(line)
