"""Synchronising a workspace: the network waits on its own thread, the database is written on its own.

Every run leaves a line in the log of the workspace: begin, end, network, figures, and why it did not go through.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from threading import Lock
from typing import TypeVar

from cxfield.errors import CxfieldError
from cxfield.fieldwork.forgotten_pin import keep_recovery
from cxfield.fieldwork.upload_settings import upload_way
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.errors import StoreError
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import SyncError
from cxfield.sync.network import NetworkWatch
from cxfield.sync.synchronise import OnStore, SyncSummary, at_once, synchronise
from cxfield.sync.uploading import UploadWay

T = TypeVar("T")
UNEXPECTED = "unexpected"


class AbandonedError(CxfieldError):
    """The run was given up; a later one does its work."""


def failure_code(error: Exception) -> str:
    """Return the short name of what went wrong, as the log keeps it: `unreachable`, `timed-out`, `disk-full` …"""
    if not isinstance(error, CxfieldError):
        return UNEXPECTED
    return short_name(type(error))


def short_name(kind: type[Exception]) -> str:
    """Return the short name of a class of errors: `disk-full` of DiskFullError."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__.removesuffix("Error")).lower()


class Synchroniser:
    """Synchronises one workspace with its server. `run` is called on a network thread, one at a time.

    Attributes:
        wipe_asked: The server wants the workspace wiped, once it has all of it (`wiping`).
        wipe_hurries: … and not to wait for a backup.
        wipe_waits_until: Until when it waits for one; None where it does not, or was not tried yet.
        watch: What is known of the network; a window that knows better sets `watch.seen`.
        only_delivers: The server takes what is here and gives nothing: the device is locked, or the password is new.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.wipe_asked = self.only_delivers = self.wipe_hurries = False
        self.wipe_waits_until: datetime | None = None
        self._current: object | None = None
        self._is_abandoned = False
        self._one_at_a_time = Lock()
        self._then: Callable[[SyncClient, OnStore], None] | None = None
        self._summary = SyncSummary()
        self.watch = NetworkWatch()

    def run(
        self,
        on_store: OnStore = at_once,
        *,
        network: str = "",
        send_files: bool = False,
        then: Callable[[SyncClient, OnStore], None] | None = None,
    ) -> SyncSummary:
        """Do one synchronisation and note in the workspace how it went. `network` is the kind of it, for the log.

        `send_files`: recordings and attached files go now, whatever the rules of the workspace say.

        `then`: What else is asked of the server, with the session of this run, once everything was sent.
        One run at a time: a second waits for the first.

        Raises:
            SyncError: It did not go through; the reason is noted too, and nothing is lost.
            AbandonedError: It was given up from outside.
        """
        with self._one_at_a_time:
            self._then = then
            return self._run(on_store, network=network, send_files=send_files)

    def _run(self, on_store: OnStore, *, network: str, send_files: bool) -> SyncSummary:
        if self._is_abandoned:
            raise AbandonedError("This synchronisation was given up before it began.")
        self._current = token = object()
        guarded = self._guarded(token, on_store)
        runs = self._workspace.store.ledger.runs
        number = guarded(lambda: runs.begin(datetime.now(UTC), network))
        self._summary = SyncSummary()
        try:
            way = upload_way(self._workspace.store, guarded, self.watch, asked=send_files)
            summary = self._talk(guarded, replace(way, on_screen=lambda: self._workspace.on_screen))
        except Exception as error:
            code, sentence = failure_code(error), str(error)
            with suppress(StoreError, AbandonedError):  # what went wrong first is what is said
                guarded(lambda: runs.end(number, datetime.now(UTC), self._figures(), failure=code, sentence=sentence))
            if isinstance(error, SyncError):
                guarded(lambda: self._workspace.note_contact(sentence, code))
            raise
        guarded(lambda: runs.end(number, datetime.now(UTC), self._figures()))
        guarded(self._workspace.note_contact)
        return summary

    def abandon(self) -> None:
        """Give up the run under way: from now on it changes nothing any more, whenever it wakes up. None begins."""
        self._is_abandoned, self._current = True, None

    def _figures(self) -> dict[str, int]:
        return {name: int(count) for name, count in self._summary.as_json().items()}

    def _guarded(self, token: object, on_store: OnStore) -> OnStore:
        def call(work: Callable[[], T], /) -> T:
            def if_current() -> T:
                if self._current is not token:
                    raise AbandonedError("This synchronisation was given up; a later one goes on.")
                return work()

            return on_store(if_current)

        return call

    def _talk(self, on_store: OnStore, way: UploadWay) -> SyncSummary:
        workspace = self._workspace
        server, device = on_store(workspace.connection)

        def keep(summary: SyncSummary) -> None:
            self._summary = summary

        with SyncClient(server, device=device) as client:
            try:
                summary = synchronise(workspace.store, client, on_store=on_store, on_summary=keep, way=way)
                if self._then is not None:
                    self._then(client, on_store)
                if not client.only_delivers:
                    keep_recovery(workspace, client, on_store)
                return summary
            finally:
                self.wipe_asked, self.only_delivers = client.wipe_asked, client.only_delivers
                self.wipe_hurries = client.wipe_hurries
                contact = client.contact
                if contact is not None:
                    on_store(lambda: workspace.note_clock(contact))
