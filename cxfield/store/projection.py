"""What follows from an event for the tables beside the journal, written in the transaction of the event."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert

from cxfield.event import Event
from cxfield.sample.case import Case, base_data, case_from_base, fold_case
from cxfield.store.database import Database
from cxfield.store.errors import StoreError
from cxfield.store.rows import AnswerRow, CaseRow, InstanceRow, InterviewRow, table_of
from cxfield.store.values import InterviewStatus, to_ms

_ANSWER = table_of(AnswerRow)
_INTERVIEW = table_of(InterviewRow)
_CASE = table_of(CaseRow)
_INSTANCE = table_of(InstanceRow)

_answer_insert = insert(_ANSWER)
_SET_ANSWER = _answer_insert.on_conflict_do_update(
    index_elements=["interview_id", "ref"],
    set_={name: _answer_insert.excluded[name] for name in ("value", "missing", "confirmed", "seq")},
)
_STATUS_AFTER = {
    "suspended": InterviewStatus.SUSPENDED,
    "resumed": InterviewStatus.DRAFT,
    "completed": InterviewStatus.COMPLETED,
    "broken_off": InterviewStatus.BROKEN_OFF,
    "approved": InterviewStatus.APPROVED,
    "rejected": InterviewStatus.REJECTED,
    "reopened": InterviewStatus.DRAFT,
}
_ENDING = ("completed", "broken_off")


class InterviewProjection:
    """Interviews and their answers as they stand."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sealed: dict[str, str] = {}
        """Interviews completed in the transaction under way, with the hash that their instance must have."""

    def forget(self) -> None:
        """Drop what was noted for the transaction under way."""
        self._sealed.clear()

    def check_sealed(self) -> None:
        """Raise if an interview is being completed without its instance: neither a ghost nor a half of one."""
        for interview_id, sha256 in self._sealed.items():
            query = select(_INSTANCE.c.sha256).where(
                _INSTANCE.c.interview_id == interview_id, _INSTANCE.c.sha256 == sha256
            )
            if self._database.read(query).first() is None:
                raise StoreError(f"Interview {interview_id} cannot be completed: its data set was not handed over.")

    def apply(self, interview_id: str, study_id: str, seq: int, event: Event, *, is_own: bool) -> None:
        """Take in one event. `is_own` is False for a journal that came from the server."""
        body = event.body
        match event.kind:
            case "started":
                self._start(interview_id, study_id, event)
            case "answer":
                self._set(interview_id, seq, body["ref"], value=body["value"])
            case "missing":
                self._set(interview_id, seq, body["ref"], missing=body["code"])
            case "warning_confirmed":
                self._confirm(interview_id, body["ref"])
            case "repeat_removed":
                self._remove_row(interview_id, body["ref"], int(body["index"]) + 1)
            case "shown":
                self._change(interview_id, page=body["page"])
            case "language":
                self._change(interview_id, language=body["language"])
            case kind if kind in _STATUS_AFTER:
                self._move(interview_id, event)
                if kind == "completed" and is_own:
                    self._sealed[interview_id] = body["instance_sha256"]
            case _:
                pass  # remarks and drafts are read from the journal; kinds of later versions wait there

    def clear(self, interview_id: str) -> None:
        """Forget the answers, before a journal is taken in anew."""
        self._database.write(delete(_ANSWER).where(_ANSWER.c.interview_id == interview_id))

    def _start(self, interview_id: str, study_id: str, event: Event) -> None:
        body = event.body
        row = {
            "interview_id": interview_id,
            "study_id": study_id,
            "case_id": body.get("case_id") or "",
            "questionnaire": body.get("questionnaire", ""),
            "form_id": body.get("form_id", ""),
            "version": body.get("version", ""),
            "mode": body.get("mode") or "",
            "language": body.get("language") or "",
            "status": InterviewStatus.DRAFT.value,
            "page": "",
            "disposition": "",
            "actor": event.moment.actor,
            "started_ms": to_ms(event.moment.at),
            "ended_ms": None,
        }
        self._database.write(insert(_INTERVIEW).prefix_with("OR REPLACE"), row)

    def _set(self, interview_id: str, seq: int, ref: str, *, value: str = "", missing: str = "") -> None:
        row = {"interview_id": interview_id, "ref": ref, "value": value, "missing": missing, "confirmed": 0, "seq": seq}
        self._database.write(_SET_ANSWER, row)

    def _confirm(self, interview_id: str, ref: str) -> None:
        query = update(_ANSWER).where(_ANSWER.c.interview_id == interview_id, _ANSWER.c.ref == ref)
        self._database.write(query.values(confirmed=1))

    def _change(self, interview_id: str, **values: Any) -> None:
        self._database.write(update(_INTERVIEW).where(_INTERVIEW.c.interview_id == interview_id).values(**values))

    def _move(self, interview_id: str, event: Event) -> None:
        values: dict[str, Any] = {"status": _STATUS_AFTER[event.kind].value}
        if "page" in event.body:
            values["page"] = event.body["page"]
        if event.kind in _ENDING:
            values["ended_ms"] = to_ms(event.moment.at)
            values["disposition"] = event.body.get("disposition", "")
        elif event.kind == "reopened":
            values |= {"ended_ms": None, "disposition": ""}
        self._change(interview_id, **values)

    def _remove_row(self, interview_id: str, ref: str, position: int) -> None:
        """Drop the answers of row `position` of a repeat; those of the rows behind it move up."""
        here = _ANSWER.c.interview_id == interview_id
        in_rows = here & (_ANSWER.c.ref >= f"{ref}[") & (_ANSWER.c.ref < f"{ref}\\")
        rows = [dict(row._mapping) for row in self._database.read(select(_ANSWER).where(in_rows))]
        self._database.write(delete(_ANSWER).where(in_rows))
        kept = [moved for row in rows if (moved := _moved_up(row, ref, position)) is not None]
        if kept:
            self._database.write(_SET_ANSWER, kept)


