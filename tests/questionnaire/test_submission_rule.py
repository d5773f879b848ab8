"""What a form says about sending is kept for the sender."""

from __future__ import annotations

import pytest

from cxfield.questionnaire.model import SubmissionRule
from cxfield.questionnaire.workbook_conversion import convert_workbook
from cxfield.questionnaire.xform_reader import read_xform

from .conftest import MakeWorkbook


def rule_of(attributes: str) -> SubmissionRule:
    form = (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:odk="http://www.opendatakit.org/xforms" xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>t'
        f'</h:title><model>{attributes}<instance><data id="t"/></instance></model></h:head><h:body/></h:html>'
    )
    return read_xform(form.encode(), folder=None).submission


def test_a_workbook_declares_encryption_and_editing_in_its_settings(make_workbook: MakeWorkbook) -> None:
    settings = {
        "form_id": "f",
        "public_key": "MIIB",
        "submission_url": "https://x.example/submission",
        "auto_send": "true",
        "auto_delete": "false",
        "client_editable": "yes",
    }
    survey = [["type", "name", "label"], ["text", "a", "A"]]
    conversion = convert_workbook(make_workbook(survey=survey, settings=[list(settings), list(settings.values())]))
    assert conversion.xform is not None, conversion.findings
    assert read_xform(conversion.xform, folder=None).submission == SubmissionRule(
        url="https://x.example/submission",
        method="post",
        public_key="MIIB",
        sends_itself=True,
        deletes_itself=False,
        is_editable=True,
    )


@pytest.mark.parametrize(
    ("declared", "rule"),
    [
        ("", SubmissionRule()),
        ("<submission/>", SubmissionRule()),
        ('<submission base64RsaPublicKey=" K "/>', SubmissionRule(public_key="K")),
        ('<submission odk:client-editable="true"/>', SubmissionRule(is_editable=True)),
        (
            '<submission orx:auto-send="true" orx:auto-delete="0"/>',
            SubmissionRule(sends_itself=True, deletes_itself=False),
        ),
        ('<submission method="form-data-post" action="u"/>', SubmissionRule(method="form-data-post", url="u")),
    ],
)
def test_a_form_declares_it_on_its_submission(declared: str, rule: SubmissionRule) -> None:
    assert rule_of(declared) == rule
