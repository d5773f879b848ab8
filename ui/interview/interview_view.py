"""The interviewing window: shows a page, turns keys and clicks into wishes. Decides nothing and touches no engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxfield.fieldwork.hand_over import is_within
from cxfield.fieldwork.outline import OutlineLine
from cxfield.fieldwork.page_view import PageView
from cxfield.fieldwork.sound_status import SoundStatus
from cxfield.interview.state import NodeState
from ui.interview.bar_hints import bar_hints
from ui.interview.closing_page import ClosingPage
from ui.interview.draft_watch import DraftWatch
from ui.interview.fallout_words import fallout_words
from ui.interview.field_tools import FieldTools
from ui.interview.first_keys import FirstKeys
from ui.interview.interview_frame import InterviewFrame
from ui.interview.interview_wishes import InterviewWishes
from ui.interview.key_deeds import MISSING_CODES, KeyDeeds
from ui.interview.panels import SidePanel
from ui.interview.question_page import QuestionPage, first_new, page_key, question_name, signature_of
from ui.interview.top_bar import local_now
from ui.interview.type_ahead import TypeAhead
from ui.interview.typed_so_far import TypedSoFar
from ui.interview.window_page import WindowPage
from ui.keys.key_action import KeyMap, Place
from ui.keys.key_table import actions_at
from ui.keys.own_keys import current_own_keys, use_own_keys
from ui.language import tr
from ui.map.map_tiles import MapTiles
from ui.position.position_feed import PositionFeed
from ui.respondent.hand_back_page import HandBackPage

RESPONDENT_ACTIONS = frozenset(("next", "back", "dk", "rf", "na", "clear", "give_back"))
"""What a respondent who answers alone can do; every other key is dead."""


class InterviewView(InterviewWishes):
    """Top line, route, page, panel, key bar.

    Args:
        now: The moment in the interviewer's zone; handed in so that pictures and tests stand still.
        own_keys: `place.action` -> key, where the interviewer changed one; those in use without it.

    Attributes:
        section: While the respondent answers alone: the group they may see, empty for all. None: the interviewer does.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = local_now,
        own_keys: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._own_keys = own_keys
        self._break_off_choices: tuple[tuple[str, str], ...] = ()
        self._sound = SoundStatus()
        self.section: str | None = None
        self.positions: PositionFeed | None = None
        self.map_tiles: MapTiles | None = None
        self._handed_at = ""
        self._deeds = KeyDeeds(self)
        self.type_ahead = TypeAhead(self)
        self.type_ahead.dropped.connect(self._on_keys_dropped)
        self.first_keys = FirstKeys(self)
        self._target: str | None = None
        self.draft_watch = DraftWatch(self)
        self.draft_watch.due.connect(self.keep_draft)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._build()

    def _build(self) -> None:
        self.keys = KeyMap(actions_at(Place.INTERVIEW, self._own_keys or current_own_keys()))
        frame = self._frame = InterviewFrame(self._now, for_respondent=self.section is not None)
        self.top, self.route, self.dock = frame.top, frame.route, frame.dock
        self.panels, self.bar = frame.panels, frame.bar
        self.top.languages_wished.connect(lambda: self.do("language"))
        self.top.microphone_wished.connect(lambda: self.do("microphone"))
        self.top.menu_wished.connect(lambda: self.do("menu"))
        self.top.show_sound(self._sound)
        self.route.page_wished.connect(lambda key: self.go_to_wished.emit(key, self.take_typed()))
        self.dock.closed.connect(self._on_panel_closed)
        self.bar.triggered.connect(self.do)
        frame.respondent_bar.triggered.connect(self.do)
        self._connect_panels()
        self._outer.addWidget(frame)
        frame.show()  # at once: the keys go to what is in it

    def _connect_panels(self) -> None:
        self.panels.set_dispositions(self._break_off_choices)
        self.panels.remark_wished.connect(self.remark_wished)
        self.panels.language_wished.connect(lambda name: self.language_wished.emit(name, self.take_typed()))
        self.panels.page_wished.connect(self._go_to_question)
        self.panels.suspend_wished.connect(self._on_suspend_wished)
        self.panels.break_off_wished.connect(self.break_off_wished)
        self.panels.keys_changed.connect(self._on_keys_changed)
        self.panels.action_wished.connect(self.do)
        self.panels.refused.connect(self.show_line)

    @property
    def panel(self) -> SidePanel | None:
        """The panel that is open; None if none is."""
        return self.dock.panel

    def set_section(self, section: str | None) -> None:
        """Let the respondent answer the group `section` (empty: to the end) alone; None gives the window back."""
        self.section = section
        self._handed_at = page_key(self.page_view) if self.page_view is not None and section is not None else ""
        self.rebuild()

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before; for a respondent none before the first one handed over."""
        view = self.page_view
        return view is not None and view.can_go_back and (self.section is None or page_key(view) != self._handed_at)

    def rebuild(self) -> None:
        """Make everything anew, after the language or the size of the window changed. What is typed stays."""
        typed = TypedSoFar(self.page)
        old = self._frame
        self._outer.removeWidget(old)
        self.page = WindowPage()
        self._build()
        old.deleteLater()
        if self.page_view is not None:
            committed = self.page_view
            self.show_page(typed.put_into(committed))
            self.page_view = committed
            if typed.show_unread(self.page) or typed.is_news_to(committed):
                self._on_changed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.page_view is not None:
            self.rebuild()

    def show_page(self, view: PageView, *, fresh: bool = False) -> None:
        """Show a committed page. Fields stay as they are where the page is the same, unless `fresh`."""
        before, self.page_view = self.page_view, view
        same_page = before is not None and page_key(before) == page_key(view)
        came = first_new(before, view) if same_page else None
        self.draft_watch.forget()
        self.top.show_case(view.study, view.case)
        self.top.show_languages(view.languages, view.language)
        self.route.show_lines(view.route, view.language)
        page = self.page
        if isinstance(page, QuestionPage) and not fresh and page.signature == signature_of(view):
            page.show_view(view)
            if view.problems:
                page.focus_on(view.problems[0].ref)
        else:
            ref = (came or self.page.current_ref()) if same_page else None
            if not same_page:
                self.panels.close_peek()
            self._put_page(self._make_page(view))
            self._focus_page(self._target or ref, view)
        self._target = None
        self._frame.show_notice(fallout_words(view.fallout))
        self._tell_state(view)
        is_alone = self.section is not None
        self.setWindowTitle(view.study if is_alone else f"{view.study} – {view.case.case_id} – {question_name(view)}")
        self.page_shown.emit()

    def _make_page(self, view: PageView) -> WindowPage:
        is_alone = self.section is not None
        if is_alone and not is_within(page_key(view), self.section or ""):
            return HandBackPage()
        if view.is_end:
            return ClosingPage(view)
        tools = FieldTools(
            now=self._now(),
            for_respondent=is_alone,
            positions=self.positions,
            map_tiles=self.map_tiles,
            media=view.media,
        )
        return QuestionPage(view, tools)

    def _put_page(self, page: WindowPage) -> None:
        page.changed.connect(self._on_changed)
        page.given.connect(lambda: self.answers_given.emit(self.page.answers()))
        page.settled.connect(lambda: self.do("next"))
        page.confirmed.connect(self.confirm_wished)
        page.listen_wished.connect(self.listen_wished)
        page.field_wished.connect(self.field_wished)
        for target in page.focus_targets():
            target.installEventFilter(self)
        if not self.dock.has_focus():
            self.setFocus()  # else Qt hands the focus of the old field on as Tab would, which selects all text
        self.page = page
        self._frame.area.put(page)
        self.first_keys.begin(page)

    def _focus_page(self, ref: str | None, view: PageView) -> None:
        if self.dock.has_focus():
            return
        self.page.focus_on(view.problems[0].ref if view.problems else ref)

    def _tell_state(self, view: PageView) -> None:
        self.bar.set_saved(tr("✓ Saved"))
        words = tr("{done} of about {total}").format(done=min(view.answered + 1, view.about), total=view.about)
        self.bar.set_progress(view.answered, view.about, words if view.about else "")
        self._show_hints()
        self._frame.area.show_beginning(self.page)
        self._frame.area.show_current_row(self.page)

    def _show_hints(self) -> None:
        if self.section is None:
            self.bar.set_hints(bar_hints(self.keys, self.page_view, self.page.missing_codes()))
        else:
            self._frame.respondent_bar.show_ways(
                can_go_back=self.can_go_back,
                can_go_on=isinstance(self.page, QuestionPage),
                missing_codes=self.page.missing_codes(),
            )

    def show_error(self, sentence: str, ref: str = "") -> None:
        """Show that a step was not done; everything typed stays."""
        self.bar.set_saved(tr("Not saved"), role="hard")
        self.page.show_problem(ref, sentence)
        self._frame.area.show_message(self.page)

    def show_line(self, text: str) -> None:
        """Say something short below the answer."""
        self.page.show_line(text)

    def show_delivery(self, words: str, role: str = "muted") -> None:
        """Say at the top right what is not sent yet."""
        self.top.show_delivery(words, role)

    def show_sound(self, status: SoundStatus) -> None:
        """Show at the top how the recording stands."""
        self._sound = status
        self.top.show_sound(status)

    def set_break_off_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Hand in the dispositions (code, English words) that breaking off may end in."""
        self._break_off_choices = tuple(choices)
        self.panels.set_dispositions(self._break_off_choices)

    def _on_changed(self) -> None:
        self.bar.set_saved("")
        self.draft_watch.typed()

    def take_typed(self) -> dict[str, str]:
        """Return the answers that stand in the fields, for leaving the page; what is half typed is kept as a draft."""
        for field in self.page.fields:
            if field.problem() and field.draft():
                self.draft_typed.emit(field.state.ref, field.draft())
        return self.page.answers()

    def keep_draft(self) -> None:
        """Hand over what is being typed, without waiting until the typing rests."""
        for ref, text in self.page.drafts().items():
            self.draft_typed.emit(ref, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            action = None if self.page.wants(event) else self.keys.action_of(event)
            if action is None or action in MISSING_CODES:
                self.first_keys.note(self.page.current_ref(), event)
            if action is not None:
                self.do(action)
                return True
        elif event.type() == QEvent.Type.FocusIn:
            self._show_hints()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.keys.action_of(event)
        if action is not None and (not self.dock.has_focus() or self.keys.get(action).in_panels):
            self.do(action)
        elif event.key() == Qt.Key.Key_Escape and self.dock.panel is not None:
            self.dock.close_panel()
        else:
            super().keyPressEvent(event)

    def do(self, action: str) -> None:
        """Do what a key, a click in the bar or a menu entry means."""
        if self.page_view is None or self.type_ahead.is_holding:
            return
        if self.section is not None and action == "full_screen":
            action = "give_back"  # the key that handed the laptop over takes it back
        if self.section is None or action in RESPONDENT_ACTIONS:
            self._deeds.do(action)

    def _on_keys_changed(self, own_keys: dict[str, str]) -> None:
        use_own_keys(own_keys)
        self.keys = KeyMap(actions_at(Place.INTERVIEW, own_keys))
        self._show_hints()
        self.own_keys_changed.emit(own_keys)

    def _on_panel_closed(self) -> None:
        if self.page_view is not None:
            self._focus_page(self.page.current_ref(), self.page_view)

    def show_outline(self, lines: Sequence[OutlineLine]) -> None:
        """Open the list of questions to go to."""
        self.panels.open_outline(lines, self.page.current_ref() or "")

    def show_peek(self, states: Sequence[NodeState], language: str) -> None:
        """Show this page in another language beside it; the answer field keeps the keys."""
        if self.page_view is not None:
            key = self.keys.get("peek").cap if len(self.page_view.languages) > 2 else ""
            self.panels.show_peek(states, language, self.page_view, key, self.page.key_keeper())

    def _on_keys_dropped(self, number: int) -> None:
        self.show_line(tr("%n keys came too fast and were not taken. Please look at the answer.", number))

    def _go_to_question(self, ref: str) -> None:
        self._target = ref
        self.go_to_wished.emit(ref, self.take_typed())

    def _on_suspend_wished(self, appointment: bool) -> None:
        self.suspend_wished.emit(self.take_typed(), appointment)
