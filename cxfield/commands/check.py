"""`cxfield check`: what is wrong with a questionnaire."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from cxfield.admission.form_reader import check_form
from cxfield.questionnaire.model import Finding

_ORDER = {"error": 0, "warning": 1, "info": 2}
_WORDS = ("error", "warning", "remark")


def check(
    form: Annotated[Path, typer.Argument(help="XLSForm workbook (.xlsx, .xls, .csv, .md) or XForm (.xml).")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Check a questionnaire: findings with sheet and cell. Exit status 1 when there is an error."""
    findings = findings_on(form)
    if as_json:
        sys.stdout.write(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stderr.write("\n".join(_lines(findings)) + "\n")  # standard output is for JSON alone
    if any(finding.severity == "error" for finding in findings):
        raise typer.Exit(1)


def findings_on(form: Path) -> list[Finding]:
    """Return the findings on a form file, errors first."""
    return sorted(check_form(form), key=lambda finding: _ORDER[finding.severity])


def _lines(findings: Sequence[Finding]) -> list[str]:
    if not findings:
        return ["Nothing to report: the questionnaire can run."]
    lines = [f"{f.severity}: {f.where + ': ' if f.where else ''}{f.message}" for f in findings]
    counts = [sum(finding.severity == severity for finding in findings) for severity in _ORDER]
    return [*lines, ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in zip(counts, _WORDS, strict=True))]
