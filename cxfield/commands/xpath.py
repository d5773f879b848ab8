"""`cxfield xpath`: evaluates expressions."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from cxfield.errors import CxfieldError
from cxfield.xpath.standalone import Request, evaluate


def xpath(
    expression: Annotated[str | None, typer.Argument(help="The expression; left out with --batch.")] = None,
    instance: Annotated[Path | None, typer.Option("--instance", help="XML file that it is evaluated on.")] = None,
    node: Annotated[str, typer.Option("--node", help="Path of the context node.")] = "/",
    kind: Annotated[str | None, typer.Option("--as", help="number, string, boolean or nodes.")] = None,
    timezone: Annotated[str, typer.Option("--timezone", help="IANA zone of dates without one.")] = "UTC",
    batch: Annotated[bool, typer.Option("--batch", help="Read JSON lines from standard input.")] = False,
) -> None:
    """Evaluate an expression and print its value as JSON."""
    if batch:
        _run_batch()
        return
    if expression is None:
        raise typer.BadParameter("Give an expression, or --batch and JSON lines on standard input.")
    answer = _answer_file(expression, instance, node, kind, timezone)
    _print(answer)
    if "error" in answer:
        print(answer["error"], file=sys.stderr)
        raise typer.Exit(1)


def _answer_file(expression: str, instance: Path | None, node: str, kind: str | None, timezone: str) -> dict[str, Any]:
    try:
        xml = instance.read_text("utf-8-sig") if instance else ""
    except OSError as error:
        return {"error": f"The file {instance} cannot be read: {error.strerror or error}."}
    except UnicodeDecodeError:
        return {"error": f"The file {instance} is not UTF-8 text."}
    return _answer(Request(expression=expression, xml=xml, node=node, kind=kind, timezone=timezone))


def _run_batch() -> None:
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in sys.stdin:
        if line.strip():
            _print(_answer_line(line))


def _answer_line(line: str) -> dict[str, Any]:
    identifier = None
    try:
        asked = json.loads(line)
        identifier = asked.get("id")
        request = Request(
            expression=str(asked["expression"]),
            xml=str(asked.get("context_xml") or ""),
            node=str(asked.get("context_node") or "/"),
            kind=asked.get("as"),
            timezone=str(asked.get("timezone") or "UTC"),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {"id": identifier, "error": "The line is no JSON object with an expression."}
    return {"id": identifier, **_answer(request)}


def _answer(request: Request) -> dict[str, Any]:
    try:
        return evaluate(request)
    except CxfieldError as error:
        return {"error": str(error)}


def _print(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
