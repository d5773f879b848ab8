"""What `check` says of the actions of a form."""

from __future__ import annotations

from cxfield.questionnaire.form_lint import Lint
from cxfield.questionnaire.workbook_conversion import convert_workbook
from cxfield.questionnaire.xform_reader import read_xform

from .conftest import MakeWorkbook


def findings(actions: str) -> list[tuple[str, str]]:
    form = (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:odk="http://www.opendatakit.org/xforms"><h:head><h:title>t</h:title><model><instance><data id="t">'
        f'<a k=""/><p><b/></p></data></instance>{actions}</model></h:head><h:body/></h:html>'
    )
    found = Lint(read_xform(form.encode(), folder=None), None, {}).findings()
    return [(finding.severity, finding.code) for finding in found]


def test_an_event_that_never_comes_is_said() -> None:
    assert findings('<setvalue event="odk-instance-first-load" ref="/data/a" value="1"/>') == []
    assert findings('<setvalue event="xforms-rebuild" ref="/data/a" value="1"/>') == [("warning", "unknown-event")]


def test_an_action_on_a_node_that_is_not_there_is_said() -> None:
    action = '<setvalue event="odk-instance-load" ref="{}">1</setvalue>'
    assert findings(action.format("/data/nothing")) == [("warning", "action-without-node")]
    assert findings(action.format("/data/a/@k") + action.format("/data/p[1]/b")) == []


def test_a_workbook_is_told_for_what_it_needs_the_computer(make_workbook: MakeWorkbook) -> None:
    survey = [
        ["type", "name", "label", "trigger"],
        ["start-geopoint", "here", None, None],
        ["text", "a", "A", None],
        ["background-geopoint", "there", None, "${a}"],
        ["background-audio", "tape", None, None],
    ]
    conversion = convert_workbook(make_workbook(survey=survey))
    assert conversion.xform is not None
    found = Lint(read_xform(conversion.xform, folder=None), None, conversion.places).findings()
    assert [(finding.severity, finding.code, finding.where) for finding in found] == [
        ("info", "device-needed", "survey!A2"),
        ("info", "device-needed", "survey!A5"),
        ("info", "device-needed", "survey!A4"),
    ]
