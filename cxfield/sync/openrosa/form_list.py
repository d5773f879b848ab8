"""The list of forms of an account, and the manifest of the files of one form."""

from __future__ import annotations

import re
from dataclasses import dataclass

import httpx

from cxfield.questionnaire.xml_tree import Element, local_name
from cxfield.sync.openrosa.answers import xml_root
from cxfield.sync.openrosa.connection import RosaConnection

_ENTITY_LIST = "entitylist"
"""What all types of lists of entities end with (`entityList`, `approvalEntityList`), whatever their letters."""
_MOST_ENTRIES = 10_000
_HASH = re.compile(r"^(?:(?P<kind>[a-z0-9]+):)?(?P<hex>[0-9a-fA-F]+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedForm:
    """A form as the list names it.

    Attributes:
        md5: Of the XForm, hexadecimal; empty if the list does not say.
        manifest_url: Where its files are named; empty if it has none.
    """

    form_id: str
    name: str
    version: str
    md5: str
    download_url: str
    manifest_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormList:
    """The forms of an account; `etag` asks the next time whether anything changed."""

    forms: tuple[ListedForm, ...]
    etag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """A file beside a form as the manifest names it.

    Attributes:
        md5: Of its content; of an entity list only the mark of its version. Empty if the manifest does not say.
    """

    name: str
    md5: str
    download_url: str
    is_entity_list: bool = False


def fetch_form_list(connection: RosaConnection, etag: str = "") -> FormList | None:
    """Return the list of forms; None if it is the one that `etag` belongs to.

    Raises:
        SyncError: There is no list to be had.
    """
    headers = {"If-None-Match": etag} if etag else {}
    response = connection.get(connection.address.below("formList"), headers)
    if response.status_code == 304:
        return None
    root = _rooted(connection, response, "xforms")
    forms = [form for entry in _entries(connection, root, "xform") if (form := _listed_form(entry)) is not None]
    return FormList(forms=tuple(forms), etag=response.headers.get("etag", ""))


def fetch_manifest(connection: RosaConnection, form: ListedForm) -> tuple[ListedFile, ...]:
    """Return the files that belong to a form.

    Raises:
        SyncError: There is no manifest to be had.
    """
    if not form.manifest_url:
        return ()
    root = _rooted(connection, connection.get(form.manifest_url), "manifest")
    entries = _entries(connection, root, "mediaFile")
    return tuple(file for entry in entries if (file := _listed_file(entry)) is not None)


def _rooted(connection: RosaConnection, response: httpx.Response, name: str) -> Element:
    root = xml_root(response)
    if root is None or local_name(root) != name:
        raise connection.not_openrosa()
    return root


def _entries(connection: RosaConnection, root: Element, name: str) -> list[Element]:
    found = [child for child in root if local_name(child) == name]
    if len(found) > _MOST_ENTRIES:
        raise connection.not_openrosa()
    return found


def _listed_form(entry: Element) -> ListedForm | None:
    said = _said(entry)
    if not (said.get("formID") and said.get("downloadUrl")):
        return None
    return ListedForm(
        form_id=said["formID"],
        name=said.get("name") or said["formID"],
        version=said.get("version", ""),
        md5=_md5(said.get("hash", "")),
        download_url=said["downloadUrl"],
        manifest_url=said.get("manifestUrl", ""),
    )


def _listed_file(entry: Element) -> ListedFile | None:
    said = _said(entry)
    if not (said.get("filename") and said.get("downloadUrl")):
        return None
    return ListedFile(
        name=said["filename"],
        md5=_md5(said.get("hash", "")),
        download_url=said["downloadUrl"],
        is_entity_list=(entry.get("type") or "").lower().endswith(_ENTITY_LIST),
    )


def _said(entry: Element) -> dict[str, str]:
    return {local_name(child): "".join(child.itertext()).strip() for child in entry}


def _md5(text: str) -> str:
    found = _HASH.match(text)
    if found is None or (found["kind"] or "md5") != "md5" or len(found["hex"]) != 32:
        return ""
    return found["hex"].lower()
