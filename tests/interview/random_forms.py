"""Random questionnaires: trees of questions, groups and repeats with logic between them, and their XForm."""

from __future__ import annotations

import heapq
import re
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.xform_reader import read_xform
from tests.interview.random_logic import WORDS, Author, Part, Said, constant, shared, steps, written

HELLO = "<label ref=\"jr:itext('hello')\"/>"
CODES = ("a", "b", "1")
LIST = (("a", "A one", "1"), ("b", "B two", "1"), ("1", "One", "2"), ("a", "A again", "2"), ("2", "Two", ""))
"""Name, label and column `up` of the items of the secondary instance."""
WHIMS = ("concat(random(), {})", "concat(now(), {})", "once({})", "concat(uuid(), {})")
FILTERS = ("", "[up = {}]", "[{} = up]", "[up = {} or name = 'b']", "[up = '1' and name != {}]")
LANGUAGES = {"English (en)": "Hello", "Polski (pl)": "Witaj"}
TYPES = ("string", "string", "int", "int", "int", "decimal", "date", "boolean")
KINDS = ("input", "input", "input", "select1", "select", "rank", "range", "trigger")


@dataclass(eq=False)
class Branch(Part):
    """The root, a group or a repeat.

    Attributes:
        first_rows: Rows of a repeat that the form itself has in each of its parents.
        template: The repeat has a `jr:template`.
        fixed: `jr:noAddRemove`.
    """

    first_rows: int = 0
    template: bool = False
    fixed: bool = False
    field_list: bool = False
    order: str = "fixed"


@dataclass(eq=False)
class Items:
    """Choices drawn from nodes: where they are, and the column for the code and for the label."""

    nodes: Said
    value: str
    label: str


@dataclass(eq=False)
class Leaf(Part):
    """A question or calculation.

    Attributes:
        control: Element of the body that asks it; empty for none.
        given: Value in the form.
        items: None where choices, if any, are `CODES`.
        acted: An action sets it: its event, what it takes, and the question that sets it off.
    """

    type: str = "string"
    control: str = ""
    given: str = ""
    missing: tuple[str, ...] = ()
    items: Items | None = None
    acted: tuple[str, Said, Part | None] | None = None

    @property
    def offers_choices(self) -> bool:
        return self.control in ("select1", "select", "rank")


