"""The numbers of a case, each with the ways to dial it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxfield.sample.case import Case
from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.widgets import TextLabel


class CaseNumbers(QWidget):
    """Shows the numbers of the respondent and of the other persons."""

    dial_requested = Signal(str, str)  # scheme (tel, sip), number

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)

    def show_case(self, case: Case, *, may_dial: bool) -> None:
        """Show the numbers of `case` in the place of what stood there."""
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        lines = [("", number) for number in case.phones]
        lines += [(f"{c.name} {f'({c.role})' if c.role else ''}", n) for c in case.contacts for n in c.phones]
        for who, number in lines:
            self._rows.addWidget(self._row(who.strip(), number, may_dial=may_dial))
        if not lines and may_dial:
            words = self.tr("No number yet. {key} corrects the case.").format(key=cap_in_use(Place.CASE, "correct"))
            self._rows.addWidget(TextLabel(words, "muted"))

    def _row(self, who: str, number: str, *, may_dial: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(TextLabel(number, "heading"))
        if who:
            line.addWidget(TextLabel(who, "muted"))
        line.addStretch(1)
        if may_dial:
            for scheme, words in (("tel", self.tr("Dial")), ("sip", "SIP")):
                line.addWidget(self._dial_button(scheme, words, number))
        return row

    def _dial_button(self, scheme: str, words: str, number: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("look", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self.tr("Dial {number}").format(number=number) + f" ({scheme})")
        button.clicked.connect(lambda _checked=False: self.dial_requested.emit(scheme, number))
        return button
