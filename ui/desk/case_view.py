"""The page of one case: whom to reach and how, what happened before, and every way this attempt can go on."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from cxfield.fieldwork.desk import CaseDetail
from ui.desk.case_history import HistoryCard
from ui.desk.case_numbers import CaseNumbers
from ui.desk.case_panels import AppointmentPanel, CorrectionPanel, OutcomePanel, PersonPanel, RemarkPanel
from ui.desk.elsewhere_words import elsewhere_sentence, why_not
from ui.desk.gone_case_card import GoneCaseCard, ways_back, ways_back_words
from ui.desk.local_time import clock_there, in_zone, place_of, short_moment
from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.keys.place_keys import PlaceKeys
from ui.theme import current_theme
from ui.widgets import Card, HeaderBar, KeyHint, KeyHintBar, MessageBox, Panel, StatusLine, TextLabel

_FREE = ("start", "help", "close")
"""Keys that mean something also on a case that is somebody else's."""
_WAYS = ("outcome", "appointment", "remark", "correct", "person", "hand_over", "here")


class CaseView(QWidget):
    """Shows a `CaseDetail` and says what the interviewer asked for. Decides nothing."""

    place = Place.CASE
    interview_requested = Signal()
    attempt_requested = Signal(str)  # number or address
    outcome_chosen = Signal(str)
    appointment_agreed = Signal(object, bool, str)
    remark_written = Signal(str)
    corrected = Signal(object)
    contact_added = Signal(object)
    closed = Signal()
    help_requested = Signal()
    hand_over_requested = Signal()
    here_requested = Signal()  # go on with the case on this computer alone
    replay_requested = Signal(str)  # interview id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: CaseDetail | None = None
        self._now = datetime.now().astimezone()
        self._title = TextLabel("", "heading")
        self._where = TextLabel("", "muted")
        self.delivery = StatusLine("", "muted")
        self._name = TextLabel("", "title", wrap=True)
        self._facts = TextLabel("", "muted", wrap=True)
        self._numbers = CaseNumbers()
        self._state = MessageBox("instruction", self.tr("Now"))
        self._read_only = MessageBox("soft", self.tr("Read only"))
        self._complaint = MessageBox("hard", self.tr("Not done"))
        self._start = QPushButton()
        self._start.setProperty("look", "primary")
        self._history = HistoryCard()
        self._bar = KeyHintBar()
        self._panels = QStackedWidget()
        self._rest = QWidget()
        self._gone = GoneCaseCard()
        self._ways = {action: QPushButton() for action in _WAYS}
        self.outcome = OutcomePanel()
        self.appointment = AppointmentPanel()
        self.remark = RemarkPanel()
        self.correction = CorrectionPanel()
        self.person = PersonPanel(new_case=False)
        self._lay_out()
        self._keys = PlaceKeys(self, self.place, self._on_action)
        self._keys.changed.connect(self._on_keys_changed)
        self._connect()

    # ---- building ----

    def _lay_out(self) -> None:
        theme = current_theme()
        top = HeaderBar([self._title, self._where], [self.delivery])
        left = QVBoxLayout()
        left.setSpacing(theme.px(16))
        left.addWidget(self._who_card())
        left.addWidget(self._history, 1)
        self._panels.addWidget(self._rest)
        self._panels.addWidget(self._gone)
        for panel in self._all_panels():
            self._panels.addWidget(panel)
        body = QWidget()
        middle = QHBoxLayout(body)
        middle.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        middle.setSpacing(theme.px(24))
        middle.addLayout(left, 5)
        middle.addWidget(self._panels, 5)
        area = QScrollArea()  # at 200 % a laptop's screen is too small for all of it
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(top)
        outer.addWidget(self._read_only)
        self._read_only.hide()
        outer.addWidget(area, 1)
        outer.addWidget(self._bar)
        self._lay_out_rest()
        self._panels.currentChanged.connect(self._on_panel)
        self._on_panel(self._panels.currentIndex())

    def _on_panel(self, shown: int) -> None:
        """A panel that is not shown takes no width: the page fits into a narrow window for longer."""
        for panel in (self._rest, self._gone, *self._all_panels()):
            is_shown = self._panels.indexOf(panel) == shown
            policy = QSizePolicy.Policy.Preferred if is_shown else QSizePolicy.Policy.Ignored
            panel.setSizePolicy(policy, panel.sizePolicy().verticalPolicy())

    def _who_card(self) -> Card:
        card = Card()
        card.set_title(self.tr("Respondent"))
        for widget in (self._name, self._facts):
            card.body.addWidget(widget)
        card.body.addWidget(self._numbers)
        card.body.addWidget(self._state)
        card.body.addWidget(self._complaint)
        self._complaint.hide()
        card.body.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _lay_out_rest(self) -> None:
        """What stands at the right while no panel is open: the ways to go on, as buttons with their keys."""
        layout = QVBoxLayout(self._rest)
        layout.setContentsMargins(0, 0, 0, 0)
        card = Card()
        card.set_title(self.tr("This attempt"))
        for action, button in self._ways.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, name=action: self._on_action(name))
            card.body.addWidget(button)
        card.body.addStretch(1)
        layout.addWidget(card)

    def _on_keys_changed(self) -> None:
        if self._detail is not None:
            self._show_hints(self._detail)

    def _show_ways(self, *, is_open: bool) -> None:
        words = {
            "outcome": self.tr("Close with an outcome"),
            "appointment": self.tr("Agree on an appointment"),
            "remark": self.tr("Write a remark"),
            "correct": self.tr("Correct number, name or address"),
            "person": self.tr("Add another person"),
            "hand_over": self.tr("Hand over this case"),
            "here": self.tr("Only on this computer from now on"),
        }
        for action, button in self._ways.items():
            button.setText(f"{words[action]}   {self._keys.cap(action)}")
        self._ways["outcome"].setEnabled(is_open)

    def _all_panels(self) -> tuple[Panel, ...]:
        return self.outcome, self.appointment, self.remark, self.correction, self.person

    def _connect(self) -> None:
        for panel in self._all_panels():
            panel.closed.connect(self.close_panel)
        self.outcome.chosen.connect(self.outcome_chosen)
        self.appointment.agreed.connect(self.appointment_agreed)
        self.remark.written.connect(self.remark_written)
        self.correction.corrected.connect(self.corrected)
        self.person.added.connect(self.contact_added)
        self._start.clicked.connect(self._on_start)
        self._numbers.dial_requested.connect(self._on_dial)
        self._gone.replay_requested.connect(self.replay_requested)
        self._gone.way_chosen.connect(self._on_action)
        self._bar.triggered.connect(self._on_action)

    # ---- showing ----

    def show_case(self, detail: CaseDetail, study: str, now: datetime) -> None:
        """Show the case as it stands and close any panel."""
        self._detail, self._now = detail, now
        case = detail.case
        calling = [case.open_attempt.number or "…"] if case.open_attempt is not None else []
        self.setWindowTitle(" – ".join([study, case.case_id, *calling]))
        self._title.setText(study)
        self._where.setText(self.tr("Case {id}").format(id=case.case_id))
        self._name.setText(case.name or case.case_id)
        self._facts.setText(self._fact_line(detail))
        away = detail.elsewhere
        self._numbers.show_case(case, may_dial=away is None)
        self._state.set_text(self._state_sentence(detail) if away is None else "")
        self._read_only.set_text(elsewhere_sentence(away, now) if away is not None else "")
        self._gone.show_case(detail, now, self._keys.cap)
        self._start.setText(self._start_words(detail))
        self._history.show_lines(detail.history, now)
        self._show_hints(detail)
        self.complain("")
        self.close_panel()

    @property
    def name(self) -> str:
        """The respondent's name as it stands; empty where there is none."""
        return self._detail.case.name if self._detail is not None else ""

    def complain(self, sentence: str) -> None:
        """Say beside the case why something was not done; empty takes it back."""
        self._complaint.set_text(sentence)

    def _fact_line(self, detail: CaseDetail) -> str:
        case = detail.case
        facts = [case.address] if case.address else []
        if case.time_zone:
            there = clock_there(case.time_zone, self._now)
            facts.append(self.tr("{time} in {place}").format(time=there, place=place_of(case.time_zone)))
        if case.language:
            facts.append(self.tr("language: {language}").format(language=case.language))
        facts += [f"{name.replace('_', ' ')}: {value}" for name, value in case.attributes.items() if value]
        return "  ·  ".join(facts)

    def _state_sentence(self, detail: CaseDetail) -> str:
        case = detail.case
        if case.open_attempt is not None:
            since = short_moment(case.open_attempt.started_at, self._now)
            return self.tr("Attempt open since {time}. Close it with an outcome ({key}).").format(
                key=cap_in_use(Place.CASE, "outcome"), time=since
            )
        if detail.interview_id:
            return self.tr("An interview was begun and waits to be finished.")
        if case.appointment is not None:
            there = in_zone(case.appointment.zone, case.appointment.at)
            moment, place = f"{there:%d.%m. %H:%M}", place_of(case.appointment.zone)
            return self.tr("Appointment: {time} in {place}.").format(time=moment, place=place)
        if detail.summary.done:
            return self.tr("This case is finished: {outcome}. {key} opens another attempt.").format(
                outcome=self.tr(detail.summary.last_outcome), key=self._keys.cap("again")
            )
        return self.tr("No attempt is open. Enter opens one.")

    def _start_words(self, detail: CaseDetail) -> str:
        if detail.elsewhere is not None and detail.interviews:
            return self.tr("Replay the interview  (Enter)")
        if _is_left(detail):
            return self.tr("Back to the desk  (Enter)")
        if detail.case.open_attempt is None:
            return self.tr("Open a contact attempt  (Enter)")
        if detail.interview_id:
            return self.tr("Go on with the interview  (Enter)")
        return self.tr("Start the interview  (Enter)")

    def _show_hints(self, detail: CaseDetail) -> None:
        is_open, cap = detail.case.open_attempt is not None, self._keys.cap
        if detail.elsewhere is not None:
            self._gone.show_case(detail, self._now, cap)
            self._bar.set_hints(self._hints_of_gone(detail))
            return
        self._show_ways(is_open=is_open)
        attempt, again = self.tr("Open attempt"), list[KeyHint]()
        first = self.tr("Interview") if is_open else attempt
        if _is_left(detail):
            first, again = self.tr("Desk"), [KeyHint(action="again", key=cap("again"), words=attempt)]
        self._bar.set_hints(
            [
                KeyHint(action="start", key=cap("start"), words=first, primary=True),
                *again,
                KeyHint(action="outcome", key=cap("outcome"), words=self.tr("Outcome"), enabled=is_open),
                KeyHint(action="appointment", key=cap("appointment"), words=self.tr("Appointment")),
                KeyHint(action="remark", key=cap("remark"), words=self.tr("Remark")),
                KeyHint(action="correct", key=cap("correct"), words=self.tr("Correct")),
                KeyHint(action="person", key=cap("person"), words=self.tr("Add person")),
                KeyHint(action="dial", key=cap("dial"), words=self.tr("Dial")),
                KeyHint(action="close", key=cap("close"), words=self.tr("Desk")),
            ]
        )

    def _hints_of_gone(self, detail: CaseDetail) -> list[KeyHint]:
        """The keys of a case that is somebody else's: none that writes."""
        cap, words = self._keys.cap, ways_back_words()
        first = self.tr("Replay") if detail.interviews else self.tr("Desk")
        ways = [KeyHint(action=name, key=cap(name), words=words[name]) for name in ways_back(detail)]
        return [
            KeyHint(action="start", key=cap("start"), words=first, primary=True),
            *ways,
            KeyHint(action="close", key=cap("close"), words=self.tr("Desk")),
        ]

    # ---- panels and keys ----

    def open_outcome(self, proposed: str = "") -> None:
        """Ask how the attempt ended, with `proposed` lit."""
        if self._detail is not None and self._may_write(self._detail):
            self.outcome.open_with(self._detail.dispositions, proposed)
            self._panels.setCurrentWidget(self.outcome)
            self.outcome.open_with(self._detail.dispositions, proposed)

    def open_appointment(self) -> None:
        """Ask for the moment of the next attempt."""
        if self._detail is not None and self._may_write(self._detail):
            there = in_zone(self._detail.case.time_zone, self._now)
            self._panels.setCurrentWidget(self.appointment)
            self.appointment.open_at(there.replace(tzinfo=None))

    def close_panel(self) -> None:
        """Put the panel away and give the keys back to the page."""
        away = self._detail.elsewhere if self._detail is not None else None
        self._panels.setCurrentWidget(self._rest if away is None else self._gone)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if away is not None and self._detail is not None and self._detail.interviews:
            self._gone.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_write(self, detail: CaseDetail) -> bool:
        """Whether the case is ours; if it is not, say so beside it."""
        if detail.elsewhere is not None:
            self.complain(why_not(detail.elsewhere))
        return detail.elsewhere is None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def _on_action(self, action: str) -> None:
        detail = self._detail
        if detail is None:
            return
        is_free = action in _FREE or action in ways_back(detail)
        if not is_free and not self._may_write(detail):
            return
        match action:
            case "start":
                self._on_start()
            case "again" if _is_left(detail):
                self.attempt_requested.emit(detail.summary.number)
            case "again":
                self.complain(self.tr("This case is not finished. Enter goes on with it."))
            case "outcome" if detail.case.open_attempt is not None:
                self.open_outcome()
            case "outcome":
                self.complain(self.tr("No attempt is open. Enter opens one."))
            case "appointment":
                self.open_appointment()
            case "remark":
                self._panels.setCurrentWidget(self.remark)
                self.remark.open_empty()
            case "correct":
                self._panels.setCurrentWidget(self.correction)
                self.correction.open_with(detail.case)
            case "person":
                self._panels.setCurrentWidget(self.person)
                self.person.open_empty()
            case "hand_over":
                self.hand_over_requested.emit()
            case "here":
                self.here_requested.emit()
            case "dial" if detail.case.phones:
                self._on_dial("tel", detail.case.phones[0])
            case "help":
                self.help_requested.emit()
            case "close":
                self.closed.emit()

    def _on_start(self) -> None:
        detail = self._detail
        if detail is None:
            return
        if detail.elsewhere is not None and detail.interviews:
            self._gone.open_lit()
        elif _is_left(detail):
            self.closed.emit()
        elif detail.case.open_attempt is None:
            self.attempt_requested.emit(detail.summary.number)
        else:
            self.interview_requested.emit()

    def _on_dial(self, scheme: str, number: str) -> None:
        """Hand the number to the telephone that the system knows for such links."""
        plain = "".join(c for c in number if c.isdigit() or c == "+")
        if not QDesktopServices.openUrl(QUrl(f"{scheme}:{plain}")):
            self.complain(
                self.tr("No telephone program takes {scheme}: links here. Dial by hand.").format(scheme=scheme)
            )


def _is_left(detail: CaseDetail) -> bool:
    """Nothing is left to do on the case: Enter, pressed once too often, must not open another attempt."""
    return detail.elsewhere is not None or (detail.summary.done and detail.case.open_attempt is None)
