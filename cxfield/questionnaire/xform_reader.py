"""ODK XForm XML into a questionnaire."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from cxfield.questionnaire.external_choices import external_lists
from cxfield.questionnaire.instance_files import load_instance
from cxfield.questionnaire.item_lists import read_list
from cxfield.questionnaire.model import (
    Action,
    Control,
    Finding,
    FormError,
    Question,
    Questionnaire,
    Repeat,
    SecondaryInstance,
    SubmissionRule,
)
from cxfield.questionnaire.searches import searched_lists
from cxfield.questionnaire.xform_binds import BindReader, read_actions
from cxfield.questionnaire.xform_body import BodyReader
from cxfield.questionnaire.xform_paths import RepeatTemplates
from cxfield.questionnaire.xform_texts import read_itext
from cxfield.questionnaire.xml_tree import (
    OPENROSA,
    XFORMS,
    Element,
    document_node,
    local_name,
    parse_xml,
    qualified_name,
    split_tag,
)
from cxfield.uncollected import uncollected
from cxfield.xpath.tree import Node


@uncollected()
def read_xform(data: bytes, *, folder: Path | None, media: Mapping[str, bytes] | None = None) -> Questionnaire:
    """Read an XForm. External instances come from `media` (by file name) or files in `folder`.

    One whose file is absent stays without a root.

    Raises:
        FormError: Not an XForm, or a file beside it cannot be read.
    """
    form = parse_xml(data)
    model = _model_of(form)
    primary_element = _primary_element(model)
    primary = document_node(primary_element)
    _keep_namespaces(primary.children[0], primary_element)
    root_path = f"/{qualified_name(primary.children[0])}"
    binds = BindReader(root_path)
    binds.read(model)
    body, body_actions, style = _read_body(form, root_path, binds)
    templates = RepeatTemplates(primary, set(_repeat_paths(body)))
    itext, languages, default_language = read_itext(model)
    instances = _secondary_instances(model, folder, media or {})
    instances |= external_lists(body, instances, folder, media or {})
    for name, searched in searched_lists(body).items():
        instances[name] = replace(searched, root=load_instance(searched.source or "", folder, media or {}))
    return Questionnaire(
        form_id=_form_id(primary_element),
        version=_version(primary_element),
        title=_title(form),
        content_hash=hashlib.sha256(data).hexdigest(),
        primary=primary,
        body=body,
        binds=binds.binds,
        templates=templates.templates,
        child_order=templates.child_order,
        instances=instances,
        itext=itext,
        languages=languages,
        default_language=default_language,
        actions=(*read_actions(model, root_path, binds.ids), *body_actions),
        namespaces=_namespaces(form, model, primary_element),
        submission=_submission(model),
        style=style,
        xml=data,
    )


def _read_body(form: Element, root_path: str, binds: BindReader) -> tuple[tuple[Control, ...], list[Action], str]:
    """Return the controls, the actions inside them, and the body's style."""
    element = _descendant(form, "body")
    if element is None:
        return (), [], ""
    reader = BodyReader(binds.binds, binds.ids)
    return reader.read(element, root_path), reader.actions, element.get("class") or ""


def _broken(code: str, message: str) -> FormError:
    return FormError([Finding(severity="error", code=code, where="", message=message)])


def _descendant(root: Element, name: str) -> Element | None:
    return next((element for element in root.iter("{*}" + name) if local_name(element) == name), None)


def _model_of(form: Element) -> Element:
    model = _descendant(form, "model")
    if model is None or local_name(form) != "html":
        message = "This XML is no XForm: it has no <h:html> with a <model>. Choose the form itself."
        raise _broken("not-a-form", message)
    return model


def _primary_element(model: Element) -> Element:
    for instance in model:
        if local_name(instance) == "instance":
            for root in instance:
                return root
            break
    raise _broken("no-instance", "The form has no primary instance, so there is nothing to fill in.")


def _form_id(root: Element) -> str:
    return root.get("id") or root.get("name") or split_tag(str(root.tag))[0] or local_name(root)


def _version(root: Element) -> str:
    return root.get("version") or root.get(f"{{{OPENROSA}}}version") or ""


def _title(form: Element) -> str:
    title = _descendant(form, "title")
    return "".join(str(part) for part in title.itertext()).strip() if title is not None else ""


def _keep_namespaces(node: Node, element: Element, around: str = "") -> None:
    """Keep default namespaces of the answers' own as attributes `xmlns`, for writing them; that of XForms is none."""
    namespace = around
    if not element.prefix:
        namespace = split_tag(str(element.tag))[0].removeprefix(XFORMS)
        if namespace != around:
            node.attributes = {"xmlns": namespace, **(node.attributes or {})}
    for child, source in zip(node.children, element, strict=True):
        _keep_namespaces(child, source, namespace)


def _namespaces(*elements: Element) -> dict[str, str]:
    declared: dict[str, str] = {}
    for element in elements:
        declared.update({str(key): str(uri) for key, uri in element.nsmap.items() if key})
    return declared


def _submission(model: Element) -> SubmissionRule:
    submission = next((child for child in model if local_name(child) == "submission"), None)
    if submission is None:
        return SubmissionRule()
    said = {split_tag(str(key))[1]: str(value).strip() for key, value in submission.attrib.items()}
    return SubmissionRule(
        url=said.get("action", ""),
        method=said.get("method", ""),
        public_key=said.get("base64RsaPublicKey", ""),
        sends_itself=_yes_or_no(said.get("auto-send")),
        deletes_itself=_yes_or_no(said.get("auto-delete")),
        is_editable=_yes_or_no(said.get("client-editable")) or False,
    )


def _yes_or_no(word: str | None) -> bool | None:
    return None if not word else word.lower() in ("true", "true()", "1", "yes")


def _secondary_instances(
    model: Element, folder: Path | None, media: Mapping[str, bytes]
) -> dict[str, SecondaryInstance]:
    found: dict[str, SecondaryInstance] = {}
    elements = [child for child in model if local_name(child) == "instance"]
    for element in elements[1:]:
        identifier = element.get("id") or ""
        source = element.get("src")
        root = load_instance(source, folder, media) if source else next((read_list(child) for child in element), None)
        found[identifier] = SecondaryInstance(id=identifier, source=source, root=root)
    return found


def _repeat_paths(controls: Iterable[Control]) -> Iterable[str]:
    for control in controls:
        if isinstance(control, Repeat):
            yield control.ref
        if not isinstance(control, Question):
            yield from _repeat_paths(control.children)
