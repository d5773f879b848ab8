"""What a workbook may do to the reader is bounded; each bound has a file here that breaks it, and gives a sentence."""

from __future__ import annotations

import copy
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest

from cxfield.questionnaire import sheet_rows, workbook_archive, workbook_file
from cxfield.questionnaire.model import Finding
from cxfield.questionnaire.workbook_conversion import convert_workbook

from .conftest import MakeWorkbook

HEADER = ["type", "name", "label"]
QUESTION = ["text", "q", "Q"]
LAUGHS = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
Parts = Mapping[str, bytes]
MakeArchive = Callable[..., Path]


@pytest.fixture
def good(make_workbook: MakeWorkbook) -> Path:
    return make_workbook(survey=[HEADER, QUESTION])


@pytest.fixture
def parts(good: Path) -> Parts:
    """The parts of a good workbook."""
    with zipfile.ZipFile(good) as source:
        return {name: source.read(name) for name in source.namelist()}


@pytest.fixture
def archive(tmp_path: Path) -> MakeArchive:
    """Return a function that writes parts as a workbook."""

    def write(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> Path:
        with zipfile.ZipFile(tmp_path / "made.xlsx", "w", method) as target:
            for name, content in parts.items():
                target.writestr(name, content)
        return tmp_path / "made.xlsx"

    return write


def refusal(path: Path) -> Finding:
    conversion = convert_workbook(path)
    assert conversion.xform is None
    (finding,) = conversion.findings
    assert finding.severity == "error"
    assert finding.message.endswith(".")
    return finding


def test_the_parts_of_a_good_workbook_put_together_again_are_read(parts: Parts, archive: MakeArchive) -> None:
    assert convert_workbook(archive(parts)).xform is not None


@pytest.mark.parametrize(("name", "start"), [("a.xlsx", b"PK\3\4"), ("a.csv", b'"survey"\n'), ("a.xls", b"\xd0\xcf")])
def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, name: str, start: bytes) -> None:
    with (tmp_path / name).open("wb") as file:
        file.write(start)
        file.truncate(workbook_file.MAX_FILE_BYTES + 1)
    assert refusal(tmp_path / name).code == "file-too-large"


# The archive


def test_an_archive_of_high_ratio_is_not_unfolded(parts: Parts, archive: MakeArchive) -> None:
    finding = refusal(archive({**parts, "xl/worksheets/sheet1.xml": b"0" * 5_000_000}))
    assert finding.code == "unfolds-too-large"
    assert "made.xlsx" in finding.message


def test_an_archive_that_unfolds_to_too_much_is_not_unfolded(
    parts: Parts, archive: MakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_archive, "MAX_RATIO", 1_000_000)
    path = archive({**parts, "xl/media/a.png": bytes(workbook_archive.MAX_INFLATED_BYTES)})
    assert path.stat().st_size < 400_000
    assert refusal(path).code == "unfolds-too-large"


def test_an_archive_with_too_many_parts_is_not_opened(parts: Parts, archive: MakeArchive) -> None:
    many = {f"xl/media/{n}.png": b"x" for n in range(workbook_archive.MAX_ENTRIES)}
    assert "209 parts" in refusal(archive({**parts, **many})).message


def test_parts_that_share_their_bytes_are_refused(good: Path) -> None:
    with zipfile.ZipFile(good, "a") as target:
        for n in range(50):
            double = copy.copy(target.getinfo("xl/worksheets/sheet1.xml"))
            double.filename = f"xl/worksheets/sheet{n + 2}.xml"
            target.filelist.append(double)
        target.comment = b"."  # makes the directory be written
    assert refusal(good).code == "not-a-workbook"


@pytest.mark.parametrize(("declared", "code"), [(3_000_000_000, "unfolds-too-large"), (400, "not-a-workbook")])
def test_a_part_that_declares_a_wrong_size_is_refused(good: Path, declared: int, code: str) -> None:
    with zipfile.ZipFile(good, "a") as target:
        target.getinfo("xl/worksheets/sheet1.xml").file_size = declared
        target.comment = b"."
    assert refusal(good).code == code


