"""What an interviewer does with a case: attempts, dispositions, appointments, remarks, corrections.

Each function writes its event and commits before it returns. Called on the storage thread only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from uuid_utils import uuid7

from cxfield.errors import CxfieldError
from cxfield.event import Event, StreamKind, decode
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.elsewhere import require_here
from cxfield.interview.paradata import elapsed_ms
from cxfield.sample.case import (
    APPOINTMENT_CANCELLED,
    APPOINTMENT_MADE,
    ATTEMPT_CLOSED,
    ATTEMPT_OPENED,
    CONTACT_ADDED,
    CORRECTABLE,
    CORRECTED,
    CREATED,
    REMARK,
    Case,
    ContactAttempt,
    base_data,
    fold_case,
)
from cxfield.sample.dispositions import DispositionTable, default_dispositions
from cxfield.store.device_store import DeviceStore


class CaseError(CxfieldError):
    """Something was asked of a case that cannot be done; the text says what to do instead."""


class CaseBook:
    """The cases of one study on this device, and the only place that writes their journals."""

    def __init__(self, store: DeviceStore, clock: DeviceClock, study_id: str) -> None:
        self._store = store
        self._clock = clock
        self._study_id = study_id
        self.table: DispositionTable = default_dispositions()

    def cases(self) -> list[Case]:
        """Return all cases of the study with their histories, in the sample's order."""
        return self._store.cases(self._study_id)

    def case(self, case_id: str) -> Case:
        """Return one case with its history.

        Raises:
            CaseError: This device does not hold it.
        """
        found = self._store.case(self._study_id, case_id)
        if found is None:
            raise CaseError(f"Case {case_id} is not on this device. Synchronise, or ask your supervisor for it.")
        return found

    def open_attempt(self, case_id: str, number: str) -> ContactAttempt:
        """Begin a contact attempt on `number` (or address); an attempt left open by a crash is taken up again."""
        left_open = self.case(case_id).open_attempt
        if left_open is not None:
            return left_open
        attempt_id = str(uuid7())
        self._write(case_id, ATTEMPT_OPENED, {"attempt_id": attempt_id, "number": number})
        opened = self.case(case_id).open_attempt
        assert opened is not None
        return opened

    def close_attempt(self, case_id: str, disposition: str, *, interview_id: str | None = None) -> Case:
        """Close the open attempt with an AAPOR code.

        Raises:
            CaseError: No attempt is open. DispositionError: The code is not in the table.
        """
        # One that was opened before the server took the case is closed all the same: how the call ended is not lost.
        attempt = self.case(case_id).open_attempt
        if attempt is None:
            raise CaseError("No contact attempt is open on this case; open one first.")
        self.table.get(disposition)
        seconds = self._seconds_since_opened(case_id, attempt)
        body = {
            "attempt_id": attempt.attempt_id,
            "disposition": disposition,
            "duration_s": seconds,
            "interview_id": interview_id,
        }
        self._write(case_id, ATTEMPT_CLOSED, body, is_ending=True)
        return self.case(case_id)

    def _seconds_since_opened(self, case_id: str, attempt: ContactAttempt) -> int:
        """Return how long the attempt lasted by the monotonic clock; by the wall clock over a restart."""
        now = self._clock.moment()
        entries = self._store.entries(StreamKind.CASE, case_id, study_id=self._study_id)
        events = (decode(entry.line)[1] for entry in reversed(entries))
        opened = next(event for event in events if event.body.get("attempt_id") == attempt.attempt_id)
        passed = elapsed_ms(opened.moment, now)
        if passed is None:
            return max(0, int((now.at - attempt.started_at).total_seconds()))
        return passed // 1000

    def close_attempt_if_open(self, case_id: str, disposition: str, *, interview_id: str | None = None) -> Case:
        """Close the attempt that is open; an interview that was only reopened had none, and nothing changes then."""
        case = self.case(case_id)
        if case.open_attempt is None:
            return case
        return self.close_attempt(case_id, disposition, interview_id=interview_id)

    def make_appointment(self, case_id: str, local: datetime, *, hard: bool, remark: str = "") -> Case:
        """Agree on a next attempt at `local`, wall time at the respondent's (naive).

        Raises:
            CaseError: The moment has passed.
        """
        case = self.case(case_id)
        zone = case.time_zone or self._clock.zone
        at = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        if at < self._clock.now():
            raise CaseError(f"{local:%d.%m.%Y %H:%M} in {zone} has passed; choose a later moment.")
        body = {
            "local": local.strftime("%Y-%m-%dT%H:%M"),
            "zone": zone,
            "at": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "hard": hard,
            "text": remark,
        }
        self._write(case_id, APPOINTMENT_MADE, body)
        return self.case(case_id)

    def cancel_appointment(self, case_id: str) -> Case:
        """Take the appointment back."""
        self._write(case_id, APPOINTMENT_CANCELLED, {})
        return self.case(case_id)

    def add_remark(self, case_id: str, text: str) -> Case:
        """Keep a note on the case."""
        self._write(case_id, REMARK, {"text": text})
        return self.case(case_id)

    def correct(self, case_id: str, field: str, new: str) -> Case:
        """Correct `name`, `phones` (separated by `;`), `address`, `time_zone` or `language`; the history keeps the old.

        Raises:
            CaseError: Not a field that can be corrected, or a time zone that does not exist.
        """
        if field not in CORRECTABLE:
            raise CaseError(f"{field} cannot be corrected here.")
        if field == "time_zone":
            _check_zone(new)
        case = self.case(case_id)
        old = "; ".join(case.phones) if field == "phones" else str(getattr(case, field))
        if old != new:
            self._write(case_id, CORRECTED, {"field": field, "old": old, "new": new})
        return self.case(case_id)

    def correct_all(self, case_id: str, fields: Mapping[str, str]) -> Case:
        """Correct several fields (field -> new text), one event each."""
        for field, new in fields.items():
            self.correct(case_id, field, new)
        return self.case(case_id)

    def add_contact(self, case_id: str, name: str, phones: Sequence[str], role: str = "") -> Case:
        """Add another person to speak with."""
        self._write(case_id, CONTACT_ADDED, {"name": name, "phones": list(phones), "role": role})
        return self.case(case_id)

    def add_case(self, name: str, phones: Sequence[str], *, address: str = "", time_zone: str = "") -> Case:
        """Add a new case to the study; it travels to the server with its journal."""
        if not name.strip() and not phones:
            raise CaseError("A new case needs a name or a number.")
        if time_zone:
            _check_zone(time_zone)
        case_id = f"new-{uuid7()}"
        new = Case(
            case_id=case_id,
            name=name.strip(),
            phones=tuple(phones),
            address=address,
            time_zone=time_zone,
            created_by=self._clock.actor,
        )
        with self._store.transaction():
            self._store.save_case(self._study_id, new)
            self._store.append(StreamKind.CASE, case_id, [self._event(CREATED, base_data(new))])
        return self.case(case_id)

    def _event(self, kind: str, body: Mapping[str, object]) -> Event:
        return Event(kind=kind, moment=self._clock.moment(), body=body)

    def _write(self, case_id: str, kind: str, body: Mapping[str, object], *, is_ending: bool = False) -> None:
        with self._store.transaction():
            if self._store.carrying.transfers.given_away(self._study_id, case_id) is not None:
                raise CaseError(
                    "This case was handed over to another computer; nothing is written on it here any more."
                )
            if not is_ending:
                require_here(self._store, self._study_id, case_id)
            self._store.append(StreamKind.CASE, case_id, [self._event(kind, body)])


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise CaseError(f"{name!r} is not a time zone; use a name such as Europe/Riga.") from error


def fold_lines(base: Case, lines: Sequence[bytes]) -> Case:
    """Return `base` with the journal lines of its stream applied."""
    return fold_case(base, (decode(line)[1] for line in lines))
