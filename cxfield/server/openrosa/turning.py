"""Makes interviews of submissions, after their sender was answered: bytes first, the engine later.

Several processes may do it: each submission is read, worked out, and written only if it still waits. A submission
whose files are not all there after an hour becomes an interview without them; they are added when they come.
"""

from __future__ import annotations

import base64
import gc
import json
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, select, update
from sqlmodel.sql.expression import SelectOfScalar

from cxfield.errors import CxfieldError
from cxfield.event import StreamKind
from cxfield.interview import events
from cxfield.interview.program import Program
from cxfield.questionnaire.form_bundle import open_bundle
from cxfield.server.database import Database, now_text
from cxfield.server.intake.inbox import Delivery, settle
from cxfield.server.openrosa.aside import bring_back, put_aside
from cxfield.server.openrosa.edits import earlier_edit, is_foreign_edit, note_replaced
from cxfield.server.openrosa.instance import interview_id_of
from cxfield.server.openrosa.intake import ENCRYPTED, NO_FORM, NO_VERSION, SubmissionState, version_of
from cxfield.server.openrosa.journal import SOURCE, Form, JournalWriter, attached, interview_item
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.keys import person_keys, person_of
from cxfield.server.persons.places import SUBMISSION
from cxfield.server.tables import (
    AccountRow,
    NamedFileRow,
    OpenRosaFileRow,
    OpenRosaSubmissionRow,
    QuestionnaireRow,
    StreamRow,
)
from cxfield.sync.batch import Batch, Item
from cxfield.sync.messages import BatchHeader, ItemStatus, Role

log = logging.getLogger(__name__)
FILES_WAIT = timedelta(hours=1)
_AT_ONCE = 100
_FORMS = 8
_TIDY_EACH = 20
_QUIET_S = 0.05
_LONGEST_WAIT = 100
_AGAIN_S = 60.0
_INTERVIEW = StreamKind.INTERVIEW.value
_DUE = (SubmissionState.RECEIVED, SubmissionState.MORE_FILES)
_Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Made:
    """What the engine made of a submission: a journal, or a sentence why there is none."""

    xml: bytes
    content_hash: str
    item: Item | None
    why: str


