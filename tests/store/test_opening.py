"""Opening a workspace: encrypted, alone, with the right key, on a disk that can be trusted; or not at all."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from cxfield.event import StreamKind
from cxfield.store import encrypted_file
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.encrypted_file import check_canary, check_versions, connect_engine
from cxfield.store.errors import (
    KeyMissingError,
    NotAWorkspaceError,
    StartRefusedError,
    StoreError,
    UnsafeFolderError,
    WorkspaceInUseError,
)
from cxfield.store.folder import FolderLock, refuse_unsafe_folder
from cxfield.store.migration import keyed
from cxfield.store.opening import DATABASE_NAME
from tests.store.appending_child import start_child
from tests.store.samples import RULES, STUDY, answer

SECRET = "Kreditkartennummer 4111 & Žanis"


def test_nothing_readable_stands_in_any_file(store: DeviceStore, interview: str, folder: Path) -> None:
    store.append(StreamKind.INTERVIEW, interview, [answer("/data/secret-question", SECRET)])
    store.safety_copy()

    def readable() -> set[str]:
        wanted = (SECRET.encode(), b"secret-question", b"CREATE TABLE", b"SQLite format 3", b"+44163296", b"inga")
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert len(files) >= 4
        return {path.name for path in files for text in wanted if text in path.read_bytes()}

    assert readable() == set()
    store._database.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert readable() == set()


def test_the_canary_notices_a_database_that_is_not_encrypted(tmp_path: Path) -> None:
    path = tmp_path / DATABASE_NAME
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE canary (id INTEGER PRIMARY KEY, value BLOB)")

    class Plain:
        def exec_driver_sql(self, statement: str, values: tuple[bytes, ...] = ()) -> sqlite3.Cursor:
            return Cursor(connection.execute(statement, values))  # type: ignore[return-value]

    class Cursor:
        def __init__(self, cursor: sqlite3.Cursor) -> None:
            self._cursor = cursor

        def scalar(self) -> bytes | None:
            row = self._cursor.fetchone()
            return row[0] if row else None

    with pytest.raises(StartRefusedError, match="not encrypted"):
        check_canary(Plain(), path)  # type: ignore[arg-type]
    connection.close()


def test_every_start_up_setting_holds(store: DeviceStore) -> None:
    connection = store._database.driver_connection
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in encrypted_file._EXPECTED}
    assert found == {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "trusted_schema": 0,
        "foreign_keys": 1,
        "secure_delete": 1,
        "recursive_triggers": 1,
    }
    assert not list(store.folder.glob("*-shm"))


def test_a_setting_that_does_not_hold_stops_the_start(
    folder: Path, key: DatabaseKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    DeviceStore.create(folder, key, rules=RULES).close()
    weaker = tuple("synchronous = NORMAL" if s.startswith("synchronous") else s for s in encrypted_file._SETTINGS)
    monkeypatch.setattr(encrypted_file, "_SETTINGS", weaker)
    with pytest.raises(StartRefusedError, match="synchronous"):
        DeviceStore.open(folder, key, rules=RULES)


def test_a_sqlite_that_can_lose_answers_is_refused() -> None:
    check_versions()
    with pytest.raises(StartRefusedError, match=r"3\.51\.2"):
        check_versions((3, 51, 2))


def test_a_wrong_key_never_makes_a_new_database(store: DeviceStore, folder: Path, key: DatabaseKey) -> None:
    store.close()
    before = (folder / DATABASE_NAME).read_bytes()
    with pytest.raises(KeyMissingError, match="still in it"):
        DeviceStore.open(folder, DatabaseKey.random(), rules=RULES)
    with pytest.raises(NotAWorkspaceError, match="already"):
        DeviceStore.create(folder, DatabaseKey.random(), rules=RULES)
    assert (folder / DATABASE_NAME).read_bytes() == before
    with DeviceStore.open(folder, key, rules=RULES) as again:
        assert again.studies() == [STUDY]


def test_where_there_is_no_workspace_none_is_made(tmp_path: Path, key: DatabaseKey) -> None:
    with pytest.raises(NotAWorkspaceError):
        DeviceStore.open(tmp_path, key, rules=RULES)
    (tmp_path / DATABASE_NAME).write_bytes(b"")
    with pytest.raises(NotAWorkspaceError):
        DeviceStore.open(tmp_path, key, rules=RULES)
    assert (tmp_path / DATABASE_NAME).stat().st_size == 0


def test_a_plain_database_is_not_a_workspace(tmp_path: Path, key: DatabaseKey) -> None:
    plain = sqlite3.connect(tmp_path / DATABASE_NAME)
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    with pytest.raises(NotAWorkspaceError, match="without encryption"):
        DeviceStore.open(tmp_path, key, rules=RULES)


def test_an_encrypted_file_of_another_kind_is_not_a_workspace(tmp_path: Path, key: DatabaseKey) -> None:
    with keyed(tmp_path / DATABASE_NAME, key) as connection:
        connection.execute("CREATE TABLE t (a)")
    with pytest.raises(NotAWorkspaceError):
        DeviceStore.open(tmp_path, key, rules=RULES)


def test_a_second_process_is_refused_at_once(folder: Path, key: DatabaseKey) -> None:
    DeviceStore.create(folder, key, rules=RULES).close()
    other = start_child(folder, key, pause_at=3)
    assert [other.next()[0] for _ in range(2)] == [2, 3]
    with pytest.raises(WorkspaceInUseError):
        DeviceStore.open(folder, key, rules=RULES)
    other.kill_after(0)
    with DeviceStore.open(folder, key, rules=RULES) as store:
        assert store.verify(StreamKind.INTERVIEW, "i-1").last_seq == 3


def test_the_database_itself_lets_nobody_else_in(store: DeviceStore, key: DatabaseKey) -> None:
    path = store.folder / DATABASE_NAME
    with pytest.raises(WorkspaceInUseError):
        encrypted_file.open_connection(connect_engine(path, key), path, fingerprint=None, key=key)


_LOCKING = """
import sys
import sqlcipher3.dbapi2 as sqlcipher
connection = sqlcipher.connect(sys.argv[1], timeout=0, isolation_level=None)
connection.execute(f'PRAGMA key = "{sys.argv[2]}"')
try:
    connection.execute("BEGIN EXCLUSIVE")
    print("let in")
