"""One line for a file: typed, one of the sticks that are plugged in, or chosen in the system's own window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.language import tr
from ui.leaving.places import plugged_in
from ui.theme import current_theme


class FileLine(QWidget):
    """The path of a file that is to be written, or read."""

    entered = Signal()

    def __init__(self, words: str, pattern: str, *, is_new: bool) -> None:
        """Begin.

        Args:
            words: What the line is for, also for screen readers.
            pattern: `*.cxrescue`
            is_new: The file is to be written.
        """
        super().__init__()
        self._pattern, self._is_new, self._words = pattern, is_new, words
        theme = current_theme()
        self.line = QLineEdit()
        self.line.setAccessibleName(words)
        self.line.returnPressed.connect(self.entered)
        choose = QPushButton(tr("Choose…"))
        choose.setProperty("look", "quiet")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.line, 1)
        row.addWidget(choose)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(8))
        body.addLayout(row)
        for place in plugged_in() if is_new else []:
            button = QPushButton(tr("To {place}").format(place=place.name))
            button.setProperty("look", "quiet")
            button.clicked.connect(lambda _checked=False, folder=place.folder: self._move_to(folder))
            body.addWidget(button)

    @property
    def path(self) -> Path | None:
        """The path as it stands; None where the line is empty."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path) -> None:
        self.line.setText(str(path))
        self.line.setToolTip(str(path))

    def _move_to(self, folder: Path) -> None:
        path = self.path
        if path is not None:
            self.set_path(folder / path.name)

    def _choose(self) -> None:
        ask = QFileDialog.getSaveFileName if self._is_new else QFileDialog.getOpenFileName
        chosen, _ = ask(self, self._words, self.line.text(), f"cxfield ({self._pattern})")
        if chosen:
            self.set_path(Path(chosen))
            self.line.setFocus()
