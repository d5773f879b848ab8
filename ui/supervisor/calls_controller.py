"""Does what the page of the call queue wishes, over the session of who is signed in."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cxfield.sync.call_queue import CallQueueClient
from cxfield.sync.client import SyncClient
from cxfield.sync.queue_messages import QueueLine
from ui.language import tr
from ui.supervisor.calls_view import CallsView
from ui.supervisor.office_controller import OfficeController
from ui.widgets import Runner


class CallsController(OfficeController[CallsView]):
    """The page of the call queue."""

    def __init__(self, client: SyncClient, network: Runner, study_id: str, parent: QObject) -> None:
        super().__init__(CallsView(), network, parent)
        self._queue, self._study_id = CallQueueClient(client), study_id
        self.view.free_requested.connect(self._on_free)
        self.view.add_requested.connect(self._on_add)

    def refresh(self) -> None:
        """Read the queue again."""
        self._do(lambda: self._queue.picture(self._study_id), self.view.show_queue)

    def _on_free(self, line: QueueLine) -> None:
        self._do(lambda: self._queue.free(self._study_id, line.case_id), lambda _move: self._say_ready(line.case_id))

    def _on_add(self, case_id: str) -> None:
        self._do(lambda: self._queue.enqueue(self._study_id, [case_id]), lambda _none: self._say_ready(case_id))

    def _say_ready(self, case_id: str) -> None:
        self.view.show_done(tr("{case} may be called.").format(case=case_id))
        self.refresh()
