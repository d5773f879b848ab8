"""Where show cards go: to a second display while there is one, else over this one when asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from PySide6.QtWidgets import QWidget

from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.language import tr
from ui.respondent.card_window import CardWindow


class CardScreen(QObject):
    """Follows the pages of an interview with their cards.

    Args:
        owner: The widget of the interviewer; cards never go to its screen unasked.
    """

    said = Signal(str)  # a sentence for the interviewer

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._window: CardWindow | None = None
        self._picture = QImage()
        self._name = ""
        self._is_over_owner = False
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._on_screen_added)
        app.screenRemoved.connect(self._on_screen_removed)

    @property
    def second(self) -> QScreen | None:
        """The display that the respondent looks at; None where there is only the interviewer's."""
        own = self._owner.screen()
        return next((screen for screen in QGuiApplication.screens() if screen is not own), None)

    @property
    def has_card(self) -> bool:
        return not self._picture.isNull()

    @property
    def is_over_owner(self) -> bool:
        """A card covers the interviewer's own screen now."""
        return self._is_over_owner

    def take_card(self, data: bytes | None, name: str) -> None:
        """Take over the card of the page that is asked now; None where it has none or its file is missing."""
        if name != self._name or (data is not None) != self.has_card:
            self._picture = QImage.fromData(data) if data else QImage()
            self._name = name
        self.hide_over_owner()
        self._show_on_second()

    def _show_on_second(self) -> None:
        screen = self.second
        if screen is None:
            return
        if self._window is None and not self.has_card:
            return  # the display is left to itself until the first card
        window = self._made()
        window.show_card(self._picture, self._name)
        if not window.isVisible() or window.screen() is not screen:
            window.fill(screen, takes_keys=False)

    def _made(self) -> CardWindow:
        if self._window is None:
            self._window = CardWindow()
            self._window.left.connect(self.hide_over_owner)
        return self._window

    def show_over_owner(self) -> bool:
        """Cover the interviewer's own screen with the card; False where the page has none."""
        if not self.has_card:
            return False
        window = self._made()
        window.show_card(self._picture, self._name)
        self._is_over_owner = True
        window.fill(self._owner.screen(), takes_keys=True)
        return True

    def hide_over_owner(self) -> None:
        """Give the screen back to the interviewer."""
        if self._is_over_owner and self._window is not None:
            self._is_over_owner = False
            self._window.hide()
            self._owner.activateWindow()

    def close(self) -> None:
        """The interview is over: no card stays on any screen."""
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None

    def _on_screen_added(self, _screen: QScreen) -> None:
        self._show_on_second()
        self.said.emit(tr("A second display is there; show cards go to it."))

    def _on_screen_removed(self, screen: QScreen) -> None:
        if self._window is None or self._is_over_owner:
            return
        self._window.hide()
        if self.has_card:
            self.said.emit(
                tr("The respondent's display is gone. {key} shows the card on this one.").format(
                    key=cap_in_use(Place.INTERVIEW, "full_screen")
                )
            )
