"""`cxfield stats`: one formula of the analysis on numbers from a file."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Annotated, Any

import typer

from cxfield.analysis.named_formulas import FormulaError, compute


def stats(
    input: Annotated[Path, typer.Option(help='JSON file: {"name": "nps_single", "inputs": {…}}.', dir_okay=False)],
) -> None:
    """Compute one formula and print its outputs; null stands for "not available"."""
    entry = _read(input)
    outputs = compute(str(entry["name"]), entry["inputs"])
    print(json.dumps({"outputs": _json_ready(outputs)}, ensure_ascii=False, allow_nan=False))


def _read(path: Path) -> dict[str, Any]:
    try:
        entry = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise FormulaError(f"{path} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise FormulaError(f"{path.name} is not JSON: {error}.") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("inputs"), dict) or "name" not in entry:
        raise FormulaError(f'{path.name} is not an entry; it needs a "name" and "inputs".')
    return entry


def _json_ready(value: Any) -> Any:
    """Return `value` with infinities as text, as all JSON of the command line writes them."""
    if isinstance(value, dict):
        return {key: _json_ready(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_json_ready(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")
    return value
