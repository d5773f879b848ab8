"""The central server as a process of its own, set up and judged by its own commands and requests."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cxfield.sync.client import SyncClient
from cxfield.sync.messages import InterviewSummary, StreamLines

COMMAND = [sys.executable, "-m", "cxfield.cli"]
PASSWORDS = {"anna": "pw-anna-2486", "sofia": "pw-sofia-1357"}
ROLES = {"anna": "interviewer", "sofia": "supervisor"}
PIN = "246810"


def command(*arguments: str, **secrets: str) -> dict[str, Any]:
    """Run a command of cxfield and return its JSON."""
    done = subprocess.run(
        [*COMMAND, *arguments], env={**os.environ, **secrets}, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"cxfield {' '.join(arguments)}: {done.stderr}"
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


class Central:
    """A running server with an interviewer, anna, and a supervisor, sofia."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.office = SyncClient(url, device="office")
        self.office.sign_in("sofia", PASSWORDS["sofia"])

    def publish(self, form: Path, sample: Path, name: str) -> str:
        """Publish a form with its cases for anna; return the id of the study."""
        options = ["--sample", str(sample), "--name", name, "--interviewer", "anna"]
        answer = command("study", "publish", str(form), *self._as_sofia(), *options, **self._secret())
        return str(answer["study"])

    def interviews(self, study_id: str) -> list[InterviewSummary]:
        return self.office.interviews(study_id)

    def journal(self, study_id: str, interview_id: str) -> StreamLines:
        return next(each for each in self.office.journals(study_id) if each.stream_id == interview_id)

    def report(self, study: str, out: Path) -> dict[str, Any]:
        """Have the report of a study made by the command."""
        options = ["--kind", "study", "--study", study, "--out", str(out)]
        return command("report", *options, *self._as_sofia(), **self._secret())

    def _as_sofia(self) -> list[str]:
        return ["--server", self.url, "--user", "sofia"]

    def _secret(self) -> dict[str, str]:
        return {"CXFIELD_PASSWORD": PASSWORDS["sofia"], "CXFIELD_STUDY_PASSPHRASE": "only for this test"}


@contextmanager
def central(folder: Path) -> Iterator[Central]:
    """Start a server with its accounts on a free port; end it with SIGTERM."""
    folder.mkdir()
    for user, role in ROLES.items():
        command("user", "add", user, "--role", role, "--data", str(folder), CXFIELD_PASSWORD=PASSWORDS[user])
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--port", "0", "--data", str(folder)], stdout=subprocess.PIPE, stderr=log, text=True
        )
    assert process.stdout is not None
    try:
        made = Central(json.loads(process.stdout.readline())["url"])
        with made.office:
            yield made
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()
