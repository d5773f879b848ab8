"""The panel that writes a rescue file: what is unsent, where the file goes, what was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from cxfield.fieldwork.leaving import UnsentPicture
from cxfield.fieldwork.openrosa_copy import Copied
from cxfield.fieldwork.openrosa_export import Exported
from cxfield.fieldwork.rescuing import Rescued
from cxfield.rescue.progress import CHECK
from ui.language import tr
from ui.leaving.file_kind import RESCUE_WAY, FileKind, FileWay
from ui.leaving.file_line import FileLine
from ui.leaving.places import proposed_folder
from ui.leaving.unsent_words import unsent_sentence, written_sentence
from ui.widgets import MessageBox, TextLabel
from ui.widgets.scroll import scrolling
from ui.widgets.side_panel import SidePanel


class RescuePanel(SidePanel):
    """Enter writes, Escape closes; while it is written the same button stops it. Decides nothing.

    For a workspace of an OpenRosa server it writes a copy sealed to the pass-phrase that it shows, or a folder of files
    that anybody can read, and says so.
    """

    write_requested = Signal(object)  # Path
    stop_requested = Signal()

    def __init__(self, way: FileWay = RESCUE_WAY) -> None:
        super().__init__(way.title, way.sentence)
        self._way = way
        self._unsent = TextLabel("", "body", wrap=True)
        self._file = FileLine(tr("Write to"), way.pattern, is_new=True)
        self._propose(proposed_folder())
        self._file.entered.connect(self._write)
        self._done = MessageBox("good", tr("Done"))
        self._complaint = MessageBox("hard", tr("Not done"))
        self._working = TextLabel("", "muted", wrap=True)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._unsent)
        if way.kind is FileKind.READABLE:
            warning = MessageBox("soft", tr("Not sealed"))
            warning.set_text(tr("Anybody who has the folder can read the answers. Delete it once it is sent."))
            self._column.addWidget(warning)
        if way.pass_phrase:
            self._show_pass_phrase(way.pass_phrase)
        self._column.addWidget(TextLabel(tr("Write to"), "section"))
        self._column.addWidget(self._file)
        for widget in (self._working, self._done, self._complaint):
            self._column.addWidget(widget)
        if way.readable is not None:
            self._offer_readable(way.readable)
        self._column.addStretch(1)
        self._area = scrolling(inside)
        self.body.addWidget(self._area, 1)
        self._is_working, self._is_writable = False, True
        self._button = self.add_way_out(tr("Write") + "  (Enter)")
        self._button.clicked.connect(self._on_button)
        self._working.hide()
        self._done.hide()
        self._complaint.hide()

    def _show_pass_phrase(self, pass_phrase: str) -> None:
        groups = pass_phrase.split("-")
        half = len(groups) // 2
        letters = TextLabel("-".join(groups[:half]) + "-\n" + "-".join(groups[half:]), "heading")
        letters.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        letters.setAccessibleName(tr("Pass-phrase of the copy"))
        hint = tr("Write it down now, and keep it apart from the file. It is kept nowhere else.")
        self._column.addWidget(TextLabel(tr("Pass-phrase of the copy"), "section"))
        self._column.addWidget(letters)
        self._column.addWidget(TextLabel(hint, "hint", wrap=True))

    def _offer_readable(self, offer: Callable[[], None]) -> None:
        button = QPushButton(tr("As files that anybody can read") + "…")
        button.setProperty("look", "quiet")
        button.clicked.connect(lambda: offer())
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _propose(self, folder: Path) -> None:
        self._file.set_path(folder / self._way.proposed_name(datetime.now().astimezone()))

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

    def show_done(self, rescued: Rescued | Exported | Copied) -> None:
        """Say what was written; another file gets another name."""
        self._turn(is_working=False)
        self._complaint.set_text("")
        self._done.set_text(written_sentence(rescued))
        self._propose(rescued.path.parent)
        self._line.setFocus()
        self._reveal(self._done)

    def complain(self, sentence: str) -> None:
        """Say what went wrong and what to do."""
        self._turn(is_working=False)
        self._done.set_text("")
        self._complaint.set_text(sentence)
        self._line.setFocus()
        self._reveal(self._complaint)

    def _reveal(self, box: MessageBox) -> None:
        """Scroll to what was said last, once it has its size."""
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(box))

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
