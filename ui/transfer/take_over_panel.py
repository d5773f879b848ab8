"""The panel that takes a case over from another laptop: a file and its code, or a laptop nearby that sends it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from cxfield.store.transfer_book import TransferRecord
from ui.language import tr
from ui.leaving.file_line import FileLine
from ui.leaving.places import proposed_folder
from ui.widgets import MessageBox, TextLabel
from ui.widgets.side_panel import SidePanel

SHOWN = 5
"""So many cases may be taken back here, the newest."""


class TakeOverPanel(SidePanel):
    """Enter goes from the file to the code and takes the case over. Decides nothing."""

    take_over_requested = Signal(object, str)  # Path, code
    listen_requested = Signal()
    request_wanted = Signal(object)  # Path of the request to be written
    take_back_requested = Signal(str)  # transfer id

    def __init__(self) -> None:
        super().__init__(
            tr("Take over a case"), tr("A case that another interviewer hands over goes on here, at the same question.")
        )
        self._file = FileLine(tr("File of the other laptop"), "*.cxcase", is_new=False)
        self._file.set_path(_newest(proposed_folder()))
        self._code = QLineEdit()
        self._code.setAccessibleName(tr("Code that the other interviewer reads out"))
        self._code.setPlaceholderText("7K2QD-9XWTA-…")
        self._file.entered.connect(self._code.setFocus)
        self._code.returnPressed.connect(self._take_over)
        self._listening = MessageBox("instruction", tr("Waiting"))
        self._nearby = TextLabel("", "title", wrap=True)
        self._done, self._complaint = MessageBox("good", tr("Done")), MessageBox("hard", tr("Not done"))
        self._working = TextLabel("", "muted", wrap=True)
        self._listen = QPushButton(tr("Wait for a laptop nearby"))
        self._listen.setAutoDefault(True)
        self._listen.clicked.connect(self.listen_requested)
        self.body.addWidget(TextLabel(tr("File of the other laptop"), "section"))
        self.body.addWidget(self._file)
        self.body.addWidget(self._listen)
        self._ask = QPushButton(tr("Write a request for the other laptop"))
        self._ask.setAutoDefault(True)
        self._ask.clicked.connect(self._on_ask)
        self.body.addWidget(self._ask)
        self.body.addWidget(self._listening)
        self.body.addWidget(self._nearby)
        self.body.addWidget(TextLabel(tr("Code that the other interviewer reads out"), "section"))
        self.body.addWidget(self._code)
        self._button = self.add_way_out(tr("Take over") + "  (Enter)")
        self._button.clicked.connect(self._take_over)
        for widget in (self._working, self._done, self._complaint):
            self.body.addWidget(widget)
        self._given = QVBoxLayout()
        self.body.addLayout(self._given)
        self.body.addStretch(1)
        for hidden in (self._listening, self._nearby, self._working, self._done, self._complaint):
            hidden.hide()

    def first_focus(self) -> QWidget:
        path = self._file.path
        return self._code if path is not None and path.is_file() else self._file.line

    def show_given(self, given: Sequence[TransferRecord]) -> None:
        """Offer to take back what was handed over from here."""
        while item := self._given.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        if given:
            self._given.addWidget(TextLabel(tr("Handed over from here"), "section"))
        for one in given[:SHOWN]:
            to = one.counterpart or tr("whoever has the code")
            moment = f"{one.made_at.astimezone():%d.%m. %H:%M}"
            button = QPushButton(tr("Take back {case} ({user}, {time})").format(case=one.case_id, user=to, time=moment))
            button.setAutoDefault(True)
            button.clicked.connect(lambda _checked=False, name=one.transfer_id: self.take_back_requested.emit(name))
            self._given.addWidget(button)

    def show_listening(self, address: str, number: str) -> None:
        """Say what the other interviewer types."""
        self._listening.set_text(tr("The other laptop sends to this address, with this number."))
        self._nearby.setText(f"{address}\n{number}")
        self._nearby.show()
        self._listen.setEnabled(False)

    def _on_ask(self) -> None:
        self.request_wanted.emit(proposed_folder() / f"request-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.cxrequest")

    def show_request(self, path: Path, mark: str) -> None:
        """Say where the request is, and the mark that the other screen shows too."""
        words = tr(
            "Written: {file}. Bring it to the other laptop; its screen shows the mark {mark} afterwards. "
            "What it writes needs no code."
        )
        self._complaint.set_text("")
        self._done.set_text(words.format(file=path, mark=mark))

    def show_received(self, path: Path) -> None:
        """The file is here; its code is asked for."""
        self.end_listening()
        self._file.set_path(path)
        self._done.set_text(tr("The file has arrived. Type the code."))
        self._code.setFocus()

    def end_listening(self) -> None:
        """Nobody is waited for any more."""
        self._listening.set_text("")
        self._nearby.hide()
        self._listen.setEnabled(True)

    def set_working(self, sentence: str) -> None:
        """Say what is under way and hold the fields meanwhile; empty ends it."""
        self._working.setText(sentence)
        self._working.setVisible(bool(sentence))
        for widget in (self._file, self._code, self._button):
            widget.setEnabled(not sentence)

    def show_done(self, sentence: str) -> None:
        """The case is here."""
        self.set_working("")
        self._complaint.set_text("")
        self._code.clear()
        self._done.set_text(sentence)
        self.setFocus()

    def complain(self, sentence: str) -> None:
        """Say what went wrong and what to do."""
        self.set_working("")
        self._done.set_text("")
        self._complaint.set_text(sentence)
        self._code.setFocus()

    def _take_over(self) -> None:
        path, code = self._file.path, self._code.text().strip()
        if path is None or path.is_dir():
            self.complain(tr("Choose the file, or wait for a laptop nearby."))
            self._file.line.setFocus()
        else:
            self.take_over_requested.emit(path, code)


def _newest(folder: Path) -> Path:
    """Return the newest hand-over file in `folder`, or the folder itself."""
    try:
        found = sorted(folder.glob("*.cxcase"), key=lambda path: path.stat().st_mtime)
    except OSError:
        found = []
    return found[-1] if found else folder
