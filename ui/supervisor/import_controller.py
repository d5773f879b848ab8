"""Imports a rescue file over the supervisor's session, on the network thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxfield.errors import CxfieldError
from cxfield.rescue.importing import ImportReport, import_rescue_file
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import SignInNeededError
from ui.error_words import error_words
from ui.language import tr
from ui.supervisor.import_panel import ImportPanel
from ui.widgets import Runner


class ImportController(QObject):
    """Opens the panel and does its work."""

    imported = Signal()

    def __init__(self, client: SyncClient, network: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client, self._network = client, network
        self._panel: ImportPanel | None = None
        self.is_stopped = False
        """The session ended over an import, which is run again after a new sign-in; its panel may be gone by then."""

    def open(self) -> ImportPanel:
        """Return a new panel to show."""
        panel = self._panel = ImportPanel()
        if self.is_stopped:
            panel.set_working(self._working())
        self.is_stopped = False
        panel.import_requested.connect(self._import)
        panel.destroyed.connect(lambda: self._forget(panel))
        return panel

    @staticmethod
    def _working() -> str:
        return tr("Opening the file and sending what it holds…")

    def _forget(self, panel: ImportPanel) -> None:
        if self._panel is panel:
            self._panel = None

    def _import(self, path: Path, pass_phrase: str) -> None:
        if self._panel is not None:
            self._panel.set_working(self._working())
        self._network.run(
            lambda: import_rescue_file(self._client, path, pass_phrase), self._on_imported, self._on_error
        )

    def _on_imported(self, report: ImportReport) -> None:
        if self._panel is not None:
            self._panel.show_report(report)
        self.imported.emit()

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, CxfieldError):
            raise error
        self.is_stopped = isinstance(error, SignInNeededError)
        if self._panel is not None:
            self._panel.complain(error_words(error))
