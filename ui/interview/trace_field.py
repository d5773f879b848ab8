"""A trace or a shape: points typed one after another, taken from the source, or set on the map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from cxfield.interview.state import NodeState
from cxfield.position.place import Place, fewest_places, is_same_spot, line_text, read_line
from ui.interview.field_tools import FieldTools
from ui.interview.place_input import PlaceInput
from ui.interview.typed_coordinates import read_coordinates, typed_place
from ui.keys.key_action import FieldKey
from ui.language import tr
from ui.map.map_view import MapView, map_keys
from ui.map.place_words import coordinates, line_words
from ui.theme import current_theme
from ui.widgets import TextLabel

SHAPE = "geoshape"
LISTED = 12
"""So many points, the last ones, stand beside the map."""


class TraceField(PlaceInput):
    """Several places in their order (`geotrace`); a shape (`geoshape`) closes itself.

    A draft is the points, and behind a line break what is being typed.
    """

    def __init__(self, state: NodeState, tools: FieldTools) -> None:
        super().__init__(state, tools)
        self._closes = state.type == SHAPE
        self._before = read_line(state.value or "", closed=self._closes) or ()
        self.places: tuple[Place, ...] = self._before
        self._list = TextLabel("", "small")
        self._list.setMinimumWidth(current_theme().px(190))
        self._list.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        view = MapView(tools.map_tiles, joins=True, closes=self._closes)
        view.take_back_wished.connect(self._take_back)
        hint = tr("Arrow down goes to the map. Arrows move the cross, Space sets a point, Backspace takes one back.")
        self._add_map(view, hint, self._list)
        self._show_points()

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            *super().keys(),
            FieldKey(("Return",), tr("In the line: add the typed point"), instead=True),
            FieldKey(("Backspace",), tr("In an empty line: take the last point back")),
            FieldKey(("Down",), tr("From the line to the map; Esc back")),
            *map_keys(several=True),
        )

    # ---- points ----

    def _take(self, place: Place) -> None:
        """Add a point; the same spot twice running is one point."""
        if not self.places or not is_same_spot(self.places[-1], place):
            self._become((*self.places, place))

    def _take_back(self) -> None:
        if self.places:
            self._become(self.places[:-1])

    def _become(self, places: tuple[Place, ...]) -> None:
        self.places = places
        self._show_points()
        self.changed.emit()

    def _show_points(self) -> None:
        if self.map is not None:
            self.map.show_places(self.places)
        lines = [f"{number}  {coordinates(place)}" for number, place in enumerate(self.places, start=1)]
        self._list.setText("\n".join(lines[-LISTED:]))
        self._warn(self.places)
        self._say()

    def _say(self) -> None:
        typed = read_coordinates(self._line.text()).echo
        if typed:
            self._echo.setText(f"{typed} · {tr('Enter adds the point')}")
        elif self.places:
            self._echo.setText(line_words(self.places, closed=self._closes))
        else:
            self._echo.setText(tr("Type the first point; Enter adds it."))

    # ---- the answer ----

    def answers(self) -> dict[str, str]:
        """Return the points with the one that is typed and not added yet: nothing typed is lost by going elsewhere."""
        typed = typed_place(self._line.text())
        places = self.places if typed is None else (*self.places, typed)
        stored = self.state.value or ""
        untouched = places == self._before and stored
        return {self.state.ref: stored if untouched else line_text(places, closed=self._closes)}

    def problem(self) -> str:
        sentence = super().problem()
        if sentence or self._line.text().strip() or not self.places:
            return sentence
        if len(set(map(_spot, self.places))) >= fewest_places(closed=self._closes):
            return ""
        if self._closes:
            return tr("A shape needs at least 3 different points. Add some, or take all back.")
        return tr("A trace needs at least 2 different points. Add one, or take all back.")

    def draft(self) -> str:
        typed = self._line.text().strip()
        if self.places == self._before and not typed:
            return ""
        return f"{line_text(self.places)}\n{typed}".rstrip("\n")

    def show_draft(self, text: str) -> None:
        points, _, typed = text.partition("\n")
        places = read_line(points, closed=self._closes)
        if places is not None:
            self.places = places
        self._line.setText(typed)
        self._show_points()

    def clear_answer(self) -> None:
        self._line.clear()
        self._become(())

    # ---- keys ----

    def next_inside(self) -> bool:
        """Enter adds what is typed; with an empty line it goes on."""
        if super().next_inside():
            return True
        place = typed_place(self._line.text())
        if place is None:
            return False
        self._line.clear()
        self._line.setFocus()
        self._take(place)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_press and watched is self._line and not self._line.text() and _is_backspace(event):
            self._take_back()
            return True
        return super().eventFilter(watched, event)


def _is_backspace(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Backspace


def _spot(place: Place) -> tuple[float, float]:
    return place.latitude, place.longitude
