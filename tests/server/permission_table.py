"""Who gets in where. Every route of the server stands here; a test fails for one that does not.

To add a route: one line in `ROUTES` with its path as the router has it and the people for whom it opens. To add an
action: one line in `GRANTED`. Nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxfield.server.policy import Action, Relation
from cxfield.sync.messages import Role

HOLDER = "holder"
"""Interviewer who takes part in the study and holds the case."""
COLLEAGUE = "colleague"
"""Interviewer who takes part in the study; the case is another's."""
STRANGER = "stranger"
"""Interviewer of another study."""
LOCKED = "locked"
"""Interviewer whose device was locked, holding cases."""
GIVEN = "given"
"""Interviewer with a password that must be changed first, holding cases."""
SUPERVISOR, RESEARCHER, ADMINISTRATOR = "supervisor", "researcher", "administrator"
DISABLED, FORGER, NOBODY = "disabled", "forger", "nobody"
"""A disabled account, a token that another server signed, no token at all: none of them has a session."""
PEOPLE = (
    HOLDER,
    COLLEAGUE,
    STRANGER,
    LOCKED,
    GIVEN,
    SUPERVISOR,
    RESEARCHER,
    ADMINISTRATOR,
    DISABLED,
    FORGER,
    NOBODY,
)
WITHOUT_SESSION = frozenset({DISABLED, FORGER, NOBODY})

EVERYBODY = frozenset(PEOPLE)
"""Routes that need no session: they prove who asks by themselves, or tell nothing."""
SIGNED_IN = EVERYBODY - WITHOUT_SESSION
LIMITED = frozenset({LOCKED, GIVEN})
FREE = SIGNED_IN - LIMITED
INTERVIEWERS = frozenset({HOLDER, COLLEAGUE, STRANGER})
TEAM = frozenset({HOLDER, COLLEAGUE})
CONTROL = frozenset({SUPERVISOR, ADMINISTRATOR})
OFFICE = CONTROL | {RESEARCHER}
FIELD = INTERVIEWERS | {SUPERVISOR}


@dataclass(frozen=True)
class Entry:
    """One route. What has a body gets one that cannot be read: an answer of 400 means that the door was open."""

    method: str
    path: str
    open_to: frozenset[str]
    query: str = ""
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"


_BLOB = "study={study_id}&interview=i-1&kind=recording&name=1"
_CHUNK = (("Upload-Offset", "0"), ("Upload-Length", "1"), ("Upload-Checksum", "sha256 " + "A" * 43 + "="))
ROUTES = (
    Entry("POST", "/v1/sign-in", EVERYBODY),
    Entry("POST", "/v1/refresh", EVERYBODY),
    Entry("GET", "/v1/oidc", EVERYBODY),
    Entry("POST", "/v1/oidc/sign-in", EVERYBODY),
    Entry("POST", "/v1/password", SIGNED_IN),
    Entry("GET", "/v1/recovery", INTERVIEWERS, query="number=1"),
    Entry("GET", "/v1/devices", CONTROL),
    Entry("POST", "/v1/devices/code", CONTROL),
    Entry("POST", "/v1/devices/revoke", CONTROL),
    Entry("POST", "/v1/devices/wipe", CONTROL),
    Entry("POST", "/v1/devices/wipe-now", CONTROL),
    Entry("POST", "/v1/devices/readmit", CONTROL),
    Entry("POST", "/v1/devices/pin-code", CONTROL),
    Entry("POST", "/v1/devices/wiped", EVERYBODY),
    Entry("GET", "/v1/audit", frozenset({ADMINISTRATOR})),
    Entry("GET", "/v1/hello", SIGNED_IN),
    Entry("POST", "/v1/have", FIELD | LIMITED),
    Entry("POST", "/v1/push", FIELD | LIMITED),
    Entry("GET", "/v1/pull", FIELD),
    Entry("GET", "/v1/studies", FREE),
    Entry("POST", "/v1/studies", OFFICE),
    Entry("GET", "/v1/studies/{study_id}/cases", TEAM | OFFICE),
    Entry("GET", "/v1/studies/{study_id}/interviews", TEAM | OFFICE),
    Entry("GET", "/v1/studies/{study_id}/journals", CONTROL),
    Entry("GET", "/v1/studies/{study_id}/persons", CONTROL),
    Entry("GET", "/v1/studies/{study_id}/persons/terms", CONTROL),
    *(
        Entry("POST", f"/v1/studies/{{study_id}}/persons/{what}", CONTROL)
        for what in ("find", "ask", "withdraw", "export")
    ),
    Entry("POST", "/v1/studies/{study_id}/persons/erase", frozenset({ADMINISTRATOR})),
    Entry("GET", "/v1/studies/{study_id}/quarantine", CONTROL),
    Entry("GET", "/v1/studies/{study_id}/questionnaires/{content_hash}", TEAM | OFFICE),
    Entry("POST", "/v1/studies/{study_id}/assign", CONTROL),
    Entry("POST", "/v1/studies/{study_id}/interviews/{interview_id}/reopen", CONTROL),
    Entry("GET", "/v1/decisions", FIELD),
    Entry("GET", "/v1/studies/{study_id}/decisions", CONTROL),
    Entry("POST", "/v1/studies/{study_id}/interviews/{interview_id}/review", CONTROL),
    Entry("POST", "/v1/studies/{study_id}/quarantine/look", CONTROL),
    Entry("POST", "/v1/studies/{study_id}/quarantine/resolve", CONTROL),
    Entry("POST", "/v1/queue/claim", FIELD),
    Entry("POST", "/v1/queue/renew", FIELD),
    Entry("POST", "/v1/queue/complete", FIELD),
    Entry("POST", "/v1/queue/release", FIELD),
    Entry("GET", "/v1/studies/{study_id}/queue", CONTROL),
    Entry("POST", "/v1/studies/{study_id}/queue", CONTROL),
    Entry("POST", "/v1/studies/{study_id}/queue/free", CONTROL),
    Entry("POST", "/v1/bring-in", CONTROL),
    Entry("POST", "/v1/transfers", FIELD),
    Entry("POST", "/v1/studies/{study_id}/cases/{case_id}/hand-over", FIELD | CONTROL),
    Entry("POST", "/v1/studies/{study_id}/cases/{case_id}/take-over", frozenset({HOLDER})),
    Entry("HEAD", "/v1/blob/{sha256}", FIELD | LIMITED, query=_BLOB),
    Entry("PATCH", "/v1/blob/{sha256}", FIELD | LIMITED, query=_BLOB, headers=_CHUNK),
    Entry("GET", "/v1/studies/{study_id}/interviews/{interview_id}/files", CONTROL),
    Entry("GET", "/v1/studies/{study_id}/files/{sha256}", CONTROL),
    Entry("GET", "/health/live", EVERYBODY),
    Entry("GET", "/health/ready", EVERYBODY),
    Entry("GET", "/metrics", EVERYBODY),  # on this machine; from others only with the token
)
OPENROSA = tuple(
    Entry(method, f"/openrosa/{who}/{what}", frozenset(), headers=(("X-OpenRosa-Version", "1.0"),))
    for who in ("key/{token}/{study_id}", "{study_id}")
    for method, what in (
        ("GET", "formList"),
        ("GET", "forms/{content_hash}/manifest"),
        ("GET", "forms/{content_hash}/form.xml"),
        ("GET", "forms/{content_hash}/media/{name}"),
        ("HEAD", "submission"),
        ("POST", "submission"),
    )
)
"""No session opens these: tokens and device passwords of people who take part in the study do."""

