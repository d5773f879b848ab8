"""Where the key is kept, and what happens when it is not there."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from nacl.public import PrivateKey

from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import DamagedDatabaseError, KeyMissingError, PinNeededError, StudyKeyError, WrongPinError
from cxfield.store.escrow import escrow, escrow_path, recover, write_escrow
from cxfield.store.keys import KeyRing
from cxfield.store.os_keyring import KeyringUnavailableError, OsKeyring
from cxfield.store.pin_wrap import PinCost, wait_after
from tests.store.samples import RULES

CHEAP = PinCost(rounds=1, memory_kib=64, lanes=1)


class Shelf(KeyringBackend):
    """Stands for the operating system's service, which a test may not fill or empty."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.secrets[service, username]


class Forgetful(Shelf):
    def set_password(self, service: str, username: str, password: str) -> None:
        """Takes it and keeps nothing, as the null back end does."""


def pin_ring(folder: Path, now: list[float] | None = None) -> KeyRing:
    clock = now if now is not None else [1000.0]
    return KeyRing(folder, backend=NoKeyring(), cost=CHEAP, wall_time=lambda: clock[0])


def test_a_key_in_the_keyring_comes_back(folder: Path) -> None:
    shelf = Shelf()
    key = KeyRing(folder, backend=shelf).create("inga")
    ring = KeyRing(folder, backend=shelf)
    assert ring.load() == key
    assert not ring.needs_pin
    assert ("cxfield", ring.workspace_id) in shelf.secrets
    assert key.key not in (folder / "key.json").read_bytes()
    assert base64.b64encode(key.to_bytes())[:40] not in (folder / "key.json").read_bytes()


def test_a_keyring_that_lost_the_key_says_how_to_recover(folder: Path) -> None:
    KeyRing(folder, backend=Shelf()).create("inga")
    with pytest.raises(KeyMissingError, match="study key"):
        KeyRing(folder, backend=Shelf()).load()
    with pytest.raises(KeyMissingError, match="does not answer"):
        KeyRing(folder, backend=NoKeyring()).load()


def test_a_keyring_with_another_key_is_noticed(folder: Path) -> None:
    shelf = Shelf()
    ring = KeyRing(folder, backend=shelf)
    ring.create("inga")
    shelf.secrets["cxfield", ring.workspace_id] = base64.b64encode(DatabaseKey.random().to_bytes()).decode()
    with pytest.raises(KeyMissingError, match="another key"):
        ring.load()


def test_a_keyring_that_keeps_nothing_counts_as_none(folder: Path) -> None:
    with pytest.raises(PinNeededError):
        KeyRing(folder, backend=Forgetful()).create("inga")
    assert not (folder / "key.json").exists()


def test_a_keyring_that_hangs_is_given_up(folder: Path) -> None:
    import threading

    release = threading.Event()

    class Hanging(Shelf):
        def get_password(self, service: str, username: str) -> str | None:
            release.wait(30)
            return None

    try:
        with pytest.raises(KeyringUnavailableError, match="no answer"):
            OsKeyring(Hanging(), timeout_s=0.05).get("x")
    finally:
        release.set()


def test_the_pin_opens_the_key_and_nothing_else_does(folder: Path) -> None:
    ring = pin_ring(folder)
    key = ring.create("inga", "482913")
    assert ring.needs_pin
    assert pin_ring(folder).load("482913") == key
    with pytest.raises(WrongPinError):
        pin_ring(folder).load("482914")
    with pytest.raises(PinNeededError):
        pin_ring(folder).load()
    content = (folder / "key.json").read_bytes()
    assert key.key not in content
    assert base64.b64encode(key.key)[:20] not in content


def test_wrong_pins_make_one_wait_also_in_a_new_process(folder: Path) -> None:
    now = [1000.0]
    key = pin_ring(folder, now).create("inga", "482913")
    for _ in range(4):
        with pytest.raises(WrongPinError):
            pin_ring(folder, now).load("0000")
    with pytest.raises(WrongPinError) as caught:
        pin_ring(folder, now).load("482913")
    assert caught.value.wait_s == 5
    now[0] += 5
    assert pin_ring(folder, now).load("482913") == key
    with pytest.raises(WrongPinError) as again:
        pin_ring(folder, now).load("0000")
    assert again.value.wait_s == 0


