"""Unsent work of an OpenRosa workspace as files: complete, readable, and enough to remove the workspace."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from cxfield.fieldwork.file_source import FileSource
from cxfield.fieldwork.leaving import unsent_picture
from cxfield.fieldwork.openrosa_export import export_unsent
from cxfield.fieldwork.rescuing import rescue_open
from cxfield.rescue.errors import GivenUpError, NothingToRescueError, NotWrittenError
from cxfield.rescue.progress import Progress
from tests.sync.openrosa.central_peer import CentralPeer
from tests.sync.openrosa.interviewer import Interviewer, form, picture


@pytest.fixture
def ready(peer: CentralPeer, anna: Interviewer) -> Interviewer:
    peer.publish(form(photos=1))
    anna.pull()
    return anna


def begin_one(interviewer: Interviewer) -> str:
    """Leave an interview under way, with a picture."""
    session = interviewer.begin()
    session.go_next({"/data/village": "Half-done"})
    session.attach("/data/photo0", FileSource(name="p.jpg", content=picture((9, 9, 9))))
    session.close()
    return session.interview_id


def test_a_completed_interview_is_written_as_the_submission_that_would_be_sent(
    peer: CentralPeer, ready: Interviewer, tmp_path: Path
) -> None:
    ready.complete("Ogre", photos={"photo0": picture()})
    exported = export_unsent(ready.workspace, tmp_path / "out", ready.now)
    (xml,) = (tmp_path / "out" / "instances").rglob("*.xml")
    ready.send()
    (held,) = peer.held.values()
    assert xml.read_bytes() == held.xml
    assert {p.name: p.read_bytes() for p in xml.parent.iterdir() if p != xml} == held.files
    assert xml.stem == xml.parent.name
    assert (exported.submissions, exported.unfinished, exported.files, exported.lost) == (1, 0, 1, ())


def test_an_interview_under_way_is_written_with_its_files(ready: Interviewer, tmp_path: Path) -> None:
    interview = begin_one(ready)
    exported = export_unsent(ready.workspace, tmp_path / "out", ready.now)
    (journal,) = (tmp_path / "out" / "journals").glob("interview-*")
    assert "Half-done" in journal.read_text("utf-8")
    (file,) = (tmp_path / "out" / "files" / interview).iterdir()
    assert file.read_bytes().startswith(b"\xff\xd8")
    assert exported.unfinished == 1


def test_after_it_the_workspace_may_be_removed_until_something_changes(ready: Interviewer, tmp_path: Path) -> None:
    begin_one(ready)
    ready.complete("Ogre", photos={"photo0": picture()})
    assert not unsent_picture(ready.store).is_safe
    export_unsent(ready.workspace, tmp_path / "out", ready.now)
    assert unsent_picture(ready.store).is_safe
    begin_one(ready)
    assert not unsent_picture(ready.store).is_safe


def test_the_list_of_contents_names_every_file(ready: Interviewer, tmp_path: Path) -> None:
    begin_one(ready)
    export_unsent(ready.workspace, tmp_path / "out", ready.now)
    listed = json.loads((tmp_path / "out" / "contents.json").read_text("utf-8"))
    there = {
        path.relative_to(tmp_path / "out").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file() and path.name != "contents.json"
    }
    assert listed == there


def test_a_file_that_is_gone_is_named_and_the_rest_is_written(ready: Interviewer, tmp_path: Path) -> None:
    interview = ready.complete("Ogre", photos={"photo0": picture()})
    (stored,) = ready.store.attachments.of_interview(interview)
    stored.path.unlink()
    exported = export_unsent(ready.workspace, tmp_path / "out", ready.now)
    assert len(exported.lost) == 1
    assert len(list((tmp_path / "out" / "instances").rglob("*.xml"))) == 1


def test_a_folder_that_is_there_is_left_alone(ready: Interviewer, tmp_path: Path) -> None:
    ready.complete("Ogre")
    (tmp_path / "out").mkdir()
    with pytest.raises(NotWrittenError, match="there already"):
        export_unsent(ready.workspace, tmp_path / "out", ready.now)
    assert not unsent_picture(ready.store).is_safe


def test_where_everything_was_sent_nothing_is_written(ready: Interviewer, tmp_path: Path) -> None:
    ready.complete("Ogre")
    ready.send()
    with pytest.raises(NothingToRescueError):
        export_unsent(ready.workspace, tmp_path / "out", ready.now)
    assert not (tmp_path / "out").exists()


def test_a_rescue_file_is_refused_with_what_helps(ready: Interviewer, tmp_path: Path) -> None:
    ready.complete("Ogre")
    with pytest.raises(NothingToRescueError, match="as files that can be read"):
        rescue_open(ready.store, "anna", tmp_path / "x.cxrescue")


def test_writing_that_is_stopped_leaves_nothing(ready: Interviewer, tmp_path: Path) -> None:
    ready.complete("Ogre")
    progress = Progress()
    progress.cancel()
    with pytest.raises(GivenUpError):
        export_unsent(ready.workspace, tmp_path / "out", ready.now, progress=progress)
    assert list(tmp_path.glob("out*")) == []
    assert not unsent_picture(ready.store).is_safe
