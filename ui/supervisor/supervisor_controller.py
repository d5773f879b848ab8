"""The supervisor's work: reads a study from the server in the background, writes reports and data."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from cxfield.analysis.sources import StudySource, study_on_server
from cxfield.analysis.study_data import InterviewRecord, StudyData
from cxfield.errors import CxfieldError
from cxfield.exports.csv_export import export_csv
from cxfield.fieldwork.device_clock import local_zone
from cxfield.fieldwork.listening import OpenedFile, open_files
from cxfield.fieldwork.station import Enrolment
from cxfield.reports import ReportSetting, interview_report, study_report
from cxfield.sync.decision_messages import ReviewRequest
from cxfield.sync.decisions import DecisionsClient
from cxfield.sync.study_key import open_study_key
from ui.error_words import error_words
from ui.keys.key_action import Place
from ui.keys.own_keys import cap_in_use
from ui.language import current_language
from ui.replay import ReplayController
from ui.supervisor.aside_controller import AsideController
from ui.supervisor.calls_controller import CallsController
from ui.supervisor.devices_controller import DevicesController
from ui.supervisor.files_panel import opened_words
from ui.supervisor.import_controller import ImportController
from ui.supervisor.keeping_controller import KeepingController
from ui.supervisor.office_controller import OfficeController
from ui.supervisor.persons_controller import PersonsController
from ui.supervisor.replay_source import material_of
from ui.supervisor.session_work import SessionWork
from ui.supervisor.study_picture import study_picture
from ui.supervisor.supervisor_view import StudyPicture, SupervisorView
from ui.widgets import Task, TaskRunner

T = TypeVar("T")
Loaded = tuple[StudySource, StudyData, StudyPicture, int]
"""… and how much is kept aside that nobody settled."""


def reports_folder() -> Path:
    """Return where reports are written: `cxfield` in the user's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / "cxfield"


def _read_to(source: StudySource, record: InterviewRecord) -> int:
    """Return up to which event the interview was read: a judgement holds for that."""
    return next(len(stream.lines) for stream in source.streams if stream.stream_id == record.interview_id)


