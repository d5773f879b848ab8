"""Synchronising a workspace: the network waits on its own thread, the database is written on its own."""

from __future__ import annotations

from datetime import timedelta

from cxfield.fieldwork.workspace import Workspace
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import SyncError
from cxfield.sync.synchronise import OnStore, SyncSummary, at_once, synchronise

SYNC_EVERY = timedelta(minutes=2)
"""How often the application synchronises by itself while the server answers."""


class Synchroniser:
    """Synchronises one workspace with its server. `run` is called on a network thread, one at a time."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def run(self, on_store: OnStore = at_once) -> SyncSummary:
        """Do one synchronisation and note in the workspace how it went.

        Raises:
            SyncError: It did not go through; the reason is noted too, and nothing is lost.
        """
        workspace = self._workspace
        server, device = on_store(workspace.connection)
        try:
            with SyncClient(server, device=device) as client:
                try:
                    summary = synchronise(workspace.store, client, on_store=on_store)
                finally:
                    contact = client.contact
                    if contact is not None:
                        on_store(lambda: workspace.note_clock(contact))
        except SyncError as error:
            sentence = str(error)
            on_store(lambda: workspace.note_contact(sentence))
            raise
        on_store(lambda: workspace.note_contact())
        return summary
