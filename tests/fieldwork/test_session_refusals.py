"""What cannot be done never reaches the journal, and a store that fails leaves session and journal at one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cxfield.event import StreamKind, decode
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace, WorkspaceError
from cxfield.interview import StepError
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskLevel, DiskRules
from cxfield.store.errors import StorageFailureError
from cxfield.store.values import InterviewStatus, QuestionnaireVersion, Study

FORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Rows</h:title><model><instance><data id="f"><name/><two jr:template=""><a/></two><many><b/></many>
</data></instance></model></h:head>
<h:body><input ref="/data/name"><label>Name</label></input>
<group><repeat nodeset="/data/two" jr:count="2"><input ref="/data/two/a"><label>A</label></input></repeat></group>
<group><repeat nodeset="/data/many"><input ref="/data/many/b"><label>B</label></input></repeat></group>
</h:body></h:html>"""
RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    questionnaire, key = read_xform(FORM, folder=None), DatabaseKey.random()
    with DeviceStore.create(tmp_path / "workspace", key, rules=RULES) as store:
        version = QuestionnaireVersion(content_hash=questionnaire.content_hash, xform=FORM, form_id="f")
        store.save_questionnaire(version)
        store.save_study(Study(study_id="s", name="Rows", questionnaire=version.content_hash))
        store.save_case("s", Case(case_id="C1", name="Ann"))
        yield Workspace(store, DeviceClock("anna"), key)


def _kinds(workspace: Workspace, session: InterviewSession) -> list[str]:
    entries = workspace.store.entries(StreamKind.INTERVIEW, session.interview_id)
    return [decode(entry.line)[1].kind for entry in entries]


@pytest.mark.parametrize(
    "step",
    [
        lambda s: s.add_repeat("/data/two"),
        lambda s: s.add_repeat("/data/name"),
        lambda s: s.remove_repeat("/data/two", 0),
        lambda s: s.remove_repeat("/data/many", 7),
        lambda s: s.set_language("Klingon"),
        lambda s: s.confirm("/data/name"),
        lambda s: s.missing("/data/name", "dk"),
        lambda s: s.answer("/data/nosuch", "x"),
        lambda s: s.go_to("/data/nosuch"),
    ],
)
def test_a_step_that_cannot_be_done_leaves_no_trace_in_the_journal(
    workspace: Workspace, step: Callable[[InterviewSession], object]
) -> None:
    session = workspace.start_interview("s", "C1")
    with pytest.raises(StepError):
        step(session)
    assert _kinds(workspace, session) == ["started"]
    assert workspace.start_interview("s", "C1").view().page is not None  # it opens again


@contextmanager
def _failing_after_commit(store: DeviceStore, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The next transaction is on the disk, but the flush reports an error: nobody knows whether it held."""
    real = store.transaction

    @contextmanager
    def fail() -> Iterator[None]:
        with real():
            yield
        raise StorageFailureError("The disk failed while saving.", usable=True)

    with monkeypatch.context() as patched:
        patched.setattr(store, "transaction", fail)
        yield


def test_a_step_that_the_disk_kept_in_spite_of_its_error_is_in_the_session_too(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = workspace.start_interview("s", "C1")
    with _failing_after_commit(workspace.store, monkeypatch), pytest.raises(StorageFailureError):
        session.answer("/data/name", "Ann")
    assert session.engine.state("/data/name").value == "Ann"
    before = _kinds(workspace, session)
    session.keep({"/data/name": "Ann"})
    assert _kinds(workspace, session) == before


def test_a_step_that_the_disk_lost_can_be_repeated(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    session = workspace.start_interview("s", "C1")

    def refuse(*_args: object, **_options: object) -> None:
        raise StorageFailureError("The disk failed while saving.", usable=True)

    with monkeypatch.context() as patched:
        patched.setattr(workspace.store, "append", refuse)
        with pytest.raises(StorageFailureError):
            session.go_next({"/data/name": "Ann"})
    assert session.engine.state("/data/name").value == ""
    view = session.go_next({"/data/name": "Ann"})
    assert view.page is not None
    assert view.page.key != "/data/name"


@pytest.mark.parametrize("end", [lambda s: s.complete(), lambda s: s.break_off("2.12")])
def test_nothing_is_added_to_an_interview_that_has_ended(
    workspace: Workspace, end: Callable[[InterviewSession], object]
) -> None:
    session = workspace.start_interview("s", "C1")
    end(session)
    before = _kinds(workspace, session)
    session.draft("/data/name", "typed too late")
    for step in (session.complete, session.suspend, lambda: session.answer("/data/name", "x")):
        with pytest.raises(StepError, match="finished"):
            step()
    assert _kinds(workspace, session) == before
    assert workspace.store.interview(session.interview_id).status not in (
        InterviewStatus.DRAFT,
        InterviewStatus.SUSPENDED,
    )


def test_on_a_disk_that_is_almost_full_nothing_new_is_begun_and_what_is_under_way_goes_on(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = workspace.start_interview("s", "C1")
    workspace.store.save_case("s", Case(case_id="C2", name="Bea"))
    monkeypatch.setattr(type(workspace.store), "disk_level", lambda _store: DiskLevel.STOP)
    with pytest.raises(WorkspaceError, match="The disk is almost full: no new interview is begun"):
        workspace.start_interview("s", "C2")
    assert workspace.store.interviews("s", "C2") == []
    workspace.start_interview("s", "C1").draft("/data/name", "An")
    assert workspace.resume_interview(session.interview_id).view().drafts == {"/data/name": "An"}
