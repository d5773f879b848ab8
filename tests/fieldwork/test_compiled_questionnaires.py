"""A version is compiled once on a device, inside the encrypted database, and opened from there ever after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.fieldwork import compiled_questionnaires
from cxfield.fieldwork.compiled_questionnaires import CompiledQuestionnaires, release
from cxfield.interview import Interview, Setting
from cxfield.interview.program import Program
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.opening import DATABASE_NAME
from cxfield.store.values import QuestionnaireVersion

TOWNS = "name,label,region\n" + "".join(f"t{n},Town {n},r{n % 4}\n" for n in range(400))
FORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Places</h:title><model><instance><data id="f"><region/><town/></data></instance>
<instance id="towns" src="jr://file-csv/towns.csv"/>
<bind nodeset="/data/town" relevant="/data/region != ''"/></model></h:head>
<h:body><input ref="/data/region"><label>Region</label></input>
<select1 ref="/data/town"><label>Town</label>
<itemset nodeset="instance('towns')/root/item[region = /data/region]"><value ref="name"/>
<label ref="label"/></itemset></select1></h:body></h:html>"""
VERSION = QuestionnaireVersion(
    content_hash=read_xform(FORM, folder=None).content_hash,
    xform=FORM,
    form_id="f",
    media={"towns.csv": TOWNS.encode()},
)
HASH = VERSION.content_hash
RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)


@pytest.fixture
def key() -> DatabaseKey:
    return DatabaseKey.random()


@pytest.fixture
def store(tmp_path: Path, key: DatabaseKey) -> Iterator[DeviceStore]:
    with DeviceStore.create(tmp_path / "workspace", key, rules=RULES) as opened:
        opened.save_questionnaire(VERSION)
        yield opened


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The content hashes of the versions that were compiled."""
    made: list[str] = []

    def compiled(questionnaire: object) -> Program:
        made.append(questionnaire.content_hash)  # type: ignore[attr-defined]
        return Program(questionnaire)  # type: ignore[arg-type]

    monkeypatch.setattr(compiled_questionnaires, "Program", compiled)
    return made


def towns(program: Program) -> list[str]:
    interview = Interview(program.questionnaire, Setting(), program=program)
    interview.set_value("/data/region", "r1")
    return [choice.name for choice in interview.state("/data/town").choices or ()]


def test_a_version_is_compiled_once_and_opened_from_the_database_afterwards(
    store: DeviceStore, compilations: list[str]
) -> None:
    expected = [f"t{n}" for n in range(1, 400, 4)]
    assert towns(CompiledQuestionnaires(store, "UTC").program(HASH)) == expected
    assert towns(CompiledQuestionnaires(store, "UTC").program(HASH)) == expected
    assert compilations == [HASH]


def test_what_another_build_compiled_is_compiled_again(
    store: DeviceStore, compilations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    CompiledQuestionnaires(store, "UTC").program(HASH)
    monkeypatch.setattr(compiled_questionnaires, "release", lambda: "a later build")
    CompiledQuestionnaires(store, "UTC").program(HASH)
    assert compilations == [HASH, HASH]


def test_a_damaged_compiled_form_is_compiled_again(store: DeviceStore, compilations: list[str]) -> None:
    store.keep_compiled(HASH, f"{release()} UTC", {"program": b"damaged"})
    assert towns(CompiledQuestionnaires(store, "UTC").program(HASH))
    assert compilations == [HASH]


def test_files_that_arrive_later_end_what_was_compiled_before(store: DeviceStore, compilations: list[str]) -> None:
    program = CompiledQuestionnaires(store, "UTC").program(HASH)
    store.save_questionnaire(VERSION)
    assert towns(program)
    CompiledQuestionnaires(store, "UTC").program(HASH)
    assert compilations == [HASH, HASH]


def test_a_long_list_that_is_gone_from_the_database_is_read_from_the_version_again(store: DeviceStore) -> None:
    CompiledQuestionnaires(store, "UTC").program(HASH)
    program = CompiledQuestionnaires(store, "UTC").program(HASH)
    store.keep_compiled(HASH, "another", {"program": b""})
    assert len(towns(program)) == 100


def test_the_compiled_form_stands_in_no_plain_file(tmp_path: Path, store: DeviceStore) -> None:
    CompiledQuestionnaires(store, "UTC").program(HASH)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == DATABASE_NAME for path in files)
    assert not [path.name for path in files if b"Town 17" in path.read_bytes()]
