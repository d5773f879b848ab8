"""Whatever is in a form file: a questionnaire or findings, nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from cxfield.questionnaire.form_lint import Lint
from cxfield.questionnaire.model import FormError
from cxfield.questionnaire.workbook_conversion import convert_workbook
from cxfield.questionnaire.xform_reader import read_xform

TYPES = ["text", "integer", "begin_group", "end_group", "begin_repeat", "end_repeat", "select_one a", "calculate",
         "txet", "note", "range", "select_one_from_file x.csv", "rank a", "csv-external", ""]  # fmt: skip
NAMES = ["q", "q2", "g", "r", "1x", "", "meta", "ą"]
CELLS = ["", "", "", "${q}", "${", "${nobody}", "'", "1 +", "/data/q", "dk", "random", "start=1 end=3", "<b>&", "q",
         "instance('a')/root/item", "a=1", "${q} ${q2}", "true()"]  # fmt: skip
COLUMNS = ["label::Polski (pl)", "relevant", "calculation", "choice_filter", "cx:missing", "cx:warning", "cx:order",
           "cx:warning_msg::Polski (pl)", "default", "repeat_count", "parameters", "", "bind:x:y"]  # fmt: skip
HEADER = ["type", "name", "label", *COLUMNS]

XFORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model><itext><translation lang="en"><text id="a">
<value>A <output value="/d/q"/></value></text></translation></itext><instance><d id="d"><q/><r jr:template=""><x/></r>
</d></instance><instance id="s"><root><item><name>1</name></item></root></instance>
<bind nodeset="/d/q" type="int" relevant=". > 1" jr:constraintMsg="jr:itext('a')"/></model></h:head><h:body>
<select1 ref="/d/q"><label ref="jr:itext('a')"/><itemset nodeset="instance('s')/root/item[name=1]"><value ref="name"/>
</itemset></select1><group ref="/d/r"><repeat nodeset="/d/r" jr:count="2"><input ref="/d/r/x"/></repeat></group>
</h:body></h:html>"""

rest = st.lists(st.sampled_from(CELLS), max_size=len(COLUMNS))
rows = st.lists(
    st.builds(
        lambda kind, name, label, others: [kind, name, label, *others],
        st.sampled_from(TYPES), st.sampled_from(NAMES), st.sampled_from(["L", "L", *CELLS]), rest,
    ),
    min_size=1, max_size=5,
)  # fmt: skip
choices_rows = st.lists(st.lists(st.sampled_from(["a", "b", *CELLS]), min_size=1, max_size=4), max_size=4)


@settings(max_examples=80)
@given(survey=rows, choices=choices_rows)
def test_any_grid_gives_a_form_or_an_error(survey: list[list[str]], choices: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    book.active.title = "survey"
    sheets = {"survey": [HEADER, *survey], "choices": [["list_name", "name", "label", "a"], *choices]}
    for title, content in sheets.items():
        sheet = book["survey"] if title == "survey" else book.create_sheet(title)
        for row in content:
            sheet.append(row)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        book.save(path)
        conversion = convert_workbook(path)
    has_error = any(finding.severity == "error" for finding in conversion.findings)
    assert has_error == (conversion.xform is None)
    assert all(finding.message.endswith((".", "!", "?")) for finding in conversion.findings)
    if conversion.xform is not None:
        Lint(read_xform(conversion.xform, folder=None), None, conversion.places).findings()


@settings(max_examples=300)
@given(
    start=st.integers(0, len(XFORM)), length=st.integers(0, 60), put=st.sampled_from(["", "<", "&x;", "]]>", "/d", "'"])
)
def test_any_damaged_xform_gives_a_form_or_an_error(start: int, length: int, put: str) -> None:
    damaged = XFORM[:start] + put + XFORM[start + length :]
    try:
        questionnaire = read_xform(damaged.encode(), folder=None)
    except FormError:
        return
    assert isinstance(Lint(questionnaire, None, {}).findings(), list)
