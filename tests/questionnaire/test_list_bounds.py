"""Files beside a form are somebody else's too: each bound on them gives a sentence with the file's name."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cxfield.questionnaire import instance_files, list_bounds
from cxfield.questionnaire.instance_files import attached_file, load_instance, read_csv, read_geojson
from cxfield.questionnaire.model import Finding, FormError


def refusal(name: str, data: bytes) -> Finding:
    with pytest.raises(FormError) as caught:
        load_instance(f"jr://file/{name}", None, {name: data})
    (finding,) = caught.value.findings
    assert (finding.severity, finding.where) == ("error", name)
    return finding


def points(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def point(*coordinates: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": coordinates}, "properties": properties}


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(list_bounds.MAX_FILE_BYTES + 1)
    with pytest.raises(FormError, match="larger than 64 MiB"):
        load_instance("jr://file-csv/a.csv", tmp_path, {})


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ("MAX_ITEMS", "too-many-rows"),
        ("MAX_COLUMNS", "too-many-columns"),
        ("MAX_CELLS", "too-many-cells"),
        ("MAX_CELL_CHARACTERS", "cell-too-long"),
    ],
)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"n,m,l\n" + b"1,2,abc\n" * 3),
        ("a.geojson", points(*[point(1, 2, n="1", m="abc", l="3")] * 3)),
    ],
)
def test_a_list_beyond_a_bound_is_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, code: str, name: str, data: bytes
) -> None:
    assert load_instance(f"jr://file/{name}", None, {name: data}) is not None
    monkeypatch.setattr(list_bounds, limit, 2)
    finding = refusal(name, data)
    assert finding.code == code
    assert name in finding.message


def test_half_a_million_rows_and_one_are_refused() -> None:
    assert refusal("a.csv", b"n\n" + b"1\n" * (list_bounds.MAX_ITEMS + 1)).code == "too-many-rows"


def test_features_with_ever_new_properties_are_refused_soon() -> None:
    features = [point(1, 2, **{f"p{n}": "x"}) for n in range(20_000)]
    assert refusal("a.geojson", points(*features)).code == "too-many-columns"


def test_a_field_of_csv_that_never_ends_is_refused() -> None:
    assert refusal("a.csv", b'n\n"' + b"x\n" * 200_000).code == "not-csv"


@pytest.mark.parametrize("data", ["Rīga".encode("utf-16"), "é".encode("latin-1")])
def test_a_csv_in_another_encoding_says_what_to_do(data: bytes) -> None:
    assert "CSV UTF-8" in refusal("a.csv", data).message


def test_lines_of_csv_end_where_spreadsheets_end_them() -> None:
    document = read_csv('n,l\r\n1,a\u2028b\r2,"c\nd"\n'.encode(), "a.csv")
    texts = [[cell.value for cell in item.children] for item in document.children[0].children]
    assert texts == [["1", "a\u2028b"], ["2", "c\nd"]]


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'{"features":' + b"[" * 100_000,
        b'{"features": [{"geometry": {"type": "Point", "coordinates": [NaN, 1]}}]}',
        b'{"features": [{"geometry": {"type": "Point", "coordinates": [1e999, 1]}}]}',
        points(point(10**400, 1)),
        points(point("24", "56")),
        points(point(True, False)),
        points(point(1)),
        points("feature"),
        points({"geometry": "here"}),
        points({"geometry": {"type": "Point", "coordinates": {}}}),
        points({"geometry": {"type": "Polygon", "coordinates": 5}}),
        points({"properties": [1]}),
        b'{"features": 5}',
        b"5",
        b"",
        b"\xff",
    ],
)
def test_geojson_that_is_none_is_refused(data: bytes) -> None:
    assert refusal("a.geojson", data).code == "not-geojson"


def test_properties_of_features_are_texts() -> None:
    document = read_geojson(points(point(24.1, 56.9, deep=[[1]], none=None)), "a.geojson")
    cells = {cell.name: cell.value for cell in document.children[0].children[0].children}
    assert cells == {"geometry": "56.9 24.1 0 0", "deep": "[[1]]", "none": ""}


def test_xml_beside_the_form_is_bounded_like_the_form() -> None:
    assert refusal("a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>').code == "document-type"
    assert refusal("a.xml", b"<a>" * 500).code == "nested-too-deeply"


@pytest.mark.parametrize("name", ["../a.csv", "/etc/passwd", "link.csv", "a" * 5_000, "\0", "loop.csv", "."])
def test_a_name_that_leads_elsewhere_or_nowhere_is_absent(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    (tmp_path / "a.csv").write_text("secret")
    os.symlink(tmp_path / "a.csv", folder / "link.csv")
    os.symlink(folder / "loop.csv", folder / "loop.csv")
    assert attached_file(f"jr://file/{name}", folder) is None


def test_the_instance_of_the_last_interview_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "last-saved").write_text("<a/>")
    assert instance_files.file_named("jr://instance/last-saved") is None
    assert attached_file("jr://instance/last-saved", tmp_path) is None
