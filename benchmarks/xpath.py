"""Microseconds per evaluation of typical expressions, and milliseconds per choice filter over 100,000 items.

Run: python -m benchmarks.xpath
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from cxfield.xpath import Context, Environment, compile_expression
from cxfield.xpath.tree import Node

EXPRESSIONS = {
    "../q1 = 'a'": "boolean",
    "/data/q500 = 'a'": "boolean",
    "/data/hub * 3 + 1": "string",
    "../hub + 1": "number",
    ". > 0 and . < 120": "boolean",
    "if(../hub > 3, 'yes', 'no')": "string",
    "selected(../q1, 'a')": "boolean",
    "concat(../q1, ' ', ../q2)": "string",
    "sum(/data/row/x)": "number",
    "count(/data/row[x > 10])": "number",
    "coalesce(../q1, ../q2)": "string",
    "date('2024-02-29') < today()": "boolean",
}
ITEMS = 100_000
FILTER = "instance('villages')/root/item[district = /data/district]"


def build() -> Context:
    """Return a context in a form of 1,000 questions and 100 rows, with an instance of `ITEMS` items."""
    document, data = Node(""), Node("data")
    document.append(data)
    for number in range(1000):
        data.append(Node(f"q{number}", "a"))
    for number in range(100):
        row = Node("row")
        row.append(Node("x", str(number)))
        data.append(row)
    data.append(Node("hub", "7"))
    data.append(Node("district", "d500"))
    environment = Environment(document)
    environment.add_instance("villages", _villages())
    hub = data.child("hub")
    assert hub is not None
    return Context(hub, environment)


def _villages() -> Node:
    document, root = Node(""), Node("root")
    document.append(root)
    for number in range(ITEMS):
        item = Node("item")
        item.append(Node("name", f"v{number}"))
        item.append(Node("district", f"d{number // 100}"))
        root.append(item)
    return document


def microseconds(run: Callable[[], object], times: int = 2000) -> float:
    """Return the median over 7 rounds of the time for one call."""
    rounds = []
    for _ in range(7):
        start = time.perf_counter()
        for _ in range(times):
            run()
        rounds.append((time.perf_counter() - start) / times * 1e6)
    return statistics.median(rounds)


def main() -> None:
    context = build()
    for source, kind in EXPRESSIONS.items():
        evaluate = getattr(compile_expression(source), kind)
        print(f"{microseconds(lambda evaluate=evaluate: evaluate(context)):8.2f} µs  {source}")
    choices = compile_expression(FILTER)
    start = time.perf_counter()
    found = choices.nodes(context)
    print(f"{(time.perf_counter() - start) * 1e3:8.2f} ms  first filter of {ITEMS} items ({len(found)} kept)")
    print(f"{microseconds(lambda: choices.nodes(context), 200) / 1e3:8.3f} ms  the same, indexed")


if __name__ == "__main__":
    main()
