"""Where a file may go: sticks and cards that are plugged in, and the documents of the user."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo

_REMOVABLE_ROOTS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A folder to write to, by the name that its user gave the stick."""

    name: str
    folder: Path


def plugged_in() -> list[FilePlace]:
    """Return the sticks, cards and further disks that can be written to."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if not volume.isReady() or volume.isReadOnly() or volume.isRoot() or not _is_pluggable(root):
            continue
        found.append(FilePlace(volume.displayName() or root, Path(root)))
    return found


def _is_pluggable(root: str) -> bool:
    is_drive = len(root) <= 3 and root[1:2] == ":" and root[0].upper() not in "C"
    return is_drive or root.startswith(_REMOVABLE_ROOTS)


def documents() -> Path:
    """Return the user's documents, or the home folder."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home()))


def proposed_folder() -> Path:
    """Return the first stick, or the documents where none is plugged in."""
    places = plugged_in()
    return places[0].folder if places else documents()
