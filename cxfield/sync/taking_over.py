"""One interviewer, two computers: a case is taken over on this one, and only this one goes on with it.

The wish is kept in the workspace and fulfilled by the next synchronisation, after what is here was sent: so nothing
of this computer is left behind under the old ownership.
"""

from __future__ import annotations

import json
from urllib.parse import quote

from cxfield.store.device_store import DeviceStore
from cxfield.sync.connection import Connection
from cxfield.sync.errors import SyncError
from cxfield.sync.messages import Message
from cxfield.sync.on_store import OnStore

WISHES = "sync.take_over"


class NoBody(Message):
    """A request that says everything by its address."""


class TakenOver(Message):
    """The case belongs to the asking device alone, under this owner epoch."""

    owner_epoch: int


def wish_to_take_over(store: DeviceStore, study_id: str, case_id: str) -> None:
    """Have the case taken over by the next synchronisation. Storage thread."""
    with store.transaction():
        wishes = _wishes(store)
        store.set_setting(WISHES, json.dumps([*wishes, [study_id, case_id]]))


def take_over_wished(store: DeviceStore, connection: Connection, on_store: OnStore) -> int:
    """Fulfil the wishes; return how many cases. A wish that the server refuses is dropped and said.

    Raises:
        ForbiddenError: The case is not one's own. SyncError: The network; the wish stays.
    """
    done = 0
    for study_id, case_id in on_store(lambda: _wishes(store)):
        path = f"/v1/studies/{quote(study_id, safe='')}/cases/{quote(case_id, safe='')}/take-over"
        try:
            connection.post(path, NoBody(), TakenOver)
        except SyncError as error:
            if not error.retryable:
                on_store(lambda wish=[study_id, case_id]: _drop(store, wish))  # type: ignore[misc]
            raise
        on_store(lambda wish=[study_id, case_id]: _drop(store, wish))  # type: ignore[misc]
        done += 1
    return done


def _wishes(store: DeviceStore) -> list[list[str]]:
    found: list[list[str]] = json.loads(store.setting(WISHES) or "[]")
    return found


def _drop(store: DeviceStore, wish: list[str]) -> None:
    with store.transaction():
        left = [one for one in _wishes(store) if one != wish]
        store.set_setting(WISHES, json.dumps(left) if left else None)
