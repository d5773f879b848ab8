"""Where a workspace may lie, who may read it, and that only one process has it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath
from typing import IO

from cxfield.store.errors import UnsafeFolderError, WorkspaceInUseError

_CLOUD_FOLDERS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "a cloud drive",
    "box sync": "Box",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud drive": "pCloud",
    "yandex.disk": "Yandex Disk",
}
_CLOUD_PREFIXES = ("onedrive -", "onedrive-", "dropbox (", "googledrive-", "google drive (")
_CLOUD_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".owncloudsync.log": "ownCloud or Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".stfolder": "Syncthing",
}
_CLOUD_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NETWORK_FILE_SYSTEMS = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "afs", "ncpfs", "ceph", "glusterfs"),
        *("webdav", "davfs", "davfs2", "fuse.davfs", "fuse.glusterfs", "fuse.sshfs", "fuse.rclone"),
        *("fuse.gvfsd-fuse", "osxfuse", "macfuse"),
    )
)
_DRIVE_REMOTE = 4  # GetDriveTypeW


def _cloud_by_name(folder: PurePath) -> str | None:
    for part in folder.parts:
        name = part.lower()
        if name in _CLOUD_FOLDERS:
            return _CLOUD_FOLDERS[name]
        if name.startswith(_CLOUD_PREFIXES):
            return part
    return None


def _cloud_by_marker(folder: Path) -> str | None:
    for place in (folder, *folder.parents):
        for marker, name in _CLOUD_MARKERS.items():
            if (place / marker).exists() and not (marker == ".dropbox" and place == Path.home()):
                return name
    return None


def _cloud_by_variable(folder: Path, environment: Mapping[str, str]) -> str | None:
    for variable in _CLOUD_VARIABLES:
        root = environment.get(variable)
        if root and folder.is_relative_to(Path(root).resolve()):
            return "OneDrive"
    return None


def _mounts() -> dict[Path, str]:
    """Return file system types by mount point; empty where the system does not tell."""
    table = Path("/proc/self/mountinfo")
    if table.exists():
        lines = (line.split() for line in table.read_text(encoding="utf-8", errors="replace").splitlines())
        return {Path(line[4].replace("\\040", " ")): line[line.index("-") + 1] for line in lines}
    if sys.platform == "darwin":
        listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=10).stdout
        pairs = (line.partition(" on ")[2].rpartition(" (") for line in listing.splitlines())
        return {Path(place): kind.split(",")[0].rstrip(")") for place, _, kind in pairs if place}
    return {}


def _is_remote_drive(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE)


def _is_network(folder: Path, mounts: Callable[[], Mapping[Path, str]]) -> bool:
    if str(folder).startswith(("\\\\", "//")) or _is_remote_drive(folder):
        return True
    found = mounts()
    place = max((p for p in found if folder.is_relative_to(p)), key=lambda p: len(p.parts), default=None)
    return place is not None and found[place].lower() in _NETWORK_FILE_SYSTEMS


def refuse_unsafe_folder(
    folder: Path,
    *,
    environment: Mapping[str, str] = os.environ,
    mounts: Callable[[], Mapping[Path, str]] = _mounts,
) -> None:
    """Raise if `folder` is copied to a cloud behind our back or lies on a network drive: both corrupt databases.

    Raises:
        UnsafeFolderError: It does.
    """
    advice = "Choose a folder on this computer's own disk that no program synchronises."
    if _is_network(folder, mounts):
        raise UnsafeFolderError(f"The folder {folder} lies on a network drive; not safe for answers. {advice}")
    real = folder.resolve()
    cloud = _cloud_by_name(real) or _cloud_by_variable(real, environment) or _cloud_by_marker(real)
    if cloud:
        raise UnsafeFolderError(
            f"The folder {folder} is synchronised by {cloud}, which can destroy a database in use. {advice}"
        )
    if real != folder and _is_network(real, mounts):
        raise UnsafeFolderError(f"The folder {folder} leads to a network drive. {advice}")


def make_private_folder(folder: Path) -> None:
    """Make `folder` if needed, readable by its owner only where the system knows such rights; its name is durable."""
    new = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
    for place in new:
        with contextlib.suppress(PermissionError):  # names in a folder that may not be read can be made all the same
            sync_folder(place.parent)


def sync_folder(folder: Path) -> None:
    """Make names in `folder` durable (a rename is not until then). Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_private_file(path: Path, content: bytes) -> None:
    """Replace `path` so that after a power cut either the old or the new content is there; owner only (0600)."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)
    sync_folder(path.parent)


def overwrite(path: Path) -> None:
    """Write random bytes over a small file and remove it. Safe where there is none."""
    if not path.is_file():
        return
    with contextlib.suppress(OSError), path.open("r+b") as file:
        file.write(os.urandom(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


class FolderLock:
    """Held while a process has the workspace open, also across the swap of a migration. Gone with the process."""

    def __init__(self, folder: Path) -> None:
        descriptor = os.open(folder / "workspace.lock", os.O_RDWR | os.O_CREAT, 0o600)
        self._file: IO[bytes] | None = os.fdopen(descriptor, "r+b")
        try:
            lock_now(self._file.fileno())
        except OSError as error:
            self.release()
            raise WorkspaceInUseError(
                f"The workspace in {folder} is open in another window or command; close that one first."
            ) from error

    def release(self) -> None:
        """Let the next one in. Safe to repeat."""
        if self._file is not None:
            self._file.close()
            self._file = None


def lock_now(descriptor: int) -> None:
    """Lock an open file for this process, or raise OSError at once; closing it, or the end of the process, unlocks."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
