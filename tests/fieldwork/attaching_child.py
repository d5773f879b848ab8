"""A process that attaches a file, wholly or up to the moment before the commit, and waits to be killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from cxfield.fieldwork.attached_files import AttachedFiles
from cxfield.fieldwork.file_source import AttachWatch, FileSource
from cxfield.store.database_key import DatabaseKey
from tests.fieldwork.interviewing_child import open_workspace

_PROCESSES = multiprocessing.get_context("spawn")
PHOTO = "/data/photo"


def attach(folder: Path, packed: bytes, picture: Path, is_committed: bool, told: Connection) -> None:
    """Attach `picture`; without `is_committed` only as far as the sealed file."""
    workspace = open_workspace(folder, DatabaseKey.from_bytes(packed))
    session = workspace.start_interview("s", "C1")
    source = FileSource.at(picture)
    if is_committed:
        session.attach(PHOTO, source)
    else:
        place = workspace._place(workspace.store.study("s"), workspace.book("s").case("C1"), session.interview_id)
        files = AttachedFiles(workspace.store, workspace.clock, place, session.engine.questionnaire)
        files.prepare(session.engine.state(PHOTO), source, AttachWatch())
    told.send("done")
    told.recv()


def kill_after_attaching(folder: Path, key: DatabaseKey, picture: Path, *, is_committed: bool) -> None:
    """Let a process attach `picture` and end it with SIGKILL."""
    ours, theirs = _PROCESSES.Pipe()
    process = _PROCESSES.Process(target=attach, args=(folder, key.to_bytes(), picture, is_committed, theirs))
    process.start()
    try:
        if not ours.poll(60):
            raise AssertionError("the child did not attach the file")
        assert ours.recv() == "done"
    finally:
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join(20)
