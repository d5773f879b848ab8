"""What the office says about reviews and about items kept aside; what a device asks about both."""

from __future__ import annotations

from datetime import datetime

from pydantic import TypeAdapter

from cxfield.store.device_store import DeviceStore
from cxfield.store.outcomes import Outcome, OutcomeSubject
from cxfield.sync.connection import Connection, checked, not_ours
from cxfield.sync.decision_messages import (
    AsideEvents,
    AsideName,
    Decision,
    DecisionsReply,
    ResolveRequest,
    ReviewRequest,
)
from cxfield.sync.errors import ServerTooOldError
from cxfield.sync.on_store import OnStore

DECISIONS_CURSOR = "sync.decisions"

_DECISIONS = TypeAdapter(list[Decision])


class DecisionsClient:
    """Decisions on a server, over a connection that is signed in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def told(self, cursor: str) -> DecisionsReply:
        """Ask what was decided about one's own interviews since `cursor`; empty for everything."""
        answer = self._connection.ask("GET", "/v1/decisions", params={"cursor": cursor})
        return self._connection.one(DecisionsReply, answer)

    # ---- office ----

    def of_study(self, study_id: str) -> list[Decision]:
        """Ask for all decisions of a study, the newest first."""
        return checked(_DECISIONS, self._connection.ask("GET", f"/v1/studies/{study_id}/decisions"))

    def review(self, study_id: str, interview_id: str, request: ReviewRequest) -> Decision:
        """Approve, reject or comment on an interview."""
        return self._connection.post(f"/v1/studies/{study_id}/interviews/{interview_id}/review", request, Decision)

    def look_into(self, study_id: str, name: AsideName) -> AsideEvents:
        """Ask for the events of an item kept aside."""
        return self._connection.post(f"/v1/studies/{study_id}/quarantine/look", name, AsideEvents)

    def resolve(self, study_id: str, request: ResolveRequest) -> Decision:
        """Decide about an item kept aside."""
        return self._connection.post(f"/v1/studies/{study_id}/quarantine/resolve", request, Decision)


def learn_decisions(store: DeviceStore, connection: Connection, on_store: OnStore) -> int:
    """Fetch what was decided and keep it; return how many. A server that knows no decisions has none to tell."""
    client, count, is_more = DecisionsClient(connection), 0, True
    while is_more:
        cursor = on_store(lambda: store.setting(DECISIONS_CURSOR)) or ""
        try:
            reply = client.told(cursor)
        except ServerTooOldError:
            return count
        if reply.more and reply.cursor == cursor:
            raise not_ours(connection.server)
        on_store(lambda reply=reply: _keep(store, reply))  # type: ignore[misc]
        count += len(reply.decisions)
        is_more = reply.more
    return count


def _keep(store: DeviceStore, reply: DecisionsReply) -> None:
    with store.transaction():
        store.ledger.outcomes.keep([to_outcome(one) for one in reply.decisions])
        store.set_setting(DECISIONS_CURSOR, reply.cursor)


def to_outcome(decision: Decision) -> Outcome:
    """Return a decision as the device keeps it."""
    return Outcome(
        outcome_id=decision.decision_id,
        study_id=decision.study_id,
        kind=decision.kind,
        stream_id=decision.stream_id,
        subject=OutcomeSubject(decision.subject),
        verdict=decision.verdict,
        author=decision.author,
        note=decision.note,
        to_seq=decision.to_seq,
        decided_at=datetime.fromisoformat(decision.decided_at),
    )
