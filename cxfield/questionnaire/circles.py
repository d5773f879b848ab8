"""Circles in a graph, found without recursion (Tarjan's strongly connected components)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def find_circles(edges: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """Return the groups of nodes that reach each other, and single nodes that point at themselves."""
    found = []
    for component in _components(edges):
        if len(component) > 1 or component[0] in edges.get(component[0], ()):
            found.append(tuple(reversed(component)))
    return found


def _components(edges: Mapping[str, set[str]]) -> Iterator[list[str]]:
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    for start in edges:
        if start in order:
            continue
        work = [(start, iter(sorted(edges.get(start, ()))))]
        order[start] = lowest[start] = len(order)
        path.append(start)
        on_path.add(start)
        while work:
            node, targets = work[-1]
            target = next(targets, None)
            if target is None:
                work.pop()
                if work:
                    lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[node])
                if lowest[node] == order[node]:
                    yield _pop_component(node, path, on_path)
            elif target not in order:
                order[target] = lowest[target] = len(order)
                path.append(target)
                on_path.add(target)
                work.append((target, iter(sorted(edges.get(target, ())))))
            elif target in on_path:
                lowest[node] = min(lowest[node], order[target])


def _pop_component(node: str, path: list[str], on_path: set[str]) -> list[str]:
    component = []
    while True:
        last = path.pop()
        on_path.discard(last)
        component.append(last)
        if last == node:
            return component
