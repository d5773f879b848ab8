"""What the answer to one POST of a submission means for it.

The status decides, and only where the body is in the words of an OpenRosa server: what a network says in its place is
no answer. The reasons behind a 409 or 404 are told apart by the words of ODK Central; words that are not known mean
the plain sense of the status.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import httpx

from cxfield.sync.errors import SyncError
from cxfield.sync.openrosa.answers import is_openrosa, server_message, speaks_openrosa
from cxfield.sync.openrosa.connection import RosaConnection

TAKEN = (201, 202)
_NOT_TAKEN = "The server refuses this submission. It is kept here; show this to whoever runs the server."


class Verdict(StrEnum):
    """What becomes of a submission after one answer."""

    TAKEN = "taken"
    CONFLICT = "conflict"  # 409 of a kind that may be false, or that only the words explain
    REFUSED = "refused"


class Reason(StrEnum):
    """Why a submission is not delivered. Stable: kept in the database."""

    CLOSED = "closed"
    DELETED = "deleted"
    DIFFERENT = "different"
    OUT_OF_DATE = "out-of-date"
    NO_ORIGINAL = "no-original"
    NO_VERSION = "no-version"
    NO_FORM = "no-form"
    NO_RIGHT = "no-right"
    TOO_LARGE = "too-large"
    REFUSED = "refused"
    FAILED = "failed"
    FILES_MISSING = "files-missing"
    DAMAGED = "damaged"
    NO_ENCRYPTION = "no-encryption"
    ORIGINAL_FIRST = "original-first"
    FILES_WAIT = "files-wait"


RETRIED = frozenset(
    {
        Reason.CLOSED,
        Reason.NO_ORIGINAL,
        Reason.NO_VERSION,
        Reason.NO_FORM,
        Reason.NO_RIGHT,
        Reason.FAILED,
        Reason.FILES_MISSING,
    }
)
"""What may be mended at the server: these are offered again by themselves, ever more rarely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict with its reason and the sentence that a person reads."""

    verdict: Verdict
    reason: Reason | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a sentence needs to say about the submission that was sent."""

    form: str
    version: str


def judge(connection: RosaConnection, response: httpx.Response, sent: Sent) -> Judgement:
    """Return what the answer to a POST means.

    Raises:
        SyncError: It is no answer about this submission: the network, the account or the whole server is the matter.
    """
    status = response.status_code
    if status in TAKEN:
        if is_openrosa(response) or (speaks_openrosa(response) and not response.content):
            return Judgement(verdict=Verdict.TAKEN)
        raise connection.not_openrosa()
    said = server_message(response)
    if said is None and status != 413:
        raise connection.refusal(response)
    return _refusal(connection, response, sent, said or "")


def _refusal(connection: RosaConnection, response: httpx.Response, sent: Sent, said: str) -> Judgement:
    match response.status_code:
        case 409:
            return _conflict(said)
        case 404:
            return _missing(sent, said)
        case 401 | 403:
            sentence = "The server does not let this account send to this form. Ask whoever runs the server."
            return _refused(Reason.NO_RIGHT, sentence, said)
        case 413:
            return _refused(Reason.TOO_LARGE, "The server takes no submission of this size.", said)
        case 500:
            sentence = "The server failed over this submission; it is offered again later."
            return _refused(Reason.FAILED, sentence, said)
        case 400 | 406 | 410 | 415 | 422:
            return _refused(Reason.REFUSED, _NOT_TAKEN, said)
    error: SyncError = connection.refusal(response)
    raise error


def _conflict(said: str) -> Judgement:
    words = said.lower()
    if any(sign in words for sign in ("not currently accepting", "not accepting", "closed state", "is closed")):
        sentence = "The form is closed at the server: it takes no submissions now. This one is kept and offered again."
        return _refused(Reason.CLOSED, sentence, said)
    if "out of date" in words:
        sentence = (
            "The server has a newer edition of this interview, so this one was not taken. Both are kept: show them to "
            "your supervisor."
        )
        return Judgement(verdict=Verdict.CONFLICT, reason=Reason.OUT_OF_DATE, sentence=_said(sentence, said))
    if "has been deleted" in words:
        sentence = "This interview was deleted at the server, which does not take it again. It is kept here."
        return Judgement(verdict=Verdict.CONFLICT, reason=Reason.DELETED, sentence=_said(sentence, said))
    sentence = (
        "The server has another content under the number of this interview. This one is kept: show it to your "
        "supervisor."
    )
    return Judgement(verdict=Verdict.CONFLICT, reason=Reason.DIFFERENT, sentence=_said(sentence, said))


def _missing(sent: Sent, said: str) -> Judgement:
    words = said.lower()
    if "find that submission to update" in words or "edited submission" in words:
        sentence = "The server does not have the interview that this one corrects."
        return _refused(Reason.NO_ORIGINAL, sentence, said)
    version = f"version {sent.version}" if sent.version else "this version"
    if "form version" in words:
        sentence = f"The server does not know {version} of the form {sent.form}. The interview is kept."
        return _refused(Reason.NO_VERSION, sentence, said)
    if "entity" in words or "dataset" in words:
        return _refused(Reason.REFUSED, _NOT_TAKEN, said)
    sentence = f"The server does not know the form {sent.form} ({version}). The interview is kept."
    return _refused(Reason.NO_FORM, sentence, said)


def _refused(reason: Reason, sentence: str, said: str) -> Judgement:
    return Judgement(verdict=Verdict.REFUSED, reason=reason, sentence=_said(sentence, said))


def _said(sentence: str, said: str) -> str:
    return f"{sentence} It says: {said}" if said else sentence
