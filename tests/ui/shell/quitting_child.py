"""A process with the real application whose synchronisation hangs; told to, it quits."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from cxfield.fieldwork.station import Station
from cxfield.store.device_store import DeviceStore
from cxfield.store.keys import KeyRing
from cxfield.store.pin_wrap import PinCost
from cxfield.sync.session import DEVICE, REFRESH_TOKEN, SERVER
from ui.shell.application_controller import ApplicationController
from ui.shell.main_window import MainWindow
from ui.shell.window_look import open_settings

PIN = "2468"


def make_workspace(folder: Path, server: str) -> None:
    """Make a workspace that will talk to `server`."""
    key = KeyRing(folder, backend=None, cost=PinCost(rounds=1, memory_kib=8, lanes=1)).create("anna", PIN)
    with DeviceStore.create(folder, key) as store:
        for name, value in ((SERVER, server), (DEVICE, "device-1"), (REFRESH_TOKEN, "kept")):
            store.set_setting(name, value)
    (folder / "workspace.json").write_text(f'{{"user": "anna", "server": "{server}"}}')


def main(folder: Path) -> None:
    """Open the workspace, which synchronises at once; quit at the first line on standard input."""
    app = QApplication([])
    window = MainWindow()
    controller = ApplicationController(window, Station(folder), open_settings(folder))
    controller.ended.connect(app.quit)
    window.show()
    controller.start()
    controller.open_workspace(controller._station.only_entry(), PIN)
    told = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app)
    told.activated.connect(controller.quit)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
