"""What a server holds of a submission, as far as it lets an account look: ODK Central does, for users of a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cxfield.sync.errors import SyncError, UnreachableError
from cxfield.sync.openrosa.address import AddressStyle
from cxfield.sync.openrosa.connection import RosaConnection


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesThere:
    """Names of files: those that the server waits for, and those that it does not know of at all."""

    missing: tuple[str, ...] = ()
    unexpected: tuple[str, ...] = ()


def files_there(connection: RosaConnection, form_id: str, first_id: str, names: Sequence[str]) -> FilesThere:
    """Compare the files that were sent with those that the server lists; nothing to say where it does not let us.

    Raises:
        UnreachableError: The network went away.
    """
    if not names:
        return FilesThere()
    listed = _json(connection, form_id, first_id, "attachments")
    if not isinstance(listed, list):
        return FilesThere()
    there = {str(item.get("name")): bool(item.get("exists")) for item in listed if isinstance(item, dict)}
    return FilesThere(
        missing=tuple(name for name in names if name in there and not there[name]),
        unexpected=tuple(name for name in names if name not in there),
    )


def has_same_xml(connection: RosaConnection, form_id: str, numbers: tuple[str, str], xml: bytes) -> bool:
    """Whether the server holds these very bytes under the number; False also where it does not let us look.

    Args:
        numbers: Of the first edition, by which the server finds all of them, and of the one that is meant.

    Raises:
        UnreachableError: The network went away.
    """
    if connection.address.style is not AddressStyle.PROJECT:
        return False
    first_id, instance_id = numbers
    url = connection.address.below("forms", form_id, "submissions", first_id, "versions", f"{instance_id}.xml")
    try:
        return connection.get(url).content == xml
    except UnreachableError:
        raise
    except SyncError:
        return False


def _json(connection: RosaConnection, form_id: str, first_id: str, what: str) -> Any:
    if connection.address.style is not AddressStyle.PROJECT:
        return None
    try:
        return connection.get(connection.address.below("forms", form_id, "submissions", first_id, what)).json()
    except UnreachableError:
        raise
    except (SyncError, ValueError):
        return None
