"""`cxfield openrosa`: forms from ODK Central, KoboToolbox and other OpenRosa servers, and submissions to them."""

from __future__ import annotations

import getpass
import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Annotated, Any

import typer

from cxfield.commands import openrosa_access
from cxfield.commands.secrets import PinStdin, ask_pin, read_pin
from cxfield.commands.user import PasswordStdinOption, read_password
from cxfield.commands.workspaces import open_workspace
from cxfield.fieldwork.autopilot import Respondent, drive
from cxfield.fieldwork.openrosa_copy import Sealing, Unsealing, seal_closed
from cxfield.fieldwork.openrosa_copy import unseal as unseal_copy
from cxfield.fieldwork.openrosa_enrolment import OpenRosaSignIn, enrol_openrosa
from cxfield.fieldwork.openrosa_export import export_unsent
from cxfield.fieldwork.openrosa_forms import FormLine, OpenRosaForms
from cxfield.fieldwork.openrosa_synchronising import OpenRosaSynchroniser
from cxfield.fieldwork.station import Station
from cxfield.fieldwork.workspace import Workspace
from cxfield.rescue.errors import WrongKeyError
from cxfield.rescue.sealed_copy import new_pass_phrase
from cxfield.sync.openrosa.address import read_pasted

PASS_PHRASE_VARIABLE = "CXFIELD_PASSPHRASE"
openrosa_app = typer.Typer(no_args_is_help=True, add_completion=False)
DataFolder = Annotated[Path, typer.Option("--data", help="Folder with the workspaces.", file_okay=False)]
UserName = Annotated[str | None, typer.Option("--user", help="User at the server; for an app user a name of your own.")]


@openrosa_app.callback()
def _openrosa() -> None:
    """Forms from OpenRosa servers, and submissions to them; tokens and passwords for those who send to this one."""


openrosa_access.add_to(openrosa_app)


@openrosa_app.command()
def pull(
    data: DataFolder,
    url: Annotated[
        str | None, typer.Option("--url", help="Address of the project, or the settings in the code of an app user.")
    ] = None,
    user: UserName = None,
    password_stdin: PasswordStdinOption = False,
    pin_stdin: PinStdin = False,
) -> None:
    """Fetch the forms of a server. With --url the account is kept in a workspace; later it is not needed."""
    if url is None:
        workspace = open_workspace(data, user, pin_stdin=pin_stdin)
    else:
        password = _password(url, user, password_stdin)
        pin = read_pin(pin_stdin)
        wanted = OpenRosaSignIn(address=url, user=user or "", password=password, pin=pin)
        workspace = Station(data).open(enrol_openrosa(Station(data), wanted), pin)
    try:
        summary = OpenRosaSynchroniser(workspace, sends=False).run()
        forms = [_form(line) for line in OpenRosaForms(workspace).lines()]
        print(json.dumps({**summary.as_json(), "forms": forms}, ensure_ascii=False))
    finally:
        workspace.close()


@openrosa_app.command()
def send(data: DataFolder, user: UserName = None, pin_stdin: PinStdin = False) -> None:
    """Send the completed interviews of a workspace and say what became of each."""
    workspace = open_workspace(data, user, pin_stdin=pin_stdin)
    try:
        try:
            summary = OpenRosaSynchroniser(workspace, pulls=False).run()
        finally:
            lines = _submissions(workspace)
        print(json.dumps({**summary.as_json(), "submissions": lines}, ensure_ascii=False))
    finally:
        workspace.close()


@openrosa_app.command()
def export(
    data: DataFolder,
    out: Annotated[Path, typer.Option("--out", help="New folder for the files.")],
    user: UserName = None,
    pin_stdin: PinStdin = False,
) -> None:
    """Write what the server does not have as files that anybody can read: submissions, journals, attached files."""
    workspace = open_workspace(data, user, pin_stdin=pin_stdin)
    try:
        exported = export_unsent(workspace, out, datetime.now(UTC))
    finally:
        workspace.close()
    warning = "Anybody who has this folder can read the answers. Keep it safe, and delete it when it is sent."
    typer.echo(warning, err=True)
    print(json.dumps(exported.as_json(), ensure_ascii=False))