@pytest.mark.parametrize("name", ["/etc/passwd", "../../x", "xl/..\\..\\x", "\\\\server\\x"])
def test_a_part_named_outside_the_archive_is_refused(parts: Parts, archive: MakeArchive, name: str) -> None:
    assert "outside" in refusal(archive({**parts, name: b""})).message


def test_two_parts_of_one_name_are_refused(good: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(good, "a") as target:
        target.writestr("xl/worksheets/sheet1.xml", b"<worksheet/>")
    assert refusal(good).code == "not-a-workbook"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_of_packing_that_no_workbook_uses_is_refused(parts: Parts, archive: MakeArchive, method: int) -> None:
    assert refusal(archive(parts, method)).code == "not-a-workbook"


def test_an_encrypted_archive_is_said_to_be_protected(good: Path) -> None:
    with zipfile.ZipFile(good, "a") as target:
        target.getinfo("xl/worksheets/sheet1.xml").flag_bits |= 1
        target.comment = b"."
    assert refusal(good).code == "password"


def test_an_archive_that_is_no_workbook_says_so(archive: MakeArchive) -> None:
    assert "no Excel workbook" in refusal(archive({"word/document.xml": b"<a/>"})).message


# XML in the archive


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "_rels/.rels"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_any_part_are_refused(parts: Parts, archive: MakeArchive, part: str, encoding: str) -> None:
    _, _, content = parts[part].decode().rpartition("?>")
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!--{"-x" * 50_000}-->{LAUGHS}{content}'.encode(encoding)
    assert refusal(archive({**parts, part: bomb})).code == "document-type"


def test_deeply_nested_elements_in_a_sheet_give_a_sentence(parts: Parts, archive: MakeArchive) -> None:
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b"<sheetData>", b"<sheetData>" + b"<row>" * 100_000)
    assert convert_workbook(archive({**parts, "xl/worksheets/sheet1.xml": sheet})).findings


# The sheets


def test_a_sheet_with_too_many_rows_is_refused(make_workbook: MakeWorkbook) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("survey")
    sheet.append(HEADER)
    for _ in range(sheet_rows.MAX_ROWS):
        sheet.append(["note"])
    path = make_workbook(survey=[HEADER])
    book.save(path)
    finding = refusal(path)
    assert (finding.code, finding.where) == ("too-many-rows", "survey!A20001")


def test_rows_that_are_only_formatted_do_not_count(good: Path, parts: Parts, archive: MakeArchive) -> None:
    rows = b"".join(b'<row r="%d" ht="30"><c r="A%d" s="1"/></row>' % (n, n) for n in range(3, 60_000))
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", rows + b"</sheetData>")
    assert convert_workbook(archive({**parts, "xl/worksheets/sheet1.xml": sheet})).xform is not None


def test_a_last_cell_far_away_costs_nothing(parts: Parts, archive: MakeArchive) -> None:
    far = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", far)
    assert convert_workbook(archive({**parts, "xl/worksheets/sheet1.xml": sheet})).xform is not None


def test_a_cell_in_a_column_too_far_is_refused(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(survey=[HEADER, [*QUESTION, *[None] * sheet_rows.MAX_COLUMNS, "x"]])
    finding = refusal(path)
    assert (finding.code, finding.where) == ("too-many-columns", "survey!ALP2")


def test_too_many_filled_cells_are_refused(make_workbook: MakeWorkbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_rows, "MAX_CELLS", 9)
    assert refusal(make_workbook(survey=[HEADER, QUESTION, QUESTION, QUESTION])).code == "too-many-cells"


def test_a_cell_that_is_too_long_is_refused(parts: Parts, archive: MakeArchive) -> None:
    long = b"x" * (sheet_rows.MAX_CELL_CHARACTERS + 1)
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b">Q<", b">" + long + b"<")
    finding = refusal(archive({**parts, "xl/worksheets/sheet1.xml": sheet, "xl/pad": _pad(len(long))}))
    assert (finding.code, finding.where) == ("cell-too-long", "survey!C2")