def test_a_clock_set_back_makes_nobody_wait_longer_than_the_rule(folder: Path) -> None:
    now = [1e9]
    pin_ring(folder, now).create("inga", "482913")
    for _ in range(4):
        with pytest.raises(WrongPinError):
            pin_ring(folder, now).load("0000")
    now[0] = 0.0
    with pytest.raises(WrongPinError) as caught:
        pin_ring(folder, now).load("482913")
    assert caught.value.wait_s == 5


def test_waiting_grows_to_an_hour() -> None:
    assert [wait_after(n) for n in (1, 3, 4, 5, 6, 14, 10_000)] == [0, 0, 5, 10, 20, 3600, 3600]


def test_no_new_key_is_made_over_a_workspace(folder: Path, key: DatabaseKey) -> None:
    DeviceStore.create(folder, key, rules=RULES).close()
    with pytest.raises(KeyMissingError, match="already"):
        pin_ring(folder).create("inga", "482913")
    with pytest.raises(KeyMissingError, match="missing or damaged"):
        KeyRing.load_or_create(folder, "inga", "482913")


def test_the_study_key_recovers_a_workspace_whose_keyring_is_gone(folder: Path) -> None:
    study, stranger = PrivateKey.generate(), PrivateKey.generate()
    key = KeyRing(folder, backend=Shelf()).create("inga")
    DeviceStore.create(folder, key, rules=RULES).close()
    write_escrow(folder, "study/1", key, bytes(study.public_key))
    sealed = escrow_path(folder, "study/1").read_bytes()
    assert escrow_path(folder, "study/1").parent == folder
    with pytest.raises(KeyMissingError):
        recover(sealed, bytes(stranger))
    with pytest.raises(KeyMissingError):
        recover(sealed[:-1], bytes(study))
    recovered = recover(sealed, bytes(study))
    pin_ring(folder).restore(recovered, "inga", "482913")
    with DeviceStore.open(folder, pin_ring(folder).load("482913"), rules=RULES) as store:
        assert store.studies() == []
    assert escrow(key, bytes(study.public_key)) != sealed


def test_with_the_right_key_a_broken_file_is_called_damaged(folder: Path) -> None:
    key = pin_ring(folder).create("inga", "482913")
    DeviceStore.create(folder, key, rules=RULES).close()
    database = folder / "cxfield.db"
    database.write_bytes(os.urandom(database.stat().st_size))
    with pytest.raises(DamagedDatabaseError, match="safety copy"):
        DeviceStore.open(folder, key, rules=RULES)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_only_the_owner_may_read_the_files(folder: Path) -> None:
    key = pin_ring(folder).create("inga", "482913")
    with DeviceStore.create(folder, key, rules=RULES) as store:
        store.set_setting("a", "b")
        modes = {path.name: path.stat().st_mode & 0o077 for path in [folder, *folder.iterdir()]}
    assert {name for name, mode in modes.items() if mode} == set()
    assert {"cxfield.db", "cxfield.db-wal", "key.json", "reserve.bin"} <= modes.keys()


def test_the_refresh_token_is_kept_where_the_key_is(folder: Path) -> None:
    ring = KeyRing(folder, backend=Shelf())
    ring.create("inga")
    assert ring.keep_token("secret-1")
    assert ring.token() == "secret-1"
    ring.forget_token()
    assert ring.token() is None


def test_without_a_keyring_the_token_is_for_the_database(folder: Path) -> None:
    ring = pin_ring(folder)
    ring.create("inga", "482913")
    assert not ring.keep_token("secret-1")
    assert ring.token() is None


_ROUND_TRIP = """
import sys
from pathlib import Path
from cxfield.store.keys import KeyRing
folder = Path(sys.argv[1])
key = KeyRing(folder).create("inga")
assert KeyRing(folder).load() == key and not KeyRing(folder).needs_pin
print("kept in", type(__import__("keyring").get_keyring()).__module__)
"""


@pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="gnome-keyring or dbus is not installed; the PIN path is tested instead",
)
def test_a_real_secret_service_keeps_the_key(folder: Path, tmp_path: Path) -> None:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime)}
    environment.pop("DISPLAY", None)
    environment.pop("PYTHON_KEYRING_BACKEND", None)
    unlock = 'printf "testpw\\n" | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null; exec "$@"'
    command = ["dbus-run-session", "--", "bash", "-c", unlock, "bash", sys.executable, "-c", _ROUND_TRIP, str(folder)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 0, done.stderr
    assert "SecretService" in done.stdout


def test_a_study_key_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(StudyKeyError, match="no usable key"):
        escrow(DatabaseKey.random(), bytes(32))
