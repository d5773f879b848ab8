"""The peer: @getodk/xforms-engine from npm, installed once into the user's cache folder, run in its own process."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import platformdirs

SOURCE = Path(__file__).resolve().parent.parent / "peer"
SCRIPT = "xforms_engine.mjs"
INSTALL_S = 600
RUN_S = 600


class PeerError(Exception):
    """The peer cannot run here; the text says why."""


class Peer:
    """Runs jobs on the peer."""

    def __init__(self) -> None:
        """Install it where that was not done before.

        Raises:
            PeerError: There is no node or npm, or npm could not install it.
        """
        node, npm = shutil.which("node"), shutil.which("npm")
        if node is None or npm is None:
            raise PeerError("node and npm are not here, so the peer is not run.")
        self._node = node
        self._folder = _folder()
        if not (self._folder / ".installed").exists():
            _install(npm, self._folder)
        shutil.copy(SOURCE / SCRIPT, self._folder)

    def run(self, job: Path) -> dict[str, Any]:
        """Return what the peer measured.

        Raises:
            PeerError: It broke down or took too long.
        """
        command = [self._node, "--max-old-space-size=6144", SCRIPT, str(job)]
        try:
            done = subprocess.run(command, cwd=self._folder, capture_output=True, text=True, timeout=RUN_S, check=False)
        except subprocess.TimeoutExpired:
            raise PeerError(f"more than {RUN_S} s") from None
        if done.returncode != 0:
            raise PeerError(_reason(done.stderr))
        measured: dict[str, Any] = json.loads(done.stdout)
        return measured


def _folder() -> Path:
    """Return the folder for these pins."""
    pins = hashlib.sha256((SOURCE / "package.json").read_bytes()).hexdigest()[:12]
    return Path(platformdirs.user_cache_dir("cxfield", appauthor=False)) / "benchmark-peer" / pins


def _install(npm: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(SOURCE / "package.json", folder)
    command = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=INSTALL_S, check=False)
    except subprocess.TimeoutExpired:
        raise PeerError("npm took too long to install the peer.") from None
    if done.returncode != 0:
        raise PeerError("npm could not install the peer.")
    (folder / ".installed").touch()


def _reason(stderr: str) -> str:
    """Return the line that names the error."""
    lines = [line.strip() for line in stderr.splitlines() if "Error" in line]
    return lines[0][:120] if lines else "it ended without a result"
