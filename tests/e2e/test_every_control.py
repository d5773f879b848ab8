"""Every control walked by keys from outside the process, and what the server then has of each."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import wave
import zlib
from pathlib import Path

import pytest

from tests.e2e.central import PASSWORDS, PIN, Central
from tests.e2e.desktop import Desktop
from tests.e2e.x_display import until

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("display")]

ROOT = Path(__file__).parents[2]
STUDY = "Every control"
SAMPLE = "case_id,name,phone,time_zone,language\nK-1,Marta Ozola,+37120000000,Europe/Riga,en\n"
RETURN = ("Return",)
Typed = str | tuple[str, ...]
"""Text to type, or keys to press."""

ROW_OF_CONTACTS: tuple[Typed, ...] = ("1.11.2026", RETURN, "2", RETURN, "12", RETURN)

PAGES: tuple[tuple[str, tuple[Typed, ...]], ...] = (
    ("welcome", (RETURN,)),
    ("consent", ("1", RETURN)),
    ("told", (RETURN,)),
    ("name", ("Marta", RETURN)),
    ("story", ("The line was busy.", RETURN, "Then it went well.", ("ctrl+Return",))),
    ("account", ("4417", RETURN)),
    ("age", ("34", RETURN)),
    ("calls", (("Up", "Up", "Up"), RETURN)),
    ("bill", ("1284.5", RETURN)),
    ("visit", ("12.11.2026", RETURN)),
    ("since", ("3.2019", RETURN)),
    ("born", ("1992", RETURN)),
    ("came", ("1030", RETURN)),
    ("back", ("24.11.2026 18:00", RETURN)),
    ("reason", ("2", RETURN)),
    ("town", ("jelg", RETURN)),
    ("weekday", (("Down", "Right"), RETURN)),
    ("channel", ("2", RETURN)),
    ("clear", ("4", RETURN)),
    ("csat", ("4", RETURN)),
    ("nps", ("9",)),
    ("stars", ("4", RETURN)),
    ("effort", ("35", RETURN)),
    ("used", ("523", RETURN)),
    ("order", ("312", RETURN)),
    ("journey/generated_table_list_label_27", ("425", ("F8",), RETURN)),
    ("home/street", ("Brivibas 1", RETURN, "2", RETURN, "1", RETURN)),
    ("contact[1]/when", (*ROW_OF_CONTACTS, ("Insert",), *ROW_OF_CONTACTS, RETURN)),
)


GIVEN: dict[str, object] = {
    "consent": "yes", "told": "OK", "name": "Marta", "story": "The line was busy.\nThen it went well.",
    "account": "4417", "age": "34", "calls": "2", "bill": "1284.5", "visit": "2026-11-12", "since": "2019-03-01",
    "born": "1992-01-01", "came": "10:30:00.000", "back": "2026-11-24T18:00:00.000+00:00", "reason": "fault",
    "town": "t4", "weekday": "tue", "channel": "call", "clear": "4", "csat": "4", "nps": "9", "stars": "4",
    "effort": "35", "used": "call app", "order": "app branch call", "journey/found": "4", "journey/quick": "2",
    "journey/kind": "5", "journey/again": {"missing": "dk"}, "home/street": "Brivibas 1", "home/persons": "2",
    "home/owner": "yes", "contact[1]/when": "2026-11-01", "contact[1]/how": "call", "contact[1]/minutes": "12",
    "contact[2]/when": "2026-11-01", "contact[2]/how": "call", "contact[2]/minutes": "12", "ticket": "4006381333931",
    "place": "56.95 24.105", "way": "56.95 24.1;56.96 24.11", "area": "56.94 24.1;56.95 24.13;56.96 24.11;56.94 24.1",
    "app": "done there",
}  # fmt: skip
ATTACHED = {
    "receipt": ".png", "sketch": ".png", "signed": ".png", "voice": ".wav", "film": ".mp4", "letter": ".txt",
}  # fmt: skip


def write_files(folder: Path) -> dict[str, Path]:
    """Write the files that are attached: a picture, a sound, a film, a letter."""
    files = {name: folder / name for name in ("receipt.png", "voice.wav", "film.mp4", "letter.txt")}
    rows = b"".join(b"\0" + bytes((200, 30, 30)) * 8 for _row in range(8))
    parts = ((b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    png = b"".join(struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts)
    files["receipt.png"].write_bytes(b"\x89PNG\r\n\x1a\n" + png)
    with wave.open(str(files["voice.wav"]), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(b"\0\1" * 800)
    files["film.mp4"].write_bytes(b"\0\0\0\x18ftypmp42" + bytes(64))
    files["letter.txt"].write_text("Dear customer", encoding="utf-8")
    return files


def write_form(folder: Path) -> Path:
    """Have the workbook written as `make screenshots` does it."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    script = ROOT / "installer" / "every_control.py"
    subprocess.run([sys.executable, str(script), str(folder)], env=environment, check=True, timeout=120)
    return folder / "every_control.xlsx"


