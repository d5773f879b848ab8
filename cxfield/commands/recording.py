"""`cxfield recording`: recordings and attached files of an interview, opened with the pass-phrase of its study."""

from __future__ import annotations

import getpass
import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from cxfield.commands.office import signed_in_client
from cxfield.commands.study import PASS_PHRASE_VARIABLE
from cxfield.commands.user import PasswordStdinOption, read_password
from cxfield.errors import CxfieldError
from cxfield.fieldwork.listening import OpenedFile, keep_sealed, open_files
from cxfield.sync.messages import StudySummary
from cxfield.sync.study_key import open_study_key

recording_app = typer.Typer(no_args_is_help=True, add_completion=False)


class RecordingCommandError(CxfieldError):
    """What was asked for cannot be fetched as it was asked for."""


@recording_app.callback()
def _recordings() -> None:
    """Recordings and attached files on a server."""


@recording_app.command("fetch")
def fetch(
    interview: Annotated[str, typer.Option(help="Id of the interview.")],
    out: Annotated[Path, typer.Option(help="Folder to write them into.", file_okay=False)],
    server: Annotated[str, typer.Option(help="Address of the server.")],
    user: Annotated[str, typer.Option(help="Account of a supervisor.")],
    study: Annotated[str | None, typer.Option(help="Name or id of the study, where there are several.")] = None,
    sealed: Annotated[bool, typer.Option("--sealed", help="Keep them sealed; no pass-phrase is needed.")] = False,
    password_stdin: PasswordStdinOption = False,
    pass_phrase_stdin: Annotated[
        bool,
        typer.Option(
            "--passphrase-stdin",
            help=f"Read the study's pass-phrase from standard input, behind the password (or set "
            f"{PASS_PHRASE_VARIABLE}).",
        ),
    ] = False,
) -> None:
    """Fetch the recordings and attached files of an interview and open them with the pass-phrase of the study."""
    password = read_password(user, from_stdin=password_stdin)
    pass_phrase = "" if sealed else _pass_phrase(from_stdin=pass_phrase_stdin)
    with signed_in_client(server, user, password) as client:
        found = _study(client.studies(), study)
        if sealed:
            files = keep_sealed(client, found.study_id, interview, out)
        else:
            key = open_study_key(found.sealed_private_key, pass_phrase)
            files = open_files(client, found.study_id, interview, key, out)
    print(json.dumps({"interview": interview, "files": [_shown(file) for file in files]}, ensure_ascii=False))
    if not any(file.path for file in files):
        raise RecordingCommandError("No file could be fetched; the reasons stand beside each.")


def _shown(opened: OpenedFile) -> dict[str, object]:
    file = opened.file
    return {
        "kind": file.kind,
        "name": file.name,
        "state": file.state.value,
        "file": str(opened.path) if opened.path else None,
        "problem": opened.problem,
    }


def _study(studies: list[StudySummary], name: str | None) -> StudySummary:
    found = [study for study in studies if name is None or name in (study.name, study.study_id)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(sorted(study.name for study in studies)) or "none"
    raise RecordingCommandError(f"Name one study by --study; the server has: {names}.")


def _pass_phrase(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    given = os.environ.get(PASS_PHRASE_VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise RecordingCommandError(f"Give the study's pass-phrase by --passphrase-stdin or {PASS_PHRASE_VARIABLE}.")
    return getpass.getpass("Pass-phrase of the study: ")
