"""XML from outside: what a file may do to the reader is bounded, and each bound is a sentence."""

from __future__ import annotations

import pytest

from cxfield.questionnaire import xml_bounds as bounds
from cxfield.questionnaire.model import Finding, FormError
from cxfield.questionnaire.xform_reader import read_xform

FORM = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">'
    "<h:head><h:title>{title}</h:title><model><instance><d id='d'>{data}</d></instance></model></h:head>"
    "<h:body>{body}</h:body></h:html>"
)
LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
DEEP = bounds.MAX_DEPTH


def form(*, title: str = "T", data: str = "<q/>", body: str = "") -> str:
    return FORM.format(title=title, data=data, body=body)


def refusal(xml: bytes) -> Finding:
    with pytest.raises(FormError) as caught:
        read_xform(xml, folder=None)
    (finding,) = caught.value.findings
    assert finding.severity == "error"
    assert finding.message.endswith(".")
    return finding


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE h [<!ENTITY a0 "lol">{LAUGHS}]>',
        '<!DOCTYPE h [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE h [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
        '<!DOCTYPE h SYSTEM "http://127.0.0.1/x.dtd">',
        "<!DOCTYPE h>",
        f"<!--{'x' * 200_000}--><!DOCTYPE h>",
    ],
    ids=["billion laughs", "external entity", "parameter entity", "external subset", "bare", "behind a long comment"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_before_anything_is_expanded(doctype: str, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{form(data="<q>&a9;</q>")}'.encode(encoding)
    assert refusal(xml).code == "document-type"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1251"])
def test_a_form_in_another_encoding_that_says_so_is_read(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    xml = f'<?xml version="1.0" encoding="{declared}"?>{form(title="Ж" if "1251" in encoding else "é")}'
    assert read_xform(xml.encode(encoding), folder=None).title in ("Ж", "é")


@pytest.mark.parametrize(
    "xml",
    [
        b'<?xml version="1.0" encoding="utf-16"?>' + form().encode(),
        ('<?xml version="1.0" encoding="utf-8"?>' + form()).encode("utf-16"),
        b'<?xml version="1.0" encoding="no-such"?>' + form().encode(),
        b'<?xml version="1.0" encoding="utf-7"?>' + form().encode(),
        form(title="\udcff").encode("utf-8", "surrogateescape"),
    ],
    ids=["says utf-16", "is utf-16", "unknown", "many bytes", "no utf-8"],
)
def test_a_wrong_encoding_is_refused_with_what_to_do(xml: bytes) -> None:
    finding = refusal(xml)
    assert finding.code == "encoding"
    assert "UTF-8" in finding.message


@pytest.mark.parametrize("xml", [form(title="\0").encode(), form().encode("utf-32"), form().encode()[:-3], b"\0" * 99])
def test_what_is_no_xml_is_refused_with_the_place(xml: bytes) -> None:
    finding = refusal(xml)
    assert finding.code == "not-xml"
    assert "(line " in finding.message


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_XML_BYTES", 1000)
    assert refusal(form(title="x" * 1000).encode()).code == "file-too-large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_too_many_elements_are_refused(encoding: str) -> None:
    assert refusal(form(data="<q/>" * (bounds.MAX_ELEMENTS + 1)).encode(encoding)).code == "too-many-elements"


@pytest.mark.parametrize("levels", [DEEP, 300, 5000])
def test_deep_nesting_is_refused(levels: int) -> None:
    for xml in (form(data="<g>" * levels + "</g>" * levels), form(body="<group>" * levels + "</group>" * levels)):
        finding = refusal(xml.encode())
        assert finding.code == "nested-too-deeply"
        assert str(DEEP) in finding.message


def test_nesting_within_the_bound_is_read() -> None:
    levels = DEEP - 5
    assert read_xform(form(body="<group>" * levels + "</group>" * levels).encode(), folder=None).body


def test_an_element_with_very_many_attributes_is_refused() -> None:
    attributes = " ".join(f'a{n}="1"' for n in range(100_000))
    assert refusal(form(data=f"<q {attributes}/>").encode()).code == "too-many-attributes"


@pytest.mark.parametrize("data", [f'<q a="{"x" * 11_000_000}"/>', f"<q{'a' * 100_000}/>"], ids=["attribute", "name"])
def test_a_huge_attribute_or_name_is_refused(data: str) -> None:
    assert refusal(form(data=data).encode()).code == "text-too-long"


def test_an_inclusion_of_another_file_is_not_followed() -> None:
    include = '<q xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="file:///etc/passwd" parse="text"/></q>'
    questionnaire = read_xform(form(data=include).encode(), folder=None)
    assert not any("root:" in node.value for node in questionnaire.primary.walk())
