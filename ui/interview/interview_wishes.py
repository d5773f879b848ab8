"""What the interviewing window asks of whoever holds the session: its signals, and the page that stands in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cxfield.fieldwork.page_view import PageView
from ui.interview.window_page import WindowPage


class InterviewWishes(QWidget):
    """Says what is wished; never does it.

    Attributes:
        page_view: The picture that is shown; None before the first one.
        page: What stands in the window for it.
    """

    next_wished = Signal(dict)  # ref -> text of what stands in the fields
    back_wished = Signal(dict)
    go_to_wished = Signal(str, dict)
    first_open_wished = Signal(dict)
    mend_wished = Signal(str)  # page on which something is open
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
    peek_wished = Signal(str)  # the language to read this page in, as well
    listen_wished = Signal(str)  # ref: play how it was asked
    microphone_wished = Signal()
    field_wished = Signal(object)  # what a field asks of the session
    respondent_wished = Signal()  # something for the respondent's eyes: a card, the laptop
    give_back_wished = Signal()  # the respondent gives the laptop back
    suspend_wished = Signal(dict, bool)  # answers; True to make an appointment afterwards
    complete_wished = Signal()
    break_off_wished = Signal(str)  # disposition
    own_keys_changed = Signal(dict)  # `place.action` -> key
    page_shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page_view: PageView | None = None
        self.page = WindowPage()
