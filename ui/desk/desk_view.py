"""The desk: the interviewer's home between two calls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cxfield.fieldwork.desk import DeskPicture
from ui.desk.case_panels import PersonPanel
from ui.desk.case_table import CaseListView, CaseTableModel
from ui.desk.desk_cards import AppointmentsCard, DayCard, NextCallCard
from ui.desk.local_time import long_date
from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.keys.place_keys import PlaceKeys
from ui.theme import current_theme
from ui.widgets import Card, HeaderBar, KeyHint, KeyHintBar, MessageBox, StatusLine, TextLabel
from ui.widgets.side_panel import SidePanel

LEFT_WIDTH = 430


class DeskView(QWidget):
    """Shows a `DeskPicture` and says what the interviewer asked for. Decides nothing."""

    place = Place.DESK
    case_open_requested = Signal(str)  # case id
    sync_requested = Signal()
    new_case_requested = Signal()
    delivery_requested = Signal()
    next_study_requested = Signal()
    help_requested = Signal()
    keys_requested = Signal()
    microphone_requested = Signal()
    rescue_requested = Signal()
    take_over_requested = Signal()
    account_requested = Signal()
    user_change_requested = Signal()
    case_added = Signal(object)  # dict of a new case: name, phones, address, time_zone

    def __init__(self, model: CaseTableModel, user: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._user = user
        self._title = TextLabel(self.tr("My desk"), "heading")
        self._study = TextLabel("", "muted")
        self.delivery = StatusLine("", "muted")
        self._next = NextCallCard()
        self._appointments = AppointmentsCard()
        self._day = DayCard()
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(
            self.tr("Name, number, place, outcome ({key})").format(key=cap_in_use(Place.DESK, "filter"))
        )
        self._filter.setAccessibleName(self.tr("Filter the cases"))
        self._filter.setClearButtonEnabled(True)
        self._table = CaseListView()
        self._table.setModel(model)
        self._empty = TextLabel("", "muted", wrap=True)
        self._access = MessageBox("soft", self.tr("This computer"))
        self._access.confirmed.connect(self.account_requested)
        self._access.hide()
        self._new_case = PersonPanel(new_case=True)
        self._side: SidePanel | None = None
        self._bar = KeyHintBar()
        self._lay_out()
        self._keys = PlaceKeys(self, self.place, self._on_action)
        self._connect()

    def _lay_out(self) -> None:
        theme = current_theme()
        top = HeaderBar([self._title, self._study], [self.delivery])
        left = QWidget()
        beside = QScrollArea()
        beside.setWidgetResizable(True)
        beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        beside.setFixedWidth(theme.px(LEFT_WIDTH))
        column = self._left = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(self._new_case)
        column.addWidget(self._next, 1)
        self._new_case.hide()
        column.addWidget(self._day)
        right = QVBoxLayout()
        right.setSpacing(theme.px(16))
        right.addWidget(self._appointments)
        right.addWidget(self._cases_card(), 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        middle.setSpacing(theme.px(24))
        beside.setWidget(left)
        left.setAutoFillBackground(False)
        middle.addWidget(beside)
        middle.addLayout(right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(top)
        outer.addWidget(self._access)
        outer.addLayout(middle, 1)
        outer.addWidget(self._bar)

    def _cases_card(self) -> Card:
        card = Card()
        card.set_title(self.tr("Cases"))
        card.body.addWidget(self._filter)
        card.body.addWidget(self._empty)
        card.body.addWidget(self._table, 1)
        return card

    def _connect(self) -> None:
        self._new_case.closed.connect(self.close_side)
        self._new_case.added.connect(self.case_added)
        self._filter.textChanged.connect(self._on_filter)
        self._next.open_requested.connect(self.case_open_requested)
        self._table.case_open_requested.connect(self.case_open_requested)
        self._bar.triggered.connect(self._on_action)
        self._keys.changed.connect(self._show_hints)
        self._show_hints()
        self._bar.set_note(self.tr("Signed in as {user}").format(user=self._user))

    def _show_hints(self) -> None:
        cap = self._keys.cap
        self._bar.set_hints(
            [
                KeyHint(action="open", key=cap("open"), words=self.tr("Open case"), primary=True),
                KeyHint(action="filter", key=cap("filter"), words=self.tr("Filter")),
                KeyHint(action="new", key=cap("new"), words=self.tr("New case")),
                KeyHint(action="sync", key=cap("sync"), words=self.tr("Synchronise")),
                KeyHint(action="delivery", key=cap("delivery"), words=self.tr("Sent and received")),
                KeyHint(action="study", key=cap("study"), words=self.tr("Next study"), rank=2),
                KeyHint(action="rescue", key=cap("rescue"), words=self.tr("Rescue file"), rank=2),
                KeyHint(action="take_over", key=cap("take_over"), words=self.tr("Take over a case"), rank=2),
                KeyHint(action="account", key=cap("account"), words=self.tr("Password and lock"), rank=2),
                KeyHint(action="user", key=cap("user"), words=self.tr("Change user")),
                KeyHint(action="help", key=cap("help"), words=self.tr("Help")),
            ]
        )

    def show_access(self, sentence: str) -> None:
        """Say what the server wants of who sits here; empty takes it away."""
        self._access.set_key(self._keys.cap("account"), self.tr("Password and lock"))
        self._access.set_text(sentence)

    def show_desk(self, picture: DeskPicture) -> None:
        """Show `picture`; the line that was lit stays lit."""
        lit = self._table.current_case()
        self.setWindowTitle(picture.study)
        self._study.setText(f"{picture.study}  ·  {long_date(picture.now)}")
        self._next.show_case(picture.next_case, picture.now)
        self._appointments.show_appointments(picture.appointments, picture.now)
        self._day.show_day(picture.day)
        self._model.set_cases((*picture.cases, *picture.gone), picture.now)
        self._empty.setText(
            ""
            if picture.cases
            else self.tr("No cases yet. Press {key} to fetch yours from the server.").format(
                key=cap_in_use(Place.DESK, "sync")
            )
        )
        self._empty.setVisible(not picture.cases)
        row = self._model.row_of(lit)
        if row >= 0:
            self._table.selectRow(row)

    def open_new_case(self, zones: Sequence[str]) -> None:
        """Ask for a new case; `zones` are offered as its time zone."""
        self._next.hide()
        self._new_case.show()
        self._new_case.open_empty(zones)

    def open_side(self, panel: SidePanel) -> None:
        """Show `panel` in the place of the next call until it is closed."""
        self.close_side()
        self._side = panel
        self._next.hide()
        self._left.insertWidget(0, panel, 1)
        panel.closed.connect(self.close_side)
        panel.first_focus().setFocus()

    def close_side(self) -> None:
        """Show the next call again."""
        self._new_case.hide()
        if self._side is not None:
            self._left.removeWidget(self._side)
            self._side.hide()
            self._side.deleteLater()
            self._side = None
        self._next.show()
        self.focus_first()

    def complain(self, sentence: str) -> None:
        """Say in the panel what is wrong with the new case."""
        self._new_case.complain(sentence)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.close_side()

    def focus_first(self) -> None:
        """Give the keys to the desk itself: Enter opens the next call."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def _on_filter(self, text: str) -> None:
        self._model.set_filter(text)
        if self._model.rowCount():
            self._table.selectRow(0)

    def _on_action(self, action: str) -> None:
        match action:
            case "open":
                in_list = self._filter.hasFocus() or self._table.hasFocus()
                case_id = self._table.current_case() if in_list else self._next.case_id
                if case_id:
                    self.case_open_requested.emit(case_id)
            case "filter":
                self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._filter.selectAll()
            case "sync":
                self.sync_requested.emit()
            case "new":
                self.new_case_requested.emit()
            case "delivery":
                self.delivery_requested.emit()
            case "user":
                self.user_change_requested.emit()
            case "study":
                self.next_study_requested.emit()
            case "help":
                self.help_requested.emit()
            case "keys":
                self.keys_requested.emit()
            case "microphone":
                self.microphone_requested.emit()
            case "rescue":
                self.rescue_requested.emit()
            case "take_over":
                self.take_over_requested.emit()
            case "account":
                self.account_requested.emit()
