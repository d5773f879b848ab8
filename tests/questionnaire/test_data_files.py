"""CSV files beside a form, as programs write them."""

from __future__ import annotations

import pytest

from cxfield.questionnaire.instance_files import read_csv


def rows(text: str) -> list[dict[str, str]]:
    items = read_csv(text.encode(), "towns.csv").children[0].children
    return [{cell.name: cell.string_value() for cell in item.children} for item in items]


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_header_shows_what_stands_between_columns(between: str, end: str) -> None:
    text = end.join(between.join(row) for row in (("name", "label"), ("riga", "Rīga"), ("cesis", "Cēsis"))) + end
    assert rows(text) == [{"name": "riga", "label": "Rīga"}, {"name": "cesis", "label": "Cēsis"}]


def test_a_comma_in_the_header_wins_and_quotes_keep_what_is_in_them() -> None:
    assert rows('name,"a;b|c"\nx,"one, ""two""\nthree"\n') == [{"name": "x", "a;b|c": 'one, "two"\nthree'}]


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    assert rows("\ufeffname\nx\n") == [{"name": "x"}]


def test_empty_lines_are_left_out_and_short_rows_filled_up() -> None:
    assert rows("name,label\n\nx\n") == [{"name": "x", "label": ""}]
