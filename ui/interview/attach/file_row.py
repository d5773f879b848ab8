"""The line in which a file is named: typed, pasted, completed, chosen in a dialogue, or dropped."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import QCompleter, QFileDialog, QFileSystemModel, QVBoxLayout, QWidget

from ui.interview.attach.field_button import EnterLine, FieldButton
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import TextLabel
from ui.widgets.flow_row import FlowRow


class FileRow(QWidget):
    """Says which file was named. Reads nothing.

    Args:
        endings: For the dialogue: what is offered first, as `(words, "*.jpg *.png")`; empty words for all files.
    """

    named = Signal(object)  # Path
    typed = Signal()

    _last_folder = ""

    def __init__(self, endings: tuple[str, str] = ("", "")) -> None:
        super().__init__()
        theme = current_theme()
        self._endings = endings
        self._dialog: QFileDialog | None = None
        self.line = EnterLine()
        self.line.setProperty("role", "answer")
        self.line.setAccessibleName(tr("Path of the file"))
        self.line.setPlaceholderText(tr("path of a file, or drop it here"))
        self.line.setMaximumWidth(theme.px(640))
        self.line.setAcceptDrops(False)  # the field around takes files; a path is no text to drop into a text
        self.choose = FieldButton(tr("Choose file… (Ctrl+O)"))
        self.choose.clicked.connect(self.open_dialog)
        self.buttons = FlowRow(theme.px(8))
        self.buttons.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.line)
        column.addLayout(self.buttons)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self._on_return)

    def add_button(self, button: FieldButton) -> None:
        """Put another way to a file beside the first."""
        self.buttons.addWidget(button)

    def add_hint(self, words: str) -> None:
        layout = self.layout()
        assert layout is not None
        layout.addWidget(TextLabel(words, "hint", wrap=True))

    @property
    def has_text(self) -> bool:
        return bool(self.line.text().strip())

    def path(self) -> Path:
        """Return what is typed as a path: `~`, quotes around it and `file://` are understood."""
        return path_of(self.line.text())

    def clear(self) -> None:
        self.line.clear()

    def _on_edited(self) -> None:
        if self.line.completer() is None:  # the file system is only looked at when somebody types
            completer = QCompleter(self)
            model = QFileSystemModel(completer)
            model.setRootPath("")
            model.setFilter(QDir.Filter.AllDirs | QDir.Filter.Files | QDir.Filter.NoDotAndDotDot)
            completer.setModel(model)
            completer.setMaxVisibleItems(8)
            self.line.setCompleter(completer)
        self.typed.emit()

    def _on_return(self) -> None:
        self._end_completion()
        if self.has_text:
            self.named.emit(self.path())

    def _end_completion(self) -> None:
        """Take the list of names away: a folder that is read late would open it again, and it takes the next key."""
        completer = self.line.completer()
        if completer is not None:
            self.line.setCompleter(None)  # type: ignore[arg-type]
            popup = completer.popup()
            if popup is not None:
                popup.hide()
            completer.deleteLater()

    def open_dialog(self) -> None:
        """Open the system's dialogue for files; the interview goes on behind it."""
        dialog = self._dialog = QFileDialog(self, tr("Choose a file"), FileRow._last_folder or str(Path.home()))
        words, patterns = self._endings
        every = tr("All files") + " (*)"
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"{words} ({patterns})", every] if words else [every])
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(lambda _result: self.line.setFocus())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_selected(self, chosen: str) -> None:
        FileRow._last_folder = str(Path(chosen).parent)
        self.named.emit(Path(chosen))


def path_of(text: str) -> Path:
    """Return the path that somebody typed or pasted."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    if text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    return Path(text).expanduser()
