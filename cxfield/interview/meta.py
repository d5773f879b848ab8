"""The instance ID: every interview has one, also where the form forgot it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cxfield.questionnaire.model import Bind, Questionnaire
from cxfield.questionnaire.xml_tree import OPENROSA, copy_node
from cxfield.xpath.tree import Node


def with_instance_id(questionnaire: Questionnaire) -> tuple[Node, Mapping[str, Bind]]:
    """Return the primary instance and the binds, with `meta/instanceID` put in where the form has none."""
    primary, binds = questionnaire.primary, questionnaire.binds
    root = primary.children[0]
    meta = root.child("meta")
    if meta is None or meta.child("instanceID") is None:
        primary = copy_node(primary)
        root = primary.children[0]
        meta = root.child("meta")
        if meta is None:
            meta = Node("meta", namespace=OPENROSA, prefix="orx")
            root.append(meta)
        meta.append(Node("instanceID", namespace=meta.namespace, prefix=meta.prefix))
    path = "/" + "/".join(_step(node) for node in (root, meta, meta.child("instanceID")) if node is not None)
    bind = binds.get(path) or Bind(path=path)
    if bind.preload is None and bind.calculate is None:
        binds = {**binds, path: replace(bind, preload="uid")}
    return primary, binds


def _step(node: Node) -> str:
    return f"{node.prefix}:{node.name}" if node.prefix else node.name
