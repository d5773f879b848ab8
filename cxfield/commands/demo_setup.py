"""Sets up the demo workspace: a server on loopback, accounts, the bundled study, and interviews really done."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import httpx

from cxfield.admission.form_reader import read_form
from cxfield.commands.study import publish_form
from cxfield.errors import CxfieldError
from cxfield.fieldwork.autopilot import PacedClock, Respondent, drive
from cxfield.fieldwork.device_clock import wall_time_at
from cxfield.fieldwork.station import DEMO_FILE, WORKSPACES, Station
from cxfield.fieldwork.synchronising import Synchroniser
from cxfield.fieldwork.workspace import Workspace
from cxfield.resource import resource_path
from cxfield.sample.case import Case
from cxfield.sample.sample_file import read_sample
from cxfield.server.app import ServerSettings, open_database
from cxfield.server.people.accounts import Accounts
from cxfield.sync.client import SyncClient
from cxfield.sync.messages import Role

STUDY = "Service experience"
INTERVIEWER, SUPERVISOR = "anna", "sofia"
UNFINISHED_FILE = "demo-unfinished.json"
"""Stands in the folder while a demo is set up: what is there then may be cleared away."""
FINISHED_INTERVIEWS = 26
UNANSWERED = 12
Progress = Callable[[str], None]


class DemoError(CxfieldError):
    """The demo could not be set up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """An account of the demo. Its secrets are no secrets: it lives on loopback with made-up people."""

    user: str
    password: str
    pin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A demo that is set up; `pid` is its server's process."""

    pid: int
    server: str
    study: str
    interviewer: DemoAccount
    supervisor: DemoAccount
    data: str


def start_server(folder: Path, port: int) -> tuple[int, str]:
    """Start the server of the demo as a process of its own; return its pid and address.

    Raises:
        DemoError: It ended at once; its log says why.
    """
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "cxfield.cli", "serve", "--data", str(folder), "--port", str(port)]
    detached: dict[str, Any] = (
        {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}  # type: ignore[attr-defined, unused-ignore]
        if sys.platform == "win32"
        else {"start_new_session": True}
    )
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True, **detached
        )
    assert process.stdout is not None
    line = process.stdout.readline()
    process.stdout.close()
    if not line:
        raise DemoError(f"The demo server did not start; {folder / 'server.log'} says why.")
    return process.pid, str(json.loads(line)["url"])


def is_answering(server: str) -> bool:
    """Whether a server answers at `server`."""
    try:
        return httpx.get(f"{server}/v1/hello", timeout=2, trust_env=False).status_code in (200, 401)
    except httpx.HTTPError:
        return False


def set_up_demo(folder: Path, say: Progress) -> Demo:
    """Set up the demo in `folder`, or bring back to life what is there."""
    folder = folder.resolve()
    kept = folder / DEMO_FILE
    if kept.is_file():
        return _wake(folder, _read(kept))
    if (folder / UNFINISHED_FILE).is_file():
        say("An earlier set-up was cut off; beginning again…")
        _clear(folder)
    if folder.exists() and any(folder.iterdir()):
        raise DemoError(f"{folder} holds something else already; choose an empty folder for the demo.")
    folder.mkdir(parents=True, exist_ok=True)
    _keep(folder / UNFINISHED_FILE, {})
    say("Starting a server…")
    interviewer = DemoAccount(user=INTERVIEWER, password="demo-anna-1", pin="246810")
    supervisor = DemoAccount(user=SUPERVISOR, password="demo-sofia-1", pin="135791")
    _add_accounts(folder / "server", interviewer, supervisor)
    pid, server = start_server(folder / "server", 0)
    try:
        _keep(folder / UNFINISHED_FILE, {"pid": pid, "server": server})
        say("Publishing the study…")
        cases = _publish(server, supervisor)
        _fill_workspace(folder, server, interviewer, cases, say)
    except BaseException:
        stop_server(pid)
        raise
    demo = Demo(pid=pid, server=server, study=STUDY, interviewer=interviewer, supervisor=supervisor, data=str(folder))
    _keep(kept, asdict(demo))
    (folder / UNFINISHED_FILE).unlink(missing_ok=True)
    return demo


def _fill_workspace(folder: Path, server: str, interviewer: DemoAccount, cases: list[Case], say: Progress) -> None:
    """Enrol the interviewer and do the fieldwork of the past days."""
    say("Fetching the cases…")
    station = Station(folder)
    entry = station.enrol(server, interviewer.user, interviewer.password, interviewer.pin)
    workspace = station.open(entry, interviewer.pin)
    try:
        Synchroniser(workspace).run()
        say("Doing interviews…")
        _do_fieldwork(workspace, cases, say)
        Synchroniser(workspace).run()
    finally:
        workspace.close()


def stop_server(pid: int) -> None:
    """End the demo's server; gone already is as good."""
    try:
        os.kill(pid, signal.SIGTERM)
    except (OSError, ValueError):
        return


def _clear(folder: Path) -> None:
    """Take away what a set-up left that was cut off: its server, and only what a demo makes."""
    left = _read(folder / UNFINISHED_FILE)
    if left and is_answering(str(left["server"])):
        stop_server(int(left["pid"]))
    for name in ("server", WORKSPACES):
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in ("device", "look.ini", f"{DEMO_FILE}.new", UNFINISHED_FILE):
        (folder / name).unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text("utf-8")))
    except ValueError as error:
        raise DemoError(f"{path} is damaged; remove the folder {path.parent} and set the demo up again.") from error


