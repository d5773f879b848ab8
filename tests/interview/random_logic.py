"""Random expressions, each written twice: as a form's author says it, and as plain XPath that means the same.

What is said goes into the form: absolute paths that mean the own row, `current()`, `position(..)`, `indexed-repeat()`.
What is meant goes to the naive evaluator: relative paths and standard axes only. So the evaluator needs to know nothing
of how the engine puts an expression in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from hypothesis import strategies as st

PULLED = ("pulldata('list', 'label', 'name', {})", "string(instance('list')/root/item[name = {}]/label)")
WORDS = ("a", "1", "2", "", "0", "b", "3")


class Said(NamedTuple):
    """An expression: as the form has it, what it means, and paths (as meant) to all that it reads."""

    said: str
    meant: str
    reads: tuple[str, ...] = ()


@dataclass(eq=False)
class Part:
    """A node of a random form.

    Attributes:
        rank: What decides values may read nodes of a lower rank only, so there are no circles.
        rules: By name of the bind's attribute; `count` is a repeat's `jr:count`.
        fill: What the label shows besides the name.
    """

    name: str
    above: Part | None
    kind: str
    rank: int = 0
    rules: dict[str, Said] = field(default_factory=dict)
    fill: Said | None = None
    modes: tuple[str, ...] = ()
    below: list[Part] = field(default_factory=list)
    readers: int = 0

    @property
    def lineage(self) -> list[Part]:
        """From the root to this one."""
        return [*(self.above.lineage if self.above else ()), self]

    @property
    def path(self) -> str:
        return "/" + "/".join(part.name for part in self.lineage)

    @property
    def repeats(self) -> list[Part]:
        """The repeats that it is in, or is."""
        return [part for part in self.lineage if part.kind == "repeat"]


def written(pattern: str, *parts: Said) -> Said:
    """Return the expression that puts `parts` into `pattern`."""
    said = pattern.format(*(part.said for part in parts))
    meant = pattern.format(*(part.meant for part in parts))
    return Said(said, meant, tuple(read for part in parts for read in part.reads))


def constant(text: str) -> Said:
    return Said(text, text)


def steps(here: Part, there: Part, common: int) -> str:
    """Return the relative path between two parts whose first `common` ancestors are the same."""
    up = [".."] * (len(here.lineage) - common)
    return "/".join([*up, *(part.name for part in there.lineage[common:])]) or "."


def shared(here: Part, there: Part) -> int:
    count = 0
    for mine, other in zip(here.lineage, there.lineage, strict=False):
        if mine is not other:
            break
        count += 1
    return count


class Author:
    """Draws expressions for the node `here` that read `known` nodes.

    With `shown` they may read translations, which what was calculated before does not follow.
    """

    def __init__(self, draw: Any, here: Part, known: Sequence[Part], *, shown: bool = False) -> None:
        self._draw = draw
        self._shown = shown
        self._here = here
        self._repeats = [part for part in known if part.kind == "repeat"]
        leaves = [part for part in known if part.kind in ("question", "calculate")]
        self._near = [leaf for leaf in leaves if self._is_near(leaf)]
        self._far = [leaf for leaf in leaves if leaf.repeats]
        self._leaves = leaves
        self._own = [leaf for leaf in self._near if leaf.repeats]
        self._places = here.repeats
        self._last: Part | None = None

    def _is_near(self, part: Part) -> bool:
        return all(repeat in self._here.lineage for repeat in part.repeats)

    def _pick(self, options: Sequence[Any]) -> Any:
        return self._draw(st.sampled_from(options))

    def _pick_part(self, options: Sequence[Part]) -> Part:
        """Pick a node to read; often the one that was read just before, so that expressions read it in two ways."""
        if self._last not in options or self._draw(st.booleans()):
            self._last = self._pick(options)
        assert self._last is not None
        self._last.readers += 1
        return self._last

    # Kinds of expressions

    def truth(self, depth: int = 2, *, inside: bool = False) -> Said:
        forms = ["more", "equal", "answered"]
        if not inside:
            forms += ["rows", "some", "place"] if self._far or self._repeats else []
            forms += ["missing"] if self._near else []
            forms += ["selected", "not", "and", "or"] if depth else []
        match self._pick(forms):
            case "more":
                return written(self._pick(("{} > {}", "{} <= {}")), self.number(0, inside=inside), self._literal())
            case "equal":
                return written(self._pick(("{} = {}", "{} != {}")), self._path(inside), self._word())
            case "rows":
                return written("{} > {}", self.of_rows(), self._literal())
            case "some":
                return written("{} = {}", self._rows_path(), self._word())
            case "place":
                return written("{} > {}", self._place(inside), self._literal())
            case "missing":
                return written("{}/@cx:missing = 'dk'", self._path(inside))
            case "selected":
                return written("selected({}, {})", self._path(inside), self._word())
            case "not":
                return written("not({})", self.truth(depth - 1))
            case "and":
                return written("({} and {})", self.truth(depth - 1), self.truth(depth - 1))
            case "or":
                return written("({} or {})", self.truth(depth - 1), self.truth(depth - 1))
        return written("{} != ''", self._path(inside))

    def number(self, depth: int = 2, *, inside: bool = False) -> Said:
        forms = ["path", "path", "literal"]
        if depth and not inside:
            forms += ["sum", "if", "coalesce", "length", "place", *["rows"] * (3 if self._far else 1)]
            forms += ["share"] if self._own else []
        match self._pick(forms):
            case "path":
                return self._path(inside)
            case "sum":
                return written(self._pick(("({} + {})", "({} - {})")), self.number(depth - 1), self.number(depth - 1))
            case "if":
                return written("if({}, {}, {})", self.truth(depth - 1), self.number(depth - 1), self._literal())
            case "coalesce":
                return written("number(coalesce({}, {}))", self._path(inside), self.number(depth - 1))
            case "length":
                return written("string-length({})", self.text(depth - 1))
            case "rows":
                return self.of_rows()
            case "share":
                leaf = self._pick_part(self._own)
                return written("({} + sum({}))", self._path(of=leaf), self._rows_path(of=leaf))
            case "place":
                return self._place(inside)
        return self._literal()

    def text(self, depth: int = 2) -> Said:
        forms = ["path", "number", "word"]
        if depth:
            forms += ["concat", "concat", "join", "row", "row", "if", "label", "label", "pulled", "digest"]
            forms += ["itext", "itext"] if self._shown else []
        match self._pick(forms):
            case "path":
                return written("string({})", self._path())
            case "number":
                return written("string({})", self.number(depth - 1) if depth else self._path())
            case "concat":
                return written("concat({}, '-', {})", self.text(depth - 1), self.text(depth - 1))
            case "join" if self._far:
                return written("join(' ', {})", self._rows_path())
            case "row" if self._far:
                return written("string({})", self._rows_path())
            case "if":
                return written("if({}, {}, {})", self.truth(depth - 1), self.text(depth - 1), self._word())
            case "label" if any(part in self._near for part in self._selects()):
                asked = self._pick_part([part for part in self._selects() if part in self._near])
                path = self._path(of=asked)
                called = "jr:choice-name({}, '{}')"
                return Said(called.format(path.said, asked.path), called.format(path.meant, asked.name), path.reads)
            case "itext":
                return constant("jr:itext('hello')")
            case "pulled":
                return written(self._pick(PULLED), self._path(inside=True))
            case "digest":
                return written("digest({}, {})", self._path(), self._path())
        return self._word()

    def few(self) -> Said:
        """A number of rows of `here`, at most four. No row is there yet to have a position."""
        self._places = self._here.repeats[:-1]
        if self._draw(st.booleans()):
            number = self.number(1)
            return written("if({} > 0, min(3, {}), 0)", number, number)
        path = self._path()
        return written("if({} > 4, 4, {})", path, path)

    def _selects(self) -> list[Part]:
        return [part for part in self._leaves if getattr(part, "offers_choices", False)]

    # Parts of expressions

    def _literal(self) -> Said:
        return constant(str(self._draw(st.integers(0, 3))))

    def _word(self) -> Said:
        return constant(f"'{self._pick(WORDS)}'")

    def _path(self, inside: bool = False, of: Part | None = None) -> Said:
        """A path to one node: of no row, or of the row that `here` is in. Inside a predicate it begins at current()."""
        if of is None and not self._near:
            return constant("''")
        there = of or self._pick_part(self._near)
        relative = steps(self._here, there, shared(self._here, there))
        ours = f"current()/{relative}"
        forms = [there.path, ours] if inside else [there.path, relative, ours]
        return Said(self._pick(forms), ours if inside else relative, (relative,))

    def word_or_path(self) -> Said:
        """What a predicate compares with: a literal, or an answer outside."""
        return self._path(inside=True) if self._draw(st.booleans()) else self._word()

    def _place(self, inside: bool) -> Said:
        """The position of one of the rows that `here` is in."""
        if not self._places:
            return self._literal()
        row = self._pick(self._places)
        relative = "/".join([".."] * (len(self._here.lineage) - len(row.lineage))) or "."
        said = f"position(current()/{relative})" if inside else f"position({relative})"
        return Said(said, said, (f"position({relative})",))

    def of_rows(self) -> Said:
        """A number made of rows: how many, or their sum, least or greatest."""
        if self._repeats and (not self._far or self._draw(st.integers(0, 3)) == 3):
            repeat = self._pick(self._repeats)
            common = min(shared(self._here, repeat), len(repeat.lineage) - 1)
            relative = steps(self._here, repeat, common)
            said = self._pick((repeat.path, relative))
            rows = Said(said, relative, (f"count({relative})",))
            column = self._column(repeat)
            return written("count({}[{}])", rows, column) if column else written("count({})", rows)
        if not self._far:
            return self._literal()
        function = self._pick(("sum({})", "sum({})", "count({})", "min({})", "max({})", "count-non-empty({})"))
        return written(function, self._rows_path())

    def _column(self, repeat: Part) -> Said | None:
        """A predicate over rows of `repeat`: by a column, by their place, or by an answer outside."""
        columns = [leaf for leaf in self._leaves if leaf.repeats and leaf.repeats[-1] is repeat]
        forms = ["none", "none", "place", "place", "first", "last", *(["column"] * 3 if columns else [])]
        match self._pick(forms):
            case "column":
                leaf = self._pick_part(columns)
                name = "/".join(part.name for part in leaf.lineage[len(repeat.lineage) :])
                reads = (steps(self._here, leaf, min(shared(self._here, leaf), len(repeat.lineage) - 1)),)
                other = self._pick((self._literal(), self._word(), self._path(inside=True)))
                sign = self._pick(("=", ">", "!="))
                own = Said(f"{self._pick(('', './'))}{name}", name, reads)
                return written(f"{{}} {sign} {{}}", own, other)
            case "place":
                number = self._pick((self._literal(), self._path(inside=True), self._place(inside=True)))
                return written(self._pick(("position() = {}", "position() < {}", "position() = {} - 1")), number)
            case "first":
                return constant("1")
            case "last":
                return constant("position() = last()")
        return None

    def _rows_path(self, of: Part | None = None) -> Said:
        """A path to a column of several rows: all of them, those that a predicate keeps, or one by its number."""
        if not self._far:
            return self._path()
        there = of or self._pick_part(self._far)
        known = shared(self._here, there)
        outer = next((part for part in there.repeats if part not in self._here.lineage), None)
        across = outer is None
        if across:
            outer = self._pick(there.repeats)
        place = len(outer.lineage)
        common = min(known, place - 1)
        if self._draw(st.integers(0, 4)) == 4:
            return self._indexed(there, outer)
        below = "/".join(part.name for part in there.lineage[place:])
        rows = steps(self._here, outer, common)
        column = self._column(outer)
        predicate = written("[{}]", column) if column else constant("")
        forms = [rows] if across else [rows, f"current()/{rows}", outer.path]
        meant = f"{rows}{predicate.meant}/{below}"
        return Said(f"{self._pick(forms)}{predicate.said}/{below}", meant, (meant, *predicate.reads))

    def running(self) -> Said:
        """A number made of the own column in rows before the own one."""
        row = self._pick(self._here.repeats)
        upwards = steps(self._here, row, len(row.lineage))
        rows = steps(self._here, row, len(row.lineage) - 1)
        below = "/".join(part.name for part in self._here.lineage[len(row.lineage) :])
        which = self._pick(("= position(current()/{}) - 1", "= position(current()/{}) - 2", "< position(current()/{})"))
        before = f"{rows}[position() {which.format(upwards)}]/{below}"
        said = before
        if row is self._here.repeats[-1] and which.startswith("="):
            indexed = f"indexed-repeat({self._here.path}, {row.path}, position({upwards}) - {which[-1]})"
            said = self._pick((before, indexed))
        return written(self._pick(("sum({}) + {}", "max({}, 0) - {}")), Said(said, before, (before,)), self.number(1))

    def _indexed(self, there: Part, first: Part) -> Said:
        """`indexed-repeat()` over the repeats of `there` from `first` on."""
        repeats = there.repeats[there.repeats.index(first) :]
        numbers = [self._pick((self._path(), self._place(False), self._literal())) for _ in repeats]
        common = min(shared(self._here, there), len(first.lineage) - 1)
        said = f"indexed-repeat({there.path}, "
        said += ", ".join(f"{part.path}, {number.said}" for part, number in zip(repeats, numbers, strict=True)) + ")"
        meant = [".."] * (len(self._here.lineage) - common)
        for part in there.lineage[common:]:
            number = next((n for repeat, n in zip(repeats, numbers, strict=True) if repeat is part), None)
            meant.append(part.name if number is None else f"{part.name}[position() = number({_at_current(number)})]")
        path = "/".join(meant)
        return Said(said, path, (path, *(read for number in numbers for read in number.reads)))


def _at_current(number: Said) -> str:
    """Return what `number` means inside a predicate."""
    meant = number.meant
    if meant.startswith("position("):
        return meant.replace("(", "(current()/", 1)
    return meant if meant[0].isdigit() or meant[0] == "'" else f"current()/{meant}"
