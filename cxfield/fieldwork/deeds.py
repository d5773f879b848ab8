"""What a person did at one moment of an interview, read from an event and the engine as it stood then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cxfield.event import Event
from cxfield.fieldwork.route_lines import page_title
from cxfield.interview import events as kinds
from cxfield.interview.engine import Interview
from cxfield.interview.state import NodeState, Page, StepError
from cxfield.questionnaire.marked_text import without_marks


class DeedKind(StrEnum):
    """What was done."""

    STARTED = "started"
    ANSWERED = "answered"
    CHANGED = "changed"
    CLEARED = "cleared"
    CONFIRMED = "confirmed"
    STOPPED = "stopped"
    WENT_ON = "went-on"
    WENT_BACK = "went-back"
    JUMPED = "jumped"
    STAYED = "stayed"
    ROW_ADDED = "row-added"
    ROW_REMOVED = "row-removed"
    LANGUAGE = "language"
    REMARK = "remark"
    TYPED = "typed"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    COMPLETED = "completed"
    BROKEN_OFF = "broken-off"
    REOPENED = "reopened"
    HANDED_OVER = "handed-over"
    TAKEN_BACK = "taken-back"
    SOUND = "sound"
    CLOCK = "clock"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What was done, to which question.

    Attributes:
        question: Text of the question, or of the page gone to; empty where it is about neither.
        before, after: The answer as it reads: labels of choices, `dk`, `rf`, `na`, or the value.
        text: A remark, what was being typed, a reason, a language, or the kind of event.
    """

    kind: DeedKind
    ref: str = ""
    question: str = ""
    before: str = ""
    after: str = ""
    text: str = ""


_PLAIN = {
    kinds.STARTED: DeedKind.STARTED,
    kinds.WARNING_CONFIRMED: DeedKind.CONFIRMED,
    kinds.CHECK_FAILED: DeedKind.STOPPED,
    kinds.REPEAT_ADDED: DeedKind.ROW_ADDED,
    kinds.REPEAT_REMOVED: DeedKind.ROW_REMOVED,
    kinds.LANGUAGE: DeedKind.LANGUAGE,
    kinds.REMARK: DeedKind.REMARK,
    kinds.DRAFT: DeedKind.TYPED,
    kinds.SUSPENDED: DeedKind.SUSPENDED,
    kinds.RESUMED: DeedKind.RESUMED,
    kinds.COMPLETED: DeedKind.COMPLETED,
    kinds.BROKEN_OFF: DeedKind.BROKEN_OFF,
    kinds.REOPENED: DeedKind.REOPENED,
    kinds.HANDED_OVER: DeedKind.HANDED_OVER,
    kinds.TAKEN_BACK: DeedKind.TAKEN_BACK,
    kinds.RECORDING_STARTED: DeedKind.SOUND,
    kinds.RECORDING_ENDED: DeedKind.SOUND,
    kinds.RECORDING_NOTICED: DeedKind.SOUND,
    kinds.RECORDING_DELETED: DeedKind.SOUND,
    kinds.RECORDING_DRAWN: DeedKind.SOUND,
    kinds.QUESTION_MARKED: DeedKind.SOUND,
    kinds.CLOCK_CHECKED: DeedKind.CLOCK,
}
_TEXT_OF = {
    kinds.LANGUAGE: "language",
    kinds.PEEKED: "language",
    kinds.REMARK: "text",
    kinds.DRAFT: "text",
    kinds.BROKEN_OFF: "disposition",
    kinds.REOPENED: "why",
    kinds.RECORDING_NOTICED: "notice",
    kinds.RECORDING_DELETED: "why",
}


def answer_at(engine: Interview, ref: str) -> str:
    """Return the answer at `ref` as it reads; empty without one, or where there is no such question."""
    state = _state(engine, ref)
    if state is None:
        return ""
    return state.missing or _read(state)


def deed_of(event: Event, engine: Interview, before: str) -> Deed:
    """Return what `event` did; `engine` has followed it, `before` is the answer that stood there."""
    body = event.body
    ref = str(body.get("ref") or "")
    if not ref and event.kind == kinds.CHECK_FAILED and body["problems"]:
        ref = body["problems"][0][0]
    kind = _PLAIN.get(event.kind, DeedKind.OTHER)
    after = ""
    if event.kind in (kinds.ANSWER, kinds.MISSING):
        after = answer_at(engine, ref) or str(body.get("value") or body.get("code") or "")
        kind = DeedKind.ANSWERED if not before else DeedKind.CHANGED if after else DeedKind.CLEARED
    text = str(body.get(_TEXT_OF.get(event.kind, ""), "") or "")
    says_kind = kind in (DeedKind.SOUND, DeedKind.OTHER)
    return Deed(
        kind=kind,
        ref=ref,
        question=_question(engine, ref),
        before=before,
        after=after,
        text=" ".join(part for part in (event.kind if says_kind else "", text) if part),
    )


def move_of(engine: Interview, pages: Sequence[Page], before: Page | None, page: Page | None) -> Deed:
    """Return how the person came from one page to another."""
    come, gone = _index(pages, before), _index(pages, page)
    if come == gone:
        kind = DeedKind.STAYED
    elif gone == come + 1:
        kind = DeedKind.WENT_ON
    else:
        kind = DeedKind.WENT_BACK if gone == come - 1 else DeedKind.JUMPED
    title = page_title(page, engine) if page is not None else ""
    return Deed(kind=kind, ref=page.key if page is not None else "", question=without_marks(title))


def _index(pages: Sequence[Page], page: Page | None) -> int:
    if page is None:
        return len(pages)
    return next((i for i, each in enumerate(pages) if each.key == page.key), -2)


def _state(engine: Interview, ref: str) -> NodeState | None:
    try:
        return engine.state(ref)
    except StepError:
        return None


def _question(engine: Interview, ref: str) -> str:
    state = _state(engine, ref) if ref else None
    if state is None:
        return ref.rpartition("/")[2]
    return " ".join(without_marks(state.label).split())[:120] or ref.rpartition("/")[2]


def _read(state: NodeState) -> str:
    value = state.value or ""
    if not state.choices or not value:
        return value
    labels = {choice.name: without_marks(choice.label) for choice in state.choices}
    return "; ".join(labels.get(name) or name for name in value.split())
