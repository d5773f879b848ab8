"""Does what the page of what is kept aside wishes, over the supervisor's session."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cxfield.sync.client import SyncClient
from cxfield.sync.decision_messages import ADOPTED, ASKED, KEPT_SERVER, AsideEvents, AsideName, ResolveRequest
from cxfield.sync.decisions import DecisionsClient
from cxfield.sync.messages import QuarantineSummary
from ui.language import tr
from ui.supervisor.aside_view import AsideView
from ui.supervisor.office_controller import OfficeController
from ui.widgets import Runner


class AsideController(OfficeController[AsideView]):
    """The page of what is kept aside."""

    def __init__(self, client: SyncClient, network: Runner, study_id: str, parent: QObject) -> None:
        super().__init__(AsideView(), network, parent)
        self._client, self._study_id, view = client, study_id, self.view
        self._decisions = DecisionsClient(client)
        self._wanted = ""
        view.looked_into.connect(self._on_looked_into)
        view.decided.connect(self._on_decided)

    def refresh(self) -> None:
        """Read the list again."""
        self._do(lambda: self._client.quarantine(self._study_id), self.view.show_items)

    def _on_looked_into(self, line: QuarantineSummary) -> None:
        self._wanted = line.sha256

        def show(events: AsideEvents) -> None:
            if self._wanted == line.sha256:
                self.view.show_events(events)

        self._do(lambda: self._decisions.look_into(self._study_id, _name(line)), show)

    def _on_decided(self, line: QuarantineSummary, verdict: str, note: str) -> None:
        request = ResolveRequest.model_validate({**_name(line).model_dump(), "verdict": verdict, "note": note})
        words = {
            ADOPTED: tr("It is an interview of its own now. {user} learns of it with the next synchronisation."),
            KEPT_SERVER: tr("The server’s stands; this stays readable here. {user} learns of it."),
            ASKED: tr("{user} gets your question with the next synchronisation; it stays open here."),
        }[verdict]

        def done(_decision: object) -> None:
            self.is_changed = True
            self.view.show_done(words.format(user=line.user))
            self.refresh()

        self._do(lambda: self._decisions.resolve(self._study_id, request), done)


def _name(line: QuarantineSummary) -> AsideName:
    return AsideName(kind=line.kind, stream_id=line.stream_id, device=line.device, sha256=line.sha256)
