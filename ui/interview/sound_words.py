"""What the window says of sound: the mark in the top line, what is wrong, how a test came out."""

from __future__ import annotations

from cxfield.audio.levels import NoticeKind
from cxfield.audio.microphone_test import Verdict
from cxfield.fieldwork.sound_status import SoundState, SoundStatus
from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.language import tr


def mark_words(status: SoundStatus) -> tuple[str, str]:
    """Return the words of the mark and the role of its label; no words where nothing is to be recorded."""
    time = f"{int(status.seconds) // 60:02d}:{int(status.seconds) % 60:02d}"
    match status.state:
        case SoundState.OFF:
            return "", "muted"
        case SoundState.WAITING:
            return tr("Recording waits for consent"), "muted"
        case SoundState.REFUSED:
            return tr("Not recorded: no consent"), "muted"
        case SoundState.OPENING:
            return tr("Microphone…"), "muted"
        case SoundState.RESTING:
            return tr("❚❚ Not recorded here {time}").format(time=time), "muted"
        case SoundState.IN_TROUBLE:
            lost = status.trouble is NoticeKind.MICROPHONE_LOST
            return tr("No microphone") if lost else tr("Recording failed"), "hard"
    words = tr("● REC {time}").format(time=time)
    if status.trouble is NoticeKind.SILENCE:
        return f"{words} · {tr('no sound')}", "soft"
    if status.trouble is NoticeKind.CLIPPING:
        return f"{words} · {tr('too loud')}", "soft"
    return words, "strong"


def trouble_words(status: SoundStatus) -> str:
    """Return a sentence on what is wrong and what to do; empty if nothing is."""
    match status.trouble:
        case NoticeKind.MICROPHONE_LOST:
            return tr("The microphone is gone. The interview goes on without sound until it is back ({key}).").format(
                key=cap_in_use(Place.INTERVIEW, "microphone")
            )
        case NoticeKind.NOT_SAVED:
            return tr("The recording cannot be saved. The interview goes on without sound; answers are kept.")
        case NoticeKind.SILENCE:
            return tr("Nothing is heard. Is the microphone muted? ({key})").format(
                key=cap_in_use(Place.INTERVIEW, "microphone")
            )
        case NoticeKind.CLIPPING:
            return tr("The sound is too loud. Move the microphone away or turn it down.")
    return ""


def verdict_words(verdict: Verdict) -> tuple[str, str]:
    """Return what a microphone test showed, and the role of its label."""
    match verdict:
        case Verdict.GOOD:
            return tr("The sound is good."), "good"
        case Verdict.QUIET:
            return tr("The sound is quiet. Move closer or turn the microphone up."), "soft"
        case Verdict.CLIPPED:
            return tr("The sound is too loud. Move the microphone away or turn it down."), "soft"
        case Verdict.NOTHING:
            return tr("Nothing is heard. Is it muted, or the wrong microphone?"), "hard"
