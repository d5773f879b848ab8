"""Keeps recordings and attached files in an S3-compatible bucket: `s3://bucket/prefix?endpoint=…&region=…`.

Credentials come from the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, or what the machine's role gives).
Bytes that come in are spooled to a local file; an object appears in the bucket whole or not at all, large ones by
multipart upload. Needs the extra `cxfield[s3]`.
"""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from cxfield.server.files.blob_store import INCOMING, PIECE, BlobStoreError, Draft, NoSuchBlobError, whole_key
from cxfield.store.folder import make_private_folder
from cxfield.sync.address import is_loopback

if TYPE_CHECKING:
    from obstore.store import S3Store

_MULTIPART_BYTES = 8 * 1024 * 1024
_KNOWN = {"endpoint", "region"}


def open_bucket(address: str, spool: Path) -> BucketStore:
    """Return the store; the bucket is asked nothing yet. `spool` is a folder of this computer.

    Raises:
        BlobStoreError: It is no address of a bucket, or the extra is not installed.
    """
    try:
        from obstore.store import S3Store
    except ModuleNotFoundError as error:
        raise BlobStoreError("For s3:// the extra is needed: pip install cxfield[s3].") from error
    place = urlsplit(address)
    options = dict(parse_qsl(place.query))
    if not place.netloc or options.keys() - _KNOWN:
        raise BlobStoreError(f"{address} is no bucket; write s3://bucket/prefix?endpoint=https://…&region=…")
    endpoint = options.get("endpoint", "")
    is_plain = endpoint.startswith("http://")
    if is_plain and not is_loopback(urlsplit(endpoint).hostname or ""):
        raise BlobStoreError(f"The endpoint {endpoint} is not encrypted; write https://… (http only on this computer).")
    config: dict[str, Any] = {"region": options.get("region", "us-east-1")}
    if endpoint:
        config["endpoint"] = endpoint
    make_private_folder(spool)
    store = S3Store(
        place.netloc,
        prefix=place.path.strip("/") or None,
        client_options={"allow_http": is_plain, "timeout": "60s", "connect_timeout": "10s"},
        retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=30)},
        **config,
    )
    return BucketStore(store, spool)


class BucketStore:
    """Objects below one prefix: `<study>/<aa>/<sha256>`, parts in `incoming`."""

    def __init__(self, store: S3Store, spool: Path) -> None:
        self._store, self._spool = store, spool

    def draft(self) -> Draft:
        return _SpooledDraft(self._store, self._spool)

    def read(self, key: str, start: int = 0) -> Iterator[bytes]:
        import obstore

        try:
            with _said():
                found = obstore.get(self._store, key, options={"range": {"offset": start}} if start else {})
                for piece in found.stream(min_chunk_size=PIECE):
                    yield bytes(piece)
        except FileNotFoundError as error:
            raise NoSuchBlobError(f"There is no file {key} any more.") from error

    def remove(self, key: str) -> None:
        import obstore

        with _said():
            obstore.delete(self._store, key)

    def remove_strays(self, *, older_than_s: float, known: set[str]) -> int:
        import obstore

        oldest, count = datetime.now(UTC) - timedelta(seconds=older_than_s), 0
        with _said():
            for page in obstore.list(self._store, prefix=INCOMING):
                for one in page:
                    if one["path"] not in known and one["last_modified"] < oldest:
                        obstore.delete(self._store, one["path"])
                        count += 1
        return count

    def close(self) -> None:
        return


class _SpooledDraft:
    def __init__(self, store: S3Store, spool: Path) -> None:
        self._store = store
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=spool)  # noqa: SIM115

    def write(self, data: bytes) -> None:
        self._file.write(data)

    def keep_part(self) -> str:
        return self._put(f"{INCOMING}/{secrets.token_hex(16)}.part")

    def keep_whole(self, study_id: str, sha256: str) -> str:
        return self._put(whole_key(study_id, sha256))

    def _put(self, key: str) -> str:
        import obstore

        size = self._file.tell()
        self._file.seek(0)
        with _said():
            if size <= _MULTIPART_BYTES:
                obstore.put(self._store, key, self._file.read(), use_multipart=False)
            else:
                pieces = iter(lambda: self._file.read(PIECE), b"")
                obstore.put(self._store, key, pieces, chunk_size=_MULTIPART_BYTES, use_multipart=True)
        return key

    def drop(self) -> None:
        self._file.close()


@contextmanager
def _said() -> Iterator[None]:
    """Turn what the bucket does into a sentence."""
    from obstore.exceptions import BaseError

    try:
        yield
    except BaseError as error:
        reason = str(error).partition("\n")[0]
        raise BlobStoreError(f"The bucket of the recordings does not answer as it should: {reason}") from error
