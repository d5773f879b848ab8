"""A program kept as bytes runs as the one that was packed, and what was settled before the start is what logic says."""

from __future__ import annotations

import marshal
import os
import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cxfield.errors import CxfieldError
from cxfield.interview import Interview, Setting
from cxfield.interview.compiled_form import CompiledFormError, pack, prepare, unpack
from cxfield.interview.opening import settled_rules
from cxfield.interview.program import Program
from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.xpath.table import Table
from tests.interview.scenario import ask, bind, repeat, xform

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SHOPS = "".join(f"<item><name>s{n}</name><label>Shop {n}</label><town>t{n % 3}</town></item>" for n in range(300))
SHOPS_MODEL = f'<instance id="shops"><root>{SHOPS}</root></instance>'
TOWN = "instance('shops')/root/item[town = /data/town]"
SHOP = (
    f'<select1 ref="/data/shop"><label>Shop</label><itemset nodeset="{TOWN}">'
    '<value ref="name"/><label ref="label"/></itemset></select1>'
)


def survey() -> Questionnaire:
    binds = (
        bind("age", kind="int", constraint=". < 120")
        + bind("adult", calculate="/data/age >= 18")
        + bind("job", relevant="/data/adult = 'true'", required="true()")
        + bind("who/name", required="/data/age > 5")
        + bind("people", calculate="count(/data/who)")
        + bind("began", calculate="once(now())")
        + bind("town", kind="string")
        + bind("shop", kind="string")
    )
    body = ask("age", "job", "town") + repeat("who", "name") + SHOP
    fields = "<age>20</age><adult/><job/><who><name/></who><people/><began/><town/><shop/>"
    return xform(fields, binds, body, SHOPS_MODEL)


def begin(program: Program, **setting: object) -> Interview:
    given = Setting(started_at=AT, now=lambda: AT, **setting)  # type: ignore[arg-type]
    return Interview(program.questionnaire, given, program=program)


def stored(program: Program) -> Program:
    form = pack(program)
    return unpack(form.program, form.lists.__getitem__)


def do_steps(interview: Interview) -> Interview:
    interview.set_value("/data/age", "12")
    interview.add_repeat("/data/who")
    interview.set_value("/data/who[2]/name", "Ilze")
    interview.set_value("/data/town", "t1")
    interview.set_value("/data/shop", "s4")
    return interview


def test_an_unpacked_program_runs_as_the_one_that_was_packed() -> None:
    program = Program(survey())
    before, after = do_steps(begin(program)), do_steps(begin(stored(prepare(program, "UTC"))))
    assert after.nodes() == before.nodes()
    assert after.to_xml() == before.to_xml()
    assert after.pages() == before.pages()


def test_the_choices_of_a_long_list_are_loaded_when_they_are_first_needed() -> None:
    form = pack(prepare(Program(survey()), "UTC"))
    asked: list[str] = []

    def load(name: str) -> bytes:
        asked.append(name)
        return form.lists[name]

    interview = begin(unpack(form.program, load))
    interview.set_value("/data/town", "t1")
    assert asked == []
    choices = interview.state("/data/shop").choices
    assert choices is not None
    assert len(choices) == 100
    assert asked == ["shops"]


def test_short_lists_and_lists_of_another_shape_stay_in_the_program() -> None:
    model = '<instance id="short"><root><item><name>a</name></item></root></instance>'
    program = Program(xform("<q/>", "", ask("q"), model))
    form = pack(program)
    assert form.lists == {}
    root = unpack(form.program, form.lists.__getitem__).questionnaire.instances["short"].root
    assert root is not None
    assert isinstance(root.children[0], Table)
    assert root.string_value() == "a"


def test_the_bytes_hold_no_copy_of_the_xform() -> None:
    questionnaire = survey()
    assert questionnaire.xml[:200] not in pack(Program(questionnaire)).program


@pytest.mark.parametrize(
    "data", [b"", b"nonsense", pickle.dumps(print), pickle.dumps(os.getcwd), pickle.dumps({"a": 1}), marshal.dumps([1])]
)
def test_bytes_that_are_no_compiled_form_are_refused(data: bytes) -> None:
    with pytest.raises(CompiledFormError):
        unpack(data, lambda name: b"")


