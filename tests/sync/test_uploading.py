"""Recordings and attached files go to the server whole, after the answers, and wherever the line is cut."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from cxfield.server.files import blob_store, upload_chunks
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import UnsentWorkError
from cxfield.store.files import FileKind
from cxfield.store.ledger import BACKUP_ASKED
from cxfield.sync import uploading
from cxfield.sync.client import SyncClient
from cxfield.sync.content_digest import content_digest
from cxfield.sync.errors import SyncError
from cxfield.sync.messages import Role, SignedStatement, Statement
from cxfield.sync.signing import sign_statement
from cxfield.sync.synchronise import Stage, SyncSummary, synchronise
from cxfield.sync.uploading import UploadWay, next_chunk_bytes
from tests.cutting_proxy import CuttingProxy, cutting_proxy
from tests.journal_device import PASSWORD, RunningServer, publish_request, running_server
from tests.sync.sending_files import (
    answer,
    attachment,
    begin,
    content,
    end,
    ended_with_recording,
    recording,
    sealed_files,
)

STEP = upload_chunks.SMALLEST_CHUNK_BYTES


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks as small as they may be, so that a small file has several."""
    for name in ("FIRST_CHUNK_BYTES", "SMALLEST_CHUNK_BYTES", "LARGEST_CHUNK_BYTES", "LEAST_CHUNK_BYTES"):
        monkeypatch.setattr(uploading, name, STEP)


@pytest.fixture
def client(server: RunningServer) -> SyncClient:
    return server.client("anna")


@pytest.fixture
def server_folder(tmp_path: Path) -> Path:
    return tmp_path / "server"


def test_on_postgresql_too_a_cut_line_and_a_lost_receipt_cost_nothing(
    store: DeviceStore, tmp_path: Path, postgres_url: str
) -> None:
    with running_server(tmp_path / "other", database=postgres_url) as server:
        server.add("anna")
        server.add("susan", Role.SUPERVISOR)
        study = server.client("susan", "office").publish(publish_request(interviewers=("anna",))).study_id
        with cutting_proxy(server.url) as proxy:
            for number, (direction, place) in enumerate((("request", STEP + 900), ("answer", 300), ("answer", 900))):
                ended_with_recording(store, study, content(2 * STEP + 7, seed=number))
                send_over_a_cut_line(store, proxy, direction, place)
    assert unsent(store) == 0
    assert len(sealed_files(tmp_path / "other")) == 3


def unsent(store: DeviceStore) -> int:
    return store.delivery_counts().unsent_files


def test_recordings_and_attached_files_of_ended_interviews_arrive_and_are_proven(
    store: DeviceStore, client: SyncClient, study: str, server_folder: Path
) -> None:
    interview_id = begin(store, study)
    sound, picture = content(3 * STEP + 5), content(100, seed=2)
    recording(store, study, interview_id, sound)
    attachment(store, study, interview_id, picture)
    end(store, interview_id)
    assert unsent(store) == 2
    summary = synchronise(store, client)
    assert (summary.sent_files, unsent(store)) == (2, 0)
    assert sealed_files(server_folder) == sorted([sound, picture])
    store.require_all_sent()


def test_a_file_of_an_interview_under_way_stays_and_counts_as_unsent(
    store: DeviceStore, client: SyncClient, study: str, server_folder: Path
) -> None:
    recording(store, study, begin(store, study), content(10))
    assert synchronise(store, client).sent_files == 0
    assert (unsent(store), sealed_files(server_folder)) == (1, [])
    with pytest.raises(UnsentWorkError):
        store.require_all_sent()


def test_the_key_of_a_file_travels_with_it(
    server: RunningServer, store: DeviceStore, client: SyncClient, study: str
) -> None:
    interview_id = begin(store, study)
    attachment(store, study, interview_id, content(10), sealed_key=b"")
    recording(store, study, interview_id, content(11))
    end(store, interview_id)
    synchronise(store, client)
    with server.services.database.read() as session:
        keys = set(session.connection().execute(text("SELECT file_key FROM blob_ref")).scalars())
    assert keys == {
        "open:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "sealed:c2VhbGVkc2VhbGVkc2VhbGVkc2VhbGVkc2VhbGVkc2VhbGVkc2VhbGVkc2VhbGVkc2VhbGVkc2VhbGVk",
    }


