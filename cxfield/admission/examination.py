"""One form read whole in this process: workbook, XForm, files beside it, expressions, rules, and a first start."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cxfield.admission.trial import trial
from cxfield.questionnaire.form_reader import FormRead, read_unguarded, read_xml_unguarded
from cxfield.questionnaire.instance_files import file_named, read_attached
from cxfield.questionnaire.model import Finding, FormError, Questionnaire


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What is known of a form after reading it.

    Attributes:
        xform: The XForm; None where there is no questionnaire to be had, and an error among `findings` says why.
        files: SHA-256 (hex) of each data file beside the form that was read, by the name that the form uses.
    """

    xform: bytes | None = None
    findings: tuple[Finding, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)


def examine_here(path: Path) -> Examination:
    """Examine a form file in this process."""
    try:
        return _examined(read_unguarded(path), path.parent)
    except FormError as error:
        return Examination(findings=error.findings)


def examine_xml_here(xform: bytes) -> Examination:
    """Examine an XForm that has no files beside it, in this process."""
    try:
        return _examined(read_xml_unguarded(xform, None), None)
    except FormError as error:
        return Examination(findings=error.findings)


def _examined(form: FormRead, folder: Path | None) -> Examination:
    findings = trial(form.questionnaire, form.places, form.findings)
    files = dict(_files_read(form.questionnaire, folder))
    return Examination(xform=form.questionnaire.xml, findings=findings, files=files)


def _files_read(questionnaire: Questionnaire, folder: Path | None) -> Iterator[tuple[str, str]]:
    for instance in questionnaire.instances.values():
        name = file_named(instance.source or "")
        content = read_attached(instance.source or "", folder, {})
        if name is not None and content is not None:
            yield name, hashlib.sha256(content).hexdigest()
