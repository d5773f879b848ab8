"""Any form file into a questionnaire and the findings on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cxfield.questionnaire.cell_places import Places
from cxfield.questionnaire.form_lint import Lint
from cxfield.questionnaire.model import Finding, FormError, Questionnaire
from cxfield.questionnaire.pyxform_process import WorkbookConverter
from cxfield.questionnaire.workbook_file import refuse
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.questionnaire.xml_bounds import MAX_XML_BYTES

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv", ".md")
FORM_SUFFIXES = (*WORKBOOK_SUFFIXES, ".xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedForm:
    """A questionnaire that can be opened, and what is to be said about it.

    An error among the findings means that it can be looked at but not be published (a file beside it is absent).
    """

    questionnaire: Questionnaire
    findings: tuple[Finding, ...]

    @property
    def has_error(self) -> bool:
        return any(finding.severity == "error" for finding in self.findings)


def read_form(path: Path, *, converter: WorkbookConverter | None = None) -> LoadedForm:
    """Read an XLSForm workbook or an XForm.

    `converter` serves several workbooks with one process; without it one is started and ended here.

    Raises:
        FormError: There is no questionnaire to be had from the file; its findings say why.
    """
    if path.suffix.lower() == ".xml":
        return _loaded(_bytes_of(path, at_most=MAX_XML_BYTES + 1), path.parent, {}, ())
    _bytes_of(path, at_most=1)
    if converter is not None:
        return _from_workbook(path, converter)
    with WorkbookConverter() as own:
        return _from_workbook(path, own)


def _bytes_of(path: Path, *, at_most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(at_most)
    except FileNotFoundError:
        raise refuse("no-file", f"There is no file {path.name} at this place.") from None
    except OSError as error:
        raise refuse("no-file", f"The file {path.name} cannot be read ({error.strerror}).") from None


def _from_workbook(path: Path, converter: WorkbookConverter) -> LoadedForm:
    conversion = converter.convert(path)
    if conversion.xform is None:
        raise FormError(conversion.findings)
    return _loaded(conversion.xform, path.parent, conversion.places, conversion.findings)


def _loaded(xform: bytes, folder: Path, places: Places, before: tuple[Finding, ...]) -> LoadedForm:
    try:
        questionnaire = read_xform(xform, folder=folder)
    except FormError as error:
        raise FormError([*before, *error.findings]) from None
    findings = (*before, *Lint(questionnaire, folder, places).findings())
    return LoadedForm(questionnaire=questionnaire, findings=findings)