class Turning:
    """Makes interviews. `is_busy` says whether requests come in at this moment: they go first."""

    def __init__(self, database: Database, is_busy: Callable[[], bool] = lambda: False) -> None:
        self._database, self._is_busy = database, is_busy
        self._forms: dict[tuple[str, str], Form] = {}
        self._failed: dict[_Key, float] = {}
        self._one = threading.Lock()
        self._ends = threading.Event()

    def turn_soon(self) -> None:
        """Make interviews of what is due while the server is quiet; once at a time in each process."""
        if not self._one.acquire(blocking=False):
            return
        try:
            while not self._ends.is_set() and (keys := self._due()):
                for number, key in enumerate(keys, 1):
                    self._let_others_first()
                    _tidy(number)
                    if self._ends.is_set():
                        return
                    self._turn_safely(key)
        finally:
            self._one.release()

    def go_on(self) -> None:
        """Look again at what waits, then make interviews while the server is quiet."""
        self.look_again()
        self.turn_soon()

    def turn_due(self) -> int:
        """Make interviews of all that is due, and look again at what was kept aside; return of how many."""
        self.look_again()
        count = 0
        while keys := self._due():
            count += sum(self._turn_safely(key) for key in keys)
        return count

    def stop(self) -> None:
        """Begin nothing more, and wait for what is under way."""
        self._ends.set()
        if self._one.acquire(timeout=30):
            self._one.release()

    def _let_others_first(self) -> None:
        for _ in range(_LONGEST_WAIT):
            if not self._is_busy() or self._ends.wait(_QUIET_S):
                return

    def _due(self) -> list[_Key]:
        """Return what is next. What failed lets everything else go first for a while."""
        now = time.monotonic()
        self._failed = {key: until for key, until in self._failed.items() if until > now}
        most = _AT_ONCE + len(self._failed)
        with self._database.read() as session:
            query = select(
                OpenRosaSubmissionRow.study_id, OpenRosaSubmissionRow.instance_id, OpenRosaSubmissionRow.place
            ).where(col(OpenRosaSubmissionRow.state).in_(_DUE))
            rows = session.exec(query.order_by(col(OpenRosaSubmissionRow.received_at)).limit(most)).all()
        return [key for row in rows if (key := (row[0], row[1], row[2])) not in self._failed]

    def look_again(self) -> None:
        """Let go on what waited long enough for its files, and what is of a version that is published now."""
        oldest = (datetime.now(UTC) - FILES_WAIT).isoformat()
        waiting = (
            col(OpenRosaSubmissionRow.state) == SubmissionState.WAITING,
            col(OpenRosaSubmissionRow.reason) != ENCRYPTED,
            col(OpenRosaSubmissionRow.received_at) < oldest,
        )
        form = (OpenRosaSubmissionRow.study_id, OpenRosaSubmissionRow.form_id, OpenRosaSubmissionRow.version)
        unknown = (
            col(OpenRosaSubmissionRow.state) == SubmissionState.ASIDE,
            col(OpenRosaSubmissionRow.reason).in_((NO_VERSION, NO_FORM)),
        )

        def look(session: Session) -> None:
            session.exec(update(OpenRosaSubmissionRow).where(*waiting).values(state=SubmissionState.RECEIVED))
            for named in session.exec(select(*form).where(*unknown).distinct()).all():
                if version_of(session, *named):
                    of_form = [col(column) == value for column, value in zip(form, named, strict=True)]
                    found = update(OpenRosaSubmissionRow).where(*unknown, *of_form)
                    session.exec(found.values(state=SubmissionState.RECEIVED))

        self._database.run(look)

    def _turn_safely(self, key: _Key) -> bool:
        try:
            self._turn(key)
        except Exception:
            log.exception("A submission could not be made an interview now; it is tried again.")
            self._failed[key] = time.monotonic() + _AGAIN_S
            return False
        return True

    def _turn(self, key: _Key) -> None:
        with self._database.read() as session:
            row = session.get(OpenRosaSubmissionRow, key)
            if row is None:
                return
            xml = _opened(session, row)
            files = session.exec(_files(row)).all()
            content_hash = version_of(session, row.study_id, row.form_id, row.version)
        if row.state == SubmissionState.MORE_FILES:
            self._database.run(lambda session: _add_files(session, key))
            return
        if row.state != SubmissionState.RECEIVED:
            return
        item, why = self._worked_out(row, xml, content_hash, files)
        made = Made(xml, content_hash, item, why)
        self._database.run(lambda session: _write(session, key, made))

    def _worked_out(
        self, row: OpenRosaSubmissionRow, xml: bytes, content_hash: str, files: Sequence[OpenRosaFileRow]
    ) -> tuple[Item | None, str]:
        """Return the journal; or why there is none."""
        if not xml:
            return None, "The respondent was erased."
        try:
            form = self._form(row.study_id, content_hash)
            return interview_item(row, xml, form, files), ""
        except CxfieldError as error:
            return None, str(error)
        except Exception as error:
            log.exception("The engine failed over a submission; it is kept aside.")
            return None, f"The questionnaire cannot be run with it ({type(error).__name__})."

    def _form(self, study_id: str, content_hash: str) -> Form:
        key = (study_id, content_hash)
        if key not in self._forms:
            with self._database.read() as session:
                row = session.get_one(QuestionnaireRow, key)
            media = {name: base64.b64decode(content) for name, content in json.loads(row.media).items()}
            questionnaire = open_bundle(row.xform, media)
            if len(self._forms) >= _FORMS:
                self._forms.clear()
            self._forms[key] = Form(questionnaire, Program(questionnaire))
        return self._forms[key]


def _tidy(number: int) -> None:
    """Let go of interviews that are done: they are rings of objects, which only the collector finds."""
    if number % _TIDY_EACH == 0:
        gc.collect()


