"""The interviewer's work in a workspace whose forms come from OpenRosa servers.

All storage work runs on the storage runner, all network work on the network runner; the views get pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cxfield.errors import CxfieldError
from cxfield.fieldwork.openrosa_enrolment import keep_account, tried_account
from cxfield.fieldwork.openrosa_forms import OpenRosaForms
from cxfield.fieldwork.openrosa_synchronising import OpenRosaSynchroniser
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.openrosa_values import SubmissionState
from cxfield.sync.openrosa.account import Account
from ui.desk.delivery_view import DeliveryView
from ui.desk.delivery_words import delivery_sentence
from ui.desk.desk_microphone import DeskMicrophone
from ui.desk.finished_interviews import FinishedInterviews
from ui.desk.safety_copies import SafetyCopies
from ui.desk.sync_worker import SyncWorker
from ui.error_words import error_words
from ui.interview.interview_controller import Ending, EndingKind
from ui.openrosa.forms_view import FormsPicture, FormsView
from ui.openrosa.server_panel import ServerPanel
from ui.widgets import TaskRunner

T = TypeVar("T")


class FormsController(QObject):
    """Runs the pages of one open workspace, as `DeskController` does where there are cases."""

    page_wanted = Signal(object)  # the view to show
    interview_ready = Signal(object)  # InterviewSession
    user_change_requested = Signal()
    help_requested = Signal()
    keys_requested = Signal()
    rescue_requested = Signal()
    filled = Signal()  # the page shows what the workspace holds
    delivery_changed = Signal(str, str)  # sentence, role
    account_requested = Signal(bool)  # there is no session that could end
    wipe_wanted = Signal()  # no office can ask for it
    page_dropped = Signal(object)  # a view that is not needed any more
    failed = Signal(str)

    def __init__(
        self, workspace: Workspace, storage: TaskRunner, network: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._storage, self._network = workspace, storage, network
        self._forms = OpenRosaForms(workspace)
        self._is_stopped = False
        self.delivery_words = ("", "muted")
        self._microphone = DeskMicrophone(workspace, storage, self)
        self._copies = SafetyCopies(workspace, storage, lambda words: self.desk.complain(words), self)
        self._finished = FinishedInterviews(workspace, storage, self)
        self._finished.page_wanted.connect(self.page_wanted)
        self._finished.page_dropped.connect(self.page_dropped)
        self._finished.help_requested.connect(self.help_requested)
        self._finished.session_opened.connect(lambda session, _study, _case: self.interview_ready.emit(session))
        self.worker = SyncWorker(workspace, storage, network, self, synchroniser=OpenRosaSynchroniser)
        self.worker.begun.connect(self._on_sync_begun)
        self.worker.ended.connect(self._after_sync)
        self._build_views()

    def _build_views(self) -> None:
        self.desk, self.delivery = FormsView(self._workspace.user), DeliveryView()
        desk, delivery = self.desk, self.delivery
        desk.begin_requested.connect(self._begin)
        desk.resume_requested.connect(self._resume)
        desk.again_requested.connect(self._offer_again)
        desk.server_requested.connect(self._ask_for_server)
        desk.sync_requested.connect(self.sync)
        desk.delivery_requested.connect(self.show_delivery)
        desk.microphone_requested.connect(lambda: self._microphone.open(self.desk))
        desk.rescue_requested.connect(self.rescue_requested)
        desk.user_change_requested.connect(self.user_change_requested)
        desk.help_requested.connect(self.help_requested)
        desk.keys_requested.connect(self.keys_requested)
        delivery.help_requested.connect(self.help_requested)
        delivery.closed.connect(self.show_desk)
        delivery.sync_requested.connect(self.sync)
        self._finished.serve(delivery)

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """The pages that stand now."""
        return self.desk, self.delivery

    def rebuild(self) -> None:
        """Build the pages anew, in the look and language that stand now."""
        self._finished.leave_replay()
        old = (self.desk, self.delivery)
        self._build_views()
        self.show_desk()
        for page in old:
            self.page_dropped.emit(page)

    # ---- beginning ----

    def start(self) -> None:
        """Show the forms and synchronise in the background."""
        self.page_wanted.emit(self.desk)
        self.show_desk()
        self.worker.start()
        self._copies.start()

    def stop(self) -> None:
        """End what runs by itself; results that come later are of no interest any more."""
        self.worker.stop()
        self._copies.stop()
        self._microphone.stop()
        self._is_stopped = True
        self._finished.leave_replay()

    # ---- pages ----

    def show_desk(self) -> None:
        """Go to the forms, as they stand now."""

        def show(picture: FormsPicture) -> None:
            self._show(picture)
            self.page_wanted.emit(self.desk)
            self.filled.emit()

        self._store(self._read, show)

    def _read(self) -> FormsPicture:
        """Return what the page shows; what is unsent counts in completed interviews here. Storage thread."""
        submissions = self._forms.submissions()
        unsent = [line for line in submissions if line.state is not SubmissionState.SENT]
        delivery = replace(
            self._workspace.delivery(),
            received_interviews=len(submissions) - len(unsent),
            unsent_events=len(unsent),
            oldest_unsent_at=min((line.ended_at or line.started_at for line in unsent), default=None),
        )
        return FormsPicture(
            forms=self._forms.lines(),
            submissions=submissions,
            delivery=delivery,
            now=datetime.now(UTC),
            servers=self._forms.servers(),
        )

    def _show(self, picture: FormsPicture) -> None:
        self.worker.tell_unsent(picture.delivery.unsent_events)
        self.desk.show_forms(picture)
        self.delivery_words = delivery_sentence(picture.delivery, picture.now)
        self.delivery_changed.emit(*self.delivery_words)

    def show_delivery(self) -> None:
        """Go to *Sent and received*."""
        self._finished.show_ledger(lambda: self.page_wanted.emit(self.delivery))

    # ---- interviews ----

    def _begin(self, study_id: str) -> None:
        self._store(lambda: self._forms.begin(study_id), self._on_session)

    def _resume(self, interview_id: str) -> None:
        self._store(lambda: self._workspace.resume_interview(interview_id), self._on_session)

    def _on_session(self, session: InterviewSession) -> None:
        self.interview_ready.emit(session)

    def interview_ended(self, ending: Ending) -> None:
        """Come back from an interview; a completed one is sent."""
        self.show_desk()
        if ending.kind is EndingKind.SUSPENDED:
            return
        self._store(self._workspace.keep_safety_copy, lambda _none: None)
        self.worker.something_finished()

    def _offer_again(self, number: int) -> None:
        self._store(lambda: self._forms.send_again(number), lambda _none: self.sync())

    # ---- servers ----

    def _ask_for_server(self) -> None:
        """Ask for an account at another server or project; once it is let in, its forms are fetched."""
        panel = ServerPanel(is_more=True)

        def kept(_none: None) -> None:
            self.desk.close_side()
            self.sync()

        def tried(account: Account) -> None:
            store = self._workspace.store
            self._storage.run(lambda: keep_account(store, account), kept, failed)

        def failed(error: Exception) -> None:
            panel.complain(error_words(error))
            if not isinstance(error, CxfieldError):
                raise error

        panel.wanted.connect(lambda wanted: self._network.run(lambda: tried_account(wanted), tried, failed))
        self.desk.open_side(panel)

    # ---- synchronising ----

    def sync(self) -> None:
        """Send and fetch in the background; the line at the edge says how it went."""
        synchroniser = self.worker.synchroniser
        if isinstance(synchroniser, OpenRosaSynchroniser):
            synchroniser.asked = True
        self.worker.sync_now()

    def _on_sync_begun(self) -> None:
        self.desk.delivery.show_status(self.tr("Synchronising…"), "muted")

    def _after_sync(self) -> None:
        if self._is_stopped:
            return
        if self.delivery.isVisible():
            self.show_delivery()
        self._store(self._read, self._show)

    # ---- inside ----

    def _store(self, work: Callable[[], T], on_done: Callable[[T], None]) -> None:
        def on_error(error: Exception) -> None:
            if not isinstance(error, CxfieldError):
                raise error
            self.desk.complain(error_words(error))

        self._storage.run(work, on_done, on_error)
