"""The panel that gets over a forgotten PIN: what to read out, the code that comes back, a new PIN."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cxfield.fieldwork.station import WorkspaceEntry
from ui.access.secret_form import SecretForm
from ui.language import tr
from ui.widgets import MessageBox, TextLabel
from ui.widgets.side_panel import SidePanel

CODE, NEW_PIN, AGAIN = "code", "new_pin", "again"


def used_up_words() -> str:
    """Say that no code is left, and what helps."""
    return tr("All codes that were ready have been used. Tell your supervisor: the study key opens this workspace.")


class ForgottenPinPanel(SidePanel):
    """Works without the network: the supervisor is on the phone. Decides nothing."""

    open_requested = Signal(object, str, str)  # WorkspaceEntry, code, new PIN

    def __init__(self, entry: WorkspaceEntry, shown: str, *, is_used_up: bool = False) -> None:
        sentence = tr("Call your supervisor. Nothing is lost, and no network is needed on this computer.")
        if entry.is_openrosa:
            sentence = tr("The pass-phrase of a sealed copy that was made of this workspace opens it, too.")
        super().__init__(tr("PIN forgotten"), sentence)
        self._entry = entry
        code = tr("Pass-phrase of the copy") if entry.is_openrosa else tr("Code of the supervisor")
        self._form = SecretForm(
            {CODE: code, NEW_PIN: tr("New PIN"), AGAIN: tr("New PIN once more")},
            open_text=(CODE,),
        )
        self._complaint = MessageBox("hard", tr("Not done"))
        self._complaint.hide()
        if shown:
            self._ask(entry, shown)
        elif entry.is_openrosa:
            words = tr("No sealed copy was made of this workspace, so nothing else than its PIN opens it.")
            self.body.addWidget(TextLabel(words, "body", wrap=True))
            self.add_way_out()
            self.body.addStretch(1)
        else:
            words = tr(
                "No code can open this workspace: it has not met its server since it was made. "
                "Tell your supervisor: the study key opens it, and a rescue file keeps the answers."
            )
            self.body.addWidget(TextLabel(used_up_words() if is_used_up else words, "body", wrap=True))
            self.add_way_out()
            self.body.addStretch(1)

    def _ask(self, entry: WorkspaceEntry, shown: str) -> None:
        letters = TextLabel(shown, "title")
        letters.setAccessibleName(" ".join(shown))
        self._form.lines[CODE].setPlaceholderText("7K2QD-9XWTA-…")
        hint = tr("Eight groups of five. Letters and digits that look alike may be mixed up: O is 0, I and L are 1.")
        told: tuple[QWidget, ...] = ()
        if not entry.is_openrosa:
            told = (TextLabel(tr("Read this to your supervisor"), "section"), TextLabel(entry.user, "body"), letters)
        self._lay_out(self._complaint, *told, self._form, TextLabel(hint, "hint", wrap=True))
        self._form.entered.connect(self._on_open)
        self._button = self.add_way_out(tr("Open") + "  (Enter)")
        self._button.clicked.connect(self._on_open)

    def _lay_out(self, *widgets: QWidget) -> None:
        """Put them below one another; on a small screen they can be scrolled."""
        inside, area = QWidget(), QScrollArea()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        for plain in (inside, area.viewport()):
            plain.setAutoFillBackground(False)
        self.body.addWidget(area, 1)

    def first_focus(self) -> QWidget:
        return self._form.lines[CODE]

    def complain(self, sentence: str) -> None:
        """Say what is not right; what was typed stays."""
        self._form.setEnabled(True)
        self._button.setEnabled(True)
        self._complaint.set_text(sentence)
        self._form.lines[CODE].setFocus()

    def _on_open(self) -> None:
        code, pin, again = (self._form.text(name) for name in (CODE, NEW_PIN, AGAIN))
        if not code or not pin:
            self._form.focus_first()
        elif pin != again:
            self._complaint.set_text(tr("The two PINs are not the same."))
            self._form.lines[AGAIN].setFocus()
        else:
            self._complaint.set_text("")
            self._form.setEnabled(False)
            self._button.setEnabled(False)
            self.open_requested.emit(self._entry, code, pin)
