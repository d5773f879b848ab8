"""Reads how long a study keeps what is personal."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cxfield.sync import persons
from cxfield.sync.client import SyncClient
from ui.supervisor.keeping_view import KeepingView
from ui.supervisor.office_controller import OfficeController
from ui.widgets import Runner


class KeepingController(OfficeController[KeepingView]):
    """The page of how long data are kept."""

    def __init__(self, client: SyncClient, network: Runner, study_id: str, parent: QObject) -> None:
        super().__init__(KeepingView(), network, parent)
        self._client, self._study_id = client, study_id

    def refresh(self) -> None:
        """Read the terms again."""
        self._do(lambda: persons.terms(self._client, self._study_id), self.view.show_terms)
