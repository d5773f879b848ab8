"""The page of *Sent and received* on which one sees why recordings wait and chooses when they are sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cxfield.fieldwork.upload_settings import FilesState
from cxfield.sync.upload_rules import RuleError, UploadRules, When, read_hours, read_limit, read_names
from ui.desk.files_words import files_sentence, problem_words
from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import TextLabel

WIDEST = 620


class FilesPage(QScrollArea):
    """Decides nothing: `rules_kept` and `send_requested` say what is wished."""

    rules_kept = Signal(object)  # UploadRules
    send_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget(self)
        self.setWidget(content)
        for widget in (content, self.viewport()):
            widget.setAutoFillBackground(False)  # the card shows through
        self._body = QVBoxLayout(content)
        self._body.setContentsMargins(0, current_theme().px(12), current_theme().px(8), 0)
        self._body.setSpacing(current_theme().px(4))
        self._shown: UploadRules | None = None
        self._add_state()
        self._add_choices()
        networks, self._networks, self._here = self._line(
            tr("Networks on which they are always sent"), tr("names, divided by commas")
        )
        self._here.set_role("small")
        hours, self._hours, self._hours_problem = self._line(tr("Only at these hours"), "18:00-07:00")
        limit, self._limit, self._limit_problem = self._line(tr("Kilobytes a second at most"), tr("as fast as it goes"))
        self._add_rows(networks, [hours, limit])
        self._add_buttons()
        self._body.addStretch(1)
        self.show_rules(UploadRules())

    def _add_state(self) -> None:
        self._state = TextLabel("", "body", self, wrap=True)
        self._problems = TextLabel("", "hard", self, wrap=True)
        self._problems.hide()
        calm = TextLabel(tr("Answers never wait for this."), "small", self, wrap=True)
        for label in (self._state, self._problems, calm):
            self._body.addWidget(label)

    def _add_choices(self) -> None:
        self._body.addSpacing(current_theme().px(12))
        self._body.addWidget(TextLabel(tr("When recordings and attached files are sent"), "section", self))
        words = {
            When.ALWAYS: tr("Whenever there is a network"),
            When.FREE: tr("Where data cost nothing, and on the networks named below"),
            When.ASKED: tr("Only when I ask for it"),
        }
        self._group = QButtonGroup(self)
        self._choices = {when: QRadioButton(text, self) for when, text in words.items()}
        for button in self._choices.values():
            button.setMaximumWidth(current_theme().px(WIDEST))
            self._group.addButton(button)
            self._body.addWidget(button)

    def _line(self, words: str, hint: str) -> tuple[QVBoxLayout, QLineEdit, TextLabel]:
        """Return a line with its label above and a word of explanation below, empty so far."""
        line, below = QLineEdit(self), TextLabel("", "hard", self, wrap=True)
        line.setPlaceholderText(hint)
        line.setAccessibleName(words)
        line.returnPressed.connect(self._keep)
        below.hide()
        column = QVBoxLayout()
        column.setSpacing(current_theme().px(4))
        for widget in (TextLabel(words, "section", self), line, below):
            column.addWidget(widget)
        column.addStretch(1)
        return column, line, below

    def _add_rows(self, networks: QVBoxLayout, pair: list[QVBoxLayout]) -> None:
        rows, frame = QVBoxLayout(), QWidget(self)
        beside = QHBoxLayout()
        beside.setSpacing(current_theme().px(16))
        for column in pair:
            beside.addLayout(column, 1)
        rows.setContentsMargins(0, current_theme().px(8), 0, 0)
        rows.setSpacing(current_theme().px(8))
        rows.addLayout(networks)
        rows.addLayout(beside)
        frame.setLayout(rows)
        frame.setMaximumWidth(current_theme().px(WIDEST))
        self._body.addWidget(frame)

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, current_theme().px(12), 0, 0)
        keep = QPushButton(tr("Keep"), self)
        keep.setProperty("look", "primary")
        keep.clicked.connect(self._keep)
        key = cap_in_use(Place.DELIVERY, "send_files")
        send = QPushButton(f"{tr('Send them now')}  ({key})", self)
        send.clicked.connect(self.send_requested)
        for button in (keep, send):
            row.addWidget(button)
        row.addStretch(1)
        self._body.addLayout(row)

    def show_files(self, state: FilesState, networks: Sequence[str]) -> None:
        """Show how files stand; what is being typed stays."""
        words, role = files_sentence(state)
        self._state.setText(words)
        self._state.set_role(role)
        self._problems.setText("\n".join(map(problem_words, state.problems)))
        self._problems.setVisible(bool(state.problems))
        names = ", ".join(networks)
        self._here.setText(tr("Connected now: {names}").format(names=names) if names else "")
        self._here.setVisible(bool(names))
        if state.rules != self._shown:
            self.show_rules(state.rules)

    def show_rules(self, rules: UploadRules) -> None:
        """Put the rules that are kept into the lines."""
        self._shown = rules
        self._choices[rules.when].setChecked(True)
        self._networks.setText(", ".join(rules.networks))
        self._hours.setText(str(rules.hours or ""))
        self._limit.setText(str(rules.limit_kbs or ""))

    def focus_first(self) -> None:
        """Give the keys to the choice that stands."""
        chosen = next(button for button in self._choices.values() if button.isChecked())
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Do what Enter means where the keys are. A line of text does it by itself."""
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif not isinstance(focused, QLineEdit):
            self._keep()

    def _keep(self) -> None:
        hours = limit = None
        when = next(when for when, button in self._choices.items() if button.isChecked())
        try:
            hours, said = read_hours(self._hours.text()), ""
        except RuleError:
            said = tr("Write the hours as 18:00-07:00, or leave the line empty.")
        self._complain(self._hours, self._hours_problem, said)
        try:
            limit, said = read_limit(self._limit.text()), ""
        except RuleError:
            said = tr("Write a whole number, or leave the line empty.")
        self._complain(self._limit, self._limit_problem, said)
        if self._hours_problem.text() or self._limit_problem.text() or limit is None:
            return
        rules = UploadRules(when=when, networks=read_names(self._networks.text()), limit_kbs=limit, hours=hours)
        self.show_rules(rules)
        self.rules_kept.emit(rules)

    def _complain(self, line: QLineEdit, problem: TextLabel, sentence: str) -> None:
        problem.setText(sentence)
        problem.setVisible(bool(sentence))
        if sentence:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(problem))  # once it has its place
