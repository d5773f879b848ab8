"""Pictures of every control, in three themes and right to left: `make screenshots` puts them into `docs/screens`.

A real questionnaire, a real session on a real encrypted store, the real window off screen. Each picture is a sheet of
four: light and dark above, high contrast and Arabic (right to left) below.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from cxfield.admission.form_reader import read_form
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import QuestionnaireVersion, Study
from installer.every_control import AR, EN, write_every_control
from ui.interview import InterviewView
from ui.language import use_language
from ui.theme import apply_theme

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("SCREENS", ROOT / "docs" / "screens"))
NOW = datetime(2026, 11, 23, 14, 5, tzinfo=ZoneInfo("Europe/London"))
SIZE = (1280, 800)
SHEET_SCALE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One quarter of a sheet."""

    theme: str
    language: str = EN
    scale: float = 1.0


LOOKS = (Look(theme="light"), Look(theme="dark"), Look(theme="high-contrast"), Look(theme="light", language=AR))
ANSWERS: Mapping[str, str] = {
    "consent": "yes", "told": "OK", "name": "Marta", "account": "4417", "age": "34", "calls": "3", "bill": "1284.50",
    "story": "The line was busy for half an hour, then a friendly man solved it within two minutes.",
    "visit": "2026-11-12", "since": "2019-03-01", "born": "1992-01-01", "came": "10:30:00.000",
    "back": "2026-11-24T18:00:00.000+00:00", "reason": "fault", "town": "t4", "weekday": "fri", "channel": "call",
    "clear": "4", "csat": "4", "nps": "9", "stars": "4", "effort": "35", "used": "call app", "order": "app call branch",
    "found": "4", "quick": "2", "street": "Brīvības 1", "persons": "2", "ticket": "4006381333931",
    "place": "56.9496 24.1052 0 5", "way": "56.9496 24.1052 0 5;56.9520 24.1100 0 5;56.9550 24.1080 0 5",
    "area": "56.94 24.10 0 0;56.95 24.13 0 0;56.96 24.11 0 0;56.94 24.10 0 0", "app": "",
}  # fmt: skip


@contextmanager
def every_control_session() -> Iterator[InterviewSession]:
    """An interview on the questionnaire of every control, in a workspace that goes again."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        form = read_form(write_every_control(folder))
        found = form.questionnaire
        pictures = {file.name: file.read_bytes() for file in folder.glob("*.png")}
        version = QuestionnaireVersion(
            content_hash=found.content_hash,
            xform=found.xml,
            form_id=found.form_id,
            version=found.version,
            title=found.title,
            media={**form.files, **pictures},
        )
        key = DatabaseKey.random()
        store = DeviceStore.create(folder / "workspace", key, workspace_id="pictures")
        store.save_questionnaire(version)
        store.save_study(Study(study_id="s", name="Every control", questionnaire=version.content_hash))
        case = Case(case_id="C1", name="Marta Ozola", phones=("+37120000000",), time_zone="Europe/Riga")
        store.save_case("s", case)
        workspace = Workspace(store, DeviceClock("anna"), key)
        try:
            yield workspace.start_interview("s", "C1")
        finally:
            workspace.close()


def fill(session: InterviewSession, answers: Mapping[str, str]) -> None:
    """Answer what is asked by name, page by page."""
    session.add_repeat("/data/contact") if session.engine.page("/data/contact") else None
    for name, value in answers.items():
        ref = next((n.ref for n in session.engine.nodes() if n.ref.rsplit("/", 1)[-1] == name), None)
        if ref is not None and value:
            session.answer(ref, value)


def sheet(pictures: Sequence[QImage]) -> QImage:
    """Return four pictures as one, two by two."""
    width, height = (round(side * SHEET_SCALE) for side in SIZE)
    made = QImage(width * 2, height * 2, QImage.Format.Format_RGB32)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for place, picture in enumerate(pictures):
        where = QRect(place % 2 * width, place // 2 * height, width, height)
        small = picture.scaled(where.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(where.topLeft(), small)
    painter.end()
    return made


def settle(app: QApplication) -> None:
    """Let layouts, queued shows and pictures that are decoded elsewhere come to rest."""
    for _round in range(6):
        app.processEvents()


def take_pages(app: QApplication, session: InterviewSession, look: Look) -> dict[str, QImage]:
    """Return page name -> picture of every page of the route."""
    apply_theme(app, look.theme, look.scale)
    session.set_language(look.language)
    view = InterviewView(now=lambda: NOW)
    view.resize(*SIZE)
    view.show()
    taken = {}
    for page in session.engine.pages():
        view.show_page(session.go_to(page.key))
        settle(app)
        taken[page.key.rsplit("/", 1)[-1].split("[")[0] if page.key.count("/") < 3 else page.key] = view.grab().toImage()
    view.show_page(session.view())
    view.close()
    view.deleteLater()
    settle(app)
    return taken


def main(names: Sequence[str]) -> int:
    """Take all pictures, or those named; print where they are."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    apply_theme(app)
    use_language("en")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with every_control_session() as session:
        fill(session, ANSWERS)
        taken = [take_pages(app, session, look) for look in LOOKS]
    for number, name in enumerate(taken[0], start=1):
        file = FOLDER / f"{number:02d}-{name.strip('/').replace('/', '-')}.png"
        if not names or name in names:
            sheet([pictures[name] for pictures in taken]).save(str(file))
            print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
