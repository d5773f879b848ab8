"""Reads stored journals leniently: status and current answers of an interview, cases made on a device.

Runs after the bytes are safe. An event that it does not know or cannot read changes nothing here and stays stored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from sqlmodel import Session, func, select

from cxfield.event import Event, JournalError, decode
from cxfield.server.tables import CaseRow, InterviewRow
from cxfield.sync.messages import CaseData

Answers = dict[str, Any]


def project_interview(row: InterviewRow, lines: Iterable[bytes], *, user: str) -> None:
    """Fold further `lines` into `row`. `user` counts as interviewer until the journal names one."""
    answers: Answers = json.loads(row.answers)
    row.interviewer = row.interviewer or user
    for line in lines:
        try:
            seq, event = decode(line)
            fold = _FOLDS.get(event.kind)
            if fold is not None:
                fold(row, answers, event)
        except (JournalError, KeyError, TypeError, ValueError, AttributeError):
            continue
        row.projected_seq = seq
    row.answers = json.dumps(answers, ensure_ascii=False, sort_keys=True)


def _fold_started(row: InterviewRow, _answers: Answers, event: Event) -> None:
    body = event.body
    row.started_at = _at(event)
    row.interviewer = event.moment.actor or row.interviewer
    row.case_id = str(body.get("case_id") or row.case_id)
    row.questionnaire = str(body.get("questionnaire") or "")
    row.form_id = str(body.get("form_id") or "")
    row.version = str(body.get("version") or "")
    row.language = str(body.get("language") or "")


def _fold_answer(_row: InterviewRow, answers: Answers, event: Event) -> None:
    ref, value = str(event.body["ref"]), str(event.body["value"])
    if value:
        answers[ref] = value
    else:
        answers.pop(ref, None)


def _fold_missing(_row: InterviewRow, answers: Answers, event: Event) -> None:
    ref, code = str(event.body["ref"]), str(event.body["code"])
    if code:
        answers[ref] = {"missing": code}
    else:
        answers.pop(ref, None)


def _fold_repeat_removed(_row: InterviewRow, answers: Answers, event: Event) -> None:
    """Drop the answers of the removed instance and move those behind it up by one."""
    ref, position = str(event.body["ref"]), int(event.body["index"]) + 1
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


def _fold_language(row: InterviewRow, _answers: Answers, event: Event) -> None:
    row.language = str(event.body["language"])


def _fold_completed(row: InterviewRow, _answers: Answers, event: Event) -> None:
    row.status, row.completed_at = "completed", _at(event)


def _fold_reopened(row: InterviewRow, _answers: Answers, _event: Event) -> None:
    row.status, row.completed_at = "draft", ""


def _status_fold(status: str) -> Callable[[InterviewRow, Answers, Event], None]:
    def fold(row: InterviewRow, _answers: Answers, _event: Event) -> None:
        row.status = status

    return fold


_FOLDS: dict[str, Callable[[InterviewRow, Answers, Event], None]] = {
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


def _at(event: Event) -> str:
    return event.moment.at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def adopt_case(
    session: Session, study_id: str, case_id: str, first_line: bytes, *, user: str, owner_epoch: int
) -> bool:
    """Make a case of a journal that begins with `case_created`; it belongs to `user`. False where it does not."""
    try:
        seq, event = decode(first_line)
        if seq != 1 or event.kind != "case_created":
            return False
        known = {name: event.body[name] for name in CaseData.model_fields if event.body.get(name) is not None}
        data = CaseData.model_validate({**known, "case_id": case_id})
    except (JournalError, ValueError):
        return False
    count = session.exec(select(func.count()).select_from(CaseRow).where(CaseRow.study_id == study_id)).one()
    session.add(
        CaseRow(
            study_id=study_id,
            case_id=case_id,
            position=count + 1,
            data=data.model_dump_json(),
            owner=user,
            owner_epoch=owner_epoch,
        )
    )
    return True
