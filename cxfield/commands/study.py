"""`cxfield study`: publish a questionnaire with its sample."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from uuid_utils import uuid7

from cxfield.admission.form_reader import LoadedForm, read_form
from cxfield.commands.office import signed_in_client
from cxfield.commands.user import PasswordStdinOption, read_password
from cxfield.errors import CxfieldError
from cxfield.questionnaire.form_bundle import files_beside
from cxfield.sample.case import Case
from cxfield.sample.sample_file import read_sample
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ForbiddenError, ServerRefusedError, SyncError
from cxfield.sync.messages import CaseData, Published, PublishRequest, QuestionnaireBundle, StudySummary
from cxfield.sync.study_key import StudyKey, make_study_key, new_pass_phrase

PASS_PHRASE_VARIABLE = "CXFIELD_STUDY_PASSPHRASE"
LARGEST_MEDIA_BYTES = 24 * 1024 * 1024
study_app = typer.Typer(no_args_is_help=True, add_completion=False)


class PublishError(CxfieldError):
    """The form cannot be published as it is."""


@study_app.callback()
def _studies() -> None:
    """Publish studies."""


@study_app.command("publish")
def publish(
    form: Annotated[Path, typer.Argument(help="XLSForm workbook or XForm XML.")],
    server: Annotated[str, typer.Option(help="Address of the server.")],
    user: Annotated[str, typer.Option(help="Account that publishes.")],
    sample: Annotated[Path | None, typer.Option(help="CSV or XLSX with the cases.")] = None,
    name: Annotated[str | None, typer.Option(help="Name of the study; else the form's title.")] = None,
    interviewer: Annotated[
        list[str] | None, typer.Option(help="Gets cases in turn (repeatable); else whoever synchronises first.")
    ] = None,
    password_stdin: PasswordStdinOption = False,
) -> None:
    """Publish a questionnaire with its sample; under the name of a study that exists, as its new version."""
    loaded = _readable(form)
    cases = read_sample(sample) if sample else []
    password = read_password(user, from_stdin=password_stdin)
    with signed_in_client(server, user, password) as client:
        published = publish_form(client, form, loaded, cases, name=name, interviewers=interviewer or [])
    answer = {
        "study": published.study_id,
        "name": published.name,
        "questionnaire": published.content_hash,
        "cases": published.cases,
    }
    print(json.dumps(answer, ensure_ascii=False))


def _readable(form: Path) -> LoadedForm:
    loaded = read_form(form)
    errors = [finding for finding in loaded.findings if finding.severity == "error"]
    if errors:
        first = errors[0]
        place = f" ({first.where})" if first.where else ""
        raise PublishError(f"{form.name} has {len(errors)} errors and is not published: {first.message}{place}")
    return loaded


def publish_form(
    client: SyncClient,
    form: Path,
    loaded: LoadedForm,
    cases: list[Case],
    *,
    name: str | None = None,
    interviewers: list[str] | None = None,
) -> Published:
    """Publish `loaded`, read from `form`, with a client that is signed in."""
    questionnaire = loaded.questionnaire
    wanted = name or questionnaire.title or questionnaire.form_id
    existing = next((study for study in client.studies() if study.name == wanted), None)
    pass_phrase, key = _study_key(existing)
    bundle = QuestionnaireBundle(
        content_hash=hashlib.sha256(questionnaire.xml).hexdigest(),
        form_id=questionnaire.form_id,
        version=questionnaire.version,
        title=questionnaire.title,
        xform=_base64(questionnaire.xml),
        source_name=form.name,
        source=_base64(form.read_bytes()),
        media=_media(loaded, form.parent),
    )
    request = PublishRequest(
        study_id=existing.study_id if existing else str(uuid7()),
        name=wanted,
        questionnaire=bundle,
        public_key=key.public,
        sealed_private_key=key.sealed_private,
        cases=[_case_data(case) for case in cases],
        interviewers=interviewers or [],
    )
    try:
        published = client.publish(request)
    except (ForbiddenError, ServerRefusedError):
        raise  # nothing was made: a recovery sheet would be of no study
    except SyncError:
        _show_recovery_sheet(wanted, pass_phrase)  # the answer was lost, the study may stand
        raise
    _show_recovery_sheet(wanted, pass_phrase)
    return published


def _study_key(existing: StudySummary | None) -> tuple[str, StudyKey]:
    """Return a pass-phrase to show (empty if none was made here) and the key of the study."""
    if existing is not None:
        return "", StudyKey(public=existing.public_key, sealed_private=existing.sealed_private_key)
    given = os.environ.get(PASS_PHRASE_VARIABLE)
    if given:
        return "", make_study_key(given)
    pass_phrase = new_pass_phrase()
    return pass_phrase, make_study_key(pass_phrase)


def _show_recovery_sheet(name: str, pass_phrase: str) -> None:
    if not pass_phrase:
        return
    print(
        f"Recovery sheet of the study {name}\n"
        f"Pass-phrase of the study key: {pass_phrase}\n"
        "It is shown this once and kept nowhere. Print it or write it down, and lock it away: "
        "without it nobody can open recordings and rescue files.",
        file=sys.stderr,
    )


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _media(loaded: LoadedForm, folder: Path) -> dict[str, str]:
    """Return the files beside the form that it uses, base64 by name; data files as they were when it was read."""
    files = files_beside(loaded.questionnaire, folder, at_most=LARGEST_MEDIA_BYTES)
    return {name: _base64(content) for name, content in {**files, **loaded.files}.items()}


def _case_data(case: Case) -> CaseData:
    try:
        return CaseData(
            case_id=case.case_id,
            name=case.name,
            phones=list(case.phones),
            address=case.address,
            time_zone=case.time_zone,
            language=case.language,
            priority=case.priority,
            attributes=dict(case.attributes),
        )
    except ValidationError as error:
        raise PublishError(f"The case_id {case.case_id[:40]}… is longer than 200 characters; shorten it.") from error
