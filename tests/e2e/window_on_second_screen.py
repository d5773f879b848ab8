"""A process with the interview window on the right one of two screens; tells where it is and answers when asked.

Run: python -m tests.e2e.window_on_second_screen FOLDER. Each line of input is typed and entered; `?` tells only.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.torture.template import make_template, open_workspace
from ui.interview import InterviewController, InterviewView
from ui.language import use_language
from ui.shell.main_window import MainWindow
from ui.theme import apply_theme
from ui.widgets import TaskRunner


def main(folder: Path) -> None:
    app = QApplication([])
    apply_theme(app)
    use_language("en")
    template, runner = make_template(folder), TaskRunner()
    workspace = runner.call(lambda: open_workspace(template.folder, template.key))
    session = runner.call(lambda: workspace.start_interview("s", "c"))
    window, view = MainWindow(), InterviewView(now=lambda: datetime(2026, 11, 23, 14, 5, tzinfo=UTC))
    controller = InterviewController(session, runner, view)
    window.show_page(view)
    window.setGeometry(app.screens()[-1].geometry().adjusted(20, 40, -20, -40))
    window.show()

    def tell() -> None:
        screens = [screen.geometry() for screen in app.screens()]
        shown = view.page_view
        lines = [block.line for block in view.page.blocks]
        print(
            json.dumps(
                {
                    "screens": len(screens),
                    "is_inside": any(screen.contains(window.geometry()) for screen in screens),
                    "page": shown.page.key if shown is not None and shown.page is not None else "",
                    "lines": lines,
                }
            ),
            flush=True,
        )

    def obey(*_: object) -> None:
        typed = sys.stdin.readline().rstrip("\n")
        if typed == "?":
            tell()
            return
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, typed)
        QTest.keyClick(target, Qt.Key.Key_Return)

    view.page_shown.connect(tell)
    commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    commands.activated.connect(obey)
    controller.open()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
