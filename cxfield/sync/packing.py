"""Journal lines in columns: what repeats stands once, times are differences, and the exact bytes come back.

A packed item begins with `MAGIC`; behind it is zlib with a preset dictionary. Inflated, it is sections:

| section | holds |
| --- | --- |
| runs | how many lines in turn share actor, boot, zone and version, and these |
| shapes | kind and body of a sort of event, with a mark where a value stood |
| order | one byte per line: which shape |
| mono, drift | differences of the monotonic clock; by how much the wall clock's differ from them |
| columns | for each mark of each shape, the values from all lines of that shape |

`pack` proves its own work and gives nothing where a line is not as the program writes lines; such an item travels
plain. `unpack` never trusts what it gets. **The format is frozen**: servers keep what it made for ever.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, groupby, islice, repeat
from itertools import count as count_from
from operator import add

from cxfield.errors import CxfieldError

MAGIC = b"\x02"
"""First byte of a packed item. Plain zlib, as older segments have it, begins with `x`."""
MOST_SHAPES = 200
_LARGEST = 1 << 62
_FIXED_BYTES = 160
"""What a line has besides run, shape and values, at most."""
_DAY_MS = 86_400_000
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_SECTION, _FIELD, _MARK, _FIRST_SHAPE = b"\x1e", b"\x1f", b"\x01", 0x20
_LINE = re.compile(
    rb'\{"actor":("(?:[^"\\]|\\.)*"),"at":"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})Z","body":(.*),'
    rb'"boot":("(?:[^"\\]|\\.)*"),"kind":("(?:[^"\\]|\\.)*"),"mono":(-?\d{1,18}),"seq":(\d{1,18}),'
    rb'"tz":("(?:[^"\\]|\\.)*"),"v":(\d{1,9})\}'
)
_VALUE = re.compile(rb'(?<=[:\[,]")(?:[^"\\]|\\.)*(?="[,\]}])|(?<=[:\[,])-?\d+(?=[,\]}])')
_CONTROL = re.compile(rb"[\x00-\x1f]")
_WHOLE = b'{"actor":%b,"at":"%b","body":%b,"boot":%b,"kind":%b,"mono":%d,"seq":%d,"tz":%b,"v":%b}'
_DICTIONARY = (
    b'"interview_id":"\x01","number":\x01}{"contact":"\x01","attempt_id":"\x01","disposition":"\x01","duration_s":\x01,'
    b'"attempt_opened"\x1f"attempt_closed"\x1f"appointment_made"\x1f{"at":"\x01","hard":true,"local":"\x01","zone":"'
    b'"case_created"\x1f{"address":"\x01","attributes":{"language":"","name":"\x01","phones":["\x01"],"time_zone":"'
    b'"started"\x1f{"case":{},"case_id":"\x01","form_id":"\x01","is_edit":false,"language":"\x01","mode":"cati",'
    b'"orders":{"properties":{"deviceid":"\x01","username":"\x01"},"questionnaire":"\x01","seed":\x01,"version":"\x01",'
    b'"zone":"\x01"}\n"attached"\x1f{"media_type":"\x01","name":"\x01","ref":"\x01","sealed_sha256":"\x01","sha256":"'
    b'\x01","size_bytes":\x01}\n"check_failed"\x1f{"page":"\x01","problems":[["\x01","\x01"]]}\n"clock_checked"\x1f'
    b'{"check":null,"slept":\x01}\n"missing"\x1f{"code":"\x01","first_key_ms":\x01,"ref":"\x01"}\n"remark"\x1f{"ref":"'
    b'"suspended"\x1f{"page":"\x01"}\n"resumed"\x1f{"page":"\x01"}\n"language"\x1f{"language":"\x01"}\n"repeat_added"'
    b'\x1f{"ref":"\x01"}\n"completed"\x1f{"instance_sha256":"\x01"}\n"draft"\x1f{"ref":"\x01","text":"\x01"}\n'
    b'"answer"\x1f{"ref":"\x01","value":"\x01"}\n"shown"\x1f{"page":"\x01"}\n"answer"\x1f'
    b'{"first_key_ms":\x01,"ref":"\x01","value":"\x01"}\x1e"\x1f"Europe/Riga"\x1f1\x1e0,0,0,0,0,0,0,1,0,0,-1,1,0,0,0'
)
_TOO_LARGE = "An item of the batch is too large; send less at a time."
_OTHER_FORM = "An item of the batch is not of a form that this server knows; update the application."


class PackingError(CxfieldError):
    """A packed item that cannot be unpacked, or would grow too large."""


class TooLargeError(PackingError):
    """A packed item that would grow beyond what its reader allows."""


def pack(lines: Sequence[bytes], first_seq: int) -> bytes | None:
    """Return `lines`, the first of which is event `first_seq`, packed; None where they do not fit this form."""
    matches = [_LINE.fullmatch(line) for line in lines]
    if not lines or None in matches or any(map(_CONTROL.search, lines)):
        return None
    rows = [match.groups() for match in matches if match is not None]
    try:
        sections = _sections(rows)
        packer = zlib.compressobj(9, zdict=_DICTIONARY)
        packed = MAGIC + packer.compress(_SECTION.join(sections)) + packer.flush()
        size = sum(map(len, lines)) + len(lines)
        is_exact = unpack(packed, first_seq, len(lines), limit=2 * size + 4096) == list(lines)
    except (PackingError, ValueError, OverflowError):
        return None
    return packed if is_exact else None


def _sections(rows: Sequence[tuple[bytes, ...]]) -> list[bytes]:
    shapes: dict[bytes, list[list[bytes]]] = {}
    order = bytearray()
    numbers: dict[bytes, int] = {}
    for row in rows:
        shape, values = _shape(row[10], row[8])
        number = numbers.setdefault(shape, len(numbers))
        if number >= MOST_SHAPES:
            raise PackingError("There are too many sorts of events.")
        columns = shapes.setdefault(shape, [[] for _ in values])
        for column, value in zip(columns, values, strict=True):
            column.append(value)
        order.append(_FIRST_SHAPE + number)
    sessions = groupby((row[0], row[9], row[13], row[14]) for row in rows)
    runs = b"\n".join(_FIELD.join((b"%d" % len(list(same)), *session)) for session, same in sessions)
    monos = _differences(int(row[11]) for row in rows)
    walls = _differences(_milliseconds(row) for row in rows)
    drift = [wall - mono for wall, mono in zip(walls, monos, strict=True)]
    columns_of_all = [b"\n".join(column) for columns in shapes.values() for column in columns]
    return [runs, b"\n".join(shapes), bytes(order), _joined(monos), _joined(drift), *columns_of_all]


def _shape(kind: bytes, body: bytes) -> tuple[bytes, list[bytes]]:
    """Return kind and body with a mark for each value, and the values."""
    pieces: list[bytes] = []
    values: list[bytes] = []
    at = 0
    for match in _VALUE.finditer(body):
        begin, end = match.span()
        pieces.append(body[at:begin])
        values.append(body[begin:end])
        at = end
    pieces.append(body[at:])
    return kind + _FIELD + _MARK.join(pieces), values


def _differences(numbers: Iterable[int]) -> list[int]:
    found: list[int] = []
    before = 0
    for number in numbers:
        found.append(number - before)
        before = number
    return found


def _joined(numbers: Iterable[int]) -> bytes:
    return b",".join(b"%d" % number for number in numbers)


def _milliseconds(row: tuple[bytes, ...]) -> int:
    year, month, day, hour, minute, second, milli = map(int, row[1:8])
    days = date(year, month, day).toordinal() - _EPOCH_DAY
    return days * _DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + milli


def unpack(packed: bytes, first_seq: int, count: int, *, limit: int) -> list[bytes]:
    """Return the `count` lines of a packed item, together at most `limit` bytes with their line ends.

    Raises:
        PackingError: It is damaged, holds another number of lines, or is larger than that.
    """
    try:
        return _unpacked(_inflated(packed, limit), first_seq, count, limit)
    except (ValueError, IndexError, OverflowError, StopIteration, zlib.error) as error:
        raise PackingError(_OTHER_FORM) from error


def _inflated(packed: bytes, limit: int) -> bytes:
    unpacker = zlib.decompressobj(zdict=_DICTIONARY)
    data = unpacker.decompress(packed[len(MAGIC) :], limit + 1)
    if packed[: len(MAGIC)] != MAGIC or not unpacker.eof or unpacker.unused_data:
        raise TooLargeError(_TOO_LARGE) if len(data) > limit else PackingError(_OTHER_FORM)
    return data


def _unpacked(data: bytes, first_seq: int, count: int, limit: int) -> list[bytes]:
    runs_text, shapes_text, order, mono_text, drift_text, *columns = data.split(_SECTION)
    mono_steps = list(map(int, mono_text.split(b",")))
    monos = list(accumulate(mono_steps))
    walls = list(accumulate(map(add, mono_steps, map(int, drift_text.split(b",")))))
    shapes = [_Shape.read(text, order.count(_FIRST_SHAPE + n)) for n, text in enumerate(shapes_text.split(b"\n"))]
    runs = [_Run.read(text) for text in runs_text.split(b"\n")]
    counts = {len(order), len(monos), len(walls), sum(run.count for run in runs), sum(shape.count for shape in shapes)}
    if counts != {count} or max(map(abs, monos)) > _LARGEST:
        raise PackingError(_OTHER_FORM)
    size = sum(run.count * run.size for run in runs) + sum(shape.count * shape.size for shape in shapes)
    if size + sum(map(len, columns)) > limit:
        raise TooLargeError(_TOO_LARGE)
    kinds = [shape.kind for shape in shapes]
    bodies = _bodies(shapes, columns)
    lines: list[bytes] = []
    rows = zip(order, walls, monos, count_from(first_seq), strict=False)
    minutes: dict[int, bytes] = {}
    for run in runs:
        for mark, wall, mono, seq in islice(rows, run.count):
            shape = mark - _FIRST_SHAPE
            minute, ms = divmod(wall, 60_000)
            at = minutes.get(minute) or minutes.setdefault(minute, _minute(minute))
            when = b"%b:%02d.%03dZ" % (at, ms // 1000, ms % 1000)
            body, kind = next(bodies[shape]), kinds[shape]
            lines.append(_WHOLE % (run.actor, when, body, run.boot, kind, mono, seq, run.zone, run.version))
    return lines


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines in turn that share who, which clock, where and which version."""

    count: int
    actor: bytes
    boot: bytes
    zone: bytes
    version: bytes
    size: int

    @classmethod
    def read(cls, text: bytes) -> _Run:
        count, actor, boot, zone, version = text.split(_FIELD)
        if int(count) < 1:
            raise PackingError(_OTHER_FORM)
        return cls(int(count), actor, boot, zone, version, len(text) + _FIXED_BYTES)


