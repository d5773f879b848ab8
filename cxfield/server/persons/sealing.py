"""Seals what an older program had stored open, and opens it again on the way down. One transaction, in lots of rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, text

from cxfield.server.persons.keys import Person, PersonKeys, person_of

_AT_ONCE = 500
_OWNER = "coalesce((SELECT s.case_id FROM stream s WHERE s.study_id = t.study_id AND s.kind = {kind}"
_OF_STREAM = _OWNER + " AND s.stream_id = t.{stream}), {otherwise})"
_PLACES = (
    ("case_unit", ("study_id", "case_id"), "data", "case", "t.case_id", "t.case_id"),
    (
        "segment",
        ("study_id", "kind", "stream_id", "from_seq"),
        "lines",
        "lines",
        _OF_STREAM.format(kind="t.kind", stream="stream_id", otherwise="''"),
        "t.stream_id",
    ),
    (
        "interview",
        ("study_id", "interview_id"),
        "answers",
        "answers",
        _OF_STREAM.format(kind="'interview'", stream="interview_id", otherwise="t.case_id"),
        "t.interview_id",
    ),
    ("inbox", ("study_id", "device_id", "batch", "item_no"), "item", "item", "t.person_id", "''"),
)
"""table, key, column, place under which it is sealed, the case, and the stream where there is no case."""
_ASIDE = """
SELECT i.study_id, i.device_id, i.batch, i.item_no, q.kind, q.stream_id FROM inbox i JOIN quarantine q
ON q.study_id = i.study_id AND q.device_id = i.device_id AND q.batch = i.batch AND q.item_no = i.item_no
"""


def seal_all(connection: Connection, keys: PersonKeys) -> None:
    """Seal everything that is personal."""
    _name_owners_of_items(connection)
    _each(connection, keys, is_sealing=True)


def open_all(connection: Connection, keys: PersonKeys) -> None:
    """Open everything that has a key; of who was erased there is nothing."""
    _each(connection, keys, is_sealing=False)


def _name_owners_of_items(connection: Connection) -> None:
    """Say of items in the inbox whose they are: of the journal that the item kept aside belongs to, as it stands."""
    known = {
        tuple(row[:3]): row[3]
        for row in connection.execute(text("SELECT study_id, kind, stream_id, case_id FROM stream"))
    }
    statement = text(
        "UPDATE inbox SET person_id = :person WHERE study_id = :study AND device_id = :device AND batch = :batch "
        "AND item_no = :number"
    )
    for study, device, batch, number, kind, stream in connection.execute(text(_ASIDE)).all():
        case = stream if kind == "case" else known.get((study, kind, stream), "")
        values = {"study": study, "device": device, "batch": batch, "number": number}
        connection.execute(statement, {**values, "person": person_of(study, case, stream)[1]})
    rest = "UPDATE inbox SET person_id = '~' || batch || ' ' || item_no WHERE person_id = ''"
    connection.execute(text(rest))


def _each(connection: Connection, keys: PersonKeys, *, is_sealing: bool) -> None:
    for table, key, column, place, case, stream in _PLACES:
        where = " AND ".join(f"{name} = :{name}" for name in key)
        change = text(f"UPDATE {table} SET {column} = :value WHERE {where}")
        for lot in _lots(connection, table, key, (case, stream, f"t.{column}")):
            persons = [person_of(row[0], row[-3], row[-2]) for row in lot]
            (keys.make if is_sealing else keys.learn)(persons)
            values = [
                {**dict(zip(key, row, strict=False)), "value": _turned(keys, person, place, row[-1], is_sealing)}
                for row, person in zip(lot, persons, strict=True)
            ]
            connection.execute(change, values)


def _turned(keys: PersonKeys, person: Person, place: str, value: Any, is_sealing: bool) -> Any:
    if isinstance(value, str):
        return keys.seal_text(person, place, value) if is_sealing else keys.open_text(person, place, value)
    return keys.seal(person, place, bytes(value)) if is_sealing else keys.open(person, place, bytes(value))


def _lots(
    connection: Connection, table: str, key: tuple[str, ...], wanted: tuple[str, ...]
) -> Iterator[list[tuple[Any, ...]]]:
    """Yield rows in the order of their key, some at a time, each asked for behind the last one."""
    columns = ", ".join((*(f"t.{name}" for name in key), *wanted))
    order, behind = ", ".join(f"t.{name}" for name in key), ", ".join(f":{name}" for name in key)
    last: dict[str, Any] | None = None
    while True:
        after = f"WHERE ({order}) > ({behind})" if last else ""
        query = f"SELECT {columns} FROM {table} t {after} ORDER BY {order} LIMIT {_AT_ONCE}"
        lot = [tuple(row) for row in connection.execute(text(query), last or {})]
        if not lot:
            return
        last = dict(zip(key, lot[-1], strict=False))
        yield lot
