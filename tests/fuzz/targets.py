"""All fuzz targets: whatever comes in, out comes a result or an error with a sentence, within bounds."""

from __future__ import annotations

import atexit
import base64
import csv
import gzip
import io
import random
import shutil
import struct
import tempfile
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import sqlcipher3.dbapi2 as sqlcipher
from nacl.public import PrivateKey
from nacl.signing import SigningKey
from pydantic import ValidationError

from cxfield.admission.examination import examine_here, examine_xml_here
from cxfield.audio.codec import Codec
from cxfield.audio.recording_file import RecordingHeader, RecordingReader, RecordingWriter, cut_torn_end
from cxfield.errors import CxfieldError
from cxfield.event import StreamKind
from cxfield.exports.cells import neutralise
from cxfield.fieldwork.station import Station
from cxfield.questionnaire.form_bundle import file_names, open_bundle
from cxfield.questionnaire.model import FormError
from cxfield.rescue.errors import SealedFileError
from cxfield.rescue.reading import RescueFile
from cxfield.rescue.sealed_copy import CopiedWorkspace, SealedCopy, new_pass_phrase, write_copy
from cxfield.rescue.writing import Owner, write_rescue_file
from cxfield.server.app import ServerSettings, create_app
from cxfield.server.errors import NotSignedInError, RefusedError
from cxfield.server.intake.cursors import read_cursor, write_cursor
from cxfield.server.requests import Services, _Body
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import StoreError
from cxfield.store.keys import KeyRing
from cxfield.store.migration import keyed
from cxfield.store.opening import DATABASE_NAME, KEY_FILE_NAME
from cxfield.store.pin_wrap import PinCost
from cxfield.store.values import Study
from cxfield.sync.batch import FramingError, decode_batch
from cxfield.sync.errors import ReceiptError
from cxfield.sync.messages import SignedStatement, Statement
from cxfield.sync.signing import sign_statement, verify_statement
from cxfield.xpath import Context, Environment, XPathError, compile_expression
from cxfield.xpath.document import parse_document
from cxfield.xpath.patterns import compiled_pattern
from tests.fuzz.judging import judge, judge_findings
from tests.fuzz.seeds import PARTS, _apart, put_together
from tests.fuzz.target import Target
from tests.golden.make import FORM
from tests.store.samples import CASE, RULES, answer, started

_TESTS = Path(__file__).parents[1]
_BETWEEN = b"\n====\n"


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="cxfield-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _judge_sentence(error: Exception) -> None:
    assert str(error).rstrip("”\"'").endswith((".", "!", "?", "…")), error


# ---- forms ----

_MARKDOWN = b"""| survey |
| | type | name | label::English (en) | relevant | calculation | constraint | cx:missing |
| | select_one a | q | Question | | | . != 'x' | dk |
| | begin_repeat | r | Row | ${q} = 'x' | | | |
| | integer | n | Number ${q} | | | . > 0 | |
| | end_repeat | | | | | | |
| | calculate | c | | | sum(${n}) | | |
| choices |
| | list_name | name | label::English (en) |
| | a | x | X |
"""


@cache
def _workbooks() -> Sequence[bytes]:
    book, path = openpyxl.Workbook(), _folder() / "seed.xlsx"
    book.active.title = "survey"  # type: ignore[union-attr]
    for line in _MARKDOWN.decode().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 1 and cells[0] == "choices":
            book.create_sheet("choices")
        elif len(cells) > 1:
            book.worksheets[-1].append(cells[1:])
    book.save(path)
    return [_MARKDOWN, path.read_bytes(), _apart(path)]


def _check_workbook(data: bytes) -> None:
    is_zip = data.startswith((b"PK", PARTS))
    path = _folder() / f"form{'.xlsx' if is_zip else '.md'}"
    path.write_bytes(put_together(data) if data.startswith(PARTS) else data)
    judge(examine_here(path))


def _check_xform(data: bytes) -> None:
    judge(examine_xml_here(data))


def _check_bundle(data: bytes) -> None:
    xform, _, media = data.partition(_BETWEEN)
    try:
        names = file_names(open_bundle(xform, {"a.csv": media, "../b.csv": media}))
    except FormError as error:
        judge_findings(error.findings)
        return
    assert all(isinstance(name, str) for name in names)


# ---- expressions ----

