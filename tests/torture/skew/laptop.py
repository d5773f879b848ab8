"""A laptop, or a server, of whichever version of cxfield runs this: the oldest that could synchronise, or the present.

Run in a process of its own, it takes a command a line as JSON and answers with a line of JSON. What it imports there is
the code of its version, so it keeps to what all versions have; what came later is used where it is found.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import random
import sys
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from uuid_utils import uuid7

import cxfield
from cxfield.event import Event, Moment, StreamKind
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import SyncError
from cxfield.sync.messages import Role
from cxfield.sync.synchronise import synchronise

DAYS = 21
PASSWORD = "correct horse"
OFFICE = "olga"
_BEGAN = datetime(2026, 3, 1, 9, tzinfo=UTC)
_RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)
_INTERVIEW, _CASE = StreamKind.INTERVIEW, StreamKind.CASE


class Laptop:
    """One interviewer's laptop; the folder stays, the store is open while a command runs."""

    def __init__(self, folder: str, user: str) -> None:
        self.folder, self.user, self.device = Path(folder), user, f"laptop-{user}"
        key = DatabaseKey.from_bytes(hashlib.sha384(self.device.encode()).digest())
        if self.folder.exists():
            self.store = DeviceStore.open(self.folder, key, rules=_RULES)
        else:
            self.store = DeviceStore.create(self.folder, key, rules=_RULES)

    def close(self) -> None:
        self.store.close()

    def enrol(self, server: str) -> None:
        """Sign in and fetch the study."""
        with SyncClient(server, device=self.device) as client:
            client.sign_in(self.user, PASSWORD)
            synchronise(self.store, client)

    def deliver(self, server: str) -> list[str]:
        """Go on with the kept session until nothing is left to send; return what went wrong at last."""
        for _ in range(4):
            try:
                with SyncClient(server, device=self.device) as client:
                    synchronise(self.store, client)
                failure = "something is still unsent"
            except SyncError as error:
                failure = f"{type(error).__name__}: {error}"
            if not self._unsent():
                return []
        return [failure]

    def _unsent(self) -> int:
        files = getattr(self.store, "files", None)
        return int(self.store.delivery_counts().unsent_events) + (len(files.to_send()) if files else 0)

    def work(self, seed: str) -> None:
        """Work on every day of three weeks: interviews of some cases, remarks, files where the version has them."""
        chance, (study,) = random.Random(seed), self.store.studies()
        cases = [case.case_id for case in self.store.cases(study.study_id)]
        for day in range(DAYS):
            self._day(chance, study.study_id, chance.choice(cases), _BEGAN + timedelta(days=day))

    def _day(self, chance: random.Random, study: str, case: str, at: datetime) -> None:
        interview, later = str(uuid7()), iter(range(1000))

        def event(kind: str, **body: Any) -> Event:
            seconds = next(later)
            moment = at + timedelta(seconds=seconds)
            return Event(
                kind=kind,
                moment=Moment(at=moment, zone="Europe/Riga", mono_ms=seconds * 1000, boot="b", actor=self.user),
                body=body,
            )

        begun = event("started", questionnaire="q", form_id="f", version="1", case_id=case, seed=1, language="en")
        self.store.append(_INTERVIEW, interview, [begun], study_id=study)
        for number in range(chance.randrange(1, 8)):
            value = chance.choice(("x", "Žīgurs ąę Ёж", "y" * 30, "z" * 4000))
            self.store.append(_INTERVIEW, interview, [event("answer", ref=f"/data/q{number}", value=value)])
        if chance.random() < 0.5:
            self._keep_files(chance, study, interview)
            with self.store.transaction():
                digest = self.store.freeze_interview(interview, b"<data/>")
                self.store.append(_INTERVIEW, interview, [event("completed", instance_sha256=digest)])
        if chance.random() < 0.5:
            self.store.append(_CASE, case, [event("remark", text="call later")], study_id=study)

    def _keep_files(self, chance: random.Random, study: str, interview: str) -> None:
        if chance.random() < 0.3 and hasattr(self.store, "files"):
            sending = importlib.import_module("tests.sync.sending_files")
            sending.recording(self.store, study, interview, chance.randbytes(900))
            sending.attachment(self.store, study, interview, chance.randbytes(50))

    def report(self) -> dict[str, Any]:
        """Return every journal that is kept here, what is unsent, and which ended interviews have no receipt."""
        journals = {}
        for state in self.store.streams():
            entries = self.store.entries(state.kind, state.stream_id, study_id=state.study_id)
            journals[f"{state.kind.value} {state.stream_id}"] = [entry.line.decode() for entry in entries]
            self.store.verify(state.kind, state.stream_id, study_id=state.study_id)
        ended = [record for record in self.store.interviews() if record.status.value == "completed"]
        return {
            "journals": journals,
            "unsent": self._unsent(),
            "files": {record.interview_id: self._files(record.interview_id) for record in ended},
            "without_receipt": [record.interview_id for record in ended if not record.receipt],
        }

    def _files(self, interview: str) -> list[str]:
        if not hasattr(self.store, "files"):
            return []
        kept = (*self.store.recordings.of_interview(interview), *self.store.attachments.of_interview(interview))
        return sorted(hashlib.sha256(each.path.read_bytes()).hexdigest() for each in kept)


def on_laptop(command: dict[str, Any]) -> Any:
    """Carry out a command on a laptop; its store is open only meanwhile."""
    laptop = Laptop(command["folder"], command["user"])
    try:
        return getattr(laptop, command["do"])(*command.get("with", ()))
    finally:
        laptop.close()


class Central:
    """A server of this version."""

    def __init__(self) -> None:
        self._ends = ExitStack()

    def serve(self, folder: str, users: list[str]) -> dict[str, Any]:
        """Start it; where it is new, each user gets an account and a study of their own."""
        is_new = not Path(folder).exists()
        making = importlib.import_module("tests.journal_device")  # a laptop begins sooner without a server's code
        server = self._ends.enter_context(making.running_server(Path(folder)))
        studies = {}
        if is_new:
            server.services.accounts.add(OFFICE, PASSWORD, Role.SUPERVISOR)
            office = server.client(OFFICE, "office")
            for user in users:
                server.services.accounts.add(user, PASSWORD, Role.INTERVIEWER)
                studies[user] = office.publish(making.publish_request(interviewers=(user,))).study_id
        return {"url": server.url, "studies": studies}

    def end(self) -> None:
        self._ends.close()


def main() -> None:
    """Carry out commands until there are no more."""
    central = Central()
    print(json.dumps(str(Path(cxfield.__file__).parent.parent)), flush=True)
    for line in sys.stdin:
        command = json.loads(line)
        match command["do"]:
            case "serve":
                answer = central.serve(*command["with"])
            case "end":
                answer = central.end()
            case _:
                answer = on_laptop(command)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
