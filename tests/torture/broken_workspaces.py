"""A row of the matrix whose keyring, key file, salt or database is lost, changed or damaged, as the program meets it.

What must hold: the sign-in lists the workspace and says in a sentence what is wrong, nothing in its folder is touched,
the rescue that needs no key is written and read back, and a supervisor imports it with every answer and file. Where
only the key is gone, the code that the supervisor reads out opens the workspace again, whole.
"""

from __future__ import annotations

import base64
import os
import random
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked
from uuid_utils import uuid7

from cxfield.errors import CxfieldError
from cxfield.event import Event, Moment, StreamKind
from cxfield.fieldwork.forgotten_pin import open_by_code, shown_for
from cxfield.fieldwork.rescuing import rescue_closed
from cxfield.fieldwork.station import Station, WorkspaceEntry
from cxfield.fieldwork.synchronising import Synchroniser
from cxfield.rescue.importing import import_rescue_file
from cxfield.store.database_key import KEY_BYTES, SALT_BYTES
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import StoreError
from cxfield.store.keys import KeyRing
from cxfield.store.opening import DATABASE_NAME, KEY_FILE_NAME
from cxfield.store.os_keyring import SERVICE, OsKeyring
from cxfield.store.pin_wrap import PinCost
from cxfield.sync import access
from cxfield.sync.client import SyncClient
from cxfield.sync.file_fetching import files_of
from cxfield.sync.study_key import make_study_key
from tests.journal_device import PASSWORD, RunningServer, publish_request
from tests.sync.sending_files import recording
from tests.torture.matrix import Row, Trial, Wanted
from tests.torture.network.rows import server_of

PASS_PHRASE = "ABCDE-FGHJK"
NEW_PIN = "135790"
_LOG = DATABASE_NAME + "-wal"


