"""Rules in an order in which each comes behind all that it reads; without recursion, chains of 5,000 are real."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from cxfield.interview.definition import Definition
from cxfield.interview.reads import Of
from cxfield.interview.row_chains import chain_of, groups_of
from cxfield.interview.rules import CircleError, Rule, RuleKind

_STRICT_WRITERS = frozenset({RuleKind.CALCULATE, RuleKind.RELEVANT})
_WRITERS = _STRICT_WRITERS | {RuleKind.COUNT, RuleKind.CHOICES}
"""Circles through numbers of rows ("ask on until no") and choice filters ("not what was chosen there") settle by
themselves: where the order cannot respect them, the rules they reach are evaluated again."""


def order_rules(rules: list[Rule]) -> list[Rule]:
    """Return `rules` in topological order and number them.

    Raises:
        CircleError: Some of them wait for each other.
    """
    try:
        ordered = _ordered(rules, _WRITERS)
    except CircleError:
        ordered = _ordered(rules, _STRICT_WRITERS)
    for place, rule in enumerate(ordered):
        rule.order = place
    return ordered


def _ordered(rules: list[Rule], writers: frozenset[RuleKind]) -> list[Rule]:
    reached = _followers(rules, writers)
    ordered, _, _ = _sorted(rules, reached)
    return ordered if len(ordered) == len(rules) else _ordered_by_rows(rules, writers, reached)


def _ordered_by_rows(rules: list[Rule], writers: frozenset[RuleKind], reached: list[set[int]]) -> list[Rule]:
    """Return the order of rules that wait for each other, but in earlier rows only: those become chains."""
    ordered, in_row, waiting = _sorted(rules, _followers(rules, writers, in_row=True))
    if len(ordered) < len(rules):
        raise CircleError(_cycle(rules, in_row, waiting))
    places = {rule: place for place, rule in enumerate(ordered)}
    groups, chains = groups_of(reached), []
    for group in groups:
        if len(group) > 1 or group[0] in reached[group[0]]:
            chain = chain_of(sorted((rules[index] for index in group), key=places.__getitem__))
            if chain is None:
                raise CircleError(_cycle(rules, reached, [int(index in group) for index in range(len(rules))]))
            chains.append(chain)
    for chain in chains:
        for rule in chain.rules:
            rule.chain = chain
    return [rule for group in groups for rule in sorted((rules[index] for index in group), key=places.__getitem__)]


def followers(rules: list[Rule]) -> list[set[int]]:
    """Return for each rule the numbers of those that read what it writes, values, numbers of rows and choices."""
    return _followers(rules, _WRITERS)


def _sorted(rules: list[Rule], followers: list[set[int]]) -> tuple[list[Rule], list[set[int]], list[int]]:
    """Return what can be ordered, and how many rules each of the rest still waits for."""
    waiting = [0] * len(rules)
    for targets in followers:
        for target in targets:
            waiting[target] += 1
    ready = [index for index, count in enumerate(waiting) if count == 0]
    ordered: list[Rule] = []
    while ready:
        index = heapq.heappop(ready)
        ordered.append(rules[index])
        for follower in followers[index]:
            waiting[follower] -= 1
            if waiting[follower] == 0:
                heapq.heappush(ready, follower)
    return ordered, followers, waiting


def _followers(rules: list[Rule], writers: frozenset[RuleKind], *, in_row: bool = False) -> list[set[int]]:
    """Return for each rule of the kinds `writers` the numbers of those that read what it writes.

    With `in_row` what is read of earlier rows is left out.
    """
    values: dict[Definition, list[int]] = {}
    rows: dict[Definition, list[int]] = {}
    for index, rule in enumerate(rules):
        for read in rule.reads:
            if in_row and read.earlier is not None:
                continue
            if read.of is Of.VALUE:
                values.setdefault(read.definition, []).append(index)
            elif read.of in (Of.ROWS, Of.PLACE):
                rows.setdefault(read.definition, []).append(index)
    found = [set(_readers(rule, values, rows)) if rule.kind in writers else set() for rule in rules]
    for index, rule in enumerate(rules):
        if rule.kind is RuleKind.CHOICES:
            found[index].discard(index)
    return found


def _readers(rule: Rule, values: dict[Definition, list[int]], rows: dict[Definition, list[int]]) -> Iterable[int]:
    if rule.kind in (RuleKind.CALCULATE, RuleKind.CHOICES):
        yield from values.get(rule.context, ())
    elif rule.kind in (RuleKind.RELEVANT, RuleKind.COUNT):
        for definition in rule.context.walk():
            yield from values.get(definition, ())
        if rule.kind is RuleKind.COUNT:
            for definition in rule.context.walk():
                yield from rows.get(definition, ())


def _cycle(rules: list[Rule], followers: list[set[int]], waiting: list[int]) -> list[Rule]:
    """Return the rules of one circle; every rule that is still waiting leads back to one."""
    before: dict[int, int] = {}
    for index, targets in enumerate(followers):
        if waiting[index]:
            for target in targets:
                if waiting[target]:
                    before.setdefault(target, index)
    at = next(index for index, count in enumerate(waiting) if count)
    seen: dict[int, int] = {}
    path: list[int] = []
    while at not in seen:
        seen[at] = len(path)
        path.append(at)
        at = before[at]
    return [rules[index] for index in reversed(path[seen[at] :])]
