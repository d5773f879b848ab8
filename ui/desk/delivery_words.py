"""What the ledger and the log hold as codes and figures, in the words of the window's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from cxfield.fieldwork.delivery import DeliveryState, DeliveryStep, InterviewLine, Standing, StepKind
from cxfield.fieldwork.openrosa_ledger import OPENROSA_REASON
from cxfield.store.disk import DiskLevel
from cxfield.store.held_back import IN_BETWEEN, TOO_LARGE
from cxfield.store.sync_log import SyncRun
from ui.desk.local_time import short_moment
from ui.error_words import code_words
from ui.language import tr
from ui.openrosa.submission_words import reason_words


def delivery_sentence(state: DeliveryState, now: datetime) -> tuple[str, str]:
    """Return the sentence for the edge of the window and its role (good, soft, muted).

    It says what is unsent and since when, the last contact, what files are here only, and why the last try failed, as
    far as there is such. Before all that it says where the disk gets full.
    """
    parts = [_unsent(state, now)] if state.unsent_events else []
    if state.last_contact_at is not None:
        if not parts:
            parts.append(tr("All {n} interviews received").format(n=state.received_interviews))
        parts.append(tr("last contact {time}").format(time=short_moment(state.last_contact_at, now)))
    elif not parts:
        parts.append(tr("Not synchronised yet"))
    if state.unsent_files:
        parts.append(tr("files on this computer only: {n}").format(n=state.unsent_files))
    if state.last_error:
        words = failure_words(state.failure, state.last_error)
        parts.append(re.split(r"[;.:] ", words)[0].rstrip("."))
    if state.disk is not DiskLevel.ENOUGH:
        parts.insert(0, _disk(state.disk))
    good = state.last_contact_at is not None and not state.unsent_events and not state.unsent_files
    is_trouble = state.last_error or state.disk is not DiskLevel.ENOUGH
    return " · ".join(parts), "soft" if is_trouble else "good" if good else "muted"


def _disk(level: DiskLevel) -> str:
    if level is DiskLevel.STOP:
        return tr("The disk is almost full: no new interview")
    return tr("Less than 1 GB is free on the disk: make room")


def _unsent(state: DeliveryState, now: datetime) -> str:
    minutes = int((now - state.oldest_unsent_at).total_seconds() // 60) if state.oldest_unsent_at else 0
    age = tr("{n} min").format(n=minutes) if minutes < 120 else tr("{n} h").format(n=minutes // 60)
    return tr("Unsent: {n} · oldest {age}").format(n=state.unsent_events, age=age)


# ---- why it did not go through ----


def failure_words(code: str, sentence: str) -> str:
    """Return why a run did not go through; the sentence of the time where the code has no words."""
    return code_words().get(code) or sentence


# ---- a run ----


def network_words(kind: str) -> str:
    """Return the name of a kind of network; empty if it is not known."""
    names = {
        "ethernet": tr("cable"),
        "wifi": "Wi-Fi",
        "cellular": tr("mobile network"),
        "bluetooth": "Bluetooth",
    }
    return names.get(kind, kind)


def run_words(run: SyncRun, now: datetime) -> str:
    """Return what a run did, and when it was tried again where it did not go through."""
    if run.ended_at is None:
        return tr("under way")
    parts = _figures(run.figures)
    if run.failure:
        parts.append(failure_words(run.failure, run.sentence))
        if run.next_at is not None:
            parts.append(tr("Tried again at {time}.").format(time=short_moment(run.next_at, now)))
    elif not parts:
        parts.append(tr("Nothing to send, nothing new."))
    return "  ".join(parts)


def _figures(figures: Mapping[str, int]) -> list[str]:
    names = {
        "sent_interviews": tr("interviews {n}"),
        "sent_cases": tr("cases {n}"),
        "sent_events": tr("entries {n}"),
        "offered_again": tr("offered again {n}"),
        "quarantined": tr("kept aside {n}"),
        "tombstoned": tr("of erased cases {n}"),
        "postponed": tr("wanted later {n}"),
        "held_back": tr("not taken {n}"),
        "not_let_through": tr("not let through by this network {n}"),
        "received_studies": tr("studies {n}"),
        "received_forms": tr("forms {n}"),
        "received_cases": tr("cases {n}"),
        "received_decisions": tr("decisions {n}"),
        "taken_over": tr("cases taken over {n}"),
        "revoked_cases": tr("cases given to others {n}"),
        "conflicts": tr("journals that differ {n}"),
    }
    told = {name: words.format(n=figures[name]) for name, words in names.items() if figures.get(name)}
    sent = [words for name, words in told.items() if not _is_received(name)]
    received = [words for name, words in told.items() if _is_received(name)]
    parts = [tr("Sent: {what}.").format(what=", ".join(sent))] if sent else []
    return [*parts, tr("Received: {what}.").format(what=", ".join(received))] if received else parts


def _is_received(name: str) -> bool:
    return name.startswith("received_") or name in ("revoked_cases", "conflicts", "taken_over")


def run_time(run: SyncRun, now: datetime) -> str:
    """Return when a run began, or from when to when several were that had nothing to do."""
    began = short_moment(run.began_at, now)
    if run.runs > 1 and run.ended_at is not None:
        return f"{began} – {short_moment(run.ended_at, now)}"
    return began


def run_length(run: SyncRun) -> str:
    """Return how long a run took, or how many there were."""
    if run.ended_at is None:
        return ""
    if run.runs > 1:
        return tr("{n} runs").format(n=run.runs)
    return tr("{n} s").format(n=max(0, round((run.ended_at - run.began_at).total_seconds())))


def support_text(runs: list[SyncRun]) -> str:
    """Return the log as it is sent to whoever helps: exact times, codes, the sentences as they were."""
    lines = ["began\tended\truns\tnetwork\tfailure\tfigures\tsentence\tnext"]
    for run in runs:
        ended, following = (at.isoformat() if at else "" for at in (run.ended_at, run.next_at))
        figures = " ".join(f"{name}={count}" for name, count in run.figures.items())
        cells = (run.began_at.isoformat(), ended, str(run.runs), run.network, run.failure, figures, run.sentence)
        lines.append("\t".join((*cells, following)))
    return "\n".join(lines) + "\n"


# ---- an interview ----


def standing_words(line: InterviewLine, now: datetime) -> str:
    """Return where an interview stands, and since when."""
    at = short_moment(line.standing_at, now) if line.standing_at is not None else ""
    waits = tr("finished {time}, does not get through this network")
    words = {
        Standing.UNDER_WAY: tr("under way since {time}"),
        Standing.SENT_BACK: tr("sent back by the supervisor {time}: go on with it"),
        Standing.QUEUED: tr("finished {time}, waits to be sent"),
        Standing.HELD_BACK: waits
        if line.held_reason == IN_BETWEEN
        else tr("finished {time}, not taken by the server: tell your supervisor"),
        Standing.RECEIVED: tr("received {time}"),
        Standing.BACKED_UP: tr("received and backed up {time}"),
        Standing.ASIDE: tr("received {time}, kept aside for your supervisor"),
        Standing.ERASED: tr("acknowledged {time}: the case was erased, it stays here only"),
        Standing.APPROVED: tr("approved {time}"),
        Standing.REJECTED: tr("rejected {time}"),
    }[line.standing].format(time=at)
    return f"{words} · {tr('case now elsewhere')}" if line.is_elsewhere else words


def held_words(line: InterviewLine) -> str:
    """Return why the server does not take an interview; empty if it does."""
    if line.held_reason.startswith(OPENROSA_REASON):
        return reason_words(line.held_reason.removeprefix(OPENROSA_REASON), line.held_sentence)
    if not line.held_reason:
        return ""
    if line.held_reason == IN_BETWEEN:
        return tr(
            "Something between this computer and the server (a proxy, a filter) lets it through in no size, however "
            "small. Try another network, or write a rescue file (Ctrl+R) for your supervisor. It is tried again at "
            "each run."
        )
    if line.held_reason == TOO_LARGE:
        return tr("An entry of it is larger than the server takes. It stays here and is tried again at each run.")
    return tr("The server refuses an entry of it. It stays here and is tried again at each run.")


def step_words(step: DeliveryStep) -> str:
    """Return what happened in one step."""
    words = {
        StepKind.STARTED: tr("Begun"),
        StepKind.FINISHED: tr("Broken off") if step.verdict == "broken_off" else tr("Completed"),
        StepKind.QUEUED: tr("Put in the queue"),
        StepKind.SENT: tr("Sent"),
        StepKind.RECEIVED: tr("Received by the server"),
        StepKind.BACKED_UP: tr("In a backup of the server"),
        StepKind.ASIDE: tr("Kept aside by the server"),
        StepKind.DECIDED: _decision(step),
        StepKind.REVIEWED: _review(step),
        StepKind.REOPENED: tr("Opened again"),
        StepKind.SENT_BACK: tr("Sent back by {name}").format(name=step.by),
        StepKind.GIVEN: _with_name(tr("Case handed over"), step.by),
        StepKind.TAKEN: _with_name(tr("Case taken over"), step.by),
    }[step.kind]
    return f"{words}: {step.note}" if step.note else words


def _with_name(words: str, name: str) -> str:
    return f"{words} ({name})" if name else words


def _decision(step: DeliveryStep) -> str:
    words = {
        "adopted": tr("Kept aside: adopted as an interview of its own by {name}"),
        "kept-server": tr("Kept aside: the server’s interview stands, decided by {name}"),
        "asked": tr("Kept aside: {name} asks"),
    }
    return words.get(step.verdict, tr("Kept aside: decided by {name}")).format(name=step.by)


def _review(step: DeliveryStep) -> str:
    words = {"approved": tr("Approved by {name}"), "rejected": tr("Rejected by {name}")}
    return words.get(step.verdict, tr("Comment by {name}")).format(name=step.by)