class SupervisorController(QObject):
    """Runs the supervisor's page over one live session with the server."""

    user_change_requested = Signal()
    help_requested = Signal()
    report_written = Signal(str)  # path
    page_wanted = Signal(object)  # the page to show
    page_dropped = Signal(object)  # a page that is not needed any more
    panel_wanted = Signal(object)  # SidePanel
    account_requested = Signal(bool)  # the session has ended

    def __init__(
        self, enrolment: Enrolment, network: TaskRunner, parent: QObject | None = None, *, folder: Path | None = None
    ) -> None:
        super().__init__(parent)
        assert enrolment.client is not None
        self._client, self._network = enrolment.client, network
        self.work = SessionWork(network, self)
        self._folder = folder or reports_folder()
        self._study = ""
        self._loaded: Loaded | None = None
        self._task: Task | None = None
        self.view = SupervisorView(enrolment.user)
        self._imports = ImportController(enrolment.client, self.work, self)
        self._imports.imported.connect(self.refresh)
        self.work.ended.connect(self._on_account)
        self.work.renewed.connect(self._on_renewed)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.study_chosen.connect(self.open_study)
        view.refresh_requested.connect(self.refresh)
        view.report_requested.connect(self._on_report)
        view.transcript_requested.connect(self._on_transcript)
        view.export_requested.connect(self._on_export)
        view.import_requested.connect(lambda: self.panel_wanted.emit(self._imports.open()))
        view.devices_requested.connect(self._on_devices)
        view.persons_requested.connect(self._on_persons)
        view.replay_requested.connect(self._on_replay)
        view.reopen_requested.connect(self._on_reopen)
        view.review_given.connect(self._on_review)
        view.files_requested.connect(self._on_files)
        view.aside_requested.connect(self._on_aside)
        view.calls_requested.connect(self._on_calls)
        view.keeping_requested.connect(self._on_keeping)
        view.cancel_requested.connect(self._on_cancel)
        view.account_requested.connect(self._on_account)
        view.user_change_requested.connect(self.user_change_requested)
        view.help_requested.connect(self.help_requested)

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """The pages that stand now."""
        return (self.view,)

    def start(self) -> None:
        """Read the list of studies, then the first of them."""
        self._do(self.tr("Reading the studies…"), lambda: [s.name for s in self._client.studies()], self._on_studies)

    def stop(self) -> None:
        """End the session; nothing of it is kept on this computer."""
        self._on_cancel()
        self._network.run(self._client.close, lambda _none: None, lambda _error: None)

    def _on_studies(self, names: list[str]) -> None:
        self.view.set_studies(names)
        if names:
            self.open_study(names[0])
        else:
            self.view.complain(self.tr("There is no study on this server yet. A researcher publishes one."))

    def open_study(self, name: str) -> None:
        """Read a study whole and show it."""
        self._study = name
        self.refresh()

    def refresh(self) -> None:
        """Read the study again."""
        name = self._study

        def read() -> Loaded:
            source = study_on_server(self._client, name)
            data = source.data()
            aside = sum(not one.resolved_by for one in self._client.quarantine(source.study_id))
            return source, data, study_picture(data), aside

        if name:
            self._do(self.tr("Reading the study…"), read, self._on_loaded)

    def _on_loaded(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self.view.show_study(loaded[2])
        self.view.show_aside(loaded[3])

    # ---- other pages of the office ----

    def _on_devices(self) -> None:
        self._open_page(DevicesController(self._client, self.work, self))

    def _on_persons(self) -> None:
        self._with_study(lambda study: PersonsController(self._client, self.work, study, self._folder, self))

    def _on_aside(self) -> None:
        self._with_study(lambda study: AsideController(self._client, self.work, study, self))

    def _on_calls(self) -> None:
        self._with_study(lambda study: CallsController(self._client, self.work, study, self))

    def _on_keeping(self) -> None:
        self._with_study(lambda study: KeepingController(self._client, self.work, study, self))

    def _with_study(self, make: Callable[[str], OfficeController[Any]]) -> None:
        if self._loaded is None:
            self.view.complain(self.tr("Choose a study first."))
        else:
            self._open_page(make(self._loaded[0].study_id))

    def _open_page(self, page: OfficeController[Any]) -> None:
        page.view.help_requested.connect(self.help_requested)
        page.closed.connect(lambda: self._on_page_left(page))
        self.page_wanted.emit(page.view)
        page.view.focus_first()
        page.open()

    def _on_page_left(self, page: OfficeController[Any]) -> None:
        self.page_wanted.emit(self.view)
        self.page_dropped.emit(page.view)
        if page.is_changed:
            self.refresh()
        page.deleteLater()

    # ---- one interview ----

    def _on_replay(self, record: InterviewRecord) -> None:
        loaded = self._loaded
        if loaded is not None:
            replay = ReplayController(lambda: material_of(loaded[0], record), self.work, self)
            replay.view.help_requested.connect(self.help_requested)
            replay.closed.connect(lambda: self._on_replay_left(replay))
            self.page_wanted.emit(replay.view)
            replay.open()

    def _on_replay_left(self, replay: ReplayController) -> None:
        self.page_wanted.emit(self.view)
        self.page_dropped.emit(replay.view)

    def _on_reopen(self, record: InterviewRecord, why: str) -> None:
        loaded = self._loaded
        if loaded is None:
            return

        def send_back() -> None:
            self._client.reopen(loaded[0].study_id, record.interview_id, why)

        words = self.tr("Sent back. {user} gets it with the next synchronisation.").format(user=record.interviewer)
        self._do(self.tr("Sending back…"), send_back, lambda _none: self._on_sent_back(words))

    def _on_sent_back(self, words: str) -> None:
        self.view.say_done(words)
        self.refresh()

    def _on_review(self, record: InterviewRecord, verdict: str, note: str) -> None:
        loaded = self._loaded
        if loaded is None:
            return
        request = ReviewRequest.model_validate({"verdict": verdict, "note": note, "seq": _read_to(loaded[0], record)})
        study_id, decisions = loaded[0].study_id, DecisionsClient(self._client)
        words = self.tr("Noted. {user} learns of it with the next synchronisation.").format(user=record.interviewer)
        self._do(
            self.tr("Noting…"),
            lambda: decisions.review(study_id, record.interview_id, request),
            lambda _decision: self._on_sent_back(words),
        )

    def _on_files(self, record: InterviewRecord, pass_phrase: str) -> None:
        loaded = self._loaded
        if loaded is None:
            return
        name = re.sub(r"[^\w-]", "_", record.interview_id)
        study_id, out = loaded[0].study_id, self._folder / f"files of {name}"

        def fetch() -> list[OpenedFile]:
            study = next(one for one in self._client.studies() if one.study_id == study_id)
            key = open_study_key(study.sealed_private_key, pass_phrase)
            return open_files(self._client, study_id, record.interview_id, key, out)

        self._do(
            self.tr("Fetching recordings and files…"),
            fetch,
            lambda files: self.view.say_done(opened_words(files, str(out))),
        )

    # ---- reports ----

    def _on_report(self) -> None:
        self._write("report", ".pdf", lambda loaded, path: study_report(loaded[1], path, self._setting()))

    def _on_transcript(self, record: InterviewRecord) -> None:
        name = f"interview {record.interview_id[:13]}"
        setting = self._setting()

        def write(loaded: Loaded, path: Path) -> None:
            interview_report(loaded[0].transcript(record.interview_id), path, setting)

        self._write(name, ".pdf", write)

    def _on_export(self) -> None:
        self._write("data", "", lambda loaded, path: export_csv(loaded[1], path))

    def _setting(self) -> ReportSetting:
        return ReportSetting(at=datetime.now(UTC), zone=local_zone(), language=current_language())

    def _write(self, kind: str, suffix: str, write: Callable[[Loaded, Path], object]) -> None:
        loaded = self._loaded
        if loaded is None:
            self.view.complain(
                self.tr("The study is not read yet; wait for it or press {key}.").format(
                    key=cap_in_use(Place.SUPERVISOR, "refresh")
                )
            )
            return
        stem = re.sub(r"[^\w -]", "_", f"{loaded[1].name} {kind} {datetime.now().astimezone():%Y-%m-%d %H%M}")
        path = self._folder / f"{stem}{suffix}"

        def do() -> Path:
            self._folder.mkdir(parents=True, exist_ok=True)
            write(loaded, path)
            return path

        self._do(self.tr("Writing…"), do, self._on_written)

    def _on_written(self, path: Path) -> None:
        self.view.set_working("")
        self.view.say_done(self.tr("Written to {path}").format(path=path))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.report_written.emit(str(path))

    # ---- work in the background ----

    def _do(self, sentence: str, work: Callable[[], T], on_done: Callable[[T], None]) -> None:
        self.view.set_working(sentence)

        def done(result: T) -> None:
            self.view.set_working("")
            on_done(result)

        self._task = self.work.run(work, done, self._on_error)

    def _on_error(self, error: Exception) -> None:
        self.view.set_working("")
        if not isinstance(error, CxfieldError):
            raise error
        self.view.complain(error_words(error))

    def _on_account(self) -> None:
        self.account_requested.emit(self.work.has_ended)

    def _on_renewed(self) -> None:
        self.view.complain("")
        if self._imports.is_stopped:
            self.panel_wanted.emit(self._imports.open())

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancelled = True
            self.view.set_working("")
