"""The bar under a question that the respondent answers alone: large buttons in plain words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import Bar


def missing_button_words(code: str) -> str:
    """Return what a respondent says in place of an answer."""
    return {"dk": tr("I don't know"), "rf": tr("I'd rather not say"), "na": tr("It does not apply to me")}[code]


class RespondentBar(Bar):
    """Back, the allowed ways not to answer, Next; and a quiet way back to the interviewer.

    Buttons take no focus: keys stay with the answer. Enter and Page Up do the same as Next and Back; the key that
    handed the laptop over asks for the PIN that takes it back.
    """

    triggered = Signal(str)  # action of the window: back, next, dk, rf, na, give_back

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("top", parent)
        theme = current_theme()
        self._give_back = self._button(
            "give_back", f"{tr('For the interviewer')} ({cap_in_use(Place.INTERVIEW, 'full_screen')})", "quiet"
        )
        self._back = self._button("back", tr("‹ Back"))
        self._missing = {code: self._button(code, missing_button_words(code)) for code in ("dk", "rf", "na")}
        self._next = self._button("next", tr("Next ›"), "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        row.setSpacing(theme.px(12))
        row.addWidget(self._give_back)
        row.addStretch(1)
        for button in (*self._missing.values(), self._back, self._next):
            row.addWidget(button)

    def _button(self, action: str, words: str, look: str = "") -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("look", look)
        button.setMinimumHeight(current_theme().px(44))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.triggered.emit(action))
        return button

    def show_ways(self, *, can_go_back: bool, can_go_on: bool, missing_codes: tuple[str, ...]) -> None:
        """Offer what can be done on this page; nothing moves where it is not."""
        self._back.setEnabled(can_go_back)
        self._next.setEnabled(can_go_on)
        for code, button in self._missing.items():
            button.setVisible(code in missing_codes)