def _moved_up(row: dict[str, Any], ref: str, removed: int) -> dict[str, Any] | None:
    match = re.match(r"\[(\d+)\](.*)", row["ref"][len(ref) :], re.DOTALL)
    if match is None:
        return row
    position = int(match[1])
    if position == removed:
        return None
    return row if position < removed else {**row, "ref": f"{ref}[{position - 1}]{match[2]}"}


def case_columns(case: Case) -> dict[str, Any]:
    """Return the columns of the desk for a case with its history."""
    last, opened, next_one = case.last_attempt, case.open_attempt, case.appointment
    closed = [attempt.disposition for attempt in case.attempts if attempt.disposition]
    return {
        "name": case.name,
        "phone": case.phones[0] if case.phones else "",
        "address": case.address,
        "time_zone": case.time_zone,
        "language": case.language,
        "priority": case.priority,
        "disposition": case.disposition if closed else "",
        "last_disposition": closed[-1] if closed else "",
        "attempt_count": len(case.attempts),
        "last_attempt_ms": to_ms(last.started_at) if last else None,
        "open_attempt": opened.attempt_id if opened else "",
        "appointment_ms": to_ms(next_one.at) if next_one else None,
        "appointment_local": next_one.local if next_one else "",
        "appointment_zone": next_one.zone if next_one else "",
        "appointment_hard": int(next_one.hard) if next_one else 0,
    }


def encode_base(case: Case) -> str:
    """Return the base data as text."""
    return json.dumps({**base_data(case), "created_by": case.created_by}, ensure_ascii=False, sort_keys=True)


def decode_base(text: str) -> Case:
    """Return the case as the sample gave it, without history."""
    data: Mapping[str, Any] = json.loads(text)
    return case_from_base(data, created_by=str(data.get("created_by", "")))


class CaseProjection:
    """Cases as their journals tell them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def refresh(self, study_id: str, case_id: str, events: Iterable[Event]) -> None:
        """Write the columns of a case anew from its base data and its whole journal."""
        mine = (_CASE.c.study_id == study_id) & (_CASE.c.case_id == case_id)
        base = self._database.read(select(_CASE.c.base).where(mine)).scalar()
        if base is None:
            return
        columns = case_columns(fold_case(decode_base(base), events))
        self._database.write(update(_CASE).where(mine).values(**columns))