_FIELD = {Action.HAVE, Action.PUSH, Action.PULL, Action.SEND_FILES}
_READS = {Action.LIST_STUDIES, Action.READ_QUESTIONNAIRE, Action.READ_CASES, Action.READ_INTERVIEWS}
_OFFICE = _READS | {Action.HELLO, Action.PUBLISH}
_CONTROL = {
    Action.ASSIGN,
    Action.READ_PERSONAL_DATA,
    Action.READ_JOURNALS,
    Action.READ_QUARANTINE,
    Action.REOPEN,
    Action.REVIEW,
    Action.RESOLVE_QUARANTINE,
    Action.BRING_IN,
    Action.HAND_OVER,
    Action.MANAGE_QUEUE,
    Action.READ_FILES,
    Action.FIND_PERSON,
}
_ADMINISTRATION = {Action.ERASE_PERSON, Action.MANAGE_DEVICES, Action.GIVE_PIN_CODE, Action.READ_AUDIT}
_OWN = {Action.CHANGE_PASSWORD}
_OWN_DEVICES = {Action.MANAGE_DEVICES, Action.GIVE_PIN_CODE}
GRANTED: dict[tuple[Role, Relation], set[Action]] = {
    (Role.INTERVIEWER, Relation.OWN): _FIELD
    | _READS
    | _OWN
    | {Action.HELLO, Action.READ_PERSONAL_DATA, Action.CALL, Action.KEEP_RECOVERY, Action.HAND_OVER, Action.TAKE_OVER}
    | {Action.COLLECT},
    (Role.INTERVIEWER, Relation.MEMBER): {
        Action.HELLO,
        Action.LIST_STUDIES,
        Action.READ_QUESTIONNAIRE,
        Action.CALL,
        Action.COLLECT,
    },
    (Role.INTERVIEWER, Relation.STRANGER): {Action.HELLO},
    (Role.SUPERVISOR, Relation.OWN): _FIELD
    | _OFFICE
    | _CONTROL
    | _OWN
    | _OWN_DEVICES
    | {Action.CALL, Action.TAKE_OVER, Action.COLLECT},
    (Role.SUPERVISOR, Relation.MEMBER): _OFFICE | _CONTROL | {Action.CALL, Action.COLLECT},
    (Role.SUPERVISOR, Relation.STRANGER): _OFFICE | _CONTROL,
    (Role.RESEARCHER, Relation.OWN): _OFFICE | _OWN,
    (Role.RESEARCHER, Relation.MEMBER): _OFFICE,
    (Role.RESEARCHER, Relation.STRANGER): _OFFICE,
    (Role.ADMINISTRATOR, Relation.OWN): _OFFICE | _CONTROL | _ADMINISTRATION | _OWN,
    (Role.ADMINISTRATOR, Relation.MEMBER): _OFFICE | _CONTROL | _ADMINISTRATION,
    (Role.ADMINISTRATOR, Relation.STRANGER): _OFFICE | _CONTROL | _ADMINISTRATION,
}
