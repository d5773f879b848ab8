"""What the keys open at the right, and what is chosen there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cxfield.fieldwork.outline import OutlineLine
from cxfield.fieldwork.page_view import PageView
from cxfield.interview.state import NodeState
from ui.interview.panel_dock import PanelDock
from ui.interview.panels import PanelChoice, RemarkPanel
from ui.interview.peek_panel import PeekPanel
from ui.interview.rich_text import plain_text
from ui.interview.top_bar import language_words
from ui.keys.help_panel import HelpPanel
from ui.keys.help_sections import HelpSection
from ui.keys.key_action import KeyAction, Place
from ui.keys.keys_panel import KeysPanel
from ui.language import tr


class PanelActions(QObject):
    """Opens the panels of the interview in a dock and says what was chosen."""

    remark_wished = Signal(str, str)  # ref, text
    language_wished = Signal(str)
    page_wished = Signal(str)
    suspend_wished = Signal(bool)  # True to make an appointment afterwards
    break_off_wished = Signal(str)  # disposition
    keys_changed = Signal(dict)  # `place.action` -> key
    action_wished = Signal(str)  # chosen in the list of all actions
    refused = Signal(str)  # a short line: why nothing opened

    def __init__(self, dock: PanelDock) -> None:
        super().__init__(dock)
        self._dock = dock
        self._dispositions: tuple[tuple[str, str], ...] = ()

    def set_dispositions(self, choices: Sequence[tuple[str, str]]) -> None:
        """Hand in the dispositions (code, English words) that breaking off may end in."""
        self._dispositions = tuple(choices)

    def open_help(self, sections: Sequence[HelpSection], change_key: str) -> None:
        """Open the table of keys; `change_key` is the one that changes keys."""
        if self._dock.toggles(HelpPanel):
            return
        panel = HelpPanel(sections, change_key)
        panel.change_wished.connect(lambda: self.action_wished.emit("keys"))
        self._dock.open(panel)

    def open_keys(self, own_keys: Mapping[str, str]) -> None:
        """Open the panel that changes keys."""
        if self._dock.toggles(KeysPanel):
            return
        panel = KeysPanel(own_keys, Place.INTERVIEW)
        panel.keys_changed.connect(self.keys_changed)
        self._dock.open(panel)

    def open_menu(self, actions: Sequence[KeyAction]) -> None:
        """Open the list of everything that can be done here, with the keys."""
        choices = [PanelChoice(action.id, action.cap, action.words) for action in actions]
        sentence = tr("Everything that can be done here.")
        self._dock.open_list(tr("All actions"), sentence, choices, self.action_wished.emit)

    def open_remark(self, ref: str, earlier: Sequence[str]) -> None:
        """Open the remark on `ref`; empty means on the interview."""
        if self._dock.toggles(RemarkPanel):
            return
        panel = RemarkPanel(earlier)

        def keep(text: str) -> None:
            self._dock.close_panel()
            self.remark_wished.emit(ref, text)

        panel.saved.connect(keep)
        self._dock.open(panel)

    def open_languages(self, view: PageView) -> None:
        if len(view.languages) < 2:
            self.refused.emit(tr("This questionnaire has one language only."))
            return
        choices = [PanelChoice(name, str(i), language_words(name)) for i, name in enumerate(view.languages, start=1)]
        sentence = tr("The interview goes on in this language.")
        self._dock.open_list(tr("Language"), sentence, choices, self.language_wished.emit, view.language or "")

    def open_outline(self, lines: Sequence[OutlineLine], current: str) -> None:
        """Open the list of questions to go to, the present one lit."""
        choices = [_outline_choice(line) for line in lines]
        words = tr("Type a name, a part of the text or a section")
        sentence = tr("Answers stay as they are.")
        self._dock.open_list(tr("Go to a question"), sentence, choices, self.page_wished.emit, current, words=words)

    @property
    def peeked(self) -> str:
        """The other language that is shown; empty where none is."""
        panel = self._dock.panel
        return panel.language if isinstance(panel, PeekPanel) else ""

    def show_peek(self, states: Sequence[NodeState], language: str, view: PageView, key: str, keeper: QWidget) -> None:
        """Show the page of `view` in another language; `keeper` keeps the keys, `key` shows the next language."""
        self._dock.open(PeekPanel(states, language, language_words(view.language or ""), key, keeper))

    def close_peek(self) -> None:
        """Take the other language away; nothing where it is not shown."""
        if self.peeked:
            self._dock.close_panel()

    def open_suspend(self) -> None:
        choices = (
            PanelChoice("now", "1", tr("Suspend and close the attempt")),
            PanelChoice("appointment", "2", tr("Suspend and make an appointment")),
        )
        sentence = tr("The interview stays at this question; every answer is kept.")
        take = self.suspend_wished
        self._dock.open_list(tr("Suspend"), sentence, choices, lambda choice: take.emit(choice == "appointment"))

    def open_break_off(self) -> None:
        sentence = tr("The interview ends here with this disposition and cannot go on later. All answers are kept.")
        choices = [PanelChoice(code, code, tr(words)) for code, words in self._dispositions]
        self._dock.open_list(tr("Break off"), sentence, choices, self.break_off_wished.emit)


def _outline_choice(line: OutlineLine) -> PanelChoice:
    marks = []
    if line.has_problem:
        marks.append("! " + tr("please mend"))
    if line.has_remark:
        marks.append(tr("remark"))
    if line.is_answered:
        marks.append("✓")
    elif line.is_open:
        marks.append(tr("open"))
    label = plain_text(line.title)
    search = f"{line.section} {line.ref}"
    return PanelChoice(line.ref, line.name, label, mark="  ".join(marks), search=search, is_long=True)
