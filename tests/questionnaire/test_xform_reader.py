"""XForm XML into the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxfield.questionnaire.model import ControlKind, FormError, Group, Output, Question, Questionnaire, Repeat
from cxfield.questionnaire.xform_reader import read_xform

HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" '
    'xmlns:odk="http://www.opendatakit.org/xforms" xmlns:cx="urn:cxfield:xforms"><h:head><h:title>Visit</h:title>'
)


def form(*, instance: str, model: str = "", body: str = "", folder: Path | None = None) -> Questionnaire:
    text = f"{HEAD}<model><instance>{instance}</instance>{model}</model></h:head><h:body>{body}</h:body></h:html>"
    return read_xform(text.encode(), folder=folder)


def question(questionnaire: Questionnaire) -> Question:
    control = questionnaire.body[0]
    assert isinstance(control, Question)
    return control


def test_identity_comes_from_the_instance_root() -> None:
    read = form(instance='<data id="visit" version="7"><a/></data>')
    assert (read.form_id, read.version, read.title) == ("visit", "7", "Visit")
    assert len(read.content_hash) == 64


def test_a_relative_bind_is_resolved_against_the_instance_root() -> None:
    read = form(instance='<data id="x"><age/></data>', model='<bind nodeset="age" type="xsd:int" required="true()"/>')
    assert read.binds["/data/age"].type == "int"
    assert read.binds["/data/age"].required == "true()"


def test_cx_attributes_and_others_of_a_bind_are_read() -> None:
    bind = form(
        instance='<data id="x"><q/></data>',
        model='<bind nodeset="/data/q" cx:missing="dk rf" cx:warning=". &lt; 9" cx:warning_msg="Sure?" cx:mode="cati" '
        'cx:metric="nps" cx:touchpoint="shop" cx:stage="buy" cx:disposition="4.80" orx:max-pixels="640"/>',
    ).binds["/data/q"]
    assert (bind.missing, bind.modes) == (("dk", "rf"), ("cati",))
    assert (bind.warning, bind.warning_message.parts) == (". < 9", ("Sure?",))
    assert (bind.metric, bind.touchpoint, bind.stage, bind.disposition) == ("nps", "shop", "buy", "4.80")
    assert bind.extra == {"{http://openrosa.org/xforms}max-pixels": "640"}


def test_a_template_leaves_the_instance_and_the_order_of_its_place_is_kept() -> None:
    read = form(
        instance='<data id="x"><a/><person jr:template=""><name>Ann</name></person><b/></data>',
        body='<group ref="/data/person"><label>Person</label><repeat nodeset="/data/person" jr:count="2">'
        '<input ref="/data/person/name"/></repeat></group>',
    )
    assert [node.name for node in read.primary.children[0].children] == ["a", "b"]
    assert read.templates["/data/person"].children[0].value == "Ann"
    assert read.templates["/data/person"].attributes is None
    assert read.child_order["/data"] == ("a", "person", "b")
    repeat = read.body[0]
    assert isinstance(repeat, Repeat)
    assert (repeat.label.parts, repeat.count) == (("Person",), "2")


def test_the_first_instance_serves_as_template_without_its_values_and_stays() -> None:
    read = form(
        instance='<data id="x"><p><n>1</n></p><p><n>2</n></p></data>',
        body='<repeat nodeset="/data/p"><input ref="/data/p/n"/></repeat>',
    )
    assert len(read.primary.children[0].children) == 2
    assert read.templates["/data/p"].children[0].value == ""
    assert [node.children[0].value for node in read.primary.children[0].children] == ["1", "2"]


def test_labels_keep_their_fills_and_lose_outer_white_space() -> None:
    read = form(
        instance='<data id="x"><q/><n/></data>',
        body='<input ref="/data/q"><label>\n Hello <output value=" /data/n "/>, you </label><hint>Say</hint></input>',
    )
    assert question(read).label.parts == ("Hello ", Output("/data/n"), ", you")
    assert question(read).hint.parts == ("Say",)


def test_itext_has_long_short_guidance_and_media_in_each_language() -> None:
    read = form(
        instance='<data id="x"><q/></data>',
        model='<itext><translation lang="English (en)"><text id="q"><value>Long</value><value form="short">S</value>'
        '<value form="guidance">Slowly</value><value form="image">jr://images/q.png</value></text></translation>'
        '<translation lang="Polski (pl)" default="true()"><text id="q"><value>Długo</value></text></translation>'
        "</itext>",
        body='<input ref="/data/q"><label ref="jr:itext(\'q\')"/></input>',
    )
    forms = read.itext["English (en)"]["q"]
    assert (forms.parts, forms.short, forms.guidance) == (("Long",), ("S",), ("Slowly",))
    assert forms.media == {"image": "q.png"}
    assert (read.languages, read.default_language) == (("English (en)", "Polski (pl)"), "Polski (pl)")
    assert question(read).label.itext_id == "q"


@pytest.mark.parametrize(
    ("xml", "kind"),
    [
        ('<input ref="/data/q"/>', ControlKind.INPUT),
        ('<select ref="/data/q"/>', ControlKind.SELECT_MULTIPLE),
        ('<odk:rank ref="/data/q"/>', ControlKind.RANK),
        ('<range ref="/data/q" start="0" end="10" step="1"/>', ControlKind.RANGE),
        ('<trigger ref="/data/q"/>', ControlKind.TRIGGER),
        ('<upload ref="/data/q" mediatype="image/*"/>', ControlKind.UPLOAD),
    ],
)
def test_each_control_becomes_a_question_of_its_kind(xml: str, kind: ControlKind) -> None:
    assert question(form(instance='<data id="x"><q/></data>', body=xml)).kind is kind


def test_an_itemset_keeps_its_filter_and_knows_its_instance() -> None:
    read = form(
        instance='<data id="x"><q/></data>',
        model='<instance id="towns"><root><item><name>a</name></item></root></instance>',
        body="<select1 ref=\"/data/q\"><itemset nodeset=\"randomize(instance('towns')/root/item[name != ''], 3)\">"
        '<value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>',
    )
    itemset = question(read).itemset
    assert itemset is not None
    assert (itemset.instance_id, itemset.value_ref, itemset.label_ref) == ("towns", "name", "jr:itext(itextId)")
    assert "name != ''" in itemset.nodeset


def test_nested_groups_keep_their_order_and_page_appearance() -> None:
    read = form(
        instance='<data id="x"><g><a/><b/></g></data>',
        body='<group ref="/data/g" appearance="field-list" cx:order="random"><label>G</label><input ref="a"/>'
        "<group><input ref=\"b\" appearance=\"minimal search('x', 'contains')\"/></group></group>",
    )
    group = read.body[0]
    assert isinstance(group, Group)
    assert (group.appearance, group.order) == (("field-list",), "random")
    first, inner = group.children
    assert first.ref == "/data/g/a"
    assert isinstance(inner, Group)
    assert inner.children[0].ref == "/data/g/b"
    assert inner.children[0].appearance == ("minimal", "search('x', 'contains')")


def test_actions_in_the_model_and_inside_a_question_are_found() -> None:
    read = form(
        instance='<data id="x"><a/><b/></data>',
        model='<setvalue event="odk-instance-first-load odk-new-repeat" ref="/data/a" value="1 + 1"/>',
        body='<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/b">gone</setvalue></input>',
    )
    first, second = read.actions
    assert (first.events, first.expression, first.source) == (
        ("odk-instance-first-load", "odk-new-repeat"), "1 + 1", None,
    )  # fmt: skip
    assert (second.target, second.literal, second.source) == ("/data/b", "gone", "/data/a")


def test_a_read_only_text_without_calculation_is_a_note() -> None:
    model = '<bind nodeset="/data/q" type="string" readonly="true()"/>'
    assert question(form(instance='<data id="x"><q/></data>', model=model, body='<input ref="/data/q"/>')).note
    model = '<bind nodeset="/data/q" type="string" readonly="true()" calculate="1"/>'
    assert not question(form(instance='<data id="x"><q/></data>', model=model, body='<input ref="/data/q"/>')).note


def test_prefixed_nodes_keep_their_prefix_in_paths() -> None:
    read = form(
        instance='<data id="x"><orx:meta><orx:instanceID/></orx:meta></data>',
        model='<bind nodeset="/data/orx:meta/orx:instanceID" jr:preload="uid"/>',
    )
    assert read.primary.children[0].children[0].namespace == "http://openrosa.org/xforms"
    assert read.binds["/data/orx:meta/orx:instanceID"].preload == "uid"


def test_files_beside_the_form_become_instances_and_absent_ones_stay_empty(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text("\ufeffname;label\na;Alpha\nb;Beta\n", encoding="utf-8")
    (tmp_path / "places.geojson").write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "p1", '
        '"geometry": {"type": "Point", "coordinates": [24.1, 56.9]}, "properties": {"title": "Riga"}}]}',
        encoding="utf-8",
    )
    read = form(
        instance='<data id="x"><q/></data>',
        model='<instance id="towns" src="jr://file-csv/towns.csv"/><instance id="geo" src="jr://file/places.geojson"/>'
        '<instance id="gone" src="jr://file/gone.xml"/><instance id="out" src="jr://file/../secret.xml"/>',
        folder=tmp_path,
    )
    towns, places = read.instances["towns"].root, read.instances["geo"].root
    assert towns is not None
    assert places is not None
    assert [child.value for child in towns.children[0].children[1].children] == ["b", "Beta"]
    assert {child.name: child.value for child in places.children[0].children[0].children} == {
        "geometry": "56.9 24.1 0 0", "title": "Riga", "id": "p1",
    }  # fmt: skip
    assert read.instances["gone"].root is None
    assert read.instances["out"].root is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-xml"),
        (b"<a><b></a>", "not-xml"),
        (b"<data/>", "not-a-form"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document-type"),
    ],
)
def test_what_is_no_form_is_refused_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(FormError) as caught:
        read_xform(data, folder=None)
    assert caught.value.findings[0].code == code
