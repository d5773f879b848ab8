"""Who may do what: role × action × relation to the object, in one table. Every route asks here and nowhere else."""

from __future__ import annotations

from enum import StrEnum

from cxfield.server.errors import NotAllowedError
from cxfield.sync.messages import Role


class Action(StrEnum):
    """What can be asked of the server."""

    HELLO = "hello"
    HAVE = "have"
    PUSH = "push"
    PULL = "pull"
    PUBLISH = "publish"
    ASSIGN = "assign"
    LIST_STUDIES = "list-studies"
    READ_QUESTIONNAIRE = "read-questionnaire"
    READ_CASES = "read-cases"
    READ_PERSONAL_DATA = "read-personal-data"
    READ_INTERVIEWS = "read-interviews"
    READ_JOURNALS = "read-journals"
    READ_QUARANTINE = "read-quarantine"
    REOPEN = "reopen"
    REVIEW = "review"
    """Approve, reject or comment on a completed interview."""
    RESOLVE_QUARANTINE = "resolve-quarantine"
    BRING_IN = "bring-in"
    """Push on behalf of an interviewer what a rescue file held."""
    SEND_FILES = "send-files"
    READ_FILES = "read-files"
    TAKE_OVER = "take-over"
    """Go on with a case of one's own on this device, and on no other."""
    HAND_OVER = "hand-over"
    """Give a case to another interviewer."""
    CALL = "call"
    MANAGE_QUEUE = "manage-queue"
    CHANGE_PASSWORD = "change-password"
    KEEP_RECOVERY = "keep-recovery"
    """Fetch the secret with which a forgotten PIN is got over."""
    MANAGE_DEVICES = "manage-devices"
    """Relation to a device: own is an interviewer's, stranger that of anybody."""
    GIVE_PIN_CODE = "give-pin-code"
    READ_AUDIT = "read-audit"
    FIND_PERSON = "find-person"
    """Look for a respondent, hand out what is stored of them, note their wish, take a consent back."""
    ERASE_PERSON = "erase-person"
    COLLECT = "collect"
    """Fetch forms and send submissions by OpenRosa."""


class Relation(StrEnum):
    """How the one who asks stands to the object."""

    OWN = "own"
    """The case is assigned to them, or the request is about themselves."""
    MEMBER = "member"
    """The study is one they take part in; the object is not theirs."""
    STRANGER = "stranger"
    """Neither."""


_ANY = frozenset(Relation)
_OWN = frozenset({Relation.OWN})
_STUDY = frozenset({Relation.OWN, Relation.MEMBER})
_OFFICE_READS = {
    Action.LIST_STUDIES: _ANY,
    Action.READ_QUESTIONNAIRE: _ANY,
    Action.READ_CASES: _ANY,
    Action.READ_INTERVIEWS: _ANY,
}
_TABLE: dict[Role, dict[Action, frozenset[Relation]]] = {
    Role.INTERVIEWER: {
        Action.HELLO: _ANY,
        Action.CHANGE_PASSWORD: _OWN,
        Action.KEEP_RECOVERY: _OWN,
        Action.HAVE: _OWN,
        Action.PUSH: _OWN,
        Action.SEND_FILES: _OWN,
        Action.PULL: _OWN,
        Action.LIST_STUDIES: _STUDY,
        Action.READ_QUESTIONNAIRE: _STUDY,
        Action.READ_CASES: _OWN,
        Action.READ_PERSONAL_DATA: _OWN,
        Action.READ_INTERVIEWS: _OWN,
        Action.HAND_OVER: _OWN,
        Action.TAKE_OVER: _OWN,
        Action.CALL: _STUDY,
        Action.COLLECT: _STUDY,
    },
    Role.SUPERVISOR: {
        Action.HELLO: _ANY,
        Action.HAVE: _OWN,
        Action.PUSH: _OWN,
        Action.SEND_FILES: _OWN,
        Action.PULL: _OWN,
        Action.PUBLISH: _ANY,
        Action.ASSIGN: _ANY,
        Action.READ_PERSONAL_DATA: _ANY,
        Action.READ_JOURNALS: _ANY,
        Action.READ_QUARANTINE: _ANY,
        Action.REOPEN: _ANY,
        Action.REVIEW: _ANY,
        Action.RESOLVE_QUARANTINE: _ANY,
        Action.READ_FILES: _ANY,
        Action.BRING_IN: _ANY,
        Action.HAND_OVER: _ANY,
        Action.TAKE_OVER: _OWN,
        Action.CALL: _STUDY,
        Action.COLLECT: _STUDY,
        Action.MANAGE_QUEUE: _ANY,
        Action.CHANGE_PASSWORD: _OWN,
        Action.MANAGE_DEVICES: _OWN,
        Action.GIVE_PIN_CODE: _OWN,
        Action.FIND_PERSON: _ANY,
        **_OFFICE_READS,
    },
    Role.RESEARCHER: {
        Action.HELLO: _ANY,
        Action.CHANGE_PASSWORD: _OWN,
        Action.PUBLISH: _ANY,
        **_OFFICE_READS,
    },
    Role.ADMINISTRATOR: {
        Action.HELLO: _ANY,
        Action.CHANGE_PASSWORD: _OWN,
        Action.MANAGE_DEVICES: _ANY,
        Action.GIVE_PIN_CODE: _ANY,
        Action.READ_AUDIT: _ANY,
        Action.FIND_PERSON: _ANY,
        Action.ERASE_PERSON: _ANY,
        Action.PUBLISH: _ANY,
        Action.ASSIGN: _ANY,
        Action.READ_PERSONAL_DATA: _ANY,
        Action.READ_JOURNALS: _ANY,
        Action.READ_QUARANTINE: _ANY,
        Action.REOPEN: _ANY,
        Action.REVIEW: _ANY,
        Action.RESOLVE_QUARANTINE: _ANY,
        Action.READ_FILES: _ANY,
        Action.BRING_IN: _ANY,
        Action.HAND_OVER: _ANY,
        Action.MANAGE_QUEUE: _ANY,
        **_OFFICE_READS,
    },
}


DELIVERY = frozenset({"/v1/hello", "/v1/have", "/v1/push", "/v1/blob/{sha256}", "/v1/password"})
"""Paths that stay open to a locked device, and before a password that was given is changed: data is never refused
where a known person brings it. `{…}` in a path stands as the route has it."""


def require_delivery(path: str) -> None:
    """Refuse what is not delivering.

    Raises:
        NotAllowedError: With a sentence.
    """
    if path not in DELIVERY:
        raise NotAllowedError(
            "This device is locked, or the password must be changed first: it may send what it holds, nothing else."
        )


def is_allowed(role: Role, action: Action, relation: Relation) -> bool:
    """Say whether `role` may do `action` on an object to which it stands in `relation`."""
    return relation in _TABLE[role].get(action, frozenset())


def require(role: Role, action: Action, relation: Relation = Relation.OWN) -> None:
    """Refuse what is not allowed.

    Raises:
        NotAllowedError: With a sentence.
    """
    if not is_allowed(role, action, relation):
        raise NotAllowedError(f"Your role, {role}, does not allow this ({action}); ask an administrator.")