except sqlcipher.OperationalError as error:
    print(error)
"""


def test_another_process_with_the_key_gets_no_lock_either(store: DeviceStore, folder: Path, key: DatabaseKey) -> None:
    command = [sys.executable, "-c", _LOCKING, str(folder / DATABASE_NAME), key.pragma_value()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.strip() == "database is locked"


def test_a_failed_start_lets_the_next_one_in(folder: Path, key: DatabaseKey) -> None:
    DeviceStore.create(folder, key, rules=RULES).close()
    with pytest.raises(KeyMissingError):
        DeviceStore.open(folder, DatabaseKey.random(), rules=RULES)
    lock = FolderLock(folder)
    lock.release()
    DeviceStore.open(folder, key, rules=RULES).close()


@pytest.mark.parametrize(
    "part",
    [
        "Dropbox",
        "OneDrive - Agency",
        "OneDrive",
        "Google Drive",
        "GoogleDrive-a@b.c",
        "com~apple~CloudDocs",
        "Nextcloud",
    ],
)
def test_a_cloud_folder_is_refused_by_its_name(tmp_path: Path, key: DatabaseKey, part: str) -> None:
    with pytest.raises(UnsafeFolderError, match="own disk"):
        DeviceStore.create(tmp_path / part / "work", key, rules=RULES)
    assert not (tmp_path / part).exists()


def test_a_cloud_folder_is_refused_by_its_marker(tmp_path: Path, key: DatabaseKey) -> None:
    (tmp_path / "a" / ".dropbox.cache").mkdir(parents=True)
    with pytest.raises(UnsafeFolderError, match="Dropbox"):
        DeviceStore.create(tmp_path / "a" / "b", key, rules=RULES)


def test_a_moved_onedrive_is_refused_by_its_variable(tmp_path: Path) -> None:
    with pytest.raises(UnsafeFolderError, match="OneDrive"):
        refuse_unsafe_folder(tmp_path / "firm" / "work", environment={"OneDriveCommercial": str(tmp_path / "firm")})
    refuse_unsafe_folder(tmp_path / "other", environment={"OneDriveCommercial": str(tmp_path / "firm")})


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_network_drive_is_refused(tmp_path: Path, kind: str) -> None:
    mounts = {Path(tmp_path.anchor): "ext4", tmp_path / "share": kind}
    refuse_unsafe_folder(tmp_path / "own", mounts=lambda: mounts)
    with pytest.raises(UnsafeFolderError, match="network"):
        refuse_unsafe_folder(tmp_path / "share" / "work", mounts=lambda: mounts)


@pytest.mark.parametrize("folder", ["\\\\server\\share\\work", "//server/share/work"])
def test_a_windows_share_is_refused(folder: str) -> None:
    with pytest.raises(UnsafeFolderError):
        refuse_unsafe_folder(Path(folder))


def test_a_link_into_a_cloud_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "innocent"
    try:
        link.symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    except OSError:
        pytest.skip("this system lets only some users make links")
    with pytest.raises(UnsafeFolderError):
        refuse_unsafe_folder(link)


def test_damage_that_shows_only_when_rows_are_fetched_is_said_in_words(
    store: DeviceStore, interview: str, folder: Path, key: DatabaseKey
) -> None:
    store.append(StreamKind.INTERVIEW, interview, [answer(f"/data/q{n}", "x" * 900) for n in range(100)])
    store.close()
    path = folder / DATABASE_NAME
    whole, said = path.read_bytes(), set()
    for start in range(0, len(whole), 4 * 4096):
        path.write_bytes(whole[:start] + bytes(4096) + whole[start + 4096 :])
        try:
            with DeviceStore.open(folder, key, rules=RULES) as damaged:
                damaged.entries(StreamKind.INTERVIEW, interview)
        except StoreError as error:
            said.add(str(error).split(" (")[0])
    path.write_bytes(whole)
    assert f"{path} cannot be read" in said
