"""A batch goes on whatever its forms are: each bad one is a sentence, each good one behind it is played."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

GOOD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>T</h:title>'
    '<model><instance><d id="d"><q/></d></instance></model></h:head><h:body><input ref="/d/q"/></h:body></h:html>'
)


def bad_forms(folder: Path) -> list[Path]:
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    texts = {
        "laughs.xml": f'<!DOCTYPE d [<!ENTITY a0 "lol">{laughs}]>{GOOD.replace("<q/>", "<q>&a9;</q>")}',
        "deep.xml": GOOD.replace("<q/>", "<g>" * 50_000 + "</g>" * 50_000),
        "circle.xml": GOOD.replace("</model>", '<bind nodeset="/d/q" calculate=". + 1"/></model>'),
        "none.xml": "no form",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    with zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(50_000_000))
    return [folder / name for name in (*texts, "bomb.xlsx")]


def test_a_batch_goes_on_behind_every_bad_form(tmp_path: Path) -> None:
    requests: list[dict[str, object]] = []
    for path in bad_forms(tmp_path):
        requests += [{"id": path.name, "form": str(path)}, {"id": f"behind {path.name}", "form_xml": GOOD, "steps": []}]
    done = subprocess.run(
        [sys.executable, "-m", "cxfield.cli", "play", "--batch"],
        input="".join(json.dumps(request) + "\n" for request in requests),
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [request["id"] for request in requests]
    for answer in answers:
        is_behind = str(answer["id"]).startswith("behind ")
        assert ("nodes" in answer) == is_behind, answer
        assert is_behind or str(answer["error"]).endswith((".", "!")), answer
    assert done.stderr == ""
