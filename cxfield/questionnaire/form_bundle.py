"""A published questionnaire version as it travels: the XForm and the files that it uses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from cxfield.questionnaire.expression_sites import all_controls
from cxfield.questionnaire.instance_files import attached_file
from cxfield.questionnaire.model import Question, Questionnaire
from cxfield.questionnaire.xform_reader import read_xform

_SEARCH = re.compile(r"^search\(\s*['\"]([^'\"]+)['\"]")


def open_bundle(xform: bytes, media: Mapping[str, bytes]) -> Questionnaire:
    """Read a version from what is stored of it; `media` by the name that the questionnaire uses.

    Raises:
        FormError: It cannot be read.
    """
    return read_xform(xform, folder=None, media=media)


def file_names(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the names of all files that the questionnaire uses: external data, pictures, sounds, show cards."""
    sources = [instance.source or "" for instance in questionnaire.instances.values()]
    names = [
        source.removeprefix("jr://").partition("/")[2]
        for source in sources
        if source and not source.startswith("jr://instance/")
    ]
    for entries in questionnaire.itext.values():
        for forms in entries.values():
            names += forms.media.values()
    for control in all_controls(questionnaire.body):
        if isinstance(control, Question):
            names += [control.card or "", searched_file(control) or ""]
    return tuple(dict.fromkeys(name for name in names if name))


def searched_file(question: Question) -> str | None:
    """Return the CSV that the appearance `search('name', …)` draws choices from; None without one."""
    found = next((match for word in question.appearance if (match := _SEARCH.match(word))), None)
    return f"{found[1].removesuffix('.csv')}.csv" if found else None


def files_beside(questionnaire: Questionnaire, folder: Path) -> dict[str, bytes]:
    """Return the files of the questionnaire that are in `folder`, by name."""
    paths = {name: attached_file(f"jr://file/{name}", folder) for name in file_names(questionnaire)}
    return {name: path.read_bytes() for name, path in paths.items() if path is not None}
