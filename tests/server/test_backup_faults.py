"""Backups that are cut off, copied in part, taken twice at a time, or that meet what somebody meant ill."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from nacl.public import PrivateKey
from sqlmodel import select

from cxfield.server.backup import restoring, taking
from cxfield.server.backup.alone import alone_in
from cxfield.server.backup.errors import BackupError, DamagedBackupError
from cxfield.server.backup.files import file_hash
from cxfield.server.backup.manifest import MANIFEST, POOL, finished
from cxfield.server.backup.recordings import Pool, Recording
from cxfield.server.backup.restoring import restore
from cxfield.server.backup.taking import Sealing, drop_oldest, own_lists, take
from cxfield.server.backup.watermark import confirm
from cxfield.server.database import Database, DatabaseError
from cxfield.server.intake.backed_up import is_file_backed_up
from cxfield.server.operation.settings import ServerSettings, open_database
from cxfield.server.persons.ledger import LEDGER_FILE, Erasure, add_to_ledger
from cxfield.server.tables import BlobRow
from tests import postgres as postgres_cluster
from tests.journal_device import running_server
from tests.server.test_backup import command, filled, have, interview, prepared, push, put_recording
from tests.server.uploading import CHUNK, Upload, content


@pytest.fixture
def sqlite(tmp_path: Path) -> ServerSettings:
    return ServerSettings(data=tmp_path / "server")


def erased(*files: str) -> Erasure:
    return Erasure(
        study_id="study", mark="m" * 64, at="2026-01-01T00:00:00.000Z", actor="adam", why="wish", files=files
    )


def sha_of(key: str) -> str:
    return key.rsplit("/", 1)[1]


def test_what_a_journal_named_as_a_file_of_an_erased_person_is_no_way_to_delete_backups(
    tmp_path: Path, sqlite: ServerSettings
) -> None:
    put_recording(sqlite, b"of somebody else")
    first = take(sqlite, tmp_path / "backups")
    (tmp_path / "beside").write_text("not ours")
    add_to_ledger(sqlite.data / LEDGER_FILE, [erased("./../2*/m", "../", "*", "", "??*")])
    take(sqlite, tmp_path / "backups")
    assert len(finished(tmp_path / "backups")) == 2
    assert (first.folder / MANIFEST).exists()
    assert (tmp_path / "beside").exists()
    assert len(list((tmp_path / "backups" / POOL).glob("*/*"))) == 1


def test_a_recording_of_an_erased_person_that_somebody_else_has_too_is_restored(
    tmp_path: Path, sqlite: ServerSettings
) -> None:
    key = put_recording(sqlite, b"of both")
    add_to_ledger(sqlite.data / LEDGER_FILE, [erased(sha_of(key))])
    taken = take(sqlite, tmp_path / "backups")
    anew = ServerSettings(data=tmp_path / "new")
    assert restore(taken.folder, anew).lost == ()
    assert (anew.data / "recordings" / key).read_bytes() == b"of both"


@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_copy_without_the_recordings_proves_the_journals_and_no_recording(
    tmp_path: Path, sqlite: ServerSettings, is_sealed: bool
) -> None:
    recording = sha_of(put_recording(sqlite, b"recording"))
    with running_server(sqlite.data) as running:
        client, study = prepared(running)
        journal = interview(study)
        push(client, 1, journal)
        seal = Sealing(key=PrivateKey.generate().public_key) if is_sealed else None
        taken = take(sqlite, tmp_path / "backups", seal)
        copy = tmp_path / "elsewhere"
        shutil.copytree(tmp_path / "backups", copy, ignore=shutil.ignore_patterns(POOL))
        database = running.services.database

        def is_told() -> bool:
            with database.read() as session:
                return is_file_backed_up(session, "study", recording)

        for half in (b"", b"record"):
            if half:
                shutil.copytree(tmp_path / "backups" / POOL, copy / POOL)
                next((copy / POOL).glob("*/*")).write_bytes(half)
            with pytest.raises(DamagedBackupError, match="1 recordings"):
                confirm(database, copy / taken.folder.name, None, sqlite.data)
            assert have(client, journal)[0].backed_up
            assert not is_told()
        shutil.copytree(tmp_path / "backups" / POOL, copy / POOL, dirs_exist_ok=True)
        confirm(database, copy / taken.folder.name, None, sqlite.data)
        assert is_told()


@pytest.mark.parametrize("size", [0, 1, 256 * 1024, 256 * 1024 + 1])
def test_the_length_of_a_sealed_recording_is_known_and_a_cut_one_is_copied_anew(tmp_path: Path, size: int) -> None:
    key = PrivateKey.generate().public_key
    pool = Pool(tmp_path / "pool", key)
    source = tmp_path / "recording"
    source.write_bytes(bytes(size))
    recording = Recording("study", file_hash(source), size, "k")
    assert (pool.take_in(recording, source), pool.take_in(recording, source)) == (True, False)
    path = pool.path(recording, key)
    path.write_bytes(path.read_bytes()[:-1])
    assert not pool.is_whole(recording, key)
    assert pool.take_in(recording, source)
    assert pool.is_whole(recording, key)


def test_a_file_that_was_on_its_way_is_sent_from_its_begin_after_a_restore(
    tmp_path: Path, sqlite: ServerSettings
) -> None:
    """Its parts are in no backup. A server that asks for the rest of them asks for ever."""
    with running_server(sqlite.data) as running:
        client, study = prepared(running)
        upload = Upload(client, study, content(3 * CHUNK))
        assert upload.patch(0).status_code == 204
        taken = take(sqlite, tmp_path / "backups")
    anew = ServerSettings(data=tmp_path / "new")
    restore(taken.folder, anew)
    with running_server(anew.data) as running:
        upload = Upload(running.client("anna"), study, content(3 * CHUNK))
        assert upload.offset() == 0
        assert upload.all().size_bytes == 3 * CHUNK


def test_a_file_whose_parts_are_gone_is_begun_anew(sqlite: ServerSettings) -> None:
    """A database that was put back by other means than ours does not know that they are."""
    with running_server(sqlite.data) as running:
        client, study = prepared(running)
        upload = Upload(client, study, content(2 * CHUNK))
        assert upload.patch(0).status_code == 204
        for part in (sqlite.data / "recordings" / "incoming").iterdir():
            part.unlink()
        answer = upload.patch(CHUNK)
        assert (answer.status_code, answer.headers["Upload-Offset"]) == (409, "0")
        assert upload.all().size_bytes == 2 * CHUNK


def test_a_recording_that_the_backup_lacks_is_asked_for_again_after_a_restore(
    tmp_path: Path, sqlite: ServerSettings
) -> None:
    with running_server(sqlite.data) as running:
        client, study = prepared(running)
        upload = Upload(client, study, content(CHUNK))
        journal = interview(study)
        upload.interview = journal.stream_id
        journal.add("recording_ended", recording_id=upload.name, sha256=upload.sha256)
        push(client, 1, journal)
        upload.all()
        assert have(client, journal)[0].missing_files == []
        for path in (sqlite.data / "recordings").rglob(upload.sha256):
            path.unlink()
        taken = take(sqlite, tmp_path / "backups")
        assert taken.lacking == [upload.sha256]
    anew = ServerSettings(data=tmp_path / "new")
    assert restore(taken.folder, anew).lost == (upload.sha256,)
    with running_server(anew.data) as running:
        client = running.client("anna")
        assert have(client, journal)[0].missing_files == [upload.sha256]
        again = Upload(client, study, content(CHUNK), interview=journal.stream_id)
        again.all()
        assert have(client, journal)[0].missing_files == []


def test_a_second_backup_into_the_same_place_waits_for_the_end_of_the_first(
    tmp_path: Path, sqlite: ServerSettings
) -> None:
    filled(sqlite)
    place = tmp_path / "backups"
    take(sqlite, place)
    with alone_in(place):
        for writing in (lambda: take(sqlite, place), lambda: drop_oldest(place, 1)):
            with pytest.raises(BackupError, match="Another backup"):
                writing()
    assert len(finished(place)) == 1
    take(sqlite, place)


def test_what_a_killed_backup_left_beside_the_database_goes_with_the_next_and_that_of_a_living_one_stays(
    tmp_path: Path, sqlite: ServerSettings
) -> None:
    filled(sqlite)
    dead, living = sqlite.data / ".backup-dead", sqlite.data / ".backup-living"
    for folder in (dead, living):
        folder.mkdir()
        (folder / "server.db").write_bytes(b"keys of persons")
    with alone_in(living):
        take(sqlite, tmp_path / "backups")
        assert (dead.exists(), living.exists()) == (False, True)


def test_a_backup_that_is_cut_off_at_its_very_end_leaves_nothing_for_good(
    tmp_path: Path, sqlite: ServerSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(sqlite)
    place = tmp_path / "backups"

    def cut_off(_source: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", cut_off)
        with pytest.raises(KeyboardInterrupt):
            take(sqlite, place)
    assert finished(place) == []
    taken = take(sqlite, place)
    assert list(place.glob("2*")) == [taken.folder]


def test_a_removal_that_is_cut_off_is_ended_by_the_next_backup(
    tmp_path: Path, sqlite: ServerSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(sqlite)
    place = tmp_path / "backups"
    take(sqlite, place)
    second = take(sqlite, place)

    def cut_off(_path: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", cut_off)
        with pytest.raises(KeyboardInterrupt):
            drop_oldest(place, 1)
    assert finished(place) == [second.folder]
    third = take(sqlite, place)
    assert sorted(place.glob("2*")) == [second.folder, third.folder]


def test_the_server_keeps_the_lists_of_sealed_backups_until_one_is_confirmed_and_never_without_end(
    tmp_path: Path, sqlite: ServerSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(sqlite)
    monkeypatch.setattr(taking, "OWN_LISTS_KEPT", 2)
    seal = Sealing(key=PrivateKey.generate().public_key)
    backups = [take(sqlite, tmp_path / "backups", seal) for _ in range(4)]

    def kept() -> list[bool]:
        return [own_lists(sqlite.data, one.manifest.backup_id).exists() for one in backups]

    assert kept() == [False, False, True, True]
    database = open_database(sqlite)
    confirm(database, backups[-1].folder, None, sqlite.data)
    database.close()
    assert kept() == [False] * 4


def test_a_manifest_that_names_a_folder_outside_is_no_manifest(tmp_path: Path, sqlite: ServerSettings) -> None:
    filled(sqlite)
    taken = take(sqlite, tmp_path / "backups")
    said = json.loads((taken.folder / MANIFEST).read_text())
    (taken.folder / MANIFEST).write_text(json.dumps({**said, "backup_id": "../../.."}))
    database = open_database(sqlite)
    with pytest.raises(DamagedBackupError):
        confirm(database, taken.folder, None, sqlite.data)
    database.close()


def test_a_postgresql_in_which_a_restore_was_cut_off_is_opened_by_no_server(
    tmp_path: Path, sqlite: ServerSettings, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(sqlite)
    taken = take(sqlite, tmp_path / "backups")
    anew = ServerSettings(data=tmp_path / "new", database=postgres_url)

    def cut_off(_database: Database, _data: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(restoring, "AFTER_RESTORE", [cut_off])
    with pytest.raises(KeyboardInterrupt):
        restore(taken.folder, anew)
    with pytest.raises(DatabaseError, match="cut off"):
        open_database(anew)


def test_a_restored_postgresql_is_opened(
    tmp_path: Path, sqlite: ServerSettings, postgres: object, postgres_url: str
) -> None:
    key = put_recording(sqlite, b"recording")
    taken = take(sqlite, tmp_path / "backups")
    anew = ServerSettings(data=tmp_path / "new", database=postgres_url)
    restore(taken.folder, anew)
    database = open_database(anew)
    with database.read() as session:
        assert [row.store_key for row in session.exec(select(BlobRow))] == [key]
    database.close()


def test_a_database_that_was_put_back_by_other_means_begins_a_new_epoch_on_a_word(
    tmp_path: Path, sqlite: ServerSettings, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy of the machine, say: nothing tells the server that it is an earlier one."""
    filled(sqlite)
    database = open_database(sqlite)
    epoch = database.epoch
    database.close()
    assert command("restore", "--put-back", "--data", str(sqlite.data)) == 0
    said = json.loads(capsys.readouterr().out)
    database = open_database(sqlite)
    assert database.epoch == said["epoch"] != epoch
    database.close()
    for wrong in (["--data", str(sqlite.data)], ["--put-back", "--from", "x", "--data", str(sqlite.data)]):
        assert command("restore", *wrong) == 1
        assert "Say one of" in capsys.readouterr().err


