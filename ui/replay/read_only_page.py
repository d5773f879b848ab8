"""A page of an interview as it was: the window's own widgets, which take no key and no click here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cxfield.fieldwork.page_view import PageView
from cxfield.fieldwork.replaying import ReplayMoment
from ui.interview.closing_page import ClosingPage
from ui.interview.field_tools import FieldTools
from ui.interview.page_area import PageArea
from ui.interview.question_page import QuestionPage
from ui.interview.route_panel import RoutePanel
from ui.interview.window_page import WindowPage
from ui.replay.replay_words import seconds_words
from ui.theme import current_theme


class ReadOnlyPage(QWidget):
    """Route and page of one moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = WindowPage()
        self._view: PageView | None = None
        self.route = RoutePanel()
        self._area = PageArea()
        ground = QFrame()
        ground.setProperty("kind", "surface")
        inside = QHBoxLayout(ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._area)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.route)
        row.addWidget(ground, 1)
        self.route.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_moment(self, moment: ReplayMoment) -> None:
        """Show what the screen showed at `moment`.

        The page is made anew where an answer differs: fields keep what stands in them while a page stays.
        """
        before, view = self._view, moment.view
        self._view = view
        self.route.show_lines(view.route, view.language)
        if view.page is None:
            self._put(ClosingPage(view))
        elif (
            before is not None
            and isinstance(self.page, QuestionPage)
            and (before.page, before.states, before.drafts) == (view.page, view.states, view.drafts)
        ):
            self.page.show_view(view)
        else:
            self._put(QuestionPage(view, FieldTools(now=moment.time.at)))
        self.page.setAccessibleDescription(seconds_words(moment.elapsed_ms))

    def _put(self, page: WindowPage) -> None:
        self.page = page
        page.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in page.findChildren(QWidget):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.put(page)

    def fit(self) -> None:
        """Fold the route away where the question needs the room."""
        self.route.fit(self.width() - current_theme().px(16))
