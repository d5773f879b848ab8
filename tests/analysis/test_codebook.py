"""Variables and their labels as reports and data files print them."""

from __future__ import annotations

from cxfield.analysis.codebook import variables
from tests.interview.scenario import xform


def test_labels_are_printed_without_their_marks() -> None:
    item = '<item><label>&lt;span style="color:red"&gt;Yes&lt;/span&gt;</label><value>y</value></item>'
    label = '<label>**How** is <output value="/data/b"/>?</label>'
    form = xform("<a/><b/>", "", f'<select1 ref="/data/a">{label}{item}</select1>')
    asked = next(variable for variable in variables([form]) if variable.is_asked)
    assert (asked.label, asked.choices) == ("How is [b]?", (("y", "Yes"),))
