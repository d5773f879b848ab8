"""Messages beside what they concern: instruction, soft check, hard check, good news. Nothing floats, nothing fades."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.key_cap import KeyCap
from ui.widgets.speaking import announce, speak_as
from ui.widgets.text_label import TextLabel


class MessageBox(QFrame):
    """A coloured strip: a word that says what it is, a sentence, and at most one key that deals with it.

    `kind` is `instruction`, `soft`, `hard` or `good`; the word stands there besides the colour.
    """

    confirmed = Signal()

    def __init__(self, kind: str, word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setProperty("kind", kind)
        speak_as(self, "alert")
        self._kind = kind
        self._word = TextLabel(word, kind)
        role = "instruction-text" if kind == "instruction" else "message"
        self._text = TextLabel("", role, wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._key: KeyCap | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        self._row.setSpacing(theme.px(16))
        self._row.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1)
        if self.isRightToLeft():
            self._turn()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()

    def _turn(self) -> None:
        """Put the edge at the side where lines begin."""
        self.setProperty("begins", "right" if self.isRightToLeft() else "left")
        self.style().unpolish(self)
        self.style().polish(self)

    @property
    def text(self) -> str:
        return self._text.text()

    def set_text(self, text: str, *, rich: bool = False) -> None:
        """Show `text`; the strip hides where it is empty."""
        if text != self._text.text() and self._kind != "instruction":
            announce(self, f"{self._word.text()}: {text}" if text else "", urgent=self._kind == "hard")
        self._text.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self._text.setText(text)
        self.setAccessibleName(self._word.text())
        self.setAccessibleDescription(text)
        self.setVisible(bool(text))

    def set_word(self, word: str) -> None:
        self._word.setText(word)

    def set_key(self, key: str, words: str) -> None:
        """Offer one key; a click on it emits `confirmed`."""
        if self._key is None:
            self._key = KeyCap(key, words, self)
            self._key.clicked.connect(self.confirmed)
            self._row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        self._key.set_words(words)


class StatusLine(TextLabel):
    """One quiet sentence about the state of something (`All 14 interviews received`)."""

    def show_status(self, text: str, role: str = "muted") -> None:
        """Say `text` in `role`: muted, good, soft or hard."""
        self.set_role(role)
        self.setText(text)
        self.setAccessibleName(text)
