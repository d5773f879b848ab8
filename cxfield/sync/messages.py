"""What device and server say to each other under `/v1`, as both of them check it. See docs/architecture.md, *sync*."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from cxfield.event import StreamKind

PROTOCOL = 2
OLDEST_PROTOCOL = 1
"""The range of protocol versions that this program speaks. 2: items of a push come packed (`batch.py`)."""
_MOST = 2**31 - 1

NO_NUL = r"^[^\x00]*$"
"""PostgreSQL keeps no text with a NUL in it."""
Name = Annotated[str, Field(min_length=1, max_length=200, pattern=NO_NUL)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
KeyText = Annotated[str, Field(max_length=200)]
NO_HEAD = "0" * 64
"""Head of an empty journal."""


class Message(BaseModel):
    """Base of all messages. Unknown fields are ignored, so that an older side understands a newer one."""

    model_config = ConfigDict(frozen=True)


class Role(StrEnum):
    """What an account may do; the rules are in `cxfield.server.policy`."""

    INTERVIEWER = "interviewer"
    SUPERVISOR = "supervisor"
    RESEARCHER = "researcher"
    ADMINISTRATOR = "administrator"


class Enrolling(Message):
    """Who signs in on which device.

    `device_key` is the public half of the device's key (base64), `signature` that of `sign_in_words`. A program that
    knows neither sends them empty.
    """

    user: Name
    device: Name
    device_key: KeyText = ""
    signature: KeyText = ""
    enrolment_code: KeyText = ""


class SignInRequest(Enrolling):
    """User and password, once per enrolment or after a refused refresh."""

    password: Annotated[str, Field(min_length=1, max_length=1024)]


SIGN_IN = "sign-in"
REFRESH = "refresh"
"""What a device signs with its key."""


def sign_in_words(user: str, device: str) -> bytes:
    """Return what a device signs at its sign-in."""
    return f"{user}\n{device}".encode()


class RefreshRequest(Message):
    """Exchanges a refresh token; it is good for one use on the device that got it, and signed by that device's key.

    The signature is of the token itself. A device of which the server has no key yet makes it known by `device_key`.
    """

    refresh_token: Annotated[str, Field(min_length=1, max_length=200)]
    device: Name
    device_key: KeyText = ""
    signature: KeyText = ""


class Tokens(Message):
    """A session. `access_token` lives for `expires_s`; `receipt_key` (base64) is pinned at the first sign-in.

    `must_change`: until the password was changed, the session is good for sending only.
    """

    user: str
    role: Role
    access_token: str
    refresh_token: str
    expires_s: int
    receipt_key: str
    must_change: bool = False


class Limits(Message):
    """Bytes and counts above which the server refuses a request. `blob_bytes` 0: it takes no files yet."""

    batch_compressed_bytes: int
    batch_inflated_bytes: int
    pull_items: int
    blob_bytes: int = 0
    chunk_bytes: int = 0


class Hello(Message):
    """Who the server is. A new `epoch` means that it was restored: cursors and receipts of the old one are void."""

    epoch: str
    protocol: int
    oldest_protocol: int
    server_version: str
    server_time: str
    receipt_key: str
    wipe_after_upload: bool = False
    only_delivers: bool = False
    limits: Limits
    retry_after_s: int | None = None


class StreamState(Message):
    """How far a journal goes on the device."""

    study_id: Name
    kind: StreamKind
    stream_id: Name
    seq: Annotated[int, Field(ge=0)]
    head: Hash


class HaveRequest(Message):
    """Asks how much of each journal the server has."""

    streams: Annotated[list[StreamState], Field(max_length=5000)]


class BatchHeader(Message):
    """First line of a push. `sha256` is over everything after this line."""

    device: Name
    batch_no: Annotated[int, Field(ge=1, le=_MOST)]
    count: Annotated[int, Field(ge=0, le=5000)]
    sha256: Hash
    protocol: Literal[1, 2] = 1


class ItemHeader(Message):
    """Stands before the journal lines of one item: events `from_seq` … `to_seq` of one journal.

    Attributes:
        case_id: The case of the interview; the stream itself for a case's journal.
        owner_epoch: Of the case, as the device knows it.
        head: Head of the journal after `to_seq`.
        sha256: Over the lines, each with its line end.
    """

    study_id: Name
    kind: StreamKind
    stream_id: Name
    case_id: Annotated[str, Field(max_length=200, pattern=NO_NUL)] | None = None
    from_seq: Annotated[int, Field(ge=1, le=_MOST)]
    to_seq: Annotated[int, Field(ge=1, le=_MOST)]
    owner_epoch: Annotated[int, Field(ge=0, le=_MOST)]
    payload_version: int
    head: Hash
    sha256: Hash


class ItemStatus(StrEnum):
    """What became of an item. All but `gap` and `later` mean: stored, do not send again."""

    APPLIED = "applied"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    TOMBSTONED = "tombstoned"
    GAP = "gap"
    LATER = "later"


class StreamReceipt(Message):
    """The server's word for (count, head) of one journal.

    Attributes:
        have_seq, head: How far the server's journal goes.
        received_at: When the last of it arrived; ISO, UTC; empty if there is nothing.
        code: Short receipt that an interviewer can read out; 8 hex digits.
        backed_up: Contained in a backup off the server's host. Only then may a device delete its copy.
        missing_files: Hashes of files that the journal names and that never came; told in answer to `have`.
    """

    study_id: str
    kind: StreamKind
    stream_id: str
    have_seq: int
    head: str
    received_at: str
    code: str
    backed_up: bool = False
    missing_files: list[str] = []


class ItemReceipt(Message):
    """What became of one item of a push. `reason` is a sentence where it was not applied."""

    from_seq: int
    to_seq: int
    sha256: str
    status: ItemStatus
    reason: str = ""
    stream: StreamReceipt


class BlobStatus(StrEnum):
    """What became of a file. All of them mean: do not send it again."""

    STORED = "stored"
    QUARANTINED = "quarantined"
    DELETED = "deleted"


class BlobReceipt(Message):
    """The server's word for one file: it is whole and gives `sha256`. `reason` is a sentence where it is kept aside."""

    study_id: str
    interview_id: str
    sha256: str
    size_bytes: int
    status: BlobStatus
    reason: str = ""
    sealed_at: str
    backed_up: bool = False


