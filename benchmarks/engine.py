"""Speed of the engine: medians in milliseconds beside the targets. `python -m benchmarks.engine [--quick]`."""

from __future__ import annotations

import argparse
import gc
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from cxfield.interview import Interview, Setting
from cxfield.questionnaire.xform_reader import read_xform

PASSES = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `target_ms` is None where there is none."""

    workload: str
    operation: str
    median_ms: float
    target_ms: float | None


def form(instance: str, binds: str, body: str, more: str = "") -> bytes:
    """Return an XForm around the given parts."""
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>b</h:title><model>'
        f'<instance><data id="b">{instance}<meta><instanceID/></meta></data></instance>{more}{binds}'
        f"</model></h:head><h:body>{body}</h:body></h:html>"
    ).encode()


def linear(count: int) -> bytes:
    """`count` text questions, each relevant iff the one before is 'a'."""
    numbers = range(1, count + 1)
    binds = "".join(
        f'<bind nodeset="/data/q{n}" type="string" relevant="/data/q{n - 1} = \'a\'"/>' for n in numbers if n > 1
    )
    return form(
        "".join(f"<q{n}>a</q{n}>" for n in numbers),
        binds,
        "".join(f'<input ref="/data/q{n}"><label>{n}</label></input>' for n in numbers),
    )


def hub(count: int) -> bytes:
    """One integer that `count` calculates use."""
    numbers = range(1, count + 1)
    binds = "".join(f'<bind nodeset="/data/c{n}" type="int" calculate="/data/hub * {n}"/>' for n in numbers)
    return form(
        "<hub>1</hub>" + "".join(f"<c{n}/>" for n in numbers),
        f'<bind nodeset="/data/hub" type="int"/>{binds}',
        '<input ref="/data/hub"><label>hub</label></input>',
    )


def repeat(rows: int) -> bytes:
    """`rows` rows of 10 inputs and 10 calculates, with sum and count over the rows."""
    fields = range(10)
    row = "".join(f"<i{n}>1</i{n}>" for n in fields) + "".join(f"<c{n}/>" for n in fields)
    total = " + ".join(f"../i{n}" for n in fields)
    binds = "".join(f'<bind nodeset="/data/row/i{n}" type="int"/>' for n in fields)
    binds += "".join(f'<bind nodeset="/data/row/c{n}" type="int" calculate="../i{n} * 2"/>' for n in fields[:-1])
    binds += f'<bind nodeset="/data/row/c9" type="int" calculate="{total}"/>'
    binds += '<bind nodeset="/data/total" type="int" calculate="sum(/data/row/c9)"/>'
    binds += '<bind nodeset="/data/rows" type="int" calculate="count(/data/row)"/>'
    questions = "".join(f'<input ref="/data/row/i{n}"><label>{n}</label></input>' for n in fields)
    return form(
        f'<row jr:template="">{row}</row>' + f"<row>{row}</row>" * rows + "<total/><rows/>",
        binds,
        f'<group ref="/data/row"><label>row</label><repeat nodeset="/data/row">{questions}</repeat></group>',
    )


def cascade(villages: int) -> bytes:
    """Region, district, village: `villages` villages, 100 to a district."""
    districts = villages // 100
    level = '<instance id="{}"><root>{}</root></instance>'
    item = "<item><name>{}</name><label>L{}</label><up>{}</up></item>"
    more = level.format("regions", "".join(item.format(f"r{n}", n, "") for n in range(10)))
    more += level.format("districts", "".join(item.format(f"d{n}", n, f"r{n % 10}") for n in range(districts)))
    more += level.format("villages", "".join(item.format(f"v{n}", n, f"d{n % districts}") for n in range(villages)))
    select = (
        '<select1 ref="/data/{0}"><label>{0}</label><itemset nodeset="instance(\'{0}s\')/root/item{1}">'
        '<value ref="name"/><label ref="label"/></itemset></select1>'
    )
    body = select.format("region", "") + select.format("district", "[up = /data/region]")
    return form("<region/><district/><village/>", "", body + select.format("village", "[up = /data/district]"), more)


def timed(work: Callable[[], object]) -> float:
    """Return how long `work` takes, in milliseconds."""
    gc.collect()
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def median(work: Callable[[int], object], passes: int = PASSES) -> float:
    """Return the median time of `work`, called with 0, 1, …"""
    return statistics.median(timed(lambda n=n: work(n)) for n in range(passes))  # type: ignore[misc]


def begin(xml: bytes) -> Interview:
    """Read a form and begin an interview of it."""
    return Interview(read_xform(xml, folder=None), Setting())


def measure_linear(count: int, load: float, flip: float) -> list[Figure]:
    xml = linear(count)
    interview = begin(xml)

    def flip_first(turn: int) -> bool:
        interview.set_value("/data/q1", "b" if turn % 2 == 0 else "a")
        return interview.state(f"/data/q{count}").relevant

    def many(turn: int) -> None:
        for number in range(100):
            interview.set_value(f"/data/q{count}", f"{turn} {number}")

    name = f"linear {count:,}"
    return [
        Figure(name, "load", median(lambda _: begin(xml)), load),
        Figure(name, "flip the first answer", median(flip_first, 9), flip),
        Figure(
            name,
            "answer nothing depends on",
            median(lambda n: interview.set_value(f"/data/q{count}", f"x{n}"), 99),
            0.03,
        ),
    ]


def measure_hub() -> list[Figure]:
    interview = begin(hub(500))
    return [Figure("hub 500", "set the hub", median(lambda n: interview.set_value("/data/hub", str(n + 2)), 9), 4)]


def measure_repeat(rows: int) -> list[Figure]:
    xml = repeat(rows)
    interview = begin(xml)
    middle = f"/data/row[{rows // 2}]/i3"
    name = f"repeat {rows:,} x 20"
    return [
        Figure(name, "load", median(lambda _: begin(xml)), 700),
        Figure(name, "set a field", median(lambda n: interview.set_value(middle, str(n + 2)), 9), 3),
        Figure(name, "add a row", median(lambda _: interview.add_repeat("/data/row"), 9), 4),
        Figure(name, "delete the last", median(lambda n: interview.remove_repeat("/data/row", rows + 8 - n), 9), 10),
        Figure(name, "delete the first", median(lambda _: interview.remove_repeat("/data/row", 0), 9), 15),
        Figure(name, "serialise", median(lambda _: interview.to_xml()), 40),
    ]


def measure_cascade(villages: int) -> list[Figure]:
    xml = cascade(villages)
    name = f"cascade {villages:,}"
    load = median(lambda _: begin(xml))
    interview = begin(xml)

    def choose(turn: int) -> int:
        interview.set_value("/data/region", "r1")
        interview.set_value("/data/district", f"d{turn * 10 + 1}")
        return len(interview.state("/data/village").choices or ())

    cold = timed(lambda: choose(0))
    return [
        Figure(name, "load", load, 1500),
        Figure(name, "answer, cold", cold, 60),
        Figure(name, "answer, indexed", median(lambda n: choose(n % 5 + 1), 9), 2),
    ]


def main() -> int:
    """Print the table; always 0, because figures are read and not asserted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small workloads only")
    quick = parser.parse_args().quick
    figures = measure_linear(1000, 200, 10) + measure_hub()
    figures += measure_repeat(100 if quick else 1000) + measure_cascade(10_000 if quick else 100_000)
    if not quick:
        figures += measure_linear(5000, 1000, 60)
    for figure in figures:
        target = "" if figure.target_ms is None else f"{figure.target_ms:10.2f}"
        print(f"{figure.workload:22} {figure.operation:28} {figure.median_ms:10.2f} ms   target {target}")
    if sys.platform != "win32":
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
