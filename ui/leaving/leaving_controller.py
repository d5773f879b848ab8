"""Rescue files and removal, for the workspace at the desk and for those on the sign-in page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from cxfield.errors import CxfieldError
from cxfield.fieldwork.leaving import UnsentPicture, remove_workspace, unsent_picture
from cxfield.fieldwork.openrosa_copy import Copied, Sealing, seal_closed, seal_open
from cxfield.fieldwork.openrosa_export import Exported, export_closed, export_unsent
from cxfield.fieldwork.rescuing import Rescued, look_at, rescue_closed, rescue_open
from cxfield.fieldwork.station import Station, WorkspaceEntry
from cxfield.fieldwork.workspace import Workspace
from cxfield.rescue.progress import WRITE, Progress
from cxfield.rescue.sealed_copy import new_pass_phrase
from ui.error_words import error_words
from ui.leaving.file_kind import RESCUE_WAY, FileKind, FileWay
from ui.leaving.removal_panel import RemovalPanel
from ui.leaving.rescue_panel import RescuePanel
from ui.widgets import TaskRunner
from ui.widgets.side_panel import SidePanel

Complain = Callable[[str], None]
Look = Callable[[], UnsentPicture]
Write = Callable[[Path, Progress], Rescued | Exported | Copied]
T = TypeVar("T")


class LeavingController(QObject):
    """Opens the panels; looks and removes on the storage thread, writes on one beside it."""

    panel_wanted = Signal(object)  # SidePanel
    panel_done = Signal()
    removed = Signal()
    open_wanted = Signal(object, str)  # WorkspaceEntry, PIN: to synchronise it
    _progressed = Signal(object, str, float)  # RescuePanel, stage, share

    def __init__(self, station: Station, storage: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station, self._storage = station, storage
        self._panel: SidePanel | None = None
        self._progressed.connect(self._on_progressed)

    # ---- rescue files ----

    def rescue_workspace(self, workspace: Workspace) -> None:
        """Offer a rescue file of the open workspace; a sealed copy where no study has a key to seal to."""
        store, user = workspace.store, workspace.user
        on_store = self._storage.call
        if self._is_openrosa(store.folder):
            self._offer_copy(
                lambda: unsent_picture(store),
                lambda sealing: seal_open(workspace, sealing, on_store),
                lambda path, progress: export_unsent(workspace, path, datetime.now(UTC), on_store, progress),
            )
            return
        self._offer(
            lambda: unsent_picture(store),
            lambda path, progress: rescue_open(store, user, path, on_store=on_store, progress=progress),
        )

    def rescue_entry(self, entry: WorkspaceEntry, pin: str) -> None:
        """Offer a rescue file of a closed workspace, sealed whole where neither keyring nor `pin` opens it."""
        if entry.is_openrosa:
            self._offer_copy(
                lambda: look_at(self._station, entry, pin or None),
                lambda sealing: seal_closed(self._station, entry, pin or None, sealing),
                lambda path, progress: export_closed(self._station, entry, pin or None, path, progress),
            )
            return
        self._offer(
            lambda: look_at(self._station, entry, pin or None),
            lambda path, progress: rescue_closed(entry, pin or None, path, progress=progress),
        )

    def _is_openrosa(self, folder: Path) -> bool:
        return any(entry.is_openrosa for entry in self._station.entries() if entry.folder == folder)

    def _offer_copy(self, look: Look, seal: Callable[[Sealing], Copied], export: Write) -> None:
        """Offer a copy that a pass-phrase opens, and files that anybody can read behind it."""
        phrase = new_pass_phrase()
        way = FileWay(
            kind=FileKind.COPY,
            pass_phrase=phrase,
            readable=lambda: self._offer(look, export, FileWay(kind=FileKind.READABLE)),
        )
        self._offer(look, lambda path, progress: seal(Sealing(path=path, pass_phrase=phrase, progress=progress)), way)

    def _offer(self, look: Look, write: Write, way: FileWay = RESCUE_WAY) -> None:
        panel = RescuePanel(way)
        panel.write_requested.connect(lambda path: self._write(panel, path, look, write))
        self._show(panel)
        self._run(panel, look, panel.show_unsent, panel.complain)

    def _write(self, panel: RescuePanel, path: Path, look: Look, write: Write) -> None:
        """Write on a thread of its own: a stick takes minutes, and the desk goes on meanwhile."""
        progress = Progress(lambda stage, share: self._progressed.emit(panel, stage, share))
        panel.stop_requested.connect(progress.cancel)
        panel.destroyed.connect(progress.cancel)
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(progress.cancel)
        panel.set_working(WRITE, 0)
        copying = TaskRunner(self, name="copying")

        def done(rescued: Rescued | Exported | Copied) -> None:
            panel.show_done(rescued)
            self._run(panel, look, panel.show_unsent, panel.complain)

        self._run(panel, lambda: write(path, progress), done, panel.complain, copying)

    def _on_progressed(self, panel: RescuePanel, stage: str, share: float) -> None:
        if self._panel is panel:
            panel.set_working(stage, share)

    # ---- removal ----

    def remove_entry(self, entry: WorkspaceEntry, pin: str) -> None:
        """Offer to remove a closed workspace."""
        panel = RemovalPanel(entry.user, is_openrosa=entry.is_openrosa)
        panel.synchronise_requested.connect(lambda: self._leave_for(lambda: self.open_wanted.emit(entry, pin)))
        panel.rescue_requested.connect(lambda: self.rescue_entry(entry, pin))
        panel.remove_requested.connect(lambda: self._remove(panel, entry, pin))
        self._show(panel)
        self._run(panel, lambda: look_at(self._station, entry, pin or None), panel.show_unsent, panel.complain)

    def _leave_for(self, then: Callable[[], None]) -> None:
        self.panel_done.emit()
        then()

    def _remove(self, panel: RemovalPanel, entry: WorkspaceEntry, pin: str) -> None:
        def work() -> None:
            remove_workspace(entry.folder, look_at(self._station, entry, pin or None))

        self._run(panel, work, lambda _none: self._leave_for(self.removed.emit), panel.complain)

    # ---- inside ----

    def _show(self, panel: SidePanel) -> None:
        self._panel = panel
        panel.destroyed.connect(lambda: self._forget(panel))
        self.panel_wanted.emit(panel)

    def _forget(self, panel: SidePanel) -> None:
        if self._panel is panel:
            self._panel = None

    def _run(
        self,
        panel: SidePanel,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        complain: Complain,
        own: TaskRunner | None = None,
    ) -> None:
        """Do `work` on the storage thread, or on `own`, which ends with it; a closed panel is told nothing."""

        def end() -> None:
            if own is not None:
                own.shutdown()
                own.deleteLater()

        def done(result: T) -> None:
            end()
            if self._panel is panel:
                on_done(result)

        def failed(error: Exception) -> None:
            end()
            if not isinstance(error, CxfieldError):
                raise error
            if self._panel is panel:
                complain(error_words(error))

        (own or self._storage).run(work, done, failed)
