"""What stands in the fields of a page and is not stored yet: carried over when the page is built anew."""

from __future__ import annotations

from dataclasses import replace

from cxfield.fieldwork.page_view import PageView
from cxfield.interview.state import NodeState
from ui.interview.window_page import WindowPage


class TypedSoFar:
    """Taken from a page before it goes.

    Answers that were understood are carried over by their value, so that a number means the same in another language
    of the window; what was not understood yet stays as it was typed.
    """

    def __init__(self, page: WindowPage) -> None:
        self._answers = page.answers()
        self._unread = {field.state.ref: field.draft() for field in page.fields if field.problem() and field.draft()}

    def _is_news(self, state: NodeState) -> bool:
        text = self._answers.get(state.ref)
        return text is not None and text != (state.value or "") and not (state.missing and not text)

    def put_into(self, view: PageView) -> PageView:
        """Return `view` as if the answers were stored."""
        return replace(view, states=tuple(self._answered(state) for state in view.states))

    def _answered(self, state: NodeState) -> NodeState:
        if not self._is_news(state):
            return state
        return replace(state, value=self._answers[state.ref], missing=None)

    def is_news_to(self, view: PageView) -> bool:
        """Whether something stands there that is not stored."""
        return any(self._is_news(state) for state in view.states)

    def show_unread(self, page: WindowPage) -> bool:
        """Put back what was not understood; False where there was nothing."""
        for field in page.fields:
            text = self._unread.get(field.state.ref)
            if text:
                field.show_draft(text)
        return bool(self._unread)
