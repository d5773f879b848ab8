"""Fuzzes the readers of lists beside a form. The first line of an input is the suffix of the file. See README.md."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

with atheris.instrument_imports(include=["cxfield"]):
    from cxfield.questionnaire.instance_files import load_instance
    from cxfield.questionnaire.model import FormError
    from tests.fuzz.judging import judge_findings

from tests.fuzz.seeds import arguments, of_list


def one_input(data: bytes) -> None:
    suffix, _, content = data.partition(b"\n")
    name = f"list.{suffix.decode() if suffix in (b'csv', b'geojson') else 'xml'}"
    try:
        document = load_instance(f"jr://file/{name}", None, {name: content})
    except FormError as error:
        judge_findings(error.findings)
        return
    assert document is not None
    for node in document.walk():
        assert isinstance(node.value, str)


if __name__ == "__main__":
    atheris.Setup(arguments(of_list), one_input)
    atheris.Fuzz()
