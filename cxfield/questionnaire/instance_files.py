"""Secondary instances from files beside the form: XML, CSV and GeoJSON."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from cxfield.questionnaire.item_lists import list_of_rows, read_list
from cxfield.questionnaire.list_bounds import MAX_FILE_BYTES, bounded
from cxfield.questionnaire.xml_bounds import refused
from cxfield.questionnaire.xml_tree import parse_xml
from cxfield.xpath.tree import Node

_ADDRESS = re.compile(r"^jr://(?P<kind>[^/]+)/(?P<name>.+)$")


def file_named(source: str) -> str | None:
    """Return the name in `jr://…/name`; None where it means no file beside the form."""
    address = _ADDRESS.match(source.strip())
    return address["name"] if address is not None and address["kind"] != "instance" else None


def attached_file(source: str, folder: Path | None) -> Path | None:
    """Return the file that `jr://…/name` means, below `folder`; None if it is absent or points outside."""
    name = file_named(source)
    if folder is None or name is None:
        return None
    try:
        path = (folder / name).resolve()
        return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, or links in a circle
        return None


def read_attached(source: str, folder: Path | None, media: Mapping[str, bytes]) -> bytes | None:
    """Return the bytes of `jr://…/name` from `media` (by name) or else from `folder`; None if absent.

    Raises:
        FormError: The file is too large.
    """
    name = file_named(source)
    if name is not None and name in media:
        return media[name]
    path = attached_file(source, folder)
    if path is None:
        return None
    if path.stat().st_size > MAX_FILE_BYTES:
        message = f"The file {path.name} is larger than {MAX_FILE_BYTES >> 20} MiB. Shorten it."
        raise refused("file-too-large", path.name, message)
    return path.read_bytes()


def load_instance(source: str, folder: Path | None, media: Mapping[str, bytes]) -> Node | None:
    """Return the document node of an external instance, None if its file is absent.

    Raises:
        FormError: The file is there and cannot be read.
    """
    data = read_attached(source, folder, media)
    if data is None:
        return None
    name = source.strip().rpartition("/")[2]
    suffix = name.lower().rpartition(".")[2]
    if suffix == "csv" or source.startswith("jr://file-csv/"):
        return read_csv(data, name)
    if suffix in ("geojson", "json"):
        return read_geojson(data, name)
    return read_list(parse_xml(data, where=name))


def read_csv(data: bytes, name: str) -> Node:
    """Return `/root/item`, one per row, with a child per column.

    A header without a comma shows what stands between columns instead: semicolons, tabs or bars.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refused("not-utf-8", name, f"The file {name} is not in UTF-8. Save it as 'CSV UTF-8'.") from None
    header = text.partition("\n")[0]
    delimiter = "," if "," in header else max(",;\t|", key=header.count)
    rows = filter(None, csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    try:
        columns = [column.strip() for column in next(rows, [])]
        return list_of_rows(bounded((_cells(columns, row) for row in rows), name))
    except csv.Error as error:
        raise refused("not-csv", name, f"The file {name} cannot be read: {error}.") from None


def _cells(columns: Sequence[str], row: Sequence[str]) -> list[tuple[str, str]]:
    padded = [*row, *[""] * (len(columns) - len(row))]
    return [(column, text) for column, text in zip(columns, padded, strict=False) if column]


def read_geojson(data: bytes, name: str) -> Node:
    """Return `/root/item`, one per feature: `geometry` as an ODK geo value, then the properties and the `id`."""
    try:
        collection = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
        return list_of_rows(bounded((_feature(feature) for feature in collection["features"]), name))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError):
        message = f"The file {name} is not a GeoJSON feature collection of points, lines and polygons."
        raise refused("not-geojson", name, message) from None


def _no_number(word: str) -> float:
    """GeoJSON has no NaN and no Infinity, which the reader of JSON would let pass."""
    raise ValueError(word)


def _feature(feature: dict[str, Any]) -> list[tuple[str, str]]:
    fields = [("geometry", _geometry(feature.get("geometry") or {}))]
    own_id = {"id": feature["id"]} if "id" in feature else {}
    properties = {**(feature.get("properties") or {}), **own_id}
    return [*fields, *((key, _plain(value)) for key, value in properties.items() if key)]


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _geometry(geometry: dict[str, Any]) -> str:
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind == "Point":
        return _point(coordinates)
    if kind == "LineString":
        return "; ".join(_point(point) for point in coordinates or [])
    if kind == "Polygon":
        return "; ".join(_point(point) for point in (coordinates or [[]])[0])
    return ""


def _point(coordinates: Any) -> str:
    longitude, latitude = coordinates[0], coordinates[1]
    if not all(type(angle) in (int, float) and math.isfinite(angle) for angle in (longitude, latitude)):
        raise ValueError(coordinates)
    return f"{latitude} {longitude} 0 0"
