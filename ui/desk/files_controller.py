"""Serves the page on which recordings and attached files are seen to: reads how they stand, keeps rules, sends now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from cxfield.errors import CxfieldError
from cxfield.fieldwork.upload_settings import files_state, keep_upload_rules
from cxfield.fieldwork.workspace import Workspace
from cxfield.sync.upload_rules import Network, UploadRules
from ui.desk.delivery_view import DeliveryView
from ui.desk.sync_worker import SyncWorker
from ui.error_words import error_words
from ui.language import tr
from ui.widgets import TaskRunner


class FilesController(QObject):
    """Serves one `DeliveryView`, which may be built anew (`serve`).

    Args:
        storage: The thread on which the workspace may be asked.
    """

    def __init__(self, workspace: Workspace, storage: TaskRunner, worker: SyncWorker, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._storage, self._worker = workspace, storage, worker
        self._asking = TaskRunner(self, name="network-kind")  # the system may take its time with the answer
        self._view: DeliveryView

    def serve(self, view: DeliveryView) -> None:
        """Listen to `view` from now on."""
        self._view = view
        view.files.rules_kept.connect(self._keep)
        view.files.send_requested.connect(self._send)

    def stop(self) -> None:
        """Ask nothing any more."""
        self._asking.shutdown()

    def refresh(self) -> None:
        """Read how files stand on the network of now, and show it."""
        self._asking.run(self._worker.synchroniser.watch, self._show, self._on_error)

    def _show(self, network: Network) -> None:
        store, view = self._workspace.store, self._view
        now = datetime.now().astimezone()
        self._storage.run(
            lambda: files_state(store, network, now),
            lambda state: view.files.show_files(state, network.names),
            self._on_error,
        )

    def _keep(self, rules: UploadRules) -> None:
        store = self._workspace.store

        def done(_none: None) -> None:
            self._view.say_done(tr("Kept. It counts from the next piece of a file on."))
            self.refresh()

        self._storage.run(lambda: keep_upload_rules(store, rules), done, self._on_error)

    def _send(self) -> None:
        self._worker.send_files_now()
        self._view.say_done(tr("Recordings and attached files are being sent."))

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, CxfieldError):
            raise error
        self._view.complain(error_words(error))
