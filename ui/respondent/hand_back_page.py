"""What the respondent sees when their part is done: nothing to answer, and nothing of the rest of the interview."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.interview.window_page import WindowPage
from ui.language import tr
from ui.widgets import TextLabel


class HandBackPage(WindowPage):
    """Thanks, and asks for the laptop to be given back."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.addWidget(TextLabel(tr("Thank you. That is all."), "question", wrap=True))
        self.column.addWidget(
            TextLabel(tr("Please give the laptop back to the interviewer."), "subquestion", wrap=True)
        )
        self.column.addStretch(1)
