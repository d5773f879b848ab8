import json
from pathlib import Path
from typing import Any

import pytest

from cxfield.analysis.named_formulas import FormulaError, compute
from cxfield.cli import main


def _run(path: Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["stats", "--input", str(path)])
    return int(ended.value.code or 0)


def _entry(folder: Path, entry: Any) -> Path:
    path = folder / "entry.json"
    path.write_text(json.dumps(entry), "utf-8")
    return path


def test_a_formula_answers_on_standard_output_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(_entry(tmp_path, {"name": "wilson_ci", "inputs": {"x": 78, "n": 120}})) == 0
    outputs = json.loads(capsys.readouterr().out)["outputs"]
    assert outputs["lo"] == pytest.approx(0.561213, abs=1e-6)


def test_what_is_not_available_is_null_and_never_nan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(_entry(tmp_path, {"name": "aapor_rates", "inputs": {"counts": {}}})) == 0
    assert json.loads(capsys.readouterr().out)["outputs"]["RR1"] is None


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({"name": "magic", "inputs": {}}, "There is no formula 'magic'; available are aapor_from_codes"),
        ({"name": "wilson_ci", "inputs": {"x": 1}}, "needs the input 'n'"),
        ({"name": "wilson_ci", "inputs": {"x": "many", "n": 3}}, "The inputs of wilson_ci cannot be used"),
        ({"name": "nps_single", "inputs": {"freq": {}}}, "NPS needs at least one answer"),
        ({"name": "wilson_ci"}, 'it needs a "name" and "inputs"'),
        ([1], 'it needs a "name" and "inputs"'),
    ],
)
def test_what_cannot_be_computed_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], entry: Any, sentence: str
) -> None:
    assert _run(_entry(tmp_path, entry)) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert sentence in captured.err


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(tmp_path / "nothing.json") == 1
    assert "cannot be read" in capsys.readouterr().err


def test_codes_are_sorted_by_their_prefix() -> None:
    codes = ["1.1", "1.1", "1.2", "2.11", "2.20", "2.31", "3.13", "3.21", "4.31"]
    assert compute("aapor_from_codes", {"codes": codes})["RR1"] == pytest.approx(2 / 8)
    counted = compute("aapor_from_codes", {"codes": {"1.1": 2, "3.13": 2}})
    assert counted["RR1"] == pytest.approx(0.5)


def test_two_waves_of_nps_are_compared() -> None:
    waves = {"wave1": {"10": 60, "8": 25, "3": 15}, "wave2": {"10": 40, "8": 30, "3": 30}}
    plain, adjusted = compute("nps_two_wave", waves), compute("nps_two_wave_adjwald", waves)
    assert plain["diff"] == pytest.approx(35)
    assert plain["z"] == pytest.approx(plain["diff"] / plain["se_diff"])
    assert abs(adjusted["diff_adj"]) < abs(plain["diff"])


def test_a_formula_without_answers_says_so() -> None:
    with pytest.raises(FormulaError, match="CES needs at least two answers"):
        compute("ces2", {"wave1": {"7": 1}, "wave2": {}})