_EXPRESSIONS = (
    b"sum(/data/r/v) > 3 and not(/data/a = '1')",
    b"if(selected(/data/c, 'x'), concat('a', 'b'), string-length(/data/b))",
    b"count(/data/r[position() = last()]/v[. != '']) * 2 div 3 mod 4",
    b"format-date(/data/b, '%Y-%m-%d') | /data/a",
    b"regex(/data/c, '^[a-z ]+$')",
)
_PATTERNS = (rb"^[A-Z]{2}\d{6}$", rb"(a+)+$", rb"\u00e9\_\Z", rb"(?i)[^\p{L}]|x*?", rb"(?=a)b\1")


class Bounded(Environment):
    """A small budget, so that what the budget does not see is slow."""

    step_limit = 20_000


@cache
def _context() -> Context:
    document = parse_document("<data><a>1</a><b>2024-02-29</b><c>x y</c><r><v>3</v></r><r><v>10</v></r></data>")
    return Context(document.children[0].children[0], Bounded(document, random_source=random.Random(1).random))


def _check_expression(data: bytes) -> None:
    context = _context()
    for kind in ("evaluate", "number", "string", "boolean"):
        try:
            getattr(compile_expression(data.decode("utf-8", "replace")), kind)(context)
        except XPathError as error:
            _judge_sentence(error)


def _check_pattern(data: bytes) -> None:
    try:
        found = compiled_pattern(data.decode("utf-8", "replace"))
    except XPathError as error:
        _judge_sentence(error)
        return
    found.search("a" * 200 + "!")


# ---- the wire ----


def _batches() -> Sequence[bytes]:
    return [path.read_bytes() for path in sorted((_TESTS / "sync" / "golden").glob("protocol_*.bin"))]


def _check_batch(data: bytes) -> None:
    for body in (data, _inflated(data)):
        try:
            decode_batch(body)
        except FramingError as error:
            _judge_sentence(error)


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, 1 << 20)
    except zlib.error:
        return b""


def _check_inflater(data: bytes) -> None:
    limit = 4096
    body = _Body(limit_in=2 * limit, limit=limit, is_gzip=True)
    try:
        for start in range(0, len(data), 700):
            body.feed(data[start : start + 700])
            assert len(body._came) <= 2 * limit
        assert len(body.finish()) <= limit
    except RefusedError as error:
        _judge_sentence(error)


_SIGNER = SigningKey(bytes(range(32)))
_RECEIPT_KEY = base64.b64encode(bytes(_SIGNER.verify_key)).decode()


@cache
def _receipts() -> Sequence[bytes]:
    said = Statement(purpose="push", device="laptop", epoch="e", at="2026-03-01T00:00:00+00:00")
    return [sign_statement(_SIGNER, said).model_dump_json().encode()]


def _check_receipt(data: bytes) -> None:
    try:
        signed = SignedStatement.model_validate_json(data)
    except ValidationError:
        return
    try:
        statement = verify_statement(_RECEIPT_KEY, signed, purpose="push", device="laptop")
    except ReceiptError as error:
        _judge_sentence(error)
        return
    (whole,) = (SignedStatement.model_validate_json(seed) for seed in _receipts())
    assert signed.statement == whole.statement, f"a receipt that was never given: {statement}"


_CURSOR_KEY = b"k" * 32


def _cursors() -> Sequence[bytes]:
    return [write_cursor(_CURSOR_KEY, epoch="e-1", user="anna", number=number).encode() for number in (0, 7, 10**12)]


def _check_cursor(data: bytes) -> None:
    found = read_cursor(_CURSOR_KEY, data.decode("utf-8", "replace"), epoch="e-1", user="anna")
    assert found in (0, 7, 10**12), found


@cache
def _services() -> Services:
    services: Services = create_app(ServerSettings(data=_folder() / "server")).state.services
    return services


@cache
def _tokens() -> Sequence[bytes]:
    return [_services().sessions._access_token("anna", "laptop", "s-1").encode()]


def _check_token(data: bytes) -> None:
    try:
        _services().sessions.authenticate(data.decode("utf-8", "replace"))
    except NotSignedInError as error:
        _judge_sentence(error)
        return
    raise AssertionError("a session that nobody began")


# ---- files ----

_PIN = "2468"
_STUDY_KEY = PrivateKey(bytes(range(32)))
_PHRASE = new_pass_phrase()


