"""An interviewer gives a case of their own to another interviewer, over the server."""

from __future__ import annotations

from cxfield.server.cases.call_queue import take_from_queue
from cxfield.server.database import Database, record_audit
from cxfield.server.errors import NotFoundError, RefusedError
from cxfield.server.intake.feed import give_cases
from cxfield.server.people.accounts import Sender
from cxfield.server.policy import Action, Relation, require
from cxfield.server.tables import AccountRow, CaseRow
from cxfield.sync.messages import Role


def case_owner(database: Database, study_id: str, case_id: str) -> str:
    """Return who holds a case; empty: nobody does, or there is none."""
    with database.read() as session:
        case = session.get(CaseRow, (study_id, case_id))
    return case.owner if case is not None else ""


def hand_over(database: Database, sender: Sender, study_id: str, case_id: str, user: str) -> int:
    """Give the case to `user`; returns its owner epoch. Safe to repeat. What was sent before goes with it.

    Raises:
        NotFoundError: The study has no such case. RefusedError: `user` is no interviewer of this server.
        NotAllowedError: The case went to somebody else since the sender was asked whose it is.
    """
    with database.write() as session:
        take_from_queue(session, study_id, [case_id], user)
        case = session.get(CaseRow, (study_id, case_id), with_for_update=True)
        if case is None:
            raise NotFoundError(f"The study has no case {case_id}.")
        require(sender.role, Action.HAND_OVER, Relation.OWN if case.owner == sender.user else Relation.MEMBER)
        account = session.get(AccountRow, user)
        if account is None or account.disabled or account.role not in (Role.INTERVIEWER, Role.SUPERVISOR):
            raise RefusedError(f"{user} is not an interviewer of this server; look at how the name is written.")
        if give_cases(session, study_id, [case], user):
            subject = f"{study_id} {case_id} {sender.user} {user}"
            record_audit(session, actor=sender.user, action="case-handed-over", subject=subject)
        return case.owner_epoch
