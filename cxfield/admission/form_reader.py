"""Any form from outside into a questionnaire: examined in a bounded child process, and only then read here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cxfield.admission.examination import Examination
from cxfield.admission.form_process import FormProcess, shared_process
from cxfield.questionnaire.instance_files import read_attached
from cxfield.questionnaire.model import Finding, FormError, Questionnaire
from cxfield.questionnaire.xform_reader import read_xform


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedForm:
    """A questionnaire that can be opened, and what is to be said about it.

    An error among the findings means that it can be looked at but not be published (a file beside it is absent).

    Attributes:
        files: The data files that it was read with, by the name that it uses.
    """

    questionnaire: Questionnaire
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def has_error(self) -> bool:
        return any(finding.severity == "error" for finding in self.findings)


def check_form(path: Path, *, process: FormProcess | None = None) -> tuple[Finding, ...]:
    """Return the findings on a form file; nothing of it is read in this process."""
    try:
        return _examination(path, process).findings
    except FormError as error:
        return error.findings


def read_form(path: Path, *, process: FormProcess | None = None) -> LoadedForm:
    """Read an XLSForm workbook or an XForm, with the files beside it. `process` None: the program's own.

    Raises:
        FormError: There is no questionnaire to be had from the file; its findings say why.
    """
    return _loaded(_examination(path, process), path.parent)


def read_form_xml(xform: bytes, *, name: str = "The form", process: FormProcess | None = None) -> LoadedForm:
    """Read an XForm that stands in no file and has none beside it; `name` is what sentences call it.

    Raises:
        FormError: There is no questionnaire to be had from it.
    """
    return _loaded((process or shared_process()).examine_xml(xform, name), None)


def _examination(path: Path, process: FormProcess | None) -> Examination:
    if not path.exists():
        raise _refused("no-file", f"There is no file {path.name} at this place.")
    if not path.is_file():
        raise _refused("no-file", f"{path.name} is not a file. Choose the form itself.")
    return (process or shared_process()).examine(path)


def _loaded(examination: Examination, folder: Path | None) -> LoadedForm:
    if examination.xform is None:
        raise FormError(examination.findings)
    files = {name: _as_examined(name, checksum, folder) for name, checksum in examination.files.items()}
    questionnaire = read_xform(examination.xform, folder=None, media=files)
    return LoadedForm(questionnaire=questionnaire, findings=examination.findings, files=files)


def _as_examined(name: str, checksum: str, folder: Path | None) -> bytes:
    """Return the content of a file beside the form, which must be the one that the child process has read."""
    content = read_attached(f"jr://file/{name}", folder, {})
    if content is None or hashlib.sha256(content).hexdigest() != checksum:
        raise _refused("file-changed", f"The file {name} changed while the form was read. Try again.")
    return content


def _refused(code: str, message: str) -> FormError:
    return FormError([Finding(severity="error", code=code, where="", message=message)])
