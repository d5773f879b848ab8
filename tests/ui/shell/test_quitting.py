"""The application ends, whatever its server does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from socket import create_server

from cxfield.store.folder import FolderLock
from tests.ui.shell.quitting_child import make_workspace

_ROOT = Path(__file__).parents[3]


def test_a_server_that_never_answers_does_not_keep_the_process_or_the_workspace(tmp_path: Path) -> None:
    with create_server(("127.0.0.1", 0)) as listening:
        make_workspace(tmp_path, f"http://127.0.0.1:{listening.getsockname()[1]}")
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.shell.quitting_child", str(tmp_path)],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            text=True,
        )
        try:
            line, _address = listening.accept()
            with line:
                line.recv(1)  # the request is here; no answer ever comes
                child.communicate("quit\n", timeout=20)
        finally:
            child.kill()
            child.wait()
    assert child.returncode == 0
    FolderLock(tmp_path).release()
