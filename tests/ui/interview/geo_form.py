"""A questionnaire that asks for places in every way, and a receiver on a real pipe."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from cxfield.admission.form_reader import read_form
from cxfield.store.values import QuestionnaireVersion
from ui.position.position_feed import PositionFeed

GATE = "capture-accuracy=8 warning-accuracy=20"
LAST_YEAR = "56.9 24.1 0 0;56.9 24.2 0 0;57.0 24.2 0 0;56.9 24.1 0 0"
HEAD = ("type", "name", "label", "appearance", "parameters", "required", "read_only", "default", "calculation")
ROWS = (
    ("start-geopoint", "begun", "", "", "", "", "", "", ""),
    ("geopoint", "home", "Where is the house?", "", "", "", "", "", ""),
    ("geopoint", "gate", "Where is the gate?", "placement-map", GATE, "", "", "", ""),
    ("geotrace", "way", "Which way did you go?", "", "", "", "", "", ""),
    ("geoshape", "field", "Where is the field?", "", "", "", "", "", ""),
    ("begin_group", "two", "Two places", "field-list", "", "", "", "", ""),
    ("geopoint", "first", "The first", "", "", "", "", "", ""),
    ("geotrace", "second", "The second", "", "", "", "", "", ""),
    ("end_group", "", "", "", "", "", "", "", ""),
    ("geoshape", "kept", "The field of last year", "", "", "", "yes", LAST_YEAR, ""),
    ("text", "end", "Anything else?", "", "", "", "", "", ""),
)  # fmt: skip


def geo_questionnaire(folder: Path) -> QuestionnaireVersion:
    """Write the workbook as a researcher would, read it, and return the version to publish."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    sheet.append(HEAD)
    for row in ROWS:
        sheet.append(row)
    settings = book.create_sheet("settings")
    settings.append(("form_id", "form_title", "version"))
    settings.append(("geo", "Places", "1"))
    book.save(folder / "geo.xlsx")
    form = read_form(folder / "geo.xlsx")
    found = form.questionnaire
    return QuestionnaireVersion(
        content_hash=found.content_hash, xform=found.xml, form_id=found.form_id, version=found.version
    )


@dataclass(frozen=True, slots=True)
class PipedReceiver:
    """A receiver that says what the test writes."""

    feed: PositionFeed
    _pipe: int

    def say(self, line: bytes) -> None:
        os.write(self._pipe, line)


@contextmanager
def piped_receiver(folder: Path) -> Iterator[PipedReceiver]:
    """A source of positions that listens to a pipe."""
    os.mkfifo(folder / "gps")
    pipe = os.open(folder / "gps", os.O_RDWR)  # open at both ends: the receiver never finds it ended
    feed = PositionFeed()
    feed.use(str(folder / "gps"))
    yield PipedReceiver(feed, pipe)
    feed.stop()
    os.close(pipe)
