"""Journals of the small study, written event by event as a device writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from cxfield.analysis.study_data import Stream
from cxfield.event import FIRST_HASH, Entry, Event, Moment, StreamKind, seal
from cxfield.interview import Setting, events
from cxfield.questionnaire.model import Questionnaire

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class Journal:
    """A journal that grows; every event is `step_s` seconds after the one before."""

    def __init__(self, kind: StreamKind, stream_id: str, *, actor: str = "anna", step_s: int = 10) -> None:
        self.kind, self.stream_id, self.actor, self.step_s = kind, stream_id, actor, step_s
        self.entries: list[Entry] = []

    def add(self, kind: str, body: Mapping[str, Any], *, boot: str = "b1", wait_s: int = 0) -> Journal:
        """Append an event; `wait_s` passes before it on top of the usual step."""
        count = len(self.entries)
        self._waited = getattr(self, "_waited", 0) + wait_s
        passed = timedelta(seconds=count * self.step_s + self._waited)
        moment = Moment(
            at=START + passed,
            zone="Europe/Riga",
            mono_ms=int(passed.total_seconds() * 1000),
            boot=boot,
            actor=self.actor,
        )
        head = self.entries[-1].head if self.entries else FIRST_HASH
        self.entries.append(seal(Event(kind=kind, moment=moment, body=body), count + 1, head))
        return self

    @property
    def stream(self) -> Stream:
        return Stream(kind=self.kind, stream_id=self.stream_id, lines=[entry.line for entry in self.entries])


def begin_interview(
    questionnaire: Questionnaire, interview_id: str, case_id: str | None, *, language: str = "English (en)"
) -> Journal:
    """Return the journal of an interview just begun."""
    setting = Setting(seed=1, zone="Europe/Riga", language=language, mode="cati")
    body = events.started(
        setting,
        content_hash=questionnaire.content_hash,
        form_id=questionnaire.form_id,
        version=questionnaire.version,
        case_id=case_id,
    )
    return Journal(StreamKind.INTERVIEW, interview_id).add(events.STARTED, body)


def answer(journal: Journal, **answers: str) -> Journal:
    """Give answers to questions outside the repeat, by name."""
    for name, value in answers.items():
        journal.add(events.ANSWER, events.answer(f"/data/{name}", value))
    return journal
