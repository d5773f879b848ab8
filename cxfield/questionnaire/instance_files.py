"""Secondary instances from files beside the form: XML, CSV and GeoJSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cxfield.questionnaire.item_lists import list_of_rows, read_list
from cxfield.questionnaire.model import Finding, FormError
from cxfield.questionnaire.xml_tree import parse_xml
from cxfield.xpath.tree import Node

MAX_FILE_BYTES = 256 * 1024 * 1024
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
    path = (folder / name).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.is_file() else None


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
        raise _refuse("file-too-large", path.name, f"The file is larger than {MAX_FILE_BYTES >> 20} MiB.")
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
    """Return `/root/item`, one per row, with a child per column. Comma, or semicolon if the header says so."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refuse("not-utf-8", name, "The CSV file is not in UTF-8. Save it as 'CSV UTF-8'.") from None
    lines = text.splitlines(keepends=True)
    header = lines[0] if lines else ""
    delimiter = ";" if ";" in header and "," not in header else ","
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error as error:
        raise _refuse("not-csv", name, f"The CSV file cannot be read: {error}.") from None
    columns = [column.strip() for column in rows[0]] if rows else []
    return list_of_rows(_cells(columns, row) for row in rows[1:])


def _cells(columns: Sequence[str], row: Sequence[str]) -> list[tuple[str, str]]:
    padded = [*row, *[""] * (len(columns) - len(row))]
    return [(column, text) for column, text in zip(columns, padded, strict=False) if column]


def read_geojson(data: bytes, name: str) -> Node:
    """Return `/root/item`, one per feature: `geometry` as an ODK geo value, then the properties and the `id`."""
    try:
        collection = json.loads(data.decode("utf-8-sig"))
        features = collection["features"]
        return list_of_rows([_feature(feature) for feature in features])
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        message = "The file is not a GeoJSON feature collection of points, lines and polygons."
        raise _refuse("not-geojson", name, message) from None


def _feature(feature: dict[str, Any]) -> list[tuple[str, str]]:
    fields = [("geometry", _geometry(feature.get("geometry") or {}))]
    properties = feature.get("properties") or {}
    fields += [(key, _plain(value)) for key, value in properties.items() if key]
    if "id" in feature and "id" not in properties:
        fields.append(("id", _plain(feature["id"])))
    return fields


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
    return f"{latitude} {longitude} 0 0"


def _refuse(code: str, where: str, message: str) -> FormError:
    return FormError([Finding(severity="error", code=code, where=where, message=message)])