@cache
def _rescue_files() -> Sequence[bytes]:
    path = _folder() / "seed.cxrescue"
    with DeviceStore.create(_folder() / "rescued", DatabaseKey.random(), rules=RULES) as store:
        store.save_study(Study(study_id="s-1", name="Service", study_key=bytes(_STUDY_KEY.public_key)))
        store.save_case("s-1", CASE)
        store.append(StreamKind.INTERVIEW, "i-1", [started(), answer("/data/q", "7")], study_id="s-1")
        write_rescue_file(store, Owner(user="anna", device="laptop", server="https://s.example"), path)
    return [path.read_bytes()]


def _check_rescue_file(data: bytes) -> None:
    path = _folder() / "a.cxrescue"
    path.write_bytes(data)
    try:
        file = RescueFile(path)
        file.check()
        work = file.open("s-1", bytes(_STUDY_KEY), _folder() / "taken-out")
    except SealedFileError as error:
        _judge_sentence(error)
        return
    assert work.about.user == "anna"


@cache
def _sealed_copies() -> Sequence[bytes]:
    (_folder() / "copied.db").write_bytes(b"an encrypted database")
    path = _folder() / "seed.cxforms"
    copied = CopiedWorkspace(
        user="anna",
        server="https://s.example/v1/projects/1",
        key=DatabaseKey.random(),
        files=[("", "cxfield.db", _folder() / "copied.db")],
    )
    write_copy(copied, path, _PHRASE, cost=PinCost(rounds=1, memory_kib=8, lanes=1))
    return [path.read_bytes()]


def _check_sealed_copy(data: bytes) -> None:
    path = _folder() / "a.cxforms"
    path.write_bytes(data)
    try:
        about = SealedCopy(path).open(_PHRASE, _folder() / "laid-out")
    except SealedFileError as error:
        _judge_sentence(error)
        return
    assert about.user == "anna"


_SOUND_KEY = bytes(range(32))


@cache
def _recordings() -> Sequence[bytes]:
    found = []
    for codec in (Codec.FLAC, Codec.OPUS):
        path = _folder() / f"seed-{codec}.cxsound"
        header = RecordingHeader(recording_id="r-1", interview_id="i-1", rate=16000, codec=codec, sealed_key=b"s")
        writer = RecordingWriter(path, header, _SOUND_KEY)
        for part in range(3):
            writer.append(np.full(1600, part * 100, np.int16))
        writer.close()
        found.append(path.read_bytes())
    return found


def _check_recording(data: bytes) -> None:
    path = _folder() / "a.cxsound"
    path.write_bytes(data)
    try:
        cut_torn_end(path)
        heard = RecordingReader(path, _SOUND_KEY).read_to_damage()
    except CxfieldError as error:
        _judge_sentence(error)
        return
    assert heard.size <= 3 * 1600


@cache
def _key_files() -> Sequence[bytes]:
    folder = _folder() / "keyed"
    KeyRing(folder, backend=None, cost=PinCost(rounds=1, memory_kib=8, lanes=1)).create("anna", _PIN)
    return [(folder / KEY_FILE_NAME).read_bytes()]


def _check_key_file(data: bytes) -> None:
    folder = _folder() / "keyed"
    (folder / KEY_FILE_NAME).write_bytes(data)
    try:
        KeyRing(folder, backend=None).load(_PIN)
    except StoreError as error:
        _judge_sentence(error)


# ---- databases of earlier versions ----


@cache
def _old_workspaces() -> tuple[tuple[Path, DatabaseKey], ...]:
    found = []
    for release in sorted(path.name for path in (_TESTS / "golden").iterdir() if path.name.isdigit()):
        place = _folder() / f"release-{release}"
        shutil.copytree(_TESTS / "golden" / release / "station", place)
        entry = Station(place).only_entry()
        found.append((entry.folder, KeyRing(entry.folder).load("246810")))
    return tuple(found)


