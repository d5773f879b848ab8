"""Opens the place where recordings and attached files are kept, as the settings name it."""

from __future__ import annotations

from cxfield.server.blob_store import BlobStore, BlobStoreError, FolderStore
from cxfield.server.settings import ServerSettings

FOLDER = "recordings"


def open_store(settings: ServerSettings) -> BlobStore:
    """Return the store: a folder inside the server's data.

    Raises:
        BlobStoreError: It is no address that this server knows, or cannot be used.
    """
    place = settings.recordings
    if place is None:
        return FolderStore(settings.data / FOLDER)
    raise BlobStoreError(f"Recordings cannot be kept in {place}; leave it out for a folder beside the database.")
