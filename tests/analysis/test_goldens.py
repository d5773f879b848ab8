"""Every formula that we have gives the numbers that independent tools gave."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from cxfield.analysis.named_formulas import FORMULAS, compute

GOLDENS = Path(__file__).parents[2].parent / "shared" / "goldens.json"


def _entries() -> list[Any]:
    if not GOLDENS.exists():
        return []
    entries = json.loads(GOLDENS.read_text("utf-8"))["goldens"]
    return [entry for entry in entries if entry["name"].startswith(tuple(FORMULAS)) and "as" not in entry["inputs"]]


def test_the_goldens_are_there() -> None:
    if not GOLDENS.exists() and os.environ.get("CI") != "true":
        pytest.skip(f"{GOLDENS.name} is not beside this repository")
    assert len(_entries()) >= 10


@pytest.mark.parametrize("entry", _entries(), ids=lambda entry: entry["name"])
def test_formula_gives_the_golden_numbers(entry: dict[str, Any]) -> None:
    outputs = compute(entry["name"], entry["inputs"])
    for key, expected in entry["outputs"].items():
        assert outputs[key] == pytest.approx(expected, abs=1e-6, rel=0), key
