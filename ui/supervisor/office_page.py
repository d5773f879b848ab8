"""The frame of every page of the office: what it is, what is said and asked, one table of lines, the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.keys.key_action import Place
from ui.keys.place_keys import PlaceKeys
from ui.language import tr
from ui.supervisor.study_tables import RECORD_ROLE, RecordTableModel, RecordTableView
from ui.theme import current_theme
from ui.widgets import Card, HeaderBar, KeyHint, KeyHintBar, MessageBox, StatusLine, TextLabel
from ui.widgets.asked_line import AskedLine

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Generic[Row]):
    """The table of a page.

    Attributes:
        widths: What the columns would like, in pixels at 100 %.
        cells: The texts of a line at a moment, one a column.
        key: What a line is recognised by when it is read anew.
    """

    headers: Sequence[str]
    widths: Sequence[int]
    cells: Callable[[Row, datetime], Sequence[str]]
    key: Callable[[Row], object]


@dataclass(frozen=True, slots=True)
class Deed:
    """What a key of a page does, for the bar.

    Attributes:
        rank: As in `KeyHint`.
        needs_line: It is done to the line that is lit; without any line the bar greys it.
    """

    action: str
    words: str
    rank: int = 1
    needs_line: bool = True


class OfficePage(QWidget, Generic[Row]):
    """Shows lines and says what is wished. Decides nothing.

    From above: header with how things stand; lines for text that are always there (`add_line`); what was done, what
    is asked, what was not done; what is asked for now (`add_asked`); the card with the table, behind which a page
    puts what belongs to the line that is lit; the keys. A page has its deeds and does them in `do`; the first that can
    be done is the next thing to do. Escape takes back what is asked, then leaves.

    Attributes:
        enter: The deed of Enter and of a double click on a line; empty: none.
    """

    place: ClassVar[Place]
    enter: ClassVar[str] = ""
    refresh_requested = Signal()
    help_requested = Signal()
    closed = Signal()

    def __init__(self, title: str, lines: Lines[Row]) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # has the keys only where there is no line
        self._key = lines.key
        self._asked: object = None
        self._asked_lines: list[AskedLine] = []
        self._status = StatusLine("", "muted")
        self._stands = "", "muted"
        self._message = MessageBox("good", tr("Done"))
        self._question = MessageBox("soft", tr("Sure?"))
        self._complaint = MessageBox("hard", tr("Not done"))
        self._heading = TextLabel("", "muted", wrap=True)
        self._empty = TextLabel("", "muted", wrap=True)
        self.model: RecordTableModel[Row] = RecordTableModel(lines.headers, lines.cells, self)
        self.table = RecordTableView(title, lines.widths)
        self.table.setModel(self.model)
        self.table.record_open_requested.connect(lambda _row: self._on_action(self.enter))
        self.card = Card()
        self.above, self.between = QVBoxLayout(), QVBoxLayout()
        self._bar = KeyHintBar()
        self._bar.triggered.connect(self._on_action)
        self._lay_out(title)
        self._keys = PlaceKeys(self, self.place, self._on_action)
        self._keys.changed.connect(self.show_keys)
        self.show_keys()

    def _lay_out(self, title: str) -> None:
        theme = current_theme()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.card.body.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self.card.body.addWidget(self._heading)
        self.card.body.addWidget(self._empty, 1)
        self.card.body.addWidget(self.table, 2)
        middle = QVBoxLayout()
        middle.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        middle.setSpacing(theme.px(12))
        middle.addLayout(self.above)
        for box in (self._message, self._question, self._complaint):
            middle.addWidget(box)
        middle.addLayout(self.between)
        middle.addWidget(self.card, 1)
        for hidden in (self._message, self._question, self._complaint, self._heading, self._empty):
            hidden.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(HeaderBar([TextLabel(title, "heading")], [self._status]))
        outer.addLayout(middle, 1)
        outer.addWidget(self._bar)

    def watched(self, line: AskedLine) -> AskedLine:
        """Have the page's keys work in a line that the page puts somewhere itself."""
        self._keys.watch(line.line)
        return line

    def add_line(self, line: AskedLine) -> AskedLine:
        """Put a line for text above all messages, where it stays."""
        self.above.addWidget(line)
        QWidget.setTabOrder(line.line, self.table)
        return self.watched(line)

    def add_asked(self, line: AskedLine) -> AskedLine:
        """Keep a line for text that is shown while it is asked for."""
        self.between.addWidget(line)
        self._asked_lines.append(line)
        QWidget.setTabOrder(line.line, self.table)
        line.hide()
        return self.watched(line)

    # ---- what a page says of itself ----

    def deeds(self) -> Sequence[Deed]:
        """Return the keys of this page alone, the next thing to do first."""
        return ()

    def refresh_words(self) -> str:
        """Return what reading anew is called here."""
        return tr("Refresh")

    def do(self, action: str) -> None:
        """Do a deed of this page alone."""

    # ---- showing ----

    def cap(self, action: str) -> str:
        """Return the key of an action as printed."""
        return self._keys.cap(action)

    def show_keys(self) -> None:
        """Show the keys as they are in use."""
        common = (
            Deed("refresh", self.refresh_words(), 2, needs_line=False),
            Deed("help", tr("Help"), needs_line=False),
            Deed("close", tr("Back"), 0, needs_line=False),
        )
        own, cap, is_any = self.deeds(), self._keys.cap, self.model.rowCount() > 0
        first = next((deed for deed in own if is_any or not deed.needs_line), None)
        self._bar.set_hints(
            [
                KeyHint(
                    action=deed.action,
                    key=cap(deed.action),
                    words=deed.words,
                    rank=deed.rank,
                    primary=deed is first,
                    enabled=is_any or not deed.needs_line,
                )
                for deed in (*own, *common)
            ]
        )

    def show_status(self, sentence: str, role: str = "muted") -> None:
        """Say in the header how things stand."""
        self._stands = sentence, role
        self._status.show_status(sentence, role)

    def show_reading(self, is_reading: bool) -> None:
        """Say in the header that the lines are being read, or how things stand again."""
        self._status.show_status(*((tr("Reading…"), "muted") if is_reading else self._stands))

    def show_lines(self, rows: Sequence[Row], *, heading: str = "", empty: str) -> None:
        """Show the lines; the one that was lit stays lit. Without any, `empty` says what that means."""
        lit, has_keys = self.lit(), self._has_keys()
        self.model.set_records(list(rows), datetime.now(UTC))
        for label, text in ((self._heading, heading), (self._empty, "" if rows else empty)):
            label.setText(text)
            label.setVisible(bool(text))
        self.table.setVisible(bool(rows))
        if rows:
            known = self._key(lit) if lit is not None else None
            self.table.selectRow(next((n for n, row in enumerate(rows) if self._key(row) == known), 0))
        self.show_keys()
        if has_keys:
            self._keep_keys()

    def _has_keys(self) -> bool:
        """Say whether the keys are on this page, and not in a panel beside it or on a page over it."""
        focused = QApplication.focusWidget()
        return focused is None or focused is self or self.isAncestorOf(focused)

    def _keep_keys(self) -> None:
        focused = QApplication.focusWidget()
        if not isinstance(focused, QLineEdit) or not focused.isVisible():
            self.focus_lines()

    def focus_first(self) -> None:
        """Give the keys to where work begins."""
        self.focus_lines()

    def focus_lines(self) -> None:
        """Give the keys to the table; to the page where there is none."""
        target = self if self.table.isHidden() else self.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self.quiet()
        self._message.set_text(sentence)

    def complain(self, sentence: str) -> None:
        """Say what was not done and why; a line that is asked for stays, with the keys in it."""
        asked = next((line for line in self._asked_lines if not line.isHidden()), None)
        if asked is None:
            self.quiet()
        self._message.set_text("")
        self._complaint.set_text(sentence)
        if asked is not None and self._has_keys():
            asked.take_keys()

    def quiet(self) -> None:
        """Take back what was said and what is asked."""
        self._asked = None
        for box in (self._message, self._question, self._complaint):
            box.set_text("")
        keys_were_there = any(line.line.hasFocus() for line in self._asked_lines)
        for line in self._asked_lines:
            line.hide()
        if keys_were_there:
            self.focus_lines()

    # ---- wishes ----

    def lit(self) -> Row | None:
        """Return the line that is lit."""
        index = self.table.currentIndex()
        row: Row | None = index.data(RECORD_ROLE) if index.isValid() else None
        return row

    def ask(self, sentence: str, line: AskedLine | None = None) -> None:
        """Ask before something is done; `line` wants a text for it."""
        self.quiet()
        self._question.set_text(sentence)
        if line is not None:
            line.ask()

    def is_sure(self, about: object, sentence: str) -> bool:
        """Return True at the second press about the same thing; the first one asks with `sentence`."""
        if self._asked == about:
            self.quiet()
            return True
        self.ask(sentence)
        self._asked = about
        return False

    def _is_asking(self) -> bool:
        return bool(self._question.text) or any(not line.isHidden() for line in self._asked_lines)

    def _on_action(self, action: str) -> None:
        match action:
            case "help":
                self.help_requested.emit()
            case "close" if self._is_asking():
                self.quiet()
            case "close":
                self.closed.emit()
            case "refresh":
                self.quiet()
                self.refresh_requested.emit()
            case "":
                pass
            case _:
                self.do(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)
