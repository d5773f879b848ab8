"""A case is handed over to another interviewer through the server: sent whole first, then given, then off the desk."""

from __future__ import annotations

from cxfield.fieldwork.case_transfer import CaseToGive, TransferError
from cxfield.fieldwork.synchronising import AbandonedError, Synchroniser
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.transfer_book import Direction
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import SyncError
from cxfield.sync.on_store import OnStore, at_once
from cxfield.sync.transfers import hand_over


def hand_over_online(
    workspace: Workspace, case: CaseToGive, on_store: OnStore = at_once, *, synchroniser: Synchroniser | None = None
) -> bool:
    """Give a case away once the server has all its journals. Network thread. Safe to repeat.

    Recordings and attached files of an unfinished interview follow: they stay here until the server has them.

    Args:
        synchroniser: The one that runs for this workspace anyway: one run at a time.

    Returns:
        False where the case was given, and this desk hears of it with the next synchronisation only.

    Raises:
        TransferError: Something of it did not reach the server, or it is not this device's; nothing was given.
        SyncError: The network, or a name that is none; the next synchronisation shows whose the case is.
    """
    synchroniser = synchroniser or Synchroniser(workspace)

    def give(client: SyncClient, on_store: OnStore) -> None:
        on_store(lambda: _require_sent(workspace, case.study_id, case.case_id))
        hand_over(client, case.study_id, case.case_id, case.to_user)
        on_store(lambda: _note_given(workspace, case))

    synchroniser.run(on_store, then=give)
    try:
        synchroniser.run(on_store)
    except (SyncError, AbandonedError):
        return False
    return True


def _note_given(workspace: Workspace, case: CaseToGive) -> None:
    """Keep who has the case now: the server says only that it is not ours any more."""
    book = workspace.store.carrying.transfers
    epoch = book.owner_epoch(case.study_id, case.case_id) + 1
    book.note_gone(Direction.GIVEN, case.study_id, case.case_id, owner_epoch=epoch, to_user=case.to_user)


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
