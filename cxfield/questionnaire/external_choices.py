"""`select_one_external`: choices of all such questions of a form in one file, `itemsets.csv`.

pyxform writes them as `<input query="instance('list')/root/item[…]">` and leaves the lists to that file. A workbook
has them on its sheet `external_choices`: they become lists in the form itself, which every program can read.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path

import lxml.etree as etree

from cxfield.questionnaire.instance_files import load_instance
from cxfield.questionnaire.item_lists import list_of_rows
from cxfield.questionnaire.model import Control, Question, SecondaryInstance
from cxfield.questionnaire.xml_tree import XFORMS, Element, parse_xml

SOURCE = "jr://file-csv/itemsets.csv"
QUERY = "query"
_LIST = "list_name"
_LABEL = "label"
_NAME = re.compile(r"[^\W\d][\w.-]*")


def is_external(question: Question) -> bool:
    """Return whether the choices of `question` are in `itemsets.csv`."""
    return QUERY in question.extra and question.itemset is not None


def external_lists(
    controls: Iterable[Control], known: Mapping[str, object], folder: Path | None, media: Mapping[str, bytes]
) -> dict[str, SecondaryInstance]:
    """Return the lists of `itemsets.csv` that questions ask for and the form does not have itself.

    Without the file they have no root.

    Raises:
        FormError: The file is there and cannot be read.
    """
    ids = [name for name in dict.fromkeys(_list_ids(controls)) if name not in known]
    if not ids:
        return {}
    document = load_instance(SOURCE, folder, media)
    if document is None:
        return {name: SecondaryInstance(id=name, source=SOURCE) for name in ids}
    rows: dict[str, list[list[tuple[str, str]]]] = {name: [] for name in ids}
    for item in document.children[0].children:
        cells = [(cell.name, cell.value) for cell in item.children]
        name = dict(cells).get(_LIST, "")
        if name in rows:
            rows[name].append([cell for cell in cells if cell[0] != _LIST])
    return {name: SecondaryInstance(id=name, source=SOURCE, root=list_of_rows(rows[name])) for name in ids}


def _list_ids(controls: Iterable[Control]) -> Iterable[str]:
    for control in controls:
        if not isinstance(control, Question):
            yield from _list_ids(control.children)
        elif control.itemset is not None and control.itemset.instance_id and is_external(control):
            yield control.itemset.instance_id


def embedded(xform: str, itemsets_csv: str) -> bytes:
    """Return `xform` with the lists of `itemsets_csv` in it, and plain selects where inputs asked for them."""
    form = parse_xml(xform.encode())
    model = next(form.iter(f"{{{XFORMS}}}model"))
    present = {instance.get("id") for instance in model}
    rows = list(csv.DictReader(StringIO(itemsets_csv, newline="")))
    translations = list(form.iter(f"{{{XFORMS}}}translation"))
    is_translated = bool(translations) and any(column.startswith("label::") for row in rows[:1] for column in row)
    for name in dict.fromkeys(row.get(_LIST) or "" for row in rows):
        if name not in present:
            here = [row for row in rows if row.get(_LIST) == name]
            _add_list(model, name, here, translations if is_translated else [])
    for control in list(form.iter(f"{{{XFORMS}}}input")):
        if control.get(QUERY):
            _make_select(control, "jr:itext(itextId)" if is_translated else _LABEL)
    written: bytes = etree.tostring(form, encoding="utf-8", xml_declaration=True)
    return written


def _add_list(model: Element, name: str, rows: list[dict[str, str]], translations: list[Element]) -> None:
    instance = etree.Element(f"{{{XFORMS}}}instance", id=name)
    last = [child for child in model if child.tag == instance.tag][-1]
    last.addnext(instance)
    root = etree.SubElement(instance, f"{{{XFORMS}}}root")
    for number, row in enumerate(rows):
        item = etree.SubElement(root, f"{{{XFORMS}}}item")
        if translations:
            text_id = f"external-{name}-{number}"
            etree.SubElement(item, f"{{{XFORMS}}}itextId").text = text_id
            for translation in translations:
                _add_text(translation, text_id, row)
        for column, text in {_LABEL: _any_label(row), **row}.items():
            if column and column != _LIST and _NAME.fullmatch(column):
                etree.SubElement(item, f"{{{XFORMS}}}{column}").text = text or ""


def _any_label(row: Mapping[str, str]) -> str:
    return next((text for column, text in row.items() if column.startswith("label::") and text), row.get("name") or "")


def _add_text(translation: Element, text_id: str, row: Mapping[str, str]) -> None:
    entry = etree.SubElement(translation, f"{{{XFORMS}}}text", id=text_id)
    text = row.get(f"label::{translation.get('lang')}") or row.get(_LABEL) or _any_label(row)
    etree.SubElement(entry, f"{{{XFORMS}}}value").text = text


def _make_select(control: Element, label: str) -> None:
    control.tag = f"{{{XFORMS}}}select1"
    itemset = etree.SubElement(control, f"{{{XFORMS}}}itemset", nodeset=control.attrib.pop(QUERY))
    etree.SubElement(itemset, f"{{{XFORMS}}}value", ref="name")
    etree.SubElement(itemset, f"{{{XFORMS}}}label", ref=label)
