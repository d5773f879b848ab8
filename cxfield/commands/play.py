"""`cxfield play`: runs a questionnaire without a screen."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from cxfield.admission.form_reader import read_form, read_form_xml
from cxfield.errors import CxfieldError
from cxfield.interview import Interview, NodeKind, NodeState, PageKind, Setting, StepError
from cxfield.interview.setting import wall_clock
from cxfield.questionnaire.external_choices import is_external
from cxfield.questionnaire.model import Questionnaire

PROPERTIES = {
    "deviceid": "dev-1",
    "email": "u@example.org",
    "username": "u",
    "phonenumber": "+10000000",
}
"""What forms learn about the device when nobody holds one."""


_ENCODING = re.compile(r"""^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')""")
"""A form that comes as text has no encoding, whatever its declaration says."""


class PlayError(CxfieldError):
    """The request makes no sense."""


def play(
    form: Annotated[Path | None, typer.Argument(help="XLSForm workbook or XForm XML.")] = None,
    steps: Annotated[Path | None, typer.Option(help="JSON file: a list of steps, or a request object.")] = None,
    seed: Annotated[int, typer.Option(help="Seed of random numbers and orders.")] = 0,
    now: Annotated[str | None, typer.Option(help="Moment at which the clock stands still, ISO 8601.")] = None,
    timezone: Annotated[str, typer.Option(help="IANA zone of the interview.")] = "UTC",
    batch: Annotated[bool, typer.Option("--batch", help="Read requests as JSON lines from standard input.")] = False,
) -> None:
    """Run a questionnaire without a screen and print the result object."""
    if batch:
        run_batch()
        return
    if form is None or steps is None:
        raise typer.BadParameter("FORM and --steps are needed, or --batch.")
    request = _read_steps(steps)
    request = {"seed": seed, "timezone": timezone, **request, "form": str(form)}
    request.pop("form_xml", None)
    if now is not None:
        request["now"] = now
    try:
        print(json.dumps(run(request)))
    except CxfieldError as error:
        print(json.dumps({"id": request.get("id"), "error": str(error)}))
        raise


