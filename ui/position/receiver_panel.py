"""The receiver: which one, and what it says, before and during fieldwork."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from cxfield.position.settings import SYSTEM
from ui.language import tr
from ui.position.position_feed import PositionFeed
from ui.position.position_taker import status_words
from ui.widgets import TextLabel
from ui.widgets.side_panel import SidePanel


@dataclass(frozen=True, slots=True)
class ReceiverWish:
    """A field asks that the interviewer may choose the receiver."""


class ReceiverPanel(SidePanel):
    """Choose one that was found, or type an address; what it says shows at once."""

    chosen = Signal(str)  # address; empty: none

    def __init__(self, feed: PositionFeed) -> None:
        super().__init__(tr("Receiver"), tr("Where positions come from on this computer."))
        self._feed = feed
        self.choice = QComboBox()
        self.choice.setEditable(True)
        self.choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.choice.setAccessibleName(tr("Receiver"))
        self.said = TextLabel("", "muted", wrap=True)
        note = tr("Choose one, or type its address: COM3, /dev/ttyUSB0, COM3@9600, tcp://host:port, gpsd://host.")
        for widget in (self.choice, TextLabel(note, "hint", wrap=True), self.said):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.use = self.add_way_out(tr("Use it"))
        self.use.clicked.connect(self._choose)
        line = self.choice.lineEdit()
        if line is not None:
            line.returnPressed.connect(self._choose)
        feed.changed.connect(self._say)
        self.show_ports(())
        self._say()

    def first_focus(self) -> QWidget:
        return self.choice

    def show_ports(self, ports: Sequence[str]) -> None:
        """Offer serial ports besides the system's source; what is typed or used stays in the line."""
        known = [(tr("No receiver"), ""), (tr("The system's own source"), SYSTEM), *((port, port) for port in ports)]
        words = {address: word for word, address in known}
        shown = self.choice.currentText() if self.choice.count() else words.get(self._feed.source, self._feed.source)
        self.choice.clear()
        for word, address in known:
            self.choice.addItem(word, address)
        self.choice.setEditText(shown)

    def _choose(self) -> None:
        typed = self.choice.currentText().strip()
        row = self.choice.findText(typed)
        self.chosen.emit(str(self.choice.itemData(row)) if row >= 0 else typed)

    def _say(self) -> None:
        status = self._feed.status
        words, role = status_words(status) if status is not None else (tr("No receiver is used."), "muted")
        self.said.setText(words)
        self.said.set_role(role)
