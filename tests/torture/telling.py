"""What a child says before and after each step, over a pipe, and what its parent makes of it after the kill."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MISSING = "!"
"""Stands before a missing code where a value is told."""


class Teller:
    """The child's side; each call is one line, written at once."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def doing(self, answers: Mapping[str, str], *, page: str = "", may_end: bool = False) -> None:
        """Say what the step that begins now may store, and the page that it wishes, if one by name."""
        self._say({"doing": {"answers": dict(answers), "page": page, "may_end": may_end}})

    def saved(self, interview_id: str, page: str, **more: Any) -> None:
        """Say that the step is done: this page stands there, marked as saved."""
        self._say({"saved": {"interview_id": interview_id, "page": page, **more}})

    def refused(self) -> None:
        """Say that the step was refused; nothing is claimed of what it wished to store."""
        self._say({"refused": True})

    def failed(self, traceback: str) -> None:
        """Say that this child broke down."""
        self._say({"failed": traceback})

    def _say(self, message: Mapping[str, Any]) -> None:
        line = json.dumps(message).encode() + b"\n"
        while line:
            line = line[os.write(self._descriptor, line) :]


@dataclass
class Told:
    """All that came out of the pipe before the child was dead.

    Attributes:
        answers: ref -> value (`!dk` for a missing code) that was said to be saved; refs on which nothing is claimed
            are not in it.
        doing: The step that was under way when the child died; None between two steps.
        seq, head: End of the journal after the last step; None where the child does not look into it.
    """

    saved: int = 0
    interview_id: str = ""
    page: str = ""
    language: str | None = None
    seq: int | None = None
    head: str = ""
    is_completed: bool = False
    answers: dict[str, str] = field(default_factory=dict)
    doing: dict[str, Any] | None = None
    failure: str = ""

    def take(self, line: bytes) -> None:
        """Take in one whole line; a torn one at the end was never said."""
        if not line.endswith(b"\n"):
            return
        message = json.loads(line)
        if "doing" in message:
            self.doing = message["doing"]
        elif "refused" in message:
            self._forget(self.doing["answers"] if self.doing else {})
            self.doing = None
        elif "failed" in message:
            self.failure = message["failed"]
        else:
            self._take_saved(message["saved"])

    def _take_saved(self, saved: dict[str, Any]) -> None:
        self.saved += 1
        self.interview_id, self.page = saved["interview_id"], saved["page"]
        self.language, self.is_completed = saved.get("language"), saved.get("is_completed", False)
        self.seq, self.head = saved.get("seq"), saved.get("head", "")
        for ref, value in saved.get("answers", self.doing["answers"] if self.doing else {}).items():
            if value or "answers" in saved or not self.answers.get(ref, "").startswith(MISSING):
                self.answers[ref] = value  # an empty field leaves a missing code as it is
        self._forget(saved.get("gone", ()))
        self.doing = None

    def _forget(self, refs: Any) -> None:
        for ref in refs:
            self.answers.pop(ref, None)
