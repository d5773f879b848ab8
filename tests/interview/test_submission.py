"""The instance XML as it is sent: what is in it, in which order, and what never is."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cxfield.interview.attachments import attachment_names
from cxfield.questionnaire.xform_reader import read_xform
from tests.interview.scenario import Scenario, ask, bind, repeat, xform

ORX = "http://openrosa.org/xforms"


def sent(scenario: Scenario) -> etree._Element:
    return etree.fromstring(scenario.interview.finish())


def test_what_is_not_relevant_is_not_sent() -> None:
    binds = bind("g", relevant="/data/a = 1") + bind("b", relevant="false()") + bind("p", relevant="position(.) = 2")
    inner = '<group ref="/data/g"><input ref="/data/g/x"/></group>' + repeat("p", "n")
    form = xform("<a/><g><x>1</x></g><b>2</b><p><n>1</n></p><p><n>2</n></p>", binds, ask("a", "b") + inner)
    assert [child.tag for child in sent(Scenario(form))] == ["a", "p", "meta"]
    assert sent(Scenario(form)).findtext("p/n") == "2"


def test_an_attribute_that_is_not_relevant_is_not_sent() -> None:
    form = xform('<a mark="1"/>', bind("a/@mark", relevant="/data/a = 'x'") + bind("a"), ask("a"))
    scenario = Scenario(form)
    assert "mark" not in sent(scenario).find("a").attrib
    assert sent(scenario.answer("a", "x")).find("a").attrib["mark"] == "1"


def test_id_and_version_stand_on_the_root_and_the_meta_block_has_the_id() -> None:
    root = sent(Scenario(xform("<a/>")))
    assert (root.tag, dict(root.attrib)) == ("data", {"id": "t", "version": "1"})
    assert root.findtext("meta/instanceID").startswith("uuid:")


def test_a_form_without_a_meta_block_is_sent_with_one_in_the_openrosa_namespace() -> None:
    form = read_xform(
        b'<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>t'
        b'</h:title><model><instance><data id="t"><a/></data></instance></model></h:head><h:body/></h:html>',
        folder=None,
    )
    assert sent(Scenario(form)).findtext(f"{{{ORX}}}meta/{{{ORX}}}instanceID").startswith("uuid:")


def test_namespaces_of_the_answers_are_kept_at_any_depth() -> None:
    form = read_xform(
        b'<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:z="urn:z">'
        b'<h:head><h:title>t</h:title><model><instance><data xmlns="urn:mine" id="t" z:k="1"><a/><z:b/>'
        b'<meta xmlns="http://openrosa.org/xforms"><instanceID/></meta></data></instance>'
        b'<bind nodeset="/data/a" type="string"/></model></h:head><h:body><input ref="/data/a"/></h:body></h:html>',
        folder=None,
    )
    root = sent(Scenario(form).answer("a", "x"))
    assert root.tag == "{urn:mine}data"
    assert root.get("{urn:z}k") == "1"
    assert root.findtext("{urn:mine}a") == "x"
    assert root.find("{urn:z}b") is not None
    assert root.findtext(f"{{{ORX}}}meta/{{{ORX}}}instanceID").startswith("uuid:")


def test_the_order_is_that_of_the_form_whatever_is_answered_first() -> None:
    body = repeat("p", "n") + ask("a", "z")
    form = xform('<a/><p jr:template=""><n/></p><z/>', "", body)
    scenario = Scenario(form).answer("z", 1).add("p").answer("a", 2).add("p")
    assert [child.tag for child in sent(scenario)] == ["a", "p", "p", "z", "meta"]


def test_templates_of_rows_are_never_sent() -> None:
    form = xform('<p jr:template=""><n>x</n></p>', "", repeat("p", "n"))
    xml = Scenario(form).add("p").interview.to_xml()
    assert xml.count("<p>") == 1
    assert "template" not in xml


def test_a_missing_code_has_its_prefix_declared() -> None:
    form = xform("<a/>", bind("a", cx_missing="dk"), ask("a"))
    root = sent(Scenario(form).missing("a", "dk"))
    assert root.find("a").get("{urn:cxfield:xforms}missing") == "dk"
    assert root.find("a").text is None


def test_a_form_that_uses_our_prefix_for_something_else_keeps_it() -> None:
    form = read_xform(
        b'<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:cx="urn:other" '
        b'xmlns:x="urn:cxfield:xforms"><h:head><h:title>t</h:title><model><instance><data id="t" cx:v="1"><a/></data>'
        b'</instance><bind nodeset="/data/a" x:missing="rf"/></model></h:head><h:body><input ref="/data/a"/></h:body>'
        b"</h:html>",
        folder=None,
    )
    root = sent(Scenario(form).missing("a", "rf"))
    assert root.get("{urn:other}v") == "1"
    assert root.find("a").get("{urn:cxfield:xforms}missing") == "rf"


@pytest.mark.parametrize("text", [" ends ", "two\nlines", "tab\there", "cr\rlf\r\n", "]]>", "<b>&amp;</b>", "  "])
def test_white_space_and_signs_arrive_as_they_were_typed(text: str) -> None:
    assert sent(Scenario(xform("<a/>", "", ask("a"))).answer("a", text)).findtext("a") == text


@given(st.text())
def test_every_text_makes_an_xml_that_can_be_read(text: str) -> None:
    scenario = Scenario(xform("<a/><b/>", bind("b", calculate="concat(/data/a, '!')"), ask("a"))).answer("a", text)
    root = sent(scenario)
    assert (root.findtext("a") or "") == normalize("NFC", scenario.value("a") or "")
    assert root.findtext("b") == normalize("NFC", scenario.value("b") or "")


def test_a_calculation_cannot_make_the_xml_unreadable() -> None:
    scenario = Scenario(xform("<a/>", bind("a", calculate="base64-decode('AAEb')")))
    assert not sent(scenario).findtext("a")


def test_a_letter_typed_in_two_signs_is_sent_as_one_letter() -> None:
    form = xform("<a/>", "", ask("a"))
    assert sent(Scenario(form).answer("a", "e\u0301")).findtext("a") == "\u00e9"


def test_a_code_stays_as_the_form_writes_it() -> None:
    item = "<item><label>x</label><value>e\u0301</value></item>"
    form = xform("<a/>", "", f'<select1 ref="/data/a"><label>a</label>{item}</select1>')
    assert sent(Scenario(form).answer("a", "e\u0301")).findtext("a") == "e\u0301"


def test_the_files_that_the_xml_mentions_are_listed_in_its_order_and_once() -> None:
    binds = bind("sound", kind="binary") + bind("p/photo", kind="binary") + bind("hidden", kind="binary", relevant="0")
    upload = '<upload ref="/data/file" mediatype="application/*"><label>f</label></upload>'
    photo = '<upload ref="/data/p/photo" mediatype="image/*"><label>p</label></upload>'
    rows = f'<group ref="/data/p"><repeat nodeset="/data/p">{photo}</repeat></group>'
    fields = "<sound>tape.m4a</sound><p><photo/></p><p><photo/></p><p><photo/></p><file/><hidden>x.jpg</hidden><a/>"
    scenario = Scenario(xform(fields, binds, rows + upload + ask("a")))
    scenario.answer("p[1]/photo", "1.jpg").answer("p[3]/photo", "1.jpg").answer("file", "Ā b.pdf").answer("a", "z.jpg")
    assert scenario.interview.attachments() == ("tape.m4a", "1.jpg", "Ā b.pdf")
    frozen = scenario.interview.finish()
    assert attachment_names(scenario.interview.program.definitions, frozen) == ("tape.m4a", "1.jpg", "Ā b.pdf")


def test_the_audit_trail_is_declared_in_the_form_and_listed_when_it_is_there() -> None:
    binds = bind("meta/audit", kind="binary")
    form = xform("<a/>", binds)
    text = form.xml.decode().replace("<instanceID/>", "<audit/><instanceID/>")
    form = read_xform(text.encode(), folder=None)
    scenario = Scenario(form)
    assert sent(scenario).find("meta/audit") is not None
    assert scenario.interview.attachments() == ()
