"""Rows of the matrix that harm what lies on the disk: its first sector, the ends of files, its free space, memory."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from cxfield.audio.recording_file import RecordingReader, cut_torn_end
from cxfield.errors import CxfieldError
from cxfield.store.database_key import DatabaseKey
from cxfield.store.opening import DATABASE_NAME
from tests.torture.disk.after_the_cut import Expected, problems
from tests.torture.disk.rows import run_order
from tests.torture.disk.working import KEY, Order
from tests.torture.matrix import Row, Trial, Wanted

_NONCE_BYTES = 24


# ---- the first sector, after a checkpoint that the power cut short ----


def first_sectors(wanted: Wanted, *, with_salt: bool = True) -> Iterator[Trial]:
    """Garble the first sector while the log still holds page 1; key and salt bring everything back."""
    for number in wanted.numbers:
        seed = f"{wanted.seed}:{number}"
        place = wanted.folder / f"sector-{number}"
        place.mkdir()
        run_order(Order(folder=str(place), seed=seed, steps=25, leaves_log=True), None)
        expected = Expected.of((place / "run-0.told").read_bytes())
        database = place / "run-0" / DATABASE_NAME
        content = bytearray(database.read_bytes())
        chance = random.Random(seed)
        start = 0 if number % 3 == 0 else chance.randrange(0, 400)
        end = 512 if number % 3 == 0 else chance.randrange(start + 1, 513)
        content[start:end] = chance.randbytes(end - start)
        database.write_bytes(content)
        found = problems(place / "run-0", expected) if with_salt else _without_salt(database, expected)
        yield Trial(seed=f"{seed} bytes {start}-{end}", faults=1, answers=expected.count, problems=tuple(found))
        shutil.rmtree(place)


def _without_salt(database: Path, expected: Expected) -> list[str]:
    connection = sqlcipher.connect(str(database))
    try:
        connection.execute(f"PRAGMA key = \"x'{DatabaseKey.from_bytes(KEY).key.hex()}'\"")
        count = connection.execute("SELECT count(*) FROM event").fetchone()[0]
    except sqlcipher.Error as error:
        return [str(error)]
    finally:
        connection.close()
    return [] if count >= len(expected.heads) else [f"{count} events"]


# ---- recordings whose end is torn ----


def torn_recordings(wanted: Wanted) -> Iterator[Trial]:
    """Cut or change a recording at a random byte: what lies before that segment plays, and nothing false does."""
    place = wanted.folder / "whole"
    place.mkdir()
    run_order(Order(folder=str(place), seed=wanted.seed, steps=600), None)
    expected = Expected.of((place / "run-0.told").read_bytes())
    files = sorted((place / "run-0" / "recordings").glob("*.cxsound"))
    for number in wanted.numbers:
        chance = random.Random(f"{wanted.seed}:{number}")
        source = chance.choice(files)
        yield _tear(
            source, wanted.folder / "torn.cxsound", bytes.fromhex(expected.recordings[source.stem]["key"]), chance
        )


def _tear(source: Path, torn: Path, key: bytes, chance: random.Random) -> Trial:
    whole = RecordingReader(source, key)
    content = bytearray(source.read_bytes())
    at = chance.randrange(len(content))
    is_cut = chance.random() < 0.6
    if is_cut:
        del content[at:]
    else:
        content[at] ^= 1 << chance.randrange(8)
    torn.write_bytes(content)
    ends = {place.offset + _NONCE_BYTES + place.size: place.start + place.count for place in whole.segments}
    sure = max((samples for end, samples in ends.items() if end <= at), default=0)
    found: list[str] = []
    try:
        if is_cut and sure:
            cut_torn_end(torn)
        heard = RecordingReader(torn, key).read_to_damage()
        if heard.size < sure:
            found.append(f"{heard.size} samples play, {sure} were whole")
        if not (heard == whole.read(0, heard.size)).all():
            found.append("something plays that was never recorded")
    except (CxfieldError, OSError) as error:
        if sure:
            found.append(f"{sure} whole samples do not play: {error}")
    return Trial(
        seed=f"{source.name} {'cut' if is_cut else 'changed'} at {at}", faults=1, answers=1, problems=tuple(found)
    )


# ---- memory that runs out ----


def little_memory(wanted: Wanted) -> Iterator[Trial]:
    """Work with hardly any address space left, files among it; what was told is there afterwards."""
    for number in wanted.numbers:
        seed = f"{wanted.seed}:{number}"
        place = wanted.folder / f"memory-{number}"
        place.mkdir()
        room = random.Random(seed).randrange(1, 12)
        order = Order(folder=str(place), seed=seed, steps=80, address_mib=room, large_files=number % 2 == 0)
        run_order(order, None)
        expected = Expected.of((place / "run-0.told").read_bytes())
        found = problems(place / "run-0", expected)
        yield Trial(
            seed=f"{seed} {room} MiB: {expected.ending}", faults=1, answers=expected.count, problems=tuple(found)
        )
        shutil.rmtree(place)


# ---- a disk that fills up ----


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """A file system of that many bytes, in memory."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


def no_small_disk() -> str:
    """Return why there is no small file system here; empty if there can be one."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or shutil.which("mount") is None:
        return "Only root can mount a small file system."
    probe = subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False)
    return "" if probe.returncode == 0 else "No file system can be mounted here."


def small_disks(wanted: Wanted) -> Iterator[Trial]:
    """Work until a disk of 2 to 16 MB is full. What was told is there, at the latest when there is room again."""
    for number in wanted.numbers:
        seed = f"{wanted.seed}:{number}"
        size = random.Random(seed).randrange(512, 4096) * 4096
        with small_disk(wanted.folder / f"disk-{number}", size) as disk:
            order = Order(folder=str(disk), seed=seed, steps=4000, reserve=64 * 1024, told_in=str(wanted.folder))
            run_order(order, None)
            told = wanted.folder / "run-0.told"
            expected = Expected.of(told.read_bytes())
            told.unlink()
            found = _after_full_disk(disk, expected)
            if not _IS_FULL.search(expected.ending):
                found.append("the disk was not full at the end")
        how = f"{seed} {size} bytes: {expected.ending}"
        yield Trial(seed=how, faults=1, answers=expected.count, problems=tuple(found))


def _after_full_disk(disk: Path, expected: Expected) -> list[str]:
    """See what is there; where it cannot be opened for want of space, make some first."""
    found = problems(disk / "run-0", expected)
    if any("is full" in problem for problem in found):
        subprocess.run(["mount", "-o", "remount,size=24m", str(disk)], check=True)
        found = problems(disk / "run-0", expected)
    return found


_IS_FULL = re.compile(r"full|refused|No space|I/O", re.IGNORECASE)
FIRST_SECTOR = Row(name="damage of the first sector", gate=12, portion=6, trials=first_sectors)
TORN_RECORDING = Row(name="torn recordings", gate=200, portion=100, trials=torn_recordings)
LITTLE_MEMORY = Row(name="little memory", gate=20, portion=5, trials=little_memory)
SMALL_DISK = Row(name="full disk", gate=50, portion=5, trials=small_disks, why_not=no_small_disk)
