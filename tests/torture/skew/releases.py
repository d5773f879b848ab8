"""Older versions of cxfield as they really were: taken from the history, each run in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.torture.skew import laptop

ROOT = Path(__file__).parents[3]
BEFORE, LONG_BEFORE = "c4730e4", "1c9610a"
"""The commits of the frozen workspaces 2 (packed pushes, files) and 1 (the first that synchronised)."""


@cache
def no_history() -> str:
    """Say why older versions cannot be had here; empty if they can."""
    for commit in (BEFORE, LONG_BEFORE):
        try:
            subprocess.run(
                ["git", "cat-file", "-e", f"{commit}:cxfield/sync"], cwd=ROOT, check=True, capture_output=True
            )
        except (OSError, subprocess.CalledProcessError):
            return f"the history does not go back to {commit} here"
    return ""


@dataclass
class Version:
    """A process that runs one version's code and takes commands."""

    name: str
    process: subprocess.Popen[bytes]

    def tell(self, do: str, *details: Any, **to: str) -> Any:
        """Give a command, return what it answered."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": do, "with": details, **to}).encode() + b"\n")
        self.process.stdin.flush()
        return self.heard()

    def heard(self) -> Any:
        """Read one answer."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(f"{self.name} ended with {self.process.wait()}")
        return json.loads(line)


@contextmanager
def version(commit: str, folder: Path) -> Iterator[Version]:
    """Start the code of a commit, taken from the history into `folder`; an empty commit is the present code."""
    code = _taken_out(commit, folder) if commit else ROOT
    settings = {**os.environ, "PYTHONPATH": str(code), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    process = subprocess.Popen(
        [sys.executable, "-P", laptop.__file__], cwd=code, env=settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        running = Version(commit or "the present code", process)
        assert Path(running.heard()) == code, f"{running.name} is not what runs"
        yield running
    finally:
        process.communicate(timeout=30)


def _taken_out(commit: str, folder: Path) -> Path:
    code = folder / f"code-{commit}"
    packed = subprocess.run(
        ["git", "archive", commit, "cxfield", "tests/journal_device.py", "tests/sync/sending_files.py"]
        if commit == BEFORE
        else ["git", "archive", commit, "cxfield", "tests/journal_device.py"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    with tarfile.open(fileobj=BytesIO(packed.stdout)) as archive:
        archive.extractall(code, filter="data")
    return code.resolve()
