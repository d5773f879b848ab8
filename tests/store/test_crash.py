"""What is there after the process was killed, the first sector of the file was lost, or the disk refused."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from cxfield.event import StreamKind
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskLevel, DiskRules
from cxfield.store.errors import DiskFullError, StorageFailureError
from cxfield.store.opening import DATABASE_NAME
from tests.store.appending_child import start_child
from tests.store.samples import RULES, answer, started

INTERVIEW = StreamKind.INTERVIEW
_ROOT = Path(__file__).parents[2]


def test_a_killed_process_has_every_acknowledged_answer(folder: Path, key: DatabaseKey) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    DeviceStore.create(folder, key, rules=RULES).close()
    acknowledged: dict[int, str] = {}
    for _ in range(15):
        acknowledged.update(start_child(folder, key).kill_after(chance.randrange(1, 120)))
    with DeviceStore.open(folder, key, rules=RULES) as store:
        store.verify(INTERVIEW, "i-1")
        entries = store.entries(INTERVIEW, "i-1")
        answers = {stored.ref: stored for stored in store.answers("i-1")}
    heads = {entry.seq: entry.head.hex() for entry in entries}
    assert {seq: heads.get(seq) for seq in acknowledged} == acknowledged
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    last = len(entries)
    assert answers[f"/data/q{last % 50}"].value == str(last)
    assert len(acknowledged) >= 15


def test_a_lost_first_sector_comes_back_from_the_log_and_only_with_the_salt(folder: Path, key: DatabaseKey) -> None:
    DeviceStore.create(folder, key, rules=RULES).close()
    with DeviceStore.open(folder, key, rules=RULES) as store:
        store._database.driver_connection.execute("PRAGMA user_version = 7")  # puts page 1 into the log
        store._database.driver_connection.execute("PRAGMA wal_autocheckpoint = 0")
        store.append(INTERVIEW, "i-1", [started(), *[answer(f"/data/q{n}", str(n)) for n in range(50)]], study_id="s")
        store._database.driver_connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        image = {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith(DATABASE_NAME)}
    crashed, control, whole = (folder.parent / name for name in ("crashed", "control", "whole"))
    for place in (crashed, control, whole):
        place.mkdir()
        for name, content in image.items():
            is_garbled = name == DATABASE_NAME and place is not whole
            (place / name).write_bytes(os.urandom(512) + content[512:] if is_garbled else content)
    with DeviceStore.open(crashed, key, rules=RULES) as store:
        assert store.verify(INTERVIEW, "i-1").last_seq == 51
        assert len(store.answers("i-1")) == 50
    assert _count_without_salt(whole, key) == 51
    with pytest.raises(sqlcipher.DatabaseError, match="not a database"):
        _count_without_salt(control, key)


def _count_without_salt(place: Path, key: DatabaseKey) -> int:
    connection = sqlcipher.connect(str(place / DATABASE_NAME))
    try:
        connection.execute(f"PRAGMA key = \"x'{key.key.hex()}'\"")
        return int(connection.execute("SELECT count(*) FROM event").fetchone()[0])
    finally:
        connection.close()


def _fill(store: DeviceStore, most: int = 5000) -> int:
    """Append until the disk is full; return how many answers were acknowledged."""
    for count in range(most):
        try:
            store.append(INTERVIEW, "i-1", [answer(f"/data/q{count}", "x" * 500)])
        except DiskFullError:
            return count
    raise AssertionError("the disk never became full")


def test_a_full_file_says_so_and_keeps_what_was_acknowledged(folder: Path, key: DatabaseKey) -> None:
    rules = DiskRules(reserve_bytes=0, page_limit=120)
    with DeviceStore.create(folder, key, rules=rules) as store:
        store.append(INTERVIEW, "i-1", [started()], study_id="s-1")
        count = _fill(store)
        assert count > 10
        assert store.verify(INTERVIEW, "i-1").last_seq == count + 1
    with DeviceStore.open(folder, key, rules=RULES) as store:
        (entry,) = store.append(INTERVIEW, "i-1", [answer("/data/after", "1")])
        assert entry.seq == count + 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(place)]
    allowed = hasattr(os, "geteuid") and os.geteuid() == 0
    if not allowed or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small file system can be mounted by root only; the page limit test covers the error itself")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


def test_a_full_disk_gives_up_the_reserve_and_the_answer_is_saved(small_disk: Path, key: DatabaseKey) -> None:
    folder = small_disk / "workspace"
    rules = DiskRules(reserve_bytes=512 * 1024, warn_below_bytes=1024 * 1024, stop_below_bytes=1024 * 512)
    with DeviceStore.create(folder, key, rules=rules) as store:
        assert (folder / "reserve.bin").exists()
        store.append(INTERVIEW, "i-1", [started()], study_id="s-1")
        ballast = (small_disk / "ballast").open("wb")
        acknowledged = 1
        while (folder / "reserve.bin").exists():
            (entry,) = store.append(INTERVIEW, "i-1", [answer(f"/data/q{acknowledged}", "x" * 500)])
            acknowledged += 1
            assert entry.seq == acknowledged
            _eat(ballast.fileno(), small_disk)
        assert store.disk_level() is DiskLevel.STOP
        assert store.verify(INTERVIEW, "i-1").last_seq == acknowledged
        assert len(store.answers("i-1")) == acknowledged - 1
        acknowledged += _fill(store)
        assert store.verify(INTERVIEW, "i-1").last_seq == acknowledged
        ballast.close()
    with DeviceStore.open(folder, key, rules=rules) as store:
        assert store.verify(INTERVIEW, "i-1").last_seq == acknowledged


def _eat(descriptor: int, place: Path) -> None:
    """Leave nearly nothing free."""
    free = os.statvfs(place).f_bavail * os.statvfs(place).f_frsize
    if free > 8192:
        os.write(descriptor, bytes(free - 8192))


_FAILING_DISK = """
import resource, sys
from pathlib import Path
from cxfield.event import StreamKind
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import StorageFailureError
from tests.store.samples import RULES, answer, started
folder, key = Path(sys.argv[1]), DatabaseKey.from_bytes(bytes.fromhex(sys.argv[2]))
store = DeviceStore.create(folder, key, rules=RULES)
store.append(StreamKind.INTERVIEW, "i-1", [started()], study_id="s-1")
resource.setrlimit(resource.RLIMIT_FSIZE, (1_200_000, resource.RLIM_INFINITY))
count = 1
while True:
    try:
        store.append(StreamKind.INTERVIEW, "i-1", [answer("/data/q%d" % (count % 20), "x" * 100)])
    except StorageFailureError as error:
        print(count, error.usable, store.stream(StreamKind.INTERVIEW, "i-1").last_seq)
        store.append(StreamKind.INTERVIEW, "i-1", [answer("/data/again", "1")])
        print(store.verify(StreamKind.INTERVIEW, "i-1").last_seq)
        store.close()
        break
    count += 1
"""


@pytest.mark.skipif(os.name == "nt", reason="the limit that makes writes fail is a Unix one")
def test_after_a_failed_write_the_file_is_opened_anew_and_compared(folder: Path, key: DatabaseKey) -> None:
    command = [sys.executable, "-c", _FAILING_DISK, str(folder), key.to_bytes().hex()]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    count, usable, last_seq = first.split()
    assert (usable, last_seq) == ("True", count)
    assert int(second) == int(count) + 1
    with DeviceStore.open(folder, key, rules=RULES) as store:
        assert store.verify(INTERVIEW, "i-1").last_seq == int(count) + 1


def test_a_store_that_lost_acknowledged_data_stays_frozen(store: DeviceStore, interview: str) -> None:
    database = store._database
    database.is_all_there = lambda: False
    error = database._reopen("disk I/O error")
    assert not error.usable
    with pytest.raises(StorageFailureError, match="Stop working"):
        store.append(INTERVIEW, interview, [answer("/data/a", "1")])
