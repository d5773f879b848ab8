"""Handing cases over and taking them over, for the desk: panels on the window, work on the other threads."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cxfield.errors import CxfieldError
from cxfield.fieldwork.case_transfer import CaseToGive, Given, TakenOver, give_case, take_back, take_over
from cxfield.fieldwork.handing_over_online import hand_over_online
from cxfield.fieldwork.synchronising import Synchroniser
from cxfield.fieldwork.workspace import Workspace
from cxfield.rescue.laptop_link import Listener, send_file
from cxfield.rescue.take_over_request import TakeOverRequest, make_request, read_request, write_request
from cxfield.store.transfer_book import TransferRecord
from ui.error_words import error_words
from ui.language import tr
from ui.transfer.hand_over_panel import HandOverPanel
from ui.transfer.take_over_panel import TakeOverPanel
from ui.widgets import TaskRunner
from ui.widgets.side_panel import SidePanel

T = TypeVar("T")


class TransferController(QObject):
    """Opens the panels of one workspace."""

    panel_wanted = Signal(object)  # SidePanel
    changed = Signal()  # the desk has other cases now
    _received = Signal(object)  # Path
    _link_closed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        storage: TaskRunner,
        network: TaskRunner,
        parent: QObject | None = None,
        *,
        synchroniser: Callable[[], Synchroniser | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._synchroniser = synchroniser
        self._workspace, self._storage, self._network = workspace, storage, network
        self._panel: SidePanel | None = None
        self._listener: Listener | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="cxfield-", ignore_cleanup_errors=True)
        self._given: Given | None = None
        self._received.connect(self._on_received)
        self._link_closed.connect(self._on_link_closed)

    def stop(self) -> None:
        """Listen no longer, and leave nothing behind."""
        self._end_listening()
        self._folder.cleanup()

    # ---- handing over ----

    def hand_over(self, study_id: str, case_id: str, name: str) -> None:
        """Offer to hand a case over, or to take it back where that was done."""
        panel, workspace = HandOverPanel(name), self._workspace
        book = workspace.store.carrying.transfers
        panel.server_requested.connect(lambda user: self._over_server(panel, study_id, case_id, user))
        panel.file_requested.connect(
            lambda path, user, request: self._in_file(panel, CaseToGive(study_id, case_id, user), path, request)
        )
        panel.send_requested.connect(lambda address, number: self._send(panel, address, number))
        panel.take_back_requested.connect(lambda: self._take_back(panel, study_id, case_id))
        self._show(panel)

        def shown(given: TransferRecord | None) -> None:
            if given is not None:
                panel.show_given(given.counterpart)

        self._run(self._storage, panel, lambda: book.given_away(study_id, case_id), shown, panel.complain)

    def _over_server(self, panel: HandOverPanel, study_id: str, case_id: str, user: str) -> None:
        panel.set_working(tr("Sending everything first, then handing over…"))
        case, synchroniser = CaseToGive(study_id, case_id, user), self._synchroniser()

        def done(is_seen: bool) -> None:
            words = tr("Handed over to {user}.").format(user=user)
            panel.show_done(words if is_seen else f"{words} {tr('It leaves this desk with the next synchronisation.')}")
            self.changed.emit()

        self._run(
            self._network,
            panel,
            lambda: hand_over_online(self._workspace, case, self._storage.call, synchroniser=synchroniser),
            done,
            panel.complain,
        )

    def _in_file(self, panel: HandOverPanel, case: CaseToGive, path: Path, request_path: Path | None) -> None:
        panel.set_working(tr("Writing, then reading back. Leave the stick in."))

        def work() -> tuple[Given, TakeOverRequest | None]:
            request = read_request(request_path) if request_path is not None else None
            return give_case(self._workspace, replace(case, request=request), path), request

        def done(result: tuple[Given, TakeOverRequest | None]) -> None:
            given, request = result
            self._given = given
            if request is None:
                panel.show_code(given.path, given.code)
            else:
                panel.show_sealed(given.path, request.user, request.mark)
            self.changed.emit()

        self._run(
            self._storage,
            panel,
            work,
            done,
            panel.complain,
        )

    def _send(self, panel: HandOverPanel, address: str, number: str) -> None:
        given = self._given
        if given is None:
            return
        panel.set_working(tr("Sending to the other laptop…"))
        self._run(
            self._network,
            panel,
            lambda: send_file(given.path, address, number),
            lambda _none: panel.say(tr("The other laptop has the file. Read the code to its interviewer.")),
            panel.complain,
        )

    def _take_back(self, panel: HandOverPanel, study_id: str, case_id: str) -> None:
        workspace = self._workspace

        def work() -> None:
            given = workspace.store.carrying.transfers.given_away(study_id, case_id)
            take_back(workspace, given.transfer_id if given is not None else "")

        def done(_none: None) -> None:
            panel.show_done(tr("The case is on your desk again. Delete the file that was written."))
            self.changed.emit()

        self._run(self._storage, panel, work, done, panel.complain)

    # ---- taking over ----

    def take_over(self) -> None:
        """Offer to take a case over."""
        panel = TakeOverPanel()
        panel.take_over_requested.connect(lambda path, code: self._take_over(panel, path, code))
        panel.listen_requested.connect(lambda: self._listen(panel))
        panel.request_wanted.connect(lambda path: self._write_request(panel, path))
        panel.take_back_requested.connect(lambda transfer_id: self._take_back_listed(panel, transfer_id))
        self._show(panel)
        given = self._workspace.store.carrying.transfers.all_given_away
        self._run(self._storage, panel, given, panel.show_given, panel.complain)

    def _take_back_listed(self, panel: TakeOverPanel, transfer_id: str) -> None:
        workspace = self._workspace

        def work() -> list[TransferRecord]:
            take_back(workspace, transfer_id)
            return workspace.store.carrying.transfers.all_given_away()

        def done(given: list[TransferRecord]) -> None:
            panel.show_given(given)
            panel.show_done(tr("The case is on your desk again. Delete the file that was written."))
            self.changed.emit()

        self._run(self._storage, panel, work, done, panel.complain)

    def _take_over(self, panel: TakeOverPanel, path: Path, code: str) -> None:
        panel.set_working(tr("Opening the file…"))

        def done(taken: TakenOver) -> None:
            words = tr("Case {case} of {user} is on your desk.")
            panel.show_done(words.format(case=taken.case_id, user=taken.from_user))
            self.changed.emit()

        self._run(self._storage, panel, lambda: take_over(self._workspace, path, code), done, panel.complain)

    def _write_request(self, panel: TakeOverPanel, path: Path) -> None:
        workspace = self._workspace

        def work() -> TakeOverRequest:
            request = make_request(workspace.store, workspace.user, workspace.connection()[1])
            write_request(request, path)
            return request

        self._run(self._storage, panel, work, lambda made: panel.show_request(path, made.mark), panel.complain)

    def _listen(self, panel: TakeOverPanel) -> None:
        self._end_listening()
        listener = Listener(Path(self._folder.name), self._received.emit, self._link_closed.emit)
        try:
            listener.start()
        except CxfieldError as error:
            panel.complain(error_words(error))
            return
        self._listener = listener
        panel.show_listening(listener.address, listener.number)

    def _on_received(self, path: Path) -> None:
        self._listener = None
        if isinstance(self._panel, TakeOverPanel):
            self._panel.show_received(path)

    def _on_link_closed(self, sentence: str) -> None:
        self._listener = None
        if isinstance(self._panel, TakeOverPanel):
            self._panel.end_listening()
            self._panel.complain(sentence)

    def _end_listening(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.stop()

    # ---- inside ----

    def _show(self, panel: SidePanel) -> None:
        self._panel = panel
        panel.destroyed.connect(lambda: self._forget(panel))
        self.panel_wanted.emit(panel)

    def _forget(self, panel: SidePanel) -> None:
        if self._panel is panel:
            self._panel = None
            self._end_listening()

    def _run(
        self,
        runner: TaskRunner,
        panel: SidePanel,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        complain: Callable[[str], None],
    ) -> None:
        """Do `work` on another thread; nothing is said in a panel that was closed meanwhile."""

        def done(result: T) -> None:
            if self._panel is panel:
                on_done(result)
            else:
                self.changed.emit()

        def failed(error: Exception) -> None:
            if not isinstance(error, CxfieldError):
                raise error
            if self._panel is panel:
                complain(error_words(error))

        runner.run(work, done, failed)
