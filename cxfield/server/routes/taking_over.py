"""A case is taken over on another computer of the same interviewer."""

from __future__ import annotations

from fastapi import APIRouter

from cxfield.server.cases.handing_over import case_owner
from cxfield.server.cases.taking_over import take_over
from cxfield.server.policy import Action, Relation, require
from cxfield.server.requests import SenderDep, ServicesDep
from cxfield.server.routes.access import relation_to
from cxfield.sync.taking_over import TakenOver

router = APIRouter(prefix="/v1")


@router.post("/studies/{study_id}/cases/{case_id}/take-over")
def take_over_case(study_id: str, case_id: str, sender: SenderDep, services: ServicesDep) -> TakenOver:
    """Make the sender's device the only one that goes on with a case of the sender's. Safe to repeat."""
    owner = case_owner(services.database, study_id, case_id)
    relation = Relation.OWN if owner == sender.user else relation_to(services, sender, study_id)
    require(sender.role, Action.TAKE_OVER, relation)
    return TakenOver(owner_epoch=take_over(services.database, sender, study_id, case_id))
