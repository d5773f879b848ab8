"""A workbook with cx columns stays a form for other programs: what pyxform makes of it is valid to ODK Validate."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import pyxform

from cxfield.questionnaire.workbook_conversion import convert_workbook

from .conftest import MakeWorkbook, Rows

JAR = Path(pyxform.__file__).parent / "validators" / "odk_validate" / "bin" / "ODK_Validate.jar"
EXTENSIONS = {
    "missing": "dk rf",
    "warning": ". > 3",
    "warning_msg::English (en)": "Only ${nps}?",
    "mode": "cati capi",
    "metric": "nps",
    "touchpoint": "shop",
    "stage": "use",
    "record": "always",
    "card": "card.png",
}
QUESTIONS: list[dict[str, str]] = [
    {"type": "begin_group", "name": "g", "cx:order": "random", "cx:record": "sample=0.1"},
    {"type": "integer", "name": "nps", **{f"cx:{name}": value for name, value in EXTENSIONS.items()}},
    {"type": "text", "name": "why", "relevant": "${nps} < 7", "cx:missing": "rf", "cx:metric": "verbatim"},
    {"type": "end_group"},
    {"type": "calculate", "name": "refused", "relevant": "${nps}/@cx:missing = 'rf'", "cx:disposition": "2.10"},
    {"type": "begin_repeat", "name": "p", "cx:order": "rotate"},
    {"type": "text", "name": "a"},
    {"type": "text", "name": "b"},
    {"type": "end_repeat"},
]


def all_cx() -> dict[str, Rows]:
    """Return a workbook in two languages that uses every extension."""
    columns = list(dict.fromkeys(column for row in QUESTIONS for column in row))
    languages = ["English (en)", "Polski (pl)"]
    header = [*columns, *(f"label::{language}" for language in languages)]
    rows = [[*(row.get(column) for column in columns), row.get("name"), row.get("name")] for row in QUESTIONS]
    settings = [["form_id", "version", "default_language"], ["cx", "1", languages[0]]]
    return {"survey": [header, *rows], "settings": settings}


EXTERNAL: dict[str, Rows] = {
    "survey": [
        ["type", "name", "label", "choice_filter", "save_to"],
        ["text", "state", "State", None, None],
        ["select_one_external counties", "county", "County", "state=${state}", "county"],
    ],
    "choices": [["list_name", "name", "label"], ["yn", "y", "Yes"]],
    "external_choices": [["list_name", "name", "label", "state"], ["counties", "king", "King", "wa"]],
    "entities": [["list_name", "label", "create_if"], ["places", "${county}", "${state} = 'wa'"]],
}


@pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java to run ODK Validate with")
@pytest.mark.skipif(not JAR.exists(), reason="this pyxform comes without ODK Validate")
def test_forms_with_our_extensions_are_valid_to_odk_validate(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    forms = []
    for name, sheets in (("cx", all_cx()), ("external", EXTERNAL)):
        conversion = convert_workbook(make_workbook(f"{name}.xlsx", **sheets))
        assert conversion.xform is not None, conversion.findings
        forms.append(tmp_path / f"{name}.xml")
        forms[-1].write_bytes(conversion.xform)
    command = ["java", "-Djava.awt.headless=true", "-jar", str(JAR), *map(str, forms)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, (done.stdout + done.stderr).count("Xform is valid")) == (0, 2), done.stdout + done.stderr


def test_the_cx_form_uses_every_extension(make_workbook: MakeWorkbook) -> None:
    conversion = convert_workbook(make_workbook(**all_cx()))
    assert conversion.xform is not None
    text = conversion.xform.decode()
    names = [*(name.partition(":")[0] for name in EXTENSIONS), "order", "disposition"]
    assert [name for name in names if f"cx:{name}=" not in text] == []
