"""Fuzzes the reader of workbooks: .xlsx as it is and taken apart, .xls, .csv and .md. See README.md."""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

with atheris.instrument_imports(include=["cxfield.questionnaire", "cxfield.admission", "openpyxl", "pyxform", "xlrd"]):
    from cxfield.admission.examination import examine_here
    from tests.fuzz.judging import judge

from tests.fuzz.seeds import PARTS, arguments, of_workbook, put_together

_OLE = b"\xd0\xcf\x11\xe0"
_FOLDER = Path(tempfile.mkdtemp(prefix="cxfield-fuzz-"))
_CELLS = (
    b"text", b"integer", b"select_one a", b"select_multiple a", b"begin_group", b"end_group", b"begin_repeat",
    b"end_repeat", b"calculate", b"note", b"rank a", b"range", b"select_one_from_file a.csv", b"csv-external",
    b"xml-external", b"audit", b"start", b"select_one a or_other", b"trigger", b"geopoint", b"entities", b"settings",
    b"choices", b"survey", b"relevant", b"constraint", b"calculation", b"choice_filter", b"cx:missing", b"cx:order",
    b"label::Polski (pl)", b"media::image", b"parameters", b"repeat_count", b"${a}", b"${", b"}", b"randomize=true",
    b"start=1 end=0 step=0", b"${last-saved#a}", b"default", b"bind::x:y", b"body::cx:card", b"yes", b"dk rf", b"'",
    b'"', b"include",
)  # fmt: skip


def one_input(data: bytes) -> None:
    path = _FOLDER / f"form{_suffix(data)}"
    path.write_bytes(put_together(data) if data.startswith(PARTS) else data)
    judge(examine_here(path))


def _suffix(data: bytes) -> str:
    if data.startswith((b"PK", PARTS)):
        return ".xlsx"
    if data.startswith(_OLE):
        return ".xls"
    return ".md" if data.startswith(b"|") else ".csv"


def change(data: bytes, longest: int, seed: int) -> bytes:
    """Exchange, repeat or drop cells and lines of a form of text; change the bytes of anything else."""
    chance = random.Random(seed)
    if data.startswith((b"PK", _OLE)) or chance.random() < 0.3:
        return bytes(atheris.Mutate(data, longest))
    border = b"<" if data.startswith(PARTS) else (b"," if chance.random() < 0.6 else b"\n")
    pieces = data.split(border)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(pieces))
        match chance.randrange(4):
            case 0:
                pieces[at] = chance.choice(_CELLS)
            case 1:
                pieces[at] = chance.choice(pieces)
            case 2:
                pieces.insert(at, chance.choice(pieces))
            case _ if len(pieces) > 1:
                del pieces[at]
    return border.join(pieces)[:longest]


if __name__ == "__main__":
    atheris.Setup(arguments(of_workbook), one_input, custom_mutator=change)
    atheris.Fuzz()
