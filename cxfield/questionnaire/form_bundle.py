"""A published questionnaire version as it travels: the XForm and the files that it uses."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cxfield.questionnaire.expression_sites import all_controls
from cxfield.questionnaire.instance_files import attached_file
from cxfield.questionnaire.list_bounds import MAX_FILE_BYTES
from cxfield.questionnaire.model import Question, Questionnaire
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.questionnaire.xml_bounds import refused


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
            names.append(control.card or "")
    return tuple(dict.fromkeys(name for name in names if name))


def files_beside(questionnaire: Questionnaire, folder: Path, *, at_most: int = MAX_FILE_BYTES) -> dict[str, bytes]:
    """Return the files of the questionnaire that are in `folder`, by name.

    Raises:
        FormError: They have more than `at_most` bytes together.
    """
    named = {name: attached_file(f"jr://file/{name}", folder) for name in file_names(questionnaire)}
    paths = {name: path for name, path in named.items() if path is not None}
    if sum(path.stat().st_size for path in paths.values()) > at_most:
        largest = max(paths, key=lambda name: paths[name].stat().st_size)
        message = f"The files beside the form have more than {at_most >> 20} MiB. Shrink them, first of all {largest}."
        raise refused("file-too-large", "", message)
    return {name: path.read_bytes() for name, path in paths.items()}
