import zipfile
from pathlib import Path

import openpyxl
import pytest

from cxfield.sample.sample_file import SampleError, read_sample

HEADER = "case_id,name,phone,time_zone,priority,segment\n"


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "sample.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_unknown_columns_become_attributes(tmp_path: Path) -> None:
    (case,) = read_sample(write(tmp_path, HEADER + "1,Zoë,+1;+2,Europe/Riga,70,gold\n"))
    assert case.phones == ("+1", "+2")
    assert case.attributes == {"segment": "gold"}
    assert (case.priority, case.time_zone) == (70, "Europe/Riga")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (",Zoë,+1,,,\n", "row 2: case_id is empty"),
        ("1,Zoë,+1,Riga,,\n", "row 2: 'Riga' is not a time zone"),
        ("1,Zoë,+1,,high,\n", "row 2: priority must be a whole number"),
        ("1,Zoë,+1,,,\n1,Ann,+2,,,\n", "row 3: case_id '1' stands there twice"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, sentence: str) -> None:
    with pytest.raises(SampleError, match=sentence):
        read_sample(write(tmp_path, HEADER + row))


def test_a_file_in_another_encoding_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(SampleError, match="not UTF-8"):
        read_sample(write(tmp_path, HEADER + "1,Жанна,+1,,,\n", "cp1251"))


def test_a_sample_without_case_id_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SampleError, match="no column case_id"):
        read_sample(write(tmp_path, "id,name\n1,A\n"))


def test_a_workbook_is_read_like_a_csv(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["case_id", "name", "city"])
    book.active.append([7, "Łucja", "Kraków"])
    book.save(tmp_path / "s.xlsx")
    (case,) = read_sample(tmp_path / "s.xlsx")
    assert (case.case_id, case.name, case.attributes["city"]) == ("7", "Łucja", "Kraków")


def test_a_workbook_that_unfolds_too_far_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "s.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(20_000_000))
    with pytest.raises(SampleError, match="unfolds"):
        read_sample(tmp_path / "s.xlsx")
