"""Pictures of every control and panel: `make screenshots` puts them into `docs/screens`.

A real questionnaire, a real session on a real encrypted store, the real window off screen. Each picture is a sheet of
four: light and dark above, high contrast and Arabic (right to left) below; or the four languages of the window at
150 %; or the smallest and the largest type.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from installer.filled_interview import Filled, every_control_interview
from installer.screen_scenes import PANELS_LARGE, SCENES, SEEN_EXTREME, SEEN_LARGE, Scene, page, pages_of, take
from installer.screen_sheets import LANGUAGES, SIZES, THEMES, Look, put_on, save_small, sheet

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("SCREENS", ROOT / "docs" / "screens"))


def plan(filled: Filled) -> Iterator[tuple[str, Scene, tuple[Look, ...]]]:
    """Yield file name, scene and looks of every sheet."""
    pages: Mapping[str, Scene] = {name: partial(page, key) for name, key in pages_of(filled.session).items()}
    for number, (name, scene) in enumerate(pages.items(), start=1):
        yield f"page-{number:02d}-{name}", scene, THEMES
    for name, scene in SCENES.items():
        yield name, scene, THEMES
    known = {**pages, **SCENES}
    for name in (*SEEN_LARGE, *PANELS_LARGE):
        yield f"large-{name}", known[name], LANGUAGES
    for name in SEEN_EXTREME:
        yield f"sizes-{name}", known[name], SIZES


def main(names: Sequence[str]) -> int:
    """Take all sheets, or those whose name holds one of `names`; print where they are."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    put_on(app, Look())
    FOLDER.mkdir(parents=True, exist_ok=True)
    with every_control_interview() as filled:
        wanted = [line for line in plan(filled) if not names or any(name in line[0] for name in names)]
        for looks in dict.fromkeys(looks for _name, _scene, looks in wanted):
            scenes = {name: scene for name, scene, others in wanted if others == looks}
            taken = [{name: take(app, filled, look, scene) for name, scene in scenes.items()} for look in looks]
            for name in scenes:
                file = FOLDER / f"{name}.png"
                save_small(sheet([pictures[name] for pictures in taken]), file)
                print(file, file.stat().st_size // 1024, "KiB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
