"""Forms that a fuzzer broke a reader with: each is a questionnaire or findings now."""

from __future__ import annotations

import pytest

from cxfield.admission.examination import examine_xml_here


def xform(data: str = "<q/>", model: str = "", body: str = "", root: str = "") -> bytes:
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title>'
        f"<model><instance><d id='d' {root}>{data}</d></instance>{model}</model></h:head>"
        f"<h:body>{body}</h:body></h:html>"
    ).encode()


@pytest.mark.parametrize(
    "form",
    [
        xform(root="jr:template=''"),
    ],
    ids=[
        "the root is marked as a row",
    ],
)
def test_an_xform_that_broke_the_reader_is_read_or_refused(form: bytes) -> None:
    found = examine_xml_here(form)
    assert found.xform is not None or any(finding.severity == "error" for finding in found.findings)
