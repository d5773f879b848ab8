from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest
from nacl.signing import SigningKey

from cxfield.xpath import LIBRARY, XPathBudgetError, XPathError, compile_expression, parse
from cxfield.xpath.calls import problems

Value = Callable[..., Any]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("selected(../colours, 'blue')", "true"),
        ("selected(../colours, 'blu')", "false"),
        ("count-selected(../colours)", "2"),
        ("selected-at(../colours, 1)", "blue"),
        ("if(. > 18, 'adult', 'child')", "adult"),
        ("coalesce(../empty, ../name)", "Anna"),
        ("count(../person)", "3"),
        ("count(../person[age > 10])", "1"),
        ("../person[2]/name", "Eva"),
        ("../person[last()]/name", "Jan"),
        ("../person[name = 'Eva']/age", "12"),
        ("position(../person[3])", "3"),
        ("join(', ', ../person/name)", "Ben, Eva, Jan"),
        ("concat(../name, '-', .)", "Anna-34"),
        ("max(../person[age]/age[. != ''])", "12"),
        ("substr('hello', -3)", "llo"),
        ("substr('hello', 1, 3)", "el"),
        ("round(2.345, 2)", "2.35"),
        ("indexed-repeat(/data/person/name, /data/person, 2)", "Eva"),
        ("regex(../name, '^[A-Z][a-z]+$')", "true"),
        ("translate('abc', 'ab', 'A')", "Ac"),
        (r"regex('é', '^\u00e9$')", "true"),
        (r"regex('a/b', '^\w\/\w$')", "true"),
        ("uuid()", "u-1"),
        ("string-length(uuid(12))", "12"),
        ("random()", "0.5"),
        ("//name[. = 'Eva']/../age", "12"),
        ("name(../person[1]/following-sibling::*[1])", "person"),
        ("digest('abc', 'SHA-256', 'hex')", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("distance('0 0 0 0; 0 1 0 0')", "111318.85"),
        ("intersects('0 0; 1 1; 0 1; 1 0')", "true"),
        ("intersects('0 0; 0 1; 1 1; 1 0')", "false"),
        ("count(../person | ../person[1] | ../name)", "4"),
        ("true() or not-evaluated-because(1) ", None),
    ],
)
def test_functions(value: Value, source: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(XPathError, match="not-evaluated-because"):
            value(source, "string")
    else:
        assert value(source, "string") == expected


def test_a_wrong_number_of_arguments_is_found_before_and_fails_only_if_reached(value: Value) -> None:
    expression = compile_expression("true() or contains('a')")
    assert problems(expression.ast) == ["contains() at character 11 takes 2 arguments, but 1 are given."]
    assert value("true() or contains('a')") is True
    with pytest.raises(XPathError, match=r"contains\(\) at character 1 takes 2 arguments"):
        value("contains('a')")


def test_look_around_is_refused_with_a_reason(value: Value) -> None:
    with pytest.raises(XPathError, match="Look-around"):
        value("regex('a', '(?=a)')")
    assert "Look-around" in problems(parse("regex(., '(?!a)')"))[0]
    assert problems(parse("regex(., '^[0-9]{3}$')")) == []


def test_a_pattern_that_would_take_forever_elsewhere_does_not_here(value: Value) -> None:
    assert value(f"regex('{'a' * 5000}!', '^(a+)+$')") is False


def test_only_the_branch_that_is_taken_is_evaluated(value: Value) -> None:
    assert value("if(true(), 'yes', instance('none')/x)") == "yes"


def test_constants_are_known_before_the_first_evaluation() -> None:
    assert compile_expression("1 + 2 * 3 > 5 and true()").constant is True
    assert compile_expression("concat('a', 'b')").constant == "ab"
    assert not compile_expression("today() > 1").is_constant
    assert not compile_expression("position() = 1").is_constant
    assert not compile_expression("string()").is_constant
    assert not compile_expression("number('2024-01-01')").is_constant


@pytest.mark.parametrize("seed", ["42", "'abc'", "''"])
def test_randomize_with_a_seed_gives_one_order_of_all_items(value: Value, seed: str) -> None:
    first, second = (value(f"randomize(../person/name, {seed})") for _ in range(2))
    assert first == second
    assert sorted(node.value for node in first) == ["Ben", "Eva", "Jan"]


def test_a_signed_text_is_read_only_if_the_signature_holds(value: Value) -> None:
    key = SigningKey.generate()
    signed = key.sign(b"hello")
    packed = base64.b64encode(signed.signature + signed.message).decode()
    public = base64.b64encode(bytes(key.verify_key)).decode()
    other = base64.b64encode(bytes(SigningKey.generate().verify_key)).decode()
    assert value(f"extract-signed('{packed}', '{public}')") == "hello"
    assert value(f"extract-signed('{packed}', '{other}')") == ""


def test_the_budget_stops_an_expression_that_visits_too_much(value: Value) -> None:
    with pytest.raises(XPathBudgetError):
        value("//*[//*[//*[//*[//*[//*[//* = 'x']]]]]]")


def test_every_function_of_the_library_says_what_it_takes() -> None:
    assert {"if", "jr:choice-name", "pulldata", "geofence", "once", "ends-with"} <= set(LIBRARY)
    assert all((function.body is None) != (function.build is None) for function in LIBRARY.values())
