"""Backups: taken while devices push, restored into an empty place, and devices offer again what is missing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from nacl.public import PrivateKey
from sqlalchemy import create_engine, text

from cxfield.cli import main
from cxfield.server import schema
from cxfield.server.backup import restoring, sealing
from cxfield.server.backup.errors import BackupError, DamagedBackupError
from cxfield.server.backup.manifest import MANIFEST, POOL
from cxfield.server.backup.restoring import drill, restore
from cxfield.server.backup.taking import Sealing, take
from cxfield.server.backup.watermark import confirm, mark_archived_until, mark_bucket_until
from cxfield.server.database import Database, default_url, now_text
from cxfield.server.intake.backed_up import is_file_backed_up
from cxfield.server.operation.settings import ServerSettings, open_database
from cxfield.server.tables import BlobRow
from cxfield.sync.batch import encode_batch
from cxfield.sync.client import SyncClient
from cxfield.sync.messages import ItemStatus, Role, StreamReceipt, StreamState
from cxfield.sync.signing import verify_statement
from tests.journal_device import Journal, RunningServer, interview, publish_request, running_server

NewDatabase = Callable[[], str | None]


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest) -> NewDatabase:
    """What gives an empty database of each kind: an address, or None for SQLite."""
    if request.param == "sqlite":
        return lambda: None
    return request.getfixturevalue("postgres").fresh_database  # type: ignore[no-any-return]


@pytest.fixture
def settings(tmp_path: Path, new_database: NewDatabase) -> ServerSettings:
    return ServerSettings(data=tmp_path / "server", database=new_database())


@pytest.fixture
def sqlite(tmp_path: Path) -> ServerSettings:
    return ServerSettings(data=tmp_path / "server")


def push(client: SyncClient, number: int, *journals: Journal) -> list[ItemStatus]:
    assert client.tokens is not None
    signed = client.push(encode_batch("device-1", number, [journal.item() for journal in journals]))
    return [
        i.status for i in verify_statement(client.tokens.receipt_key, signed, purpose="push", device="device-1").items
    ]


def have(client: SyncClient, *journals: Journal) -> list[StreamReceipt]:
    assert client.tokens is not None
    asked = [
        StreamState(
            study_id=j.study_id,
            kind=j.kind,
            stream_id=j.stream_id,
            seq=j.entries[-1].seq,
            head=j.entries[-1].head.hex(),
        )
        for j in journals
    ]
    signed = client.have(asked)
    return verify_statement(client.tokens.receipt_key, signed, purpose="have", device="device-1").streams


def prepared(running: RunningServer) -> tuple[SyncClient, str]:
    running.add("anna")
    running.add("susan", Role.SUPERVISOR)
    study = running.client("susan", "office").publish(publish_request(interviewers=("anna",))).study_id
    return running.client("anna"), study


def filled(settings: ServerSettings, count: int = 3) -> list[Journal]:
    """A server that has taken in some journals and has ended."""
    with running_server(settings.data, database=settings.database) as running:
        client, study = prepared(running)
        journals = [interview(study) for _ in range(count)]
        push(client, 1, *journals)
    return journals


def kept_lines(running: RunningServer, study: str) -> dict[str, list[str]]:
    kept: dict[str, list[str]] = {}
    for journal in running.client("susan", "office").journals(study):
        assert journal.stream_id not in kept
        kept[journal.stream_id] = journal.lines
    return kept


def test_after_a_restore_devices_offer_everything_again_and_nothing_is_lost_or_doubled(
    tmp_path: Path, settings: ServerSettings, new_database: NewDatabase
) -> None:
    """The drill: pushes go on while the backup is taken and after it; the restored server lacks the last of them."""
    pushed: list[Journal] = []
    backed_up, enough = threading.Event(), threading.Event()
    with running_server(settings.data, database=settings.database) as running:
        client, study = prepared(running)

        def go_on_pushing() -> None:
            after = 0
            while after < 3:
                journal = interview(study)
                assert push(client, len(pushed) + 1, journal) == [ItemStatus.APPLIED]
                pushed.append(journal)
                after += backed_up.is_set()
                if len(pushed) >= 5:
                    enough.set()

        pusher = threading.Thread(target=go_on_pushing)
        pusher.start()
        assert enough.wait(30)
        taken = take(settings, tmp_path / "backups")
        backed_up.set()
        pusher.join(30)
        assert not pusher.is_alive()
        old_epoch, old_key = client.hello().epoch, client.hello().receipt_key
    assert 5 <= taken.manifest.streams <= len(pushed) - 3
    assert drill(tmp_path / "backups").manifest == taken.manifest

    anew = ServerSettings(data=tmp_path / "new", database=new_database())
    restore(tmp_path / "backups", anew)
    with running_server(anew.data, database=anew.database) as running:
        client = running.client("anna")
        assert (client.hello().epoch == old_epoch, client.hello().receipt_key == old_key) == (False, True)
        known = [receipt.have_seq for receipt in have(client, *pushed)]
        assert known.count(0) == len(pushed) - taken.manifest.streams
        again = push(client, 1000, *pushed)
        assert again.count(ItemStatus.DUPLICATE) == taken.manifest.streams
        assert again.count(ItemStatus.APPLIED) == known.count(0)
        kept = kept_lines(running, study)
    lines = {one.stream_id: [entry.line.decode() for entry in one.entries] for one in pushed}
    assert {stream: kept[stream] for stream in lines} == lines


def test_a_device_hears_of_a_backup_once_it_is_off_the_host_and_only_of_what_lies_in_it_whole(
    tmp_path: Path, settings: ServerSettings
) -> None:
    with running_server(settings.data, database=settings.database) as running:
        client, study = prepared(running)
        whole, longer, later = interview(study), interview(study), interview(study)
        push(client, 1, whole, longer)
        taken = take(settings, tmp_path / "backups")
        longer.add("answer", ref="/data/q9", value="9")
        push(client, 2, longer, later)
        assert [one.backed_up for one in have(client, whole, longer, later)] == [False, False, False]
        assert confirm(running.services.database, taken.folder, None, settings.data) == taken.manifest.streams
        assert [one.backed_up for one in have(client, whole, longer, later)] == [True, False, False]
        second = take(settings, tmp_path / "backups")
        confirm(running.services.database, second.folder, None, settings.data)
        confirm(running.services.database, taken.folder, None, settings.data)
        assert [one.backed_up for one in have(client, whole, longer, later)] == [True, True, True]


def test_a_backup_of_before_a_restore_proves_nothing_any_more(tmp_path: Path, sqlite: ServerSettings) -> None:
    filled(sqlite)
    taken = take(sqlite, tmp_path / "backups")
    anew = ServerSettings(data=tmp_path / "new")
    restore(taken.folder, anew)
    database = open_database(anew)
    with pytest.raises(BackupError, match="take a new one"):
        confirm(database, taken.folder, None, anew.data)
    database.close()


def test_what_an_archive_holds_counts_a_quarter_of_an_hour_later(tmp_path: Path, postgres_url: str) -> None:
    settings = ServerSettings(data=tmp_path / "server", database=postgres_url)
    with running_server(settings.data, database=settings.database) as running:
        client, study = prepared(running)
        journal = interview(study)
        push(client, 1, journal)
        database = running.services.database
        mark_archived_until(database, datetime.now(UTC))
        assert not have(client, journal)[0].backed_up
        with database.write() as session:
            session.connection().exec_driver_sql("UPDATE stream SET received_at = '2026-01-01T00:00:00.000Z'")
        mark_archived_until(database, datetime.now(UTC))
        assert have(client, journal)[0].backed_up
        with pytest.raises(BackupError, match="still to come"):
            mark_archived_until(database, datetime.now(UTC) + timedelta(hours=1))


def test_files_of_a_bucket_count_as_backed_up_where_its_copy_and_that_of_the_database_reach(
    tmp_path: Path, settings: ServerSettings
) -> None:
    early, late = "1" * 64, "2" * 64
    with running_server(settings.data, database=settings.database) as running:
        _client, study = prepared(running)
        database = running.services.database
        with database.write() as session:
            for sha256, sealed_at in ((early, "2026-01-01T00:00:00.000Z"), (late, now_text())):
                session.add(BlobRow(study_id=study, sha256=sha256, size_bytes=1, store_key="k", sealed_at=sealed_at))

        def are_backed_up() -> list[bool]:
            with database.read() as session:
                return [is_file_backed_up(session, study, one) for one in (early, late)]

        with pytest.raises(BackupError, match="No backup of the database is off the host"):
            mark_bucket_until(database, datetime.now(UTC))
        taken = take(settings, tmp_path / "backups")
        confirm(database, taken.folder, None, settings.data)
        with database.write() as session:
            session.connection().exec_driver_sql("DELETE FROM backed_up WHERE kind = 'blob'")
        mark_bucket_until(database, datetime(2025, 12, 1, tzinfo=UTC))
        assert are_backed_up() == [False, False]
        mark_bucket_until(database, datetime.now(UTC))
        assert are_backed_up() == [True, False]
        with pytest.raises(BackupError, match="still to come"):
            mark_bucket_until(database, datetime.now(UTC) + timedelta(hours=1))


@pytest.mark.parametrize("from_kind", ["sqlite", "postgresql"])
def test_a_backup_is_restored_into_the_other_kind_of_database(
    tmp_path: Path, postgres_url: str, from_kind: str
) -> None:
    old, new = (None, postgres_url) if from_kind == "sqlite" else (postgres_url, None)
    settings = ServerSettings(data=tmp_path / "server", database=old)
    journals = filled(settings)
    taken = take(settings, tmp_path / "backups")
    anew = ServerSettings(data=tmp_path / "new", database=new)
    assert restore(taken.folder, anew).manifest.kind == from_kind
    with running_server(anew.data, database=anew.database) as running:
        client = running.client("anna")
        assert [one.have_seq for one in have(client, *journals)] == [4, 4, 4]
        journals[0].add("answer", ref="/data/q9", value="9")
        assert push(client, 9, journals[0]) == [ItemStatus.APPLIED]


def test_a_database_of_an_older_version_is_backed_up_untouched_and_brought_up_by_the_restore(
    tmp_path: Path, settings: ServerSettings, new_database: NewDatabase
) -> None:
    settings.data.mkdir()
    engine = create_engine(settings.database or default_url(settings.data))
    values = {"schema": "0002", "epoch": "e" * 32, "signing_key": "ab" * 32}
    with engine.begin() as connection:
        schema.move(connection, "0002")
        for name, value in values.items():
            connection.execute(text("INSERT INTO meta VALUES (:name, :value)"), {"name": name, "value": value})
        connection.execute(text("INSERT INTO counter VALUES ('change', 41), ('audit', 0)"))
    taken = take(settings, tmp_path / "backups")
    assert taken.manifest.schema_number == "0002"
    with engine.begin() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "0002"
    anew = ServerSettings(data=tmp_path / "new", database=new_database())
    restored = restore(taken.folder, anew)
    database = open_database(anew)
    assert database.epoch == restored.epoch != "e" * 32
    assert bytes(database.signing_key).hex() == "ab" * 32
    with database.read() as session:
        assert session.connection().execute(text("SELECT value FROM counter WHERE name = 'change'")).scalar_one() == 41
    database.close()
    engine.dispose()


def put_recording(settings: ServerSettings, content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    key = f"study/{sha256[:2]}/{sha256}"
    path = settings.data / "recordings" / key
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    database = open_database(settings)
    with database.write() as session:
        session.add(
            BlobRow(study_id="study", sha256=sha256, size_bytes=len(content), store_key=key, sealed_at="2026-01-01")
        )
    database.close()
    return key


@pytest.mark.parametrize("is_sealed", [False, True])
def test_recordings_are_copied_once_and_restored(tmp_path: Path, sqlite: ServerSettings, is_sealed: bool) -> None:
    key = PrivateKey.generate()
    seal = Sealing(key=key.public_key) if is_sealed else None
    first = put_recording(sqlite, b"first")
    assert take(sqlite, tmp_path / "backups", seal).fresh_recordings == 1
    second = put_recording(sqlite, b"second" * 100_000)
    taken = take(sqlite, tmp_path / "backups", seal)
    assert (taken.fresh_recordings, taken.manifest.recordings, taken.lacking) == (1, 2, [])
    anew = ServerSettings(data=tmp_path / "new")
    restore(taken.folder, anew, key if is_sealed else None)
    assert (anew.data / "recordings" / first).read_bytes() == b"first"
    assert (anew.data / "recordings" / second).read_bytes() == b"second" * 100_000
    lying = b"".join(path.read_bytes() for path in (tmp_path / "backups" / POOL).glob("*/*"))
    assert (b"second" in lying) is not is_sealed


def test_a_recording_that_is_gone_or_damaged_on_the_server_is_named_and_the_rest_is_backed_up(
    tmp_path: Path, sqlite: ServerSettings
) -> None:
    gone, damaged, good = (put_recording(sqlite, content) for content in (b"gone", b"damaged", b"good"))
    (sqlite.data / "recordings" / gone).unlink()
    (sqlite.data / "recordings" / damaged).write_bytes(b"other")
    taken = take(sqlite, tmp_path / "backups")
    assert sorted(taken.lacking) == sorted(key.rsplit("/", 1)[1] for key in (gone, damaged))
    assert drill(taken.folder).manifest.recordings == 1
    assert good


def damage_recording(folder: Path) -> None:
    next((folder.parent / POOL).glob("*/*")).write_bytes(b"other")


def damage_database(folder: Path) -> None:
    path = folder / "server.db"
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (damage_database, "not as it was written"),
        (lambda folder: (folder / "server.db").unlink(), "lacks its file"),
        (lambda folder: (folder / "heads.gz").write_bytes(b""), "not as it was written"),
        (lambda folder: (folder / MANIFEST).write_text("{"), "cannot be read"),
        (lambda folder: (folder / MANIFEST).unlink(), "no finished backup"),
        (damage_recording, "not as it was written"),
    ],
)
def test_a_damaged_backup_is_noticed_before_anything_is_restored(
    tmp_path: Path, sqlite: ServerSettings, damage: Callable[[Path], None], sentence: str
) -> None:
    filled(sqlite)
    put_recording(sqlite, b"recording")
    taken = take(sqlite, tmp_path / "backups")
    damage(taken.folder)
    with pytest.raises(BackupError, match=sentence):
        drill(taken.folder)
    with pytest.raises(BackupError, match=sentence):
        restore(taken.folder, ServerSettings(data=tmp_path / "new"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backups", "server"]


def test_a_manifest_that_says_more_than_there_is_is_noticed(tmp_path: Path, settings: ServerSettings) -> None:
    filled(settings)
    taken = take(settings, tmp_path / "backups")
    said = json.loads((taken.folder / MANIFEST).read_text())
    next(table for table in said["tables"] if table["name"] == "segment")["rows"] += 1
    (taken.folder / MANIFEST).write_text(json.dumps(said))
    with pytest.raises(DamagedBackupError, match="the backup says"):
        drill(taken.folder)


def test_nothing_is_restored_over_what_is_there(tmp_path: Path, settings: ServerSettings) -> None:
    filled(settings)
    taken = take(settings, tmp_path / "backups")
    with pytest.raises(BackupError, match="not empty"):
        restore(taken.folder, settings)
    if settings.database is not None:
        with pytest.raises(BackupError, match="The database is not empty"):
            restore(taken.folder, ServerSettings(data=tmp_path / "new", database=settings.database))
        assert not (tmp_path / "new").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_backup_by_another_user_is_refused_because_its_files_would_be_in_the_way(
    tmp_path: Path, sqlite: ServerSettings
) -> None:
    filled(sqlite)
    os.chown(sqlite.data / "server.db", 12345, 12345)
    with pytest.raises(BackupError, match="another user"):
        take(sqlite, tmp_path / "backups")


def test_a_backup_inside_the_data_that_it_protects_is_refused(sqlite: ServerSettings) -> None:
    filled(sqlite)
    with pytest.raises(BackupError, match="own data folder"):
        take(sqlite, sqlite.data / "backups")


def test_what_is_sealed_is_opened_by_its_key_only_and_confirmed_without_it(
    tmp_path: Path, settings: ServerSettings
) -> None:
    (journal, *_) = filled(settings)
    key = PrivateKey.generate()
    taken = take(settings, tmp_path / "backups", Sealing(key=key.public_key))
    lying = b"".join(path.read_bytes() for path in taken.folder.iterdir() if path.name != MANIFEST)
    assert journal.stream_id.encode() not in lying
    for wrong in (None, PrivateKey.generate()):
        with pytest.raises(BackupError, match="sealed"):
            drill(taken.folder, wrong)
    assert drill(taken.folder, key).events > 0
    database = open_database(settings)
    assert confirm(database, taken.folder, None, settings.data) == taken.manifest.streams
    database.close()


def test_a_sealed_file_that_was_cut_or_changed_is_not_opened(tmp_path: Path) -> None:
    key, path = PrivateKey.generate(), tmp_path / "file"
    with path.open("wb") as file:
        sealer = sealing.Sealer(file, key.public_key)
        sealer.write(bytes(600_000))
        sealer.close()
    whole = path.read_bytes()
    changed = bytearray(whole)
    changed[300_000] ^= 1
    for content in (whole[:-1], whole[:300_000], whole + b"x", bytes(changed), b"", whole[:60]):
        path.write_bytes(content)
        with path.open("rb") as file, pytest.raises(BackupError):
            list(sealing.opened(file, key))
    path.write_bytes(whole)
    with path.open("rb") as file:
        assert b"".join(sealing.opened(file, key)) == bytes(600_000)


def test_what_has_to_be_done_after_a_restore_is_done_before_a_server_opens_it(
    tmp_path: Path, sqlite: ServerSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(sqlite)
    taken = take(sqlite, tmp_path / "backups")
    seen: list[tuple[str, bool]] = []

    def hook(database: Database, data: Path) -> None:
        seen.append((database.epoch, data.exists()))

    monkeypatch.setattr(restoring, "AFTER_RESTORE", [hook])
    restored = restore(taken.folder, ServerSettings(data=tmp_path / "new"))
    assert seen == [(restored.epoch, True)]

    def failing(_database: Database, _data: Path) -> None:
        raise BackupError("The ledger cannot be read.")

    monkeypatch.setattr(restoring, "AFTER_RESTORE", [failing])
    with pytest.raises(BackupError, match="ledger"):
        restore(taken.folder, ServerSettings(data=tmp_path / "other"))
    assert not (tmp_path / "other").exists()


def command(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def test_the_commands_take_verify_confirm_and_restore(
    tmp_path: Path, sqlite: ServerSettings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(sqlite)
    monkeypatch.setattr(sealing.pwhash.argon2id, "OPSLIMIT_MODERATE", 1)
    monkeypatch.setattr(sealing.pwhash.argon2id, "MEMLIMIT_MODERATE", 8 * 1024 * 1024)
    monkeypatch.setenv("CXFIELD_PASSPHRASE", "a horse that is correct")
    place, data = str(tmp_path / "backups"), ("--data", str(sqlite.data))
    assert command("backup", "--out", place, *data) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["off_host"] is False
    assert "same disk" in said.err
    assert command("backup", "--out", place, "--keep", "1", "--off-host", *data) == 0
    second = json.loads(capsys.readouterr().out)
    assert (second["off_host"], len(second["removed"])) == (True, 1)
    assert command("backup", "--verify", place) == 0
    assert json.loads(capsys.readouterr().out)["whole"] is True
    assert command("backup", "--confirm-off-host", place, *data) == 0
    assert command("restore", "--from", place, "--data", str(tmp_path / "new")) == 0
    capsys.readouterr()
    monkeypatch.setenv("CXFIELD_PASSPHRASE", "another that is wrong")
    assert command("backup", "--verify", place) == 1
    assert "another key or pass-phrase" in capsys.readouterr().err
    assert command("backup", *data) == 1
    assert "Say one of" in capsys.readouterr().err


def test_a_key_for_backups_is_made_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "key"
    assert command("backup", "--new-key", str(path)) == 0
    public = json.loads(capsys.readouterr().out)["public_key"]
    assert sealing.encoded(sealing.private_key(path.read_text()).public_key) == public
    assert command("backup", "--new-key", str(path)) == 1


def test_what_an_interrupted_backup_left_is_no_backup_and_goes_with_the_next(
    tmp_path: Path, sqlite: ServerSettings
) -> None:
    filled(sqlite)
    first = take(sqlite, tmp_path / "backups")
    left = tmp_path / "backups" / "20260101T000000Z-x.unfinished"
    shutil.copytree(first.folder, left)
    (left / MANIFEST).unlink()
    with pytest.raises(BackupError):
        drill(left)
    take(sqlite, tmp_path / "backups")
    assert not left.exists()
