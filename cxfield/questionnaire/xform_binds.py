"""Binds and actions of an XForm's model."""

from __future__ import annotations

from cxfield.questionnaire.model import Action, Bind
from cxfield.questionnaire.xform_paths import resolve
from cxfield.questionnaire.xform_texts import message_text
from cxfield.questionnaire.xml_tree import CX, JAVAROSA, Element, local_name

_PLAIN = ("relevant", "readonly", "required", "constraint", "calculate")
_CX_PLAIN = ("warning", "disposition", "metric", "touchpoint", "stage")
_ACTIONS = {"setvalue", "setgeopoint", "recordaudio"}
_ACTION_ATTRIBUTES = {"bind", "ref", "event", "value"}


def _jr(name: str) -> str:
    return f"{{{JAVAROSA}}}{name}"


def _cx(name: str) -> str:
    return f"{{{CX}}}{name}"


class BindReader:
    """Reads the binds of one model. `ids` maps the `id` of a bind to its path: controls may point to it."""

    def __init__(self, root_path: str) -> None:
        self._root_path = root_path
        self.binds: dict[str, Bind] = {}
        self.ids: dict[str, str] = {}

    def read(self, parent: Element, context: str | None = None) -> None:
        """Read the binds that are children of `parent`, and those nested in them.

        A relative nodeset is taken from the root of the primary instance (as JavaRosa does), or the bind around it.
        """
        for element in parent:
            if local_name(element) != "bind":
                continue
            path = resolve(element.get("nodeset") or element.get("ref") or "", context or self._root_path)
            if element.get("id"):
                self.ids[str(element.get("id"))] = path
            if path in self.binds:
                self.binds[path] = _merged(self.binds[path], _bind(element, path))
            else:
                self.binds[path] = _bind(element, path)
            self.read(element, path)


def _merged(first: Bind, second: Bind) -> Bind:
    """Return both binds of one node as one; what the later says wins."""
    fields = {name: getattr(first, name) for name in Bind.__slots__}
    plain = Bind(path=second.path)
    for name in Bind.__slots__:
        if getattr(second, name) != getattr(plain, name):
            fields[name] = getattr(second, name)
    return Bind(**fields)


def _bind(element: Element, path: str) -> Bind:
    rest = {str(key): str(value) for key, value in element.attrib.items()}
    for name in ("nodeset", "ref", "id"):
        rest.pop(name, None)
    data_type = rest.pop("type", "").rpartition(":")[2] or "string"
    expressions = {name: _expression(rest.pop(name, None)) for name in _PLAIN}
    words = {name: _expression(rest.pop(_cx(name), None)) for name in _CX_PLAIN}
    return Bind(
        path=path,
        type=data_type,
        constraint_message=message_text(rest.pop(_jr("constraintMsg"), None)),
        required_message=message_text(rest.pop(_jr("requiredMsg"), None)),
        preload=rest.pop(_jr("preload"), None),
        preload_params=rest.pop(_jr("preloadParams"), None),
        missing=tuple(rest.pop(_cx("missing"), "").split()),
        modes=tuple(rest.pop(_cx("mode"), "").split()),
        warning_message=message_text(rest.pop(_cx("warning_msg"), None)),
        extra=rest,
        **expressions,
        **words,
    )


def _expression(source: str | None) -> str | None:
    return source.strip() or None if source is not None else None


def read_actions(parent: Element, context: str, ids: dict[str, str], source: str | None = None) -> list[Action]:
    """Return the actions that are children of `parent`; their relative targets start at `context`."""
    return [_action(child, context, ids, source) for child in parent if local_name(child) in _ACTIONS]


def _action(element: Element, context: str, ids: dict[str, str], source: str | None) -> Action:
    bind_id = element.get("bind")
    target = ids.get(bind_id, "") if bind_id else resolve(element.get("ref") or "", context)
    return Action(
        kind=local_name(element),
        events=tuple((element.get("event") or "").split()),
        target=target,
        expression=_expression(element.get("value")),
        literal=element.text if element.get("value") is None else None,
        source=source,
        attributes={str(key): str(value) for key, value in element.attrib.items() if key not in _ACTION_ATTRIBUTES},
    )