def _opened(session: Session, row: OpenRosaSubmissionRow) -> bytes:
    return person_keys(session).open(person_of(row.study_id, "", row.interview_id), SUBMISSION, row.xml)


def _files(row: OpenRosaSubmissionRow) -> SelectOfScalar[OpenRosaFileRow]:
    mine = (OpenRosaFileRow.study_id == row.study_id, OpenRosaFileRow.instance_id == row.instance_id)
    return select(OpenRosaFileRow).where(*mine)


def _held(session: Session, key: _Key) -> OpenRosaSubmissionRow | None:
    """Return a submission that nobody else changes meanwhile; None where its respondent was erased."""
    person_keys(session).hold([person_of(key[0], "", interview_id_of(key[0], key[1]))])
    return session.get(OpenRosaSubmissionRow, key, with_for_update=True)


def _write(session: Session, key: _Key, made: Made) -> None:
    """Write what became of a submission, if nobody else did."""
    row = _held(session, key)
    if row is None or row.state != SubmissionState.RECEIVED:
        return
    other = earlier_edit(session, row)
    if made.item is None:
        _keep_aside(session, row, made, "not-readable", made.why)
    elif other is not None:
        sentence = f"Another edit of the same submission came before ({other}); a supervisor has to decide."
        _keep_aside(session, row, made, "out-of-date", sentence)
    elif is_foreign_edit(session, row):
        sentence = "It corrects an interview of somebody else; a supervisor has to decide."
        _keep_aside(session, row, made, "foreign", sentence)
    else:
        _apply(session, row, made.xml, made.item)
    session.add(row)


def _apply(session: Session, row: OpenRosaSubmissionRow, xml: bytes, item: Item) -> None:
    receipt = settle(session, _delivery(session, row, item), [(0, item)])[0]
    session.flush()
    if receipt.status in (ItemStatus.APPLIED, ItemStatus.DUPLICATE):
        bring_back(session, row, xml)
        row.state, row.reason, row.explanation = SubmissionState.INTERVIEW, "", ""
        note_replaced(session, row)
    else:  # the judge has put it aside by himself, or it was erased
        row.state, row.reason, row.explanation = SubmissionState.ASIDE, receipt.status.value, receipt.reason


def _keep_aside(session: Session, row: OpenRosaSubmissionRow, made: Made, reason: str, why: str) -> None:
    row.state, row.reason, row.explanation = SubmissionState.ASIDE, reason, why
    if made.xml:
        put_aside(session, row, made.xml, made.content_hash)


def _delivery(session: Session, row: OpenRosaSubmissionRow, item: Item) -> Delivery:
    account = session.get(AccountRow, row.user)
    sender = Sender(user=row.user, role=Role(account.role) if account else Role.INTERVIEWER, device=SOURCE)
    digest = item.header.sha256
    header = BatchHeader(device=SOURCE, batch_no=1, count=1, sha256=digest)
    batch = Batch(header, (item,), digest)
    return Delivery(batch=batch, sender=sender, bringer=sender, received_at=now_text())


def _add_files(session: Session, key: _Key) -> None:
    """Name files that came after the interview was made behind its end."""
    row = _held(session, key)
    stream = session.get(StreamRow, (row.study_id, _INTERVIEW, row.interview_id)) if row is not None else None
    if row is None or row.state != SubmissionState.MORE_FILES or stream is None:
        return
    writer = JournalWriter(row, last_seq=stream.last_seq, head=bytes.fromhex(stream.head))
    for file in session.exec(_files(row)).all():
        name = (row.study_id, row.interview_id, "attachment", file.sha256)
        if file.place == 0 and file.is_expected and session.get(NamedFileRow, name) is None:
            writer.add(events.ATTACHED, attached("", file))
    if writer.entries:
        item = writer.item()
        settle(session, _delivery(session, row, item), [(0, item)])
    row.state = SubmissionState.INTERVIEW
    session.add(row)
