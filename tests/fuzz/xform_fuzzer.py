"""Fuzzes the reader of XForms: parsing, model, lint, compiling, and the first start of an interview. See README.md."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import atheris
import lxml.etree as etree

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

with atheris.instrument_imports(include=["cxfield"]):
    from cxfield.admission.examination import examine_xml_here
    from tests.fuzz.judging import judge

from tests.fuzz.seeds import arguments, of_xform

_WORDS = (
    "true()", "'a'", "1", "0 div 0", ".", "..", "/data", "//*", "position(..)", "count(../*)", "current()/..",
    "string-length(", "once(", "if(", "jr:itext('", "instance('", "[1]", "[. = ../", "](", " or ", " and ", "| ", "-",
    "jr://file/a.csv", "jr://instance/last-saved", "jr:template", "date('2020-02-30')", "indexed-repeat(", "select1",
    "odk-instance-first-load", "xforms-value-changed", "geoshape", "randomize(", "pulldata('", "1000000000000",
    "repeat", "random()", "*",
)  # fmt: skip


def one_input(data: bytes) -> None:
    judge(examine_xml_here(data))


def change(data: bytes, longest: int, seed: int) -> bytes:
    """Change the tree where there is one, so that most inputs are still XML; sometimes the bytes themselves."""
    chance = random.Random(seed)
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or chance.random() < 0.2:
        return bytes(atheris.Mutate(data, longest))
    for _ in range(chance.randint(1, 4)):
        _change_tree(root, chance)
    return bytes(etree.tostring(root))[:longest]


def _change_tree(root: etree._Element, chance: random.Random) -> None:
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    one, other = chance.choice(elements), chance.choice(elements)
    match chance.randrange(6):
        case 0 if one is not root:
            one.getparent().remove(one)
        case 1:
            _put(one, etree.fromstring(etree.tostring(other, with_tail=False)), chance)
        case 2:
            one.tag = other.tag
        case 3 if one.attrib:
            name = chance.choice(list(one.attrib))
            one.set(name, _words(one.get(name), chance))
        case 4 if other.attrib:
            name = chance.choice(list(other.attrib))
            one.set(name, other.get(name))
        case _:
            one.text = _words(one.text or "", chance)


def _put(parent: etree._Element, child: etree._Element, chance: random.Random) -> None:
    if sum(1 for _ in parent.iterdescendants()) < 2_000:
        parent.insert(chance.randint(0, len(parent)), child)


def _words(text: str, chance: random.Random) -> str:
    at, cut = chance.randint(0, len(text)), chance.choice((0, 0, 1, 5, len(text)))
    return text[:at] + chance.choice(("", *_WORDS)) + text[at + cut :]


if __name__ == "__main__":
    atheris.Setup(arguments(of_xform), one_input, custom_mutator=change)
    atheris.Fuzz()
