"""What the workspace knows of forms and submissions of OpenRosa servers, in the words of the window's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from cxfield.fieldwork.openrosa_forms import FormLine, SubmissionLine
from cxfield.store.openrosa_values import SubmissionState
from ui.desk.local_time import short_moment
from ui.language import tr

SAID = "It says: "
"""What stands before the server's own words in a sentence."""


def reason_words(reason: str, sentence: str) -> str:
    """Return why a submission is not delivered, with what the server said; the sentence where there are no words."""
    words = _reasons().get(reason)
    if words is None:
        return sentence
    said = sentence.partition(SAID)[2]
    return f"{words} {tr('The server says: {words}').format(words=said)}" if said else words


def _reasons() -> Mapping[str, str]:
    return {
        "closed": tr("The form is closed at the server. The interview is kept and offered again."),
        "deleted": tr("The interview was deleted at the server, which does not take it again. It is kept here."),
        "different": tr("The server has another content under the number of this interview. Tell your supervisor."),
        "out-of-date": tr("The server has a newer edition of this interview. Both are kept: tell your supervisor."),
        "no-original": tr("The server does not have the interview that this one corrects. It is kept here."),
        "no-version": tr("The server does not know this version of the form. The interview is kept."),
        "no-form": tr("The server does not know this form. The interview is kept."),
        "no-right": tr("This account may not send to this form. Ask whoever runs the server."),
        "too-large": tr("The answers or a file are larger than the server takes. They are kept here."),
        "refused": tr("The server refuses this interview. It is kept here; tell whoever runs the server."),
        "failed": tr("The server failed over this interview; it is offered again later."),
        "files-missing": tr(
            "The server took the answers but does not have all files. What this computer has of them is kept here; "
            "tell your supervisor."
        ),
        "damaged": tr("A file of this interview is damaged or gone, so it is not sent. Tell your supervisor."),
        "no-encryption": tr("The answers cannot be encrypted as the form wants it. Nothing was sent."),
        "files-wait": tr("The server has the answers; the files follow when the rules for sending files allow it."),
        "original-first": tr("The interview that this one corrects has to reach the server first."),
    }


def form_state(line: FormLine) -> str:
    """Return in a few words whether a form can be used."""
    if not line.is_listed:
        return tr("not in the list any more")
    if line.can_begin:
        return tr("ready")
    return tr("cannot be used here")


def form_details(line: FormLine, now: datetime) -> str:
    """Return what is to be known of the form that is lit."""
    parts = [tr("Server: {address}").format(address=line.server)]
    if not line.is_listed:
        parts.append(tr("No new interview is begun; those under way can be finished and sent."))
    if line.problem and line.can_begin:
        parts.append(
            tr("The version that is here can be used. Not everything new came: {why}").format(why=line.problem)
        )
    elif line.problem:
        parts.append(tr("It cannot be used here: {why}").format(why=line.problem))
    figures = [
        words.format(n=count)
        for count, words in (
            (len(line.drafts), tr("under way {n}")),
            (line.waiting, tr("to be sent {n}")),
            (line.undelivered, tr("not taken {n}")),
            (line.sent, tr("sent {n}")),
        )
        if count
    ]
    return "  ".join([*parts, *([tr("Interviews: {figures}.").format(figures=", ".join(figures))] if figures else [])])


def submission_state(line: SubmissionLine, now: datetime) -> str:
    """Return in a few words where a completed interview stands."""
    if line.state is SubmissionState.SENT and line.sent_at is not None:
        return tr("sent {time}").format(time=short_moment(line.sent_at, now))
    if line.state is SubmissionState.UNDELIVERED:
        return tr("not taken by the server")
    return tr("waits to be sent")


def submission_details(line: SubmissionLine, now: datetime) -> str:
    """Return what is to be known of the interview that is lit."""
    parts = [reason_words(line.reason, line.sentence)] if line.sentence else []
    if line.next_at is not None:
        parts.append(tr("Offered again {time}.").format(time=short_moment(line.next_at, now)))
    if line.instance_id:
        parts.append(tr("Number at the server: {number}").format(number=line.instance_id))
    return "  ".join(parts)
