"""The home of an interviewer whose forms come from an OpenRosa server: forms above, interviews below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from cxfield.fieldwork.delivery import DeliveryState
from cxfield.fieldwork.openrosa_forms import DraftLine, FormLine, SubmissionLine
from cxfield.store.openrosa_values import SubmissionState
from ui.desk.delivery_table import LazyTableModel
from ui.desk.delivery_words import delivery_sentence
from ui.desk.local_time import short_moment
from ui.keys.key_action import Place
from ui.keys.place_keys import PlaceKeys
from ui.language import tr
from ui.openrosa.submission_words import form_details, form_state, submission_details, submission_state
from ui.theme import current_theme
from ui.widgets import Card, HeaderBar, KeyHint, KeyHintBar, MessageBox, StatusLine, TextLabel
from ui.widgets.line_table import LineTable
from ui.widgets.side_panel import SidePanel

Interview = DraftLine | SubmissionLine


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsPicture:
    """All that the page shows."""

    forms: Sequence[FormLine]
    submissions: Sequence[SubmissionLine]
    delivery: DeliveryState
    now: datetime
    servers: Sequence[str] = ()

    @property
    def server(self) -> str:
        """What stands in the head of the page: the server, or one of several."""
        shown = (self.servers[0] if self.servers else self.delivery.server).partition("://")[2]
        more = len(self.servers) - 1
        return tr("{server} and {n} more").format(server=shown, n=more) if more > 0 else shown

    @property
    def interviews(self) -> list[Interview]:
        """What is under way first, then what is not sent, then what is; each the newest first."""
        drafts = sorted((d for form in self.forms for d in form.drafts), key=lambda d: d.changed_at, reverse=True)
        unsent = [line for line in self.submissions if line.state is not SubmissionState.SENT]
        return [*drafts, *unsent, *(line for line in self.submissions if line.state is SubmissionState.SENT)]


class FormsView(QWidget):
    """Shows a `FormsPicture` and says what the interviewer asked for. Decides nothing."""

    place = Place.FORMS
    begin_requested = Signal(str)  # study id
    resume_requested = Signal(str)  # interview id
    again_requested = Signal(int)  # number of a submission
    server_requested = Signal()
    sync_requested = Signal()
    delivery_requested = Signal()
    microphone_requested = Signal()
    rescue_requested = Signal()
    user_change_requested = Signal()
    help_requested = Signal()
    keys_requested = Signal()

    def __init__(self, user: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Forms"))
        self._names: dict[str, str] = {}
        self._twice: frozenset[str] = frozenset()
        self._now = datetime.now().astimezone()
        self._server = TextLabel("", "muted")
        self.delivery = StatusLine("", "muted")
        self._complaint = MessageBox("hard", tr("Not done"), self)
        self._complaint.hide()
        self.form_model = self._model_of_forms()
        self.forms = LineTable(tr("Forms"), (), self)
        self.interview_model = self._model_of_interviews()
        self.interviews = LineTable(tr("Interviews on this computer"), (), self)
        self._details = TextLabel("", "muted", self, wrap=True)
        self._side: SidePanel | None = None
        self._bar = KeyHintBar()
        self._lay_out()
        self._keys = PlaceKeys(self, self.place, self._on_action)
        self._connect(user)

    # ---- building ----

    def _model_of_forms(self) -> LazyTableModel[FormLine]:
        def cell(line: FormLine, column: int, _now: datetime) -> str:
            name = line.name
            if name in self._twice:
                name = f"{name}  ·  {line.server.partition('://')[2]}"
            return (name, line.version, str(len(line.drafts) or ""), form_state(line))[column]

        headers = (tr("Form"), tr("Version"), tr("Under way"), tr("State"))
        return LazyTableModel(headers, cell, self)

    def _model_of_interviews(self) -> LazyTableModel[Interview]:
        def cell(line: Interview, column: int, now: datetime) -> str:
            if isinstance(line, DraftLine):
                began = short_moment(line.started_at, now)
                return (self._names.get(line.study_id, ""), line.version, began, tr("under way"))[column]
            ended = short_moment(line.ended_at or line.started_at, now)
            return (line.form, line.version, ended, submission_state(line, now))[column]

        headers = (tr("Form"), tr("Version"), tr("Begun or completed"), tr("State"))
        return LazyTableModel(headers, cell, self)

    def _lay_out(self) -> None:
        theme = current_theme()
        self.forms.setModel(self.form_model)
        self.interviews.setModel(self.interview_model)
        lower = Card()
        lower.set_title(tr("Interviews on this computer"))
        lower.body.addWidget(self.interviews, 1)
        upper = Card()
        upper.body.addWidget(self.forms, 1)
        for table in (self.forms, self.interviews):
            _share_width(table)
        middle = QVBoxLayout()
        middle.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        middle.setSpacing(theme.px(12))
        middle.addWidget(self._complaint)
        middle.addWidget(upper, 1)
        middle.addWidget(lower, 1)
        middle.addWidget(self._details)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(HeaderBar([TextLabel(tr("Forms"), "heading"), self._server], [self.delivery]))
        outer.addLayout(middle, 1)
        outer.addWidget(self._bar)

    def _connect(self, user: str) -> None:
        for table in (self.forms, self.interviews):
            table.installEventFilter(self)
            table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_details())
            table.doubleClicked.connect(lambda _index: self._on_action("open"))
        self._bar.triggered.connect(self._on_action)
        self._keys.changed.connect(self._show_hints)
        self._show_hints()
        self._bar.set_note(tr("Signed in as {user}").format(user=user))

    def _show_hints(self) -> None:
        cap = self._keys.cap
        self._bar.set_hints(
            [
                KeyHint(action="open", key=cap("open"), words=tr("Begin or go on"), primary=True),
                KeyHint(action="lists", key=cap("lists"), words=tr("Forms or interviews")),
                KeyHint(action="again", key=cap("again"), words=tr("Offer again")),
                KeyHint(action="sync", key=cap("sync"), words=tr("Send and fetch")),
                KeyHint(action="server", key=cap("server"), words=tr("Another server or project"), rank=2),
                KeyHint(action="delivery", key=cap("delivery"), words=tr("Sent and received")),
                KeyHint(action="rescue", key=cap("rescue"), words=tr("Rescue file"), rank=2),
                KeyHint(action="user", key=cap("user"), words=tr("Change user")),
                KeyHint(action="help", key=cap("help"), words=tr("Help")),
            ]
        )

    # ---- showing ----

    def show_forms(self, picture: FormsPicture) -> None:
        """Show `picture`; the lines that were lit stay lit."""
        self._now = picture.now
        self._names = {line.study_id: line.name for line in picture.forms}
        self._server.setText(picture.server)
        self._twice = _names_twice(picture.forms)
        form, interview = self._lit_form(), self._lit_interview()
        self.form_model.set_rows(list(picture.forms), picture.now)
        self.interview_model.set_rows(picture.interviews, picture.now)
        _light(self.forms, [line.study_id for line in picture.forms], form.study_id if form else "")
        ids = [line.interview_id for line in picture.interviews]
        _light(self.interviews, ids, interview.interview_id if interview else "")
        self.delivery.show_status(*delivery_sentence(picture.delivery, picture.now))
        self._show_details()

    def _show_details(self) -> None:
        """Say more about the line that is lit in the list that has the keys."""
        form, interview = self._lit_form(), self._lit_interview()
        if isinstance(interview, SubmissionLine) and self.interviews.hasFocus():
            self._details.setText(submission_details(interview, self._now))
        elif self.interviews.hasFocus():
            none = tr("No interview yet. Choose a form and press Enter.")
            self._details.setText("" if interview else none)
        else:
            nothing = tr("No forms yet. Press {key} to fetch them.").format(key=self._keys.cap("sync"))
            self._details.setText(form_details(form, self._now) if form else nothing)

    def details(self) -> str:
        """Return what is said about the line that is lit."""
        return self._details.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._show_details()
        return super().eventFilter(watched, event)

    def complain(self, sentence: str) -> None:
        """Say what could not be done; empty takes it away."""
        self._complaint.set_text(sentence)

    def _lit_form(self) -> FormLine | None:
        row = self.forms.currentIndex().row()
        return self.form_model.row_at(row) if 0 <= row < self.form_model.rowCount() else None

    def _lit_interview(self) -> Interview | None:
        row = self.interviews.currentIndex().row()
        return self.interview_model.row_at(row) if 0 <= row < self.interview_model.rowCount() else None

    def open_side(self, panel: SidePanel) -> None:
        """Lay `panel` beside the lists until it is closed."""
        self.close_side()
        self._side = panel
        panel.setParent(self)
        panel.setGeometry(self.width() - panel.width(), 0, panel.width(), self.height() - self._bar.height())
        panel.closed.connect(self.close_side)
        panel.show()
        panel.first_focus().setFocus()

    def close_side(self) -> None:
        """Take the panel away."""
        if self._side is not None:
            self._side.hide()
            self._side.deleteLater()
            self._side = None
            self.focus_first()

    def focus_first(self) -> None:
        """Give the keys to the list of forms."""
        self.forms.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- wishes ----

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def _on_action(self, action: str) -> None:
        self.complain("")
        match action:
            case "open":
                self._open()
            case "lists":
                other = self.forms if self.interviews.hasFocus() else self.interviews
                other.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case "again":
                self._offer_again()
            case _:
                self._wishes()[action].emit()

    def _wishes(self) -> dict[str, SignalInstance]:
        return {
            "sync": self.sync_requested,
            "server": self.server_requested,
            "delivery": self.delivery_requested,
            "microphone": self.microphone_requested,
            "rescue": self.rescue_requested,
            "user": self.user_change_requested,
            "help": self.help_requested,
            "keys": self.keys_requested,
        }

    def _open(self) -> None:
        """Begin an interview with the form that is lit, or go on with the interview that is."""
        if self._side is not None and not (self.forms.hasFocus() or self.interviews.hasFocus()):
            return  # Enter was meant for the panel
        if self.interviews.hasFocus():
            interview = self._lit_interview()
            if isinstance(interview, DraftLine):
                self.resume_requested.emit(interview.interview_id)
            elif interview is not None:
                sentence = tr("This interview is completed. It is opened again in “Sent and received” ({key}).")
                self.complain(sentence.format(key=self._keys.cap("delivery")))
            return
        form = self._lit_form()
        if form is not None:
            self.begin_requested.emit(form.study_id)

    def _offer_again(self) -> None:
        interview = self._lit_interview()
        if isinstance(interview, SubmissionLine) and interview.can_send_again:
            self.again_requested.emit(interview.number)
        else:
            self.complain(tr("Only an interview that the server did not take can be offered again."))


def _names_twice(forms: Sequence[FormLine]) -> frozenset[str]:
    """Return the names that forms of several servers have: beside these the server is named."""
    counts = Counter(line.name for line in forms)
    return frozenset(name for name, count in counts.items() if count > 1)


def _share_width(table: LineTable) -> None:
    """Give the first column what the others leave."""
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    header.setResizeContentsPrecision(50)
    for column in range(header.count()):
        stretch, own = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, own if column else stretch)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _light(table: LineTable, ids: Sequence[str], lit: str) -> None:
    """Light the line that was lit, or the first."""
    if ids:
        table.selectRow(ids.index(lit) if lit in ids else 0)
