"""What happened at a moment, and when, in words."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from cxfield.fieldwork.deeds import Deed, DeedKind
from cxfield.fieldwork.replaying import ReplayMoment
from cxfield.interview.wall_time import WallTime
from ui.language import tr


def _event_words(kind: str) -> str:
    words = {
        "recording_drawn": tr("Drawn whether it is recorded"),
        "recording_started": tr("Recording began"),
        "recording_ended": tr("Recording ended"),
        "recording_noticed": tr("The recording gave a warning"),
        "recording_deleted": tr("The recording was deleted"),
        "question_marked": tr("The question was marked in the recording"),
        "peeked": tr("Read in another language:"),
        "device": tr("The questionnaire asked this computer"),
        "attached": tr("A file was attached"),
        "attachment_deleted": tr("An attached file was deleted"),
    }
    name, _, rest = kind.partition(" ")
    return " ".join(part for part in (words.get(name, name), rest) if part)


def _answer(text: str) -> str:
    missing = {"dk": tr("Don't know"), "rf": tr("Refused"), "na": tr("Not applicable")}
    return missing.get(text) or " ".join(text.split())


def deed_words(deed: Deed) -> str:
    """Return one sentence: what the person did."""
    return _sentence(deed.kind, deed.text).format(
        question=deed.question, before=_answer(deed.before), after=_answer(deed.after), text=deed.text
    )


def _sentence(kind: DeedKind, text: str) -> str:
    match kind:
        case DeedKind.ANSWERED:
            return tr("Answered “{question}”: {after}")
        case DeedKind.CHANGED:
            return tr("Changed “{question}” from {before} to {after}")
        case DeedKind.CLEARED:
            return tr("Cleared “{question}”, which was {before}")
        case DeedKind.CONFIRMED:
            return tr("Confirmed the soft check of “{question}”")
        case DeedKind.STOPPED:
            return tr("Did not get on: “{question}” is still open")
        case DeedKind.REMARK:
            return tr("Remark on “{question}”: {text}")
        case DeedKind.TYPED:
            return tr("Was typing at “{question}”: {text}")
        case DeedKind.LANGUAGE:
            return tr("Went on in {text}")
        case DeedKind.BROKEN_OFF:
            return tr("Broke the interview off ({text})")
        case DeedKind.REOPENED:
            return tr("Reopened the interview: {text}")
        case DeedKind.SOUND | DeedKind.OTHER:
            return _event_words(text).replace("{", "{{").replace("}", "}}")
        case _:
            return _moving_sentence(kind)


def _moving_sentence(kind: DeedKind) -> str:
    match kind:
        case DeedKind.STARTED:
            return tr("The interview began")
        case DeedKind.WENT_ON:
            return tr("Went on to “{question}”")
        case DeedKind.WENT_BACK:
            return tr("Went back to “{question}”")
        case DeedKind.JUMPED:
            return tr("Jumped to “{question}”")
        case DeedKind.ROW_ADDED:
            return tr("Added a row")
        case DeedKind.ROW_REMOVED:
            return tr("Removed a row")
        case DeedKind.SUSPENDED:
            return tr("Suspended the interview")
        case DeedKind.RESUMED:
            return tr("Went on with the interview")
        case DeedKind.COMPLETED:
            return tr("Completed the interview")
        case DeedKind.HANDED_OVER:
            return tr("Handed the laptop to the respondent")
        case DeedKind.TAKEN_BACK:
            return tr("Took the laptop back")
        case DeedKind.CLOCK:
            return tr("The clock was compared with the server's")
        case _:
            return tr("Stayed on the page")


def moment_words(moment: ReplayMoment) -> str:
    """Return what was done; going to the closing page names no question."""
    deed = moment.deed
    if deed.kind in (DeedKind.WENT_ON, DeedKind.WENT_BACK, DeedKind.JUMPED) and not deed.question:
        return tr("Went to the closing page")
    if deed.kind is DeedKind.REMARK and not deed.ref:
        return tr("Remark on the interview: {text}").format(text=deed.text)
    return deed_words(deed)


def span_words(ms: int) -> str:
    """Return `3:07` or `1:02:40`."""
    seconds = round(ms / 1000)
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"


def seconds_words(ms: int) -> str:
    """Return `4.2 s`."""
    return tr("{n} s").format(n=f"{ms / 1000:.1f}")


def uncertainty_words(plus_minus_ms: int) -> str:
    """Return `± 0.3 s`, `± 3 s`, `± 12 min`."""
    if plus_minus_ms < 1_000:
        return tr("± {n} s").format(n=f"{max(plus_minus_ms, 100) / 1000:.1f}")
    seconds = -(-plus_minus_ms // 1000)
    if seconds < 120:
        return tr("± {n} s").format(n=seconds)
    return tr("± {n} min").format(n=-(-seconds // 60))


def time_words(time: WallTime, zone: str) -> str:
    """Return `14:05:12 ± 3 s`, on a clock in `zone`; says so where the device's clock was never compared."""
    clock = clock_words(time, zone)
    if time.plus_minus_ms is None:
        return tr("{time} by this device, never compared with the server").format(time=clock)
    known = f"{clock} {uncertainty_words(time.plus_minus_ms)}"
    return tr("{time} if nobody set the clock").format(time=known) if time.rests_on_wall_clock else known


def clock_words(time: WallTime, zone: str) -> str:
    """Return `14:05:12` on a clock in `zone`."""
    return f"{_local(time.at, zone):%H:%M:%S}"


def language_code(name: str) -> str:
    """Return `pl` of the itext name `Polski (pl)`."""
    return name.rsplit("(", 1)[-1].rstrip(")").strip() or name


def _local(at: datetime, zone: str) -> datetime:
    try:
        return at.astimezone(ZoneInfo(zone))
    except (KeyError, ValueError, OSError):
        return at.astimezone(UTC)


def jump_words(jump_ms: int) -> str:
    """Say by how much the wall clock was set before a moment."""
    size = span_words(abs(jump_ms))
    if jump_ms > 0:
        return tr("The clock of the computer was set {time} ahead here.").format(time=size)
    return tr("The clock of the computer was set {time} back here.").format(time=size)
