"""An interview on the questionnaire of every control, answered through the session as an interviewer would."""

from __future__ import annotations

import io
import math
import struct
import tempfile
import wave
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cxfield.admission.form_reader import read_form
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.file_source import FileSource
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import QuestionnaireVersion, Study
from installer.every_control import write_every_control

STUDY = "s-1"
ANSWERS: Mapping[str, str] = {
    "consent": "yes", "told": "OK", "name": "Marta", "account": "4417", "age": "34", "calls": "3", "bill": "1284.50",
    "story": "The line was busy for half an hour, then a friendly man solved it within two minutes.",
    "visit": "2026-11-12", "since": "2019-03-01", "born": "1992-01-01", "came": "10:30:00.000",
    "back": "2026-11-24T18:00:00.000+00:00", "reason": "fault", "town": "t4", "weekday": "fri", "channel": "call",
    "clear": "4", "csat": "4", "nps": "9", "stars": "4", "effort": "35", "used": "call app", "order": "app call branch",
    "found": "4", "quick": "2", "street": "Brīvības 1", "persons": "2", "owner": "yes", "ticket": "4006381333931",
    "place": "56.9496 24.1052 0 5", "way": "56.9496 24.1052 0 5;56.9520 24.1100 0 5;56.9550 24.1080 0 5",
    "area": "56.94 24.10 0 0;56.95 24.13 0 0;56.96 24.11 0 0;56.94 24.10 0 0",
}  # fmt: skip
ROWS: tuple[Mapping[str, str], ...] = (
    {"when": "2026-11-03", "how": "call", "minutes": "12"},
    {"when": "2026-11-12", "how": "branch", "minutes": "25"},
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands open: the session and the workspace that it belongs to."""

    workspace: Workspace
    session: InterviewSession


@contextmanager
def every_control_interview(*, answered: bool = True) -> Iterator[Filled]:
    """An interview in a workspace of its own that goes again. A QGuiApplication must be there.

    Args:
        answered: With all answers, rows and files; else at its first question.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        version = read_version(folder)
        key = DatabaseKey.random()
        store = DeviceStore.create(folder / "workspace", key, workspace_id="pictures")
        store.save_questionnaire(version)
        store.save_study(Study(study_id=STUDY, name="Every control", questionnaire=version.content_hash))
        for number, name in enumerate(("Marta Ozola", "Jānis Bērziņš", "Анна Петрова"), start=1):
            phone = f"+3712000000{number}"
            store.save_case(STUDY, Case(case_id=f"C-{number}", name=name, phones=(phone,), time_zone="Europe/Riga"))
        workspace = Workspace(store, DeviceClock("anna"), key)
        try:
            session = workspace.start_interview(STUDY, "C-1")
            if answered:
                fill(session, folder)
            yield Filled(workspace, session)
        finally:
            workspace.close()


def read_version(folder: Path) -> QuestionnaireVersion:
    """Write the workbook with its pictures into `folder`; return it as it would be published."""
    form = read_form(write_every_control(folder))
    found = form.questionnaire
    pictures = {file.name: file.read_bytes() for file in folder.glob("*.png")}
    return QuestionnaireVersion(
        content_hash=found.content_hash,
        xform=found.xml,
        form_id=found.form_id,
        version=found.version,
        title=found.title,
        media={**form.files, **pictures},
    )


def ref_of(session: InterviewSession, name: str) -> str:
    """Return the path of the question called `name`."""
    return next(node.ref for node in session.engine.nodes() if node.ref.rsplit("/", 1)[-1] == name)


def fill(session: InterviewSession, folder: Path) -> None:
    """Answer everything, add the rows, attach the files."""
    for name, value in ANSWERS.items():
        session.answer(ref_of(session, name), value)
    for place, row in enumerate(ROWS, start=1):
        if place > 1:
            session.add_repeat("/data/contact")
        for name, value in row.items():
            session.answer(f"/data/contact[{place}]/{name}", value)
    picture = (folder / "card.png").read_bytes()
    signature = (folder / "signature.png").read_bytes()
    for name, file, content in (
        ("receipt", "receipt.png", picture),
        ("sketch", "sketch.png", signature),
        ("signed", "signature.png", signature),
        ("voice", "own-words.wav", hum()),
        ("film", "film.mp4", b"\0\0\0\x18ftypmp42" + bytes(64)),
        ("letter", "letter.txt", b"Dear customer, your contract ends in March."),
    ):
        session.attach(ref_of(session, name), FileSource(name=file, content=content))


def hum(seconds: float = 2.0) -> bytes:
    """Return a quiet tone as a WAV file."""
    rate, made = 8000, io.BytesIO()
    samples = (round(3000 * math.sin(place / 6) * math.sin(place / 900)) for place in range(int(rate * seconds)))
    with wave.open(made, "wb") as sound:
        sound.setparams((1, 2, rate, 0, "NONE", ""))
        sound.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return made.getvalue()
