"""The last page: what is still open, or that all is answered, and how the interview went."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cxfield.fieldwork.page_view import OpenQuestion, PageView, ProblemKind
from ui.interview.quality_mirror import QualityMirror
from ui.interview.rich_text import plain_text
from ui.interview.window_page import WindowPage
from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import ChoiceList, ChoiceRow, MessageBox, TextLabel

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ClosingPage(WindowPage):
    """Lists the open questions, Enter goes to the one that is lit; without any, Enter completes."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        theme = current_theme()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._open = view.closing.open_questions if view.closing is not None else ()
        self._at = 0
        self.column.addSpacing(theme.px(40))
        self._add_texts()
        self._list = ChoiceList(self, size=16)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.row_clicked.connect(self._on_clicked)
        self._list.setVisible(bool(self._open))
        self.column.addWidget(self._list)
        self._show_open()
        self._problem = MessageBox("hard", tr("Not saved"), self)
        self._problem.hide()
        self.column.addWidget(self._problem)
        self._add_notes(view)
        if view.closing is not None and view.closing.quality.asked:
            self.column.addSpacing(theme.px(16))
            self.column.addWidget(QualityMirror(view.closing.quality))
        self.column.addStretch(1)

    @property
    def wished_page(self) -> str | None:
        """The page of the open question that is lit; None where nothing is open."""
        return self._open[self._at].page if self._open else None

    def _add_texts(self) -> None:
        if self._open:
            title = tr("%n still open. Enter goes there.", len(self._open))
            ways = tr("The arrow keys choose another one. An interview with open questions can be suspended.")
        else:
            title = tr("All questions answered. Enter completes.")
            ways = tr(
                "{key} goes back to look at the answers. After completing they can be changed only until they are sent."
            ).format(key=cap_in_use(Place.INTERVIEW, "back"))
        self.setAccessibleName(title)
        self.column.addWidget(TextLabel(title, "question", wrap=True))
        self.column.addWidget(TextLabel(ways, "hint", wrap=True))

    def _add_notes(self, view: PageView) -> None:
        if view.proposed_disposition:
            proposed = MessageBox("instruction", tr("Outcome"), self)
            words = tr("The questionnaire proposes the disposition {code}.").format(code=view.proposed_disposition)
            proposed.set_text(words)
            self.column.addWidget(proposed)
        if view.reopened:
            reopened = MessageBox("instruction", tr("Reopened"), self)
            words = tr(
                "Sound recorded before that can no longer be played here; what is recorded now is a new recording."
            )
            reopened.set_text(f"{view.reopened}\n{words}")
            self.column.addWidget(reopened)
        if view.lacks_position:
            lacking = MessageBox("instruction", tr("Position"), self)
            lacking.set_text(
                tr("The questionnaire asks for the position of this computer, which is not known. It stays empty.")
            )
            self.column.addWidget(lacking)

    def _show_open(self) -> None:
        self._list.set_rows(open_rows(self._open, self._at))
        self._list.show_current(self._at if self._open else -1)

    def _on_clicked(self, row: int) -> None:
        self._at = row
        self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._open:
            super().keyPressEvent(event)
            return
        self._at = (self._at + step) % len(self._open)
        self._show_open()

    def show_problem(self, ref: str, sentence: str) -> None:
        self._problem.set_text(sentence)


def open_rows(questions: Sequence[OpenQuestion], at: int) -> list[ChoiceRow]:
    """Return one row for each open question: what it asks, and what is wrong with it."""
    words = {
        ProblemKind.REQUIRED: tr("no answer yet"),
        ProblemKind.CONSTRAINT: tr("please mend"),
        ProblemKind.WARNING: tr("to be confirmed"),
    }
    return [
        ChoiceRow(str(place + 1), plain_text(one.question)[:90], words[one.problem.kind], chosen=place == at)
        for place, one in enumerate(questions)
    ]