@dataclass(frozen=True, slots=True)
class _Shape:
    """A sort of event: its kind, and the pieces of its body between the values."""

    count: int
    kind: bytes
    pieces: list[bytes]
    size: int

    @classmethod
    def read(cls, text: bytes, count: int) -> _Shape:
        kind, body = text.split(_FIELD)
        return cls(count, kind, body.split(_MARK), len(text))


def _bodies(shapes: Sequence[_Shape], columns: Sequence[bytes]) -> list[Iterator[bytes]]:
    """Return for each shape its bodies in order."""
    left = iter(columns)
    found: list[Iterator[bytes]] = []
    for shape in shapes:
        values = [column.split(b"\n") for column in islice(left, len(shape.pieces) - 1)]
        if len(values) != len(shape.pieces) - 1 or any(len(column) != shape.count for column in values):
            raise PackingError(_OTHER_FORM)
        template = b"%b".join(piece.replace(b"%", b"%%") for piece in shape.pieces)
        found.append(map(template.__mod__, zip(*values, strict=True)) if values else repeat(shape.pieces[0]))
    if next(left, None) is not None:
        raise PackingError(_OTHER_FORM)
    return found


def _minute(number: int) -> bytes:
    """Return minute `number` since 1970 as it stands in a line."""
    days, minute = divmod(number, 24 * 60)
    return b"%bT%02d:%02d" % (date.fromordinal(days + _EPOCH_DAY).isoformat().encode(), *divmod(minute, 60))