@openrosa_app.command()
def seal(
    data: DataFolder,
    out: Annotated[Path, typer.Option("--out", help="File to write, for example on a stick.")],
    user: UserName = None,
    pin_stdin: PinStdin = False,
) -> None:
    """Write a sealed copy of a workspace and print the pass-phrase that opens it; it is kept nowhere."""
    station = Station(data)
    entry = station.only_entry(user)
    pin = read_pin(pin_stdin)
    if pin is None and entry.needs_pin:
        pin = ask_pin(entry.user)
    pass_phrase = new_pass_phrase()
    copied = seal_closed(station, entry, pin, Sealing(path=out, pass_phrase=pass_phrase))
    print(json.dumps({"pass_phrase": pass_phrase, **asdict(copied), "path": str(copied.path)}, ensure_ascii=False))


@openrosa_app.command()
def unseal(
    file: Annotated[Path, typer.Argument(help="Sealed copy.")],
    data: DataFolder,
    url: Annotated[
        str, typer.Option("--url", help="New code or address of the same project, where the old one does not hold.")
    ] = "",
    pass_phrase_stdin: Annotated[
        bool,
        typer.Option(
            "--passphrase-stdin",
            help=f"Read the pass-phrase from standard input, before the PIN (or set {PASS_PHRASE_VARIABLE}).",
        ),
    ] = False,
    pin_stdin: PinStdin = False,
) -> None:
    """Make a workspace of a sealed copy; what was unsent in it can be sent from here."""
    pass_phrase = _pass_phrase(from_stdin=pass_phrase_stdin)
    pin = read_pin(pin_stdin)
    made = unseal_copy(Station(data), Unsealing(path=file, pass_phrase=pass_phrase, pin=pin, address=url))
    answer = {"user": made.entry.user, "server": made.entry.server, "folder": str(made.entry.folder)}
    if made.copy_of is not None:
        answer["safety_copy_of"] = made.copy_of.isoformat(timespec="seconds")
    print(json.dumps(answer, ensure_ascii=False))


@openrosa_app.command()
def trial(
    form_id: Annotated[str, typer.Option("--form", help="Id of the form.")],
    data: DataFolder,
    count: Annotated[int, typer.Option("--count", help="How many interviews.", min=1, max=1000)] = 1,
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same answers.")] = 1,
    user: UserName = None,
    pin_stdin: PinStdin = False,
) -> None:
    """Do whole interviews with a form by itself, with answers by chance; `send` sends them."""
    workspace = open_workspace(data, user, pin_stdin=pin_stdin)
    try:
        forms, random = OpenRosaForms(workspace), Random(seed)
        study_id = forms.study_of(form_id)
        done = [_driven(forms, study_id, random) for _ in range(count)]
        print(json.dumps({"completed": done}))
    finally:
        workspace.close()


def _driven(forms: OpenRosaForms, study_id: str, random: Random) -> str:
    session = forms.begin(study_id)
    try:
        drive(session, Respondent(mood=random.random()), random)
        session.complete()
    finally:
        session.close()
    return session.interview_id


def _password(url: str, user: str | None, from_stdin: bool) -> str:
    """Return the password where one is needed; it is the first line of standard input, the PIN the next."""
    pasted = read_pasted(url)
    if from_stdin or (pasted.address.needs_password and not pasted.password):
        return read_password(user or pasted.user, from_stdin=from_stdin)
    return ""


def _pass_phrase(*, from_stdin: bool) -> str:
    given = sys.stdin.readline().rstrip("\r\n") if from_stdin else os.environ.get(PASS_PHRASE_VARIABLE, "")
    if not given and sys.stdin.isatty():
        given = getpass.getpass("Pass-phrase of the copy: ")
    if not given:
        raise WrongKeyError(f"Give the pass-phrase of the copy by --passphrase-stdin or {PASS_PHRASE_VARIABLE}.")
    return given


def _form(line: FormLine) -> dict[str, Any]:
    return {
        "form_id": line.form_id,
        "name": line.name,
        "version": line.version,
        "can_begin": line.can_begin,
        "is_listed": line.is_listed,
        "problem": line.problem,
        "drafts": len(line.drafts),
    }


def _submissions(workspace: Workspace) -> list[dict[str, Any]]:
    return [
        {
            "interview_id": line.interview_id,
            "instance_id": line.instance_id,
            "form": line.form,
            "version": line.version,
            "state": line.state.value,
            "sentence": line.sentence,
        }
        for line in OpenRosaForms(workspace).submissions()
    ]