def test_an_answer_given_meanwhile_goes_before_the_next_chunk(
    store: DeviceStore, server: RunningServer, study: str
) -> None:
    ended_with_recording(store, study, content(4 * STEP))
    other = begin(store, study, "C2")
    seen: list[str] = []

    class Watch(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            seen.append(f"{request.method} {request.url.path.split('/')[2]}")
            if seen.count("PATCH blob") == 2 and request.method == "PATCH":
                answer(store, other)
            return super().handle_request(request)

    with SyncClient(server.url, device="device-1", transport=Watch()) as client:
        client.sign_in("anna", PASSWORD)
        synchronise(store, client)
    sent = [one for one in seen if one in ("POST push", "PATCH blob")]
    assert sent == ["POST push", "PATCH blob", "PATCH blob", "POST push", "PATCH blob", "PATCH blob"]
    assert store.delivery_counts().unsent_events == 0


def test_files_wait_for_the_rules_and_answers_do_not(
    store: DeviceStore, client: SyncClient, study: str, server_folder: Path
) -> None:
    ended_with_recording(store, study, content(10))
    summary = synchronise(store, client, way=UploadWay(may_send=lambda: False))
    assert (summary.sent_files, store.delivery_counts().unsent_events) == (0, 0)
    assert (unsent(store), sealed_files(server_folder)) == (1, [])


def test_what_cannot_be_fetched_keeps_no_recording_here(
    server: RunningServer, store: DeviceStore, client: SyncClient, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    synchronise(store, client)
    ended_with_recording(store, study, content(100))

    def fails_over_one_item(*_arguments: object, **_more: object) -> None:
        raise RuntimeError("one item")

    monkeypatch.setattr(server.services.feed, "pull", fails_over_one_item)
    with pytest.raises(SyncError):
        synchronise(store, client)
    assert unsent(store) == 0


def test_a_limit_is_kept_by_waiting_between_chunks(store: DeviceStore, client: SyncClient, study: str) -> None:
    ended_with_recording(store, study, content(4 * STEP))
    waited: list[float] = []
    synchronise(store, client, way=UploadWay(limit_kbs=10, clock=lambda: 0.0, pause=waited.append))
    assert sum(waited) == pytest.approx(4 * STEP / 10_000)


def test_what_is_here_is_sent_even_if_it_is_not_what_the_journal_says(
    store: DeviceStore, client: SyncClient, study: str, server_folder: Path
) -> None:
    path = ended_with_recording(store, study, content(2 * STEP))
    synchronise(store, client, way=UploadWay(may_send=lambda: False))
    store.files.note_bytes(store.files.to_send()[0], "0" * 64, 2 * STEP)
    synchronise(store, client)
    assert (unsent(store), sealed_files(server_folder)) == (0, [path.read_bytes()])


def test_a_file_that_is_gone_or_too_large_holds_up_no_other(
    store: DeviceStore, client: SyncClient, study: str, server_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended_with_recording(store, study, content(10)).unlink()
    monkeypatch.setattr("cxfield.server.routes.synchronising.BLOB_BYTES", 1000)
    large = ended_with_recording(store, study, content(1001))
    ended_with_recording(store, study, content(12))
    summary = synchronise(store, client)
    assert (summary.sent_files, summary.failed_files) == (1, 2)
    assert large.exists()
    assert len(store.files.waiting().problems) == 2


def test_after_a_restore_of_the_server_the_files_are_offered_again(
    server: RunningServer, store: DeviceStore, client: SyncClient, study: str, server_folder: Path
) -> None:
    ended_with_recording(store, study, content(2 * STEP))
    synchronise(store, client)
    with server.services.database.write() as session:
        for table in ("blob", "blob_ref"):
            session.connection().execute(text(f"DELETE FROM {table}"))
    server.services.database.renew_epoch()
    assert synchronise(store, client).sent_files == 1
    assert unsent(store) == 0


def test_a_file_that_the_server_says_is_missing_is_offered_again(
    server: RunningServer, store: DeviceStore, client: SyncClient, study: str
) -> None:
    ended_with_recording(store, study, content(10))
    synchronise(store, client)
    (receipt,) = store._database.read(text("SELECT sha256 FROM file_delivery")).scalars()
    interview_id = store.interviews()[0].interview_id
    assert store.files.offer_again(study, interview_id, ["0" * 64]) == 0
    assert store.files.offer_again(study, interview_id, [receipt]) == 1
    assert unsent(store) == 1


def told_otherwise(server: RunningServer, told: bytes, changes: dict[str, object]) -> bytes:
    """What a server would sign that has our key and speaks of another file."""
    statement = Statement.model_validate_json(SignedStatement.model_validate_json(told).statement)
    blobs = [one.model_copy(update=changes) for one in statement.blobs]
    statement = statement.model_copy(update={"blobs": blobs})
    return sign_statement(server.services.database.signing_key, statement).model_dump_json().encode()


@pytest.mark.parametrize(
    "changes",
    [None, {"size_bytes": 9}, {"sha256": "0" * 64}, {"interview_id": "other"}, {"study_id": "other"}],
    ids=["not signed by the server", "length", "hash", "interview", "study"],
)
def test_a_receipt_that_does_not_prove_the_file_is_none(
    changes: dict[str, object] | None, server: RunningServer, store: DeviceStore, study: str
) -> None:
    ended_with_recording(store, study, content(10))

    class Forger(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            response = super().handle_request(request)
            if request.method == "PATCH":
                body = response.read()
                told = told_otherwise(server, body, changes) if changes else body.replace(b"stored", b"Stored")
                said = {"content-length": str(len(told)), "content-digest": content_digest(told)}
                return httpx.Response(200, headers={**response.headers, **said}, content=told)
            return response

    with SyncClient(server.url, device="device-1", transport=Forger()) as client:
        client.sign_in("anna", PASSWORD)
        synchronise(store, client)
    assert unsent(store) == 1


def test_a_page_of_the_network_is_no_offset(server: RunningServer, store: DeviceStore, study: str) -> None:
    ended_with_recording(store, study, content(2 * STEP))

    class Portal(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            if request.method == "HEAD":
                return httpx.Response(200, headers={"content-type": "text/html"})
            return super().handle_request(request)

    with SyncClient(server.url, device="device-1", transport=Portal()) as client:
        client.sign_in("anna", PASSWORD)
        with pytest.raises(SyncError, match="not from a cxfield server"):
            synchronise(store, client)
    assert unsent(store) == 1


def test_files_go_from_here_only_when_they_are_in_a_backup_and_old(
    server: RunningServer, store: DeviceStore, client: SyncClient, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ended_with_recording(store, study, content(10))
    synchronise(store, client, way=UploadWay(kept_days=0))
    assert path.exists()
    store._database.write(text("UPDATE file_delivery SET backed_up_ms = received_ms"))
    synchronise(store, client, way=UploadWay(kept_days=30))
    assert path.exists()
    synchronise(store, client, way=UploadWay(kept_days=0))
    assert not path.exists()
    assert unsent(store) == 0
    store.require_all_sent()


# ---- cuts ----


@pytest.fixture
def proxy(server: RunningServer) -> Iterator[CuttingProxy]:
    with cutting_proxy(server.url) as running:
        yield running


def through(proxy: CuttingProxy) -> SyncClient:
    client = SyncClient(proxy.url, device="device-1")
    client.sign_in("anna", PASSWORD)
    return client


def run_until_all_is_sent(store: DeviceStore, proxy: CuttingProxy) -> int:
    """Synchronise again and again; return how often a run was cut off."""
    for tries in range(10):
        with through(proxy) as client:
            try:
                synchronise(store, client)
                return tries
            except SyncError:
                continue
    raise AssertionError("It was never sent.")


def send_over_a_cut_line(store: DeviceStore, proxy: CuttingProxy, direction: str, place: int) -> None:
    """Send what waits; the line is cut once, so many bytes behind the beginning of the stage."""

    def arm(stage: Stage) -> None:
        if stage is Stage.BLOBS:
            proxy.cut(**{f"{direction}_after": place})

    with through(proxy) as client:
        try:
            synchronise(store, client, on_stage=arm)
        except SyncError:
            run_until_all_is_sent(store, proxy)
    proxy.cut()


@pytest.mark.parametrize("direction", ["request", "answer"])
def test_a_line_cut_after_any_chunk_and_a_byte_beside_it_costs_nothing(
    store: DeviceStore, server: RunningServer, study: str, proxy: CuttingProxy, server_folder: Path, direction: str
) -> None:
    size = 2 * STEP + 7
    heads = 700  # a request has about so many bytes beside the chunk
    places = [0, 1, *(n * (STEP + heads) + d for n in (1, 2) for d in (-1, 0, 1))]
    if direction == "answer":
        places = [0, 60, 200, 600, 1000]
    sent: list[bytes] = []
    for number, place in enumerate(places):
        sent.append(content(size, seed=number))
        ended_with_recording(store, study, sent[-1])
        send_over_a_cut_line(store, proxy, direction, place)
    assert proxy.cuts >= len(places) - 1
    assert unsent(store) == 0
    assert sealed_files(server_folder) == sorted(sent)


def test_a_run_that_was_cut_off_goes_on_where_it_was(
    store: DeviceStore, server: RunningServer, study: str, proxy: CuttingProxy
) -> None:
    ended_with_recording(store, study, content(8 * STEP))

    def arm(stage: Stage) -> None:
        if stage is Stage.BLOBS:
            proxy.cut(request_after=5 * STEP)

    with through(proxy) as client, pytest.raises(SyncError):
        synchronise(store, client, on_stage=arm)
    summaries: list[SyncSummary] = []
    seen: list[int] = []

    class Watch(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            if request.method == "PATCH":
                seen.append(int(request.headers["upload-offset"]))
            return super().handle_request(request)

    with SyncClient(server.url, device="device-1", transport=Watch()) as client:
        client.sign_in("anna", PASSWORD)
        synchronise(store, client, on_summary=summaries.append)
    assert seen == [4 * STEP, 5 * STEP, 6 * STEP, 7 * STEP]


def test_a_full_disk_of_the_server_ends_the_stage_and_not_the_run(
    store: DeviceStore, client: SyncClient, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended_with_recording(store, study, content(3 * STEP))

    def refuse(_draft: object, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(blob_store._FileDraft, "write", refuse)
    assert synchronise(store, client).failed_files == 1
    assert (unsent(store), store.delivery_counts().unsent_events) == (1, 0)
    monkeypatch.undo()
    assert synchronise(store, client).sent_files == 1


def test_many_small_files_all_arrive(store: DeviceStore, client: SyncClient, study: str, server_folder: Path) -> None:
    interview_id = begin(store, study)
    with store.transaction():
        for number in range(25):
            attachment(store, study, interview_id, number.to_bytes(2, "big"))
    end(store, interview_id)
    assert synchronise(store, client).sent_files == 25
    assert len(sealed_files(server_folder)) == 25


@pytest.mark.parametrize(
    ("size", "took_s", "limit_kbs", "expected"),
    [
        (256, 1.0, 0, 512),
        (4096, 1.0, 0, 4096),
        (512, 10.0, 0, 512),
        (512, 40.0, 0, 256),
        (512, 1.0, 60, 300_000 // 1024),
    ],
)
def test_chunks_grow_where_it_is_quick_and_shrink_where_it_is_slow(
    monkeypatch: pytest.MonkeyPatch, size: int, took_s: float, limit_kbs: int, expected: int
) -> None:
    monkeypatch.undo()
    assert next_chunk_bytes(size * 1024, took_s=took_s, limit_kbs=limit_kbs) // 1024 == expected


def test_asking_about_journals_tells_which_of_their_files_are_in_a_backup(
    server: RunningServer, store: DeviceStore, client: SyncClient, study: str
) -> None:
    """The journal is long in a backup, its recording only now: one question for all, none for each file."""
    interview_id = begin(store, study)
    recording(store, study, interview_id, content(10))
    attachment(store, study, interview_id, content(11))
    end(store, interview_id)
    synchronise(store, client)
    later = datetime.now(UTC) + timedelta(days=1)
    assert store.files.to_remove(later, kept_days=0) == []
    with server.services.database.write() as session:
        session.connection().execute(
            text(
                "INSERT INTO backed_up (study_id, kind, stream_id, seq) "
                "SELECT study_id, 'interview', stream_id, last_seq FROM stream WHERE kind = 'interview' UNION "
                "SELECT study_id, 'blob', sha256, 1 FROM blob_ref WHERE kind = 'recording'"
            )
        )
    store.set_setting(BACKUP_ASKED, None)
    synchronise(store, client)
    assert [file.kind for file in store.files.to_remove(later, kept_days=0)] == [FileKind.RECORDING]
    assert [state.stream_id for state in store.ledger.awaiting_backup(later)] == [interview_id]
