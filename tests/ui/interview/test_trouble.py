"""The disk is full, the disk fails, somebody wants the database: a sentence, a way on, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt

from cxfield.event import StreamKind
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.opening import DATABASE_NAME
from ui.interview.question_page import QuestionPage
from ui.widgets import TaskRunner

from .conftest import Interviewer

WORDS = "It was so good that I could go on about it. " * 300


def fails(interviewer: Interviewer, key: Qt.Key = Qt.Key.Key_Return) -> str:
    """Press a key whose step cannot be saved; return the sentence."""
    with interviewer.qtbot.waitSignal(interviewer.controller.step_failed, timeout=10_000) as failed:
        interviewer.press(key)
    interviewer.qtbot.waitUntil(lambda: not interviewer.view.type_ahead.is_holding, timeout=10_000)
    return str(failed.args[0]) if failed.args else ""  # of the draft, perhaps; the step itself is over, too


def sentence_on(interviewer: Interviewer) -> str:
    assert isinstance(interviewer.page, QuestionPage)
    return interviewer.page.blocks[0].sentence


def write_words(interviewer: Interviewer) -> None:
    """Put a long text into the field, as if pasted."""
    interviewer.view.page.fields[0].show_draft(WORDS)


@contextmanager
def full_disk(runner: TaskRunner, workspace: Workspace) -> Iterator[None]:
    """SQLite may take no page more, which it reports as it reports a full disk."""

    def limit(pages: int) -> None:
        workspace.store._database.driver_connection.execute(f"PRAGMA max_page_count = {pages}")

    runner.call(lambda: limit(1))  # it takes the size that the file has as the least
    yield
    runner.call(lambda: limit(2**30))


@contextmanager
def failing_disk(runner: TaskRunner, workspace: Workspace) -> Iterator[None]:
    """The log may not grow by a byte: writing fails with an error of the disk."""
    import resource

    def grow() -> int:
        database = workspace.store.folder / DATABASE_NAME
        log = database.with_name(DATABASE_NAME + "-wal")
        for number in range(100):
            if log.stat().st_size > database.stat().st_size + 100_000:
                return log.stat().st_size
            workspace.store.set_setting("filling", f"{number:20000}")
        raise AssertionError("The log does not grow.")

    size = runner.call(grow)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_on_a_full_disk_the_answer_waits_in_its_field_until_there_is_room(
    runner: TaskRunner, workspace: Workspace, interviewer: Interviewer
) -> None:
    interviewer.answer("1")
    with full_disk(runner, workspace):
        write_words(interviewer)
        assert fails(interviewer).startswith("The disk is full: this step is not saved")
        assert "press the same key again" in sentence_on(interviewer)
        assert (interviewer.at, interviewer.stored("name")) == ("name", "")
        assert [*interviewer.view.page.answers().values()] == [WORDS.strip()]
    interviewer.step(Qt.Key.Key_Return)
    assert (interviewer.at, interviewer.stored("name")) == ("age", WORDS.strip())
    interviewer.answer("30")
    assert interviewer.stored("age") == "30"


def test_on_a_full_disk_going_back_works_as_soon_as_there_is_room(
    runner: TaskRunner, workspace: Workspace, interviewer: Interviewer
) -> None:
    interviewer.answer("1")
    with full_disk(runner, workspace):
        write_words(interviewer)
        assert fails(interviewer, Qt.Key.Key_PageUp)
        assert interviewer.at == "name"
    interviewer.step(Qt.Key.Key_PageUp)
    assert (interviewer.at, interviewer.stored("name")) == ("consent", WORDS.strip())


@pytest.mark.skipif(os.name == "nt", reason="the limit that makes writes fail is a Unix one")
def test_a_disk_that_fails_while_saving_costs_no_answer(
    runner: TaskRunner, workspace: Workspace, interviewer: Interviewer
) -> None:
    interviewer.answer("1")
    with failing_disk(runner, workspace):
        write_words(interviewer)
        assert fails(interviewer).startswith("The disk failed while saving")
        assert "press the same key again" in sentence_on(interviewer)
        assert interviewer.at == "name"
    interviewer.step(Qt.Key.Key_Return)
    assert (interviewer.at, interviewer.stored("consent"), interviewer.stored("name")) == ("age", "yes", WORDS.strip())
    interviewer.answer("30")
    stream = runner.call(lambda: workspace.store.verify(StreamKind.INTERVIEW, interviewer.session.interview_id))
    assert stream.last_seq == len(
        runner.call(lambda: workspace.store.entries(StreamKind.INTERVIEW, interviewer.session.interview_id))
    )


_WANTS_THE_DATABASE = """
import sys
import sqlcipher3.dbapi2 as sqlcipher
connection = sqlcipher.connect(sys.argv[1], timeout=0, isolation_level=None)
connection.execute(f'PRAGMA key = "{sys.argv[2]}"')
try:
    connection.execute("BEGIN EXCLUSIVE")
except sqlcipher.OperationalError as error:
    print(error)
"""


def test_who_wants_to_lock_the_database_is_refused_and_the_interview_goes_on(
    workspace: Workspace, interviewer: Interviewer
) -> None:
    interviewer.answer("1")
    file, key = workspace.store.folder / DATABASE_NAME, workspace._key.pragma_value()
    command = [sys.executable, "-c", _WANTS_THE_DATABASE, str(file), key]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.strip() == "database is locked"
    interviewer.answer("Anna")
    assert interviewer.stored("name") == "Anna"


def test_a_draft_that_cannot_be_kept_does_not_let_go_of_the_keys_of_a_step_under_way(
    runner: TaskRunner, workspace: Workspace, interviewer: Interviewer
) -> None:
    interviewer.answer("1")
    held: list[bool] = []
    interviewer.controller.step_failed.connect(lambda _words: held.append(interviewer.view.type_ahead.is_holding))
    with full_disk(runner, workspace):
        write_words(interviewer)
        interviewer.view.keep_draft()
        interviewer.press(Qt.Key.Key_Return)
        interviewer.qtbot.waitUntil(lambda: len(held) == 2, timeout=10_000)
    assert held == [True, False]
