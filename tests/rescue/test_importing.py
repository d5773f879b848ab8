"""A supervisor imports a rescue file: everything is on the server afterwards, once, whatever the laptop does later."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from cxfield import cli
from cxfield.event import Event, Moment, StreamKind
from cxfield.rescue.errors import WrongKeyError
from cxfield.rescue.importing import ImportReport, import_rescue_file
from cxfield.rescue.reading import work_of_store
from cxfield.rescue.sealed_workspace import is_sealed_as_it_is, opened_workspaces, write_sealed_workspace
from cxfield.rescue.writing import Owner, write_rescue_file
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import StoreError
from cxfield.store.escrow import write_escrow
from cxfield.store.opening import DATABASE_NAME
from cxfield.store.recordings import StoredRecording
from cxfield.sync.bringing_in import on_behalf
from cxfield.sync.errors import ForbiddenError
from cxfield.sync.messages import ItemStatus, Role
from cxfield.sync.session import DEVICE, SERVER
from cxfield.sync.study_key import PassPhraseError, make_study_key, open_study_key
from cxfield.sync.synchronise import synchronise
from tests.journal_device import PASSWORD, RunningServer, publish_request, running_server
from tests.rescue.receipts import receipt_up_to
from tests.store.samples import RULES, START
from tests.sync.sending_files import attachment

PASS_PHRASE = "ABCDE-FGHJK"
KEY = make_study_key(PASS_PHRASE)
APPLIED, DUPLICATE, QUARANTINED = ItemStatus.APPLIED, ItemStatus.DUPLICATE, ItemStatus.QUARANTINED
Import = Callable[..., ImportReport]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server") as running:
        for user in ("anna", "bob"):
            running.add(user)
        running.add("susan", Role.SUPERVISOR)
        yield running


@pytest.fixture
def study(server: RunningServer) -> str:
    request = publish_request(interviewers=("anna",))
    keyed = request.model_copy(update={"public_key": KEY.public, "sealed_private_key": KEY.sealed_private})
    return server.client("susan", "office").publish(keyed).study_id


@pytest.fixture
def key() -> DatabaseKey:
    return DatabaseKey.random()


@pytest.fixture
def store(tmp_path: Path, server: RunningServer, study: str, key: DatabaseKey) -> Iterator[DeviceStore]:
    """The laptop of anna after its first synchronisation."""
    opened = DeviceStore.create(tmp_path / "workspace", key, rules=RULES)
    opened.set_setting(DEVICE, "laptop-7")
    opened.set_setting(SERVER, server.url)
    synchronise(opened, server.client("anna", "laptop-7"))
    yield opened
    opened.close()


@pytest.fixture
def bring(server: RunningServer) -> Import:
    def bring(path: Path, *, user: str = "susan", pass_phrase: str = PASS_PHRASE) -> ImportReport:
        return import_rescue_file(server.client(user, "office"), path, pass_phrase)

    return bring


def write(store: DeviceStore, study: str, kind: str, **body: Any) -> None:
    moment = Moment(at=datetime(2026, 3, 1, tzinfo=UTC), zone="UTC", mono_ms=1, boot="b", actor="anna")
    store.append(StreamKind.INTERVIEW, "i-1", [Event(kind=kind, moment=moment, body=body)], study_id=study)


def begin(store: DeviceStore, study: str, *answers: str, case_id: str = "C1") -> None:
    write(store, study, "started", questionnaire="q", form_id="f", version="1", case_id=case_id, seed=1, language="en")
    for number, value in enumerate(answers):
        write(store, study, "answer", ref=f"/data/q{number}", value=value)


def here(store: DeviceStore) -> list[str]:
    return [entry.line.decode() for entry in store.entries(StreamKind.INTERVIEW, "i-1")]


def there(server: RunningServer, study: str) -> list[str]:
    return [line for j in server.services.studies.journals(study) if j.stream_id == "i-1" for line in j.lines]


def rescued(store: DeviceStore, path: Path) -> Path:
    write_rescue_file(store, Owner(user="anna", device="laptop-7"), path)
    return path


def test_what_the_laptop_could_not_send_is_on_the_server_with_a_receipt(
    server: RunningServer, study: str, store: DeviceStore, bring: Import, tmp_path: Path
) -> None:
    begin(store, study, "9", "8")
    report = bring(rescued(store, tmp_path / "a.cxrescue"))
    (imported,) = report.studies
    assert there(server, study) == here(store)
    assert (imported.user, imported.count(APPLIED), imported.is_signed, report.closed) == ("anna", 1, True, ())
    assert imported.delivered[0].code


def test_importing_it_twice_adds_nothing(
    server: RunningServer, study: str, store: DeviceStore, bring: Import, tmp_path: Path
) -> None:
    begin(store, study, "9")
    path = rescued(store, tmp_path / "a.cxrescue")
    bring(path)
    before = there(server, study)
    assert bring(path).studies[0].count(APPLIED, DUPLICATE) == 1
    assert there(server, study) == before


def test_the_laptop_that_comes_back_sends_the_rest_and_doubles_nothing(
    server: RunningServer, study: str, store: DeviceStore, bring: Import, tmp_path: Path
) -> None:
    begin(store, study, "9")
    bring(rescued(store, tmp_path / "a.cxrescue"))
    write(store, study, "answer", ref="/data/later", value="7")
    synchronise(store, server.client("anna", "laptop-7"))
    assert there(server, study) == here(store)
    assert store.unsent() == []


def test_a_server_that_was_restored_meanwhile_gets_what_it_lacks(
    server: RunningServer, study: str, store: DeviceStore, bring: Import, tmp_path: Path
) -> None:
    """The laptop had a receipt for the beginning, which the server has lost since."""
    begin(store, study, "9")
    item = store.unsent()[0]
    write(store, study, "answer", ref="/data/later", value="7")
    store.record_receipts([receipt_up_to(store, item)])
    bring(rescued(store, tmp_path / "a.cxrescue"))
    assert there(server, study) == here(store)


def test_a_case_that_went_to_somebody_else_is_kept_as_a_branch_once(
    server: RunningServer, study: str, store: DeviceStore, bring: Import, tmp_path: Path
) -> None:
    begin(store, study, "9")
    server.client("susan", "office").assign(study, ["C1"], "bob")
    path = rescued(store, tmp_path / "a.cxrescue")
    assert bring(path).studies[0].count(QUARANTINED) == 1
    bring(path)
    synchronise(store, server.client("anna", "laptop-7"))
    (kept,) = server.services.studies.quarantine(study)
    assert (kept.reason, kept.user, kept.device) == ("branch", "anna", "laptop-7")


def test_the_audit_trail_says_who_brought_it_in(
    server: RunningServer, study: str, store: DeviceStore, bring: Import, tmp_path: Path
) -> None:
    begin(store, study, "9")
    bring(rescued(store, tmp_path / "a.cxrescue"))
    (entry,) = [row for row in server.row_counts()["audit"] if "batch-brought-in" in row]
    assert "susan" in entry
    assert any("anna" in str(value) for value in entry)


def test_an_interviewer_cannot_import(study: str, store: DeviceStore, bring: Import, tmp_path: Path) -> None:
    begin(store, study, "9")
    with pytest.raises(ForbiddenError):
        bring(rescued(store, tmp_path / "a.cxrescue"), user="anna")


def test_another_pass_phrase_is_said(study: str, store: DeviceStore, bring: Import, tmp_path: Path) -> None:
    begin(store, study, "9")
    with pytest.raises(PassPhraseError, match="compare it with the sheet"):
        bring(rescued(store, tmp_path / "a.cxrescue"), pass_phrase="ZZZZZ")


def test_a_file_of_another_server_is_said(study: str, store: DeviceStore, tmp_path: Path, bring: Import) -> None:
    begin(store, study, "9")
    path = rescued(store, tmp_path / "a.cxrescue")
    with running_server(tmp_path / "other") as other:
        other.add("susan", Role.SUPERVISOR)
        with pytest.raises(WrongKeyError, match="no study on this server"):
            import_rescue_file(other.client("susan", "office"), path, PASS_PHRASE)


def escrowed(store: DeviceStore, study: str, key: DatabaseKey) -> Path:
    """Close the laptop with its key sealed to the study key."""
    write_escrow(store.folder, study, key, store.study(study).study_key)
    folder = store.folder
    store.close()
    return folder


def test_a_laptop_that_lost_its_key_is_imported_all_the_same(
    server: RunningServer, study: str, store: DeviceStore, key: DatabaseKey, bring: Import, tmp_path: Path
) -> None:
    begin(store, study, "9", "8")
    lines = here(store)
    folder = escrowed(store, study, key)
    write_sealed_workspace(folder, tmp_path / "w.cxrescue")
    (imported,) = bring(tmp_path / "w.cxrescue").studies
    assert there(server, study) == lines
    assert (imported.user, imported.device) == ("anna", "laptop-7")


def test_a_damaged_database_is_imported_from_its_safety_copy(
    server: RunningServer, study: str, store: DeviceStore, key: DatabaseKey, bring: Import, tmp_path: Path
) -> None:
    begin(store, study, "9", "8")
    lines = here(store)
    store.safety_copy()
    folder = escrowed(store, study, key)
    content = bytearray((folder / DATABASE_NAME).read_bytes())
    content[4096:40960] = bytes(40960 - 4096)
    (folder / DATABASE_NAME).write_bytes(content)
    write_sealed_workspace(folder, tmp_path / "w.cxrescue")
    bring(tmp_path / "w.cxrescue")
    assert there(server, study) == lines


def test_a_sealed_workspace_covers_the_folder_until_something_changes(
    study: str, store: DeviceStore, key: DatabaseKey, tmp_path: Path
) -> None:
    begin(store, study, "9")
    folder = escrowed(store, study, key)
    write_sealed_workspace(folder, tmp_path / "w.cxrescue")
    assert is_sealed_as_it_is(folder)
    with DeviceStore.open(folder, key, rules=RULES) as again:
        write(again, study, "answer", ref="/data/later", value="7")
    assert not is_sealed_as_it_is(folder)


def test_recordings_arrive_with_the_answers_and_once(
    server: RunningServer, study: str, store: DeviceStore, bring: Import, tmp_path: Path
) -> None:
    begin(store, study, "9")
    path = store.recordings.new_path("r-1")
    path.write_bytes(bytes(range(256)) * 10_000)
    store.recordings.add(
        StoredRecording(
            recording_id="r-1", interview_id="i-1", study_id=study, path=path, sealed_key=b"sealed", started_at=START
        ),
        b"k" * 32,
    )
    file = rescued(store, tmp_path / "a.cxrescue")
    for _ in range(2):
        (imported,) = bring(file).studies
        assert (imported.files, imported.files_delivered) == (1, 1)
    (row,) = server.row_counts()["blob_ref"]
    assert {"anna", "laptop-7", "r-1"} <= set(row)


def test_an_interviewer_cannot_send_files_for_another(server: RunningServer, study: str) -> None:
    headers = {
        **on_behalf("anna", "laptop-7"),
        "Upload-Offset": "0",
        "Upload-Length": "1",
        "Upload-Checksum": "sha256 " + "A" * 43 + "=",
    }
    path = f"/v1/blob/{'0' * 64}?study={study}&interview=i-1&kind=recording&name=r"
    answer = server.client("bob", "laptop-8").exchange("PATCH", path, content=b"x", headers=headers)
    assert answer.status_code == 403


def test_of_a_damaged_database_what_can_be_read_is_joined_with_the_copy(
    server: RunningServer, study: str, store: DeviceStore, key: DatabaseKey, bring: Import, tmp_path: Path
) -> None:
    """The newest answers stand in the database only, older ones in pages that are gone from it."""
    begin(store, study, *("x" * 400 for _ in range(60)))
    lines = here(store)
    store.safety_copy()
    moment = Moment(at=datetime(2026, 3, 2, tzinfo=UTC), zone="UTC", mono_ms=1, boot="b", actor="anna")
    store.append(StreamKind.CASE, "C2", [Event(kind="remark", moment=moment, body={"text": "new"})], study_id=study)
    folder = escrowed(store, study, key)
    content = bytearray((folder / DATABASE_NAME).read_bytes())
    whole = bytes(content)
    found = 0
    for page in range(10, len(content) // 4096):
        content[:] = whole
        content[page * 4096 : (page + 1) * 4096] = bytes(4096)
        (folder / DATABASE_NAME).write_bytes(content)
        try:
            with DeviceStore.open(folder, key, rules=RULES) as damaged:
                is_there = damaged.stream(StreamKind.CASE, "C2", study_id=study).last_seq == 1
                damaged.entries(StreamKind.CASE, "C2", study_id=study)
                with pytest.raises(StoreError):
                    damaged.entries(StreamKind.INTERVIEW, "i-1")
                found = page if is_there else found
        except (StoreError, pytest.fail.Exception):
            continue
        if found:
            break
    assert found, "no page holds the interview alone"
    (folder / DATABASE_NAME).write_bytes(content)
    write_sealed_workspace(folder, tmp_path / "w.cxrescue")
    bring(tmp_path / "w.cxrescue")
    assert there(server, study) == lines
    assert any(j.stream_id == "C2" for j in server.services.studies.journals(study))


def test_whatever_page_of_the_database_is_damaged_all_comes_of_it_and_its_safety_copy(
    study: str, store: DeviceStore, key: DatabaseKey, tmp_path: Path
) -> None:
    begin(store, study, "9", "8")
    lines = here(store)
    store.safety_copy()
    folder = escrowed(store, study, key)
    content, private = (folder / DATABASE_NAME).read_bytes(), open_study_key(KEY.sealed_private, PASS_PHRASE)
    for page in range(1, len(content) // 4096):
        damaged = bytearray(content)
        damaged[page * 4096 : (page + 1) * 4096] = bytes(4096)
        (folder / DATABASE_NAME).write_bytes(damaged)
        path, inside = tmp_path / f"{page}.cxrescue", tmp_path / str(page)
        inside.mkdir()
        write_sealed_workspace(folder, path)
        found = [work for opened in opened_workspaces(path, private, inside) for work in work_of_store(opened)]
        assert lines in [[line.decode() for line in one.lines] for work in found for one in work.journals], page


OPEN_KEY = bytes(range(32))


def attach_before_the_study_key(store: DeviceStore, study: str) -> None:
    """A file that was attached when the study had no key: sealed to nobody, its key is in the database."""
    attachment(store, study, "i-1", b"sealed picture", sealed_key=b"")


def keys_on(server: RunningServer) -> list[str]:
    with server.services.database.read() as session:
        return list(session.connection().execute(text("SELECT file_key FROM blob_ref")).scalars())


def test_a_file_that_was_attached_before_the_study_had_a_key_brings_its_key_along(
    server: RunningServer, study: str, store: DeviceStore, bring: Import, tmp_path: Path
) -> None:
    begin(store, study, "9")
    attach_before_the_study_key(store, study)
    report = bring(rescued(store, tmp_path / "a.cxrescue"))
    assert report.studies[0].files == 1
    assert keys_on(server) == ["open:" + base64.b64encode(OPEN_KEY).decode()]


def test_a_sealed_workspace_brings_the_key_of_such_a_file_along_too(
    server: RunningServer, study: str, store: DeviceStore, key: DatabaseKey, bring: Import, tmp_path: Path
) -> None:
    begin(store, study, "9")
    attach_before_the_study_key(store, study)
    write_sealed_workspace(escrowed(store, study, key), tmp_path / "w.cxrescue")
    bring(tmp_path / "w.cxrescue")
    assert keys_on(server) == ["open:" + base64.b64encode(OPEN_KEY).decode()]


def test_the_command_imports_and_prints_receipts(
    server: RunningServer,
    study: str,
    store: DeviceStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    begin(store, study, "9")
    file = rescued(store, tmp_path / "a.cxrescue")
    monkeypatch.setenv("CXFIELD_PASSWORD", PASSWORD)
    monkeypatch.setenv("CXFIELD_STUDY_PASSPHRASE", PASS_PHRASE)
    logging.disable(logging.CRITICAL)  # the server of the test logs in the same process
    try:
        with pytest.raises(SystemExit) as end:
            cli.main(["rescue", "import", str(file), "--server", server.url, "--user", "susan"])
    finally:
        logging.disable(logging.NOTSET)
    out, err = capsys.readouterr()
    assert err == ""
    (imported,) = json.loads(out)["studies"]
    assert (end.value.code, imported["user"], imported["signed"]) == (0, "anna", True)
    assert imported["journals"][0]["status"] == "applied"
    assert imported["journals"][0]["receipt"]
