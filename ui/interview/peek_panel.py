"""The present question in another language, beside it: to read it out again. The answer field keeps the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cxfield.interview.state import NodeState
from ui.interview.choice_codes import code_choices
from ui.interview.rich_text import plain_text, rich_text
from ui.language import tr
from ui.reading_direction import turn
from ui.theme import current_theme
from ui.widgets import ChoiceList, ChoiceRow, TextLabel
from ui.widgets.side_panel import SidePanel


class PeekPanel(SidePanel):
    """Text, hint and choices in one other language.

    Args:
        language: Itext name of what is shown.
        own: What the language of the interview is called.
        key: Shows the next language; empty where there is none.
        keeper: What keeps the keys.
    """

    def __init__(self, states: Sequence[NodeState], language: str, own: str, key: str, keeper: QWidget) -> None:
        words = tr("Escape goes back; the interview stays in {language}.").format(language=own)
        if key:
            words += " " + tr("{key} shows the next language.").format(key=key)
        super().__init__(tr("In another language"), words)
        self.language = language
        self._keeper = keeper
        self._inner = QWidget()
        self._inner.setAutoFillBackground(False)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(8))
        self._column.addWidget(TextLabel(language.split(" (")[0], "section"))
        for state in states:
            self._add(state)
        self._column.addStretch(1)
        turn(self._inner, language)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }")
        area.setWidget(self._inner)
        self.body.addWidget(area, 1)
        self.add_way_out()

    def first_focus(self) -> QWidget:
        return self._keeper

    def _add(self, state: NodeState) -> None:
        if not state.relevant:
            return
        self._column.addWidget(
            TextLabel(rich_text(state.label, state.label_parts), "subquestion", wrap=True, rich=True)
        )
        if state.hint:
            self._column.addWidget(TextLabel(rich_text(state.hint), "question-hint", wrap=True, rich=True))
        if state.choices:
            choices = ChoiceList(visible_rows=len(state.choices), size=14)
            choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            choices.setAccessibleName(tr("Choices"))
            choices.set_rows(
                [ChoiceRow(one.code, plain_text(one.label), is_read=one.is_read) for one in code_choices(state.choices)]
            )
            self._column.addWidget(choices)