def attachments(files: dict[str, Path]) -> tuple[tuple[str, tuple[Typed, ...]], ...]:
    drawn = (("space", "Right", "Right", "Down", "Down", "space"), RETURN, RETURN)
    return (
        ("ticket", ("4006381333931", RETURN)),
        ("receipt", (str(files["receipt.png"]), RETURN, RETURN)),
        ("sketch", drawn),
        ("signed", (("Tab",), "Marta Ozola", RETURN, RETURN)),
        ("voice", (str(files["voice.wav"]), RETURN, RETURN)),
        ("film", (str(files["film.mp4"]), RETURN, RETURN)),
        ("letter", (str(files["letter.txt"]), RETURN, RETURN)),
        ("place", ("56.95 24.105", RETURN)),
        ("way", ("56.95 24.10", RETURN, "56.96 24.11", RETURN, RETURN)),
        ("area", ("56.94 24.10", RETURN, "56.95 24.13", RETURN, "56.96 24.11", RETURN, RETURN)),
        ("app", ("done there", RETURN)),
        ("✓", (RETURN,)),
    )


def walk(desktop: Desktop, pages: tuple[tuple[str, tuple[Typed, ...]], ...]) -> None:
    for name, steps in pages:
        desktop.await_title(f" – {name}")
        for step in steps:
            if isinstance(step, str):
                desktop.type(step)
            else:
                desktop.press(*step)


def test_every_control_is_answered_by_keyboard_and_arrives(desktop: Desktop, server: Central, tmp_path: Path) -> None:
    sample = tmp_path / "sample.csv"
    sample.write_text(SAMPLE, encoding="utf-8")
    study_id = server.publish(write_form(tmp_path), sample, STUDY)
    desktop.start()
    desktop.enrol(server.url, "anna", PASSWORDS["anna"], PIN)
    desktop.await_title(STUDY)
    desktop.press("Return")
    desktop.await_title(f"{STUDY} – K-1")
    desktop.press("Return")
    desktop.await_title(" – +37120000000")
    desktop.press("Return")
    walk(desktop, (*PAGES, *attachments(write_files(tmp_path))))
    until(lambda: [each.status for each in server.interviews(study_id)] == ["completed"], "the server has it", 60)
    (interview,) = server.interviews(study_id)
    given = {ref.removeprefix("/data/"): value for ref, value in interview.answers.items()}
    attached = {name: str(given.pop(name)) for name in ATTACHED}
    assert given == GIVEN
    assert {name: Path(file).suffix for name, file in attached.items()} == ATTACHED
    sealed = [file.read_bytes() for file in desktop.folder.rglob("attachments/*")]
    assert len(sealed) == len(ATTACHED)
    assert not any(b"Dear customer" in content for content in sealed)
    desktop.quit()
