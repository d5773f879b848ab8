"""The journal of a submission: what the real engine makes of its XML, written by the server in the sender's name.

The journal says what is known and no more: every event has the moment at which the submission was received, none of a
page that was shown. `started` holds the XML itself, so that a replay has exactly what was sent; the answers follow it.
What the engine does not take as an answer stands in a remark beside its question.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import lxml.etree as etree

from cxfield.errors import CxfieldError
from cxfield.event import FIRST_HASH, Entry, Event, Moment, StreamKind, seal
from cxfield.interview import Interview, events
from cxfield.interview.program import Program
from cxfield.interview.replay import apply_event
from cxfield.interview.setting import Setting
from cxfield.interview.state import NodeState, StepError
from cxfield.interview.wall_time import SERVER_BOOT
from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.xml_tree import Element, local_name, parse_xml
from cxfield.server.openrosa.instance import file_name
from cxfield.server.tables import OpenRosaFileRow, OpenRosaSubmissionRow
from cxfield.sync.batch import Item, item_digest
from cxfield.sync.messages import ItemHeader

SOURCE = "openrosa"
AS_SENT = "as_sent"
"""Key of a `completed` event: the instance came complete, nothing is stamped at its end."""
_MOST_REMARKS = 100
MOST_ELEMENTS = 20_000
LONGEST_S = 30.0
"""So large may a submission be, and so much of a processor may it take, to be made an interview; larger ones are kept
aside, so that nobody who sends holds up the others."""


class TooMuchError(CxfieldError):
    """The engine is not run with it: it would take too long."""


@dataclass(frozen=True, slots=True)
class Form:
    """A version with its program, which interviews share."""

    questionnaire: Questionnaire
    program: Program


class JournalWriter:
    """Puts events behind each other."""

    def __init__(self, row: OpenRosaSubmissionRow, *, last_seq: int = 0, head: bytes = FIRST_HASH) -> None:
        self._row = row
        self._first = last_seq + 1
        self._moment = Moment(
            at=datetime.fromisoformat(row.received_at),
            zone="UTC",
            mono_ms=0,
            boot=f"{SERVER_BOOT}:{SOURCE}:{row.interview_id}",
            actor=row.user,
        )
        self._head = head
        self.entries: list[Entry] = []

    def add(self, kind: str, body: dict[str, Any]) -> Event:
        """Write an event."""
        event = Event(kind=kind, moment=self._moment, body=body)
        entry = seal(event, self._first + len(self.entries), self._head)
        self._head = entry.head
        self.entries.append(entry)
        return event

    def item(self) -> Item:
        """Return what was written, as a device would send it."""
        lines = tuple(entry.line for entry in self.entries)
        header = ItemHeader(
            study_id=self._row.study_id,
            kind=StreamKind.INTERVIEW,
            stream_id=self._row.interview_id,
            case_id=None,
            from_seq=self._first,
            to_seq=self.entries[-1].seq,
            owner_epoch=1,
            payload_version=1,
            head=self._head.hex(),
            sha256=item_digest(lines),
        )
        return Item(header, lines)


def text_of(xml: bytes) -> str:
    """Return the XML of a submission as text, whatever encoding it came in."""
    try:
        return xml.decode("utf-8-sig")
    except UnicodeDecodeError:
        text: str = etree.tostring(parse_xml(xml), encoding="unicode")
        return text


def begun(row: OpenRosaSubmissionRow, xml: bytes, content_hash: str) -> tuple[dict[str, Any], Setting]:
    """Return the body of the first event, and the setting that it describes."""
    number = int.from_bytes(hashlib.sha256(row.interview_id.encode()).digest()[:6])
    setting = Setting(
        seed=number,
        started_at=datetime.fromisoformat(row.received_at),
        zone="UTC",
        properties={"deviceid": row.device_id},
        instance_xml=text_of(xml),
    )
    body = events.started(setting, content_hash=content_hash, form_id=row.form_id, version=row.version)
    told = {"instance_id": row.instance_id, "deprecated_id": row.deprecated_id, "sha256": row.sha256}
    return {**body, "source": SOURCE, SOURCE: told}, setting


def unread_item(row: OpenRosaSubmissionRow, xml: bytes, content_hash: str = "") -> Item:
    """Return a submission that no engine has read, as an item that a supervisor can look into, and adopt."""
    writer = JournalWriter(row)
    writer.add(events.STARTED, begun(row, xml, content_hash)[0])
    writer.add(events.COMPLETED, {**events.completed(row.sha256), AS_SENT: True})
    return writer.item()


def interview_item(row: OpenRosaSubmissionRow, xml: bytes, form: Form, files: Sequence[OpenRosaFileRow]) -> Item:
    """Return the journal of a submission.

    Raises:
        StepError: It is no instance of the form. CxfieldError: The engine cannot run it.
    """
    writer, sent, end = JournalWriter(row), parse_xml(xml), time.thread_time() + LONGEST_S
    if sum(1 for _ in sent.iter()) > MOST_ELEMENTS:
        raise TooMuchError(f"It has more than {MOST_ELEMENTS:,} elements; the server makes no interview of that.")
    body, setting = begun(row, xml, form.questionnaire.content_hash)
    interview = Interview(form.questionnaire, setting, program=form.program)
    writer.add(events.STARTED, body)
    here = {file.name: file for file in files if file.place == 0}
    for state in _answered(interview):
        assert state.value is not None
        if time.thread_time() > end:
            raise TooMuchError(f"The questionnaire takes longer than {LONGEST_S:.0f} seconds to be run with it.")
        try:
            interview.check_value(state.ref, state.value)
        except StepError as error:
            writer.add(events.REMARK, events.remark(state.ref, f"Sent: {state.value}. Not taken: {error}"))
            continue
        if (file := here.pop(file_name(state.value), None)) is not None:
            writer.add(events.ATTACHED, attached(state.ref, file))
        apply_event(interview, writer.add(events.ANSWER, events.answer(state.ref, state.value)))
    for ref, text in _lost(sent, parse_xml(interview.to_xml().encode())):
        writer.add(events.REMARK, events.remark("", f"Sent for {ref} and not taken: {text}"))
    writer.add(events.COMPLETED, {**events.completed(row.sha256), AS_SENT: True})
    return writer.item()


def attached(ref: str, file: OpenRosaFileRow) -> dict[str, Any]:
    """Return the body of the event that names a file."""
    return events.attached(
        ref,
        file.name,
        sha256=file.sha256,
        size_bytes=file.size_bytes,
        media_type=file.media_type,
        sealed_sha256=file.stored_sha256,
    )


def _answered(interview: Interview) -> list[NodeState]:
    """Return the questions that have a value which is theirs to have."""
    return [
        state
        for state in list(interview.nodes())
        if state.question is not None and state.value and state.relevant and not state.readonly
    ]


def _lost(sent: Element, stands: Element) -> list[tuple[str, str]]:
    """Return what the XML has and the interview has not: (path, text)."""
    kept = dict(_leaves(stands, f"/{local_name(stands)}"))
    lost = [
        (path, text)
        for path, text in _leaves(sent, f"/{local_name(sent)}")
        if text and kept.get(path) != text and path.split("/")[2:3] != ["meta[1]"]
    ]
    return lost[:_MOST_REMARKS]


def _leaves(element: Element, path: str) -> Iterator[tuple[str, str]]:
    if not len(element):
        yield path, (element.text or "").strip()
        return
    counts: dict[str, int] = {}
    for child in element:
        name = local_name(child)
        counts[name] = counts.get(name, 0) + 1
        yield from _leaves(child, f"{path}/{name}[{counts[name]}]")
