"""Wrong passwords from one address: some at once, then a few a minute, whichever worker hears them.

Devices that the server knows by their key are not held up by what others do from the same address (a building has
one). The table holds keyed hashes, no addresses.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, delete

from cxfield.server.database import Database
from cxfield.server.errors import BusyError
from cxfield.server.tables import AddressFailureRow

AT_ONCE = 60
STEP = timedelta(seconds=10)
"""What one wrong password uses up; so much is there again after that time."""


class AddressLimits:
    """Counts wrong passwords by address, in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._key = hashlib.sha256(b"cxfield addresses\n" + bytes(database.signing_key)).digest()

    def require(self, address: str) -> None:
        """Refuse an address that guessed too often.

        Raises:
            BusyError: With the seconds that are left.
        """
        with self._database.read() as session:
            row = session.get(AddressFailureRow, self._name(address))
        if row is None:
            return
        left = datetime.fromisoformat(row.until_at) - datetime.now(UTC) - AT_ONCE * STEP
        if left > timedelta(0):
            seconds = int(left.total_seconds()) + 1
            raise BusyError(f"Too many wrong passwords; wait {seconds} seconds and try again.", retry_after_s=seconds)

    def note_failure(self, address: str) -> None:
        """Count a wrong password."""
        name, now = self._name(address), datetime.now(UTC)

        def note(session: Session) -> None:
            row = session.get(AddressFailureRow, name, with_for_update=True)
            until = max(now, datetime.fromisoformat(row.until_at)) if row else now
            row = row or AddressFailureRow(address=name, until_at="")
            row.until_at = min(until + STEP, now + 2 * AT_ONCE * STEP).isoformat()
            session.add(row)

        self._database.run(note)

    def forget_old(self) -> None:
        """Drop what has no effect any more."""
        with self._database.write() as session:
            over = col(AddressFailureRow.until_at) < datetime.now(UTC).isoformat()
            session.exec(delete(AddressFailureRow).where(over))

    def _name(self, address: str) -> str:
        return hmac.new(self._key, _household(address).encode(), hashlib.sha256).hexdigest()


def _household(address: str) -> str:
    """Return what counts as one address: an IPv6 network of 64 bits belongs to one house."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped or ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
