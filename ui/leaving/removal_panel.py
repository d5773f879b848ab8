"""The panel that removes a workspace from this computer, once nothing in it would be lost."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from cxfield.fieldwork.leaving import UnsentPicture
from ui.language import tr
from ui.leaving.unsent_words import unsent_sentence
from ui.widgets import MessageBox, TextLabel
from ui.widgets.side_panel import SidePanel


class RemovalPanel(SidePanel):
    """Says what is unsent and offers what helps; the button that removes works only when nothing would be lost."""

    remove_requested = Signal()
    synchronise_requested = Signal()
    rescue_requested = Signal()

    def __init__(self, user: str, *, is_openrosa: bool = False) -> None:
        """`is_openrosa`: a sealed copy stands in place of a rescue file."""
        super().__init__(
            tr("Remove this workspace"),
            tr(
                "The answers, recordings and keys of {user} go from this computer. What the server has stays there."
            ).format(user=user),
        )
        self._unsent = TextLabel(tr("Looking…"), "body", wrap=True)
        self._blocked = MessageBox("soft", tr("Not yet"))
        self._complaint = MessageBox("hard", tr("Not done"))
        self._sync = self._button(tr("Synchronise"), self.synchronise_requested)
        words = tr("Write a sealed copy…") if is_openrosa else tr("Write a rescue file…")
        self._rescue = self._button(words, self.rescue_requested)
        self._way_out = tr("It can be removed once it is sent, or stands in a rescue file.")
        if is_openrosa:
            self._way_out = tr("It can be removed once it is sent, or stands in a sealed copy.")
        for widget in (self._unsent, self._blocked, self._sync, self._rescue, self._complaint):
            self.body.addWidget(widget)
        self._remove = self.add_way_out(tr("Remove"))
        self.body.addStretch(1)
        self._remove.clicked.connect(self.remove_requested)
        self._remove.setEnabled(False)
        for hidden in (self._blocked, self._complaint, self._sync, self._rescue):
            hidden.hide()

    def _button(self, words: str, wish: SignalInstance) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(True)
        button.clicked.connect(wish)
        return button

    def first_focus(self) -> QWidget:
        return self

    def show_unsent(self, picture: UnsentPicture) -> None:
        """Say what would be lost; without loss the button works."""
        self._unsent.setText(unsent_sentence(picture))
        self._remove.setEnabled(picture.is_safe)
        self._sync.setVisible(picture.is_known and not picture.is_safe)
        self._rescue.setVisible(not picture.is_safe)
        self._blocked.set_text("" if picture.is_safe else self._way_out)
        (self._remove if picture.is_safe else self._sync if picture.is_known else self._rescue).setFocus()

    def complain(self, sentence: str) -> None:
        """Say what went wrong and what to do."""
        self._complaint.set_text(sentence)
