"""The panel that imports a rescue file: file and pass-phrase in, receipts out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cxfield.rescue.importing import ImportedStudy, ImportReport
from cxfield.sync.messages import ItemStatus
from ui.language import tr
from ui.leaving.file_line import FileLine
from ui.leaving.places import proposed_folder
from ui.widgets import MessageBox, TextLabel
from ui.widgets.side_panel import SidePanel

_HERE = (ItemStatus.APPLIED, ItemStatus.DUPLICATE)


class ImportPanel(SidePanel):
    """Enter goes from the file to the pass-phrase and imports, Escape closes. Decides nothing."""

    import_requested = Signal(object, str)  # Path, pass-phrase

    def __init__(self) -> None:
        super().__init__(
            tr("Import a rescue file"),
            tr("What an interviewer's computer could not send goes to the server, in the interviewer's name."),
        )
        self._file = FileLine(tr("Rescue file"), "*.cxrescue", is_new=False)
        self._file.set_path(_newest(proposed_folder()))
        self._pass_phrase = QLineEdit()
        self._pass_phrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._pass_phrase.setAccessibleName(tr("Pass-phrase of the study"))
        self._file.entered.connect(self._pass_phrase.setFocus)
        self._pass_phrase.returnPressed.connect(self._import)
        self._working = TextLabel("", "muted", wrap=True)
        self._done = MessageBox("good", tr("Done"))
        self._aside = MessageBox("soft", tr("Look at"))
        self._complaint = MessageBox("hard", tr("Not done"))
        self.body.addWidget(TextLabel(tr("Rescue file"), "section"))
        self.body.addWidget(self._file)
        self.body.addWidget(TextLabel(tr("Pass-phrase of the study"), "section"))
        self.body.addWidget(self._pass_phrase)
        self._button = self.add_way_out(tr("Import") + "  (Enter)")
        self._button.clicked.connect(self._import)
        self.body.addWidget(self._working)
        self.body.addWidget(self._results(), 1)
        for hidden in (self._working, self._done, self._aside, self._complaint):
            hidden.hide()

    def _results(self) -> QScrollArea:
        self._lines = TextLabel("", "small", wrap=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._complaint, self._done, self._aside, self._lines):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        for plain in (inside, area.viewport()):
            plain.setAutoFillBackground(False)
        area.setAccessibleName(tr("Receipts"))
        return area

    def first_focus(self) -> QWidget:
        return self._file.line if self._file.path is None or not self._file.path.is_file() else self._pass_phrase

    def set_working(self, sentence: str) -> None:
        """Say what is under way and hold the fields meanwhile; empty ends it."""
        self._working.setText(sentence)
        self._working.setVisible(bool(sentence))
        for widget in (self._file, self._pass_phrase, self._button):
            widget.setEnabled(not sentence)

    def show_report(self, report: ImportReport) -> None:
        """Say what became of the file, with every receipt."""
        self.set_working("")
        self._complaint.set_text("")
        self._pass_phrase.clear()
        self._done.set_text("\n".join(_received(study) for study in report.studies))
        self._aside.set_text("\n".join(_remarks(report)))
        self._lines.setText("\n".join(line for study in report.studies for line in _receipt_lines(study)))

    def complain(self, sentence: str) -> None:
        """Say what went wrong and what to do."""
        self.set_working("")
        self._done.set_text("")
        self._complaint.set_text(sentence)
        self._pass_phrase.setFocus()

    def _import(self) -> None:
        path, pass_phrase = self._file.path, self._pass_phrase.text().strip()
        if path is None:
            self.complain(tr("Choose the rescue file."))
            self._file.line.setFocus()
        elif not pass_phrase:
            self.complain(tr("Give the pass-phrase that stands on the recovery sheet of the study."))
        else:
            self.import_requested.emit(path, pass_phrase)


def _newest(folder: Path) -> Path:
    """Return the newest rescue file in `folder`, or the folder itself."""
    try:
        found = sorted(folder.glob("*.cxrescue"), key=lambda path: path.stat().st_mtime)
    except OSError:
        found = []
    return found[-1] if found else folder


def _received(study: ImportedStudy) -> str:
    words = tr("{study}, {user}: {here} of {all} journals are on the server.")
    return words.format(study=study.study, user=study.user, here=study.count(*_HERE), all=len(study.delivered))


def _remarks(report: ImportReport) -> list[str]:
    remarks = []
    for study in report.studies:
        aside = study.count(ItemStatus.QUARANTINED, ItemStatus.TOMBSTONED)
        later = study.count(ItemStatus.LATER, ItemStatus.GAP)
        if aside:
            remarks.append(tr("Kept aside for you to judge: {n}.").format(n=aside))
        if later:
            remarks.append(tr("The server wants these later: {n}. Import the file once more.").format(n=later))
        if study.files > study.files_delivered:
            words = tr("Recordings and attached files still in the file only: {n}. Keep the file.")
            remarks.append(words.format(n=study.files - study.files_delivered))
        remarks += study.damaged
    if report.closed:
        words = tr("The file holds work of further studies: {n}. Import it again with their pass-phrases.")
        remarks.append(words.format(n=len(report.closed)))
    return remarks


def _receipt_lines(study: ImportedStudy) -> list[str]:
    words = tr("Case {case}: receipt {code}")
    return [words.format(case=one.journal.case_id or one.journal.stream_id, code=one.code) for one in study.delivered]
