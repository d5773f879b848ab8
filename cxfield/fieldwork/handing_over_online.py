"""A case is handed over to another interviewer through the server: sent whole first, then given, then off the desk."""

from __future__ import annotations

from cxfield.fieldwork.case_transfer import TransferError
from cxfield.fieldwork.workspace import Workspace
from cxfield.sync.client import SyncClient
from cxfield.sync.on_store import OnStore, at_once
from cxfield.sync.synchronise import synchronise
from cxfield.sync.transfers import hand_over


def hand_over_online(workspace: Workspace, study_id: str, case_id: str, user: str, on_store: OnStore = at_once) -> None:
    """Give a case to `user` once the server has all its journals. Network thread. Safe to repeat.

    Recordings and attached files of an unfinished interview follow: they stay here until the server has them.

    Raises:
        TransferError: Something of it did not reach the server, or it is not this device's; nothing was given.
        SyncError: The network, or a name that is none; the next synchronisation shows whose the case is.
    """
    store = workspace.store
    server, device = on_store(workspace.connection)
    with SyncClient(server, device=device) as client:
        synchronise(store, client, on_store=on_store)
        on_store(lambda: _require_sent(workspace, study_id, case_id))
        hand_over(client, study_id, case_id, user)
        synchronise(store, client, on_store=on_store)


def _require_sent(workspace: Workspace, study_id: str, case_id: str) -> None:
    book = workspace.store.carrying.transfers
    if not book.is_held(study_id, case_id):
        raise TransferError("This case is not yours any more; it cannot be handed over from here.")
    mine = {case_id, *(one.interview_id for one in workspace.store.interviews(study_id, case_id))}
    for work in workspace.store.carrying.unsent():
        journals = {journal.state.stream_id for journal in work.journals}
        if work.study_id == study_id and mine & journals:
            raise TransferError(
                "The server does not have all of this case yet, so it was not handed over. Try again in a few "
                "minutes, or hand it over in a file."
            )
