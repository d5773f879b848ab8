"""Sends what is frozen, the oldest first: one POST under way, one bad item holds up nobody, the network may go.

The answers of all go before the files of any; files go only while the rules of the workspace let them.

Runs on a network thread; the store is touched through `on_store` only. Before each POST the database knows of it, and
after each answer what it meant, so a run that is cut off anywhere is begun again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import httpx

from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import AttachmentError
from cxfield.store.openrosa_values import StoredSubmission, SubmissionState
from cxfield.store.values import InterviewStatus
from cxfield.sync.on_store import OnStore
from cxfield.sync.openrosa.connection import RosaConnection
from cxfield.sync.openrosa.freezing import FormFacts
from cxfield.sync.openrosa.loading import HaltedFilesError, Loaded, load, readable
from cxfield.sync.openrosa.outcome import RETRIED, Judgement, Reason, Sent, Verdict, judge
from cxfield.sync.openrosa.submission import Attachment, Posting, Welcome, body_length, post, postings, welcome
from cxfield.sync.openrosa.verifying import files_there, has_same_xml
from cxfield.sync.uploading import FREE_WAY, UploadWay

_FIRST_RETRY = timedelta(minutes=15)
_LAST_RETRY = timedelta(days=1)
_BELIEVED_AFTER = 2


@dataclass(slots=True, kw_only=True)
class Delivered:
    """What one run did."""

    sent: int = 0
    undelivered: int = 0
    waiting: int = 0


class Delivering:
    """Sends the submissions of one account."""

    def __init__(
        self,
        store: DeviceStore,
        connection: RosaConnection,
        on_store: OnStore,
        facts: Callable[[StoredSubmission], FormFacts],
        way: UploadWay = FREE_WAY,
    ) -> None:
        """Begin.

        Args:
            facts: Tells what the form says about a submission; called on the storage thread.
            way: How its files may be sent.
        """
        self._way = way
        self._store, self._connection, self._on_store = store, connection, on_store
        self._facts = facts
        self._now = connection.means.now
        self.done = Delivered()

    def run(self) -> Delivered:
        """Send what is due.

        Raises:
            SyncError: The network, the account or the whole server is the matter; what was answered is kept.
        """
        account_id = self._connection.account.account_id
        due = [one for one in self._on_store(lambda: self._store.openrosa.due(self._now())) if _of(one, account_id)]
        may_send = self._way.may_send()
        place: Welcome | None = None
        with_files: list[StoredSubmission] = []
        for submission in due:
            if self._waits_for_its_original(submission):
                continue
            place = place or welcome(self._connection)
            if self._answers_first(submission, place, is_needed=not may_send or len(due) > 1):
                with_files.append(submission)
        if place is not None and may_send:
            self._deliver_files(with_files, place)
        else:
            self.done.waiting += len(with_files)
        return self.done

    def _answers_first(self, submission: StoredSubmission, place: Welcome, *, is_needed: bool) -> bool:
        """Send a submission, of one with files the answers only where it `is_needed`; say whether files are left."""
        loaded = self._on_store(lambda: self._load(submission))
        if loaded is None:
            return False
        answers = loaded.answers
        if all(file.is_sent or file.place in {one.place for one in answers} for file in loaded.files):
            self._deliver(loaded, place)
            return False
        if not is_needed or submission.reason == Reason.FILES_WAIT:
            return True
        judgement = self._post(loaded, place.url, Posting(attachments=answers, is_last=False))
        if judgement.verdict is not Verdict.TAKEN:
            self._not_taken(submission, judgement)
            return False
        self._on_store(lambda: self._note_files_wait(submission.no, [one.place for one in answers]))
        return True

    def _note_files_wait(self, number: int, places: list[int]) -> None:
        sentence = "The server has the answers; the files follow when the rules for sending files allow it."
        with self._store.transaction():
            self._took(number, places)
            self._store.openrosa.note_waiting(number, Reason.FILES_WAIT, sentence)

    def _deliver_files(self, submissions: list[StoredSubmission], place: Welcome) -> None:
        for count, submission in enumerate(submissions):
            loaded = self._on_store(partial(self._load, submission))
            try:
                if loaded is not None:
                    self._deliver(loaded.paced(self._way), place)
            except HaltedFilesError:
                self.done.waiting += len(submissions) - count
                return

    # ---- one submission ----

    def _waits_for_its_original(self, submission: StoredSubmission) -> bool:
        """What corrects a submission goes out behind it."""
        if not submission.deprecated_id:
            return False
        others = self._on_store(lambda: self._store.openrosa.submissions(submission.interview_id))
        original = next((one for one in others if one.instance_id == submission.deprecated_id), None)
        if original is None or original.state is SubmissionState.SENT:
            return False
        if original.state is SubmissionState.UNDELIVERED and original.next_at is None:
            return False  # nothing will change with the original: the server says what it thinks of this one
        sentence = "The interview that this one corrects has to reach the server first."
        self._on_store(lambda: self._store.openrosa.note_waiting(submission.no, Reason.ORIGINAL_FIRST, sentence))
        self.done.waiting += 1
        return True

    def _deliver(self, loaded: Loaded, place: Welcome) -> None:
        try:
            self._send(loaded, place)
        except AttachmentError:
            self._send_readable(loaded, place)

    def _send_readable(self, loaded: Loaded, place: Welcome) -> None:
        try:
            self._send(readable(loaded), place)
        except AttachmentError as error:
            self._undelivered(loaded.submission, Reason.DAMAGED, str(error))

    def _load(self, submission: StoredSubmission) -> Loaded | None:
        """Return what is sent; None where the interview was opened again meanwhile. Storage thread."""
        records = self._store.openrosa
        status = self._store.interview(submission.interview_id).status
        if submission.attempts == 0 and status is not InterviewStatus.COMPLETED:
            return None
        facts = self._facts(submission)
        if facts.public_key and not submission.key:
            sentence = "The form wants it encrypted, and it is not: it is not sent as it is."
            records.note_undelivered(submission.no, Reason.NO_ENCRYPTION, sentence, None)
            return None
        return load(self._store, submission, facts.file_names)

    # ---- over the wire ----

    def _send(self, loaded: Loaded, place: Welcome) -> None:
        """Send all POSTs that are still to be sent, then look whether everything arrived."""
        sent = {file.place for file in loaded.files if file.is_sent}
        for _round in range(2):
            judgement, too_large = self._post_all(loaded, place, sent)
            if judgement.verdict is not Verdict.TAKEN:
                self._not_taken(loaded.submission, judgement)
                return
            if too_large:
                names = ", ".join(attachment.name for attachment in too_large)
                sentence = f"The answers were taken, but the server takes no file as large as {names}."
                self._undelivered(loaded.submission, Reason.TOO_LARGE, sentence)
                return
            submission = loaded.submission
            names_sent = [attachment.name for attachment in loaded.attachments]
            there = files_there(self._connection, submission.form_id, submission.first_id, names_sent)
            if not there.missing:
                break
            missing = [a.place for a in loaded.attachments if a.name in there.missing]
            sent -= set(missing)
            self._on_store(partial(self._store.openrosa.forget_files_sent, submission.no, missing))
        self._settle(loaded, there.missing, there.unexpected)

    def _settle(self, loaded: Loaded, missing: tuple[str, ...], unexpected: tuple[str, ...]) -> None:
        number = loaded.submission.no
        if missing:
            sentence = f"The answers were taken, but the server does not have {', '.join(missing)}."
            self._undelivered(loaded.submission, Reason.FILES_MISSING, sentence)
        elif unexpected:
            sentence = (
                f"The answers were taken, but the form at the server has no place for {', '.join(unexpected)}. The "
                "files are kept here: tell whoever runs the server."
            )
            self._undelivered(loaded.submission, Reason.FILES_MISSING, sentence, again=False)
        elif loaded.lost:
            sentence = (
                f"The answers were taken, but {', '.join(loaded.lost)} cannot be read on this computer any more, so it "
                "was not sent. Tell your supervisor which interview it is."
            )
            self._undelivered(loaded.submission, Reason.FILES_MISSING, sentence, again=False)
        else:
            self._on_store(lambda: self._store.openrosa.note_sent(number, self._now()))
            self.done.sent += 1

    def _post_all(self, loaded: Loaded, place: Welcome, sent: set[int]) -> tuple[Judgement, list[Attachment]]:
        """Send the XML with all files that were not taken yet; cut smaller where the server says "too large"."""
        limit, never = place.limit, set[int]()
        while True:
            left = [a for a in loaded.attachments if a.place not in sent | never]
            cut, too_large = postings(loaded.submission.xml, left, limit)
            never |= {attachment.place for attachment in too_large}
            for posting in cut:
                judgement = self._post(loaded, place.url, posting)
                if judgement.reason is Reason.TOO_LARGE and posting.attachments:
                    limit = body_length(loaded.submission.xml, posting.attachments) - 1
                    break
                if judgement.verdict is not Verdict.TAKEN:
                    return judgement, []
                places = [attachment.place for attachment in posting.attachments]
                sent |= set(places)
                self._on_store(partial(self._took, loaded.submission.no, places))
            else:
                return judgement, [a for a in loaded.attachments if a.place in never]

    def _took(self, number: int, places: list[int]) -> None:
        with self._store.transaction():
            self._store.openrosa.note_answer(number, taken=True)
            self._store.openrosa.note_files_sent(number, places, self._now())

    def _post(self, loaded: Loaded, url: httpx.URL, posting: Posting) -> Judgement:
        submission = loaded.submission
        self._on_store(lambda: self._store.openrosa.note_attempt(submission.no, self._now()))
        response = post(self._connection, url, submission.xml, posting)
        judgement = judge(self._connection, response, Sent(form=submission.form_id, version=submission.version))
        is_conflict = judgement.verdict is Verdict.CONFLICT
        if judgement.verdict is not Verdict.TAKEN and judgement.reason is not Reason.FAILED:
            self._on_store(lambda: self._store.openrosa.note_answer(submission.no, taken=False, conflict=is_conflict))
        return judgement

    # ---- what became of it ----

    def _not_taken(self, before: StoredSubmission, judgement: Judgement) -> None:
        now = self._on_store(lambda: self._store.openrosa.submission(before.no))
        reason = judgement.reason or Reason.REFUSED
        if self._has_it(before, judgement):
            self._on_store(lambda: self._store.openrosa.note_sent(before.no, self._now()))
            self.done.sent += 1
        elif judgement.verdict is Verdict.CONFLICT and before.unanswered and now.conflicts < _BELIEVED_AFTER:
            sentence = (
                "The server says that it has this interview already, or had it: an earlier attempt got no answer. "
                "It is asked once more with the next synchronisation."
            )
            self._on_store(lambda: self._store.openrosa.note_waiting(before.no, reason, sentence))
            self.done.waiting += 1
        else:
            self._undelivered(before, reason, judgement.sentence)

    def _has_it(self, before: StoredSubmission, judgement: Judgement) -> bool:
        """Whether an attempt without an answer did arrive after all, files included, as the server itself shows."""
        if not before.unanswered or judgement.reason not in (Reason.CLOSED, Reason.DIFFERENT, Reason.OUT_OF_DATE):
            return False
        form_id, first_id = before.form_id, before.first_id
        if not has_same_xml(self._connection, form_id, (first_id, before.instance_id), before.xml):
            return False
        names = [file.name for file in self._on_store(lambda: self._store.openrosa.files(before.no))]
        there = files_there(self._connection, form_id, first_id, names)
        return not (there.missing or there.unexpected)

    def _undelivered(self, submission: StoredSubmission, reason: Reason, sentence: str, *, again: bool = True) -> None:
        retried = again and reason in RETRIED
        next_at = self._next_try(submission.attempts) if retried else None
        records = self._store.openrosa
        self._on_store(lambda: records.note_undelivered(submission.no, reason, sentence, next_at))
        self.done.undelivered += 1

    def _next_try(self, attempts: int) -> datetime:
        doublings = min(attempts, 10)
        return self._now() + min(_LAST_RETRY, _FIRST_RETRY * (1 << doublings))


def _of(submission: StoredSubmission, account_id: str) -> bool:
    return submission.account_id == account_id
