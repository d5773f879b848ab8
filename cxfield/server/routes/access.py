"""How the sender of a request stands to what it is about, as the policy wants to know it."""

from __future__ import annotations

from cxfield.server.people.accounts import Sender
from cxfield.server.policy import Action, Relation, is_allowed, require
from cxfield.server.requests import Services


def relation_to(services: Services, sender: Sender, study_id: str) -> Relation:
    """Return how the sender stands to a study."""
    return Relation.MEMBER if services.studies.has_member(study_id, sender.user) else Relation.STRANGER


def require_study(services: Services, sender: Sender, action: Action, study_id: str) -> None:
    """Refuse what the sender may not do in a study, and a study that is not there."""
    require(sender.role, action, relation_to(services, sender, study_id))
    services.studies.require(study_id)


def owner_filter(services: Services, sender: Sender, action: Action, study_id: str) -> str | None:
    """Return whose objects the sender may see: None for everybody's."""
    relation = relation_to(services, sender, study_id)
    if is_allowed(sender.role, action, Relation.STRANGER):
        services.studies.require(study_id)
        return None
    require(sender.role, action, Relation.OWN if relation is Relation.MEMBER else relation)
    return sender.user
