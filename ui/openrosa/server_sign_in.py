"""Signing in at an OpenRosa server: the panel, the try over the network, the workspace."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cxfield.errors import CxfieldError
from cxfield.fieldwork.openrosa_enrolment import OpenRosaSignIn, enrol_openrosa
from cxfield.fieldwork.station import Station, WorkspaceEntry
from ui.error_words import error_words
from ui.openrosa.server_panel import ServerPanel
from ui.shell.main_window import MainWindow
from ui.widgets import TaskRunner


class ServerSignIn(QObject):
    """Asks for an account at an OpenRosa server and makes a workspace for it."""

    open_wanted = Signal(object, str)  # WorkspaceEntry, PIN (may be empty)

    def __init__(self, window: MainWindow, station: Station, network: TaskRunner) -> None:
        super().__init__(window)
        self._window, self._station, self._network = window, station, network

    def ask(self) -> None:
        """Lay the panel over the sign-in page."""
        panel = ServerPanel()

        def enrol(wanted: OpenRosaSignIn) -> None:
            self._network.run(
                lambda: enrol_openrosa(self._station, wanted),
                lambda entry: self._on_made(entry, wanted.pin or ""),
                lambda error: self._on_failed(panel, error),
            )

        panel.wanted.connect(enrol)
        self._window.show_panel(panel)

    def _on_made(self, entry: WorkspaceEntry, pin: str) -> None:
        self._window.close_panel()
        self.open_wanted.emit(entry, pin)

    @staticmethod
    def _on_failed(panel: ServerPanel, error: Exception) -> None:
        panel.complain(error_words(error))
        if not isinstance(error, CxfieldError):
            raise error
