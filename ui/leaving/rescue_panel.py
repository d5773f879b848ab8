"""The panel that writes a rescue file: what is unsent, where the file goes, what was written."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cxfield.fieldwork.leaving import UnsentPicture
from cxfield.fieldwork.openrosa_export import Exported, proposed_folder_name
from cxfield.fieldwork.rescuing import Rescued
from cxfield.rescue.progress import CHECK
from cxfield.rescue.writing import proposed_name
from ui.language import tr
from ui.leaving.file_line import FileLine
from ui.leaving.places import proposed_folder
from ui.leaving.unsent_words import exported_sentence, rescued_sentence, unsent_sentence
from ui.widgets import MessageBox, TextLabel
from ui.widgets.side_panel import SidePanel


class RescuePanel(SidePanel):
    """Enter writes, Escape closes; while it is written the same button stops it. Decides nothing.

    For a workspace of an OpenRosa server it writes a folder of files that anybody can read, and says so.
    """

    write_requested = Signal(object)  # Path
    stop_requested = Signal()

    def __init__(self, *, is_readable: bool = False) -> None:
        sentence = tr("All that the server does not have yet, in one file that only your supervisor can open.")
        if is_readable:
            sentence = tr("All that the server does not have yet, in a folder for your supervisor.")
        super().__init__(tr("Unsent interviews as files") if is_readable else tr("Rescue file"), sentence)
        self._is_readable = is_readable
        self._unsent = TextLabel("", "body", wrap=True)
        self._file = FileLine(tr("Write to"), "*.cxrescue", is_new=True)
        self._propose(proposed_folder())
        self._file.entered.connect(self._write)
        self._done = MessageBox("good", tr("Done"))
        self._complaint = MessageBox("hard", tr("Not done"))
        self._working = TextLabel("", "muted", wrap=True)
        self.body.addWidget(self._unsent)
        if is_readable:
            warning = MessageBox("soft", tr("Not sealed"))
            warning.set_text(tr("Anybody who has the folder can read the answers. Delete it once it is sent."))
            self.body.addWidget(warning)
        self.body.addWidget(TextLabel(tr("Write to"), "section"))
        self.body.addWidget(self._file)
        self._is_working, self._is_writable = False, True
        self._button = self.add_way_out(tr("Write") + "  (Enter)")
        self._button.clicked.connect(self._on_button)
        for widget in (self._working, self._done, self._complaint):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._working.hide()
        self._done.hide()
        self._complaint.hide()

    def _propose(self, folder: Path) -> None:
        name = proposed_folder_name if self._is_readable else proposed_name
        self._file.set_path(folder / name(datetime.now().astimezone()))

    def first_focus(self) -> QWidget:
        return self._line

    @property
    def _line(self) -> QLineEdit:
        return self._file.line

    def show_unsent(self, picture: UnsentPicture) -> None:
        """Say what would be in the file."""
        self._unsent.setText(unsent_sentence(picture))
        self._is_writable = not picture.is_sent
        self._button.setEnabled(self._is_working or self._is_writable)

    def set_working(self, stage: str, share: float) -> None:
        """Say how far it is, and hold the line meanwhile."""
        words = tr("Writing: {share} %. Leave the stick in.")
        if stage == CHECK:
            words = tr("Reading back: {share} %. Leave the stick in.")
        self._working.setText(words.format(share=int(share * 100)))
        if not self._is_working:
            self._complaint.set_text("")
            self._done.set_text("")
            self._turn(is_working=True)
            self._button.setFocus()

    def _turn(self, *, is_working: bool) -> None:
        self._is_working = is_working
        self._working.setVisible(is_working)
        self._file.setEnabled(not is_working)
        self._button.setText(tr("Stop") if is_working else tr("Write") + "  (Enter)")
        self._button.setEnabled(is_working or self._is_writable)

    def show_done(self, rescued: Rescued | Exported) -> None:
        """Say what was written; another file gets another name."""
        self._turn(is_working=False)
        self._complaint.set_text("")
        sentence = exported_sentence(rescued) if isinstance(rescued, Exported) else rescued_sentence(rescued)
        self._done.set_text(sentence)
        self._propose(rescued.path.parent)
        self._line.setFocus()

    def complain(self, sentence: str) -> None:
        """Say what went wrong and what to do."""
        self._turn(is_working=False)
        self._done.set_text("")
        self._complaint.set_text(sentence)
        self._line.setFocus()

    def _on_button(self) -> None:
        if self._is_working:
            self._button.setEnabled(False)
            self.stop_requested.emit()
        else:
            self._write()

    def _write(self) -> None:
        path = self._file.path
        if path is None:
            self.complain(tr("Say where the file goes."))
        elif self._is_writable and not self._is_working:
            self.write_requested.emit(path)
