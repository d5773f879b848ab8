"""Places that are shown and cannot be changed here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxfield.interview.state import NodeState
from cxfield.position.place import read_line
from ui.interview.field_tools import FieldTools
from ui.interview.plain_fields import NoteField
from ui.interview.trace_field import SHAPE
from ui.language import tr
from ui.map.map_panel import MapPanel
from ui.map.map_view import MapView
from ui.map.place_words import line_words, place_words
from ui.widgets import TextLabel

GEO_TYPES = ("geopoint", "geotrace", SHAPE)


class FixedPlaceField(NoteField):
    """A place, trace or shape in words, on the map where there is something to see."""

    def __init__(self, state: NodeState, tools: FieldTools) -> None:
        super().__init__(state)
        closes, joins = state.type == SHAPE, state.type != "geopoint"
        places = read_line(state.value or "", closed=closes) or ()
        words = line_words(places, closed=closes) if joins else place_words(places[0]) if places else ""
        self.column.addWidget(TextLabel(words if places else tr("No point is set."), "heading", wrap=True))
        self._map: QWidget | None = None
        if places and (joins or "maps" in state.appearance or "placement-map" in state.appearance):
            self._map = MapView(tools.map_tiles, joins=joins, closes=closes, is_fixed=True)
            self._map.show_places(places)
            hint = tr("Arrows move the map, + and − zoom.")
            may_choose = not tools.for_respondent
            self.column.addWidget(MapPanel(self._map, tools.map_tiles, hint, may_choose=may_choose))

    def key_targets(self) -> tuple[QWidget, ...]:
        return (self,) if self._map is None else (self, self._map)
