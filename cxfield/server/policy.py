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
    BRING_IN = "bring-in"
    """Push on behalf of an interviewer what a rescue file held."""
    SEND_FILES = "send-files"
    READ_FILES = "read-files"
    CALL = "call"
    MANAGE_QUEUE = "manage-queue"


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
        Action.HAVE: _OWN,
        Action.PUSH: _OWN,
        Action.SEND_FILES: _OWN,
        Action.PULL: _OWN,
        Action.LIST_STUDIES: _STUDY,
        Action.READ_QUESTIONNAIRE: _STUDY,
        Action.READ_CASES: _OWN,
        Action.READ_PERSONAL_DATA: _OWN,
        Action.READ_INTERVIEWS: _OWN,
        Action.CALL: _STUDY,
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
        Action.BRING_IN: _ANY,
        Action.READ_FILES: _ANY,
        Action.CALL: _STUDY,
        Action.MANAGE_QUEUE: _ANY,
        **_OFFICE_READS,
    },
    Role.RESEARCHER: {
        Action.HELLO: _ANY,
        Action.PUBLISH: _ANY,
        **_OFFICE_READS,
    },
    Role.ADMINISTRATOR: {
        Action.HELLO: _ANY,
        Action.PUBLISH: _ANY,
        Action.ASSIGN: _ANY,
        Action.READ_PERSONAL_DATA: _ANY,
        Action.READ_JOURNALS: _ANY,
        Action.READ_QUARANTINE: _ANY,
        Action.REOPEN: _ANY,
        Action.BRING_IN: _ANY,
        Action.READ_FILES: _ANY,
        Action.MANAGE_QUEUE: _ANY,
        **_OFFICE_READS,
    },
}


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
