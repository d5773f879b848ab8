"""The kinds of events in an interview's journal, and one constructor of the body for each.

`Event(kind=ANSWER, moment=…, body=answer("/data/age", "34"))`. Bodies hold text, whole numbers, lists and maps only.
"""

from __future__ import annotations

from typing import Any

from cxfield.interview.setting import Setting

STARTED = "started"
SHOWN = "shown"
ANSWER = "answer"
MISSING = "missing"
WARNING_CONFIRMED = "warning_confirmed"
REPEAT_ADDED = "repeat_added"
REPEAT_REMOVED = "repeat_removed"
LANGUAGE = "language"
REMARK = "remark"
DRAFT = "draft"
SUSPENDED = "suspended"
RESUMED = "resumed"
COMPLETED = "completed"
BROKEN_OFF = "broken_off"
DEVICE = "device"

Body = dict[str, Any]


def started(setting: Setting, *, content_hash: str, form_id: str, version: str, case_id: str | None = None) -> Body:
    """Return the body of the first event: all that `replay` needs to build the same interview."""
    body: Body = {
        "questionnaire": content_hash,
        "form_id": form_id,
        "version": version,
        "case_id": case_id,
        "seed": setting.seed,
        "zone": setting.zone,
        "language": setting.language,
        "mode": setting.mode,
        "properties": dict(setting.properties),
        "case": None if setting.case is None else dict(setting.case),
    }
    if setting.orders:
        body["orders"] = {name: list(order) for name, order in setting.orders.items()}
    if setting.last_saved is not None:
        body["last_saved"] = setting.last_saved
    if setting.instance_xml is not None:
        body |= {"instance_xml": setting.instance_xml, "is_edit": setting.is_edit}
    return body


def shown(page: str) -> Body:
    """`page` is the first ref of the page."""
    return {"page": page}


def answer(ref: str, value: str) -> Body:
    """`value` is the text as stored; empty clears."""
    return {"ref": ref, "value": value}


def missing(ref: str, code: str) -> Body:
    """`code` is `dk`, `rf` or `na`."""
    return {"ref": ref, "code": code}


def warning_confirmed(ref: str) -> Body:
    """The interviewer confirmed the soft check of `ref`."""
    return {"ref": ref}


def repeat_added(ref: str) -> Body:
    """`ref` names the repeat without its own position."""
    return {"ref": ref}


def repeat_removed(ref: str, index: int) -> Body:
    """`index` counts from 0."""
    return {"ref": ref, "index": index}


def language(name: str) -> Body:
    """`name` is the itext name."""
    return {"language": name}


def remark(ref: str, text: str) -> Body:
    """A note of the interviewer; `ref` may be empty for the whole interview."""
    return {"ref": ref, "text": text}


def draft(ref: str, text: str) -> Body:
    """What is being typed and is no answer yet."""
    return {"ref": ref, "text": text}


def suspended(page: str) -> Body:
    """`page` is the first ref of the page that was open."""
    return {"page": page}


def resumed(page: str) -> Body:
    """`page` is the first ref of the page that was open."""
    return {"page": page}


def completed(instance_sha256: str) -> Body:
    """After it nothing changes the instance any more."""
    return {"instance_sha256": instance_sha256}


def device(ref: str, request: str, value: str, why: str = "") -> Body:
    """The device answered a request of the form (`setgeopoint`, `recordaudio`); `why` there is no value, in words."""
    return {"ref": ref, "request": request, "value": value, "why": why}


def broken_off(page: str, disposition: str) -> Body:
    """`disposition` is the AAPOR code of the break-off."""
    return {"page": page, "disposition": disposition}
