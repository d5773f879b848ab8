"""`cxfield rescue`: unsent work off a laptop and into the server, in a file."""

from __future__ import annotations

import getpass
import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from cxfield.commands.office import signed_in_client
from cxfield.commands.secrets import PinStdin, ask_pin, read_pin
from cxfield.commands.user import PasswordStdinOption, read_password
from cxfield.errors import CxfieldError
from cxfield.fieldwork.rescuing import Rescued, rescue_closed
from cxfield.fieldwork.station import Station
from cxfield.rescue.importing import ImportedStudy, import_rescue_file
from cxfield.rescue.reading import RescueFile

PASS_PHRASE_VARIABLE = "CXFIELD_STUDY_PASSPHRASE"
rescue_app = typer.Typer(no_args_is_help=True, add_completion=False, invoke_without_command=True)


class RescueCommandError(CxfieldError):
    """Something that the command needs was not given."""


@rescue_app.callback()
def rescue(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option("--data", help="Folder with the workspace.", file_okay=False)] = None,
    out: Annotated[Path | None, typer.Option("--out", help="File to write, for example on a stick.")] = None,
    user: Annotated[str | None, typer.Option("--user", help="Whose workspace, where there are several.")] = None,
    sealed: Annotated[bool, typer.Option("--sealed", help="Without PIN or key: the whole workspace, sealed.")] = False,
    pin_stdin: PinStdin = False,
) -> None:
    """Write all unsent work of a workspace to a rescue file, sealed to the study key."""
    if context.invoked_subcommand is not None:
        return
    if data is None or out is None:
        raise RescueCommandError("Say which workspace with --data FOLDER and where to write with --out FILE.")
    station = Station(data)
    entry = station.only_entry(user)
    pin = None
    if not sealed:
        pin = read_pin(pin_stdin) or station.demo_pin(entry)
        if pin is None and entry.needs_pin:
            pin = ask_pin(entry.user)
    print(json.dumps(_written(rescue_closed(entry, pin, out, seal=sealed))))


def _written(rescued: Rescued) -> dict[str, Any]:
    work = rescued.work
    answer: dict[str, Any] = {
        "file": str(rescued.path),
        "kind": "journals" if work else "workspace",
        "sha256": rescued.sha256,
        "size_bytes": rescued.size_bytes,
    }
    if work is not None:
        names = ("interviews", "cases", "events", "files", "missing_files")
        answer |= {name: getattr(work, name) for name in names} | {"left_out": list(work.left_out)}
    if rescued.copy_of is not None:
        answer["safety_copy_of"] = rescued.copy_of.isoformat(timespec="seconds")
    return answer


@rescue_app.command("verify")
def verify(file: Annotated[Path, typer.Argument(help="Rescue file.")]) -> None:
    """Check that a rescue file is whole; needs no key."""
    opened = RescueFile(file)
    digest = opened.check()
    print(json.dumps({**opened.manifest.model_dump(), "sha256": digest, "size_bytes": file.stat().st_size}))


@rescue_app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="Rescue file.")],
    server: Annotated[str, typer.Option(help="Address of the server.")],
    user: Annotated[str, typer.Option(help="Account of a supervisor.")],
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
    """Open a rescue file with the pass-phrase of its study and bring in what it holds."""
    RescueFile(file).check()
    password = read_password(user, from_stdin=password_stdin)
    pass_phrase = _pass_phrase(from_stdin=pass_phrase_stdin)
    with signed_in_client(server, user, password) as client:
        report = import_rescue_file(client, file, pass_phrase)
    print(json.dumps({"studies": [_imported(one) for one in report.studies], "closed": list(report.closed)}))
    if report.closed:
        raise RescueCommandError(
            f"The file also holds work of {len(report.closed)} other studies; import it again with their pass-phrases."
        )


def _pass_phrase(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    given = os.environ.get(PASS_PHRASE_VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise RescueCommandError(f"Give the study's pass-phrase by --passphrase-stdin or {PASS_PHRASE_VARIABLE}.")
    return getpass.getpass("Pass-phrase of the study: ")


def _imported(study: ImportedStudy) -> dict[str, Any]:
    journals = [
        {
            "kind": one.journal.kind.value,
            "id": one.journal.stream_id,
            "case": one.journal.case_id,
            "status": one.status.value,
            "receipt": one.code,
            "reason": one.reason,
        }
        for one in study.delivered
    ]
    return {
        "study": study.study_id,
        "name": study.study,
        "user": study.user,
        "device": study.device,
        "signed": study.is_signed,
        "journals": journals,
        "files": study.files,
        "files_delivered": study.files_delivered,
        "damaged": list(study.damaged),
    }
