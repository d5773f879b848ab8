"""Runs the worker that converts workbooks, with a time limit; what kills it becomes a finding."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import cxfield
from cxfield.questionnaire.model import Finding
from cxfield.questionnaire.workbook_conversion import Conversion

TIME_LIMIT_S = 60.0


class WorkbookConverter:
    """Converts workbooks one after the other in a process of their own; use as a context manager.

    The process is started with the first workbook, and again after one that it did not survive.
    """

    def __init__(self, *, time_limit_s: float = TIME_LIMIT_S) -> None:
        self._time_limit_s = time_limit_s
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> WorkbookConverter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def convert(self, path: Path) -> Conversion:
        """Convert one workbook; never raises for what is in it."""
        answer = self._ask(path)
        if not answer:
            self.close()
            message = f"{path.name} takes too much time or memory to read. Take out what is not questionnaire."
            finding = Finding(severity="error", code="too-complex", where="", message=message)
            return Conversion(findings=(finding,))
        return _from_json(json.loads(answer))

    def _ask(self, path: Path) -> str:
        """Return the worker's line, empty if it died or was too slow."""
        if self._process is not None and self._process.poll() is not None:
            self.close()
        process = self._process = self._process or _start()
        assert process.stdin is not None
        assert process.stdout is not None
        watchdog = threading.Timer(self._time_limit_s, process.kill)
        watchdog.start()
        try:
            process.stdin.write(json.dumps(str(path.resolve())) + "\n")
            process.stdin.flush()
            return process.stdout.readline()
        except OSError:
            return ""
        finally:
            watchdog.cancel()

    def close(self) -> None:
        """End the process, if it runs."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue


def _start() -> subprocess.Popen[str]:
    package_root = str(Path(cxfield.__file__).resolve().parents[1])
    search_path = os.pathsep.join(filter(None, [package_root, os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        [sys.executable, "-m", "cxfield.questionnaire.pyxform_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": search_path},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _from_json(answer: dict[str, Any]) -> Conversion:
    xform: Sequence[Any] | None = answer["xform"]
    return Conversion(
        xform=base64.b64decode(str(xform)) if xform is not None else None,
        findings=tuple(Finding(**finding) for finding in answer["findings"]),
        places=answer["places"],
    )
