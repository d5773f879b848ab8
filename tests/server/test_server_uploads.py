"""Recordings and attached files reach the server whole, whatever happens on the way; on both databases."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cxfield.server.files import upload_chunks
from cxfield.server.files.file_references import drop_later
from cxfield.server.files.upload_chunks import CHUNK_BYTES
from cxfield.sync.batch import encode_batch
from cxfield.sync.messages import BlobStatus, Role
from tests.journal_device import RunningServer, interview, publish_request, running_server
from tests.server.uploading import CHUNK, Upload, content, files_below

BOTH = pytest.mark.parametrize("server", ["sqlite", "postgresql"], indirect=True)
"""For what is written in SQL: the others say nothing new on a second database."""


@pytest.fixture
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RunningServer]:
    kind = getattr(request, "param", "sqlite")
    url = None if kind == "sqlite" else str(request.getfixturevalue("postgres_url"))
    with running_server(tmp_path / "server", database=url) as running:
        running.add("anna")
        running.add("boris")
        running.add("susan", Role.SUPERVISOR)
        yield running


@pytest.fixture
def study(server: RunningServer) -> str:
    return server.client("susan", "office").publish(publish_request(interviewers=("anna",))).study_id


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    return tmp_path / "server" / "recordings"


@pytest.fixture
def upload(server: RunningServer, study: str) -> Upload:
    return Upload(server.client("anna"), study, content(3 * CHUNK + 100))


def stored(recordings: Path, upload: Upload) -> bytes:
    return (recordings / upload.study / upload.sha256[:2] / upload.sha256).read_bytes()


@BOTH
def test_a_file_arrives_chunk_by_chunk_and_a_signed_receipt_names_its_hash_and_length(
    upload: Upload, recordings: Path
) -> None:
    statuses = [upload.patch(offset).status_code for offset in range(0, 3 * CHUNK, CHUNK)]
    receipt = upload.receipt(upload.patch(3 * CHUNK))
    assert statuses == [204, 204, 204]
    assert (receipt.sha256, receipt.size_bytes, receipt.status) == (
        upload.sha256,
        len(upload.content),
        BlobStatus.STORED,
    )
    assert stored(recordings, upload) == upload.content
    assert files_below(recordings) == [f"{upload.study}/{upload.sha256[:2]}/{upload.sha256}"]


def test_a_chunk_in_the_wrong_place_hears_where_to_go_on(upload: Upload) -> None:
    upload.patch(0)
    early, late = upload.patch(2 * CHUNK), upload.patch(0)
    assert [(r.status_code, r.headers["Upload-Offset"]) for r in (early, late)] == [(409, str(CHUNK))] * 2
    assert upload.all().size_bytes == len(upload.content)


def test_a_chunk_altered_on_its_way_is_not_kept(upload: Upload, recordings: Path) -> None:
    upload.patch(0)
    assert upload.patch(CHUNK, altered=content(CHUNK, seed=9)).status_code == 422
    assert upload.offset() == CHUNK
    assert upload.all().status is BlobStatus.STORED
    assert stored(recordings, upload) == upload.content


@BOTH
def test_a_file_that_is_not_what_its_hash_names_is_begun_anew(upload: Upload, recordings: Path) -> None:
    right = upload.content
    upload.content = content(len(right), seed=2)
    for offset in range(0, 3 * CHUNK, CHUNK):
        upload.patch(offset)
    refused = upload.patch(3 * CHUNK)
    assert refused.status_code == 422
    assert upload.offset() == 0
    assert files_below(recordings) == []
    upload.content = right
    assert upload.all().status is BlobStatus.STORED


def test_a_receipt_that_was_lost_is_had_again_for_an_empty_chunk(upload: Upload) -> None:
    first = upload.all()
    assert upload.offset() == len(upload.content)
    assert upload.receipt(upload.patch(len(upload.content))) == first


@BOTH
def test_of_many_at_the_same_place_one_wins_and_the_file_is_whole(upload: Upload, recordings: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        for offset in range(0, len(upload.content), CHUNK):
            answers = list(pool.map(lambda _n, offset=offset: upload.patch(offset), range(8)))  # type: ignore[misc]
            assert {answer.status_code for answer in answers} <= {200, 204, 409}
    assert upload.all().status is BlobStatus.STORED
    assert stored(recordings, upload) == upload.content
    assert len(files_below(recordings)) == 1


@BOTH
def test_one_content_of_two_interviews_is_one_file_with_two_references(
    server: RunningServer, upload: Upload, recordings: Path
) -> None:
    upload.all()
    other = Upload(upload.client, upload.study, upload.content, interview="interview-2", name="recording-2")
    assert other.receipt(other.patch(len(upload.content))).interview_id == "interview-2"
    assert len(files_below(recordings)) == 1


def test_a_file_of_an_unknown_study_is_kept_aside_with_a_receipt(upload: Upload) -> None:
    strange = Upload(upload.client, "../../elsewhere", upload.content)
    receipt = strange.all()
    assert (receipt.status, receipt.reason) == (
        BlobStatus.QUARANTINED,
        "The server does not know this study.",
    )


def test_a_file_of_somebody_elses_interview_is_kept_aside(server: RunningServer, study: str, upload: Upload) -> None:
    journal = interview(study)
    upload.client.push(encode_batch("device-1", 1, [journal.item()]))
    server.client("susan", "office").publish(publish_request(study_id=study, interviewers=("anna", "boris")))
    foreign = Upload(server.client("boris", "device-2"), study, upload.content, interview=journal.stream_id)
    assert foreign.all().status is BlobStatus.QUARANTINED


@BOTH
def test_what_the_journal_says_to_be_deleted_is_deleted_and_not_taken_in_again(
    server: RunningServer, study: str, upload: Upload, recordings: Path
) -> None:
    journal = interview(study)
    upload.interview = journal.stream_id
    upload.all()
    journal.add("recording_deleted", recording_id="recording-1", why="no-consent")
    upload.client.push(encode_batch("device-1", 1, [journal.item()]))
    server.services.uploads.remove_pending()
    assert files_below(recordings) == []
    again = upload.receipt(upload.patch(0))
    assert again.status is BlobStatus.DELETED
    assert files_below(recordings) == []


@BOTH
def test_have_names_the_files_that_the_journal_names_and_that_never_came(study: str, upload: Upload) -> None:
    journal = interview(study)
    upload.interview = journal.stream_id
    journal.add(
        "recording_ended", recording_id="recording-1", samples=1, segments=1, sha256=upload.sha256, is_whole=True
    )
    upload.client.push(encode_batch("device-1", 1, [journal.item()]))
    assert missing(upload, journal.stream_id) == [upload.sha256]
    upload.all()
    assert missing(upload, journal.stream_id) == []


def missing(upload: Upload, interview_id: str) -> list[str]:
    from cxfield.event import StreamKind
    from cxfield.sync.messages import NO_HEAD, Statement, StreamState

    state = StreamState(study_id=upload.study, kind=StreamKind.INTERVIEW, stream_id=interview_id, seq=0, head=NO_HEAD)
    statement = Statement.model_validate_json(upload.client.have([state]).statement)
    return statement.streams[0].missing_files


def test_a_file_above_the_limit_is_refused_before_it_is_read(upload: Upload, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_chunks, "BLOB_BYTES", 2 * CHUNK)
    refused = upload.patch(0)
    assert (refused.status_code, refused.json()["error"]) == (413, "too-large")


@pytest.mark.parametrize("size", [CHUNK_BYTES + 1, CHUNK - 1])
def test_chunks_have_a_smallest_and_a_largest_size(upload: Upload, size: int) -> None:
    upload.content = content(2 * CHUNK_BYTES)
    assert upload.patch(0, size).status_code in (400, 413)


def test_an_empty_file_is_a_file(upload: Upload) -> None:
    empty = Upload(upload.client, upload.study, b"")
    assert empty.receipt(empty.patch(0)).sha256 == hashlib.sha256(b"").hexdigest()


@BOTH
def test_half_a_file_is_forgotten_after_a_time(server: RunningServer, upload: Upload, recordings: Path) -> None:
    upload.patch(0)
    assert server.services.uploads.clean_up() == 0
    assert server.services.uploads.clean_up(days=-1) == 1
    assert (files_below(recordings), upload.offset()) == ([], 0)
    assert upload.all().status is BlobStatus.STORED


def test_a_study_is_needed_and_a_session(upload: Upload) -> None:
    assert upload.http.head(f"/v1/blob/{upload.sha256}").status_code == 400
    upload.http.headers["Authorization"] = "Bearer nothing"
    assert upload.head().status_code == 401


@BOTH
def test_bytes_that_are_about_to_go_are_not_called_whole_again(server: RunningServer, upload: Upload) -> None:
    key = f"{upload.study}/{upload.sha256[:2]}/{upload.sha256}"
    with server.services.database.write() as session:
        drop_later(session, upload.study, key)
    assert upload.patch(0, len(upload.content)).status_code == 503
    server.services.uploads.remove_pending()
    assert upload.all().status is BlobStatus.STORED
