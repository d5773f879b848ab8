"""One interviewer, several devices: whoever comes first writes on, until one device takes the case over.

Taking over raises the owner epoch. What another device of the same user still writes is kept aside as a branch, and
the case leaves its desk. It ends with the epoch: where the case changes hands, it is nobody's device any more.
"""

from __future__ import annotations

from sqlmodel import select

from cxfield.server.database import Database, record_audit
from cxfield.server.errors import NotFoundError
from cxfield.server.intake.feed import note_change
from cxfield.server.people.accounts import Sender
from cxfield.server.policy import Action, Relation, require
from cxfield.server.tables import CaseRow


def only_device(owner_device: str, owner_epoch: int) -> str:
    """Return the device that alone goes on with a case; empty: any of its owner's.

    Args:
        owner_device: As the case's row keeps it: the epoch in which it holds, and the device.
    """
    epoch, _, device = owner_device.partition(" ")
    return device if epoch == str(owner_epoch) else ""


def take_over(database: Database, sender: Sender, study_id: str, case_id: str) -> int:
    """Make the sender's device the only one of the case; return the owner epoch. Safe to repeat.

    Raises:
        NotFoundError: The study has no such case. NotAllowedError: It is not the sender's (any more).
    """
    with database.write() as session:
        query = select(CaseRow).where(CaseRow.study_id == study_id, CaseRow.case_id == case_id)
        case = session.exec(query.with_for_update()).first()
        if case is None:
            raise NotFoundError(f"The study has no case {case_id}.")
        require(sender.role, Action.TAKE_OVER, Relation.OWN if case.owner == sender.user else Relation.MEMBER)
        if only_device(case.owner_device, case.owner_epoch) != sender.device:
            case.owner_epoch += 1
            case.owner_device = f"{case.owner_epoch} {sender.device}"
            session.add(case)
            note_change(session, study_id, sender.user, "case", [case_id])
            subject = f"{study_id} {case_id} {sender.user} {sender.device}"
            record_audit(session, actor=sender.user, action="case-taken-over", subject=subject)
        return case.owner_epoch
