"""One question on a page: instruction, question, hint, answer, and what is wrong with it, always in that order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cxfield.fieldwork.page_view import Problem, ProblemKind
from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField
from ui.interview.question_media import QuestionMedia
from ui.interview.rich_text import plain_text, rich_text
from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.language import tr
from ui.theme import current_theme
from ui.widgets import MessageBox, TextLabel
from ui.widgets.speaking import announce

LONG_HINT = 240
"""Longer hints wait for F5."""


def missing_words(code: str) -> str:
    """Return the words of a missing code."""
    return {"dk": tr("Don't know"), "rf": tr("Refused"), "na": tr("Not applicable")}.get(code, code)


def problem_words(problem: Problem) -> str:
    """Return the sentence of a problem: the form's own, else ours."""
    own = plain_text(problem.message)
    if own:
        return own
    if problem.kind == ProblemKind.REQUIRED:
        return tr("This question needs an answer.")
    if problem.kind == ProblemKind.CONSTRAINT:
        return tr("This answer cannot be right. Please ask again.")
    return tr("This answer is unusual. Is it right?")


class QuestionBlock(QWidget):
    """A question with its field. `several` makes it smaller: more than one stands on the page."""

    confirmed = Signal(str)  # ref of a soft check that was confirmed by click
    listen_wished = Signal(str)  # ref: play how it was asked

    def __init__(
        self,
        states: Sequence[NodeState],
        field: AnswerField,
        *,
        several: bool,
        heading: str = "",
        media: Mapping[str, bytes] | None = None,
    ) -> None:
        super().__init__()
        self.field = field
        self._several = several
        self._for_respondent = False
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(12) if several else 0)
        column.setSpacing(theme.px(8 if several else 12))
        self._instruction = MessageBox("instruction", tr("Instruction"), self)
        self._label = TextLabel("", "subquestion" if several else "question", self, wrap=True, rich=True)
        self._hint = TextLabel("", "question-hint", self, wrap=True, rich=True)
        self._missing = TextLabel("", "accent", self)
        self._remarks = TextLabel("", "hint", self, wrap=True)
        self._soft = MessageBox("soft", tr("Check"), self)
        self._failure: MessageBox | None = None
        self._hard = MessageBox("hard", tr("Please mend"), self)
        self._line = TextLabel("", "soft", self, wrap=True)
        self._soft.confirmed.connect(self._on_confirmed)
        self._listen = QPushButton(tr("▶ Listen to how it was asked"), self)
        self._listen.setProperty("look", "quiet")
        self._listen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._listen.clicked.connect(lambda: self.listen_wished.emit(self.field.current_ref() or states[0].ref))
        self.media = QuestionMedia(states[0], media or {})
        self._fill(states[0], heading, column)
        column.addWidget(self._missing)
        column.addSpacing(theme.px(0 if several else 8))
        column.addWidget(field)
        for box in (self._line, self._remarks, self._soft, self._hard):
            column.addWidget(box)
            box.hide()
        column.addWidget(self._listen, 0, Qt.AlignmentFlag.AlignLeft)
        self._listen.hide()
        self._name_field(states[0], heading)

    def _fill(self, state: NodeState, heading: str, column: QVBoxLayout) -> None:
        theme = current_theme()
        self._instruction.set_text(rich_text(state.guidance) if state.guidance else "", rich=True)
        if not self._several:
            slot = QVBoxLayout()
            slot.addWidget(self._instruction)
            slot.addStretch(1)
            holder = QWidget()
            holder.setLayout(slot)
            slot.setContentsMargins(0, 0, 0, 0)
            holder.setMinimumHeight(theme.px(48))
            column.addWidget(holder)
        else:
            column.addWidget(self._instruction)
        self._label.setText(heading or self._label_html(state))
        self._label.setVisible(bool(self._label.text()))
        self._hint.setText(rich_text(state.hint))
        self._hint.setVisible(bool(state.hint) and len(state.hint) <= LONG_HINT)
        column.addWidget(self._label)
        column.addWidget(self._hint)
        column.addWidget(self.media)
        self.show_missing(state)

    def _label_html(self, state: NodeState) -> str:
        star = "" if not (self._several and state.required) else " *"
        return rich_text(state.label, state.label_parts) + star

    def _name_field(self, state: NodeState, heading: str) -> None:
        """Tell screen readers which question the field belongs to."""
        question = plain_text(heading or state.label)
        for target in self.field.key_targets():
            own = target.accessibleName()
            both = f"{question} – {own}" if own and own != question else question or own or state.ref
            target.setAccessibleName(both)

    def first_text_y(self, page: QWidget) -> int:
        """Return where the first text of the question begins on `page`."""
        labels = (box for box in (self._instruction, self._label, self.field) if not box.isHidden())
        return min(box.mapTo(page, QPoint(0, 0)).y() for box in labels)

    def hide_what_is_for_the_interviewer(self) -> None:
        """The respondent answers alone: no instruction, remark, sound or way to a browser; checks in plain words."""
        self._for_respondent = True
        for text in self.findChildren(TextLabel):
            text.setOpenExternalLinks(False)
        self._instruction.hide()
        self._soft.set_word(tr("Please check"))
        self._hard.set_word(tr("Please check"))

    def show_missing(self, state: NodeState) -> None:
        """Say which missing code stands, if one does."""
        words = tr("Answered: {words}").format(words=missing_words(state.missing)) if state.missing else ""
        self._missing.setText(words if len(self.field.refs) == 1 else "")
        self._missing.setVisible(bool(self._missing.text()))

    def hide_missing(self) -> None:
        self._missing.hide()

    def show_remarks(self, texts: Sequence[str]) -> None:
        self._remarks.setText("\n".join(tr("Remark: {text}").format(text=text) for text in texts))
        self._remarks.setVisible(bool(texts) and not self._for_respondent)

    def show_recorded(self, is_recorded: bool) -> None:
        """Offer to listen where there is sound of the question."""
        self._listen.setVisible(is_recorded and not self._for_respondent)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong beside the question; none hides the messages."""
        self.show_failure("")
        soft = [p for p in problems if p.kind == ProblemKind.WARNING]
        hard = [p for p in problems if p.kind != ProblemKind.WARNING]
        self._soft.set_text(problem_words(soft[0]) if soft else "")
        if soft:
            self._soft.set_key(cap_in_use(Place.INTERVIEW, "confirm"), tr("it is right"))
            self._soft_ref = soft[0].ref
        self._hard.set_text(problem_words(hard[0]) if hard else "")

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence of our own as a hard check; empty hides it."""
        self._hard.set_text(sentence)

    def show_failure(self, sentence: str) -> None:
        """Say that the last step was not saved, until another answer is typed or the step is done; empty hides it."""
        layout = self.layout()
        if sentence and self._failure is None and layout is not None:
            self._failure = MessageBox("hard", tr("Not saved"), self)
            layout.addWidget(self._failure)
        if self._failure is not None:
            self._failure.set_text(sentence)

    def show_line(self, text: str) -> None:
        """Say something short about the last key; empty hides it."""
        if text != self.line:
            announce(self._line, text)
        self._line.setText(text)
        self._line.setVisible(bool(text))

    @property
    def line(self) -> str:
        return "" if self._line.isHidden() else self._line.text()

    def toggle_hint(self) -> bool:
        """Show or hide the hint; False where there is none."""
        self._hint.setVisible(bool(self._hint.text()) and self._hint.isHidden())
        return bool(self._hint.text())

    @property
    def sentence(self) -> str:
        """The hard message that stands there, else why the last step was not saved; empty if all is well."""
        boxes = [box for box in (self._hard, self._failure) if box is not None and not box.isHidden()]
        return boxes[0].text if boxes else ""

    @property
    def soft_sentence(self) -> str:
        return "" if self._soft.isHidden() else self._soft.text

    def _on_confirmed(self) -> None:
        self.confirmed.emit(self._soft_ref)


class SectionTitle(TextLabel):
    """The title of the group above the questions of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(plain_text(text), "section")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
