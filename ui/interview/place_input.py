"""What fields for places have in common: a line to type in, a source to take from, a map to set on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from cxfield.interview.state import NodeState
from cxfield.position.place import Place
from ui.interview.answer_field import AnswerField
from ui.interview.field_tools import FieldTools
from ui.interview.typed_coordinates import read_coordinates
from ui.keys.key_action import FieldKey
from ui.language import tr
from ui.map.map_panel import MapPanel
from ui.map.map_view import MapView
from ui.map.place_words import accuracy_text
from ui.position.position_taker import TAKE_KEY, PositionTaker
from ui.position.receiver_panel import ReceiverWish
from ui.theme import current_theme
from ui.widgets import TextLabel

CAPTURE_M, WARNING_M = 5.0, 100.0
"""At which accuracy a position is taken, and above which it is a poor one, where the form says nothing: as Collect."""


class PlaceInput(AnswerField):
    """One line, its echo, the source below it where there is one, and a map where it is wanted."""

    def __init__(self, state: NodeState, tools: FieldTools) -> None:
        super().__init__((state,))
        theme = current_theme()
        self._tools = tools
        self._line = QLineEdit()
        self._line.setProperty("role", "answer")
        self._line.setAccessibleName(tr("Coordinates"))
        self._line.setPlaceholderText(tr("latitude longitude, for instance 56.95 24.10"))
        self._line.setMaximumWidth(theme.px(640))
        self._line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # else the two numbers would change places
        self._line.installEventFilter(self)
        self._echo = TextLabel("", "hint", self, wrap=True)
        self._echo.setMinimumHeight(theme.px(20))
        self._poor = TextLabel("", "soft", self, wrap=True)
        self._poor.hide()
        beginning = QHBoxLayout()  # a row begins where the page does; the line alone would go by its own direction
        beginning.addWidget(self._line, 100)
        beginning.addStretch(1)
        self.column.addLayout(beginning)
        for widget in (self._echo, self._poor):
            self.column.addWidget(widget)
        self.taker: PositionTaker | None = None
        self.map: MapView | None = None
        self._add_source(_metres(state, "accuracyThreshold", CAPTURE_M))
        self._line.textChanged.connect(self._on_typed)

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (FieldKey((TAKE_KEY,), tr("Take the position from the receiver")),)

    def _add_source(self, wanted_m: float) -> None:
        feed = self._tools.positions
        if feed is None or self._tools.for_respondent:
            return
        self.taker = PositionTaker(feed, wanted_m)
        self.taker.taken.connect(self._take)
        self.taker.receiver_wished.connect(lambda: self.wished.emit(ReceiverWish()))
        self.taker.began.connect(self._line.setFocus)
        self.column.addWidget(self.taker)
        shortcut = QShortcut(QKeySequence(TAKE_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.taker.measure)

    def _add_map(self, view: MapView, hint: str, beside: QWidget | None = None) -> None:
        """Put `view` below what is there; from the line the arrow down leads to it, Esc back."""
        self.map = view
        view.set_wished.connect(self._set_on_map)
        view.installEventFilter(self)
        self.column.addSpacing(current_theme().px(4))
        self.column.addWidget(
            MapPanel(view, self._tools.map_tiles, hint, beside=beside, may_choose=not self._tools.for_respondent)
        )
        feed = self._tools.positions
        if feed is not None:
            feed.changed.connect(self._show_here)
            self._show_here()

    def _show_here(self) -> None:
        status = self._tools.positions.status if self._tools.positions is not None else None
        if self.map is not None:
            self.map.show_here(status.fresh_place if status is not None else None)

    # ---- what kinds of it decide ----

    def _take(self, place: Place) -> None:
        """Take a place that was measured."""

    def _set_on_map(self, place: Place) -> None:
        """Take a place that was set on the map."""
        self._take(place)

    def _on_typed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """Show what is understood."""

    def _warn(self, places: Sequence[Place]) -> None:
        """Say that a measured place is poor, in the words of the form's own limit."""
        limit = _metres(self.state, "unacceptableAccuracyThreshold", WARNING_M)
        poor = [place.accuracy_m for place in places if place.accuracy_m is not None and place.accuracy_m > limit]
        words = tr("The accuracy is {metres} m; {limit} m or better is wanted. Take the position again if you can.")
        self._poor.setText(words.format(metres=accuracy_text(max(poor)), limit=accuracy_text(limit)) if poor else "")
        self._poor.setVisible(bool(poor))

    # ---- keys ----

    def focus_target(self) -> QWidget:
        return self._line

    def key_targets(self) -> tuple[QWidget, ...]:
        return (self._line,) if self.map is None else (self._line, self.map)

    def problem(self) -> str:
        return read_coordinates(self._line.text()).problem

    @property
    def is_measuring(self) -> bool:
        return self.taker is not None and self.taker.is_measuring

    def wants(self, event: QKeyEvent) -> bool:
        """Esc stops waiting, or leaves the map, before it means anything else."""
        on_map = self.map is not None and self.map.hasFocus()
        return event.key() == Qt.Key.Key_Escape and (self.is_measuring or on_map)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            if event.key() == Qt.Key.Key_Escape and self.taker is not None and self.is_measuring:
                self.taker.stop()
                return True
            if self.map is not None and self._moves_focus(watched, Qt.Key(event.key())):
                return True
        return super().eventFilter(watched, event)

    def _moves_focus(self, watched: QObject, key: Qt.Key) -> bool:
        if watched is self._line and key == Qt.Key.Key_Down and self.map is not None:
            self.map.setFocus()
        elif watched is self.map and key == Qt.Key.Key_Escape:
            self._line.setFocus()
        else:
            return False
        return True

    def next_inside(self) -> bool:
        """While the source is waited for, Enter takes the position as it is and stays."""
        if self.taker is None or not self.taker.is_measuring:
            return False
        if not self.taker.take_now():
            self._echo.setText(tr("No position is known yet; nothing was taken."))
        return True


def _metres(state: NodeState, attribute: str, default: float) -> float:
    """Return what the form says in `attribute`, if that is a number."""
    said = state.question.extra.get(attribute, "") if state.question is not None else ""
    try:
        return float(said)
    except ValueError:
        return default
