"""The pictures of the window and their list belong together."""

from __future__ import annotations

import re
from pathlib import Path

SCREENS = Path(__file__).parents[2] / "docs" / "screens"


def test_every_picture_is_listed_and_every_listed_one_is_there() -> None:
    listed = re.findall(r"\]\(([\w-]+\.png)\)", (SCREENS / "README.md").read_text("utf-8"))
    assert sorted(listed) == sorted(file.name for file in SCREENS.glob("*.png"))


def test_the_pictures_stay_small() -> None:
    assert sum(file.stat().st_size for file in SCREENS.glob("*.png")) <= 10 * 2**20