def test_a_postgresql_that_went_back_by_its_own_means_begins_a_new_epoch(tmp_path: Path) -> None:
    """Its archive, or a standby that takes over: what was acknowledged after that moment is not in it."""
    if postgres_cluster.program("initdb") is None:
        pytest.skip("There is no PostgreSQL on this machine.")
    with postgres_cluster.cluster() as cluster:
        url = cluster.fresh_database()
        database = Database(url)
        epoch = database.epoch
        cluster.stop("fast")
        cluster.start(is_durable=False)
        database.look_at_life()
        assert database.epoch == epoch
        cluster.stop("fast")
        (cluster.folder / "data" / "standby.signal").touch()
        cluster.start(is_durable=False)
        cluster.control("-w", "promote")
        database.look_at_life()
        again = database.epoch
        assert again != epoch
        other = Database(url)
        assert other.epoch == again
        for one in (database, other):
            one.close()


@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_copy_with_the_keys_of_persons_of_an_older_backup_proves_nothing(
    tmp_path: Path, sqlite: ServerSettings, is_sealed: bool
) -> None:
    """A copy that leaves alone what is there by name lacks the keys of all who came since: nobody could read them."""
    seal = Sealing(key=PrivateKey.generate().public_key) if is_sealed else None
    place, copy = tmp_path / "backups", tmp_path / "elsewhere"
    with running_server(sqlite.data) as running:
        client, study = prepared(running)
        database = running.services.database
        push(client, 1, interview(study))
        first = take(sqlite, place, seal)
        shutil.copytree(place, copy)
        journal = interview(study, case_id="")
        push(client, 2, journal)
        second = take(sqlite, place, seal)
        shutil.copytree(second.folder, copy / second.folder.name)
        with pytest.raises(DamagedBackupError, match="older than it"):
            confirm(database, copy / second.folder.name, None, sqlite.data)
        assert not have(client, journal)[0].backed_up
        for keys in place.glob("person-keys-*"):
            shutil.copy(keys, copy)
        confirm(database, copy / first.folder.name, None, sqlite.data)
        confirm(database, copy / second.folder.name, None, sqlite.data)
        assert have(client, journal)[0].backed_up
