"""*Sent and received*: each interview with what happened to it, the log of the runs, and the state of delivery."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from cxfield.fieldwork.delivery import DeliveryState, DeliveryStep, InterviewLine
from cxfield.store.sync_log import SyncRun
from ui.desk.delivery_pages import InterviewsPage, LogPage
from ui.desk.delivery_words import delivery_sentence, failure_words
from ui.desk.files_page import FilesPage
from ui.desk.reason_panel import ReasonPanel
from ui.keys.key_action import Place
from ui.keys.place_keys import PlaceKeys
from ui.theme import current_theme
from ui.widgets import Card, HeaderBar, KeyHint, KeyHintBar, MessageBox, StatusLine, TextLabel

__all__ = ["DeliveryView", "delivery_sentence"]
UNDER_WAY = ("draft", "suspended")


class DeliveryView(QWidget):
    """What the server has, line by line, and how it got there."""

    place = Place.DELIVERY
    sync_requested = Signal()
    closed = Signal()
    help_requested = Signal()
    replay_requested = Signal(object)  # InterviewLine
    reopen_requested = Signal(object, str)  # InterviewLine, why
    resume_requested = Signal(object)  # InterviewLine that is under way
    steps_requested = Signal(object)  # InterviewLine
    here_requested = Signal(object)  # InterviewLine whose case is wanted on this computer
    print_requested = Signal(object)  # the lines shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = StatusLine("", "muted")
        self._error = TextLabel("", "muted", wrap=True)
        self._complaint = MessageBox("hard", self.tr("Not done"))
        self._done = MessageBox("good", self.tr("Done"))
        self._complaint.hide()
        self._done.hide()
        self._reason = ReasonPanel()
        self._reason.given.connect(self.reopen_requested)
        self._reason.closed.connect(self.focus_first)
        self.interviews = InterviewsPage()
        self.model = self.interviews.model
        self.log = LogPage()
        self._tabs = QTabWidget()
        self._tabs.addTab(self.interviews, self.tr("Interviews"))
        self._tabs.addTab(self.log, self.tr("Log"))
        self.files = FilesPage()
        self._tabs.addTab(self.files, self.tr("Recordings"))
        self._bar = KeyHintBar()
        self._bar.triggered.connect(self._on_action)
        self._keys = PlaceKeys(self, self.place, self._on_action)
        self._keys.changed.connect(self._show_hints)
        self._tabs.currentChanged.connect(lambda _page: self._show_hints())
        self.interviews.opened.connect(lambda: self._on_action("replay"))
        self.interviews.lit.connect(self.steps_requested)
        self._show_hints()
        self._lay_out()
        self.setWindowTitle(self.tr("Sent and received"))

    def _show_hints(self) -> None:
        cap, shown = self._keys.cap, self._tabs.currentWidget()
        own = [
            KeyHint(action="replay", key=cap("replay"), words=self.tr("Replay"), primary=True),
            KeyHint(action="reopen", key=cap("reopen"), words=self.tr("Reopen or go on")),
            KeyHint(action="pages", key=cap("pages"), words=self.tr("Log")),
            KeyHint(action="here", key=cap("here"), words=self.tr("Go on here"), rank=2),
        ]
        log = [
            KeyHint(action="copy", key=cap("copy"), words=self.tr("Copy the log"), primary=True),
            KeyHint(action="pages", key=cap("pages"), words=self.tr("Recordings")),
        ]
        files = [
            KeyHint(action="send_files", key=cap("send_files"), words=self.tr("Send them now"), primary=True),
            KeyHint(action="pages", key=cap("pages"), words=self.tr("Interviews")),
        ]
        common = [
            KeyHint(action="sync", key=cap("sync"), words=self.tr("Synchronise now")),
            KeyHint(action="close", key=cap("close"), words=self.tr("Desk")),
            KeyHint(action="help", key=cap("help"), words=self.tr("Help")),
        ]
        if shown is self.interviews:
            common.append(KeyHint(action="print", key=cap("print"), words=self.tr("Print"), rank=2))
        own = log if shown is self.log else files if shown is self.files else own
        self._bar.set_hints([*own, *common])

    def _lay_out(self) -> None:
        theme = current_theme()
        top = HeaderBar([TextLabel(self.tr("Sent and received"), "heading")], [self._state])
        card = Card()
        for widget in (self._error, self._complaint, self._done, self._reason):
            card.body.addWidget(widget)
        card.body.addWidget(self._tabs, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        middle.addWidget(card)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(top)
        outer.addLayout(middle, 1)
        outer.addWidget(self._bar)

    def show_delivery(
        self, state: DeliveryState, lines: Sequence[InterviewLine], now: datetime, runs: Sequence[SyncRun] = ()
    ) -> None:
        """Show the state in words, each interview with its receipt, and the runs."""
        self._state.show_status(*delivery_sentence(state, now))
        server = self.tr("Server: {address}").format(address=state.server)
        self._error.setText(failure_words(state.failure, state.last_error) if state.last_error else server)
        self.interviews.show_lines(lines, now)
        self.log.show_runs(runs, now)

    def show_steps(self, interview_id: str, steps: Sequence[DeliveryStep]) -> None:
        """Show what happened to an interview."""
        self.interviews.story.show_steps(interview_id, steps)

    def show_log(self) -> None:
        """Turn to the log of the runs."""
        self._tabs.setCurrentWidget(self.log)

    def _is_log(self) -> bool:
        return self._tabs.currentWidget() is self.log

    def focus_first(self) -> None:
        """Give the keys to the table that is shown."""
        if self._tabs.currentWidget() is self.files:
            self.files.focus_first()
            return
        table = self.log.table if self._is_log() else self.interviews.table
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Say what cannot be done and who can; empty takes it back."""
        self._done.hide()
        self._complaint.set_text(sentence)

    def say_done(self, sentence: str) -> None:
        """Say what was done; empty takes it back."""
        self._complaint.hide()
        self._done.set_text(sentence)

    def _with_chosen(self, do: Callable[[InterviewLine], object]) -> None:
        self.complain("")
        line = self.interviews.chosen()
        if line is None or self._tabs.currentWidget() is not self.interviews:
            self.complain(self.tr("Choose an interview in the table first."))
        else:
            do(line)

    def _reopen(self, line: InterviewLine) -> None:
        if line.status in UNDER_WAY:
            self.resume_requested.emit(line)
        else:
            self._reason.ask(line.respondent or line.case_id, line)

    def _turn_page(self) -> None:
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + 1) % self._tabs.count())
        self.complain("")
        self.focus_first()

    def _search(self) -> None:
        self._tabs.setCurrentWidget(self.interviews)
        self.interviews.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.interviews.search.selectAll()

    def _copy(self) -> None:
        count = self.log.copy()
        words = self.tr("The log is on the clipboard, {n} lines. Paste it into a message to whoever helps you.")
        self.say_done(words.format(n=count))

    def _on_action(self, action: str) -> None:
        match action:
            case "replay" if self._tabs.currentWidget() is self.files:
                self.files.enter()
            case "replay":
                self._with_chosen(self.replay_requested.emit)
            case "reopen":
                self._with_chosen(self._reopen)
            case "here":
                self._with_chosen(self.here_requested.emit)
            case "pages":
                self._turn_page()
            case "search":
                self._search()
            case "copy":
                self._copy()
            case "print":
                self.print_requested.emit(list(self.model.rows()))
            case "send_files":
                self.files.send_requested.emit()
            case "sync":
                self.sync_requested.emit()
            case "help":
                self.help_requested.emit()
            case "close":
                self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)
