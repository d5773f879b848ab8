"""The interviewer's work between sign-in and change of user: desk, case, delivery, and synchronising in between.

All storage work runs on the storage runner, all network work on the network runner; the views get pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cxfield.errors import CxfieldError
from cxfield.fieldwork.delivery import DeliveryState
from cxfield.fieldwork.desk import CaseDetail, DeskPicture
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.values import Study
from cxfield.sync.taking_over import wish_to_take_over
from ui.desk.access_words import SIGN_IN_NEEDED, access_words
from ui.desk.case_table import CaseTableModel
from ui.desk.case_view import CaseView
from ui.desk.delivery_view import DeliveryView
from ui.desk.delivery_words import delivery_sentence
from ui.desk.desk_microphone import DeskMicrophone
from ui.desk.desk_view import DeskView
from ui.desk.files_controller import FilesController
from ui.desk.finished_interviews import FinishedInterviews
from ui.desk.outcome_of_ending import AFTER_SUSPENDING, outcome_of
from ui.desk.safety_copies import SafetyCopies
from ui.desk.sync_worker import SyncWorker
from ui.error_words import error_words
from ui.interview.interview_controller import Ending
from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.widgets import StatusLine, TaskRunner

T = TypeVar("T")


class DeskController(QObject):
    """Runs the desk of one open workspace."""

    page_wanted = Signal(object)  # the view to show
    interview_ready = Signal(object)  # InterviewSession
    user_change_requested = Signal()
    help_requested = Signal()
    keys_requested = Signal()
    rescue_requested = Signal()
    take_over_requested = Signal()
    hand_over_requested = Signal(str, str, str)  # study id, case id, name
    filled = Signal()  # the desk shows what the workspace holds
    delivery_changed = Signal(str, str)  # sentence, role
    account_requested = Signal(bool)  # the session with the server has ended
    wipe_wanted = Signal()  # the office wants this workspace wiped, and all is sent
    page_dropped = Signal(object)  # a view that is not needed any more
    failed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        storage: TaskRunner,
        network: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._storage = workspace, storage
        self._study: Study | None = None
        self._case_id = ""
        self._session_has_ended = False
        self._delivery_state: DeliveryState | None = None
        self._interview_id: str | None = None
        self._is_stopped = False
        self.delivery_words = ("", "muted")
        self._after_case: Callable[[], None] | None = None
        self._microphone = DeskMicrophone(workspace, storage, self)
        self._copies = SafetyCopies(workspace, storage, self.failed.emit, self)
        self._build_views()
        self._finished = FinishedInterviews(workspace, storage, self)
        self._finished.page_wanted.connect(self.page_wanted)
        self._finished.page_dropped.connect(self.page_dropped)
        self._finished.help_requested.connect(self.help_requested)
        self._finished.sync_wanted.connect(self.sync)
        self._finished.session_opened.connect(self._on_finished_opened)
        self.worker = SyncWorker(workspace, storage, network, self)
        self._files = FilesController(workspace, storage, self.worker, self)
        self.worker.begun.connect(self._on_sync_begun)
        self.interview_ready.connect(self._on_screen)
        self.worker.ended.connect(self._after_sync)
        self._connect()

    def _build_views(self) -> None:
        self.model = CaseTableModel()
        self.desk = DeskView(self.model, self._workspace.user)
        self.case = CaseView()
        self.delivery = DeliveryView()

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """The pages that stand now."""
        return self.desk, self.case, self.delivery

    def rebuild(self) -> None:
        """Build the pages anew, in the look and language that stand now, and show the same one again."""
        self._finished.leave_replay()
        case_id, old = self._case_id, (self.desk, self.case, self.delivery)
        self._build_views()
        self._connect()
        if case_id:
            self.open_case(case_id)
        else:
            self.show_desk()
        for page in old:
            self.page_dropped.emit(page)

    def _connect(self) -> None:
        self.desk.case_open_requested.connect(self.open_case)
        self.desk.sync_requested.connect(self.sync)
        self.desk.new_case_requested.connect(self._on_new_case)
        self.desk.case_added.connect(self._on_case_added)
        self.desk.delivery_requested.connect(self.show_delivery)
        self.desk.next_study_requested.connect(self.next_study)
        self.desk.user_change_requested.connect(self.user_change_requested)
        self.desk.account_requested.connect(lambda: self.account_requested.emit(self._session_has_ended))
        self.desk.help_requested.connect(self.help_requested)
        self.desk.keys_requested.connect(self.keys_requested)
        self.desk.rescue_requested.connect(self.rescue_requested)
        self.desk.take_over_requested.connect(self.take_over_requested)
        self.desk.microphone_requested.connect(lambda: self._microphone.open(self.desk))
        self.delivery.help_requested.connect(self.help_requested)
        self.delivery.closed.connect(self.show_desk)
        self.delivery.sync_requested.connect(self.sync)
        self._finished.serve(self.delivery)
        self._files.serve(self.delivery)
        case = self.case
        case.closed.connect(self.show_desk)
        case.help_requested.connect(self.help_requested)
        case.attempt_requested.connect(self._on_attempt)
        case.interview_requested.connect(self._on_interview)
        case.outcome_chosen.connect(self._on_outcome)
        case.appointment_agreed.connect(self._on_appointment)
        case.remark_written.connect(self._on_remark)
        case.corrected.connect(self._on_corrected)
        case.contact_added.connect(self._on_contact)
        case.hand_over_requested.connect(self._on_hand_over)
        case.here_requested.connect(self._on_here)
        case.replay_requested.connect(lambda interview_id: self._finished.replay(interview_id, case))

    # ---- beginning ----

    def start(self) -> None:
        """Show the desk and synchronise in the background."""
        self.page_wanted.emit(self.desk)
        self.show_desk()
        self.worker.start()
        self._copies.start()

    def stop(self) -> None:
        """End what runs by itself; results that come later are of no interest any more."""
        self.worker.stop()
        self._copies.stop()
        self._files.stop()
        self._microphone.stop()
        self._is_stopped = True
        self._finished.leave_replay()

    # ---- pages ----

    def _on_screen(self, session: InterviewSession) -> None:
        self._workspace.on_screen = session.interview_id

    def show_desk(self) -> None:
        """Go to the desk, as it stands now; no interview is on the screen any more."""
        self._case_id = self._workspace.on_screen = ""
        self._store(self._read_desk, self._on_desk)

    def _read_desk(self) -> DeskPicture | DeliveryState:
        studies = self._workspace.studies()
        if not studies:
            return self._workspace.delivery()
        known = [study for study in studies if self._study is not None and study.study_id == self._study.study_id]
        self._study = known[0] if known else studies[0]
        return self._workspace.desk(self._study.study_id)

    def _on_desk(self, picture: DeskPicture | DeliveryState) -> None:
        if isinstance(picture, DeskPicture):
            self.desk.show_desk(picture)
            self._show_delivery_line(picture.delivery)
        else:
            self._show_delivery_line(picture)
        if not self._case_id:
            self.page_wanted.emit(self.desk)
        self.filled.emit()

    def _refresh(self) -> None:
        """Bring what is shown up to date without moving anybody."""
        self._store(self._read_desk, self._on_refreshed)

    def _on_refreshed(self, picture: DeskPicture | DeliveryState) -> None:
        if isinstance(picture, DeskPicture):
            self.desk.show_desk(picture)
        self._show_delivery_line(picture.delivery if isinstance(picture, DeskPicture) else picture)

    def next_study(self) -> None:
        """Go to the desk of the next study, where the interviewer works on several."""

        def choose() -> DeskPicture | DeliveryState:
            studies = self._workspace.studies()
            names = [study.study_id for study in studies]
            here = names.index(self._study.study_id) if self._study is not None else -1
            self._study = studies[(here + 1) % len(studies)] if studies else None
            return self._read_desk()

        self._store(choose, self._on_desk)

    def show_delivery(self) -> None:
        """Go to *Sent and received*."""
        self._case_id = ""
        self._finished.show_ledger(lambda: self.page_wanted.emit(self.delivery))
        self._files.refresh()

    def _show_delivery_line(self, state: DeliveryState) -> None:
        self.worker.tell_unsent(state.unsent_events)
        self._session_has_ended = state.failure == SIGN_IN_NEEDED
        self._delivery_state = state
        self.desk.show_access(access_words(state, self.worker.synchroniser))
        is_sent = not (state.unsent_events or (state.unsent_files and not self._workspace.on_screen))
        if self.worker.synchroniser.wipe_asked and is_sent:
            self.wipe_wanted.emit()
        self.delivery_words = delivery_sentence(state, datetime.now(UTC))
        for line in self._delivery_lines():
            line.show_status(*self.delivery_words)
        self.delivery_changed.emit(*self.delivery_words)

    def say_wipe_waits(self, ends: datetime) -> None:
        """The wipe that the office asked for waits for a backup."""
        self.worker.synchroniser.wipe_waits_until = ends
        if self._delivery_state is not None:
            self.desk.show_access(access_words(self._delivery_state, self.worker.synchroniser))

    def _delivery_lines(self) -> tuple[StatusLine, ...]:
        return self.desk.delivery, self.case.delivery

    # ---- a case ----

    def open_case(self, case_id: str) -> None:
        """Go to the page of a case."""
        self._case_id = case_id
        self._with_case(lambda study_id: None)

    def _with_case(self, work: Callable[[str], object]) -> None:
        """Do `work` on the study of the open case, then show the case as it stands."""
        study, case_id = self._study, self._case_id
        if study is None or not case_id:
            return

        def do() -> CaseDetail:
            work(study.study_id)
            return self._workspace.detail(study.study_id, case_id)

        self._store(do, self._on_case, self.case.complain)

    def _on_case(self, detail: CaseDetail) -> None:
        self._interview_id = detail.interview_id
        self.case.show_case(detail, self._study.name if self._study else "", datetime.now(UTC))
        self.page_wanted.emit(self.case)
        after, self._after_case = self._after_case, None
        if after is not None:
            after()
        self._refresh()

    def _book(self, study_id: str) -> Any:
        return self._workspace.book(study_id)

    def _on_attempt(self, number: str) -> None:
        case_id = self._case_id
        self._with_case(lambda s: self._book(s).open_attempt(case_id, number))

    def _on_outcome(self, code: str) -> None:
        case_id, interview_id = self._case_id, self._interview_id
        self._with_case(lambda s: self._book(s).close_attempt(case_id, code, interview_id=interview_id))

    def _on_appointment(self, local: datetime, hard: bool, remark: str) -> None:
        case_id = self._case_id
        self._with_case(lambda s: self._book(s).make_appointment(case_id, local, hard=hard, remark=remark))

    def _on_remark(self, text: str) -> None:
        case_id = self._case_id
        self._with_case(lambda s: self._book(s).add_remark(case_id, text))

    def _on_corrected(self, fields: Mapping[str, str]) -> None:
        case_id = self._case_id
        self._with_case(lambda s: self._book(s).correct_all(case_id, fields))

    def _on_contact(self, person: Mapping[str, Any]) -> None:
        case_id = self._case_id
        self._with_case(lambda s: self._book(s).add_contact(case_id, person["name"], person["phones"], person["role"]))

    def _on_hand_over(self) -> None:
        if self._study is not None and self._case_id:
            self.hand_over_requested.emit(self._study.study_id, self._case_id, self.case.name or self._case_id)

    def _on_here(self) -> None:
        """Have the whole case on this computer alone, whether it has an interview or not."""
        study, case_id, store = self._study, self._case_id, self._workspace.store
        words = self.tr("The case comes here with the next synchronisation. What your other computer wrote is kept.")

        def wished(_none: None) -> None:
            self.case.delivery.show_status(words, "good")
            self.sync()

        if study is not None and case_id:
            self._store(lambda: wish_to_take_over(store, study.study_id, case_id), wished, self.case.complain)

    def _on_new_case(self) -> None:
        zones = sorted({zone for zone in self.model.zones() if zone})
        self.desk.open_new_case(zones)

    def _on_case_added(self, made: Mapping[str, Any]) -> None:
        study = self._study
        if study is None:
            self.desk.complain(
                self.tr("There is no study on this computer yet. Press {key} to fetch yours.").format(
                    key=cap_in_use(Place.DESK, "sync")
                )
            )
            return

        def add() -> str:
            case = self._book(study.study_id).add_case(
                made["name"], made["phones"], address=made["address"], time_zone=made["time_zone"]
            )
            return str(case.case_id)

        self._store(add, self.open_case, self.desk.complain)

    # ---- an interview ----

    def _on_interview(self) -> None:
        study, case_id = self._study, self._case_id
        if study is not None and case_id:
            self._store(
                lambda: self._workspace.start_interview(study.study_id, case_id),
                self._on_session,
                self.case.complain,
            )

    def _on_session(self, session: InterviewSession) -> None:
        self._interview_id = session.interview_id
        self.interview_ready.emit(session)

    def _on_finished_opened(self, session: InterviewSession, study: Study, case_id: str) -> None:
        """An interview was opened from *Sent and received*; afterwards its case is shown."""
        self._study, self._case_id = study, case_id
        self._on_session(session)

    def interview_ended(self, ending: Ending) -> None:
        """Come back from an interview: a finished one closes its attempt, a suspended one waits for an outcome."""
        self._workspace.on_screen = ""
        case_id, code = self._case_id, outcome_of(ending)
        if code is None:
            self._with_case(lambda s: None)
            propose = partial(self.case.open_outcome, AFTER_SUSPENDING)
            self._after_case = self.case.open_appointment if ending.appointment_wished else propose
            return
        self._with_case(lambda s: self._book(s).close_attempt_if_open(case_id, code, interview_id=ending.interview_id))
        self._store(self._workspace.keep_safety_copy, lambda _none: None)
        self.worker.something_finished()

    # ---- synchronising ----

    def sync(self) -> None:
        """Synchronise in the background; the line at the edge says how it went."""
        self.worker.sync_now()

    def _on_sync_begun(self) -> None:
        for line in self._delivery_lines():
            line.show_status(self.tr("Synchronising…"), "muted")

    def _after_sync(self) -> None:
        if self._is_stopped:
            return
        if self.delivery.isVisible():
            self.show_delivery()
        self._refresh()

    # ---- inside ----

    def _store(
        self, work: Callable[[], T], on_done: Callable[[T], None], complain: Callable[[str], None] | None = None
    ) -> None:
        def on_error(error: Exception) -> None:
            if not isinstance(error, CxfieldError):
                raise error
            (complain or self.failed.emit)(error_words(error))

        self._storage.run(work, on_done, on_error)
