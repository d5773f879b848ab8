"""From a node of the questionnaire back to the cell of the workbook that it came from."""

from __future__ import annotations

from collections.abc import Mapping

Places = dict[str, dict[str, str]]
"""Path below the root (`group/question`), or `choices:LIST-0` -> column name -> cell; column "" is the name's cell."""


class CellPlaces:
    """Names places in a questionnaire: cells where it came from a workbook, paths where it is an XForm."""

    def __init__(self, places: Mapping[str, Mapping[str, str]]) -> None:
        self._places = places

    def of_node(self, path: str, columns: tuple[str, ...] = ()) -> str:
        """Return the first filled cell of `columns` in the node's row, else its name's cell, else `path`."""
        return _first(self._places.get(path.strip("/").partition("/")[2]), columns, path)

    def of_choice(self, itext_id: str, columns: tuple[str, ...]) -> str | None:
        """Return the cell of a choice by the itext id that pyxform gives it (`LIST-0`); None if it is no choice."""
        return _first(self._places.get(f"choices:{itext_id}"), columns, "") or None

    def of_row(self, name: str, columns: tuple[str, ...]) -> str:
        """Return the cell of a row that has no node (`csv-external`), empty if there is none."""
        return _first(self._places.get(name), columns, "")


def _first(cells: Mapping[str, str] | None, columns: tuple[str, ...], otherwise: str) -> str:
    if cells is None:
        return otherwise
    return next((cells[column] for column in columns if column in cells), cells[""])
