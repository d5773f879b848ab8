"""Hidden lines below one another with their labels; Enter goes to the next one and hands over at the last."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets import TextLabel


class SecretForm(QWidget):
    """Lines by name. `shown` ones are asked for; the others wait until they are needed."""

    entered = Signal()

    def __init__(self, lines: dict[str, str], *, open_text: tuple[str, ...] = ()) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().px(4))
        self._labels: dict[str, TextLabel] = {}
        self.lines: dict[str, QLineEdit] = {}
        for name, words in lines.items():
            label, line = TextLabel(words, "section"), QLineEdit()
            if name not in open_text:
                line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setAccessibleName(words)
            line.returnPressed.connect(lambda n=name: self._on_enter(n))
            layout.addWidget(label)
            layout.addWidget(line)
            self._labels[name], self.lines[name] = label, line

    def ask_for(self, *names: str) -> None:
        """Show these lines and no others; the first empty one gets the keys."""
        for name, line in self.lines.items():
            line.setVisible(name in names)
            self._labels[name].setVisible(name in names)
        self.focus_first()

    def focus_first(self) -> None:
        """Give the keys to the first line that is asked for and empty."""
        asked = [line for line in self.lines.values() if not line.isHidden()]
        empty = [line for line in asked if not line.text()]
        (empty or asked)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self, name: str) -> str:
        """Return what stands in a line; empty where it is not asked for."""
        line = self.lines[name]
        return "" if line.isHidden() else line.text()

    def clear(self) -> None:
        """Empty all lines."""
        for line in self.lines.values():
            line.clear()

    def _on_enter(self, name: str) -> None:
        asked = [one for one, line in self.lines.items() if not line.isHidden()]
        following = asked[asked.index(name) + 1 :]
        if following:
            self.lines[following[0]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()
