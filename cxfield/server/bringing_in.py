"""Takes in, from a supervisor, what an interviewer's laptop could not send: batches out of a rescue file."""

from __future__ import annotations

from cxfield.server.accounts import Sender
from cxfield.server.database import Database
from cxfield.server.errors import RefusedError
from cxfield.server.inbox import Inbox
from cxfield.server.tables import AccountRow
from cxfield.sync.messages import Role, SignedStatement


def bring_in(
    database: Database, inbox: Inbox, *, bringer: Sender, user: str, device: str, body: bytes
) -> SignedStatement:
    """Store a batch as if `user` had pushed it from `device`, whatever has become of the account since.

    Raises:
        RefusedError: The server never had such a user, or the frame of the batch does not hold.
    """
    with database.read() as session:
        account = session.get(AccountRow, user)
    if account is None or not device:
        raise RefusedError(f"This server has no account {user}: the rescue file belongs to another server.")
    owner = Sender(user=account.user, role=Role(account.role), device=device)
    return inbox.accept(bringer, body, on_behalf_of=owner)
