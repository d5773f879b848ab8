"""Rules that wait for each other, but in rows before their own: whether that is so, and which belong together."""

from __future__ import annotations

from cxfield.interview.definition import Definition
from cxfield.interview.reads import Of, Read
from cxfield.interview.rules import RowChain, Rule, RuleKind


def chain_of(rules: list[Rule]) -> RowChain | None:
    """Return the chain of `rules` that wait for each other; None if one of them may come back to its own row.

    All of them have to stand in rows of one repeat, and what they read of each other in their own row or before it.
    """
    written = {definition for rule in rules for definition in _written(rule)}
    reads = [read for rule in rules for read in rule.reads if read.of is Of.VALUE and read.definition in written]
    repeats = {read.earlier.repeat for read in reads if read.earlier is not None}
    if len(repeats) != 1:
        return None
    repeat = repeats.pop()
    inside = all(repeat in rule.target.lineage for rule in rules)
    return RowChain(repeat, rules) if inside and all(_keeps_to_rows(read, repeat) for read in reads) else None


def _written(rule: Rule) -> list[Definition]:
    return list(rule.context.walk()) if rule.kind in (RuleKind.RELEVANT, RuleKind.COUNT) else [rule.context]


def _keeps_to_rows(read: Read, repeat: Definition) -> bool:
    return read.earlier is not None or read.scope >= repeat.depth


def groups_of(followers: list[set[int]]) -> list[list[int]]:
    """Return the groups of numbers that lead to each other, each group before those that it leads to.

    Tarjan's strongly connected components, without recursion: chains of 5,000 are real.
    """
    index: dict[int, int] = {}
    lowest: dict[int, int] = {}
    open_ones: list[int] = []
    is_open: set[int] = set()
    groups: list[list[int]] = []
    for start in range(len(followers)):
        if start in index:
            continue
        way = [(start, iter(followers[start]))]
        index[start] = lowest[start] = len(index)
        open_ones.append(start)
        is_open.add(start)
        while way:
            at, rest = way[-1]
            for target in rest:
                if target not in index:
                    index[target] = lowest[target] = len(index)
                    open_ones.append(target)
                    is_open.add(target)
                    way.append((target, iter(followers[target])))
                    break
                if target in is_open:
                    lowest[at] = min(lowest[at], index[target])
            else:
                way.pop()
                if way:
                    lowest[way[-1][0]] = min(lowest[way[-1][0]], lowest[at])
                if lowest[at] == index[at]:
                    group: list[int] = []
                    while not group or group[-1] != at:
                        group.append(open_ones.pop())
                        is_open.discard(group[-1])
                    groups.append(group)
    return groups[::-1]
