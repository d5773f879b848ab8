"""What can still be done on a case that is somebody else's now: look at its interviews, have it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cxfield.fieldwork.desk import CaseDetail
from cxfield.fieldwork.elsewhere import InterviewOfCase
from cxfield.store.values import InterviewStatus
from ui.desk.delivery_table import LazyTableModel
from ui.desk.local_time import short_moment
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import Card, TextLabel
from ui.widgets.line_table import OpeningTable

WAYS_BACK = ("hand_over", "here")


class GoneCaseCard(Card):
    """The interviews of the case, and the way back where there is one. Nothing here writes on the case."""

    replay_requested = Signal(str)  # interview id
    way_chosen = Signal(str)  # one of WAYS_BACK

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(tr("Interviews of this case"))
        self._empty = TextLabel(tr("No interview of this case is on this computer."), "muted", wrap=True)
        self._model: LazyTableModel[InterviewOfCase] = LazyTableModel((tr("Started"), tr("State")), _cell, self)
        self.list = OpeningTable(tr("Interviews of this case"), (180,))
        self.list.setModel(self._model)
        self.list.line_open_requested.connect(self._on_open)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.list, 4)
        self._ways = {name: QPushButton() for name in WAYS_BACK}
        for name, button in self._ways.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, name=name: self.way_chosen.emit(name))
            self.body.addWidget(button)
        self.body.addStretch(1)

    def show_case(self, detail: CaseDetail, now: datetime, cap: Callable[[str], str]) -> None:
        """Show the interviews of a case that is elsewhere; `cap` says the key of an action."""
        self._model.set_rows(detail.interviews, now)
        has_some = bool(detail.interviews)
        self.list.setVisible(has_some)
        self.list.setMaximumHeight(self._height_of(len(detail.interviews)))
        self._empty.setVisible(not has_some)
        if has_some:
            self.list.selectRow(0)
        words, open_ways = ways_back_words(), ways_back(detail)
        for name, button in self._ways.items():
            button.setText(f"{words[name]}   {cap(name)}")
            button.setVisible(name in open_ways)

    def _height_of(self, rows: int) -> int:
        """As many lines as there are, and no empty field below them."""
        frame = 2 * self.list.frameWidth() + current_theme().px(4)
        head = self.list.horizontalHeader().sizeHint().height()
        return head + rows * self.list.verticalHeader().defaultSectionSize() + frame

    def open_lit(self) -> None:
        """Ask for the replay of the interview that is lit."""
        self._on_open(self.list.currentIndex())

    def _on_open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.replay_requested.emit(self._model.row_at(index.row()).interview_id)


def ways_back(detail: CaseDetail) -> tuple[str, ...]:
    """Return the actions by which the case may come here again."""
    away = detail.elsewhere
    if away is None:
        return ()
    if away.may_take_back:
        return ("hand_over",)
    return () if away.is_given else ("here",)


def ways_back_words() -> dict[str, str]:
    """Return the words of the ways back."""
    return {"hand_over": tr("Take back"), "here": tr("Only on this computer from now on")}


def _cell(line: InterviewOfCase, column: int, now: datetime) -> str:
    if column == 0:
        return short_moment(line.started_at, now)
    return {
        InterviewStatus.DRAFT: tr("under way"),
        InterviewStatus.SUSPENDED: tr("suspended"),
        InterviewStatus.BROKEN_OFF: tr("broken off"),
        InterviewStatus.COMPLETED: tr("completed"),
        InterviewStatus.APPROVED: tr("approved"),
        InterviewStatus.REJECTED: tr("rejected"),
    }[line.status]
