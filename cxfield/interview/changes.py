"""What a step did, taken from the logic right behind it."""

from __future__ import annotations

from cxfield.interview.instance import Instance, InstanceNode, is_answered
from cxfield.interview.logic import Logic
from cxfield.interview.state import Change, KeptAnswer


def change_of(logic: Logic, instance: Instance) -> Change:
    """Return what the step that has just ended did. Answers that fell out are few: they are named at once."""
    changed = list(logic.changed)
    flipped = [node for node in logic.flipped if is_answered(node) and instance.holds(node)]
    return Change(
        lambda: frozenset(instance.ref(node) for node in changed if instance.holds(node)),
        evaluations=logic.evaluations,
        errors=tuple(logic.failures),
        fallen=tuple(_kept(node, instance) for node in flipped if not node.relevant),
        returned=tuple(_kept(node, instance) for node in flipped if node.relevant),
        rows_gone=tuple(logic.rows_gone),
    )


def _kept(node: InstanceNode, instance: Instance) -> KeptAnswer:
    return KeptAnswer(instance.ref(node), node.stored, node.code)
