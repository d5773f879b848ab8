"""Small forms of our own that two other engines were run on: what both gave, node by node.

`agreed_forms.jsonl` holds one form a line with its files, the steps, and the state of every node after them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cxfield.interview import Interview, NodeState, Setting, StepError
from cxfield.questionnaire.xform_reader import read_xform

LINES = Path(__file__).with_name("agreed_forms.jsonl").read_text("utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]
DEVICE = {"deviceid": "dev-1", "email": "u@example.org", "username": "u", "phonenumber": "+10000000"}


def play(case: dict[str, Any]) -> dict[str, NodeState]:
    media = {name: text.encode() for name, text in case.get("files", {}).items()}
    interview = Interview(read_xform(case["form"].encode(), folder=None, media=media), Setting(properties=DEVICE))
    for step in case["steps"]:
        take(interview, step)
    return {state.ref: state for state in interview.nodes()}


def take(interview: Interview, step: dict[str, Any]) -> None:
    try:
        match step["op"]:
            case "set":
                interview.set_value(step["ref"], step["value"])
            case "addRepeat":
                interview.add_repeat(step["ref"])
            case "removeRepeat":
                interview.remove_repeat(step["ref"], step["index"])
            case "setLanguage":
                interview.set_language(step["value"])
    except StepError:
        pass


def seen(state: NodeState | None, like: dict[str, Any]) -> dict[str, Any]:
    """Return of `state` what `like` says of the node."""
    if state is None:
        return {"relevant": False}
    found = {key: getattr(state, key) for key in like if key != "choices"}
    if "choices" in like:
        found["choices"] = [choice.name for choice in state.choices or ()]
    if "value" in like and is_same_number(like["value"], found["value"]):
        found["value"] = like["value"]
    return found


def is_same_number(one: str, other: str) -> bool:
    try:
        return float(one) == pytest.approx(float(other), rel=1e-9)
    except ValueError:
        return False


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_form_gives_what_two_other_engines_give(case: dict[str, Any]) -> None:
    states = play(case)
    assert {ref: seen(states.get(ref), like) for ref, like in case["nodes"].items()} == case["nodes"]