class Statement(Message):
    """What the server signs: `items` in answer to `push`, `streams` to `have`, `blobs` for a file that is whole."""

    purpose: Literal["push", "have", "blob"]
    epoch: str
    device: str
    batch: str = ""
    at: str
    items: list[ItemReceipt] = []
    streams: list[StreamReceipt] = []
    blobs: list[BlobReceipt] = []


class SignedStatement(Message):
    """`statement` is the JSON text of a `Statement`, exactly as signed; `signature` base64, Ed25519."""

    statement: str
    signature: str


class CaseData(Message):
    """A case as it stood in the sample; everything later is in its journal."""

    case_id: Name
    name: str = ""
    phones: list[str] = []
    address: str = ""
    time_zone: str = ""
    language: str = ""
    priority: int = 0
    attributes: dict[str, str] = {}


class QuestionnaireReference(Message):
    """Names a published version."""

    content_hash: Hash
    form_id: str
    version: str
    title: str


class QuestionnaireBundle(Message):
    """A published version whole. Bytes are base64; `media` by file name; `source` is the workbook, empty if none."""

    content_hash: Hash
    form_id: str
    version: str
    title: str
    xform: str
    source_name: str = ""
    source: str = ""
    media: dict[str, str] = {}


class StudyItem(Message):
    """A study that the puller takes part in. `questionnaires` in the order published; the last is the current one."""

    item: Literal["study"] = "study"
    study_id: str
    name: str
    public_key: str
    questionnaires: list[QuestionnaireReference]


class InterviewJournal(Message):
    """An interview of a case that is handed over, with its journal so far."""

    interview_id: str
    lines: list[str]


class CaseItem(Message):
    """A case that belongs to the puller, with the journals so far (its own and its interviews')."""

    item: Literal["case"] = "case"
    study_id: str
    case: CaseData
    owner_epoch: int
    lines: list[str] = []
    interviews: list[InterviewJournal] = []


class RevokedItem(Message):
    """A case that no longer belongs to the puller; what was written on it is still sent."""

    item: Literal["revoked"] = "revoked"
    study_id: str
    case_id: str
    owner_epoch: int


PullItem = Annotated[StudyItem | CaseItem | RevokedItem, Field(discriminator="item")]


class PullReply(Message):
    """Changes in order. `cursor` goes into the next pull, saved together with the items."""

    items: list[PullItem]
    cursor: str
    more: bool


class PublishRequest(Message):
    """A questionnaire version with its sample.

    Attributes:
        study_id: Made by the publisher, so that a repeated request is the same request.
        public_key: The study's X25519 key, base64. `sealed_private_key` is the other half under the pass-phrase.
        interviewers: Get the cases in turn. Empty: whoever pulls first takes up to the server's cap.
        call_queue: The cases go into the call queue instead; the interviewers (empty: all that there are) may claim.
    """

    study_id: Name
    name: Name
    questionnaire: QuestionnaireBundle
    public_key: str
    sealed_private_key: str
    cases: Annotated[list[CaseData], Field(max_length=200_000)] = []
    interviewers: list[str] = []
    call_queue: bool = False


class Published(Message):
    """Answer to a publish."""

    study_id: str
    name: str
    content_hash: str
    cases: int


class AssignRequest(Message):
    """Gives cases to an interviewer; raises their owner epoch where the owner changes."""

    case_ids: Annotated[list[str], Field(max_length=10_000)]
    user: Name


class ReopenRequest(Message):
    """Sends a completed interview back; `why` goes into its journal."""

    why: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class StudySummary(Message):
    """A study in the list of a supervisor."""

    study_id: str
    name: str
    published_at: str
    public_key: str
    sealed_private_key: str
    cases: int
    interviews: int
    completed: int
    quarantined: int
    questionnaires: list[QuestionnaireReference]


class CaseSummary(Message):
    """A case in the list of a supervisor. A researcher sees neither name nor numbers nor address."""

    case: CaseData
    owner: str
    owner_epoch: int
    status: str
    journal_seq: int


class InterviewSummary(Message):
    """An interview as projected from its journal. `answers`: ref -> text, or {"missing": code}."""

    interview_id: str
    case_id: str
    interviewer: str
    questionnaire: str
    form_id: str
    version: str
    language: str
    status: str
    started_at: str
    completed_at: str
    received_at: str
    receipt_code: str
    seq: int
    answers: dict[str, str | dict[str, str]]


class QuarantineSummary(Message):
    """An item that the server keeps but cannot use, for a supervisor to judge. `resolved_by`: who has; else empty."""

    kind: StreamKind
    stream_id: str
    from_seq: int
    to_seq: int
    user: str
    device: str
    owner_epoch: int
    reason: str
    explanation: str
    received_at: str
    sha256: str
    resolved_by: str = ""


class StreamLines(Message):
    """One line of `journals`: a whole journal."""

    kind: StreamKind
    stream_id: str
    head: str
    lines: list[str]


class Refusal(Message):
    """Every answer that is not 2xx. `message` is a sentence for people."""

    error: str
    message: str
