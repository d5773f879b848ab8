"""How a case of the call queue stands, in words."""

from __future__ import annotations

from datetime import UTC, datetime

from cxfield.sync.queue_messages import CallPhase, LateResult, QueueLine, QueuePicture, QueueState
from ui.desk.local_time import short_moment
from ui.language import tr


def state_words(line: QueueLine, now: datetime) -> str:
    """Return in what state a case is."""
    match line.state:
        case QueueState.ORPHANED:
            return tr("broke off on the line")
        case QueueState.DONE:
            return tr("not called any more")
        case QueueState.READY:
            return tr("called later") if is_later(line, now) else tr("ready to be called")
    phases = {
        CallPhase.PREVIEW: tr("is being read"),
        CallPhase.DIALLING: tr("is being dialled"),
        CallPhase.CONNECTED: tr("is on the line"),
    }
    return phases[line.phase or CallPhase.PREVIEW]


def when_words(line: QueueLine, now: datetime) -> str:
    """Return until when somebody holds a case, or from when on it may be called."""
    if line.state is QueueState.READY:
        return tr("from {time}").format(time=_moment(line.due_at, now)) if is_later(line, now) else ""
    return tr("until {time}").format(time=_moment(line.until, now)) if line.until else ""


def who_words(line: QueueLine) -> str:
    """Return who holds a case, or held it last."""
    who = ", ".join(part for part in (line.user, line.device) if part)
    return tr("last {who}").format(who=who) if who and line.state is QueueState.READY else who


def is_later(line: QueueLine, now: datetime) -> bool:
    """Say whether a case is not to be called yet."""
    return bool(line.due_at) and datetime.fromisoformat(line.due_at) > now


def counts_words(picture: QueuePicture) -> str:
    """Return how many cases stand where."""
    told = (
        (picture.due, tr("ready {n}")),
        (picture.ready - picture.due, tr("later {n}")),
        (picture.leased, tr("taken {n}")),
        (picture.orphaned, tr("broke off {n}")),
        (picture.done, tr("done {n}")),
    )
    return " · ".join(words.format(n=count) for count, words in told if count)


def late_words(late: LateResult, now: datetime) -> tuple[str, ...]:
    """Return the cells of a late result."""
    wished = _moment(late.due_at, now) if late.due_at else tr("no further call")
    return (_moment(late.received_at, now), late.case_id, f"{late.user}, {late.device}", wished)


def _moment(text: str, now: datetime) -> str:
    return short_moment(datetime.fromisoformat(text), now.astimezone(UTC))
