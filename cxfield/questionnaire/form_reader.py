"""Any form file into a questionnaire and the findings on it, in this process and without any limit on time or memory.

For the child process of `cxfield.admission`, which is the way in for everybody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cxfield.questionnaire.cell_places import Places
from cxfield.questionnaire.form_lint import Lint
from cxfield.questionnaire.model import Finding, FormError, Questionnaire
from cxfield.questionnaire.workbook_conversion import convert_workbook
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.questionnaire.xml_bounds import MAX_XML_BYTES, refused

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv", ".md")
FORM_SUFFIXES = (*WORKBOOK_SUFFIXES, ".xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRead:
    """A questionnaire, what is to be said about it, and the cells of the workbook that its parts came from."""

    questionnaire: Questionnaire
    findings: tuple[Finding, ...]
    places: Places


def read_unguarded(path: Path) -> FormRead:
    """Read an XLSForm workbook or an XForm.

    Raises:
        FormError: There is no questionnaire to be had from the file; its findings say why.
    """
    if path.suffix.lower() == ".xml":
        return read_xml_unguarded(_bytes_of(path), path.parent)
    conversion = convert_workbook(path)
    if conversion.xform is None:
        raise FormError(conversion.findings)
    return _read(conversion.xform, path.parent, conversion.places, conversion.findings)


def read_xml_unguarded(xform: bytes, folder: Path | None) -> FormRead:
    """Read an XForm; the files that it uses are looked for in `folder`.

    Raises:
        FormError: There is no questionnaire to be had from it.
    """
    return _read(xform, folder, {}, ())


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_XML_BYTES + 1)
    except OSError as error:
        raise refused("no-file", "", f"The file {path.name} cannot be read ({error.strerror}).") from None


def _read(xform: bytes, folder: Path | None, places: Places, before: tuple[Finding, ...]) -> FormRead:
    try:
        questionnaire = read_xform(xform, folder=folder)
    except FormError as error:
        raise FormError([*before, *error.findings]) from None
    findings = (*before, *Lint(questionnaire, folder, places).findings())
    return FormRead(questionnaire=questionnaire, findings=findings, places=places)
