"""The parent's side of the child process that reads forms."""

from __future__ import annotations

import atexit
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from cxfield.admission.child import Child, Ended
from cxfield.admission.examination import Examination
from cxfield.admission.frames import Header
from cxfield.questionnaire.model import Finding

WORKER = "cxfield.admission.form_worker"
_SEVERITIES = frozenset({"error", "warning", "info"})
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that no message needs and that would steer a terminal or turn its text around."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one form may use: seconds on the clock, seconds of a processor, bytes of memory."""

    seconds: float = 30.0
    processor_s: int = 30
    memory: int = 1024 * 1024 * 1024


class FormProcess:
    """Examines forms in a child process, one at a time; may be called from any thread.

    The child is started when it is first needed, and again when it has ended: after a form that it did not survive,
    after one that took much memory, after a while without work. It ends with its parent.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._child: Child | None = None
        self._one_at_a_time = threading.Lock()

    def __enter__(self) -> FormProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def examine(self, path: Path) -> Examination:
        """Examine a form file and what it uses beside it. Never raises for what is in them."""
        return self._ask(path.name, {"path": str(path.resolve())}, b"")

    def examine_xml(self, xform: bytes, name: str) -> Examination:
        """Examine an XForm that stands in no file; `name` is what sentences call it."""
        return self._ask(name, {}, xform)

    def close(self) -> None:
        """End the child, if it runs, also in the middle of a form."""
        child = self._child
        if child is not None:
            child.stop()
        with self._one_at_a_time:
            self._end()

    def _ask(self, name: str, header: Header, content: bytes) -> Examination:
        with self._one_at_a_time:
            ended = Ended.BY_ITSELF
            for _ in range(2):  # once more if it had just ended by itself, with nothing to do
                answer = self._running().ask(header, content, seconds=self._limits.seconds)
                if answer is not None:
                    return _examination(*answer)
                ended = self._end()
                if ended is not Ended.BY_ITSELF:
                    break
            return Examination(findings=(self._why(ended, name),))

    def _running(self) -> Child:
        if self._child is not None and not self._child.runs:
            self._end()
        if self._child is None:
            self._child = Child(WORKER, [str(self._limits.processor_s), str(self._limits.memory)])
        return self._child

    def _end(self) -> Ended:
        child, self._child = self._child, None
        return child.end() if child is not None else Ended.BY_ITSELF

    def _why(self, ended: Ended, name: str) -> Finding:
        shorter = "Simplify it: take out what is no questionnaire, and put long choice lists into CSV files beside it."
        if ended is Ended.TOO_LATE:
            code, message = "too-slow", f"{name} took more than {self._limits.seconds:.0f} s to read. {shorter}"
        elif ended is Ended.OUT_OF_MEMORY:
            memory = f"{self._limits.memory >> 20} MiB of memory"
            code, message = "too-much-memory", f"{name} took more than {memory} to read. {shorter}"
        else:
            code = "reading-ended"
            message = f"Reading {name} ended without a result. It is damaged or made to do harm; save it anew."
        return _finding({"severity": "error", "code": code, "where": "", "message": message})


@lru_cache(maxsize=1)
def shared_process() -> FormProcess:
    """Return the process that this program reads forms with; it ends with the program."""
    process = FormProcess()
    atexit.register(process.close)
    return process


def _examination(header: Header, xform: bytes) -> Examination:
    """Return what the child said. It met the form, so its word is checked like the form's."""
    try:
        findings = tuple(_finding(told) for told in header["findings"])
        files = {_text(name): _text(checksum) for name, checksum in header["files"].items()}
        return Examination(xform=xform if header["read"] is True else None, findings=findings, files=files)
    except (KeyError, TypeError, ValueError, AttributeError):
        message = "The form was read, but what came of it makes no sense. It may be made to do harm."
        return Examination(findings=(Finding(severity="error", code="reading-ended", where="", message=message),))


def _finding(told: Mapping[str, Any]) -> Finding:
    if told["severity"] not in _SEVERITIES:
        raise ValueError(told["severity"])
    witness = told.get("witness")
    return Finding(
        severity=told["severity"],
        code=_text(told["code"]),
        where=_text(told["where"]),
        message=_text(told["message"]),
        witness=None if witness is None else {_text(ref): _text(value) for ref, value in witness.items()},
    )


def _text(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError(told)
    return _UNSEEN.sub("\ufffd", told)
