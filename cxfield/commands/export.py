"""`cxfield export`: the data of a study as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from cxfield.commands.secrets import PinStdin
from cxfield.commands.study_source import DataOption, ServerOption, StudyOption, UserOption, find_study
from cxfield.commands.user import PasswordStdinOption
from cxfield.exports import export_csv

FORMATS = ("csv",)


def export(
    out: Annotated[Path, typer.Option(help="Folder to write into.", file_okay=False)],
    format: Annotated[str, typer.Option(help=f"Format: {' or '.join(FORMATS)}.")] = "csv",
    study: StudyOption = None,
    data: DataOption = None,
    server: ServerOption = None,
    user: UserOption = None,
    labels: Annotated[bool, typer.Option("--labels", help="Labels of choices instead of their codes.")] = False,
    language: Annotated[str | None, typer.Option(help="Language of the labels, by name or code.")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin files with a byte order mark, for Excel.")] = False,
    password_stdin: PasswordStdinOption = False,
    pin_stdin: PinStdin = False,
) -> None:
    """Export the data of a study and say which files were written."""
    if format not in FORMATS:
        raise typer.BadParameter(f"There is no format {format!r}; available is {' and '.join(FORMATS)}.")
    source = find_study(study, data=data, server=server, user=user, password_stdin=password_stdin, pin_stdin=pin_stdin)
    found = source.data()
    files = export_csv(found, out, labels=labels, language=language, bom=bom)
    written = [{"file": str(each.path), "rows": each.rows, "columns": each.columns} for each in files]
    answer = {"study": found.name, "files": written, "left_out": list(found.problems)}
    print(json.dumps(answer, ensure_ascii=False))
