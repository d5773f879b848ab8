"""Cells of one column share what reads them only where they are read alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from cxfield.interview.state import ChoiceState, NodeKind, NodeState, RowTable
from ui.interview.repeat_table_field import RepeatTableField
from ui.interview.table_cells import reads_alike

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


def town(row: int, *names: str) -> NodeState:
    choices = tuple(ChoiceState(f"t{name}", name) for name in names)
    return NodeState(ref=f"/data/m[{row}]/town", kind=NodeKind.SELECT, type="string", label="Town", choices=choices)


def typed_in_row(field: RepeatTableField, row: int, text: str) -> dict[str, str]:
    field.go_to_ref(f"/data/m[{row}]/town")
    line = field.focus_target()
    line.setText(text)  # type: ignore[attr-defined]
    line.textEdited.emit(text)  # type: ignore[attr-defined]
    return field.answers()


def test_a_row_with_other_choices_takes_its_own(qapp: QApplication) -> None:
    states = (town(1, "Rīga", "Liepāja"), town(2, "Kraków"), town(3, "Rīga", "Liepāja"))
    field = RepeatTableField(states, RowTable(ref="/data/m", label="M", rows=3, is_open=True), NOW)
    typed_in_row(field, 1, "2")
    typed_in_row(field, 2, "1")
    assert typed_in_row(field, 3, "1") == {
        "/data/m[1]/town": "tLiepāja",
        "/data/m[2]/town": "tKraków",
        "/data/m[3]/town": "tRīga",
    }


def test_cells_of_another_type_or_look_are_read_in_their_own_way() -> None:
    whole = NodeState(ref="/data/m[1]/n", kind=NodeKind.INPUT, type="int")
    assert reads_alike(whole, replace(whole, ref="/data/m[2]/n", value="7"))
    assert not reads_alike(whole, replace(whole, type="decimal"))
    assert not reads_alike(whole, replace(whole, appearance=("numbers",)))
