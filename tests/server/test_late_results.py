"""What a device says of a call after its turn was over is refused, kept, and shown to a supervisor."""

from __future__ import annotations

import pytest

from cxfield.sync.call_queue import CallQueueClient
from cxfield.sync.errors import ServerRefusedError
from cxfield.sync.messages import Role
from cxfield.sync.queue_messages import CallPhase, QueuePicture
from tests.journal_device import RunningServer, publish_request


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str | None:
    return request.getfixturevalue("postgres_url") if request.param == "postgresql" else None


def test_a_result_after_the_turn_is_refused_kept_once_and_seen(server: RunningServer) -> None:
    office = server.client("susan", "office")
    server.add("bert", Role.INTERVIEWER)
    request = publish_request(cases=1, interviewers=("anna", "bert")).model_copy(update={"call_queue": True})
    study = office.publish(request).study_id
    anna = CallQueueClient(server.client("anna", "desk-1"))
    lease = anna.claim(study).lease
    assert lease is not None
    anna.renew(lease, CallPhase.CONNECTED)
    before = office.get(f"/v1/studies/{study}/queue", QueuePicture)
    server.services.call_queue.free(server.services.sessions.authenticate(_token(server)), study, lease.case_id)
    for _ in range(2):
        with pytest.raises(ServerRefusedError, match="What you wrote is kept"):
            anna.complete(lease, due_at=None)
    (late,) = office.get(f"/v1/studies/{study}/queue", QueuePicture).late_results
    assert (late.flag, late.case_id, late.user, late.device) == ("late_result", lease.case_id, "anna", "desk-1")
    assert before.late_results == []
    never = lease.model_copy(update={"token": lease.token + 50})
    with pytest.raises(ServerRefusedError):
        anna.complete(never, due_at=None)
    assert len(office.get(f"/v1/studies/{study}/queue", QueuePicture).late_results) == 1


def _token(server: RunningServer) -> str:
    tokens = server.client("susan", "office").tokens
    assert tokens is not None
    return tokens.access_token
