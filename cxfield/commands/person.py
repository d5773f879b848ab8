"""`cxfield person`: the rights of respondents, on the machine of the server's database. See docs/privacy.md."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from cxfield.commands.serve import DatabaseOption, DataOption, RecordingsOption, server_settings
from cxfield.commands.server_database import require_database
from cxfield.commands.study import PASS_PHRASE_VARIABLE
from cxfield.errors import CxfieldError
from cxfield.fieldwork.listening import open_sealed
from cxfield.server.database import Database
from cxfield.server.files.blob_places import open_store
from cxfield.server.files.uploads import Uploads
from cxfield.server.operation.settings import open_database
from cxfield.server.people.accounts import CONSOLE, Sender
from cxfield.server.persons.erasing import Erasing, study_named
from cxfield.server.persons.exporting import Opened, PersonExport
from cxfield.server.persons.retention import Due, Retention, Terms
from cxfield.server.persons.rights import Rights
from cxfield.server.tables import StudyRow
from cxfield.store.folder import write_private_file
from cxfield.sync.file_messages import FileSummary
from cxfield.sync.messages import Role
from cxfield.sync.study_key import open_study_key

person_app = typer.Typer(no_args_is_help=True, add_completion=False)
StudyOption = Annotated[str, typer.Option("--study", help="Id or name of the study.")]
CaseOption = Annotated[str, typer.Option("--case", help="Case id of the person, as `cxfield person find` names it.")]
_OFFICE = Sender(user=CONSOLE, role=Role.ADMINISTRATOR, device=CONSOLE)


class PersonUsageError(CxfieldError):
    """What was asked for cannot be done as it was asked for."""


@person_app.callback()
def _persons() -> None:
    """Respondents: find one, hand out what is stored, note a wish, erase, and how long data is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What the commands use of a server."""

    database: Database
    rights: Rights
    erasing: Erasing
    export: PersonExport
    retention: Retention

    def study(self, name: str) -> StudyRow:
        with self.database.read() as session:
            return study_named(session, name)


@contextmanager
def _opened(data: Path | None, database: str | None, recordings: str | None = None) -> Iterator[_Parts]:
    settings = server_settings(data, database, recordings)
    require_database(settings)
    opened = open_database(settings)
    try:
        store = open_store(settings)
        erasing = Erasing(opened, settings.data, Uploads(opened, store).remove_pending)
        yield _Parts(
            database=opened,
            rights=Rights(opened),
            erasing=erasing,
            export=PersonExport(opened, store),
            retention=Retention(opened, erasing),
        )
    finally:
        opened.close()


def _print(answer: object) -> None:
    print(json.dumps(answer, ensure_ascii=False))


@person_app.command("find")
def find(
    words: Annotated[str, typer.Argument(help="Part of a name, number, e-mail, address, or the case id.")],
    study: StudyOption,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Look for a person in a study; print JSON."""
    with _opened(data, database) as parts:
        found = parts.rights.find(_OFFICE, parts.study(study).study_id, words)
        _print([one.model_dump() for one in found])


@person_app.command("export")
def export(
    case: CaseOption,
    study: StudyOption,
    out: Annotated[Path, typer.Option(help="Zip file to write.", dir_okay=False)],
    pass_phrase_stdin: Annotated[
        bool,
        typer.Option(
            "--passphrase-stdin",
            help=f"Open the recordings with the study's pass-phrase, from standard input (or {PASS_PHRASE_VARIABLE}).",
        ),
    ] = False,
    data: DataOption = None,
    database: DatabaseOption = None,
    recordings: RecordingsOption = None,
) -> None:
    """Write everything stored of a person: a page that they can read, JSON, and their recordings."""
    if out.exists():
        raise PersonUsageError(f"{out} is there already; name another file.")
    phrase = sys.stdin.readline().rstrip("\r\n") if pass_phrase_stdin else os.environ.get(PASS_PHRASE_VARIABLE, "")
    with _opened(data, database, recordings) as parts:
        row = parts.study(study)
        opened = _opener(open_study_key(row.sealed_private_key, phrase)) if phrase else None
        packed = parts.export.packed(_OFFICE, row.study_id, case, opened)
    write_private_file(out, packed)
    _print({"written": str(out), "size_bytes": len(packed), "recordings": "opened" if phrase else "sealed"})


def _opener(study_key: bytes) -> Opened:
    def opened(file: FileSummary, sealed: bytes) -> tuple[str, bytes] | None:
        with TemporaryDirectory() as scratch:
            path = Path(scratch) / "sealed"
            path.write_bytes(sealed)
            done = open_sealed(path, file, study_key, Path(scratch))
            return (done.path.name, done.path.read_bytes()) if done.path else None

    return opened


