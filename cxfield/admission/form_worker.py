"""The child process that reads forms: a request per frame in, an examination per frame out."""

from __future__ import annotations

import os
import queue
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import IO

from cxfield.admission.examination import Examination, examine_here, examine_xml_here
from cxfield.admission.frames import FrameError, Header, read_frame, write_frame
from cxfield.admission.process_limits import (
    EXIT_OUT_OF_MEMORY,
    bound_files,
    bound_memory,
    bound_processor_time,
    peak_memory,
)
from cxfield.questionnaire.model import Finding

IDLE_S = 60.0
MAX_FILE_BYTES = 256 * 1024 * 1024
"""pyxform writes its result into a temporary file first."""
MAX_FINDINGS = 1_000
MAX_CALLS = 800
"""Depth of calls that this process allows itself: less than its parent, which reads the same form from deeper down."""

_SEVERITIES = ("error", "warning", "info")
_LONGEST_MESSAGE = 1_000
Request = tuple[Header, bytes]


def main() -> None:
    """Serve requests until there are none for a while or the parent is gone. Arguments: processor seconds, memory."""
    cpu_s, memory = int(sys.argv[1]), int(sys.argv[2])
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not get between the answers
    sys.setrecursionlimit(MAX_CALLS)
    bound_memory(memory)
    bound_files(MAX_FILE_BYTES)
    waiting: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(requests, waiting), daemon=True).start()
    write_frame(answers, {})  # ready: from now on the clock runs
    while True:
        try:
            request = waiting.get(timeout=IDLE_S)
        except queue.Empty:
            break
        bound_processor_time(cpu_s)
        _answer(request, answers)
        if peak_memory() > memory // 2:
            break  # what is not given back would be missing for the next form
    os._exit(0)  # the thread that reads requests would hold up an ordinary end


def _receive(requests: IO[bytes], waiting: queue.SimpleQueue[Request]) -> None:
    """Hand requests over; when the parent is gone nobody wants the answer any more."""
    try:
        while (frame := read_frame(requests)) is not None:
            waiting.put(frame)
    except FrameError:
        os._exit(1)
    os._exit(0)


def _answer(request: Request, answers: IO[bytes]) -> None:
    examination = _examine(*request)
    header: Header = {
        "read": examination.xform is not None,
        "findings": [_told(finding) for finding in _foremost(examination.findings)],
        "files": dict(examination.files),
    }
    write_frame(answers, header, examination.xform or b"")


def _examine(header: Header, content: bytes) -> Examination:
    try:
        return examine_here(Path(header["path"])) if "path" in header else examine_xml_here(content)
    except MemoryError:
        os._exit(EXIT_OUT_OF_MEMORY)
    except RecursionError:
        return _refused("nested-too-deeply", "The questionnaire is nested too deeply. Take groups out of groups.")
    except Exception as error:  # noqa: BLE001 - the last guard: a mistake of ours is said, with what helps to find it
        said = f"This is a mistake in cxfield itself ({type(error).__name__}: {error}); please report it with the form."
        return _refused("mistake", said)


def _refused(code: str, message: str) -> Examination:
    return Examination(findings=(Finding(severity="error", code=code, where="", message=message),))


def _foremost(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return the findings; of very many the worst."""
    if len(findings) <= MAX_FINDINGS:
        return list(findings)
    worst = sorted(findings, key=lambda finding: _SEVERITIES.index(finding.severity))[:MAX_FINDINGS]
    message = f"There are {len(findings) - MAX_FINDINGS:,} more findings. Repair these first."
    return [*worst, Finding(severity="info", code="more-findings", where="", message=message)]


def _told(finding: Finding) -> dict[str, object]:
    told = asdict(finding)
    if len(finding.message) > _LONGEST_MESSAGE:
        told["message"] = f"{finding.message[:_LONGEST_MESSAGE]}…"
    return told


if __name__ == "__main__":
    main()
