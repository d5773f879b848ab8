"""`cxfield openrosa token|password|list|revoke|close|reopen|encrypted`: phones that send to this server."""

from __future__ import annotations

import base64
import json
import os
import sys
import zlib
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

import segno
import typer
from sqlmodel import select

from cxfield.commands.serve import DatabaseOption, DataOption, RecordingsOption, server_settings
from cxfield.commands.server_database import opened_database
from cxfield.commands.study import PASS_PHRASE_VARIABLE
from cxfield.errors import CxfieldError
from cxfield.server.database import Database
from cxfield.server.files.blob_places import open_store
from cxfield.server.openrosa.access import OpenRosaAccess
from cxfield.server.openrosa.encrypted import EncryptedSubmissions
from cxfield.server.openrosa.forms import OpenRosaForms
from cxfield.server.tables import StudyRow
from cxfield.sync.study_key import open_study_key

StudyOption = Annotated[str, typer.Option("--study", help="Name or id of the study.")]
AddressOption = Annotated[str, typer.Option("--address", help="Address of the server as phones reach it (https://…).")]
QrOption = Annotated[
    Path | None, typer.Option("--qr", help="Write the settings code of ODK Collect to this PNG or SVG file.")
]
UserArgument = Annotated[str, typer.Argument(help="Account that sends.")]


class CodeError(CxfieldError):
    """The code cannot be made as it was asked for."""


