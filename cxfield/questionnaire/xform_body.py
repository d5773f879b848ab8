"""The body of an XForm: groups, repeats and questions."""

from __future__ import annotations

import re
from dataclasses import replace

from cxfield.questionnaire.external_choices import QUERY
from cxfield.questionnaire.model import (
    NO_TEXT,
    Action,
    Bind,
    Choice,
    Control,
    ControlKind,
    Group,
    Itemset,
    Question,
    Repeat,
    Text,
)
from cxfield.questionnaire.xform_binds import read_actions
from cxfield.questionnaire.xform_paths import resolve
from cxfield.questionnaire.xform_texts import text_of
from cxfield.questionnaire.xml_tree import CX, JAVAROSA, Element, local_name

_KINDS = {kind.value: kind for kind in ControlKind}
_INSTANCE = re.compile(r"""^\s*(?:randomize\(\s*)?instance\(\s*['"]([^'"]*)['"]\s*\)""")
_CARD, _RECORD, _ORDER = f"{{{CX}}}card", f"{{{CX}}}record", f"{{{CX}}}order"
_COUNT, _NO_ADD_REMOVE = f"{{{JAVAROSA}}}count", f"{{{JAVAROSA}}}noAddRemove"
_STRUCTURE = {"ref", "nodeset", "bind", "appearance", _CARD, _RECORD, _ORDER, _COUNT, _NO_ADD_REMOVE}
_RANGE_AND_MEDIA = {"start", "end", "step", "mediatype"}


class BodyReader:
    """Reads the controls of one body; `actions` gathers those that stand inside questions and repeats."""

    def __init__(self, binds: dict[str, Bind], ids: dict[str, str]) -> None:
        self._binds = binds
        self._ids = ids
        self.actions: list[Action] = []

    def read(self, parent: Element, context: str) -> tuple[Control, ...]:
        """Return the controls below `parent`; relative references start at the generic path `context`."""
        controls: list[Control] = []
        for element in parent:
            name = local_name(element)
            if name == "group":
                controls.append(self._group(element, context))
            elif name == "repeat":
                controls.append(self._repeat(element, context))
            elif name in _KINDS:
                controls.append(self._question(element, _KINDS[name], context))
        return tuple(controls)

    def _ref(self, element: Element, context: str) -> str | None:
        reference = element.get("ref") or element.get("nodeset")
        if reference:
            return resolve(reference, context)
        bind_id = element.get("bind")
        return self._ids.get(bind_id) if bind_id else None

    def _group(self, element: Element, context: str) -> Group | Repeat:
        ref = self._ref(element, context)
        inner = ref or context
        self.actions += read_actions(element, inner, self._ids, ref)
        children = self.read(element, inner)
        label = text_of(_child(element, "label"))
        appearance = split_appearance(element.get("appearance"))
        if len(children) == 1 and isinstance(children[0], Repeat) and ref in (None, children[0].ref):
            repeat = children[0]
            own_label = repeat.label if repeat.label != NO_TEXT else label
            return replace(
                repeat,
                label=own_label,
                appearance=appearance + repeat.appearance,
                order=element.get(_ORDER) or repeat.order,
                record=element.get(_RECORD) or repeat.record,
                extra={**_extra(element), **repeat.extra},
            )
        return Group(
            ref=ref,
            label=label,
            appearance=appearance,
            children=children,
            order=element.get(_ORDER) or "fixed",
            record=element.get(_RECORD),
            extra=_extra(element),
        )

    def _repeat(self, element: Element, context: str) -> Repeat:
        ref = self._ref(element, context) or context
        self.actions += read_actions(element, ref, self._ids, ref)
        return Repeat(
            ref=ref,
            label=text_of(_child(element, "label")),
            count=(element.get(_COUNT) or "").strip() or None,
            no_add_remove=(element.get(_NO_ADD_REMOVE) or "").strip() in ("true()", "true", "1"),
            appearance=split_appearance(element.get("appearance")),
            children=self.read(element, ref),
            order=element.get(_ORDER) or "fixed",
            record=element.get(_RECORD),
            extra=_extra(element),
        )

    def _question(self, element: Element, kind: ControlKind, context: str) -> Question:
        ref = self._ref(element, context) or context
        self.actions += read_actions(element, ref, self._ids, ref)
        hint, guidance = _hints(element)
        query = (element.get(QUERY) or "").strip() if kind is ControlKind.INPUT else ""
        kind = ControlKind.SELECT_ONE if query else kind
        return Question(
            kind=kind,
            ref=ref,
            label=text_of(_child(element, "label")),
            hint=hint,
            guidance=guidance,
            appearance=split_appearance(element.get("appearance")),
            choices=_choices(element),
            itemset=_drawn_from(query, "name", "label") if query else _itemset(element),
            range_start=element.get("start"),
            range_end=element.get("end"),
            range_step=element.get("step"),
            media_type=element.get("mediatype"),
            note=kind is ControlKind.INPUT and _is_note(self._binds.get(ref)),
            card=element.get(_CARD),
            record=element.get(_RECORD),
            extra=_extra(element),
        )


def split_appearance(appearance: str | None) -> tuple[str, ...]:
    """Split at spaces, but not inside brackets: `minimal search('fruits', 'contains')` has two words."""
    words, depth = [""], 0
    for sign in appearance or "":
        depth += (sign == "(") - (sign == ")")
        if sign.isspace() and depth <= 0:
            words.append("")
        else:
            words[-1] += sign
    return tuple(word for word in words if word)


def _is_note(bind: Bind | None) -> bool:
    if bind is None or bind.calculate or bind.preload:
        return False
    return bind.type == "string" and (bind.readonly or "").replace(" ", "") == "true()"


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if local_name(child) == name), None)


def _hints(element: Element) -> tuple[Text, Text]:
    plain, guidance = NO_TEXT, NO_TEXT
    for child in element:
        if local_name(child) == "hint" and child.get("form") == "guidance":
            guidance = text_of(child)
        elif local_name(child) == "hint":
            plain = text_of(child)
    return plain, guidance


def _choices(element: Element) -> tuple[Choice, ...]:
    items = [child for child in element if local_name(child) == "item"]
    return tuple(Choice(_value(item), text_of(_child(item, "label"))) for item in items)


def _value(item: Element) -> str:
    value = _child(item, "value")
    return ((value.text if value is not None else "") or "").strip()


def _itemset(element: Element) -> Itemset | None:
    itemset = _child(element, "itemset")
    if itemset is None:
        return None
    value, label = _child(itemset, "value"), _child(itemset, "label")
    value_ref = (value.get("ref") or "").strip() if value is not None else "."
    label_ref = (label.get("ref") or "").strip() if label is not None else ""
    return _drawn_from((itemset.get("nodeset") or "").strip(), value_ref or ".", label_ref or value_ref or ".")


def _drawn_from(nodeset: str, value_ref: str, label_ref: str) -> Itemset:
    instance = _INSTANCE.match(nodeset)
    instance_id = instance[1] if instance else None
    return Itemset(nodeset=nodeset, value_ref=value_ref, label_ref=label_ref, instance_id=instance_id)


def _extra(element: Element) -> dict[str, str]:
    known = _STRUCTURE | (_RANGE_AND_MEDIA if local_name(element) in ("range", "upload") else set())
    return {str(key): str(value) for key, value in element.attrib.items() if key not in known}
