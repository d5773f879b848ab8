"""Opens the place where recordings and attached files are kept, as the settings name it."""

from __future__ import annotations

from cxfield.server.files.blob_store import BlobStore, BlobStoreError, FolderStore
from cxfield.server.operation.settings import ServerSettings

FOLDER = "recordings"
SPOOL = "spool"
"""What is on its way into a bucket."""


def open_store(settings: ServerSettings) -> BlobStore:
    """Return the store: a folder inside the server's data, or what `--recordings` names.

    Raises:
        BlobStoreError: It is no address that this server knows, or cannot be used.
    """
    place = settings.recordings
    if place is None:
        return FolderStore(settings.data / FOLDER)
    if place.startswith("s3://"):
        from cxfield.server.files.s3_store import open_bucket

        return open_bucket(place, settings.data / SPOOL)
    raise BlobStoreError(f"Recordings cannot be kept in {place}; write s3://bucket/prefix, or leave it out.")
