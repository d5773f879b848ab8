"""The kinds of events in an interview's journal, and one constructor of the body for each.

`Event(kind=ANSWER, moment=…, body=answer("/data/age", "34"))`. Bodies hold text, whole numbers, lists and maps only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
RECORDING_DRAWN = "recording_drawn"
RECORDING_STARTED = "recording_started"
QUESTION_MARKED = "question_marked"
RECORDING_NOTICED = "recording_noticed"
RECORDING_ENDED = "recording_ended"
RECORDING_DELETED = "recording_deleted"
ATTACHED = "attached"
ATTACHMENT_DELETED = "attachment_deleted"
HANDED_OVER = "handed_over"
TAKEN_BACK = "taken_back"
PEEKED = "peeked"
CHECK_FAILED = "check_failed"
REOPENED = "reopened"
CLOCK_CHECKED = "clock_checked"

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


def recording_drawn(draws: Mapping[str, bool]) -> Body:
    """For each `cx:record` with a share, by name: whether this interview is recorded there, if consent is given."""
    return {"draws": dict(draws)}


def recording_started(recording_id: str, *, microphone: str, rate: int, codec: str) -> Body:
    """Sound comes in; `rate` is samples a second, and all positions of the recording are samples."""
    return {"recording_id": recording_id, "microphone": microphone, "rate": rate, "codec": codec}


def question_marked(recording_id: str, page: str, refs: Sequence[str], start: int, end: int) -> Body:
    """The questions `refs` stood on the screen from sample `start` to before sample `end`."""
    return {"recording_id": recording_id, "page": page, "refs": list(refs), "start": start, "end": end}


def recording_noticed(recording_id: str, notice: str, at: int, why: str = "") -> Body:
    """Silence, clipping, a microphone that is gone (`audio.levels.NoticeKind`), at sample `at`."""
    return {"recording_id": recording_id, "notice": notice, "at": at, "why": why}


def recording_ended(recording_id: str, *, samples: int, segments: int, sha256: str, is_whole: bool) -> Body:
    """The file is closed; `is_whole` is false where a crash or a full disk cut it off."""
    return {
        "recording_id": recording_id,
        "samples": samples,
        "segments": segments,
        "sha256": sha256,
        "is_whole": is_whole,
    }


def recording_deleted(recording_id: str, why: str) -> Body:
    """The sound is gone from this device, for the reason `why`: `no-consent`, `lost` (file missing or unreadable)."""
    return {"recording_id": recording_id, "why": why}


def attached(ref: str, name: str, *, sha256: str, size_bytes: int, media_type: str, sealed_sha256: str) -> Body:
    """A file was attached; the `answer` behind it has `name` as its value.

    `sha256` is that of the content, `sealed_sha256` that of the encrypted file which is sent.
    """
    return {
        "ref": ref,
        "name": name,
        "sha256": sha256,
        "size_bytes": size_bytes,
        "media_type": media_type,
        "sealed_sha256": sealed_sha256,
    }


NOT_USED = "not-used"
"""Why an attached file was deleted: the answer was cleared or got another file, or its row was removed."""


def attachment_deleted(sha256: str, why: str) -> Body:
    """The file with this content is gone from this device."""
    return {"sha256": sha256, "why": why}


def handed_over(page: str, section: str) -> Body:
    """From `page` on the respondent answers alone, inside the group `section` (empty: to the end)."""
    return {"page": page, "section": section}


def taken_back(page: str) -> Body:
    """The interviewer has the laptop again, at `page`."""
    return {"page": page}


def peeked(page: str, language: str) -> Body:
    """The questions of `page` were read in another language (itext name); the interview stayed in its own."""
    return {"page": page, "language": language}


def check_failed(page: str, problems: Sequence[tuple[str, str]]) -> Body:
    """A wish to go on from `page` met `problems`: (ref, kind) of each, as they stood beside the questions."""
    return {"page": page, "problems": [list(problem) for problem in problems]}


def reopened(why: str) -> Body:
    """A completed interview may be changed again, from its closing page on; `why` in the words of whoever did it."""
    return {"page": "", "why": why}


def clock_checked(slept_ms: int, check: Body | None) -> Body:
    """How long the computer slept since its start, and the last contact with the server (`ClockCheck.body`), if any."""
    return {"slept": slept_ms, "check": check}
