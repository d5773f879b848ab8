"""Workspaces that released versions wrote are read and sent by this one (made by `make.py`, never changed)."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.event import StreamKind, decode
from cxfield.fieldwork.station import Station
from cxfield.fieldwork.workspace import Workspace
from cxfield.interview.replay import replay
from cxfield.store.values import InterviewStatus
from cxfield.sync.client import SyncClient
from cxfield.sync.synchronise import synchronise
from tests.journal_device import PASSWORD, running_server

HERE = Path(__file__).resolve().parent
PIN = "246810"
RELEASES = sorted(path.name for path in HERE.iterdir() if path.name.isdigit())


@pytest.fixture(params=RELEASES)
def frozen(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of what one release wrote: the frozen one is never touched."""
    return Path(shutil.copytree(HERE / request.param, tmp_path / "frozen"))


@pytest.fixture
def workspace(frozen: Path) -> Iterator[Workspace]:
    station = Station(frozen / "station")
    opened = station.open(station.only_entry(), PIN)
    yield opened
    opened.close()


def test_its_journals_are_whole(workspace: Workspace) -> None:
    for stream in workspace.store.streams():
        state = workspace.store.verify(stream.kind, stream.stream_id, study_id=stream.study_id)
        assert state.last_seq == stream.last_seq


def test_its_answers_are_read(workspace: Workspace) -> None:
    (record,) = workspace.store.interviews()
    answers = {answer.ref: answer.value for answer in workspace.store.answers(record.interview_id)}
    assert record.status is InterviewStatus.COMPLETED
    assert answers["/data/nps"] == "3"
    assert answers["/data/why"] == "Никто не перезвонил; nikt nie oddzwonił; neviens neatzvanīja"
    assert answers["/data/contact[1]/where"] == "branch"


def test_its_interview_runs_again_to_the_same_state(workspace: Workspace) -> None:
    (record,) = workspace.store.interviews()
    entries = workspace.store.entries(StreamKind.INTERVIEW, record.interview_id)
    engine = replay(workspace.questionnaire(record.questionnaire), [decode(entry.line)[1] for entry in entries])
    assert engine.state("/data/age").value == "97"
    assert engine.state("/data/age").warning_ok


def test_its_cases_have_their_outcomes(workspace: Workspace) -> None:
    (study,) = workspace.studies()
    outcomes = {case.case_id: case.disposition for case in workspace.store.cases(study.study_id)}
    assert outcomes == {"C1": "1.1", "C2": "3.13", "C3": "3.11"}


def test_its_unsent_journals_are_sent_and_receipted_byte_for_byte(frozen: Path, workspace: Workspace) -> None:
    store, device = workspace.store, workspace.connection()[1]
    (record,) = store.interviews()
    lines = [entry.line.decode() for entry in store.entries(StreamKind.INTERVIEW, record.interview_id)]
    assert store.delivery_counts().unsent_events > 0
    with running_server(frozen / "server") as server, SyncClient(server.url, device=device) as client:
        client.sign_in("anna", PASSWORD)
        assert synchronise(store, client).sent_interviews == 1
        journals = {each.stream_id: each.lines for each in server.client("sofia", "office").journals(record.study_id)}
    assert journals[record.interview_id] == lines
    assert store.interview(record.interview_id).receipt
    assert store.delivery_counts().unsent_events == 0
    assert store.files.to_send() == []
