"""The workloads of the comparison: chain, hub, rows, cascade. The survey is in `survey`."""

from __future__ import annotations

from engines.workload import Operation, Step, Turn, Workload

SERIALISE_FIRST = Operation(name="serialise, first", turns=[[["xml"]]])
SERIALISE = Operation(name="serialise", turns=[[["xml"]]] * 30)
"""Behind the first one: an engine may keep what it wrote."""
PAGES = Operation(name="pages", turns=[[["pages"]]] * 30, own_only=True)
FIELDS = range(10)


def serialise_behind(answers: list[Step]) -> Operation:
    """Return the operation that serialises behind an answer: a new one each time."""
    return Operation(name="answer, serialise", turns=[[answer, ["xml"]] for answer in answers])


def form(instance: str, binds: str, body: str, more: str = "") -> bytes:
    """Return an XForm around the given parts."""
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>b</h:title><model>'
        f'<instance><data id="b">{instance}<meta><instanceID/></meta></data></instance>{more}{binds}'
        f"</model></h:head><h:body>{body}</h:body></h:html>"
    ).encode()


def linear_form(count: int) -> bytes:
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


def linear(count: int) -> Workload:
    last = f"/data/q{count}"

    def flips(ref: str, turns: int) -> list[Turn]:
        return [[["set", ref, "ba"[turn % 2]], ["relevant", last]] for turn in range(turns)]

    middle = f"/data/q{count // 2}"
    as_begun: Turn = [["set", "/data/q1", "a"], ["set", middle, "a"]]

    return Workload(
        name=f"linear {count:,}",
        xml=linear_form(count),
        operations=[
            SERIALISE_FIRST,
            Operation(name="set first", turns=flips("/data/q1", 40)),
            Operation(name="set middle", before=as_begun, turns=flips(middle, 40)),
            Operation(name="set last", before=as_begun, turns=flips(last, 400)),
            SERIALISE,
            serialise_behind([["set", last, "ba"[turn % 2]] for turn in range(40)]),
            Operation(name="answer, then view", turns=[[["set", last, "ba"[t % 2]], ["view", last]] for t in range(60)],
                      own_only=True),
        ],
    )  # fmt: skip


def hub_form(calculates: int) -> bytes:
    """One integer that `calculates` expressions use, and as many text questions that nothing uses."""
    numbers = range(1, calculates + 1)
    binds = "".join(f'<bind nodeset="/data/c{n}" type="int" calculate="/data/hub * {n}"/>' for n in numbers)
    return form(
        "<hub>1</hub>" + "".join(f"<c{n}/>" for n in numbers) + "".join(f"<leaf{n}/>" for n in numbers),
        f'<bind nodeset="/data/hub" type="int"/>{binds}',
        '<input ref="/data/hub"><label>hub</label></input>'
        + "".join(f'<input ref="/data/leaf{n}"><label>{n}</label></input>' for n in numbers),
    )


def hub(calculates: int) -> Workload:
    leaf = f"/data/leaf{calculates // 2}"
    return Workload(
        name=f"hub {2 * calculates:,}, {calculates} use it",
        xml=hub_form(calculates),
        operations=[
            SERIALISE_FIRST,
            Operation(
                name="set hub",
                turns=[[["set", "/data/hub", str(t + 2)], ["value", f"/data/c{calculates}"]] for t in range(60)],
            ),
            Operation(name="set leaf", turns=[[["set", leaf, f"text {t}"]] for t in range(400)]),
            SERIALISE,
            serialise_behind([["set", leaf, f"text {turn}"] for turn in range(40)]),
        ],
    )


def repeat_form(rows: int) -> bytes:
    """`rows` rows of 10 inputs and 10 calculates, with sum and count over the rows."""
    row = "".join(f"<i{n}>1</i{n}>" for n in FIELDS) + "".join(f"<c{n}/>" for n in FIELDS)
    total = " + ".join(f"../i{n}" for n in FIELDS)
    binds = "".join(f'<bind nodeset="/data/row/i{n}" type="int"/>' for n in FIELDS)
    binds += "".join(f'<bind nodeset="/data/row/c{n}" type="int" calculate="../i{n} * 2"/>' for n in FIELDS[:-1])
    binds += f'<bind nodeset="/data/row/c9" type="int" calculate="{total}"/>'
    binds += '<bind nodeset="/data/total" type="int" calculate="sum(/data/row/c9)"/>'
    binds += '<bind nodeset="/data/rows" type="int" calculate="count(/data/row)"/>'
    questions = "".join(f'<input ref="/data/row/i{n}"><label>{n}</label></input>' for n in FIELDS)
    return form(
        f'<row jr:template="">{row}</row>' + f"<row>{row}</row>" * rows + "<total/><rows/>",
        binds,
        f'<group ref="/data/row"><label>row</label><repeat nodeset="/data/row">{questions}</repeat></group>',
    )


def repeat(rows: int) -> Workload:
    middle = f"/data/row[{rows // 2}]/i3"
    times = 20
    return Workload(
        name=f"repeat {rows:,} x 20",
        xml=repeat_form(rows),
        operations=[
            SERIALISE_FIRST,
            Operation(
                name="set a row's field",
                turns=[[["set", middle, str(turn + 2)], ["value", "/data/total"]] for turn in range(40)],
            ),
            SERIALISE,
            serialise_behind([["set", middle, str(turn + 2)] for turn in range(20)]),
            Operation(name="add a row", turns=[[["add", "/data/row"], ["value", "/data/rows"]]] * times),
            Operation(
                name="delete the last",
                turns=[[["remove", "/data/row", rows + times - 1 - t], ["value", "/data/rows"]] for t in range(times)],
            ),
            Operation(
                name="delete the first",
                turns=[[["remove", "/data/row", 0], ["value", "/data/rows"]]] * (times // 2),
            ),
        ],
    )


def cascade_form(villages: int) -> bytes:
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


def cascade(villages: int) -> Workload:
    districts = villages // 100

    def regions(turns: int) -> list[Turn]:
        return [[["set", "/data/region", f"r{turn % 10}"], ["choices", "/data/district"]] for turn in range(turns)]

    def districts_of_first(turns: int) -> list[Turn]:
        return [
            [["set", "/data/district", f"d{turn * 10 % districts}"], ["choices", "/data/village"]]
            for turn in range(turns)
        ]

    return Workload(
        name=f"cascade {villages:,}",
        xml=cascade_form(villages),
        operations=[
            SERIALISE_FIRST,
            Operation(name="set region, first", turns=regions(1)),
            Operation(name="set region", turns=regions(40)),
            Operation(name="set district, first", before=[["set", "/data/region", "r0"]], turns=districts_of_first(1)),
            Operation(name="set district", turns=districts_of_first(40)),
            SERIALISE,
            serialise_behind([["set", "/data/region", f"r{turn % 10}"] for turn in range(20)]),
        ],
        loads=3,
    )
