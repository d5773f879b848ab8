"""Converts workbooks in a process of its own: a path (JSON) per line in, a conversion (JSON) per line out."""

from __future__ import annotations

import base64
import json
import sys
from dataclasses import asdict
from pathlib import Path

from cxfield.questionnaire.workbook_conversion import Conversion, convert_workbook

CPU_S = 10
MEMORY_BYTES = 512 * 1024 * 1024


def main() -> None:
    """Read paths until standard input ends."""
    _limit_memory()
    answers, sys.stdout = sys.stdout, sys.stderr  # what a library prints must not get between the answers
    for line in sys.stdin:
        _limit_cpu()
        conversion = convert_workbook(Path(json.loads(line)))
        answers.write(json.dumps(to_json(conversion)) + "\n")
        answers.flush()


def to_json(conversion: Conversion) -> dict[str, object]:
    xform = base64.b64encode(conversion.xform).decode() if conversion.xform is not None else None
    return {
        "xform": xform,
        "findings": [asdict(finding) for finding in conversion.findings],
        "places": conversion.places,
    }


def _limit_memory() -> None:
    """Bound the address space, where the system can (not on Windows; macOS may refuse)."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    except (ImportError, ValueError, OSError):
        return


def _limit_cpu() -> None:
    """Give the next workbook `CPU_S` seconds of processor time, where the system can."""
    try:
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + CPU_S + 1
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    except (ImportError, ValueError, OSError):
        return


if __name__ == "__main__":
    main()
