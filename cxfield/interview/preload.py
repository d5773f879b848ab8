"""Values that the device fills in: instance ID, timestamps, properties."""

from __future__ import annotations

from cxfield.interview.instance import Instance, InstanceNode
from cxfield.interview.logic import Logic
from cxfield.interview.values import calculated
from cxfield.interview.world import World
from cxfield.questionnaire.model import Bind


def preload(node: InstanceNode, logic: Logic, *, is_new: bool = True) -> None:
    """Fill `node` with what its bind asks the device for; an ID that stands already is kept.

    An instance that was begun before (not `is_new`) has its start, day and device: it only gets an ID that it lacks.
    """
    bind = node.definition.bind
    if bind is None or bind.preload is None or bind.calculate is not None:
        return
    if (bind.preload == "uid" and node.stored) or (bind.preload != "uid" and not is_new):
        return
    text = _preloaded(bind, logic.world)
    if text:
        logic.store(node, calculated(bind.type, text, logic.world.zone))


def stamp_ends(instance: Instance, logic: Logic) -> None:
    """Put the end of the interview where the form wants it."""
    for node in list(instance.document.walk()):
        bind = node.definition.bind if isinstance(node, InstanceNode) else None
        if bind is not None and bind.preload == "timestamp" and bind.preload_params == "end":
            assert isinstance(node, InstanceNode)
            logic.store(node, calculated(bind.type, logic.world.timestamp(), logic.world.zone))


def _preloaded(bind: Bind, world: World) -> str:
    params = bind.preload_params or ""
    match bind.preload:
        case "uid":
            return f"uuid:{world.uuid()}"
        case "timestamp" if params == "start":
            return world.timestamp()
        case "date":
            return world.today()
        case "property":
            return world.property(params)
        case "context" if params == "UserID":
            return world.property("username")
    return ""
