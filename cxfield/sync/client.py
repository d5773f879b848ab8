"""What one says to a cxfield server, device and office. Knows no store; what failed is a sentence."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import TypeAdapter

from cxfield.sync import messages
from cxfield.sync.batch import is_gzip
from cxfield.sync.connection import JSON, NDJSON, Connection, checked, not_ours
from cxfield.sync.content_digest import CONTENT_DIGEST, is_told
from cxfield.sync.errors import ProgramTooOldError, ServerTooOldError

PACKED = "application/x-cxfield-batch"
_STUDIES = TypeAdapter(list[messages.StudySummary])
_CASES = TypeAdapter(list[messages.CaseSummary])
_INTERVIEWS = TypeAdapter(list[messages.InterviewSummary])
_QUARANTINE = TypeAdapter(list[messages.QuarantineSummary])


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerContact:
    """What the server's clock said between two looks at the clocks here."""

    server_at: datetime
    began_at: datetime
    ended_at: datetime
    began_mono_ms: int
    ended_mono_ms: int


class SyncClient(Connection):
    """A connection with the requests of devices and office. `contact` is the last `hello`; None before."""

    contact: ServerContact | None = None
    protocol = messages.OLDEST_PROTOCOL
    """What both sides speak; the oldest until the server said more."""
    wipe_asked = False
    """The server wants this workspace wiped once it has all of it."""
    wipe_hurries = False
    """… and not to wait until that lies in a backup."""
    only_delivers = False
    """The server takes what is here and gives nothing: the device is locked, or the password is to be changed."""
    is_too_old = False
    """The server speaks only newer protocols. It still takes what is here; what it gives could not be read."""

    # ---- device ----

    def hello(self) -> messages.Hello:
        """Ask who the server is.

        Raises:
            ServerTooOldError: It speaks no protocol of this program.
        """
        began_at, began = datetime.now(UTC), time.monotonic_ns()
        response = self.ask("GET", "/v1/hello")
        hello = self.one(messages.Hello, response)
        self.expects_digests = is_told(response.headers.get(CONTENT_DIGEST, ""))
        self.contact = ServerContact(
            server_at=_moment(hello.server_time, self.server),
            began_at=began_at,
            ended_at=datetime.now(UTC),
            began_mono_ms=began // 1_000_000,
            ended_mono_ms=time.monotonic_ns() // 1_000_000,
        )
        self.wipe_asked, self.only_delivers = hello.wipe_after_upload, hello.only_delivers
        self.wipe_hurries = hello.wipe_without_backup
        if hello.protocol < messages.OLDEST_PROTOCOL:
            raise ServerTooOldError("The server is older than this program can talk to; have the server updated.")
        self.is_too_old = hello.oldest_protocol > messages.PROTOCOL
        self.protocol = min(hello.protocol, messages.PROTOCOL)
        return hello

    def check_version(self) -> None:
        """See whether what the server gives can be read.

        Raises:
            ProgramTooOldError: It cannot.
        """
        if self.is_too_old:
            raise ProgramTooOldError("The server needs a newer version of this program; update it. Nothing is lost.")

    def have(self, streams: list[messages.StreamState]) -> messages.SignedStatement:
        """Ask how far the server's journals go."""
        return self.post("/v1/have", messages.HaveRequest(streams=streams), messages.SignedStatement)

    def push(self, body: bytes) -> messages.SignedStatement:
        """Send a batch. The answer is worth nothing until its signature was checked."""
        headers = {"Content-Encoding": "gzip", "Content-Type": NDJSON} if is_gzip(body) else {"Content-Type": PACKED}
        return self.one(messages.SignedStatement, self.ask("POST", "/v1/push", content=body, headers=headers))

    def pull(self, cursor: str) -> messages.PullReply:
        """Ask what changed since `cursor`; empty for everything."""
        return self.one(messages.PullReply, self.ask("GET", "/v1/pull", params={"cursor": cursor}))

    def questionnaire(self, study_id: str, content_hash: str) -> messages.QuestionnaireBundle:
        """Fetch a published version whole."""
        return self.get(f"/v1/studies/{study_id}/questionnaires/{content_hash}", messages.QuestionnaireBundle)

    # ---- office ----

    def publish(self, request: messages.PublishRequest) -> messages.Published:
        """Publish a questionnaire version with its sample. Safe to repeat."""
        headers = {"Content-Encoding": "gzip", "Content-Type": JSON}
        content = gzip.compress(request.model_dump_json().encode())
        response = self.ask("POST", "/v1/studies", content=content, headers=headers)
        return self.one(messages.Published, response)

    def assign(self, study_id: str, case_ids: list[str], user: str) -> int:
        """Give cases to an interviewer; return how many changed hands."""
        request = messages.AssignRequest(case_ids=case_ids, user=user)
        headers = {"Content-Type": JSON}
        content = request.model_dump_json().encode()
        response = self.ask("POST", f"/v1/studies/{study_id}/assign", content=content, headers=headers)
        return int(response.json()["changed"])

    def reopen(self, study_id: str, interview_id: str, why: str) -> messages.StreamReceipt:
        """Send a completed interview back to its interviewer, who gets it with the next synchronisation."""
        path = f"/v1/studies/{study_id}/interviews/{interview_id}/reopen"
        return self.post(path, messages.ReopenRequest(why=why), messages.StreamReceipt)

    def studies(self) -> list[messages.StudySummary]:
        """List the studies, the newest first."""
        return checked(_STUDIES, self.ask("GET", "/v1/studies"))

    def cases(self, study_id: str) -> list[messages.CaseSummary]:
        """List the cases of a study in the order of its sample."""
        return checked(_CASES, self.ask("GET", f"/v1/studies/{study_id}/cases"))

    def interviews(self, study_id: str) -> list[messages.InterviewSummary]:
        """List the interviews of a study."""
        return checked(_INTERVIEWS, self.ask("GET", f"/v1/studies/{study_id}/interviews"))

    def quarantine(self, study_id: str) -> list[messages.QuarantineSummary]:
        """List what the server keeps but could not use."""
        return checked(_QUARANTINE, self.ask("GET", f"/v1/studies/{study_id}/quarantine"))

    def journals(self, study_id: str) -> Iterator[messages.StreamLines]:
        """Yield every journal of a study, as it arrives."""
        self.hello()  # renews the session where it has ended, which a stream cannot
        self.check_version()
        path = f"/v1/studies/{study_id}/journals"
        with self.stream_lines(path) as lines:
            for line in lines:
                yield messages.StreamLines.model_validate_json(line)


def _moment(text: str, server: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError as error:
        raise not_ours(server) from error
