"""A place: typed, taken from the source, or set on the map."""

from __future__ import annotations

from cxfield.interview.state import NodeState
from cxfield.position.place import Place, number_text, place_text, read_place
from ui.interview.field_tools import FieldTools
from ui.interview.place_input import PlaceInput
from ui.interview.typed_answer import Reading
from ui.interview.typed_coordinates import read_coordinates, typed_place
from ui.keys.key_action import FieldKey
from ui.language import tr
from ui.map.map_view import MapView, map_keys

ON_MAP = ("placement-map", "maps")
"""Appearances that show a map; with both the point can be set on it."""


class PlaceField(PlaceInput):
    """One place (`geopoint`). What stands there untouched is what was stored."""

    def __init__(self, state: NodeState, tools: FieldTools) -> None:
        super().__init__(state, tools)
        self._stored = state.value or ""
        self._shown = shown_place(self._stored)
        self._line.setText(self._shown)
        if set(ON_MAP) & set(state.appearance):
            hint = tr("Arrow down goes to the map. Arrows move the cross, Space sets the point.")
            self._add_map(MapView(tools.map_tiles), hint)
        self._say()

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        down = FieldKey(("Down",), tr("From the line to the map; Esc back"))
        return (*super().keys(), down, *map_keys(several=False))

    def _reading(self) -> Reading:
        if self._line.text() == self._shown:
            return Reading(self._stored, echo=read_coordinates(self._shown).echo)
        return read_coordinates(self._line.text())

    def _take(self, place: Place) -> None:
        self._line.setText(shown_place(place_text(place)))

    def _say(self) -> None:
        self._echo.setText(self._reading().echo)
        place = typed_place(self._line.text())
        self._warn([place] if place is not None else [])
        if self.map is not None:
            self.map.show_places([place] if place is not None else [])

    def answers(self) -> dict[str, str]:
        return {self.state.ref: self._reading().value}

    def problem(self) -> str:
        return self._reading().problem

    def draft(self) -> str:
        return self._line.text() if self._line.text() != self._shown else ""

    def show_draft(self, text: str) -> None:
        self._line.setText(shown_place(text))

    def clear_answer(self) -> None:
        self._line.clear()

    def invite_mending(self) -> None:
        self._line.selectAll()


def shown_place(stored: str) -> str:
    """Return a stored place as one would type it; what is no place stays as it is."""
    place = read_place(stored)
    return " ".join(number_text(float(part)) for part in stored.split()) if place is not None else stored
