"""What concerns the respondent's eyes: show cards, and the laptop handed over and taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cxfield.errors import CxfieldError
from cxfield.fieldwork.hand_over import HandOverPin, PinTry, section_of
from cxfield.fieldwork.page_view import PageView
from cxfield.fieldwork.session import InterviewSession
from cxfield.store.pin_wrap import SHORTEST_PIN
from ui.error_words import error_words
from ui.interview.interview_view import InterviewView
from ui.interview.panels import PanelChoice
from ui.interview.question_page import page_key
from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.language import tr
from ui.respondent.card_screen import CardScreen
from ui.respondent.pin_panel import PinPanel
from ui.widgets import TaskRunner

CARD, SECTION, REST, FULL_SCREEN = "card", "section", "rest", "full-screen"


class RespondentController(QObject):
    """One interview's respondent.

    Args:
        session: Called on the runner's thread only.
        runner: The storage thread.
    """

    handed_over = Signal(str)  # the window is the respondent's from now on; code of the language they are asked in
    taken_back = Signal()

    def __init__(self, session: InterviewSession, runner: TaskRunner, view: InterviewView) -> None:
        super().__init__(view)
        self._session, self._runner, self._view = session, runner, view
        self.cards = CardScreen(view)
        self.cards.said.connect(view.show_line)
        self._panel: PinPanel | None = None
        view.page_shown.connect(self._follow_page)
        view.respondent_wished.connect(self.open_ways)
        view.give_back_wished.connect(self.ask_for_pin)

    def close(self) -> None:
        """The interview leaves the screen."""
        self.cards.close()
        if self._view.section is not None:
            self.taken_back.emit()

    def _follow_page(self) -> None:
        shown = self._view.page_view
        if shown is not None:
            self.cards.take_card(shown.media.get(shown.card) if shown.card else None, shown.card)

    # ---- what there is ----

    def open_ways(self) -> None:
        """Offer what can be shown or handed over on this page."""
        shown = self._view.page_view
        if shown is not None:
            sentence = tr("What the respondent may see now.")
            self._view.dock.open_list(tr("For the respondent"), sentence, self._ways(shown), self._take)

    def _ways(self, shown: PageView) -> list[PanelChoice]:
        section = section_of(page_key(shown))
        words = []
        if self.cards.has_card:
            words.append((CARD, tr("Show card “{name}” over the whole screen").format(name=shown.card)))
        if not shown.is_end:
            if section:
                title = shown.page.title.split(" › ")[0] if shown.page is not None else ""
                words.append((SECTION, tr("Hand over the laptop for the section “{title}”").format(title=title)))
            words.append((REST, tr("Hand over the laptop to the end of the questionnaire")))
        words.append((FULL_SCREEN, tr("Full screen on or off")))
        return [PanelChoice(way, str(number), line) for number, (way, line) in enumerate(words, start=1)]

    def _take(self, way: str) -> None:
        if way == CARD:
            self.cards.show_over_owner()
        elif way == FULL_SCREEN:
            window = self._view.window()
            window.showNormal() if window.isFullScreen() else window.showFullScreen()
        else:
            shown = self._view.page_view
            self._hand_over(section_of(page_key(shown)) if way == SECTION and shown is not None else "")

    # ---- handing over ----

    def _hand_over(self, section: str) -> None:
        pin = self._session.hand_over_pin
        self._run(lambda: pin.is_chosen, lambda chosen: self._begin(section) if chosen else self._choose_pin(section))

    def _choose_pin(self, section: str) -> None:
        sentence = tr(
            "Choose a PIN of at least four characters. {key} and the PIN take the laptop back, this time and later."
        ).format(key=cap_in_use(Place.INTERVIEW, "full_screen"))
        panel = self._open(PinPanel(tr("Your PIN"), sentence, tr("Hand over")))
        panel.typed.connect(lambda typed: self._keep_pin(typed, section))

    def _keep_pin(self, typed: str, section: str) -> None:
        pin = self._session.hand_over_pin
        if len(typed.strip()) < SHORTEST_PIN and self._panel is not None:
            self._panel.complain(tr("The PIN needs at least four characters."))
        else:
            self._run(lambda: pin.choose(typed), lambda _none: self._begin(section))

    def _begin(self, section: str) -> None:
        def begun(shown: PageView) -> None:
            self._view.dock.close_panel()
            self._view.show_page(shown)
            self.handed_over.emit(language_code(shown.language or ""))
            self._view.set_section(section)

        self._run(lambda: self._session.hand_over(section), begun)

    # ---- taking back ----

    def ask_for_pin(self) -> None:
        """Ask who has the laptop; only the PIN leads out."""
        if self._view.section is None or self._view.dock.toggles(PinPanel):
            return
        panel = self._open(PinPanel(tr("For the interviewer"), tr("Your PIN takes the laptop back."), tr("Take back")))
        panel.typed.connect(self._check)

    def _check(self, typed: str) -> None:
        pin: HandOverPin = self._session.hand_over_pin
        self._run(lambda: pin.check(typed), self._on_checked)

    def _on_checked(self, tried: PinTry) -> None:
        if tried.is_right:
            self._run(self._session.take_back, self._end)
        elif self._panel is not None:
            wait = tr("Wait %n seconds, then try again.", tried.wait_s) if tried.wait_s else ""
            self._panel.complain(f"{tr('That is not the PIN.')} {wait}".strip())

    def _end(self, shown: PageView) -> None:
        self._view.dock.close_panel()
        self.taken_back.emit()
        self._view.page_view = shown
        self._view.set_section(None)

    # ---- inside ----

    def _open(self, panel: PinPanel) -> PinPanel:
        self._panel = panel
        self._view.dock.open(panel)
        return panel

    def _run(self, work: Callable[[], object], on_done: Callable[..., None]) -> None:
        self._runner.run(work, on_done, self._on_error)

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, CxfieldError):
            raise error
        if self._panel is not None and self._view.dock.panel is self._panel:
            self._panel.complain(error_words(error))
        else:
            self._view.show_line(error_words(error))


def language_code(name: str) -> str:
    """Return `pl` of the itext name `Polski (pl)`; empty where it has no code."""
    return name.rpartition("(")[2].removesuffix(")").strip() if name.endswith(")") else ""
