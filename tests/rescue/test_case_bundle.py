"""A hand-over file is read by nobody without its code, and a changed one is refused in a sentence."""

from __future__ import annotations

import hashlib
import json
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxfield.rescue.case_bundle import new_code, open_bundle, write_bundle
from cxfield.rescue.errors import SealedFileError, WrongKeyError
from cxfield.rescue.records import CaseBundleRecord
from cxfield.store.device_store import DeviceStore
from cxfield.store.pin_wrap import PinCost
from tests.rescue.conftest import write_interview, write_recording

CHEAP = PinCost(rounds=1, memory_kib=64, lanes=1)
CODE = new_code()


@pytest.fixture
def bundle(store: DeviceStore, tmp_path: Path) -> bytes:
    write_interview(store)
    write_recording(store, b"sound" * 500)
    case = CaseBundleRecord(
        transfer_id="t-1",
        study_id="s-1",
        study="Service",
        study_key="",
        questionnaire="",
        case_id="c-1",
        case={"case_id": "c-1"},
        owner_epoch=2,
        chain=[("{}", "")],
    )
    write_bundle(store, case, tmp_path / "a.cxcase", CODE, cost=CHEAP)
    return (tmp_path / "a.cxcase").read_bytes()


def test_the_code_opens_it_and_keys_of_files_are_inside(bundle: bytes, tmp_path: Path) -> None:
    opened = open_bundle(tmp_path / "a.cxcase", CODE, tmp_path / "out")
    assert [record.stream_id for record, _lines in opened.journals] == ["i-1"]
    assert opened.recordings[0][0].key == (b"k" * 32).hex()


def test_another_code_opens_nothing(bundle: bytes, tmp_path: Path) -> None:
    with pytest.raises(WrongKeyError):
        open_bundle(tmp_path / "a.cxcase", new_code(), tmp_path / "out")


def test_neither_names_nor_answers_stand_in_clear(bundle: bytes) -> None:
    assert not any(word in bundle for word in (b"Anna B", b"inga", b"/data/q", b"Service"))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_file_is_refused_though_its_check_sum_was_made_anew(
    bundle: bytes, tmp_path: Path, data: st.DataObject
) -> None:
    """Somebody who changes a file on a stick can make its check sum, but not what the streams carry."""
    body = bundle[:-37]
    at = data.draw(st.integers(0, len(body) - 1))
    changed = body[:at] + data.draw(st.binary(max_size=20)) + body[at + data.draw(st.integers(0, 30)) :]
    path = tmp_path / "changed.cxcase"
    path.write_bytes(changed + b"Z" + struct.pack(">I", 32) + hashlib.sha256(changed).digest())
    if changed != body:
        with pytest.raises(SealedFileError):
            open_bundle(path, CODE, tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "value"),
    [("lanes", 0), ("lanes", 2**40), ("rounds", -1), ("memory_kib", 2**40), ("memory_kib", "x"), ("rounds", None)],
)
def test_a_cost_that_would_stop_the_computer_is_refused(
    bundle: bytes, tmp_path: Path, name: str, value: object
) -> None:
    at = bundle.index(b'{"wrapped"')
    length = struct.unpack(">I", bundle[at - 4 : at])[0] - 24
    head = json.loads(bundle[at : at + length])
    head["wrapped"]["cost"][name] = value
    changed = json.dumps(head).encode()
    body = bundle[: at - 4] + struct.pack(">I", len(changed) + 24) + changed + bundle[at + length : -37]
    path = tmp_path / "dear.cxcase"
    path.write_bytes(body + b"Z" + struct.pack(">I", 32) + hashlib.sha256(body).digest())
    with pytest.raises(SealedFileError):
        open_bundle(path, CODE, tmp_path / "out")