def run_batch() -> None:
    """Answer each JSON line of standard input with one on standard output."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(_answer(line)), flush=True)


def _answer(line: str) -> dict[str, Any]:
    identifier = None
    try:
        request = json.loads(line)
        if not isinstance(request, dict):
            raise PlayError("A request is a JSON object.")
        identifier = request.get("id")
        return run(request)
    except CxfieldError as error:
        return {"id": identifier, "error": str(error)}
    except json.JSONDecodeError as error:
        return {"id": identifier, "error": f"The line is not JSON: {error}."}
    except (ValueError, TypeError, KeyError, AttributeError, OSError, RecursionError) as error:
        return {"id": identifier, "error": f"The request cannot be played: {error}."}


def run(request: Mapping[str, Any]) -> dict[str, Any]:
    """Play one request and return its result object.

    Raises:
        CxfieldError: The form cannot be read or run.
    """
    steps = request.get("steps") or []
    if not isinstance(steps, list):
        raise PlayError("The steps are no list.")
    questionnaire = _questionnaire(request)
    interview = Interview(questionnaire, _setting(request))
    rejected = []
    for number, step in enumerate(steps):
        try:
            _take(interview, step)
        except StepError as error:
            rejected.append({"step": number, "why": str(error)})
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            rejected.append({"step": number, "why": f"The step is not complete or not understood: {error}."})
    return {"id": request.get("id"), **result(interview), "rejected": rejected}


def result(interview: Interview) -> dict[str, Any]:
    """Return nodes, route and XML of `interview` as it stands, and what the form asks of the device if it does."""
    pages = interview.pages()
    wishes = [{"ref": wish.ref, "request": wish.kind, **wish.attributes} for wish in interview.requests]
    return {
        "nodes": [_node(state) for state in interview.nodes()],
        "route": [ref for page in pages if page.kind is not PageKind.REPEAT_PROMPT for ref in page.refs],
        "instance_xml": interview.to_xml(),
        **({"requests": wishes} if wishes else {}),
    }


def _node(state: NodeState) -> dict[str, Any]:
    node: dict[str, Any] = {
        "ref": state.ref,
        "type": _type(state),
        "relevant": state.relevant,
        "readonly": state.readonly,
        "required": state.required,
        "label": state.label,
    }
    if state.value is not None:
        node |= {
            "value": state.value,
            "constraint_ok": state.constraint_ok,
            "required_ok": state.required_ok,
            "warning_ok": state.warning_ok,
            "missing": state.missing,
        }
    if state.choices is not None:
        node["choices"] = [choice.name for choice in state.choices]
    return node


def _type(state: NodeState) -> str:
    """Return the kind of a node; to other programs a question over `itemsets.csv` is an input."""
    is_input = state.question is not None and is_external(state.question)
    return NodeKind.INPUT.value if is_input else state.kind.value


def _take(interview: Interview, step: Mapping[str, Any]) -> None:
    match step["op"]:
        case "set":
            interview.set_value(step["ref"], _text(step.get("value")))
        case "addRepeat":
            interview.add_repeat(step["ref"])
        case "removeRepeat":
            interview.remove_repeat(step["ref"], int(step["index"]))
        case "setLanguage":
            interview.set_language(step["value"])
        case "missing":
            interview.set_missing(step["ref"], step["value"])
        case "confirm":
            interview.confirm_warning(step["ref"])
        case "device":
            interview.answer_request(step["ref"], step["request"], _text(step.get("value")))
        case "resume":
            interview.resume()
        case operation:
            raise StepError(f"There is no step {operation!r}.")


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _questionnaire(request: Mapping[str, Any]) -> Questionnaire:
    if "form_xml" in request:
        return read_form_xml(_ENCODING.sub(r"\1", str(request["form_xml"])).encode()).questionnaire
    if "form" not in request:
        raise PlayError("The request names no form: give `form` (a path) or `form_xml`.")
    return read_form(Path(str(request["form"]))).questionnaire


def _setting(request: Mapping[str, Any]) -> Setting:
    zone = str(request.get("timezone") or "UTC")
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise PlayError(f"There is no time zone {zone!r}; give an IANA name such as Europe/Riga.") from error
    moment = _moment(request.get("now"), zone)
    return Setting(
        seed=_seed(request.get("seed")),
        zone=zone,
        properties=PROPERTIES,
        case=_case(request.get("case")),
        last_saved=_xml(request, "last_saved"),
        instance_xml=_xml(request, "instance_xml"),
        is_edit=bool(request.get("is_edit")),
        mode=request.get("mode"),
        now=wall_clock if moment is None else (lambda: moment),
    )


def _xml(request: Mapping[str, Any], key: str) -> str | None:
    given = request.get(key)
    if given is not None and not isinstance(given, str):
        raise PlayError(f"`{key}` is no text; give the XML of an instance.")
    return given


def _seed(given: object) -> int:
    try:
        return int(str(given or 0))
    except ValueError as error:
        raise PlayError(f"The seed {given!r} is no whole number.") from error


def _case(given: object) -> dict[str, str] | None:
    if given is None:
        return None
    if not isinstance(given, dict):
        raise PlayError('The case is no object; write it as {"name": "…"}.')
    return {str(column): "" if value is None else str(value) for column, value in given.items()}


def _moment(text: object, zone: str) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError as error:
        raise PlayError(f"{text!r} is no moment; write it as 2026-03-01T09:30:00+00:00.") from error
    return moment.replace(tzinfo=ZoneInfo(zone)) if moment.tzinfo is None else moment.astimezone(UTC)


def _read_steps(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise PlayError(f"The steps in {path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise PlayError(f"The steps in {path} are not JSON: {error}.") from error
    if isinstance(found, dict):
        return found
    if isinstance(found, list):
        return {"steps": found}
    raise PlayError(f"{path.name} holds no list of steps.")