def _keep(path: Path, content: dict[str, Any]) -> None:
    """Write the file whole or not at all: it is what says how far the demo is."""
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(json.dumps(content, indent=1), "utf-8")
    os.replace(draft, path)


def _wake(folder: Path, kept: dict[str, Any]) -> Demo:
    """Return the demo of `folder` with its server running, on its old port so that the workspace finds it."""
    accounts = {name: DemoAccount(**kept[name]) for name in ("interviewer", "supervisor")}
    pid, server = int(kept["pid"]), str(kept["server"])
    if not is_answering(server):
        pid, server = start_server(folder / "server", httpx.URL(server).port or 0)
    demo = Demo(pid=pid, server=server, study=kept["study"], data=str(folder), **accounts)
    _keep(folder / DEMO_FILE, asdict(demo))
    return demo


def _add_accounts(data: Path, interviewer: DemoAccount, supervisor: DemoAccount) -> None:
    database = open_database(ServerSettings(data=data, database=None))
    try:
        accounts = Accounts(database)
        known = {account.user for account in accounts.all()}
        for account, role in ((interviewer, Role.INTERVIEWER), (supervisor, Role.SUPERVISOR)):
            if account.user not in known:
                accounts.add(account.user, account.password, role)
    finally:
        database.close()


def _publish(server: str, supervisor: DemoAccount) -> list[Case]:
    form = resource_path("studies", "service_experience.xlsx")
    cases = read_sample(resource_path("studies", "service_experience_sample.csv"))
    os.environ.setdefault("CXFIELD_STUDY_PASSPHRASE", "demo: not for real studies")
    with SyncClient(server, device="demo") as client:
        client.sign_in(supervisor.user, supervisor.password)
        publish_form(client, form, read_form(form), cases, name=STUDY, interviewers=[INTERVIEWER])
    return cases


# ---- fieldwork of the past days ----


def _do_fieldwork(workspace: Workspace, cases: list[Case], say: Progress) -> None:
    """Do interviews and unanswered calls of the last days, through the same code as an interviewer."""
    random = Random(20261122)
    verbatims = json.loads(resource_path("demo", "verbatims.json").read_text("utf-8"))
    study_id = workspace.studies()[0].study_id
    order = random.sample(cases, FINISHED_INTERVIEWS + UNANSWERED)
    minutes_back = sorted((random.uniform(60, 3 * 24 * 60) for _ in order), reverse=True)
    for number, (case, minutes) in enumerate(zip(order, minutes_back, strict=True)):
        clock = PacedClock(workspace.user, timedelta(minutes=minutes))
        calls = workspace.seen_by(clock)
        book = calls.book(study_id)
        book.open_attempt(case.case_id, case.phones[0] if case.phones else "")
        if number % 3 == 2 and number // 3 < UNANSWERED:
            clock.pass_time(random.uniform(15, 40))
            book.close_attempt(case.case_id, random.choice(("3.13", "3.13", "3.12", "3.14", "2.222", "2.112")))
            continue
        said = verbatims.get(case.language) or verbatims["en"]
        mood = min(1.0, max(0.0, random.gauss(0.88, 0.2)))
        respondent = Respondent(mood=mood, verbatims=said, fixed=_facts(case.language, random))
        session = calls.start_interview(study_id, case.case_id)
        drive(session, respondent, random, clock)
        session.complete()
        book.close_attempt(case.case_id, "1.1", interview_id=session.interview_id)
        if number % 6 == 0:
            say(f"Doing interviews… {number} of {len(order)}")
    _make_appointments(workspace, study_id, [c for c in cases if c not in order][:4], random)


def _facts(language: str, random: Random) -> dict[str, str]:
    """Return answers by question name that let an interview of the demo go to its end and hang together."""
    kept = json.loads(resource_path("demo", "willing.json").read_text("utf-8"))
    drawn = {name: str(random.randint(low, high)) for name, (low, high) in kept["between"].items()}
    said = {name: words.get(language, words["en"]) for name, words in kept["words"].items()}
    return {**kept["fixed"], **drawn, **said}


def _make_appointments(workspace: Workspace, study_id: str, cases: list[Case], random: Random) -> None:
    """Agree on appointments: the first within minutes, the others at hours when people can be called."""
    book = workspace.book(study_id)
    for number, case in enumerate(cases):
        book.open_attempt(case.case_id, case.phones[0] if case.phones else "")
        local = _next_appointment(wall_time_at(case.time_zone, workspace.clock.now()), number, random)
        book.add_remark(case.case_id, "Was just leaving. Asked to be called back then.")
        book.close_attempt(case.case_id, "2.21")
        book.make_appointment(case.case_id, local, hard=number % 2 == 0)


def _next_appointment(there: datetime, number: int, random: Random) -> datetime:
    if number == 0:
        return there.replace(second=0, microsecond=0, tzinfo=None) + timedelta(minutes=2)
    hour = random.randint(9, 19)
    day = there + timedelta(days=0 if hour > there.hour + 1 else 1)
    return day.replace(hour=hour, minute=random.choice((0, 30)), second=0, microsecond=0, tzinfo=None)
