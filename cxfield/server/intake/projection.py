"""Reads stored journals leniently: status and current answers of an interview, cases made on a device.

Runs after the bytes are safe. An event that it does not know or cannot read changes nothing here and stays stored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cxfield.event import JournalError
from cxfield.server.intake.event_lines import EventData, read_event
from cxfield.server.tables import InterviewRow
from cxfield.sync.messages import CaseData

Answers = dict[str, Any]


@dataclass(slots=True)
class InterviewFacts:
    """The columns of an `InterviewRow`, for where many are made at a time."""

    study_id: str
    interview_id: str
    case_id: str = ""
    interviewer: str = ""
    questionnaire: str = ""
    form_id: str = ""
    version: str = ""
    language: str = ""
    status: str = "draft"
    started_at: str = ""
    completed_at: str = ""
    answers: str = "{}"
    projected_seq: int = 0


Row = InterviewRow | InterviewFacts


def project_interview(row: Row, lines: Iterable[bytes], *, user: str) -> None:
    """Fold further `lines` into `row`. `user` counts as interviewer until the journal names one."""
    fold_events(row, _readable(lines), user=user)


def _readable(lines: Iterable[bytes]) -> Iterator[EventData]:
    for line in lines:
        try:
            yield read_event(line)
        except JournalError:
            continue


def fold_events(row: Row, events: Iterable[EventData], *, user: str) -> None:
    """Fold further events into `row`, as `project_interview` does with lines."""
    answers: Answers = json.loads(row.answers)
    row.interviewer = row.interviewer or user
    reached = row.projected_seq
    for event in events:
        try:
            fold = _FOLDS.get(event["kind"])
            if fold is not None:
                fold(row, answers, event)
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
        reached = event["seq"]
    row.projected_seq = reached
    row.answers = _storable(json.dumps(answers, ensure_ascii=False, sort_keys=True))


def _storable(text: Any) -> str:
    """Return `text` as every database takes it: without NUL and halves of characters."""
    return str(text or "").replace("\0", "").encode(errors="replace").decode()


def _fold_started(row: Row, _answers: Answers, event: EventData) -> None:
    body = event["body"]
    row.started_at = _at(event)
    row.interviewer = _storable(event["actor"]) or row.interviewer
    row.case_id = _storable(body.get("case_id")) or row.case_id
    row.questionnaire = _storable(body.get("questionnaire"))
    row.form_id = _storable(body.get("form_id"))
    row.version = _storable(body.get("version"))
    row.language = _storable(body.get("language"))


def _fold_answer(_row: Row, answers: Answers, event: EventData) -> None:
    body = event["body"]
    ref, value = str(body["ref"]), str(body["value"])
    if value:
        answers[ref] = value
    else:
        answers.pop(ref, None)


def _fold_missing(_row: Row, answers: Answers, event: EventData) -> None:
    body = event["body"]
    ref, code = str(body["ref"]), str(body["code"])
    if code:
        answers[ref] = {"missing": code}
    else:
        answers.pop(ref, None)


def _fold_repeat_removed(_row: Row, answers: Answers, event: EventData) -> None:
    """Drop the answers of the removed instance and move those behind it up by one."""
    body = event["body"]
    ref, position = str(body["ref"]), int(body["index"]) + 1
    pattern = re.compile(re.escape(re.sub(r"\[\d+\]$", "", ref)) + r"\[(\d+)\](.*)", re.DOTALL)
    moved: Answers = {}
    for key, value in answers.items():
        match = pattern.fullmatch(key)
        number = int(match[1]) if match else 0
        if match and number > position:
            moved[f"{key[: match.start(1) - 1]}[{number - 1}]{match[2]}"] = value
        elif number != position or not match:
            moved[key] = value
    answers.clear()
    answers.update(moved)


def _fold_language(row: Row, _answers: Answers, event: EventData) -> None:
    row.language = _storable(event["body"]["language"])


def _fold_completed(row: Row, _answers: Answers, event: EventData) -> None:
    row.status, row.completed_at = "completed", _at(event)


def _fold_reopened(row: Row, _answers: Answers, _event: EventData) -> None:
    row.status, row.completed_at = "draft", ""


def _status_fold(status: str) -> Callable[[Row, Answers, EventData], None]:
    def fold(row: Row, _answers: Answers, _event: EventData) -> None:
        row.status = status

    return fold


_FOLDS: dict[str, Callable[[Row, Answers, EventData], None]] = {
    "started": _fold_started,
    "answer": _fold_answer,
    "missing": _fold_missing,
    "repeat_removed": _fold_repeat_removed,
    "language": _fold_language,
    "suspended": _status_fold("suspended"),
    "resumed": _status_fold("draft"),
    "completed": _fold_completed,
    "broken_off": _status_fold("broken_off"),
    "reopened": _fold_reopened,
}


def _at(event: EventData) -> str:
    at = datetime.fromisoformat(event["at"])
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def case_of(first_line: bytes, case_id: str) -> CaseData | None:
    """Return the case that a journal makes which begins with `case_created`; None where it does not."""
    try:
        event = read_event(first_line)
        if event["seq"] != 1 or event["kind"] != "case_created":
            return None
        known = {name: event["body"][name] for name in CaseData.model_fields if event["body"].get(name) is not None}
        return CaseData.model_validate({**known, "case_id": case_id})
    except (JournalError, ValueError, AttributeError):
        return None
