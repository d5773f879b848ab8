"""Seeds for the fuzzers: made at run time from a folder of forms, nothing of which is kept in the project."""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

MOST_BYTES = 65_536
PARTS = b"parts\n"
"""Begins an input that is a workbook taken apart: mutated as an archive it would only ever be a damaged archive."""
_BETWEEN = b"\n====\n"

Seeds = Callable[[Path], Iterator[bytes]]


def arguments(make: Seeds) -> Sequence[str]:
    """Return the arguments for the fuzzer; of `FUZZER --forms FOLDER CORPUS …` the first two become seeds in CORPUS."""
    given = sys.argv[:]
    if given[1:2] != ["--forms"]:
        return given
    folder, corpus = Path(given[2]), Path(given[3])
    corpus.mkdir(parents=True, exist_ok=True)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        for number, seed in enumerate(make(path)):
            if len(seed) <= MOST_BYTES:
                (corpus / f"seed-{path.stem}-{path.suffix[1:]}-{number}").write_bytes(seed)
    return [given[0], *given[3:]]


def of_xform(path: Path) -> Iterator[bytes]:
    if path.suffix == ".xml":
        yield path.read_bytes()


def of_list(path: Path) -> Iterator[bytes]:
    """Yield a list as `list_fuzzer` takes it: its suffix in the first line."""
    if path.suffix in (".csv", ".geojson", ".xml"):
        yield path.suffix[1:].encode() + b"\n" + path.read_bytes()


def of_workbook(path: Path) -> Iterator[bytes]:
    """Yield a workbook as it is, taken apart, and as a CSV form."""
    if path.suffix not in (".xlsx", ".xls", ".md"):
        return
    yield path.read_bytes()
    if path.suffix == ".xlsx":
        yield _apart(path)
        yield _as_csv(path)


def _apart(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return PARTS + _BETWEEN.join(name.encode() + b"\n" + archive.read(name) for name in names)


def put_together(data: bytes) -> bytes:
    """Return the archive of an input that begins with `PARTS`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in data.removeprefix(PARTS).split(_BETWEEN):
            name, _, content = part.partition(b"\n")
            archive.writestr(name.decode("utf-8", "replace").split("\0")[0] or "part", content)
    return target.getvalue()


def _as_csv(path: Path) -> bytes:
    import openpyxl

    target = io.StringIO()
    writer = csv.writer(target)
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        writer.writerow([sheet.title])
        for row in sheet.iter_rows(values_only=True):
            if any(cell is not None for cell in row):
                writer.writerow(["", *("" if cell is None else str(cell) for cell in row)])
    return target.getvalue().encode()
