"""Files that a questionnaire uses and that are not beside it: lists of choices are missed, pictures are replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cxfield.questionnaire.cell_places import CellPlaces
from cxfield.questionnaire.expression_sites import all_controls, expression_sites
from cxfield.questionnaire.instance_files import attached_file
from cxfield.questionnaire.model import Finding, Question, Questionnaire
from cxfield.questionnaire.searches import is_searched, search_of

_MEDIA_COLUMNS = ("image", "audio", "video", "big-image", "cx:card")
CASE_INSTANCE = "case"
"""The instance that the workspace fills with the case's data."""


class FileChecks:
    """The findings on the files of one questionnaire; without a folder only on those that it cannot run without."""

    def __init__(self, questionnaire: Questionnaire, folder: Path | None, places: CellPlaces) -> None:
        self._questionnaire = questionnaire
        self._folder = folder
        self._places = places

    def findings(self) -> Iterator[Finding]:
        yield from self._instances()
        if self._folder is not None:
            yield from self._searched()
            yield from self._media()

    def _is_absent(self, name: str) -> bool:
        return attached_file(f"jr://file/{name}", self._folder) is None

    def _instances(self) -> Iterator[Finding]:
        for instance in self._questionnaire.instances.values():
            source = instance.source or ""
            if instance.root is not None or source.startswith("jr://instance/") or is_searched(instance):
                continue
            if source and instance.id != CASE_INSTANCE:
                name = source.rpartition("/")[2]
                severity = "warning" if name.endswith((".geojson", ".json")) else "error"
                message = (
                    f"The file {name}, which the questionnaire reads, is not beside it. Put it in the same folder."
                )
                where = self._where_read(instance.id)
                yield Finding(severity=severity, code="file-absent", where=where, message=message)

    def _where_read(self, instance_id: str) -> str:
        sign = re.compile(rf"""['"]{re.escape(instance_id)}['"]""")
        for site in expression_sites(self._questionnaire):
            if sign.search(site.source):
                columns = ("type",) if site.role == "itemset" else site.columns
                return self._places.of_node(site.context, columns)
        return self._places.of_row(instance_id, ("type",))

    def _searched(self) -> Iterator[Finding]:
        for control in all_controls(self._questionnaire.body):
            search = search_of(control) if isinstance(control, Question) else None
            if search is not None and self._is_absent(search.file):
                message = f"The file {search.file}, in which the question looks up its choices, is not beside the form."
                where = self._places.of_node(control.ref or "", ("appearance",))
                yield Finding(severity="error", code="file-absent", where=where, message=message)

    def _media(self) -> Iterator[Finding]:
        first_use: dict[str, str] = {}
        for entries in self._questionnaire.itext.values():
            for identifier, forms in entries.items():
                for name in forms.media.values():
                    first_use.setdefault(name, identifier)
        for control in all_controls(self._questionnaire.body):
            if isinstance(control, Question) and control.card:
                first_use.setdefault(control.card, control.ref)
        for name, identifier in first_use.items():
            if name and self._is_absent(name):
                message = f"The file {name} is not beside the questionnaire; a placeholder is shown."
                where = self._where_used(identifier)
                yield Finding(severity="warning", code="media-absent", where=where, message=message)

    def _where_used(self, identifier: str) -> str:
        path = identifier.rpartition(":")[0] if identifier.startswith("/") and ":" in identifier else identifier
        choice = self._places.of_choice(identifier, _MEDIA_COLUMNS)
        return choice or self._places.of_node(path, _MEDIA_COLUMNS)
