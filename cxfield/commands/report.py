"""`cxfield report`: a report as PDF."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from cxfield.commands.secrets import PinStdin
from cxfield.commands.study_source import DataOption, ServerOption, StudyOption, UserOption, find_study
from cxfield.commands.user import PasswordStdinOption
from cxfield.fieldwork.device_clock import local_zone
from cxfield.reports import ReportSetting, interview_report, study_report
from cxfield.reports.wording import zone_named

KINDS = ("study", "interview")


def report(
    kind: Annotated[str, typer.Option(help=f"What to report: {' or '.join(KINDS)}.")],
    out: Annotated[Path, typer.Option(help="PDF file to write.", dir_okay=False)],
    study: StudyOption = None,
    interview: Annotated[str | None, typer.Option(help="Id of the interview, for --kind interview.")] = None,
    data: DataOption = None,
    server: ServerOption = None,
    user: UserOption = None,
    language: Annotated[str, typer.Option(help="Language of the report: en, ru, pl or lv.")] = "en",
    timezone: Annotated[str | None, typer.Option(help="IANA zone of its times; else that of this computer.")] = None,
    password_stdin: PasswordStdinOption = False,
    pin_stdin: PinStdin = False,
) -> None:
    """Write a report as PDF and say what is in it."""
    if kind not in KINDS:
        raise typer.BadParameter(f"There is no report {kind!r}; available are {' and '.join(KINDS)}.")
    if kind == "interview" and interview is None:
        raise typer.BadParameter("--kind interview needs --interview ID.")
    zone = timezone or local_zone()
    zone_named(zone)
    setting = ReportSetting(at=datetime.now(UTC), zone=zone, language=language)
    source = find_study(study, data=data, server=server, user=user, password_stdin=password_stdin, pin_stdin=pin_stdin)
    if interview is not None and kind == "interview":
        told = source.transcript(interview)
        interview_report(told, out, setting)
        summary: dict[str, object] = {"interview": interview, "questions": len(told.lines)}
    else:
        figures = source.data()
        study_report(figures, out, setting)
        summary = {"interviews": len(figures.interviews), "completed": len(figures.counted)}
        summary["left_out"] = list(figures.problems)
    print(json.dumps({"file": str(out), "kind": kind, "study": source.name, **summary}, ensure_ascii=False))
