"""Recordings in an S3-compatible bucket: a real server process of that protocol (moto) on loopback."""

from __future__ import annotations

import hashlib
import http.client
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import boto3
import pytest

from cxfield.server.files.blob_places import open_store
from cxfield.server.files.blob_store import BlobStore, BlobStoreError, NoSuchBlobError, whole_key
from cxfield.server.operation.settings import ServerSettings
from cxfield.sync.batch import encode_batch
from cxfield.sync.messages import BlobStatus, Role
from tests.journal_device import RunningServer, interview, publish_request, running_server
from tests.server.uploading import CHUNK, Upload, content

MiB = 1024 * 1024


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Buckets:
    """A running store of buckets, looked into by a client that is not ours."""

    url: str

    def address(self, bucket: str) -> str:
        return f"s3://{bucket}/field/files?endpoint={self.url}&region=eu-central-1"

    def make(self, bucket: str) -> str:
        self._client.create_bucket(Bucket=bucket)
        return self.address(bucket)

    def objects(self, bucket: str) -> dict[str, bytes]:
        listed = self._client.list_objects_v2(Bucket=bucket).get("Contents", [])
        return {one["Key"]: self._client.get_object(Bucket=bucket, Key=one["Key"])["Body"].read() for one in listed}

    @property
    def _client(self):  # type: ignore[no-untyped-def]
        return boto3.client(
            "s3", endpoint_url=self.url, region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b"
        )


@pytest.fixture(scope="module")
def buckets() -> Iterator[Buckets]:
    port = _free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    while "Running on" not in (line := process.stderr.readline()):
        assert line, "The store of buckets did not start."
    drain = subprocess.Popen(["cat"], stdin=process.stderr, stdout=subprocess.DEVNULL)
    yield Buckets(f"http://127.0.0.1:{port}")
    process.terminate()
    process.wait(timeout=10)
    drain.wait(timeout=10)


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "from-the-environment")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")


@pytest.fixture
def bucket(buckets: Buckets, request: pytest.FixtureRequest) -> str:
    name = f"b-{abs(hash(request.node.name))}"
    buckets.make(name)
    return name


@pytest.fixture
def store(buckets: Buckets, bucket: str, tmp_path: Path) -> BlobStore:
    return open_store(ServerSettings(data=tmp_path, recordings=buckets.address(bucket)))


def test_a_large_file_is_put_in_parts_and_read_from_any_place(store: BlobStore, buckets: Buckets, bucket: str) -> None:
    data = content(20 * MiB)
    draft = store.draft()
    for start in range(0, len(data), MiB):
        draft.write(data[start : start + MiB])
    key = draft.keep_whole("study", "ab" * 32)
    draft.drop()
    assert buckets.objects(bucket) == {f"field/files/{key}": data}
    assert key == whole_key("study", "ab" * 32)
    assert b"".join(store.read(key)) == data
    assert b"".join(store.read(key, len(data) - 3)) == data[-3:]
    store.remove(key)
    store.remove(key)
    with pytest.raises(NoSuchBlobError):
        next(iter(store.read(key)))


def test_strays_go_and_what_is_known_stays(store: BlobStore, buckets: Buckets, bucket: str) -> None:
    keys = []
    for data in (b"known", b"stray"):
        draft = store.draft()
        draft.write(data)
        keys.append(draft.keep_part())
        draft.drop()
    assert store.remove_strays(older_than_s=3600, known=set()) == 0
    assert store.remove_strays(older_than_s=-5, known={keys[0]}) == 1
    assert list(buckets.objects(bucket).values()) == [b"known"]


