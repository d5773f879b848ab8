"""What each action of the interview does: a key, a click in the bar and a menu entry all end here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from cxfield.fieldwork.page_view import ProblemKind
from ui.interview.closing_page import ClosingPage
from ui.interview.plain_fields import ADD, REMOVE, RepeatPromptField
from ui.interview.question_page import QuestionPage
from ui.keys.help_sections import help_in_interview
from ui.keys.own_keys import current_own_keys
from ui.language import tr

if TYPE_CHECKING:
    from ui.interview.interview_view import InterviewView

MISSING_CODES = ("rf", "dk", "na")


class KeyDeeds:
    """Turns actions into the wishes of a view."""

    def __init__(self, view: InterviewView) -> None:
        self._view = view
        self._by_action: dict[str, Callable[[], None]] = {
            "next": self._go_on,
            "back": self._go_back,
            "forward": self._go_forward,
            "first_open": lambda: view.first_open_wished.emit(view.take_typed()),
            "help": self._open_help,
            "keys": lambda: view.panels.open_keys(current_own_keys()),
            "menu": self._open_menu,
            "confirm": self._confirm,
            "remark": self._open_remark,
            "language": self._open_languages,
            "hint": self._toggle_hint,
            "go_to": view.outline_wished.emit,
            "peek": self._peek,
            "suspend": lambda: view.panels.open_suspend(),
            "play": self._play_media,
            "listen": lambda: view.listen_wished.emit(view.page.current_ref() or ""),
            "microphone": view.microphone_wished.emit,
            "full_screen": view.respondent_wished.emit,
            "give_back": view.give_back_wished.emit,
            "clear": self._clear,
            "break_off": lambda: view.panels.open_break_off(),
            "route": lambda: view.route.toggle(),
            **{code: partial(self._wish_missing, code) for code in MISSING_CODES},
        }

    def do(self, action: str) -> None:
        """Do `action`; it is one of `interview_actions`."""
        self._by_action[action]()

    # ---- moving ----

    def _go_on(self) -> None:
        page = self._view.page
        if isinstance(page, ClosingPage):
            self._leave(page)
            return
        if not isinstance(page, QuestionPage) or not page.take_pending():
            return
        prompt = page.fields[0] if page.fields else None
        if isinstance(prompt, RepeatPromptField):
            self._wish_repeat(prompt)
        elif not page.next_field():
            self._view.next_wished.emit(page.answers())

    def _leave(self, page: ClosingPage) -> None:
        if page.wished_page is not None:
            self._view.mend_wished.emit(page.wished_page)
        else:
            self._view.complete_wished.emit()

    def _wish_repeat(self, prompt: RepeatPromptField) -> None:
        view, ref, wish = self._view, prompt.state.ref, prompt.wish()
        if wish == ADD:
            view.repeat_add_wished.emit(ref)
        elif wish == REMOVE:
            view.repeat_remove_wished.emit(ref, prompt.rows - 1)
        elif wish:
            view.next_wished.emit({})
        else:
            view.show_line(tr("Choose 1 or 2."))

    def _go_back(self) -> None:
        if not self._view.can_go_back:
            return
        self._view.back_wished.emit(self._view.take_typed())

    def _go_forward(self) -> None:
        if self._view.page.lacks_required():
            self._view.show_line(tr("This question has no answer yet; Enter answers it."))
        else:
            self._go_on()

    # ---- the answer ----

    def _confirm(self) -> None:
        view = self._view
        problems = view.page_view.problems if view.page_view is not None else ()
        block = view.page.current_block()
        soft = [p.ref for p in problems if p.kind == ProblemKind.WARNING]
        if block is not None and soft and view.page.shows_soft_check():
            view.confirm_wished.emit(next((ref for ref in soft if ref in block.field.refs), soft[0]))
        else:
            view.show_line(tr("There is nothing to confirm here."))

    def _wish_missing(self, code: str) -> None:
        view = self._view
        ref = view.page.current_ref()
        if ref is None:
            return
        if code not in view.page.missing_codes():
            view.show_line(tr("The script does not allow “{words}” here.").format(words=view.keys.get(code).words))
            return
        view.missing_wished.emit(ref, code, view.page.asks_one())
        block = view.page.current_block()
        if block is not None and not view.page.asks_one():
            block.field.go_past_missing()

    def _clear(self) -> None:
        stored = self._view.page.clear_current()
        if stored is not None:
            self._view.clear_wished.emit(stored)

    # ---- the question ----

    def _toggle_hint(self) -> None:
        if not self._view.page.toggle_hint():
            self._view.show_line(tr("There is no hint here."))

    def _play_media(self) -> None:
        if not self._view.page.play_media():
            self._view.show_line(tr("There is no sound or film here."))

    def _open_remark(self) -> None:
        view = self._view
        ref = view.page.current_ref() or ""
        view.panels.open_remark(ref, view.page_view.remarks.get(ref, ()) if view.page_view is not None else ())

    def _open_help(self) -> None:
        view, block = self._view, self._view.page.current_block()
        sections = help_in_interview(
            view.keys.actions,
            block.field.keys_now() if block is not None else (),
            current_own_keys(),
            is_closing=isinstance(view.page, ClosingPage),
        )
        view.panels.open_help(sections, view.keys.get("keys").cap)

    def _open_menu(self) -> None:
        self._view.panels.open_menu([action for action in self._view.keys.actions if action.id != "menu"])

    def _peek(self) -> None:
        """Read in the next of the other languages; behind the last one the panel closes."""
        view = self._view.page_view
        if view is None or view.page is None:
            self._view.show_line(tr("There is no question here."))
            return
        others = [name for name in view.languages if name != view.language]
        shown = self._view.panels.peeked
        at = others.index(shown) + 1 if shown in others else 0
        if not others:
            self._view.show_line(tr("This questionnaire has one language only."))
        elif at < len(others):
            self._view.peek_wished.emit(others[at])
        else:
            self._view.panels.close_peek()

    def _open_languages(self) -> None:
        if self._view.page_view is not None:
            self._view.panels.open_languages(self._view.page_view)