PURE = ["1 + 1", "/data/age * 2", "if(/data/age > 3, 'a', 'b')", "concat('a', /data/age)", "count(/data/who)"]
OUTWARD = [
    "now()",
    "concat(today(), '')",
    "random()",
    "uuid()",
    "once('x')",
    "property('deviceid')",
    "jr:itext('hello')",
    "instance('case')/root/item/name",
    "pulldata('case', 'name', 'case_id', '1')",
    "instance(concat('ca', 'se'))/root/item/name",
    "/data/device",
    "/data/spoken",
    "/data/set",
    "/data/fixed",
    "sum(/data/counted/number)",
]


def asking(expression: str) -> Program:
    fields = "<age>4</age><first/><then/><who><name/></who><device/><spoken>1</spoken><set/><fixed>s1</fixed>"
    fields += "<counted><number>1</number></counted>"
    binds = bind("first", calculate=expression) + bind("then", relevant="/data/first = 'x'", kind="string")
    binds += bind("device", jr_preload="property", jr_preloadParams="deviceid") + bind("spoken", cx_mode="cati")
    model = '<setvalue ref="/data/set" event="odk-instance-first-load" value="5"/>' + SHOPS_MODEL
    model += '<itext><translation lang="en"><text id="hello"><value>Hi</value></text></translation></itext>'
    counted = '<repeat nodeset="/data/counted" jr:count="/data/age"><input ref="/data/counted/number"/></repeat>'
    body = ask("age", "then", "spoken") + repeat("who", "name") + counted
    return Program(xform(fields, binds, body + SHOP.replace("/data/shop", "/data/fixed"), model))


@pytest.mark.parametrize("expression", PURE)
def test_what_depends_on_the_form_alone_is_settled(expression: str) -> None:
    program = asking(expression)
    assert {rule.context.name for rule in settled_rules(program)} >= {"first", "then"}


@pytest.mark.parametrize("expression", OUTWARD)
def test_what_depends_on_the_world_is_left_to_each_interview(expression: str) -> None:
    program = asking(expression)
    assert {rule.context.name for rule in settled_rules(program)} & {"first", "then"} == set()


@pytest.mark.parametrize("expression", PURE + OUTWARD)
def test_an_interview_begins_alike_with_and_without_what_is_settled(expression: str) -> None:
    world = {"mode": "capi", "case": {"name": "Ilze", "case_id": "1"}, "properties": {"deviceid": "d"}, "seed": 7}
    plain = begin(asking(expression), **world)
    opened = begin(prepare(asking(expression), "UTC"), **world)
    assert opened.nodes() == plain.nodes()
    assert opened.to_xml() == plain.to_xml()


def test_what_is_settled_counts_for_its_time_zone_only() -> None:
    program = prepare(asking("number(date('2026-01-01')) * 24"), "America/Phoenix")
    assert begin(program, zone="UTC").state("/data/first").value == "490896"
    assert begin(program, zone="America/Phoenix").state("/data/first").value == "490903"


def test_an_expression_that_fails_is_not_settled() -> None:
    program = prepare(Program(xform("<a/><b/>", bind("b", calculate="substr()"), ask("a"))), "UTC")
    assert begin(program).state("/data/b").error


SHARED = Path(__file__).resolve().parents[3] / "shared" / "forms"
IN_ONE_TEST = 4


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real forms are not beside the project")
@pytest.mark.parametrize("part", range(IN_ONE_TEST))
def test_real_forms_begin_alike_from_their_compiled_form(part: int) -> None:
    different = []
    for path in sorted(SHARED.rglob("*.xml"))[part::IN_ONE_TEST]:
        try:
            program = Program(read_xform(path.read_bytes(), folder=path.parent))
        except CxfieldError:
            continue
        plain = begin(program, case={"name": "n"}, mode="cati")
        opened = begin(stored(prepare(program, "UTC")), case={"name": "n"}, mode="cati")
        if opened.nodes() != plain.nodes() or opened.to_xml() != plain.to_xml():
            different.append(path.name)
    assert different == []