@pytest.fixture
def server(buckets: Buckets, bucket: str, tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server", recordings=buckets.address(bucket)) as running:
        running.add("anna")
        running.add("susan", Role.SUPERVISOR)
        yield running


@pytest.fixture
def study(server: RunningServer) -> str:
    return server.client("susan", "office").publish(publish_request(interviewers=("anna",))).study_id


def test_a_file_comes_in_by_chunks_and_lies_in_the_bucket_whole_and_alone(
    server: RunningServer, study: str, buckets: Buckets, bucket: str, tmp_path: Path
) -> None:
    upload = Upload(server.client("anna"), study, content(2 * CHUNK + 9))
    assert upload.all().status is BlobStatus.STORED
    assert buckets.objects(bucket) == {f"field/files/{whole_key(study, upload.sha256)}": upload.content}
    assert list((tmp_path / "server" / "spool").iterdir()) == []


def test_a_bucket_that_does_not_answer_holds_up_files_and_nothing_else(tmp_path: Path) -> None:
    dead = f"s3://bucket?endpoint=http://127.0.0.1:{_free_port()}"
    with running_server(tmp_path / "server", recordings=dead) as server:
        server.add("anna")
        server.add("susan", Role.SUPERVISOR)
        study = server.client("susan", "office").publish(publish_request(interviewers=("anna",))).study_id
        upload = Upload(server.client("anna"), study, content(10))
        answer = upload.patch(0)
        assert (answer.status_code, answer.headers["Retry-After"]) == (http.client.SERVICE_UNAVAILABLE, "60")
        assert upload.client.hello().limits.blob_bytes > 0


@pytest.mark.parametrize(
    "address", ["s3://", "s3://bucket?endpoint=http://store.example", "s3://bucket?colour=red", "ftp://bucket"]
)
def test_an_address_that_is_none_is_refused_with_a_sentence(tmp_path: Path, address: str) -> None:
    with pytest.raises(BlobStoreError, match=r"write (s3|https)://"):
        open_store(ServerSettings(data=tmp_path, recordings=address))


def test_nothing_of_somebody_who_was_erased_stays_in_a_bucket(
    server: RunningServer, study: str, buckets: Buckets, bucket: str
) -> None:
    """Neither what came whole, nor the pieces of what is on its way, nor what comes late."""
    anna, mine, other = server.client("anna"), interview(study, "C1"), interview(study, "C2")
    mine.add("recording_ended", recording_id="r2", sha256=hashlib.sha256(content(3 * CHUNK, 2)).hexdigest())
    anna.push(encode_batch("device-1", 1, [mine.item(), other.item()]))
    kept = Upload(anna, study, content(9, 3), interview=other.stream_id)
    came = Upload(anna, study, content(2 * CHUNK), interview=mine.stream_id, name="r1")
    coming = Upload(anna, study, content(3 * CHUNK, 2), interview=mine.stream_id, name="r2")
    for upload in (kept, came):
        upload.all()
    coming.patch(0)
    server.services.erasing.erase("adam", study, "C1")
    assert list(buckets.objects(bucket).values()) == [kept.content]
    coming.head()
    coming.all()
    came.all()
    server.services.uploads.remove_pending()
    assert list(buckets.objects(bucket).values()) == [kept.content]


def test_what_a_bucket_does_not_let_go_now_goes_later(
    server: RunningServer, study: str, buckets: Buckets, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, mine = server.client("anna"), interview(study, "C1")
    anna.push(encode_batch("device-1", 1, [mine.item()]))
    came = [Upload(anna, study, content(9, n), interview=mine.stream_id, name=f"r{n}") for n in range(3)]
    for upload in came:
        upload.all()
    store, scrubbed, asked = server.services.uploads._store, [], []
    remove, scrub = store.remove, server.services.database.scrub
    stuck = sorted(whole_key(study, upload.sha256) for upload in came)[0]

    def removes_not_all(key: str) -> None:
        asked.append(key)
        if asked.count(stuck) == 1 and key == stuck:
            raise BlobStoreError("The bucket does not let it go.")
        remove(key)

    monkeypatch.setattr(store, "remove", removes_not_all)
    monkeypatch.setattr(server.services.database, "scrub", lambda: scrubbed.append(scrub()))
    assert server.services.erasing.erase("adam", study, "C1").is_new
    assert list(buckets.objects(bucket)) == [f"field/files/{stuck}"]
    assert len(scrubbed) == 1
    server.services.uploads.remove_pending()
    assert buckets.objects(bucket) == {}
