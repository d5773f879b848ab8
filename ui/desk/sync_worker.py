"""Runs the synchronisation of a workspace: by the timetable, at a key, and anew where a run hangs."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import random

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from cxfield.errors import CxfieldError
from cxfield.fieldwork.synchronising import Synchroniser
from cxfield.fieldwork.workspace import Workspace
from cxfield.sync.errors import SyncError, UnreachableError
from cxfield.sync.timetable import Step, Timetable
from ui.widgets import Task, TaskRunner

LOOK_EVERY_MS = 5_000


def is_metered() -> bool | None:
    """Return whether data cost money on this network; None where the system does not tell."""
    information = QNetworkInformation.instance()
    if information is None or not information.supports(QNetworkInformation.Feature.Metered):
        return None
    return bool(information.isMetered())


def network_kind() -> str:
    """Return what the computer is connected by (`ethernet`, `wifi`, `cellular` …); empty where it does not tell."""
    information = QNetworkInformation.instance()
    if information is None:
        return ""
    medium = information.transportMedium()
    return "" if medium is QNetworkInformation.TransportMedium.Unknown else medium.name.lower()


class SyncWorker(QObject):
    """One workspace's synchronisation. `stop` ends what runs by itself.

    Args:
        timetable: When to begin; by default that of this computer's clock.
        synchroniser: Makes what runs: with a cxfield server, or with OpenRosa servers.
    """

    begun = Signal()
    ended = Signal()  # the workspace has something new to tell

    def __init__(
        self,
        workspace: Workspace,
        storage: TaskRunner,
        network: TaskRunner,
        parent: QObject,
        *,
        timetable: Timetable | None = None,
        synchroniser: Callable[[Workspace], Synchroniser] = Synchroniser,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._storage, self._network = workspace, storage, network
        self._own_runner: TaskRunner | None = None
        self._make_synchroniser = synchroniser
        self._synchroniser = synchroniser(workspace)
        self.timetable = timetable or Timetable(time.monotonic, random)
        self._task: Task | None = None
        self._unsent = 0
        self._wants_files = self._asks_files = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._watch_network()

    def _watch_network(self) -> None:
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            QNetworkInformation.instance().reachabilityChanged.connect(self._on_reachability)
            QNetworkInformation.instance().isMeteredChanged.connect(self._on_metered)
        self._tell_metered()

    def _on_metered(self, _is_metered: bool) -> None:
        self._tell_metered()

    def _tell_metered(self) -> None:
        self._synchroniser.watch.seen = is_metered()

    def _on_reachability(self, reachability: QNetworkInformation.Reachability) -> None:
        if reachability is not QNetworkInformation.Reachability.Disconnected:
            self.timetable.network_changed()

    @property
    def synchroniser(self) -> Synchroniser:
        """What runs, with what the server said of this computer."""
        return self._synchroniser

    def start(self) -> None:
        """Synchronise now, and from now on by the timetable."""
        self._timer.start()
        self.sync_now()

    def stop(self) -> None:
        """Begin nothing any more; a run under way is given up: it touches the workspace no more and ends unseen."""
        self._timer.stop()
        self._synchroniser.abandon()
        if self._task is not None:
            self._task.cancelled = True
        if self._own_runner is not None:
            self._own_runner.let_go()

    def tell_unsent(self, unsent: int) -> None:
        """Take note of how much waits for the server."""
        self._unsent = unsent

    def sync_now(self) -> None:
        """The user pressed the key."""
        self.timetable.asked_by_user()
        self.look()

    def something_finished(self) -> None:
        """An interview was completed."""
        self.timetable.something_finished()
        self.look()

    def send_files_now(self) -> None:
        """The user wants recordings and attached files to go, whatever the rules say."""
        self._wants_files = True
        self.timetable.something_finished()
        self.look()

    def look(self) -> None:
        """Do what the timetable says now."""
        step = self.timetable.look(unsent=self._unsent)
        if step is Step.RESTART:
            self._renew()
        if step is not Step.WAIT:
            self._begin()

    def _renew(self) -> None:
        """Leave a run that hangs to itself, and go on with a new thread."""
        self._synchroniser.abandon()
        self._wants_files = self._wants_files or self._asks_files
        if self._task is not None:
            self._task.cancelled = True
        if self._own_runner is not None:
            self._own_runner.let_go()
        self._synchroniser = self._make_synchroniser(self._workspace)
        self._own_runner = self._network = TaskRunner(self, name="network-again")

    def _begin(self) -> None:
        synchroniser, kind = self._synchroniser, network_kind()
        wants_files, self._wants_files, self._asks_files = self._wants_files, False, self._wants_files
        self._tell_metered()
        self.timetable.begun()
        self.begun.emit()
        self._task = self._network.run(
            lambda: synchroniser.run(self._storage.call, network=kind, send_files=wants_files),
            lambda _summary: self._on_done(),
            self._on_error,
        )

    def _on_done(self) -> None:
        self._asks_files = False
        self.timetable.succeeded()
        self.ended.emit()

    def _on_error(self, error: Exception) -> None:
        self._wants_files, self._asks_files = self._wants_files or self._asks_files, False
        wish = error.retry_after_s if isinstance(error, SyncError) else None
        self.timetable.failed(cut_off=isinstance(error, UnreachableError), retry_after_s=wish or 0.0)
        at = datetime.now(UTC) + timedelta(seconds=self.timetable.wait_s())
        self._store(lambda: self._workspace.store.ledger.runs.note_next(at))
        self.ended.emit()
        if not isinstance(error, CxfieldError):
            raise error

    def _store(self, work: Callable[[], None]) -> None:
        self._storage.run(work, lambda _none: None, lambda _error: None)