class FaultyKeyring(KeyringBackend):
    """A keyring that works until it is told to fail or to hang."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.secrets: dict[tuple[str, str], str] = {}
        self.error: KeyringError | None = None
        self.is_hanging = False
        self.released = threading.Event()

    def _ask(self) -> None:
        if self.error is not None:
            raise self.error
        if self.is_hanging:
            self.released.wait()

    def get_password(self, service: str, username: str) -> str | None:
        self._ask()
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._ask()
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._ask()
        del self.secrets[service, username]


@dataclass(frozen=True, slots=True)
class Victim:
    """A closed workspace to be harmed."""

    folder: Path
    keyring: FaultyKeyring
    chance: random.Random

    @property
    def database(self) -> Path:
        return self.folder / DATABASE_NAME

    @property
    def name(self) -> tuple[str, str]:
        """Where the keyring has the key."""
        return SERVICE, KeyRing(self.folder).workspace_id

    def key_bytes(self) -> bytes:
        return base64.b64decode(self.keyring.secrets[self.name])

    def keep_key(self, packed: bytes) -> None:
        self.keyring.secrets[self.name] = base64.b64encode(packed).decode()

    def garble(self, start: int, size: int) -> None:
        content = bytearray(self.database.read_bytes())
        content[start : start + size] = self.chance.randbytes(min(size, len(content) - start))
        self.database.write_bytes(content)

    def replace_database(self, content: bytes) -> None:
        """Put other content in the place of the database; its log, which no longer fits, goes."""
        self.database.write_bytes(content)
        (self.folder / _LOG).unlink(missing_ok=True)


# ---- what is done ----


def _lose_entry(victim: Victim) -> None:
    del victim.keyring.secrets[victim.name]


def _change_entry(victim: Victim) -> None:
    victim.keep_key(victim.chance.randbytes(KEY_BYTES + SALT_BYTES))


def _garble_entry(victim: Victim) -> None:
    victim.keyring.secrets[victim.name] = "no key"


def _fail(victim: Victim) -> None:
    victim.keyring.error = KeyringLocked("the collection is locked")


def _hang(victim: Victim) -> None:
    victim.keyring.is_hanging = True


def _lose_salt(victim: Victim) -> None:
    victim.keep_key(victim.key_bytes()[:KEY_BYTES])


def _change_salt(victim: Victim) -> None:
    victim.keep_key(victim.key_bytes()[:KEY_BYTES] + victim.chance.randbytes(SALT_BYTES))


def _lose_key_file(victim: Victim) -> None:
    (victim.folder / KEY_FILE_NAME).unlink()


def _garble_key_file(victim: Victim) -> None:
    (victim.folder / KEY_FILE_NAME).write_bytes(victim.chance.randbytes(200))


def _garble_first_sector(victim: Victim) -> None:
    victim.garble(0, 512)


def _garble_pages(victim: Victim) -> None:
    pages = victim.database.stat().st_size // 4096
    for _ in range(5):
        victim.garble(victim.chance.randrange(1, pages) * 4096, 4096)


def _truncate(victim: Victim) -> None:
    content = victim.database.read_bytes()
    victim.database.write_bytes(content[: victim.chance.choice((100, 512, 4096, len(content) // 2))])


def _zero(victim: Victim) -> None:
    victim.replace_database(bytes(victim.database.stat().st_size))


def _empty(victim: Victim) -> None:
    victim.replace_database(b"")


def _foreign(victim: Victim) -> None:
    """Put the database of some other program there, without encryption."""
    other = victim.folder.parent / "other.db"
    other.unlink(missing_ok=True)
    with sqlite3.connect(other) as link:
        link.execute("CREATE TABLE bookmark (address TEXT)")
    link.close()
    victim.replace_database(other.read_bytes())


def _remove(victim: Victim) -> None:
    victim.database.unlink()
    (victim.folder / _LOG).unlink(missing_ok=True)


KEY_HARMS: tuple[Callable[[Victim], None], ...] = (
    *(_lose_entry, _change_entry, _garble_entry, _fail, _hang, _lose_salt, _change_salt),
    *(_lose_key_file, _garble_key_file),
)
DATABASE_HARMS: tuple[Callable[[Victim], None], ...] = (
    *(_garble_first_sector, _garble_pages, _truncate, _zero, _empty, _foreign, _remove),
)
HARMS = tuple(harm for pair in zip(KEY_HARMS, DATABASE_HARMS, strict=False) for harm in pair) + KEY_HARMS[7:]


# ---- trials ----


def broken_workspaces(wanted: Wanted) -> Iterator[Trial]:
    """Let an interviewer work, harm the closed workspace, rescue it, import the rescue on a real server."""
    study_key = make_study_key(PASS_PHRASE)
    with ExitStack() as stack:
        server = stack.enter_context(server_of("sqlite", wanted.folder))
        office = server.client("susan", "office")
        for number in wanted.numbers:
            keyring = FaultyKeyring()
            cheap = {"backend": lambda keyring=keyring: keyring, "cost": PinCost(rounds=1, memory_kib=8, lanes=1)}
            with (
                patch.dict(KeyRing.__init__.__kwdefaults__, cheap),  # type: ignore[arg-type]
                patch.dict(OsKeyring.__init__.__kwdefaults__, {"timeout_s": 0.05}),  # type: ignore[arg-type]
            ):
                request = publish_request(cases=3, interviewers=(server.add(f"user-{number}"),))
                keyed = {"public_key": study_key.public, "sealed_private_key": study_key.sealed_private}
                study_id = office.publish(request.model_copy(update=keyed)).study_id
                yield _Trial(wanted, number, server, office, study_id, keyring).run()


@dataclass(frozen=True, slots=True)
class _Trial:
    wanted: Wanted
    number: int
    server: RunningServer
    office: SyncClient
    study_id: str
    keyring: FaultyKeyring

    def run(self) -> Trial:
        seed = f"{self.wanted.seed}:{self.number}"
        chance = random.Random(seed)
        station = Station(self.wanted.folder / f"station-{self.number}")
        entry = station.enrol(self.server.url, f"user-{self.number}", PASSWORD, None)
        lines, files = self._work(station, entry, chance)
        harm = HARMS[self.number % len(HARMS)]
        shown = shown_for(entry)
        harm(Victim(entry.folder, self.keyring, chance))
        found = [*self._meet(station, entry, harm), *self._bring_in(station, lines, files)]
        if harm in KEY_HARMS:
            found += self._open_again(station, entry, shown, lines)
        self.keyring.released.set()
        shutil.rmtree(station.folder)
        answers = sum(map(len, lines.values())) + sum(files.values())
        name = harm.__name__.strip("_").replace("_", " ")
        return Trial(seed=f"{seed} {name}", faults=1, answers=answers, problems=tuple(found))

    def _work(
        self, station: Station, entry: WorkspaceEntry, chance: random.Random
    ) -> tuple[dict[str, list[bytes]], dict[str, int]]:
        """Deliver some interviews and keep more; return the journals, and how many recordings each interview has."""
        workspace = station.open(entry)
        try:
            Synchroniser(workspace).run()
            files: dict[str, int] = {}
            for is_sent in (True, False):
                for case in ("C1", "C2", "C3"):
                    interview_id, events = str(uuid7()), list(_events(entry.user, case, chance))
                    workspace.store.append(StreamKind.INTERVIEW, interview_id, events[:-1], study_id=self.study_id)
                    files[interview_id] = chance.randrange(2)
                    for _ in range(files[interview_id]):
                        recording(workspace.store, self.study_id, interview_id, chance.randbytes(2000))
                    workspace.store.append(StreamKind.INTERVIEW, interview_id, events[-1:])
                if is_sent:
                    Synchroniser(workspace).run()
            workspace.keep_safety_copy()
            return _journals(workspace.store), files
        finally:
            workspace.close()

    def _meet(self, station: Station, entry: WorkspaceEntry, harm: Callable[[Victim], None]) -> Iterator[str]:
        """Begin the program as a person does who knows of nothing."""
        opens = harm is _garble_pages  # what is whole is used like any database until the damage is met
        before = _content(entry.folder, opens=opens)
        try:
            (listed,) = station.entries()
        except (CxfieldError, OSError, ValueError) as error:
            yield f"the sign-in does not list it: {type(error).__name__}: {error}"
            return
        try:
            station.open(listed).close()
            return  # what is damaged shows later
        except StoreError as error:
            if not str(error).endswith("."):
                yield f"no sentence: {error}"
        except (CxfieldError, OSError, ValueError) as error:
            yield f"the way to the recovery is barred: {type(error).__name__}: {error}"
        if _content(entry.folder, opens=opens) != before:
            yield "looking at it changed what lies there"

    def _bring_in(self, station: Station, lines: dict[str, list[bytes]], files: dict[str, int]) -> Iterator[str]:
        """Write the rescue as the sign-in does, and import it as a supervisor does; twice, which adds nothing."""
        path = self.wanted.folder / f"rescue-{self.number}.cxrescue"
        try:
            (listed,) = station.entries()
            rescue_closed(listed, None, path)
            for _ in range(2):
                import_rescue_file(self.office, path, PASS_PHRASE)
        except (CxfieldError, OSError, ValueError) as error:
            yield f"not rescued: {type(error).__name__}: {error}"
            return
        there = {one.stream_id: [line.encode() for line in one.lines] for one in self.office.journals(self.study_id)}
        for stream_id, wanted in lines.items():
            if there.get(stream_id) != wanted:
                yield f"{stream_id}: {len(wanted)} events here, {len(there.get(stream_id, []))} on the server or others"
        for interview_id, count in files.items():
            if sum(file.state == "here" for file in files_of(self.office, self.study_id, interview_id)) != count:
                yield f"{interview_id}: not all of {count} files are on the server"
        path.unlink()

    def _open_again(
        self, station: Station, entry: WorkspaceEntry, shown: str, lines: dict[str, list[bytes]]
    ) -> Iterator[str]:
        """Get over the lost key with the code of the supervisor."""
        self.keyring.error, self.keyring.is_hanging = None, False
        device = (station.folder / "device").read_text("utf-8")
        code = access.pin_code(self.office, entry.user, device, shown)
        try:
            open_by_code(entry, code, NEW_PIN)
            workspace = station.open(entry, NEW_PIN)
        except (CxfieldError, OSError, ValueError) as error:
            yield f"the code does not open it: {type(error).__name__}: {error}"
            return
        try:
            if _journals(workspace.store) != lines:
                yield "opened by the code it is not what it was"
        finally:
            workspace.close()


def _events(user: str, case: str, chance: random.Random) -> Iterator[Event]:
    """Yield an interview from its beginning to its end."""

    def event(kind: str, **body: object) -> Event:
        moment = Moment(at=datetime(2026, 3, 1, tzinfo=UTC), zone="UTC", mono_ms=1, boot="b", actor=user)
        return Event(kind=kind, moment=moment, body=body)

    yield event("started", questionnaire="q", form_id="f", version="1", case_id=case, seed=1, language="en", zone="UTC")
    for number in range(chance.randrange(1, 20)):
        yield event("answer", ref=f"/data/q{number}", value="x" * chance.choice((1, 30, 3000)))
    yield event("broken_off", page="", disposition="2.1")


def _journals(store: DeviceStore) -> dict[str, list[bytes]]:
    return {
        state.stream_id: [entry.line for entry in store.entries(state.kind, state.stream_id, study_id=state.study_id)]
        for state in store.streams()
        if state.kind is StreamKind.INTERVIEW
    }


def _content(folder: Path, *, opens: bool) -> dict[str, bytes]:
    """Return what lies in a workspace, less what opening it may touch: its lock, and a database that opens."""
    found = {}
    for place, _folders, names in os.walk(folder):
        for name in names:
            if "lock" not in name and not (opens and name.startswith(DATABASE_NAME)):
                found[os.path.join(place, name)] = Path(place, name).read_bytes()
    return found


BROKEN_WORKSPACE = Row(name="lost keys, broken databases", gate=32, portion=16, trials=broken_workspaces)
