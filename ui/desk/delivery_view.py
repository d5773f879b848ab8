"""*Sent and received*: each interview with its receipt, and the state of delivery in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from cxfield.fieldwork.delivery import DeliveryState, InterviewLine
from ui.desk.local_time import short_moment
from ui.desk.reason_panel import ReasonPanel
from ui.keys.key_action import Place
from ui.keys.place_keys import PlaceKeys
from ui.theme import current_theme
from ui.widgets import Card, HeaderBar, KeyHint, KeyHintBar, MessageBox, StatusLine, TextLabel

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole


def _tr(text: str) -> str:
    return QCoreApplication.translate("DeliveryView", text)


def delivery_sentence(state: DeliveryState, now: datetime) -> tuple[str, str]:
    """Return the sentence for the edge of the window and its role (good, soft, muted).

    It says what is unsent and since when, the last contact, what files are here only, and why the last try failed, as
    far as there is such.
    """
    parts = [_unsent(state, now)] if state.unsent_events else []
    if state.last_contact_at is not None:
        if not parts:
            parts.append(_tr("All {n} interviews received").format(n=state.received_interviews))
        parts.append(_tr("last contact {time}").format(time=short_moment(state.last_contact_at, now)))
    elif not parts:
        parts.append(_tr("Not synchronised yet"))
    if state.unsent_files:
        parts.append(_tr("files on this computer only: {n}").format(n=state.unsent_files))
    if state.last_error:
        parts.append(re.split(r"[;.:] ", state.last_error)[0].rstrip("."))
    good = state.last_contact_at is not None and not state.unsent_events and not state.unsent_files
    return " · ".join(parts), "soft" if state.last_error else "good" if good else "muted"


def _unsent(state: DeliveryState, now: datetime) -> str:
    minutes = int((now - state.oldest_unsent_at).total_seconds() // 60) if state.oldest_unsent_at else 0
    age = _tr("{n} min").format(n=minutes) if minutes < 120 else _tr("{n} h").format(n=minutes // 60)
    return _tr("Unsent: {n} · oldest {age}").format(n=state.unsent_events, age=age)


UNDER_WAY = ("draft", "suspended")


class DeliveryTableModel(QAbstractTableModel):
    """Shows interviews and their receipts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[InterviewLine] = ()
        self._now = datetime.now().astimezone()

    def set_lines(self, lines: Sequence[InterviewLine], now: datetime) -> None:
        self.beginResetModel()
        self._lines, self._now = lines, now
        self.endResetModel()

    def line(self, row: int) -> InterviewLine:
        return self._lines[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role != DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (_tr("Started"), _tr("Respondent"), _tr("Case"), _tr("State"), _tr("Receipt of the server"))[section]

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role != DISPLAY:
            return None
        line = self._lines[index.row()]
        return (
            short_moment(line.started_at, self._now),
            line.respondent,
            line.case_id,
            _tr(line.status),
            self._receipt(line),
        )[index.column()]

    def _receipt(self, line: InterviewLine) -> str:
        if line.received_at is None:
            return _tr("not sent yet")
        when = short_moment(line.received_at, self._now)
        return _tr("received {time}, receipt {code}…").format(time=when, code=line.receipt[:4].upper())


class DeliveryView(QWidget):
    """What the server has, line by line."""

    place = Place.DELIVERY
    sync_requested = Signal()
    closed = Signal()
    help_requested = Signal()
    replay_requested = Signal(object)  # InterviewLine
    reopen_requested = Signal(object, str)  # InterviewLine, why
    resume_requested = Signal(object)  # InterviewLine that is under way

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.model = DeliveryTableModel(self)
        self._state = StatusLine("", "muted")
        self._error = TextLabel("", "muted", wrap=True)
        self._table = QTableView()
        self._table.setModel(self.model)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setAccessibleName(self.tr("Interviews and receipts"))
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.horizontalHeader().setStretchLastSection(True)
        for column, width in ((0, 150), (1, 220), (2, 130), (3, 130)):
            self._table.setColumnWidth(column, theme.px(width))
        self._table.setTabKeyNavigation(False)
        self._table.doubleClicked.connect(lambda _index: self._on_action("replay"))
        self._complaint = MessageBox("hard", self.tr("Not done"))
        self._complaint.hide()
        self._reason = ReasonPanel()
        self._reason.given.connect(self.reopen_requested)
        self._reason.closed.connect(self.focus_first)
        self._bar = KeyHintBar()
        self._bar.triggered.connect(self._on_action)
        self._keys = PlaceKeys(self, self.place, self._on_action)
        self._keys.changed.connect(self._show_hints)
        self._show_hints()
        self._lay_out()
        self.setWindowTitle(self.tr("Sent and received"))

    def _show_hints(self) -> None:
        cap = self._keys.cap
        self._bar.set_hints(
            [
                KeyHint(action="replay", key=cap("replay"), words=self.tr("Replay"), primary=True),
                KeyHint(action="reopen", key=cap("reopen"), words=self.tr("Reopen or go on")),
                KeyHint(action="sync", key=cap("sync"), words=self.tr("Synchronise now")),
                KeyHint(action="close", key=cap("close"), words=self.tr("Desk")),
                KeyHint(action="help", key=cap("help"), words=self.tr("Help")),
            ]
        )

    def _lay_out(self) -> None:
        theme = current_theme()
        top = HeaderBar([TextLabel(self.tr("Sent and received"), "heading")], [self._state])
        card = Card()
        card.body.addWidget(self._error)
        card.body.addWidget(self._complaint)
        card.body.addWidget(self._reason)
        card.body.addWidget(self._table, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        middle.addWidget(card)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(top)
        outer.addLayout(middle, 1)
        outer.addWidget(self._bar)

    def show_delivery(self, state: DeliveryState, lines: Sequence[InterviewLine], now: datetime) -> None:
        """Show the state in words and each interview with its receipt."""
        self._state.show_status(*delivery_sentence(state, now))
        words = state.last_error or self.tr("Server: {address}").format(address=state.server)
        self._error.setText(words)
        at = self._table.currentIndex().row()
        self.model.set_lines(lines, now)
        if lines:
            self._table.selectRow(min(max(at, 0), len(lines) - 1))

    def focus_first(self) -> None:
        """Give the keys to the interviews."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Say what cannot be done and who can; empty takes it back."""
        self._complaint.set_text(sentence)

    def _with_chosen(self, do: Callable[[InterviewLine], object]) -> None:
        self.complain("")
        index = self._table.currentIndex()
        if index.isValid():
            do(self.model.line(index.row()))
        else:
            self.complain(self.tr("Choose an interview in the table first."))

    def _reopen(self, line: InterviewLine) -> None:
        if line.status in UNDER_WAY:
            self.resume_requested.emit(line)
        else:
            self._reason.ask(line.respondent or line.case_id, line)

    def _on_action(self, action: str) -> None:
        match action:
            case "replay":
                self._with_chosen(self.replay_requested.emit)
            case "reopen":
                self._with_chosen(self._reopen)
            case "sync":
                self.sync_requested.emit()
            case "help":
                self.help_requested.emit()
            case "close":
                self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)
