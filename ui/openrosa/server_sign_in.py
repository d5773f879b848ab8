"""Signing in at an OpenRosa server: the panel, the try over the network, the workspace; or one of a sealed copy."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from cxfield.errors import CxfieldError
from cxfield.fieldwork.openrosa_copy import Unsealed, Unsealing, unseal
from cxfield.fieldwork.openrosa_enrolment import OpenRosaSignIn, enrol_openrosa
from cxfield.fieldwork.station import Station, WorkspaceEntry
from ui.desk.local_time import short_moment
from ui.error_words import error_words
from ui.openrosa.copy_panel import CopyPanel
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
        panel.copy_requested.connect(self.ask_for_copy)
        self._window.show_panel(panel)

    def ask_for_copy(self) -> None:
        """Lay the panel over the page that opens a sealed copy."""
        panel = CopyPanel()

        def take(wanted: Unsealing) -> None:
            self._network.run(
                lambda: unseal(self._station, wanted),
                lambda made: self._on_unsealed(panel, made, wanted.pin or ""),
                lambda error: self._on_failed(panel, error),
            )

        panel.wanted.connect(take)
        self._window.show_panel(panel)

    def _on_unsealed(self, panel: CopyPanel, made: Unsealed, pin: str) -> None:
        if made.copy_of is None:
            self._on_made(made.entry, pin)
            return
        panel.open_requested.connect(lambda: self._on_made(made.entry, pin))
        panel.show_older(short_moment(made.copy_of, datetime.now(UTC)))

    def _on_made(self, entry: WorkspaceEntry, pin: str) -> None:
        self._window.close_panel()
        self.open_wanted.emit(entry, pin)

    @staticmethod
    def _on_failed(panel: ServerPanel | CopyPanel, error: Exception) -> None:
        panel.complain(error_words(error))
        if not isinstance(error, CxfieldError):
            raise error
