"""A case: one unit of the sample to be interviewed, as its journal tells it.

The base data come from the sample; everything after that is an event with its author. `fold_case` reads them in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from cxfield.event import Event, Moment
from cxfield.sample.dispositions import final_disposition

CREATED = "case_created"
CORRECTED = "case_corrected"
CONTACT_ADDED = "contact_added"
ATTEMPT_OPENED = "attempt_opened"
ATTEMPT_CLOSED = "attempt_closed"
APPOINTMENT_MADE = "appointment_made"
APPOINTMENT_CANCELLED = "appointment_cancelled"
REMARK = "remark"

CORRECTABLE = ("name", "phones", "address", "time_zone", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person to speak with. `phones` in the order to try; `role` is free text (`wife`, `accounts department`)."""

    name: str
    phones: tuple[str, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAttempt:
    """One dial (CATI) or visit (CAPI).

    Attributes:
        started_at: When it was opened; aware, UTC.
        number: Number dialled or address visited.
        duration_s: Whole seconds until it was closed; None while it is open.
        disposition: AAPOR code; None while it is open.
        interview_id: The interview begun or continued in it; None if none.
    """

    attempt_id: str
    started_at: datetime
    interviewer: str
    number: str
    duration_s: int | None = None
    disposition: str | None = None
    interview_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A promised (hard) or suggested (soft) moment: wall time at the respondent's, its zone, and the same in UTC."""

    local: str
    zone: str
    at: datetime
    hard: bool
    made_by: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A note on the case, with its author."""

    at: datetime
    author: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A changed field of the case: what stood there, what stands now, who changed it."""

    at: datetime
    author: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One unit of the sample, with its history so far.

    Attributes:
        phones: In the order to try; E.164 or as given.
        time_zone: IANA name; empty if unknown.
        language: Code as in the questionnaire's language names (`pl`); empty if unknown.
        priority: Higher is called first; 50 is usual.
        attributes: The other columns of the sample file.
        attempts, remarks, corrections, contacts: Oldest first.
        appointment: The next one agreed; None if there is none.
    """

    case_id: str
    name: str
    phones: tuple[str, ...] = ()
    address: str = ""
    time_zone: str = ""
    language: str = ""
    priority: int = 50
    attributes: Mapping[str, str] = field(default_factory=dict)
    attempts: tuple[ContactAttempt, ...] = ()
    appointment: Appointment | None = None
    contacts: tuple[Contact, ...] = ()
    remarks: tuple[Remark, ...] = ()
    corrections: tuple[Correction, ...] = ()
    created_by: str = ""

    @property
    def disposition(self) -> str:
        """Final code of the case as it stands, derived from all closed attempts."""
        return final_disposition([a.disposition for a in self.attempts if a.disposition])

    @property
    def last_attempt(self) -> ContactAttempt | None:
        return self.attempts[-1] if self.attempts else None

    @property
    def open_attempt(self) -> ContactAttempt | None:
        """The attempt that was opened and not closed yet (also after a crash); None if there is none."""
        last = self.last_attempt
        return last if last and last.disposition is None else None


def base_data(case: Case) -> dict[str, Any]:
    """Return what a case is made from, as it travels in a sample and in `case_created`."""
    return {
        "case_id": case.case_id,
        "name": case.name,
        "phones": list(case.phones),
        "address": case.address,
        "time_zone": case.time_zone,
        "language": case.language,
        "priority": case.priority,
        "attributes": dict(case.attributes),
    }


def case_from_base(data: Mapping[str, Any], *, created_by: str = "") -> Case:
    """Return the case of `base_data`; missing fields take their defaults."""
    return Case(
        case_id=str(data["case_id"]),
        name=str(data.get("name", "")),
        phones=tuple(data.get("phones", ())),
        address=str(data.get("address", "")),
        time_zone=str(data.get("time_zone", "")),
        language=str(data.get("language", "")),
        priority=int(data.get("priority", 50)),
        attributes={str(k): str(v) for k, v in dict(data.get("attributes", {})).items()},
        created_by=created_by,
    )


def _attempt_opened(case: Case, body: Mapping[str, Any], moment: Moment) -> Case:
    attempt = ContactAttempt(
        attempt_id=body["attempt_id"],
        started_at=moment.at,
        interviewer=moment.actor,
        number=body.get("number", ""),
    )
    return replace(case, attempts=(*case.attempts, attempt))


def _attempt_closed(case: Case, body: Mapping[str, Any], moment: Moment) -> Case:
    attempts = tuple(
        replace(
            attempt,
            disposition=body["disposition"],
            duration_s=body["duration_s"],
            interview_id=body.get("interview_id"),
        )
        if attempt.attempt_id == body["attempt_id"]
        else attempt
        for attempt in case.attempts
    )
    kept = case.appointment
    if kept is not None and moment.at >= kept.at:
        kept = None  # the moment has come and was used
    return replace(case, attempts=attempts, appointment=kept)


def _appointment_made(case: Case, body: Mapping[str, Any], moment: Moment) -> Case:
    appointment = Appointment(
        local=body["local"],
        zone=body["zone"],
        at=datetime.fromisoformat(body["at"]),
        hard=bool(body["hard"]),
        made_by=moment.actor,
        remark=body.get("text", ""),
    )
    return replace(case, appointment=appointment)


def _corrected(case: Case, body: Mapping[str, Any], moment: Moment) -> Case:
    name, new = body["field"], body["new"]
    note = Correction(at=moment.at, author=moment.actor, field=name, old=body["old"], new=new)
    value: Any = tuple(part.strip() for part in new.split(";") if part.strip()) if name == "phones" else new
    changed = replace(case, **{name: value}) if name in CORRECTABLE else case
    return replace(changed, corrections=(*case.corrections, note))


def _apply(case: Case, event: Event) -> Case:
    body, moment = event.body, event.moment
    match event.kind:
        case "attempt_opened":
            return _attempt_opened(case, body, moment)
        case "attempt_closed":
            return _attempt_closed(case, body, moment)
        case "appointment_made":
            return _appointment_made(case, body, moment)
        case "appointment_cancelled":
            return replace(case, appointment=None)
        case "case_corrected":
            return _corrected(case, body, moment)
        case "contact_added":
            contact = Contact(name=body["name"], phones=tuple(body["phones"]), role=body.get("role", ""))
            return replace(case, contacts=(*case.contacts, contact))
        case "remark":
            remark = Remark(at=moment.at, author=moment.actor, text=body["text"])
            return replace(case, remarks=(*case.remarks, remark))
        case _:
            return case  # a kind of a later version: kept in the journal, not understood here


def fold_case(base: Case, events: Iterable[Event]) -> Case:
    """Return `base` with its journal applied, oldest event first. Kinds that are not known are passed over."""
    case = base
    for event in events:
        case = _apply(case, event)
    return case