@dataclass(eq=False)
class Form:
    """A random form: its tree, its XForm, and the questionnaire that the reader makes of it."""

    root: Branch
    parts: list[Part]
    xml: str
    questionnaire: Questionnaire

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Show a failing example as its XForm, one element a line."""
        printer.text(re.sub(r"<(?=[a-z])", "\n<", self.xml))


@st.composite
def forms(draw: Any, *, whims: bool = False, actions: bool = True, steady: bool = False) -> Form:
    """Draw a form. With `whims` its calculations depend on more than the answers: chance, the clock, once().

    With `steady` every number of rows is a number, so that it does not depend on what it was before.
    """
    root = Branch("data", None, "root")
    parts: list[Part] = []
    _grow(draw, root, parts, draw(st.sampled_from((4, 3, 5, 6, 2, 1))))
    _rank(draw, parts)
    for part in sorted(parts, key=lambda part: part.rank):
        known = [other for other in parts if other.rank < part.rank]
        _give_logic(draw, part, known, parts)
        if steady and "count" in part.rules:
            part.rules["count"] = written("if({} > 0, {}, 0)", part.rules["count"], part.rules["count"])
        if whims and part.kind == "calculate":
            part.rules["calculate"] = written(draw(st.sampled_from(WHIMS)), part.rules["calculate"])
        if actions and isinstance(part, Leaf) and part.kind == "question" and draw(st.integers(0, 5)) == 5:
            part.acted = _action(draw, part, known)
    xml = write_form(root, parts)
    return Form(root, parts, xml, read_xform(xml.encode(), folder=None))


def _grow(draw: Any, above: Branch, parts: list[Part], width: int) -> None:
    depth = len(above.lineage)
    for _ in range(width):
        kinds = ["question", "question", "question", "calculate", "calculate"]
        kinds += ["group", "repeat", "repeat"] if depth < 4 and len(parts) < 14 else []
        kind = draw(st.sampled_from(kinds))
        name = f"{kind[0]}{len(parts)}"
        if kind in ("question", "calculate"):
            leaf = Leaf(name, above, kind)
            parts.append(leaf)
            above.below.append(leaf)
            continue
        branch = Branch(name, above, kind)
        parts.append(branch)
        above.below.append(branch)
        branch.field_list = draw(st.integers(0, 3)) == 3
        branch.order = draw(st.sampled_from(("fixed", "fixed", "fixed", "random", "rotate")))
        if kind == "repeat":
            branch.template = draw(st.booleans())
            branch.first_rows = draw(st.integers(0 if branch.template else 1, 2))
            branch.fixed = draw(st.integers(0, 7)) == 7
        _grow(draw, branch, parts, draw(st.integers(1, 3)))


def _rank(draw: Any, parts: list[Part]) -> None:
    """Number the parts: a part behind what it is in, otherwise in any order, so that sums also stand before rows."""
    weights = {part: draw(st.integers(0, 3)) * 20 + place for place, part in enumerate(parts)}
    below: dict[Part | None, list[Part]] = {}
    for part in parts:
        below.setdefault(part.above if part.above in weights else None, []).append(part)
    waiting = [(weights[part], part.name, part) for part in below.get(None, ())]
    heapq.heapify(waiting)
    rank = 0
    while waiting:
        part = heapq.heappop(waiting)[2]
        rank += 1
        part.rank = rank
        for inner in below.get(part, ()):
            heapq.heappush(waiting, (weights[inner], inner.name, inner))


def _give_logic(draw: Any, part: Part, known: list[Part], parts: list[Part]) -> None:
    deciding, judging = Author(draw, part, known), Author(draw, part, parts, shown=True)

    def one_in(number: int) -> bool:
        return draw(st.integers(1, number)) == number

    if one_in(3):
        part.rules["relevant"] = draw(st.sampled_from((*[deciding.truth()] * 9, constant("false()"))))
    if one_in(8):
        part.rules["readonly"] = Author(draw, part, parts).truth()
    if one_in(3):
        part.fill = judging.text(1)
    if isinstance(part, Branch):
        if part.kind == "repeat" and one_in(3):
            part.rules["count"] = deciding.few()
        return
    assert isinstance(part, Leaf)
    part.type = draw(st.sampled_from(TYPES))
    if one_in(8):
        part.modes = draw(st.sampled_from((("cati",), ("capi", "cawi"))))
    if part.kind == "calculate":
        part.rules["calculate"] = deciding.number() if one_in(2) else deciding.text()
        if part.repeats and one_in(4):
            part.rules["calculate"] = deciding.running()
        part.type = draw(st.sampled_from(("string", "string", "int", "decimal")))
        part.control = draw(st.sampled_from(("", "", "input")))
        if part.control:
            part.rules["readonly"] = constant("true()")
        return
    part.control = draw(st.sampled_from(KINDS))
    part.given = draw(st.sampled_from(("", *WORDS)))
    if one_in(3):
        part.rules["required"] = Author(draw, part, parts).truth() if one_in(2) else constant("true()")
    own = Said(".", ".", (".",))
    if one_in(3):
        part.rules["constraint"] = _check(draw, own, judging)
    if one_in(4):
        part.rules["warning"] = _check(draw, own, judging)
    if one_in(3):
        part.missing = draw(st.sampled_from((("dk",), ("dk", "rf"))))
    if part.offers_choices:
        part.type = "string"
        part.items = draw(st.sampled_from((None, "list", "rows")))
        part.items = _items(draw, part, known, part.items)


def _check(draw: Any, own: Said, author: Author) -> Said:
    pattern = draw(st.sampled_from(("{} < {}", "string-length({}) < {}", "{} != {}")))
    check = written(pattern, own, author.number(1))
    return written("({} or {})", check, author.truth(1)) if draw(st.booleans()) else check


def _items(draw: Any, part: Leaf, known: list[Part], source: object) -> Items | None:
    author = Author(draw, part, known)
    columns = [leaf for leaf in known if isinstance(leaf, Leaf) and leaf.repeats and not leaf.offers_choices]
    if source == "rows" and columns:
        column = draw(st.sampled_from(columns))
        rows = column.repeats[-1]
        name = "/".join(step.name for step in column.lineage[len(rows.lineage) :])
        relative = steps(part, rows, min(shared(part, rows), len(rows.lineage) - 1))
        said = draw(st.sampled_from((relative, rows.path)))
        filtered = draw(st.booleans())
        predicate = written("[{} != {}]", Said(f"./{name}", name), author.word_or_path()) if filtered else constant("")
        return Items(Said(said + predicate.said, relative + predicate.meant), name, name)
    if source is None:
        return None
    predicate = written(draw(st.sampled_from(FILTERS)), author.word_or_path())
    return Items(written("instance('list')/root/item{}", predicate), "name", "label")


def _action(draw: Any, part: Leaf, known: list[Part]) -> tuple[str, Said, Part | None] | None:
    author = Author(draw, part, known)
    near = [
        other for other in known if other.kind == "question" and all(repeat in part.lineage for repeat in other.repeats)
    ]
    events = ["odk-instance-first-load", "odk-new-repeat"] if part.repeats else ["odk-instance-first-load"]
    event = draw(st.sampled_from([*events, *["xforms-value-changed"] * bool(near)]))
    source = draw(st.sampled_from(near)) if event == "xforms-value-changed" else None
    return event, author.text(1), source


# Writing


def write_form(root: Branch, parts: list[Part]) -> str:
    """Return the XForm."""
    binds = "".join(_bind(part) for part in parts)
    items = "".join(f"<item><name>{n}</name><label>{label}</label><up>{up}</up></item>" for n, label, up in LIST)
    itext = "".join(
        f'<translation lang="{language}"><text id="hello"><value>{hello}</value></text></translation>'
        for language, hello in LANGUAGES.items()
    )
    actions = "".join(_setvalue(part) for part in parts if isinstance(part, Leaf) and part.acted and not _inner(part))
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa" xmlns:cx="urn:cxfield:xforms" '
        'xmlns:odk="http://www.opendatakit.org/xforms"><h:head><h:title>t</h:title><model>'
        f"<itext>{itext}</itext>"
        f'<instance><data id="t" version="1">{_instances(root, True)}<meta><instanceID/></meta></data></instance>'
        f'<instance id="list"><root>{items}</root></instance>{binds}{actions}</model></h:head>'
        f"<h:body>{_controls(root, parts)}</h:body></h:html>"
    )


def _inner(leaf: Leaf) -> bool:
    return leaf.acted is not None and leaf.acted[0] != "odk-instance-first-load"


def _instances(above: Part, templates: bool) -> str:
    return "".join(_instance(part, templates) for part in above.below)


def _instance(part: Part, templates: bool) -> str:
    if isinstance(part, Leaf):
        return f"<{part.name}>{escape(part.given)}</{part.name}>"
    assert isinstance(part, Branch)
    if part.kind == "group":
        return f"<{part.name}>{_instances(part, templates)}</{part.name}>"
    made = ""
    if part.template and templates:
        made = f'<{part.name} jr:template="">{_instances(part, True)}</{part.name}>'
    own = templates and not part.template
    rows = (f"<{part.name}>{_instances(part, own and row == 0)}</{part.name}>" for row in range(part.first_rows))
    return made + "".join(rows)


_BIND_NAMES = {"warning": "cx:warning"}


def _bind(part: Part) -> str:
    attributes = {_BIND_NAMES.get(name, name): rule.said for name, rule in part.rules.items() if name != "count"}
    if isinstance(part, Leaf):
        attributes["type"] = part.type
        if part.missing:
            attributes["cx:missing"] = " ".join(part.missing)
    if part.modes:
        attributes["cx:mode"] = " ".join(part.modes)
    written_out = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return f'<bind nodeset="{part.path}"{written_out}/>'


def _controls(above: Part, parts: list[Part]) -> str:
    return "".join(_control(part, parts) for part in above.below)


def _control(part: Part, parts: list[Part]) -> str:
    fill = f"<output value={quoteattr(part.fill.said)}/>" if part.fill else ""
    label = f"<label>{part.name}{fill}.</label>"
    if isinstance(part, Leaf):
        return _question(part, label, parts) if part.control else ""
    assert isinstance(part, Branch)
    looks = ' appearance="field-list"' if part.field_list else ""
    order = f' cx:order="{part.order}"'
    inner = _controls(part, parts)
    if part.kind == "group":
        return f'<group ref="{part.path}"{looks}{order}>{label}{inner}</group>'
    actions = "".join(
        _setvalue(leaf)
        for leaf in parts
        if isinstance(leaf, Leaf) and leaf.acted and leaf.acted[0] == "odk-new-repeat" and leaf.repeats[-1] is part
    )
    count = f" jr:count={quoteattr(part.rules['count'].said)}" if "count" in part.rules else ""
    fixed = ' jr:noAddRemove="true()"' if part.fixed else ""
    repeat = f'<repeat nodeset="{part.path}"{count}{fixed}{looks}{order}>{actions}{inner}</repeat>'
    return f'<group ref="{part.path}">{label}{repeat}</group>'


def _question(leaf: Leaf, label: str, parts: list[Part]) -> str:
    choices = ""
    if leaf.items is not None:
        nodes, value, shown = leaf.items.nodes.said, leaf.items.value, leaf.items.label
        choices = f'<itemset nodeset={quoteattr(nodes)}><value ref="{value}"/><label ref="{shown}"/></itemset>'
    elif leaf.offers_choices:
        labels = {**{code: f"<label>{code.upper()}</label>" for code in CODES}, CODES[0]: HELLO}
        choices = "".join(f"<item>{labels[code]}<value>{code}</value></item>" for code in CODES)
    actions = "".join(
        _setvalue(other) for other in parts if isinstance(other, Leaf) and other.acted and other.acted[2] is leaf
    )
    element = "odk:rank" if leaf.control == "rank" else leaf.control
    span = ' start="0" end="9" step="1"' if leaf.control == "range" else ""
    return f'<{element} ref="{leaf.path}"{span}>{label}{choices}{actions}</{element}>'


def _setvalue(leaf: Leaf) -> str:
    assert leaf.acted is not None
    event, value, _ = leaf.acted
    return f'<setvalue event="{event}" ref="{leaf.path}" value={quoteattr(value.said)}/>'
