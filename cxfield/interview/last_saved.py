"""The interview saved before this one, as expressions see it: `jr://instance/last-saved`."""

from __future__ import annotations

from collections.abc import Iterable

import lxml.etree as etree

from cxfield.questionnaire.expression_sites import expression_sites
from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.references import Reference, references
from cxfield.questionnaire.xml_tree import Element, local_name, parse_xml
from cxfield.xpath import XPathError, parse

LAST_SAVED = "jr://instance/last-saved"


def last_saved_ids(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the ids of the instances that stand for the interview saved last; empty in most forms."""
    return tuple(each.id for each in questionnaire.instances.values() if (each.source or "").strip() == LAST_SAVED)


def part_read(questionnaire: Questionnaire, instance_xml: str) -> str:
    """Return of an instance only what `questionnaire` reads of it.

    It goes into the journal of another case, so nothing else of the answers belongs there.
    Where it cannot be said what is read, the whole is kept.

    Raises:
        FormError: `instance_xml` is not XML.
    """
    paths = _paths_read(questionnaire)
    if paths is None:
        return instance_xml
    root = parse_xml(instance_xml.encode())
    _prune(root, f"/{local_name(root)}", paths)
    text: str = etree.tostring(root, encoding="unicode")
    return text


def _paths_read(questionnaire: Questionnaire) -> frozenset[str] | None:
    ids = last_saved_ids(questionnaire)
    paths: set[str] = set()
    for site in expression_sites(questionnaire):
        if not any(identifier in site.source for identifier in ids):
            continue
        try:
            found = list(references(parse(site.source), site.context))
        except XPathError:
            return None
        mine = [each for each in found if each.instance_id in ids]
        if not mine or not _is_plain(found):
            return None
        paths |= {_without_prefixes(each.path) for each in mine}
    return frozenset(paths)


def _is_plain(found: Iterable[Reference]) -> bool:
    return not any(each.is_filtered or each.column_of for each in found)


def _without_prefixes(path: str) -> str:
    return "/".join(step.rpartition(":")[2] for step in path.split("/"))


def _prune(element: Element, path: str, paths: frozenset[str]) -> None:
    for child in list(element):
        here = f"{path}/{local_name(child)}"
        if here in paths:
            continue
        if any(wanted.startswith(f"{here}/") for wanted in paths):
            _prune(child, here, paths)
        else:
            element.remove(child)