@person_app.command("ask")
def ask(case: CaseOption, study: StudyOption, data: DataOption = None, database: DatabaseOption = None) -> None:
    """Note that a person wants to be erased; the answer names the day until which that has to be done."""
    with _opened(data, database) as parts:
        _print(parts.rights.ask(_OFFICE, parts.study(study).study_id, case).model_dump())


@person_app.command("requests")
def requests(study: StudyOption, data: DataOption = None, database: DatabaseOption = None) -> None:
    """List the wishes to be erased, open ones with the day until which they have to be answered."""
    with _opened(data, database) as parts:
        _print(parts.rights.picture(parts.study(study).study_id).model_dump())


@person_app.command("withdraw")
def withdraw(
    case: CaseOption,
    study: StudyOption,
    purpose: Annotated[
        str, typer.Option(help="recording (its files are deleted) or interview (erasure is asked for).")
    ],
    data: DataOption = None,
    database: DatabaseOption = None,
    recordings: RecordingsOption = None,
) -> None:
    """Take a consent of a person back."""
    if purpose not in ("recording", "interview"):
        raise PersonUsageError(f"There is no consent for {purpose}; write recording or interview.")
    with _opened(data, database, recordings) as parts:
        count = parts.rights.withdraw(_OFFICE, parts.study(study).study_id, case, purpose)
        parts.erasing.remove_files()
        _print({"withdrawn": count, "purpose": purpose})


@person_app.command("erase")
def erase(
    case: CaseOption,
    study: StudyOption,
    yes: Annotated[str, typer.Option("--yes-erase", help="The case id once more: it cannot be taken back.")],
    mistake: Annotated[bool, typer.Option("--mistake", help="It is no wish: the case came in by mistake.")] = False,
    data: DataOption = None,
    database: DatabaseOption = None,
    recordings: RecordingsOption = None,
) -> None:
    """Erase a person for good: key, answers, name, files; devices erase their copy when they come. Safe to repeat."""
    if yes != case:
        raise PersonUsageError("Write the case id once more behind --yes-erase, exactly; nothing was erased.")
    with _opened(data, database, recordings) as parts:
        row = parts.study(study)
        done = parts.erasing.erase(CONSOLE, row.study_id, case, "mistake" if mistake else "wish")
        _print({**asdict(done), "ledger": [str(place) for place in parts.erasing.ledger.places]})


@person_app.command("keep")
def keep(
    study: StudyOption,
    field_ends: Annotated[str | None, typer.Option(help="Day from which days are counted, as 2026-03-31.")] = None,
    contact_days: Annotated[int | None, typer.Option(help="Names, numbers, addresses; 0: not limited.")] = None,
    recording_days: Annotated[int | None, typer.Option(help="Recordings; 0: not limited.")] = None,
    answer_days: Annotated[int | None, typer.Option(help="All of a person; 0: not limited.")] = None,
    personal_column: Annotated[
        list[str] | None, typer.Option(help="Column of the sample that is personal; as often as needed.")
    ] = None,
    personal_question: Annotated[
        list[str] | None, typer.Option(help="Question (/data/…) whose answer only the team sees; as often as needed.")
    ] = None,
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Say how long a study keeps what is personal, and what of it is; print how it stands."""
    terms = Terms(
        field_ends_on=field_ends,
        contact_days=contact_days,
        recording_days=recording_days,
        answer_days=answer_days,
        attributes=None if personal_column is None else tuple(personal_column),
        questions=None if personal_question is None else tuple(personal_question),
    )
    with _opened(data, database) as parts:
        row = parts.retention.set_terms(CONSOLE, parts.study(study).study_id, terms)
        told = {**row.model_dump(), "attributes": json.loads(row.attributes), "questions": json.loads(row.questions)}
        _print(told)


@person_app.command("due")
def due(
    run: Annotated[bool, typer.Option("--run", help="Do it now instead of waiting for the server.")] = False,
    data: DataOption = None,
    database: DatabaseOption = None,
    recordings: RecordingsOption = None,
) -> None:
    """Show what the days of all studies take next; without --run nothing is changed."""
    with _opened(data, database, recordings) as parts:
        found = parts.retention.run() if run else parts.retention.due()
        if run:
            parts.erasing.remove_files()
        _print([_shown(one) for one in found])


def _shown(one: Due) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(one).items()}
