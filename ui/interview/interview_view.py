"""The interviewing window: shows a page, turns keys and clicks into wishes. Decides nothing and touches no engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cxfield.fieldwork.page_view import PageView
from ui.interview.closing_page import ClosingPage
from ui.interview.grid_field import GridField
from ui.interview.key_actions import KeyMap, interview_actions
from ui.interview.panel_dock import PanelDock
from ui.interview.panels import HelpPanel, PanelChoice, RemarkPanel, SidePanel
from ui.interview.plain_fields import ADD, REMOVE, RepeatPromptField
from ui.interview.question_page import QuestionPage, signature_of
from ui.interview.route_panel import RoutePanel
from ui.interview.top_bar import TopBar, language_words
from ui.interview.type_ahead import TypeAhead
from ui.language import tr
from ui.widgets import KeyHint, KeyHintBar

DRAFT_AFTER_MS = 1_500
"""Typing that rests this long is kept as a draft."""
PANEL_KEYS = ("help", "remark", "language", "go_to", "suspend", "break_off", "route", "full_screen", "first_open")


def _now() -> datetime:
    return datetime.now().astimezone()


class InterviewView(QWidget):
    """Top line, route, page, panel, key bar.

    Args:
        now: The moment in the interviewer's zone; handed in so that pictures and tests stand still.
        own_keys: Action id -> key, where the interviewer changed one.
    """

    next_wished = Signal(dict)  # ref -> text of what stands in the fields
    back_wished = Signal(dict)
    go_to_wished = Signal(str, dict)
    first_open_wished = Signal(dict)
    answers_given = Signal(dict)  # store them and stay
    missing_wished = Signal(str, str, bool)  # ref, code, go on afterwards
    clear_wished = Signal(str)
    confirm_wished = Signal(str)
    remark_wished = Signal(str, str)
    language_wished = Signal(str, dict)
    repeat_add_wished = Signal(str)
    repeat_remove_wished = Signal(str, int)
    draft_typed = Signal(str, str)
    outline_wished = Signal()
    suspend_wished = Signal(dict, bool)  # answers; True to make an appointment afterwards
    complete_wished = Signal()
    break_off_wished = Signal(str)  # disposition
    page_shown = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = _now,
        own_keys: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._own_keys = own_keys
        self.page_view: PageView | None = None
        self.page: QuestionPage | ClosingPage | None = None
        self._break_off_choices: tuple[PanelChoice, ...] = ()
        self.type_ahead = TypeAhead(self)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_AFTER_MS)
        self._draft_timer.timeout.connect(self._keep_draft)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._content = QWidget()
        self._build()

    # ---- building ----

    def _build(self) -> None:
        self._keys = KeyMap(interview_actions(self._own_keys))
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top = TopBar(self._now)
        self.top.languages_wished.connect(lambda: self.do("language"))
        self.route = RoutePanel()
        self.route.page_wished.connect(lambda key: self.go_to_wished.emit(key, self._answers()))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = QFrame()
        self._ground.setProperty("kind", "surface")
        self.dock = PanelDock()
        self.dock.closed.connect(self._on_panel_closed)
        middle = QHBoxLayout(self._ground)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._scroll, 1)
        middle.addWidget(self.dock)
        self.bar = KeyHintBar()
        self.bar.triggered.connect(self.do)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.route)
        body.addWidget(self._ground, 1)
        column.addWidget(self.top)
        column.addLayout(body, 1)
        column.addWidget(self.bar)
        self._outer.addWidget(self._content)

    @property
    def panel(self) -> SidePanel | None:
        """The panel that is open; None if none is."""
        return self.dock.panel

    def rebuild(self) -> None:
        """Make everything anew, after the language or the size of the window changed. What is typed stays."""
        typed = self._answers()
        old = self._content
        folded = self.route.isHidden()
        self._outer.removeWidget(old)
        self.page = None
        self._build()
        self.route.setHidden(folded)
        old.deleteLater()
        if self.page_view is not None:
            self.show_page(self.page_view)
            if isinstance(self.page, QuestionPage):
                for field in self.page.fields:
                    if field.draft() == "" and typed.get(field.state.ref):
                        field.show_draft(typed[field.state.ref])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.page_view is not None:
            self.rebuild()

    # ---- showing ----

    def show_page(self, view: PageView, *, fresh: bool = False) -> None:
        """Show a committed page. Fields stay as they are where the page is the same, unless `fresh`."""
        before, self.page_view = self.page_view, view
        same_page = before is not None and self._key(before) == self._key(view)
        came = self._first_new(before, view) if same_page else None
        self._draft_timer.stop()
        self.top.show_case(view.study, view.case)
        self.top.show_languages(view.languages, view.language)
        if not self.route.isHidden():
            self.route.show_lines(view.route)
        page = self.page
        if isinstance(page, QuestionPage) and not fresh and page.signature == signature_of(view):
            page.show_view(view)
            self._focus_on_problem(view)
        else:
            ref = (came or self._current_ref()) if same_page else None
            self._put_page(ClosingPage(view) if view.is_end else QuestionPage(view, self._now()))
            self._focus_page(ref, view)
        self._tell_state(view)
        self.page_shown.emit()

    def _first_new(self, before: PageView | None, view: PageView) -> str | None:
        """Return the first question that became relevant on the page; None if none did."""
        known = {state.ref for state in before.states if state.relevant} if before is not None else set()
        return next((state.ref for state in view.states if state.relevant and state.ref not in known), None)

    def _key(self, view: PageView) -> str:
        return view.page.key if view.page is not None else ""

    def _put_page(self, page: QuestionPage | ClosingPage) -> None:
        if isinstance(page, QuestionPage):
            page.changed.connect(self._on_changed)
            page.given.connect(lambda: self.answers_given.emit(self._answers()))
            page.settled.connect(lambda: self.do("next"))
            page.confirmed.connect(self.confirm_wished)
            for field in page.fields:
                field.focus_target().installEventFilter(self)
        else:
            page.installEventFilter(self)
        if not self.dock.has_focus():
            self.setFocus()  # else Qt hands the focus of the old field on as Tab would, which selects all text
        old = self._scroll.takeWidget()
        self.page = page
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        if old is not None:
            old.hide()
            old.deleteLater()

    def _focus_page(self, ref: str | None, view: PageView) -> None:
        if self.dock.has_focus():
            return
        if isinstance(self.page, QuestionPage):
            self.page.focus_on(view.problems[0].ref if view.problems else ref)
        elif self.page is not None:
            self.page.setFocus()

    def _focus_on_problem(self, view: PageView) -> None:
        if view.problems and isinstance(self.page, QuestionPage):
            self.page.focus_on(view.problems[0].ref)

    def _tell_state(self, view: PageView) -> None:
        self.bar.set_saved(tr("✓ Saved"))
        words = tr("{done} of about {total}").format(done=min(view.answered + 1, view.about), total=view.about)
        self.bar.set_progress(view.answered, view.about, words if view.about else "")
        self._show_hints()
        current = self.page.current_block() if isinstance(self.page, QuestionPage) else None
        if current is not None and self.page is not None and isinstance(current.field, GridField):
            rect = current.field.current_rect().toRect()
            spot = current.field.mapTo(self.page, rect.center())
            self._scroll.ensureVisible(spot.x(), spot.y(), 0, rect.height())

    def _show_hints(self) -> None:
        view, key = self.page_view, self._keys
        codes = self._missing_codes()
        ranks = {"help": 0, "remark": 3, "rf": 2, "dk": 2, "suspend": 4, "back": 1}
        hints = []
        for action, rank in ranks.items():
            known = key.get(action)
            enabled = action not in ("rf", "dk") or action in codes
            if action == "back":
                enabled = view is not None and view.can_go_back
            hints.append(KeyHint(action=action, key=known.cap, words=known.words, rank=rank, enabled=enabled))
        words = tr("Complete") if view is not None and view.is_end else key.get("next").words
        hints.append(KeyHint(action="next", key=key.get("next").cap, words=words, primary=True, rank=0))
        self.bar.set_hints(hints)

    def _missing_codes(self) -> tuple[str, ...]:
        ref = self._current_ref()
        states = self.page_view.states if self.page_view is not None else ()
        return next((state.missing_codes for state in states if state.ref == ref), ())

    def show_error(self, sentence: str, ref: str = "") -> None:
        """Show that a step was not done; everything typed stays."""
        self.bar.set_saved(tr("Not saved"), role="hard")
        if isinstance(self.page, QuestionPage):
            self.page.show_problem(ref, sentence)
        elif self.page is not None:
            self.page.show_problem(sentence)

    def show_line(self, text: str) -> None:
        """Say something short below the answer."""
        block = self.page.current_block() if isinstance(self.page, QuestionPage) else None
        if block is not None:
            block.show_line(text)

    def show_delivery(self, words: str, role: str = "muted") -> None:
        """Say at the top right what is not sent yet."""
        self.top.show_delivery(words, role)

    def set_break_off_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Hand in the dispositions (code, words) that breaking off may end in."""
        self._break_off_choices = tuple(PanelChoice(code, code, words) for code, words in choices)

    # ---- what stands in the fields ----

    def _answers(self) -> dict[str, str]:
        return self.page.answers() if isinstance(self.page, QuestionPage) else {}

    def _current_ref(self) -> str | None:
        block = self.page.current_block() if isinstance(self.page, QuestionPage) else None
        return block.field.current_ref() if block is not None else None

    def _on_changed(self) -> None:
        self.bar.set_saved("")
        self._draft_timer.start()

    def _keep_draft(self) -> None:
        if not isinstance(self.page, QuestionPage):
            return
        for field in self.page.fields:
            if field.draft():
                self.draft_typed.emit(field.state.ref, field.draft())

    # ---- keys ----

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            block = self.page.current_block() if isinstance(self.page, QuestionPage) else None
            if block is not None and block.field.wants(event):
                return False
            action = self._keys.action_of(event)
            if action is not None:
                self.do(action)
                return True
        elif event.type() == QEvent.Type.FocusIn:
            self._show_hints()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._keys.action_of(event)
        if action is not None and (not self.dock.has_focus() or action in PANEL_KEYS):
            self.do(action)
        elif event.key() == Qt.Key.Key_Escape and self.dock.panel is not None:
            self.dock.close_panel()
        else:
            super().keyPressEvent(event)

    def do(self, action: str) -> None:
        """Do what a key, a click in the bar or a menu entry means."""
        if self.page_view is None or self.type_ahead.is_holding:
            return
        if action in ("rf", "dk", "na"):
            self._wish_missing(action)
        else:
            getattr(self, f"_do_{action}")()

    def _do_next(self) -> None:
        if isinstance(self.page, ClosingPage):
            self.complete_wished.emit()
            return
        if not isinstance(self.page, QuestionPage) or not self.page.take_pending():
            return
        prompt = self.page.fields[0] if self.page.fields else None
        if isinstance(prompt, RepeatPromptField):
            self._wish_repeat(prompt)
        elif not self.page.next_field():
            self.next_wished.emit(self._answers())

    def _wish_repeat(self, prompt: RepeatPromptField) -> None:
        ref, wish = prompt.state.ref, prompt.wish()
        if wish == ADD:
            self.repeat_add_wished.emit(ref)
        elif wish == REMOVE:
            self.repeat_remove_wished.emit(ref, prompt.rows - 1)
        elif wish:
            self.next_wished.emit({})
        else:
            self.show_line(tr("Choose 1 or 2."))

    def _do_back(self) -> None:
        self._keep_draft()
        self.back_wished.emit(self._answers())

    def _do_forward(self) -> None:
        states = self.page_view.states if self.page_view is not None else ()
        asked = [s for s in states if s.relevant and s.question is not None and not s.question.note]
        typed = self._answers()
        if any(s.required and not s.missing and not typed.get(s.ref) and not s.value for s in asked):
            self.show_line(tr("This question has no answer yet; Enter answers it."))
        else:
            self._do_next()

    def _do_first_open(self) -> None:
        self.first_open_wished.emit(self._answers())

    def _do_confirm(self) -> None:
        problems = self.page_view.problems if self.page_view is not None else ()
        block = self.page.current_block() if isinstance(self.page, QuestionPage) else None
        soft = [p.ref for p in problems if p.kind == "warning"]
        if block is not None and soft and self._shows_soft_check():
            self.confirm_wished.emit(next((ref for ref in soft if ref in block.field.refs), soft[0]))
        else:
            self.show_line(tr("There is nothing to confirm here."))

    def _shows_soft_check(self) -> bool:
        return isinstance(self.page, QuestionPage) and any(block.soft_sentence for block in self.page.blocks)

    def _wish_missing(self, code: str) -> None:
        ref = self._current_ref()
        if ref is None:
            return
        if code not in self._missing_codes():
            words = {"dk": tr("Don't know"), "rf": tr("Refused"), "na": tr("Not applicable")}[code]
            self.show_line(tr("The script does not allow “{words}” here.").format(words=words))
            return
        single = (
            isinstance(self.page, QuestionPage) and len(self.page.blocks) == 1 and len(self.page.fields[0].refs) == 1
        )
        self.missing_wished.emit(ref, code, single)

    def _do_clear(self) -> None:
        block = self.page.current_block() if isinstance(self.page, QuestionPage) else None
        if block is None:
            return
        ref = block.field.current_ref()
        block.field.clear_answer()
        state = next((s for s in block.field.states if s.ref == ref), None)
        if state is not None and (state.value or state.missing):
            self.clear_wished.emit(ref)

    def _do_hint(self) -> None:
        if not (isinstance(self.page, QuestionPage) and self.page.toggle_hint()):
            self.show_line(tr("There is no hint here."))

    def _do_route(self) -> None:
        self.route.setHidden(not self.route.isHidden())
        if self.page_view is not None and not self.route.isHidden():
            self.route.show_lines(self.page_view.route)

    def _do_full_screen(self) -> None:
        window = self.window()
        full = window.isFullScreen()
        self.top.setVisible(full)
        self.route.setVisible(full)
        if full:
            window.showNormal()
        else:
            window.showFullScreen()

    # ---- panels ----

    def _on_panel_closed(self) -> None:
        if self.page_view is not None:
            self._focus_page(self._current_ref(), self.page_view)

    def _do_help(self) -> None:
        if not self.dock.toggles(HelpPanel):
            self.dock.open(HelpPanel(self._keys.actions))

    def _do_remark(self) -> None:
        ref = self._current_ref() or ""
        if self.dock.toggles(RemarkPanel) or self.page_view is None:
            return
        panel = RemarkPanel(self.page_view.remarks.get(ref, ()))
        panel.saved.connect(lambda text: self._wish_remark(ref, text))
        self.dock.open(panel)

    def _wish_remark(self, ref: str, text: str) -> None:
        self.dock.close_panel()
        self.remark_wished.emit(ref, text)

    def _do_language(self) -> None:
        title = tr("Language")
        names = self.page_view.languages if self.page_view is not None else ()
        if len(names) < 2:
            self.show_line(tr("This questionnaire has one language only."))
            return
        choices = [PanelChoice(name, str(i), language_words(name)) for i, name in enumerate(names, start=1)]
        current = self.page_view.language if self.page_view is not None else None
        self.dock.open_list(
            title, tr("The interview goes on in this language."), choices, self._wish_language, current or ""
        )

    def _wish_language(self, name: str) -> None:
        self.language_wished.emit(name, self._answers())

    def _do_go_to(self) -> None:
        self.outline_wished.emit()

    def show_outline(self, lines: Sequence[tuple[str, str]]) -> None:
        """Open the list of pages (key, title) to go to."""
        choices = [PanelChoice(key, str(i), title) for i, (key, title) in enumerate(lines, start=1)]
        current = self.page_view.page.key if self.page_view is not None and self.page_view.page is not None else ""
        sentence = tr("Answers stay as they are.")
        self.dock.open_list(tr("Go to a question"), sentence, choices, self._wish_go_to, current)

    def _wish_go_to(self, key: str) -> None:
        self.go_to_wished.emit(key, self._answers())

    def _do_suspend(self) -> None:
        choices = (
            PanelChoice("now", "1", tr("Suspend and go back to the desk")),
            PanelChoice("appointment", "2", tr("Suspend and make an appointment")),
        )
        sentence = tr("The interview stays at this question; every answer is kept.")
        self.dock.open_list(tr("Suspend"), sentence, choices, self._wish_suspend)

    def _wish_suspend(self, choice: str) -> None:
        self._keep_draft()
        self.suspend_wished.emit(self._answers(), choice == "appointment")

    def _do_break_off(self) -> None:
        sentence = tr("The interview ends here with this disposition and cannot go on later. All answers are kept.")
        self.dock.open_list(tr("Break off"), sentence, self._break_off_choices, self.break_off_wished.emit)
