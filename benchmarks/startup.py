"""Start of the application to a usable desk, and memory of the whole process with a form of 1,000 questions open.

Run: python benchmarks/startup.py. Prints figures and asserts nothing. Aims: 3 s warm, 250 MB.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from keypress import make_form

from cxfield.fieldwork.station import ENTRY_FILE
from cxfield.sample.case import Case
from cxfield.store.device_store import DeviceStore
from cxfield.store.keys import KeyRing
from cxfield.store.values import QuestionnaireVersion, Study

QUESTIONS = 1_000
RUNS = int(os.environ.get("RUNS", "5"))
PIN = "246810"
CHILD = """
import os, sys, time
from pathlib import Path
began = float(sys.argv[2])
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from cxfield.fieldwork.station import Station
from ui.language import use_language
from ui.shell.application_controller import ApplicationController
from ui.shell.main_window import MainWindow
from ui.shell.window_look import open_settings
from ui.theme import apply_theme
folder = Path(sys.argv[1])
app = QApplication([])
apply_theme(app)
use_language("en")
window = MainWindow()
controller = ApplicationController(window, Station(folder), open_settings(folder))
window.show()
controller.start()
app.processEvents()
print("sign-in", time.time() - began, flush=True)
entry = Station(folder).entries()[0]
asked = time.time()
controller.open_workspace(entry, sys.argv[3])
def rss_mb():
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
def on_filled():
    print("desk", time.time() - asked, flush=True)
    print("memory desk", rss_mb(), flush=True)
    workspace = controller.desk._workspace
    begun = time.time()
    session = controller.storage.call(lambda: workspace.start_interview("s", "1"))
    print("interview", time.time() - begun, flush=True)
    print("memory interview", rss_mb(), flush=True)
    controller.quit()
def watch():
    if controller.desk is not None:
        controller.desk.filled.connect(on_filled)
        timer.stop()
from PySide6.QtCore import QTimer
timer = QTimer()
timer.timeout.connect(watch)
timer.start(1)
controller.ended.connect(app.quit)
app.exec()
"""


def make_station(folder: Path) -> None:
    """Make a workspace with a study of `QUESTIONS` questions and 200 cases, as a synchronisation would leave it."""
    home = folder / "workspaces" / "anna"
    key = KeyRing.load_or_create(home, "anna", PIN)
    xform = make_form(QUESTIONS)
    content_hash = hashlib.sha256(xform).hexdigest()
    with DeviceStore.create(home, key) as store:
        store.save_questionnaire(QuestionnaireVersion(content_hash=content_hash, xform=xform, form_id="keys"))
        store.save_study(Study(study_id="s", name="Keys", questionnaire=content_hash))
        store.save_cases("s", [Case(case_id=str(n), name=f"Case {n}") for n in range(1, 201)])
    (home / ENTRY_FILE).write_text(json.dumps({"user": "anna", "server": "http://127.0.0.1:9"}), "utf-8")


def main() -> None:
    """Run the application several times and print the medians."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        make_station(Path(folder))
        here = Path(__file__).resolve().parent
        for _ in range(RUNS):
            command = [sys.executable, "-c", CHILD, folder, str(time.time()), PIN]
            done = subprocess.run(command, capture_output=True, text=True, cwd=here.parent, check=False, timeout=60)
            for line in done.stdout.splitlines():
                name, value = line.rsplit(" ", 1)
                found.setdefault(name, []).append(float(value))
            if not done.stdout:
                print(done.stderr)
    for name, values in found.items():
        unit = "MB" if name.startswith("memory") else "s"
        print(f"{name:<18} median {median(values):8.2f} {unit}   worst {max(values):8.2f} {unit}")
    if "sign-in" in found and "desk" in found:
        print(
            f"start to a usable desk, typing aside: {median(found['sign-in']) + median(found['desk']):.2f} s (aim 3 s)"
        )


if __name__ == "__main__":
    os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    main()
