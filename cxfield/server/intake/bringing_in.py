"""Takes in, from a supervisor, what an interviewer's laptop could not send: batches out of a rescue file."""

from __future__ import annotations

from cxfield.server.database import Database, record_audit
from cxfield.server.errors import RefusedError
from cxfield.server.intake.inbox import Inbox
from cxfield.server.people.accounts import Sender
from cxfield.server.policy import Action, require
from cxfield.server.tables import AccountRow
from cxfield.sync.messages import Role, SignedStatement


def bring_in(
    database: Database, inbox: Inbox, *, bringer: Sender, user: str, device: str, body: bytes
) -> SignedStatement:
    """Store a batch as if `user` had pushed it from `device`, whatever has become of the account since.

    Raises:
        RefusedError: The server never had such a user, or the frame of the batch does not hold.
    """
    return inbox.accept(bringer, body, on_behalf_of=_owner(database, user, device))


def owner_of_file(database: Database, bringer: Sender, user: str, device: str, sha256: str) -> Sender:
    """Return in whose name a file is sent: that of the sender where no other is named. What is brought in is audited.

    Raises:
        NotAllowedError: The role does not allow to bring something in. RefusedError: The server has no such user.
    """
    if not user:
        return bringer
    require(bringer.role, Action.BRING_IN)
    owner = _owner(database, user, device)
    with database.write() as session:
        record_audit(session, actor=bringer.user, action="file-brought-in", subject=f"{user} {device} {sha256}")
    return owner


def _owner(database: Database, user: str, device: str) -> Sender:
    with database.read() as session:
        account = session.get(AccountRow, user)
    if account is None or not device:
        raise RefusedError(f"This server has no account {user}: the rescue file belongs to another server.")
    return Sender(user=account.user, role=Role(account.role), device=device)
