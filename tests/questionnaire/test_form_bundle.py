"""A published version is read from what travels: XForm and files by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxfield.admission.form_process import FormProcess
from cxfield.admission.form_reader import read_form
from cxfield.questionnaire.form_bundle import file_names, files_beside, open_bundle
from cxfield.questionnaire.model import FormError

from .conftest import MakeWorkbook


def make(make_workbook: MakeWorkbook) -> Path:
    path = make_workbook(
        survey=[
            ["type", "name", "label", "image", "cx:card", "appearance"],
            ["select_one_from_file towns.csv", "t", "T", "map.png", "card.png"],
            ["select_one s", "u", "U", None, None, "minimal search('shops')"],
        ],
        choices=[["list_name", "name", "label"], ["s", "key", "label"]],
    )
    (path.parent / "towns.csv").write_text("name,label\nriga,Riga\n", encoding="utf-8")
    (path.parent / "map.png").write_bytes(b"picture")
    return path


def test_every_file_that_a_questionnaire_uses_is_named(make_workbook: MakeWorkbook, process: FormProcess) -> None:
    questionnaire = read_form(make(make_workbook), process=process).questionnaire
    assert set(file_names(questionnaire)) == {"towns.csv", "map.png", "card.png", "shops.csv"}


def test_a_bundle_opens_to_the_same_version_without_the_folder(
    make_workbook: MakeWorkbook, process: FormProcess
) -> None:
    path = make(make_workbook)
    first = read_form(path, process=process).questionnaire
    files = files_beside(first, path.parent)
    assert set(files) == {"towns.csv", "map.png"}
    again = open_bundle(first.xml, files)
    assert again.content_hash == first.content_hash
    root = again.instances["towns"].root
    assert root is not None
    assert root.children[0].children[0].children[1].value == "Riga"


def test_files_that_are_too_large_together_are_not_read(make_workbook: MakeWorkbook, process: FormProcess) -> None:
    path = make(make_workbook)
    questionnaire = read_form(path, process=process).questionnaire
    with (path.parent / "map.png").open("wb") as file:
        file.truncate(3 * 1024 * 1024)
    with pytest.raises(FormError, match=r"more than 2 MiB.*map\.png"):
        files_beside(questionnaire, path.parent, at_most=2 * 1024 * 1024)


def test_the_same_workbook_always_gives_the_same_version(make_workbook: MakeWorkbook, process: FormProcess) -> None:
    path = make(make_workbook)
    hashes = {read_form(path, process=process).questionnaire.content_hash for _ in range(2)}
    assert hashes == {read_form(path).questionnaire.content_hash}
