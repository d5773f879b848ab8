"""Where the files are that come with the program: fonts, icons, translations, bundled studies, tables of data."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Return the path of a bundled file, for instance `resource_path("data", "dispositions.json")`."""
    return Path(str(files("resources"))).joinpath(*parts)
