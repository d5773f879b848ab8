"""A laptop with a real store, real journals and a real client; and what must hold between it and the server."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from uuid_utils import uuid7

from cxfield.event import Event, Moment, StreamKind
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.values import InterviewStatus
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import SignInNeededError, SyncError
from cxfield.sync.fetching import Patience
from cxfield.sync.file_fetching import files_of
from cxfield.sync.file_messages import FileState
from cxfield.sync.synchronise import SyncSummary, synchronise
from tests.journal_device import PASSWORD
from tests.sync.sending_files import attachment, recording

RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)


class QuickClient(SyncClient):
    """A client that gives up soon; the server's own time-outs are longer than a test."""

    patience = Patience(connect_s=2.0, silence_s=1.0, whole_s=4.0)


_INTERVIEW, _CASE = StreamKind.INTERVIEW, StreamKind.CASE


class FieldDevice:
    """One interviewer's laptop. `server` is the address that it knows: a proxy's, mostly."""

    client: type[SyncClient] = QuickClient

    def __init__(self, folder: Path, server: str, user: str, chance: random.Random, *, device: str = "laptop") -> None:
        self.folder, self.server, self.user, self.device = folder, server, user, f"{device}-{user}"
        self.chance = chance
        self.key = DatabaseKey.from_bytes(hashlib.sha384(self.device.encode()).digest())
        is_new = not folder.exists()
        self.store = DeviceStore.create(folder, self.key, rules=RULES) if is_new else self._opened()
        self._is_known = False
        self._at = 0
        self.signed_out = 0
        self.clock_shift_s = 0
        self.zone = "Europe/Riga"

    def close(self) -> None:
        self.store.close()

    def open(self) -> None:
        """Start the program again, on the thread that calls."""
        self.store = self._opened()

    def _opened(self) -> DeviceStore:
        return DeviceStore.open(self.folder, self.key, rules=RULES)

    def reopen(self) -> None:
        """End the program and start it again."""
        self.close()
        self.open()

    def synchronise(self) -> SyncSummary:
        """Do one run as the program does: a new client each time, which goes on with the kept session."""
        with self.client(self.server, device=self.device) as client:
            if not self._is_known:
                client.sign_in(self.user, PASSWORD)
                self._is_known = True
            return synchronise(self.store, client)

    def deliver(self, most: int = 8) -> list[str]:
        """Synchronise until nothing is left to send, as often as a scheduler would; return what went wrong at last."""
        failures: list[str] = []
        for _ in range(most):
            try:
                self.synchronise()
            except SignInNeededError as error:
                failures.append(f"{type(error).__name__}: {error}")
                self.signed_out += 1
                self._is_known = False  # a person gives the password
                continue
            except SyncError as error:
                failures.append(f"{type(error).__name__}: {error}")
                self.wait()
                continue
            if not self.store.delivery_counts().unsent_events and not self.store.files.to_send():
                return []
        return failures or ["something is still unsent"]

    def wait(self) -> None:
        """Let time pass before the next try; by itself a laptop here comes again at once."""

    # ---- work ----

    def _event(self, kind: str, **body: Any) -> Event:
        self._at += 1
        at = datetime.fromtimestamp(1772323200 + self._at + self.clock_shift_s, UTC)
        moment = Moment(at=at, zone=self.zone, mono_ms=self._at * 1000, boot="b", actor=self.user)
        return Event(kind=kind, moment=moment, body=body)

    def work(self, study_id: str, steps: int) -> None:
        """Answer in interviews of the cases that are here; complete some, remark on some cases."""
        cases = [case.case_id for case in self.store.cases(study_id)]
        for case_id in self.chance.sample(cases, min(len(cases), 3)):
            interview_id = str(uuid7())
            started = self._event(
                "started", questionnaire="q", form_id="f", version="1", case_id=case_id, seed=1, language="en"
            )
            self.store.append(_INTERVIEW, interview_id, [started], study_id=study_id)
            for _ in range(self.chance.randrange(1, steps)):
                value = "x" * self.chance.choice((1, 2, 30, 4000))
                answer = self._event("answer", ref=f"/data/q{self.chance.randrange(30)}", value=value)
                self.store.append(_INTERVIEW, interview_id, [answer])
            if self.chance.random() < 0.5:
                self._keep_files(study_id, interview_id)
                with self.store.transaction():
                    digest = self.store.freeze_interview(interview_id, b"<data/>")
                    self.store.append(_INTERVIEW, interview_id, [self._event("completed", instance_sha256=digest)])
            if self.chance.random() < 0.5:
                self.store.append(_CASE, case_id, [self._event("remark", text="call later")], study_id=study_id)

    def _keep_files(self, study_id: str, interview_id: str) -> None:
        """Record, and attach a file, now and then; a recording may be larger than a chunk of an upload."""
        if self.chance.random() < 0.4:
            recording(self.store, study_id, interview_id, self.chance.randbytes(self.chance.choice((900, 300_000))))
        if self.chance.random() < 0.4:
            attachment(self.store, study_id, interview_id, self.chance.randbytes(self.chance.choice((10, 5000))))

    def files(self) -> dict[str, set[str]]:
        """Return the SHA-256 of every recording and attached file of completed interviews here, by interview."""
        found: dict[str, set[str]] = {}
        for record in self.store.interviews(statuses=(InterviewStatus.COMPLETED,)):
            recordings = self.store.recordings.of_interview(record.interview_id)
            attachments = self.store.attachments.of_interview(record.interview_id)
            paths = [each.path for each in (*recordings, *attachments)]
            if paths:
                found[record.interview_id] = {hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
        return found

    def go_on(self, study_id: str) -> None:
        """Answer a little more in an interview that is under way, if there is one."""
        for record in self.store.interviews(study_id):
            if record.status.value == "draft":
                answer = self._event("answer", ref="/data/more", value=str(self._at))
                self.store.append(_INTERVIEW, record.interview_id, [answer])
                return

    def lines(self) -> dict[tuple[str, str], list[bytes]]:
        """Return every journal that is kept here."""
        return {
            (state.kind.value, state.stream_id): [
                entry.line
                for entry in self.store.entries(
                    state.kind, state.stream_id, study_id=state.study_id, owner_epoch=state.owner_epoch
                )
            ]
            for state in self.store.streams()
        }


@dataclass(frozen=True, slots=True)
class OnServer:
    """What a server holds of a study: its journals, and how often and why something was kept aside."""

    office: SyncClient
    study_id: str
    journals: dict[tuple[str, str], list[bytes]]
    aside: list[str]


def on_server(office: SyncClient, study_id: str) -> OnServer:
    """Ask a server what it holds of a study."""
    journals = {
        (journal.kind.value, journal.stream_id): [line.encode() for line in journal.lines]
        for journal in office.journals(study_id)
    }
    aside = [f"{line.reason}: {line.explanation}" for line in office.quarantine(study_id)]
    return OnServer(office, study_id, journals, aside)


def differences(there: OnServer, device: FieldDevice) -> Iterator[str]:
    """Compare what the device holds with what the server holds: every event once, in order, the same bytes."""
    for key, lines in device.lines().items():
        if there.journals.get(key) != lines:
            yield f"{key[0]} {key[1]}: {len(lines)} events here, {len(there.journals.get(key, []))} there or others"
    yield from (f"kept aside without need: {why}" for why in there.aside)
    yield from missing_files(there.office, there.study_id, device)
    if device.store.delivery_counts().unsent_events:
        yield f"{device.store.delivery_counts().unsent_events} events are still unsent"
    for state in device.store.streams():
        device.store.verify(state.kind, state.stream_id, study_id=state.study_id)


def missing_files(office: SyncClient, study_id: str, device: FieldDevice, *, aside: bool = False) -> Iterator[str]:
    """Look for the files of the device's ended interviews: each once, the same bytes; `aside` is good enough."""
    waiting = {file.interview_id for file in device.store.files.to_send()}
    for interview_id, wanted in device.files().items():
        if interview_id in waiting:
            yield f"files of {interview_id} are still unsent"
        files = files_of(office, study_id, interview_id)
        there = [each.sha256 for each in files if each.state is FileState.HERE or (aside and each.state == "aside")]
        if not wanted <= set(there) or len(there) != len(set(there)):
            yield f"{len(wanted)} files of {interview_id} here, {len(wanted & set(there))} of them on the server"
