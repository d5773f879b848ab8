"""The supervisor's page of a study: five figures, cases and interviews behind them, reports and data one key away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from cxfield.analysis.study_data import CaseRecord, InterviewRecord
from ui.desk.reason_panel import ReasonPanel
from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.keys.place_keys import PlaceKeys
from ui.supervisor.figure_card import Figure, FigureCard
from ui.supervisor.files_panel import FilesPanel
from ui.supervisor.review_panel import ReviewPanel
from ui.supervisor.study_tables import RECORD_ROLE, RecordTableView, case_model, interview_model
from ui.theme import current_theme
from ui.widgets import Card, HeaderBar, KeyHint, KeyHintBar, MessageBox, StatusLine, TextLabel

DONE = ("completed", "approved", "rejected")
LOW = 640
"""Below this height, in pixels at 100 %, the tables have few lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyPicture:
    """All that the page shows of one study, as it stood at `now`.

    Attributes:
        problems: Sentences on journals that could not be read; empty when all is well.
    """

    study: str
    now: datetime
    figures: tuple[Figure, ...]
    cases: tuple[CaseRecord, ...]
    interviews: tuple[InterviewRecord, ...]
    problems: tuple[str, ...] = ()


class SupervisorView(QWidget):
    """Shows a `StudyPicture` and says what the supervisor asked for. Decides nothing."""

    place = Place.SUPERVISOR
    study_chosen = Signal(str)
    refresh_requested = Signal()
    report_requested = Signal()
    transcript_requested = Signal(object)  # InterviewRecord
    replay_requested = Signal(object)  # InterviewRecord
    reopen_requested = Signal(object, str)  # InterviewRecord, why
    review_given = Signal(object, str, str)  # InterviewRecord, verdict, note
    files_requested = Signal(object, str)  # InterviewRecord, pass-phrase
    aside_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()
    devices_requested = Signal()
    persons_requested = Signal()
    calls_requested = Signal()
    keeping_requested = Signal()
    account_requested = Signal()
    cancel_requested = Signal()
    user_change_requested = Signal()
    help_requested = Signal()

    def __init__(self, user: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._user = user
        self._studies = QComboBox()
        self._studies.setAccessibleName(self.tr("Study"))
        self._studies.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._status = StatusLine("", "muted")
        self._updated = ""
        self._message = MessageBox("good", self.tr("Done"))
        self._complaint = MessageBox("hard", self.tr("Not done"))
        self._figures = [FigureCard() for _ in range(5)]
        self._filter = QLineEdit()
        self._tabs = QTabWidget()
        self.cases = case_model(self)
        self.interviews = interview_model(self)
        self._case_table = RecordTableView(self.tr("Cases"), (130, 200, 300, 80, 210))
        self._interview_table = RecordTableView(self.tr("Interviews"), (150, 130, 150, 230, 80, 130))
        self._bar = KeyHintBar()
        self._reason, self._review, self._files = ReasonPanel(), ReviewPanel(), FilesPanel()
        self._aside_count = 0
        self._lay_out()
        self._keys = PlaceKeys(self, self.place, self._on_action)
        self._is_working = False
        self._connect()

    def _lay_out(self) -> None:
        theme = current_theme()
        top = HeaderBar([TextLabel(self.tr("Fieldwork"), "heading"), self._studies], [self._status])
        figures = QHBoxLayout()
        figures.setSpacing(theme.px(16))
        for card in self._figures:
            figures.addWidget(card, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        middle.setSpacing(theme.px(16))
        middle.addWidget(self._message)
        middle.addWidget(self._complaint)
        middle.addWidget(self._reason)
        middle.addWidget(self._review)
        middle.addWidget(self._files)
        middle.addLayout(figures)
        middle.addWidget(self._tables_card(), 1)
        self._message.hide()
        self._complaint.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(top)
        outer.addLayout(middle, 1)
        outer.addWidget(self._bar)

    def _tables_card(self) -> Card:
        self._case_table.setModel(self.cases)
        self._interview_table.setModel(self.interviews)
        self._tabs.addTab(self._interview_table, self.tr("Interviews"))
        self._tabs.addTab(self._case_table, self.tr("Cases"))
        self._filter.setPlaceholderText(
            self.tr("Filter both tables ({key})").format(key=cap_in_use(Place.SUPERVISOR, "filter"))
        )
        self._filter.setAccessibleName(
            self.tr("Filter both tables ({key})").format(key=cap_in_use(Place.SUPERVISOR, "filter"))
        )
        self._filter.setClearButtonEnabled(True)
        card = Card()
        space = current_theme().px
        card.body.setContentsMargins(space(16), space(12), space(16), space(12))
        self._filter.setMinimumWidth(space(300))
        beside = QWidget(self)  # the tabs ask a widget in their corner for its hint alone
        corner = QHBoxLayout(beside)
        corner.setContentsMargins(0, 0, 0, space(4))
        corner.addWidget(self._filter)
        self._tabs.setCornerWidget(beside)
        card.body.addWidget(self._tabs, 1)
        return card

    def _connect(self) -> None:
        self._studies.currentTextChanged.connect(self.study_chosen)
        self._filter.textChanged.connect(self.cases.set_filter)
        self._filter.textChanged.connect(self.interviews.set_filter)
        self._interview_table.record_open_requested.connect(self.transcript_requested)
        self._bar.triggered.connect(self._on_action)
        self._reason.given.connect(self.reopen_requested)
        self._reason.closed.connect(self.focus_first)
        self._files.given.connect(self.files_requested)
        self._files.closed.connect(self.focus_first)
        for left in (self._files.closed, self._files.given):
            left.connect(lambda *_about: self._show_figures(True))
        self._review.given.connect(self.review_given)
        self._review.closed.connect(self.focus_first)
        self._keys.changed.connect(lambda: self._show_hints(working=self._is_working))
        self._show_hints(working=False)

    def _show_hints(self, *, working: bool) -> None:
        self._is_working, cap = working, self._keys.cap
        hints = [
            KeyHint(action="report", key=cap("report"), words=self.tr("PDF report"), primary=True, enabled=not working),
            KeyHint(action="transcript", key=cap("transcript"), words=self.tr("Transcript"), enabled=not working),
            KeyHint(action="replay", key=cap("replay"), words=self.tr("Replay"), enabled=not working),
            KeyHint(action="reopen", key=cap("reopen"), words=self.tr("Send back"), enabled=not working),
            KeyHint(action="review", key=cap("review"), words=self.tr("Judge"), enabled=not working),
            KeyHint(action="files", key=cap("files"), words=self.tr("Recordings"), rank=2, enabled=not working),
            KeyHint(action="aside", key=cap("aside"), words=self._aside_words(), enabled=not working),
            KeyHint(action="export", key=cap("export"), words=self.tr("Export data"), enabled=not working),
            KeyHint(action="rescue", key=cap("rescue"), words=self.tr("Import a rescue file"), rank=2),
            KeyHint(action="devices", key=cap("devices"), words=self.tr("Devices"), rank=2),
            KeyHint(action="persons", key=cap("persons"), words=self.tr("Personal data"), rank=2),
            KeyHint(action="calls", key=cap("calls"), words=self.tr("Call queue"), rank=2),
            KeyHint(action="keeping", key=cap("keeping"), words=self.tr("How long data are kept"), rank=2),
            KeyHint(action="account", key=cap("account"), words=self.tr("Password and lock"), rank=2),
            KeyHint(action="refresh", key=cap("refresh"), words=self.tr("Refresh"), enabled=not working),
            KeyHint(action="filter", key=cap("filter"), words=self.tr("Filter")),
            KeyHint(action="user", key=cap("user"), words=self.tr("Change user")),
            KeyHint(action="help", key=cap("help"), words=self.tr("Help")),
        ]
        if working:
            hints.append(KeyHint(action="cancel", key=cap("cancel"), words=self.tr("Cancel")))
        self._bar.set_hints(hints)
        self._bar.set_note(self.tr("Signed in as {user}").format(user=self._user))

    # ---- showing ----

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low the figures give room to the tables."""
        super().resizeEvent(event)
        for card in self._figures:
            card.set_low(event.size().height() < current_theme().px(LOW))

    def set_studies(self, names: Sequence[str]) -> None:
        """Offer the studies; the first is chosen."""
        self._studies.blockSignals(True)
        self._studies.clear()
        self._studies.addItems(list(names))
        self._studies.blockSignals(False)

    def show_study(self, picture: StudyPicture) -> None:
        """Show `picture`."""
        for card, figure in zip(self._figures, picture.figures, strict=False):
            card.show_figure(figure)
        self.cases.set_records(picture.cases, picture.now)
        newest = sorted(picture.interviews, key=lambda r: r.started_at, reverse=True)
        self.interviews.set_records(newest, picture.now)
        self._tabs.setTabText(0, self.tr("Interviews") + f" ({len(picture.interviews)})")
        self._tabs.setTabText(1, self.tr("Cases") + f" ({len(picture.cases)})")
        self._updated = self.tr("updated {time}").format(time=f"{picture.now.astimezone():%H:%M:%S}")
        self._status.show_status(self._updated, "good")
        if self._interview_table.model().rowCount():
            self._interview_table.selectRow(0)
        if picture.problems:
            self.complain(" ".join(picture.problems[:3]))

    def show_aside(self, count: int) -> None:
        """Say how much the server keeps aside that nobody settled."""
        self._aside_count = count
        self._show_hints(working=self._is_working)

    def _aside_words(self) -> str:
        return self.tr("Kept aside") + (f" ({self._aside_count})" if self._aside_count else "")

    def set_working(self, sentence: str) -> None:
        """Say what is under way; empty ends it."""
        self._status.show_status(sentence or self._updated, "muted" if sentence else "good")
        self._show_hints(working=bool(sentence))

    def say_done(self, sentence: str) -> None:
        """Say what was made and where it is."""
        self._message.set_text(sentence)
        self._complaint.set_text("")

    def complain(self, sentence: str) -> None:
        """Say what went wrong and what to do; empty takes it back."""
        self._complaint.set_text(sentence)
        self._message.set_text("")

    # ---- keys ----

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def _on_action(self, action: str) -> None:
        match action:
            case "report":
                self.report_requested.emit()
            case "transcript":
                self._with_chosen(self.transcript_requested.emit)
            case "replay":
                self._with_chosen(self.replay_requested.emit)
            case "reopen":
                self._with_chosen(self._ask_why)
            case "review":
                self._with_chosen(self._judge)
            case "files":
                self._with_chosen(self._ask_phrase)
            case "aside":
                self.aside_requested.emit()
            case "export":
                self.export_requested.emit()
            case "rescue":
                self.import_requested.emit()
            case "devices":
                self.devices_requested.emit()
            case "persons":
                self.persons_requested.emit()
            case "calls":
                self.calls_requested.emit()
            case "keeping":
                self.keeping_requested.emit()
            case "account":
                self.account_requested.emit()
            case "refresh":
                self.refresh_requested.emit()
            case "filter":
                self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case "user":
                self.user_change_requested.emit()
            case "cancel":
                self.cancel_requested.emit()
            case "help":
                self.help_requested.emit()

    def _with_chosen(self, do: Callable[[InterviewRecord], object]) -> None:
        index = self._interview_table.currentIndex()
        if index.isValid():
            do(index.data(RECORD_ROLE))
        else:
            self.complain(self.tr("Choose an interview in the table first."))

    def _ask_phrase(self, record: InterviewRecord) -> None:
        """Ask for the pass-phrase in the page itself; the figures make room for it."""
        self._show_figures(False)
        self._files.ask(record.case_id or record.interview_id, record)

    def _show_figures(self, is_shown: bool) -> None:
        for card in self._figures:
            card.setVisible(is_shown)

    def _ask_why(self, record: InterviewRecord) -> None:
        """Ask for the reason in the page itself; what is not completed cannot be sent back."""
        if record.status in DONE:
            self._reason.ask(record.case_id or record.interview_id, record)
        else:
            self.complain(self.tr("Only a completed interview can be sent back."))

    def _judge(self, record: InterviewRecord) -> None:
        if record.status in DONE:
            self._review.ask(record.case_id or record.interview_id, record)
        else:
            self.complain(self.tr("Only a completed interview can be judged."))

    def focus_first(self) -> None:
        """Give the keys to the interviews."""
        self._interview_table.setFocus(Qt.FocusReason.OtherFocusReason)
