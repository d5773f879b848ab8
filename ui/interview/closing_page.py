"""The last page: nothing is left to ask; Enter completes."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cxfield.fieldwork.page_view import PageView
from ui.interview.window_page import WindowPage
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import MessageBox, TextLabel


class ClosingPage(WindowPage):
    """Says that all is answered, and takes the focus so that Enter works."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        theme = current_theme()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = self.column
        column.addSpacing(theme.px(78))
        title = tr("All questions answered. Enter completes.")
        self.setAccessibleName(title)
        column.addWidget(TextLabel(title, "question", wrap=True))
        ways = tr("PgUp goes back to look at the answers. After completing they can no longer be changed here.")
        column.addWidget(TextLabel(ways, "hint", wrap=True))
        self._problem = MessageBox("hard", tr("Please mend"), self)
        self._problem.hide()
        column.addWidget(self._problem)
        if view.proposed_disposition:
            proposed = MessageBox("instruction", tr("Outcome"), self)
            words = tr("The questionnaire proposes the disposition {code}.").format(code=view.proposed_disposition)
            proposed.set_text(words)
            column.addWidget(proposed)
        if view.lacks_position:
            lacking = MessageBox("instruction", tr("Position"), self)
            lacking.set_text(
                tr("The questionnaire asks for the position of this computer, which is not known. It stays empty.")
            )
            column.addWidget(lacking)
        column.addStretch(1)

    def show_problem(self, ref: str, sentence: str) -> None:
        self._problem.set_text(sentence)
