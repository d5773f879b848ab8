"""Starts the desktop application. `cxfield app` finds `run` through the entry point `cxfield.desktop`."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from cxfield.fieldwork.station import Station
from ui.shell.application_controller import ApplicationController
from ui.shell.main_window import MainWindow
from ui.shell.window_look import WindowLook, open_settings

SCREENSHOT_DEADLINE_MS = 20_000


def has_display() -> bool:
    """Whether a window can be opened: always on Windows and macOS, with a display server elsewhere."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(folder: Path, screenshot: Path | None = None) -> int:
    """Open the window on the station in `folder`; return the exit status.

    Args:
        screenshot: Draw the main window off screen, save it as PNG here and end. Never asks for anything.
    """
    if screenshot is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        qInstallMessageHandler(_log_off_screen)
    elif not has_display():
        print(
            "There is no display here to open a window on. Run it under a virtual one: xvfb-run -a make run "
            '(or write a picture with make run ARGS="--screenshot window.png").',
            file=sys.stderr,
        )
        return 1
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    QGuiApplication.setApplicationDisplayName("cxfield")
    app.setApplicationName("cxfield")
    settings = open_settings(folder)
    WindowLook(settings).put_on()
    window = MainWindow()
    controller = ApplicationController(window, Station(folder), settings)
    sys.excepthook = _show_crash
    if screenshot is not None:
        window.show()
        _take_screenshot(app, window, controller, screenshot)
    else:
        window.show_fitting()
        controller.start()
    controller.ended.connect(app.quit)
    return app.exec()


def _show_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug: say so with what happened; what was saved stays saved."""
    text = "".join(traceback.format_exception(kind, error, trace))
    print(text, file=sys.stderr)
    if QApplication.instance() is None or QGuiApplication.platformName() == "offscreen":
        return
    box = QMessageBox(QMessageBox.Icon.Critical, "cxfield", "")
    box.setText(
        QApplication.translate(
            "Crash", "Something went wrong in the program. Every answer that was marked as saved is kept."
        )
    )
    box.setInformativeText(QApplication.translate("Crash", "Please send the details to your supervisor."))
    box.setDetailedText(text)
    box.exec()


def _log_off_screen(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    """Pass on what Qt says, less its remark, once for each widget, that a picture has no window to be sized."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def _take_screenshot(app: QApplication, window: MainWindow, controller: ApplicationController, file: Path) -> None:
    """Show the main window as it would greet its user, wait until it is filled, and save it."""

    def save() -> None:
        if not window.grab().save(str(file), "PNG"):
            print(
                f"The picture cannot be written to {file}; choose a folder that exists and may be written.",
                file=sys.stderr,
            )
            controller.ended.disconnect(app.quit)
            controller.ended.connect(lambda: app.exit(1))
        controller.quit()

    def settle() -> None:
        QTimer.singleShot(400, save)

    controller.open_without_asking(settle)
    QTimer.singleShot(SCREENSHOT_DEADLINE_MS, save)
