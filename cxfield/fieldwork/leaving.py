"""Leaving a computer: what would be lost with a workspace, and removing one that holds nothing unsent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from cxfield.rescue.sealed_workspace import LOG_NAME, is_sealed_as_it_is
from cxfield.store.device_store import DeviceStore
from cxfield.store.erasing import erase_workspace
from cxfield.store.errors import UnsentWorkError
from cxfield.store.folder import write_private_file
from cxfield.store.opening import DATABASE_NAME

SENT_FILE = "sent.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentPicture:
    """What would be lost with a workspace.

    Attributes:
        is_known: False where the workspace could not be opened: it may hold anything.
        not_backed_up: Journals and files of which only the server itself has a copy, as far as is known here.
        rescue_file: Name of the rescue file that holds all of it as it now is; empty if none does.
    """

    events: int = 0
    interviews: int = 0
    cases: int = 0
    files: int = 0
    not_backed_up: int = 0
    is_known: bool = True
    rescue_file: str = ""

    @property
    def is_sent(self) -> bool:
        """Everything has reached the server."""
        return self.is_known and not (self.events or self.files)

    @property
    def is_safe(self) -> bool:
        """Nothing would be lost: it was sent, or a rescue file holds it."""
        return self.is_sent or bool(self.rescue_file)


def unsent_picture(store: DeviceStore) -> UnsentPicture:
    """Return what would be lost with an open workspace."""
    counts, note = store.delivery_counts(), store.carrying.rescue_note()
    is_rescued = note is not None and not store.carrying.not_rescued()
    return UnsentPicture(
        events=counts.unsent_events,
        interviews=counts.unsent_interviews,
        cases=counts.unsent_cases,
        files=counts.unsent_files,
        not_backed_up=store.ledger.not_backed_up(),
        rescue_file=note.file if note is not None and is_rescued else "",
    )


def closed_picture(folder: Path) -> UnsentPicture:
    """Return what is known of a workspace without its key: all sent, all in a sealed workspace, or nothing."""
    if _is_marked_sent(folder):
        return UnsentPicture()
    if is_sealed_as_it_is(folder):
        return UnsentPicture(is_known=False, rescue_file="sealed workspace")
    return UnsentPicture(is_known=False)


def require_safe(picture: UnsentPicture) -> None:
    """Raise if removing the workspace now would lose work.

    Raises:
        UnsentWorkError: It would.
    """
    if picture.is_safe:
        return
    if not picture.is_known:
        raise UnsentWorkError(
            "Whether everything in this workspace was sent cannot be known without its PIN. "
            "Give the PIN, or write a rescue file first."
        )
    raise UnsentWorkError(
        f"This workspace holds what the server does not have (entries: {picture.events}, recordings and attached "
        f"files: {picture.files}). Synchronise, or write a rescue file; then remove it."
    )


def remove_workspace(folder: Path, picture: UnsentPicture) -> None:
    """Remove a closed workspace, keys first.

    Raises:
        UnsentWorkError: Work would be lost. WorkspaceInUseError, KeyLeftError: Nothing was removed.
        StillThereError: A file does not go; the removal goes on at the next start.
    """
    require_safe(picture)
    erase_workspace(folder)


# ---- the mark of a workspace that was closed with nothing unsent ----


def mark_sent(folder: Path, picture: UnsentPicture) -> None:
    """Note beside a workspace that was just closed whether everything in it was sent; lapses when it is opened."""
    path = folder / SENT_FILE
    if picture.is_sent:
        write_private_file(path, json.dumps(_state(folder)).encode())
    else:
        path.unlink(missing_ok=True)


def _is_marked_sent(folder: Path) -> bool:
    try:
        return bool(json.loads((folder / SENT_FILE).read_text("utf-8")) == _state(folder))
    except (OSError, ValueError):
        return False


def _state(folder: Path) -> list[list[int]]:
    paths = [path for name in (DATABASE_NAME, LOG_NAME) if (path := folder / name).is_file()]
    return [[path.stat().st_size, path.stat().st_mtime_ns] for path in paths]