def _check_migration(data: bytes) -> None:
    """Open an old database in which a few values, rows or tables are not what that version wrote."""
    chance = random.Random(data)
    source, key = chance.choice(_old_workspaces())
    folder = _folder() / "old"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copyfile(source / DATABASE_NAME, folder / DATABASE_NAME)
    with keyed(folder / DATABASE_NAME, key) as link:
        for _ in range(chance.randrange(1, 4)):
            tables = [name for (name,) in link.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            _spoil(link, chance.choice(tables), chance, data)
    try:
        DeviceStore.open(folder, key, rules=RULES).close()
    except StoreError as error:
        _judge_sentence(error)


def _spoil(link: Any, table: str, chance: random.Random, data: bytes) -> None:
    columns = [row[1] for row in link.execute(f'PRAGMA table_info("{table}")')]
    value = chance.choice((None, -1, 2**62, "", "x" * 5000, data[:50], data.decode("utf-8", "replace"), 0.5))
    try:
        if chance.random() < 0.1:
            link.execute(f'DROP TABLE "{table}"')
        elif chance.random() < 0.2:
            link.execute(f'DELETE FROM "{table}" WHERE rowid % 2 = 0')
        else:
            column = chance.choice(columns)
            link.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid % 2 = 1', (value,))
    except sqlcipher.Error:
        return  # the schema of that version does not let it happen


# ---- what goes out ----

_CELLS = (
    "=1+1",
    "+49 171",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "'=1",
    'a"b',
    "a\nb",
    "\x00=1",
    "Zażółć",
    "-1e5",
    "=cmd|' /C'!A0",
)


def _check_export(data: bytes) -> None:
    cells = [neutralise(text) for text in data.decode("utf-8", "replace").split(";")]
    sheet = io.StringIO(newline="")
    csv.writer(sheet).writerow(cells)
    (row,) = csv.reader(io.StringIO(sheet.getvalue().encode().decode(), newline="")) if any(cells) else ([*cells],)
    assert row == cells or not any(cells)
    for cell in cells:
        is_number = cell.lstrip("-").replace(".", "").replace("e", "").replace("E", "").replace("+", "").isdigit()
        assert is_number or not cell.lstrip().startswith(("=", "+", "-", "@")), cell
        assert "\x00" not in cell


_XPATH_WORDS = (b"/", b"//", b"[", b"]", b"(", b")", b"'", b"..", b"::", b" div ", b"$", b"1e308", b"\xff")
_XML_WORDS = (
    b"<",
    b"/>",
    b"]]>",
    b"&#0;",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"&b;",
    b"count(../*)",
    b"jr:template=''",
)
_JSON_WORDS = (b"null", b"{}", b"[]", b'"', b"1e999", b"-1", b"\\u0000", b"\\ud800", b"[" * 2000)

TARGETS = (
    Target(name="workbook", check=_check_workbook, seeds=_workbooks, words=(b"|", b"${q}", b"rank a"), count=15),
    Target(name="xform", check=_check_xform, seeds=lambda: [FORM], words=_XML_WORDS, count=40),
    Target(name="bundle", check=_check_bundle, seeds=lambda: [FORM + _BETWEEN + b"a,b\n1,2\n"], words=_XML_WORDS),
    Target(name="expression", check=_check_expression, seeds=lambda: _EXPRESSIONS, words=_XPATH_WORDS, count=80),
    Target(name="pattern", check=_check_pattern, seeds=lambda: _PATTERNS, words=(b"\\", b"(", b"{1,1000}"), count=80),
    Target(name="push", check=_check_batch, seeds=_batches, words=_JSON_WORDS),
    Target(name="inflater", check=_check_inflater, seeds=lambda: [gzip.compress(bytes(n)) for n in (0, 4000, 10**6)]),
    Target(name="receipt", check=_check_receipt, seeds=_receipts, words=_JSON_WORDS),
    Target(name="cursor", check=_check_cursor, seeds=_cursors),
    Target(name="token", check=_check_token, seeds=_tokens),
    Target(name="rescue", check=_check_rescue_file, seeds=_rescue_files),
    Target(name="sealed-copy", check=_check_sealed_copy, seeds=_sealed_copies),
    Target(name="recording", check=_check_recording, seeds=_recordings, words=(struct.pack(">Q", 2**63),)),
    Target(name="key-file", check=_check_key_file, seeds=_key_files, words=_JSON_WORDS),
    Target(name="migration", check=_check_migration, seeds=lambda: [b"1", b"\xff2"], count=15),
    Target(name="export", check=_check_export, seeds=lambda: [";".join(_CELLS).encode()], words=(b";", b"=", b"-")),
)
