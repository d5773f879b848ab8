"""The two pages of *Sent and received*: every interview with what happened to it, and the log of the runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cxfield.fieldwork.delivery import DeliveryStep, InterviewLine
from cxfield.store.sync_log import SyncRun
from ui.desk.delivery_table import interview_model, log_model, searchable
from ui.desk.delivery_words import held_words, run_words, standing_words, step_words, support_text
from ui.desk.local_time import short_moment
from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import TextLabel
from ui.widgets.line_table import LineTable

MOST_STEPS = 14
WIDE = 960
"""From this width on table and story stand beside each other."""


class InterviewsPage(QWidget):
    """The ledger with its search at the top, and at the right what happened to the interview that is lit."""

    lit = Signal(object)  # InterviewLine
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[InterviewLine] = ()
        self._haystacks: list[str] | None = None
        self._now = datetime.now().astimezone()
        self.model = interview_model(self)
        self.search = QLineEdit(self)
        hint = tr("Find by name, case, receipt or date ({key})").format(key=cap_in_use(Place.DELIVERY, "search"))
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self._empty = TextLabel("", "muted", self, wrap=True)
        self.table = LineTable(tr("Interviews and receipts"), (130, 170, 80, 95), self)
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_indexes: self._tell_lit())
        self.table.doubleClicked.connect(lambda _index: self.opened.emit())
        self.story = StoryPane(self)
        self._lay_out()

    def _lay_out(self) -> None:
        space = current_theme().px
        left = QVBoxLayout()
        left.setSpacing(space(8))
        left.addWidget(self.search)
        left.addWidget(self._empty)
        left.addWidget(self.table, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, space(12), 0, 0)
        self._line.setSpacing(space(16))
        self._line.addLayout(left, 1)
        self._line.addWidget(self.story)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where both do not fit beside each other, the story stands below the table."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= current_theme().px(WIDE)
        self.story.stand(beside=is_wide)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def show_lines(self, lines: Sequence[InterviewLine], now: datetime) -> None:
        """Show the ledger; the lit interview stays lit."""
        self._now = now
        if lines != self._all:
            self._all, self._haystacks = lines, None
        self._find(self.search.text())

    def _find(self, text: str) -> None:
        lit = self.chosen()
        wanted = text.strip().casefold()
        found = self._all
        if wanted:
            if self._haystacks is None:
                self._haystacks = [searchable(line) for line in self._all]
            found = [line for line, words in zip(self._all, self._haystacks, strict=True) if wanted in words]
        self.model.set_rows(found, self._now)
        self._say_empty(is_found=bool(found))
        same = next((row for row, line in enumerate(found) if lit and line.interview_id == lit.interview_id), 0)
        if found:
            self.table.selectRow(same)
        self._tell_lit()

    def _say_empty(self, *, is_found: bool) -> None:
        none_yet = tr("No interview yet. Each one stands here from its first question on, with its receipt.")
        self._empty.setText(tr("No interview is found by this. Clear the search.") if self._all else none_yet)
        self._empty.setVisible(not is_found)

    def chosen(self) -> InterviewLine | None:
        """Return the interview that is lit."""
        row = self.table.currentIndex().row()
        return self.model.row_at(row) if 0 <= row < self.model.rowCount() else None

    def _tell_lit(self) -> None:
        line = self.chosen()
        self.story.show_line(line, self._now)
        if line is not None:
            self.lit.emit(line)


class StoryPane(QScrollArea):
    """What happened to one interview, step by step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = current_theme().px
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("What happened to it"))
        content = QWidget(self)
        self.setWidget(content)
        for widget in (content, self.viewport()):
            widget.setAutoFillBackground(False)  # the card shows through
        self._line: InterviewLine | None = None
        self._now = datetime.now().astimezone()
        self._name = TextLabel("", "section", self, wrap=True)
        self._receipt = TextLabel("", "title", self)
        self._receipt.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._standing = TextLabel("", "body", self, wrap=True)
        self._held = TextLabel("", "hard", self, wrap=True)
        self._steps = [TextLabel("", "small", self, wrap=True) for _ in range(MOST_STEPS)]
        body = QVBoxLayout(content)
        body.setContentsMargins(0, 0, space(8), 0)
        body.setSpacing(space(6))
        self._head = QWidget(content)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(space(6))
        for label in (self._name, self._receipt, self._standing):
            head.addWidget(label)
        for widget in (self._head, self._held, *self._steps):
            body.addWidget(widget)
        body.addStretch(1)

    def stand(self, *, beside: bool) -> None:
        """Take a column at the right of the table, or a strip below it."""
        space, no_limit = current_theme().px, 16_777_215
        self.setMinimumWidth(space(300) if beside else 0)
        self.setMaximumWidth(space(300) if beside else no_limit)
        self.setMinimumHeight(0 if beside else space(76))
        self.setMaximumHeight(no_limit if beside else space(76))
        self._head.setVisible(beside)  # below the table the lit line says the same

    def show_line(self, line: InterviewLine | None, now: datetime) -> None:
        """Show where `line` stands; its steps come when they were read."""
        is_other = line is None or self._line is None or line.interview_id != self._line.interview_id
        self._line, self._now = line, now
        _say(self._name, (line.respondent or line.case_id) if line else "")
        _say(self._receipt, line.receipt.upper() if line else "")
        _say(self._standing, standing_words(line, now) if line else "")
        _say(self._held, held_words(line) if line else "")
        if is_other:
            self._show([])

    def show_steps(self, interview_id: str, steps: Sequence[DeliveryStep]) -> None:
        """Show what happened, if `interview_id` is still the one that is lit."""
        if self._line is not None and self._line.interview_id == interview_id:
            self._show([f"{short_moment(step.at, self._now)}  {step_words(step)}" for step in steps])

    def _show(self, words: Sequence[str]) -> None:
        for number, label in enumerate(self._steps):
            _say(label, words[number] if number < len(words) else "")
        self.setAccessibleDescription("; ".join(words))
        QTimer.singleShot(0, self, self._show_last)

    def _show_last(self) -> None:
        """As a strip there is room for few steps: the last ones say where it is."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if self._head.isHidden() else 0)


def _say(label: TextLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


class LogPage(QWidget):
    """The runs, the newest first; below, the lit one in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = datetime.now().astimezone()
        self.model = log_model(self)
        self._empty = TextLabel(tr("No run yet. The first one begins by itself."), "muted", self, wrap=True)
        self.table = LineTable(tr("Log of the synchronisation"), (200, 80, 150), self)
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_indexes: self._show_lit())
        self._words = TextLabel("", "body", self, wrap=True)
        self._sentence = TextLabel("", "small", self, wrap=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body = QVBoxLayout(self)
        space = current_theme().px
        body.setContentsMargins(0, space(12), 0, 0)
        body.setSpacing(space(8))
        for widget in (self._empty, self._words, self._sentence):
            body.addWidget(widget)
        body.insertWidget(1, self.table, 1)

    def show_runs(self, runs: Sequence[SyncRun], now: datetime) -> None:
        """Show the log; the lit run stays lit."""
        lit, self._now = self._chosen(), now
        self.model.set_rows(runs, now)
        self._empty.setVisible(not runs)
        if runs:
            self.table.selectRow(next((row for row, run in enumerate(runs) if lit and run.no == lit.no), 0))
        self._show_lit()

    def _chosen(self) -> SyncRun | None:
        row = self.table.currentIndex().row()
        return self.model.row_at(row) if 0 <= row < self.model.rowCount() else None

    def _show_lit(self) -> None:
        run = self._chosen()
        words = run_words(run, self._now) if run else ""
        _say(self._words, words)
        _say(self._sentence, run.sentence if run and run.sentence != words else "")

    def copy(self) -> int:
        """Put the log on the clipboard, for whoever helps; return how many lines."""
        runs = list(self.model.rows())
        QGuiApplication.clipboard().setText(support_text(runs))
        return len(runs)
