"""What an interviewer's station asks of the call queue. One case is held at a time."""

from __future__ import annotations

from datetime import datetime

from cxfield.sync import queue_messages as messages
from cxfield.sync.connection import JSON, Connection


class CallQueueClient:
    """The call queue of a server, over a connection that is signed in. A lease that is over is a ServerRefusedError."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim(self, study_id: str, languages: tuple[str, ...] = ()) -> messages.ClaimReply:
        """Ask for the next case; the one that is held already, if any."""
        request = messages.ClaimRequest(study_id=study_id, languages=list(languages))
        return self._connection.post("/v1/queue/claim", request, messages.ClaimReply)

    def renew(self, lease: messages.Lease, phase: messages.CallPhase) -> messages.Lease:
        """Hold the lease and say what happens; four times in its time is enough."""
        request = messages.RenewRequest(study_id=lease.study_id, case_id=lease.case_id, token=lease.token, phase=phase)
        return self._connection.post("/v1/queue/renew", request, messages.Lease)

    def complete(
        self, lease: messages.Lease, *, due_at: datetime | None, priority: int | None = None
    ) -> messages.QueueMove:
        """Give the case back after an attempt; None: it is not called any more."""
        request = messages.CompleteRequest(
            study_id=lease.study_id, case_id=lease.case_id, token=lease.token, due_at=due_at, priority=priority
        )
        return self._connection.post("/v1/queue/complete", request, messages.QueueMove)

    def release(self, lease: messages.Lease) -> messages.QueueMove:
        """Give the case back untouched."""
        request = messages.ReleaseRequest(study_id=lease.study_id, case_id=lease.case_id, token=lease.token)
        return self._connection.post("/v1/queue/release", request, messages.QueueMove)

    # ---- office ----

    def picture(self, study_id: str) -> messages.QueuePicture:
        """Ask how the queue of a study stands."""
        return self._connection.get(f"/v1/studies/{study_id}/queue", messages.QueuePicture)

    def enqueue(self, study_id: str, case_ids: list[str]) -> None:
        """Let cases that nobody owns be called, those too that were done with."""
        request = messages.EnqueueRequest(case_ids=case_ids)
        content = request.model_dump_json().encode()
        self._connection.ask("POST", f"/v1/studies/{study_id}/queue", content=content, headers={"Content-Type": JSON})

    def free(self, study_id: str, case_id: str) -> messages.QueueMove:
        """Let a case be called again at once."""
        request = messages.FreeRequest(case_id=case_id)
        return self._connection.post(f"/v1/studies/{study_id}/queue/free", request, messages.QueueMove)
