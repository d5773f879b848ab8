"""How long personal data is kept: dates of a study, what waits, and the commands of the office."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner

from cxfield.commands.person import person_app
from cxfield.server.backup.taking import take
from cxfield.server.backup.watermark import confirm
from cxfield.server.operation.settings import ServerSettings
from cxfield.server.persons.retention import Retention, Terms
from cxfield.server.tables import CaseRow, InterviewRow
from cxfield.sync.person_messages import KeptTerms
from cxfield.sync.persons import terms
from tests.journal_device import Journal, RunningServer, interview
from tests.server.test_persons import NAME, push, told
from tests.server.test_persons import database as database
from tests.server.test_persons import study as study


def retention_on(server: RunningServer, day: date) -> Retention:
    return Retention(server.services.database, server.services.erasing, lambda: day)


def done(study: str) -> Journal:
    journal = told(study)
    journal.add("completed", instance_sha256="0" * 64)
    return journal


def back_up(server: RunningServer, tmp_path: Path, database: str | None) -> None:
    settings = ServerSettings(data=tmp_path / "server", database=database)
    confirm(server.services.database, take(settings, tmp_path / "backups").folder, None, settings.data)


def case_name(server: RunningServer, study: str) -> str:
    return server.client("susan", "s").cases(study)[0].case.name


def test_nothing_runs_unless_the_study_says_so(server: RunningServer, study: str) -> None:
    push(server, done(study))
    assert retention_on(server, date(2099, 1, 1)).run() == []
    assert case_name(server, study) == NAME


def test_contact_data_goes_after_its_days_and_answers_stay(
    server: RunningServer, study: str, database: str | None, tmp_path: Path
) -> None:
    push(server, done(study))
    back_up(server, tmp_path, database)
    office = retention_on(server, date(2026, 4, 30))
    office.set_terms("adam", study, Terms(field_ends_on="2026-03-31", contact_days=30))
    assert not office.due()[0].contacts
    later = retention_on(server, date(2026, 5, 1))
    assert later.due()[0].contacts == ("C1", "C2", "C3")
    later.run()
    case = server.client("susan", "s").cases(study)[0].case
    assert (case.name, case.phones, case.attributes) == ("", [], {"segment": "gold"})
    assert len(server.client("susan", "s").interviews(study)[0].answers) == 3
    assert later.due()[0].contacts == ()


@pytest.mark.parametrize("what", ["not backed up", "under way"])
def test_what_did_not_arrive_or_lies_in_no_backup_waits(
    server: RunningServer, study: str, database: str | None, tmp_path: Path, what: str
) -> None:
    push(server, interview(study) if what == "under way" else done(study))
    if what == "under way":
        back_up(server, tmp_path, database)
    office = retention_on(server, date(2099, 1, 1))
    office.set_terms("adam", study, Terms(field_ends_on="2026-03-31", answer_days=1))
    (due,) = office.run()
    assert (due.erased, due.waiting) == (("C2", "C3"), 1)
    with server.services.database.read() as session:
        assert session.get_one(CaseRow, (study, "C1")).status != "erased"
        assert session.get_one(CaseRow, (study, "C2")).status == "erased"
        assert len(session.exec(select(InterviewRow)).all()) == 1


def test_however_many_are_erased_the_database_is_cleaned_once(
    server: RunningServer, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes seconds in a large one; for each of ten thousand people it would take a night."""
    cleaned: list[int] = []
    scrub = server.services.database.scrub

    def counted() -> None:
        with server.services.database.read() as session:
            cleaned.append(len(session.exec(select(CaseRow).where(CaseRow.status == "erased")).all()))
        scrub()

    monkeypatch.setattr(server.services.database, "scrub", counted)
    office = retention_on(server, date(2099, 1, 1))
    office.set_terms("adam", study, Terms(field_ends_on="2026-03-31", answer_days=1))
    office.run()
    assert cleaned == [3]


def command(tmp_path: Path, database: str | None, *arguments: str) -> tuple[int, str]:
    place = ["--data", str(tmp_path / "server"), *(["--database", database] if database else [])]
    result = CliRunner().invoke(person_app, [*arguments, *place])
    return result.exit_code, result.output or str(result.exception)


def test_the_office_answers_a_person_by_commands(
    server: RunningServer, study: str, database: str | None, tmp_path: Path
) -> None:
    push(server, done(study))
    code, found = command(tmp_path, database, "find", "zelda", "--study", study)
    assert (code, json.loads(found)[0]["case"]["case_id"]) == (0, "C1")
    of = ("--study", study, "--case", "C1")
    assert command(tmp_path, database, "export", *of, "--out", str(tmp_path / "person.zip"))[0] == 0
    with zipfile.ZipFile(io.BytesIO((tmp_path / "person.zip").read_bytes())) as archive:
        assert NAME in archive.read("person.html").decode()
    assert json.loads(command(tmp_path, database, "ask", *of)[1])["due_at"]
    assert "nothing was erased" in command(tmp_path, database, "erase", *of, "--yes-erase", "C2")[1]
    assert case_name(server, study) == NAME
    code, answer = command(tmp_path, database, "erase", *of, "--yes-erase", "C1")
    assert (code, json.loads(answer)["is_new"]) == (0, True)
    assert case_name(server, study) == ""
    assert (
        json.loads(command(tmp_path, database, "requests", "--study", study)[1])["requests"][0]["outcome"] == "erased"
    )
    assert json.loads(command(tmp_path, database, "due")[1]) == []


def test_a_study_names_its_personal_columns_itself(
    server: RunningServer, study: str, database: str | None, tmp_path: Path
) -> None:
    command(tmp_path, database, "keep", "--study", study, "--personal-column", "segment")
    case = server.services.studies.cases(study, owner=None, with_personal_data=False)[0].case
    assert case.attributes == {"E-mail": "z@q.example"}


def test_the_office_reads_how_long_a_study_keeps_what_is_personal(server: RunningServer, study: str) -> None:
    office = server.client("susan", "s")
    marked = ["/data/email"]
    assert terms(office, study) == KeptTerms(questions=marked)
    wished = Terms(field_ends_on="2026-03-31", recording_days=90, attributes=("name", "phone"))
    retention_on(server, date(2026, 4, 1)).set_terms("adam", study, wished)
    said = KeptTerms(field_ends_on="2026-03-31", recording_days=90, attributes=["name", "phone"], questions=marked)
    assert terms(office, study) == said
