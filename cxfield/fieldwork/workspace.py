"""One user's workspace on one device: the use cases that the interviewer's screens call.

Everything here runs on the storage thread, which owns the only connection. What the network does is in `station`
and `cxfield.sync`; it comes back here only to write.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from secrets import randbits

from uuid_utils import uuid7

from cxfield.audio.sound_system import SoundSystem
from cxfield.errors import CxfieldError
from cxfield.event import Event, StreamKind, decode
from cxfield.fieldwork.case_book import CaseBook
from cxfield.fieldwork.compiled_questionnaires import CompiledQuestionnaires
from cxfield.fieldwork.delivery import DeliveryState, InterviewLine, ledger_lines
from cxfield.fieldwork.desk import CaseDetail, DeskPicture, day_figures, history, order_key, summarise
from cxfield.fieldwork.device_answers import PositionSource
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.elsewhere import elsewhere, interviews_of_case, require_here
from cxfield.fieldwork.gone_cases import gone_cases
from cxfield.fieldwork.leaving import UnsentPicture, mark_sent, unsent_picture
from cxfield.fieldwork.openrosa_ledger import with_submissions
from cxfield.fieldwork.page_view import CaseBanner, SessionPlace
from cxfield.fieldwork.recording import MICROPHONE, InterviewRecording, RecordingMeans, drawn_event
from cxfield.fieldwork.reopening import reopen
from cxfield.fieldwork.replaying import ReplayMaterial
from cxfield.fieldwork.session import InterviewSession
from cxfield.interview import events as kinds
from cxfield.interview.last_saved import last_saved_ids, part_read
from cxfield.interview.orders import draw_orders
from cxfield.interview.program import Program
from cxfield.interview.setting import Setting
from cxfield.interview.wall_time import check_from_body
from cxfield.questionnaire.form_bundle import open_bundle
from cxfield.questionnaire.model import Questionnaire
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskLevel
from cxfield.store.errors import StoreError, StudyKeyError
from cxfield.store.escrow import escrow_path, write_escrow
from cxfield.store.recovery import RecoveryState, RecoveryWrap
from cxfield.store.values import InterviewRecord, InterviewStatus, Study
from cxfield.sync.client import ServerContact
from cxfield.sync.session import DEVICE, SERVER

UNFINISHED = (InterviewStatus.DRAFT, InterviewStatus.SUSPENDED)
FINISHED = (InterviewStatus.COMPLETED, InterviewStatus.APPROVED)

LAST_CONTACT = "last_contact_at"
LAST_ERROR = "last_error"
LAST_FAILURE = "last_failure"
CLOCK_CHECK = "clock_check"


class WorkspaceError(CxfieldError):
    """Something was asked of the workspace that cannot be done; the text says what to do instead."""


class Workspace:
    """The open workspace of one user.

    Attributes:
        position_source: Where the positions that questionnaires ask for come from; None: this computer has none.
        sound: What records interviews; None: they are not recorded.
        on_screen: The interview that is open in the window: its files still change.
    """

    def __init__(self, store: DeviceStore, clock: DeviceClock, key: DatabaseKey) -> None:
        self.store = store
        self.clock = clock
        self._key = key
        self._compiled = CompiledQuestionnaires(store, clock.zone)
        kept = store.setting(CLOCK_CHECK)
        clock.check = check_from_body(json.loads(kept)) if kept else None
        self.position_source: PositionSource | None = None
        self.sound: SoundSystem | None = None
        self.on_screen = ""
        self._copied_to: int | None = None

    @property
    def user(self) -> str:
        return self.clock.actor

    @property
    def key(self) -> DatabaseKey:
        """The key of the database, for a sealed copy of it."""
        return self._key

    def seen_by(self, clock: DeviceClock) -> Workspace:
        """Return the same workspace under another clock (demo data of the past days)."""
        seen = Workspace(self.store, clock, self._key)
        clock.check = None  # it is not the clock that was compared with the server's
        return seen

    def keep_recovery(self, secret: bytes, state: RecoveryState) -> None:
        """Wrap the key for the day when the PIN is forgotten."""
        RecoveryWrap(self.store.folder).keep(self._key, secret, state)

    def close(self) -> None:
        """Close the database; nothing can be done afterwards. Beside it stays noted whether everything was sent."""
        folder, picture = self.store.folder, UnsentPicture(is_known=False)
        with suppress(StoreError):
            picture = unsent_picture(self.store)
        self.store.close()
        mark_sent(folder, picture)

    # ---- studies and cases ----

    def studies(self) -> list[Study]:
        """Return the studies on this device."""
        return self.store.studies()

    def book(self, study_id: str) -> CaseBook:
        """Return what writes the cases of a study."""
        return CaseBook(self.store, self.clock, study_id)

    def desk(self, study_id: str) -> DeskPicture:
        """Return all that the desk shows."""
        study, book, now = self.store.study(study_id), self.book(study_id), self.clock.now()
        unfinished = self._unfinished(study_id)
        cases = book.cases()
        lines = [summarise(case, book.table, unfinished.get(case.case_id)) for case in cases]
        lines.sort(key=lambda line: order_key(now, line))
        first = lines[0] if lines and not lines[0].done else None
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
        return DeskPicture(
            study_id=study_id,
            study=study.name,
            now=now,
            cases=tuple(lines),
            next_case=self.detail(study_id, first.case_id) if first else None,
            day=day_figures(cases, self.user, midnight, book.table),
            delivery=self.delivery(),
            gone=gone_cases(self.store, book, study_id),
        )

    def detail(self, study_id: str, case_id: str) -> CaseDetail:
        """Return all that the page of a case shows."""
        book = self.book(study_id)
        case = book.case(case_id)
        interview_id, away = self._unfinished(study_id).get(case_id), elsewhere(self.store, study_id, case_id)
        return CaseDetail(
            study_id=study_id,
            case=case,
            summary=replace(summarise(case, book.table, interview_id), elsewhere=away),
            interview_id=interview_id,
            history=tuple(history(case, book.table)),
            dispositions=book.table.for_mode("cati"),
            interviews=interviews_of_case(self.store, study_id, case_id),
        )

    def _unfinished(self, study_id: str) -> dict[str, str]:
        return {r.case_id: r.interview_id for r in self.store.interviews(study_id, statuses=UNFINISHED)}

    # ---- interviews ----

    def questionnaire(self, content_hash: str) -> Questionnaire:
        """Return a version; its `xml` is in the store."""
        return self.program(content_hash).questionnaire

    def program(self, content_hash: str) -> Program:
        """Return a version compiled, kept while it is used."""
        return self._compiled.program(content_hash)

    def start_interview(self, study_id: str, case_id: str, *, mode: str = "cati") -> InterviewSession:
        """Begin an interview on a case, or go on with the one that is under way.

        Raises:
            WorkspaceError: The case is interviewed already, the disk is full, or the study has no questionnaire yet.
        """
        require_here(self.store, study_id, case_id)
        under_way = self._unfinished(study_id).get(case_id)
        if under_way is not None:
            return self.resume_interview(under_way)
        if self.store.interviews(study_id, case_id, statuses=FINISHED):
            raise WorkspaceError("This case has a completed interview already; a second one is not begun.")
        study, case = self.store.study(study_id), self.book(study_id).case(case_id)
        if not study.questionnaire:
            raise WorkspaceError("This study has no questionnaire yet. Synchronise first.")
        if self.store.disk_level() is DiskLevel.STOP:
            raise WorkspaceError("The disk is almost full: no new interview is begun. Free some space first.")
        program = self.program(study.questionnaire)
        questionnaire = program.questionnaire
        interview_id = str(uuid7())
        setting = self._setting(questionnaire, case, mode)
        body = kinds.started(
            setting,
            content_hash=questionnaire.content_hash,
            form_id=questionnaire.form_id,
            version=questionnaire.version,
            case_id=case_id,
        )
        event = Event(kind=kinds.STARTED, moment=self.clock.moment(), body=body)
        events = [event, *drawn_event(questionnaire, setting.seed, self.clock)]
        with self.store.transaction():
            self.store.append(StreamKind.INTERVIEW, interview_id, events, study_id=study_id)
        session = self._session(self._place(study, case, interview_id), program, events)
        session.answer_requests()
        session.begin()
        return session

    def _session(self, place: SessionPlace, program: Program, events: Sequence[Event]) -> InterviewSession:
        """Return the session with all that this computer has for it."""
        session = InterviewSession(self.store, self.clock, place, program, events)
        session.position_source = self.position_source
        if self.sound is not None:
            means = RecordingMeans(
                store=self.store, clock=self.clock, sound=self.sound, microphone=self.store.setting(MICROPHONE) or ""
            )
            session.record_with(InterviewRecording(means, place, program.questionnaire, events))
        return session

    def _setting(self, questionnaire: Questionnaire, case: Case, mode: str) -> Setting:
        wanted = next((n for n in questionnaire.languages if _code(n) == case.language), None)
        seed = randbits(31)
        return Setting(
            seed=seed,
            zone=self.clock.zone,
            mode=mode,
            language=wanted or questionnaire.default_language,
            properties={"deviceid": self.connection()[1], "username": self.user},
            case=_case_columns(case),
            orders=draw_orders(questionnaire, seed),
            last_saved=self._last_saved(questionnaire),
        )

    def _last_saved(self, questionnaire: Questionnaire) -> str | None:
        """Return what the form reads of the interview completed last with it in this workspace; mostly nothing."""
        if not last_saved_ids(questionnaire):
            return None
        done = [
            record
            for study in self.studies()
            for record in self.store.interviews(study.study_id, statuses=FINISHED)
            if record.form_id == questionnaire.form_id and record.ended_at is not None
        ]
        for record in sorted(done, key=lambda record: record.ended_at or record.changed_at, reverse=True):
            instance = self.store.instance(record.interview_id)
            if instance is not None:
                return part_read(questionnaire, instance.decode())
        return None

    def resume_interview(self, interview_id: str) -> InterviewSession:
        """Open an interview where it was left, whatever ended it: suspension, a crash, a dead battery.

        Raises:
            WorkspaceError: It is finished. UnknownRecordError: It is not here.
        """
        record = self.store.interview(interview_id)
        if record.status not in UNFINISHED:
            raise WorkspaceError("This interview is finished; it cannot be changed any more.")
        require_here(self.store, record.study_id, record.case_id)
        session = self._open(record, self._events(interview_id))
        session.resume()
        return session

    def reopen_interview(self, interview_id: str, why: str) -> InterviewSession:
        """Open a completed interview again at its closing page; it counts as under way until it is completed anew.

        Raises:
            ReopenError: It was sent, is being sent, or is not completed. ElsewhereError: The case is somebody else's.
        """
        record = self.store.interview(interview_id)
        require_here(self.store, record.study_id, record.case_id)
        events = self._events(interview_id)
        return self._open(record, [*events, reopen(self.store, self.clock, record, events, why)])

    def replay_material(self, interview_id: str) -> ReplayMaterial:
        """Return what a replay of the interview is made of; preparing it is for another thread."""
        record = self.store.interview(interview_id)
        study, case = self.store.study(record.study_id), self.book(record.study_id).case(record.case_id)
        version = self.store.questionnaire(record.questionnaire)
        return ReplayMaterial(
            place=self._place(study, case, interview_id),
            events=self._events(interview_id),
            questionnaire=lambda: open_bundle(version.xform, version.media),
            files=version.media,
        )

    def _events(self, interview_id: str) -> list[Event]:
        return [decode(entry.line)[1] for entry in self.store.entries(StreamKind.INTERVIEW, interview_id)]

    def _open(self, record: InterviewRecord, events: Sequence[Event]) -> InterviewSession:
        study, case = self.store.study(record.study_id), self.book(record.study_id).case(record.case_id)
        return self._session(self._place(study, case, record.interview_id), self.program(record.questionnaire), events)

    def _place(self, study: Study, case: Case, interview_id: str) -> SessionPlace:
        number = case.open_attempt.number if case.open_attempt else case.phones[0] if case.phones else case.address
        banner = CaseBanner(case_id=case.case_id, name=case.name, number=number, time_zone=case.time_zone)
        return SessionPlace(interview_id=interview_id, study_id=study.study_id, study=study.name, case=banner)

    def connection(self) -> tuple[str, str]:
        """Return the server's address and the name of this device there."""
        return self.store.setting(SERVER) or "", self.store.setting(DEVICE) or ""

    # ---- delivery ----

    def delivery(self) -> DeliveryState:
        """Return what the server has and what it has not."""
        counts = self.store.delivery_counts()
        last = self.store.setting(LAST_CONTACT)
        return DeliveryState(
            unsent_events=counts.unsent_events,
            unsent_interviews=counts.unsent_interviews,
            unsent_files=counts.unsent_files,
            received_interviews=self.store.ledger.received_count(),
            oldest_unsent_at=counts.oldest_unsent_at,
            last_contact_at=datetime.fromisoformat(last) if last else None,
            last_error=self.store.setting(LAST_ERROR) or "",
            failure=self.store.setting(LAST_FAILURE) or "",
            server=self.store.setting(SERVER) or "",
            disk=self.store.disk_level(),
        )

    def interview_lines(self) -> list[InterviewLine]:
        """Return all interviews of this device with their receipts, newest first."""
        return with_submissions(self.store, ledger_lines(self.store))

    def keep_safety_copy(self) -> None:
        """Write a checked, encrypted copy of the database beside it; the last three are kept."""
        written = self.store.files.written_count()
        self.store.safety_copy()
        self._copied_to = written

    def keep_safety_copy_of_news(self) -> bool:
        """Write such a copy if something was written since the last, and the disk has room; say whether it was done."""
        has_news = self.store.files.written_count() != self._copied_to
        if not has_news or self.store.disk_level() is DiskLevel.STOP:
            return False
        self.keep_safety_copy()
        return True

    def note_contact(self, error: str = "", failure: str = "") -> None:
        """Keep how the last synchronisation went: `error` in words, `failure` by name; empty if it went well."""
        with self.store.transaction():
            self.store.set_setting(LAST_ERROR, error)
            self.store.set_setting(LAST_FAILURE, failure)
            if not error:
                self.store.set_setting(LAST_CONTACT, self.clock.now().isoformat())
        self._seal_key()

    def note_clock(self, contact: ServerContact) -> None:
        """Keep how this computer's clock stands against the server's; interviews note it in their journals."""
        with self.store.transaction():
            self.store.set_setting(CLOCK_CHECK, json.dumps(self.clock.compare(contact).body()))

    def _seal_key(self) -> None:
        """Have the key of this workspace sealed to the key of each study here: a lost keyring is not lost data."""
        for study in self.studies():
            if study.study_key and not escrow_path(self.store.folder, study.study_id).exists():
                with suppress(StudyKeyError):  # the work goes on without this second way to the key
                    write_escrow(self.store.folder, study.study_id, self._key, study.study_key)


def _code(language: str) -> str:
    """Return `pl` of `Polski (pl)`."""
    return language.rsplit("(", 1)[-1].rstrip(")").strip()


def _case_columns(case: Case) -> dict[str, str]:
    """Return the case as the questionnaire sees it in `instance('case')`."""
    base = {
        "case_id": case.case_id,
        "name": case.name,
        "phone": case.phones[0] if case.phones else "",
        "address": case.address,
        "time_zone": case.time_zone,
        "language": case.language,
        "priority": str(case.priority),
    }
    return {**dict(case.attributes), **base}
