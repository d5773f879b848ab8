"""What the XML of a submission says of itself, and which files a form lets it mention."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

from cxfield.questionnaire.model import FormError
from cxfield.questionnaire.xml_tree import XFORMS, Element, local_name, parse_xml, split_tag
from cxfield.server.errors import RefusedError
from cxfield.server.openrosa.multipart import clean_name

XML_BYTES = 8 * 1024 * 1024
LONGEST_ID = 200
_NAMESPACE = UUID("6f1f6a55-1c09-4d0c-9a67-8a0f6a4b7f53")


class InstanceError(RefusedError):
    """The XML is no submission that can be kept under a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """A submission as its XML describes it. `media` are the files of an encrypted one."""

    instance_id: str
    deprecated_id: str
    form_id: str
    version: str
    is_encrypted: bool
    media: tuple[str, ...]
    root: Element


def read_instance(xml: bytes) -> Instance:
    """Return what a submission says of itself.

    Raises:
        InstanceError: It does not parse, has no instanceID, or names no form.
    """
    try:
        root = parse_xml(xml)
    except FormError as error:
        raise InstanceError(f"The submission cannot be read: {error}") from error
    meta = _child(root, "meta")
    instance_id = _said(meta, "instanceID") or (root.get("instanceID") or "").strip()
    form_id = (root.get("id") or split_tag(str(root.tag))[0]).strip()
    if not instance_id:
        raise InstanceError("The submission has no instanceID, so that it could not be told from others.")
    if len(instance_id) > LONGEST_ID or len(form_id) > LONGEST_ID or len(root.get("version") or "") > LONGEST_ID:
        raise InstanceError(f"The instanceID, the form id and the version have {LONGEST_ID} characters at most.")
    if not form_id:
        raise InstanceError("The submission does not say of which form it is (attribute id).")
    is_encrypted = root.get("encrypted") == "yes"
    return Instance(
        instance_id=instance_id,
        deprecated_id=_said(meta, "deprecatedID")[:LONGEST_ID],
        form_id=form_id,
        version=(root.get("version") or "").strip(),
        is_encrypted=is_encrypted,
        media=tuple(_encrypted_files(root)) if is_encrypted else (),
        root=root,
    )


def interview_id_of(study_id: str, instance_id: str) -> str:
    """Return the id of the interview that a submission becomes: always the same, its own number where that is one."""
    try:
        return str(UUID(instance_id.removeprefix("uuid:")))
    except ValueError:
        return str(uuid5(_NAMESPACE, f"{study_id}\n{instance_id}"))


def file_names(instance: Instance, xform: bytes | None) -> tuple[str, ...]:
    """Return the names of the files that a submission mentions; none where the form is not known."""
    if instance.is_encrypted:
        return instance.media
    if xform is None:
        return ()
    paths = _file_paths(xform)
    found: list[str] = []
    stack: list[tuple[str, Any]] = [(f"/{local_name(instance.root)}", instance.root)]
    while stack:
        path, element = stack.pop()
        if path in paths and (name := file_name(element.text)):
            found.append(name)
        stack += [(f"{path}/{local_name(child)}", child) for child in element]
    return tuple(dict.fromkeys(reversed(found)))


@lru_cache(maxsize=64)
def _file_paths(xform: bytes) -> frozenset[str]:
    """Return the paths whose values are names of files, without prefixes."""
    root = parse_xml(xform)
    places = [bind.get("nodeset") or "" for bind in root.iter(f"{{{XFORMS}}}bind") if bind.get("type") == "binary"]
    places += [upload.get("ref") or "" for upload in root.iter(f"{{{XFORMS}}}upload")]
    return frozenset("/".join(step.rpartition(":")[2] for step in place.split("/")) for place in places)


def _encrypted_files(root: Element) -> list[str]:
    wanted = [child for child in root.iter() if local_name(child) in ("file", "encryptedXmlFile")]
    return [name for element in wanted if (name := file_name(element.text))]


def file_name(text: str | None) -> str:
    """Return the name of a file that an answer mentions, as files are named here."""
    return clean_name(unicodedata.normalize("NFC", (text or "").strip()))


def _child(element: Element | None, name: str) -> Element | None:
    return next((child for child in element if local_name(child) == name), None) if element is not None else None


def _said(meta: Element | None, name: str) -> str:
    found = _child(meta, name)
    return "".join(found.itertext()).strip() if found is not None else ""
