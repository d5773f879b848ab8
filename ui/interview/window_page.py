"""What the window may ask of any page; a page without questions answers with nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.interview.answer_field import AnswerField
from ui.interview.question_block import QuestionBlock
from ui.widgets import ReadingColumn


class WindowPage(ReadingColumn):
    """A page of the interviewing window."""

    changed = Signal()
    given = Signal()  # one of several answers is complete: to be stored while the page stays
    settled = Signal()  # the answer is complete: go on
    confirmed = Signal(str)  # ref of a soft check that was confirmed by click
    listen_wished = Signal(str)  # ref
    field_wished = Signal(object)  # what a field asks of the session

    def __init__(self, signature: tuple[object, ...] = ()) -> None:
        super().__init__()
        self.signature = signature
        self.blocks: list[QuestionBlock] = []

    @property
    def fields(self) -> list[AnswerField]:
        return [block.field for block in self.blocks]

    def focus_targets(self) -> list[QWidget]:
        """Return the widgets that take the keys of the page."""
        return [target for field in self.fields for target in field.key_targets()] or [self]

    def key_keeper(self) -> QWidget:
        """Return what has the keys of the page."""
        block = self.current_block()
        return block.field.focus_target() if block is not None else self

    def focus_on(self, ref: str | None) -> None:
        """Give the keys to the field of `ref`, or to the first one."""
        self.setFocus()

    def current_block(self) -> QuestionBlock | None:
        """Return the block whose field has the focus, else the first; None on a page without questions."""
        return None

    def current_ref(self) -> str | None:
        """Return the question that keys such as F8 mean now."""
        block = self.current_block()
        return block.field.current_ref() if block is not None else None

    def missing_codes(self) -> tuple[str, ...]:
        """Return the missing codes that the script allows on the current question."""
        block, ref = self.current_block(), self.current_ref()
        states = block.field.states if block is not None else ()
        return next((state.missing_codes for state in states if state.ref == ref), ())

    def asks_one(self) -> bool:
        """Return True where the page holds a single question: a missing code goes on at once."""
        return len(self.blocks) == 1 and len(self.fields[0].refs) == 1

    def wants(self, event: QKeyEvent) -> bool:
        """Say whether this key belongs to the field although it is a key of the interview."""
        block = self.current_block()
        return block is not None and block.field.wants(event)

    def answers(self) -> dict[str, str]:
        """Return what would be stored, of all fields that can be understood."""
        return {ref: text for field in self.fields if not field.problem() for ref, text in field.answers().items()}

    def drafts(self) -> dict[str, str]:
        """Return ref -> text that is being typed and is no answer yet."""
        return {field.state.ref: field.draft() for field in self.fields if field.draft()}

    def lacks_required(self) -> bool:
        """Return True where a required question has neither a stored nor a typed answer."""
        typed = self.answers()
        states = [state for field in self.fields for state in field.states if state.required and state.question]
        return any(not (state.value or state.missing or typed.get(state.ref)) for state in states)

    def clear_current(self) -> str | None:
        """Empty the current field; returns its ref where something stored has to be cleared too."""
        block = self.current_block()
        if block is None:
            return None
        ref = block.field.current_ref()
        block.field.clear_answer()
        return next((s.ref for s in block.field.states if s.ref == ref and (s.value or s.missing)), None)

    def shows_soft_check(self) -> bool:
        return any(block.soft_sentence for block in self.blocks)

    def show_line(self, text: str) -> None:
        """Say something short below the current answer."""
        block = self.current_block()
        if block is not None:
            block.show_line(text)

    def show_problem(self, ref: str, sentence: str) -> None:
        """Say beside the question `ref`, or the current one, that the last step was not saved."""
        block = next((b for b in self.blocks if ref in b.field.refs), self.current_block())
        if block is not None:
            block.show_failure(sentence)

    def play_media(self) -> bool:
        """Play the sound or film of the current question; False where there is none."""
        block = self.current_block()
        return block is not None and block.media.play()

    def toggle_hint(self) -> bool:
        """Show or hide the hint; False where there is none."""
        block = self.current_block()
        return block is not None and block.toggle_hint()
