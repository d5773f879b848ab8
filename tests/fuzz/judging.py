"""What every result of reading a form must be, however odd the form."""

from __future__ import annotations

from collections.abc import Sequence

from cxfield.admission.examination import Examination
from cxfield.questionnaire.model import Finding


def judge(examination: Examination) -> None:
    """Raise AssertionError if the result is not what callers rely on."""
    has_error = any(finding.severity == "error" for finding in examination.findings)
    assert has_error or examination.xform is not None, "nothing was read and nobody knows why"
    judge_findings(examination.findings)


def judge_findings(findings: Sequence[Finding]) -> None:
    for finding in findings:
        assert finding.severity in ("error", "warning", "info"), finding
        assert finding.code, finding
        assert finding.message.rstrip("”\"'").endswith((".", "!", "?", "…")), finding
        assert "Traceback" not in finding.message, finding