def token(
    user: UserArgument,
    study: StudyOption,
    address: AddressOption,
    name: Annotated[str, typer.Option(help="A name for it, for example of the phone.")] = "",
    qr: QrOption = None,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Make a token for an account in a study: an address, and the code that configures ODK Collect."""
    _check_address(address, qr)
    with opened_database(data, database) as opened:
        study_id, study_name = _study(opened, study)
        line, secret = OpenRosaAccess(opened).make_token(study_id, user, name)
    place = f"{address.rstrip('/')}/openrosa/key/{secret}/{quote(study_id, safe='')}"
    answer = {"token": line.token_id, "user": user, "study": study_id, "address": place}
    _show(answer, _settings(study_name, place), qr)


def password(
    user: UserArgument,
    study: StudyOption = "",
    address: AddressOption = "",
    qr: QrOption = None,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Make a device password for an account, for clients that sign in with user and password. An earlier one ends."""
    if address or qr:
        _check_address(address, qr)
    with opened_database(data, database) as opened:
        study_id, study_name = _study(opened, study) if study else ("", "")
        made = OpenRosaAccess(opened).make_password(user)
    answer: dict[str, Any] = {"user": user, "password": made}
    if not (study_id and address):
        print(json.dumps(answer, ensure_ascii=False))
        return
    place = f"{address.rstrip('/')}/openrosa/{quote(study_id, safe='')}"
    _show({**answer, "address": place}, _settings(study_name, place, user=user, password=made), qr)


def list_access(data: DataOption = None, database: DatabaseOption = None) -> None:
    """List tokens and device passwords as JSON. The secrets themselves are kept nowhere."""
    with opened_database(data, database) as opened:
        access = OpenRosaAccess(opened)
        tokens = [
            {
                "token": line.token_id,
                "user": line.user,
                "study": line.study_id,
                "name": line.name,
                "created_at": line.created_at,
                "revoked_at": line.revoked_at,
            }
            for line in access.tokens()
        ]
        passwords = [{"user": user, "created_at": at} for user, at in access.passwords()]
    print(json.dumps({"tokens": tokens, "passwords": passwords}, ensure_ascii=False))


def revoke(
    token: Annotated[str, typer.Argument(help="Token, as `cxfield openrosa list` names it.")] = "",
    user: Annotated[str, typer.Option("--password-of", help="Take back the device password of this account.")] = "",
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Take a token or a device password back, at once and for good."""
    if bool(token) == bool(user):
        raise CodeError("Name a token, or an account with --password-of.")
    with opened_database(data, database) as opened:
        access = OpenRosaAccess(opened)
        if user:
            access.revoke_password(user)
            print(json.dumps({"user": user, "password": "revoked"}, ensure_ascii=False))
        else:
            line = access.revoke_token(token)
            print(json.dumps({"token": line.token_id, "user": line.user, "revoked_at": line.revoked_at}))


def close(
    form: Annotated[str, typer.Argument(help="Id of the form.")],
    study: StudyOption,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Take a form out of the list of ODK Collect and Enketo. Submissions of it are still taken."""
    _set_closed(form, study, data, database, is_closed=True)


def reopen(
    form: Annotated[str, typer.Argument(help="Id of the form.")],
    study: StudyOption,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Put a form back into the list."""
    _set_closed(form, study, data, database, is_closed=False)


def encrypted(
    study: StudyOption,
    out: Annotated[Path, typer.Option("--out", help="Folder to write; it must not be there yet.", file_okay=False)],
    pass_phrase_stdin: Annotated[
        bool,
        typer.Option(
            "--passphrase-stdin",
            help=f"Read the study's pass-phrase from standard input (or {PASS_PHRASE_VARIABLE}).",
        ),
    ] = False,
    data: DataOption = None,
    database: DatabaseOption = None,
    recordings: RecordingsOption = None,
) -> None:
    """Write encrypted submissions in the folders of ODK Briefcase, to be decrypted with the private key of the form."""
    if out.exists():
        raise CodeError(f"{out} is there already; name another folder.")
    phrase = sys.stdin.readline().rstrip("\r\n") if pass_phrase_stdin else os.environ.get(PASS_PHRASE_VARIABLE, "")
    with opened_database(data, database) as opened:
        study_id, _ = _study(opened, study)
        with opened.read() as session:
            sealed_key = session.get_one(StudyRow, study_id).sealed_private_key
        study_key = open_study_key(sealed_key, phrase) if phrase else None
        store = open_store(server_settings(data, database, recordings))
        done = EncryptedSubmissions(opened, store).write(study_id, out, study_key)
    incomplete = {one.instance_id: one.missing for one in done if one.missing}
    answer = {"written": len(done), "files": sum(one.files for one in done), "incomplete": incomplete, "out": str(out)}
    print(json.dumps(answer, ensure_ascii=False))


def _set_closed(form: str, study: str, data: Path | None, database: str | None, *, is_closed: bool) -> None:
    with opened_database(data, database) as opened:
        study_id, _ = _study(opened, study)
        OpenRosaForms(opened).set_closed(study_id, form, is_closed=is_closed)
    print(json.dumps({"form": form, "study": study_id, "closed": is_closed}, ensure_ascii=False))


def add_to(app: typer.Typer) -> None:
    """Add the commands of the server to `cxfield openrosa`."""
    for command in (token, password, revoke, close, reopen, encrypted):
        app.command()(command)
    app.command("list")(list_access)


def collect_code(settings: dict[str, Any]) -> str:
    """Return settings as the QR code of ODK Collect holds them: JSON, packed by zlib, in base64."""
    return base64.b64encode(zlib.compress(json.dumps(settings, ensure_ascii=False).encode())).decode()


def _settings(name: str, place: str, *, user: str = "", password: str = "") -> dict[str, Any]:
    general = {"server_url": place, "form_update_mode": "match_exactly", "autosend": "wifi_and_cellular"}
    if user:
        general |= {"username": user, "password": password}
    return {"general": general, "admin": {}, "project": {"name": name}}


def _show(answer: dict[str, Any], settings: dict[str, Any], qr: Path | None) -> None:
    code = segno.make(collect_code(settings), micro=False, error="l")
    if qr is not None:
        qr.touch(mode=0o600)
        code.save(str(qr), scale=6)
        answer["qr"] = str(qr)
    elif sys.stderr.isatty():
        code.terminal(out=sys.stderr, compact=True)
    print(json.dumps({**answer, "collect": collect_code(settings)}, ensure_ascii=False))


def _check_address(address: str, qr: Path | None) -> None:
    """Refuse what would be noticed only after a secret was made, which is shown once."""
    if not address.startswith(("https://", "http://127.0.0.1", "http://localhost", "http://[::1]")):
        raise CodeError("Give the address of the server as phones reach it, with https://.")
    if qr is not None and qr.suffix.lower() not in (".png", ".svg"):
        raise CodeError(f"{qr.name} is neither .png nor .svg; name the file with one of these endings.")


def _study(opened: Database, named: str) -> tuple[str, str]:
    with opened.read() as session:
        found = [(row.study_id, row.name) for row in session.exec(select(StudyRow))]
    fitting = [study for study in found if named in study]
    if len(fitting) != 1:
        known = ", ".join(sorted(name for _, name in found)) or "none"
        raise CodeError(f"The server has no study {named!r}, or several; it has: {known}. Name it by its id.")
    return fitting[0]