def _pad(length: int) -> bytes:
    """Return what does not pack, so that the ratio is no question."""
    return bytes((n * n * 7919 >> 5) & 255 for n in range(length))


def test_the_bounds_hold_for_the_old_format(shared_forms: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_rows, "MAX_ROWS", 3)
    assert refusal(shared_forms / "first/tutorial.xls").code == "too-many-rows"


def compound_file(short_chain: list[int]) -> bytes:
    """Return the frame of an .xls, with a stream `Workbook` in short sectors that follow each other as given."""
    free, end = -1, -2

    def entry(name: str, kind: int, first: int, size: int, child: int = -1) -> bytes:
        title = f"{name}\0".encode("utf-16-le")
        words = struct.pack("<HBB3i", len(title), kind, 1, -1, -1, child)
        return (title.ljust(64, b"\0") + words + bytes(36) + struct.pack("<iII", first, size, 0)).ljust(128, b"\0")

    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HH2sHH", 0x3E, 3, b"\xfe\xff", 9, 6)
    head += bytes(10) + struct.pack("<8i", 1, 1, 0, 4096, 2, 1, end, 0)
    sectors = [
        head + struct.pack("<109i", 0, *[free] * 108),
        struct.pack("<128i", -3, end, end, end, *[free] * 124),
        (entry("Root Entry", 5, 3, 512, child=1) + entry("Workbook", 2, 0, 300)).ljust(512, b"\0"),
        struct.pack("<128i", *short_chain, *[free] * (128 - len(short_chain))),
        bytes(512),
    ]
    return b"".join(sectors)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("chain", [[1, 2, 3, 4, -2], [1, 2, 3, 4, 2], [0], [1, 0]])
def test_sectors_of_the_old_format_that_go_round_in_a_circle_are_refused(tmp_path: Path, chain: list[int]) -> None:
    (tmp_path / "a.xls").write_bytes(compound_file(chain))
    assert refusal(tmp_path / "a.xls").code == "not-a-workbook"


@pytest.mark.parametrize("name", ["a.csv", "a.md"])
@pytest.mark.parametrize(("rows", "cell", "code"), [(20_001, "x", "too-many-rows"), (1, "x" * 40_000, "cell-too-long")])
def test_the_bounds_hold_for_forms_of_text(tmp_path: Path, name: str, rows: int, cell: str, code: str) -> None:
    if name.endswith("md"):
        text = "| survey |\n| | type | name | label |\n" + f"| | text | q | {cell} |\n" * rows
    else:
        text = "survey\n,type,name,label\n" + f",text,q,{cell}\n" * rows
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert refusal(tmp_path / name).code == code


def test_a_csv_form_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("survey\n,type,name,label\n,text,q,Q\n", encoding="utf-8-sig")
    assert convert_workbook(tmp_path / "a.csv").xform is not None


# Formulas


def test_a_formula_without_a_saved_result_is_a_warning(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(survey=[[*HEADER, "hint"], [*QUESTION, '=CONCATENATE("a","b")']])
    found = [f for f in convert_workbook(path).findings if f.code == "formula-without-result"]
    assert [(finding.severity, finding.where) for finding in found] == [("warning", "survey!D2")]


def test_a_formula_with_a_saved_result_is_read_as_that(parts: Parts, archive: MakeArchive) -> None:
    cell = b'<c r="C2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'
    before, _, rest = parts["xl/worksheets/sheet1.xml"].partition(b'<c r="C2"')
    sheet = before + cell + rest.partition(b"</c>")[2]
    conversion = convert_workbook(archive({**parts, "xl/worksheets/sheet1.xml": sheet}))
    assert conversion.findings == ()
    assert b"<label>ab</label>" in (conversion.xform or b"")


def test_a_formula_that_failed_is_a_warning(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(survey=[HEADER, ["text", "q", "#REF!"]])
    found = [f for f in convert_workbook(path).findings if f.code == "formula-error"]
    assert [finding.where for finding in found] == ["survey!C2"]
