"""Judges one item of a push: is it the next piece of its journal, seen before, or something to keep aside?

| the item | becomes |
| --- | --- |
| the respondent was erased | tombstoned: acknowledged, not kept |
| study unknown, no member, unreadable line | quarantined |
| newer version, packed in an unknown form | quarantined until the server is updated (`rejudging.py`) |
| case belongs to somebody else or has another owner epoch | quarantined as a branch |
| the same, but written before the sender handed the case over | as if the case were the sender's |
| begins behind the end of the journal | gap |
| overlaps with other bytes, or its head does not follow | quarantined, alarm in the audit trail |
| all of it is there | duplicate |
| goes on from the end | applied |

Nothing is written here: what becomes of the item stands in `Ground` until its `write`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from cxfield.event import FIRST_HASH, PAYLOAD_VERSION, JournalError
from cxfield.server.cases.taking_over import only_device
from cxfield.server.cases.transfers import owner_by_transfer, was_given_on
from cxfield.server.files.file_references import note_files
from cxfield.server.intake.event_lines import EventData, head_after, read_events
from cxfield.server.intake.feed import note_erased
from cxfield.server.intake.ground import CaseFacts, Ground, StreamFacts, case_key, stream_key
from cxfield.server.intake.projection import InterviewFacts, case_of, fold_events, project_interview
from cxfield.server.intake.segments import read_lines
from cxfield.server.people.accounts import Sender
from cxfield.server.tables import TombstoneRow
from cxfield.sync.batch import Item, item_digest, pack_item, plain
from cxfield.sync.messages import ItemHeader, ItemStatus


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of an item.

    `reason` is the short name of a quarantine, `explanation` a sentence, `alarm` the action in the audit trail.
    """

    status: ItemStatus
    reason: str = ""
    explanation: str = ""
    alarm: str = ""


NEWER = "newer-version"
APPLIED = Verdict(ItemStatus.APPLIED)
DUPLICATE = Verdict(ItemStatus.DUPLICATE)


def _quarantine(reason: str, explanation: str, alarm: str = "") -> Verdict:
    return Verdict(ItemStatus.QUARANTINED, reason, explanation, alarm)


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the items of one batch, in order."""

    session: Session
    ground: Ground
    sender: Sender
    received_at: str

    def judge(self, item: Item) -> Verdict:
        """Append `item` to its journal if it fits, and say what became of it."""
        objection = self._objection(item)
        if objection is not None:
            return objection
        header, stream = item.header, self._stream(item.header)
        have = stream.last_seq
        if header.from_seq > have + 1:
            return Verdict(ItemStatus.GAP, "gap", f"The server has {have} events; send from {have + 1} on.")
        overlap = have - header.from_seq + 1
        if overlap > 0 and not self._is_same(item, item.lines[:overlap]):
            explanation = "The server has other events at this place; a supervisor has to decide."
            return _quarantine("conflict", explanation, "journal-conflict")
        if header.to_seq <= have:
            return DUPLICATE
        fresh = item.lines[overlap:]
        try:
            events = read_events(fresh, have + 1)
        except JournalError as error:
            return _quarantine("unreadable", str(error))
        if head_after(bytes.fromhex(stream.head), fresh).hex() != header.head:
            explanation = "The events do not follow from the journal before them; a supervisor has to look."
            return _quarantine("chain", explanation, "journal-tampered")
        self._interpret(header, fresh, events)
        self._append(item, fresh, have + 1)
        return APPLIED

    def _stream(self, header: ItemHeader) -> StreamFacts:
        return self.ground.streams[stream_key(header)]

    def _objection(self, item: Item) -> Verdict | None:
        header, ground, user = item.header, self.ground, self.sender.user
        if ground.is_erased(header):
            return self._tombstoned(header)
        if header.study_id not in ground.studies:
            return _quarantine("unknown-study", "The server does not know this study.")
        if header.study_id not in ground.memberships:
            return _quarantine("no-member", "You do not take part in this study any more; a supervisor decides.")
        if header.payload_version > PAYLOAD_VERSION:
            return _quarantine(NEWER, "Written by a newer version; the server reads it once it is updated.")
        if not item.lines:
            return _quarantine(NEWER, "Packed by a newer version; the server reads it once it is updated.")
        if item_digest(item.lines) != header.sha256:
            return _quarantine("damaged", "The events differ from their check sum.")
        if not all(map(_is_text, item.lines)):
            return _quarantine("unreadable", "An event is not UTF-8 text.")
        case, stream = ground.cases.get(case_key(header)), self._stream(header)
        if case is not None and (case.owner != user or case.owner_epoch != header.owner_epoch):
            if header.to_seq <= stream.last_seq and self._is_same(item, item.lines):
                return DUPLICATE
            if was_given_on(self.session, header, case_key(header)[1]):
                return None
            return _quarantine("branch", "The case was given to somebody else meanwhile; this is kept beside it.")
        if case is not None and only_device(case.owner_device, case.owner_epoch) not in ("", self.sender.device):
            return _quarantine("branch", "The case was taken over on another computer; this is kept beside it.")
        if case is None and stream.last_seq and stream.user != user:
            return _quarantine("branch", "The interview belongs to somebody else; this is kept beside it.")
        return None

    def _tombstoned(self, header: ItemHeader) -> Verdict:
        """Acknowledge what comes of somebody who was erased, keep nothing, and have the device erase its copy."""
        if header.kind != "case":  # files of this interview are refused, too
            person = header.study_id, f"~{header.stream_id}"
            mark = self.ground.keys.mark(person)
            if self.session.get(TombstoneRow, (header.study_id, mark)) is None:
                at = self.received_at
                row = TombstoneRow(study_id=header.study_id, mark=mark, erased_at=at, actor="server", why="late")
                self.session.add(row)
                self.session.flush()
        note_erased(self.session, header.study_id, case_key(header)[1], [self.sender.user])
        return Verdict(ItemStatus.TOMBSTONED, "erased", "The respondent was erased at their wish; nothing was kept.")

    def _is_same(self, item: Item, lines: tuple[bytes, ...]) -> bool:
        """Whether the journal has exactly `lines` from the begin of `item` on."""
        header, stream = item.header, self._stream(item.header)
        if header.from_seq == 1 and len(lines) == stream.last_seq:
            return head_after(FIRST_HASH, lines).hex() == stream.head
        if self.ground.pending.streams:
            self.ground.write()
        stored = read_lines(self.session, *stream_key(header), from_seq=header.from_seq)
        return tuple(stored[: len(lines)]) == lines

    def _append(self, item: Item, fresh: tuple[bytes, ...], from_seq: int) -> None:
        header, key = item.header, stream_key(item.header)
        self.ground.pending.segments.append(
            {
                "study_id": key[0],
                "kind": key[1],
                "stream_id": key[2],
                "from_seq": from_seq,
                "to_seq": header.to_seq,
                "lines": pack_item(item) if len(fresh) == len(item.lines) else plain(fresh),
                "head": header.head,
                "device_id": self.sender.device,
                "owner_epoch": header.owner_epoch,
                "received_at": self.received_at,
            }
        )
        stream = self._stream(header)
        if not stream.last_seq:
            stream.case_id, stream.user = case_key(header)[1], self.sender.user
        stream.last_seq, stream.head, stream.received_at = header.to_seq, header.head, self.received_at
        self.ground.pending.streams.add(key)

    def _interpret(self, header: ItemHeader, fresh: tuple[bytes, ...], events: list[EventData]) -> None:
        if header.kind == "case":
            self._adopt_case(header, fresh[0])
            return
        row = self._interview(header)
        before = row.status
        fold_events(row, events, user=self.sender.user)
        told = ((event["kind"], event["body"]) for event in events)
        note_files(self.session, header.study_id, header.stream_id, told)
        self.ground.interviews[stream_key(header)] = row
        self.ground.pending.interviews.add(stream_key(header))
        case = self.ground.cases.get((header.study_id, row.case_id))
        if case is not None and "completed" in (before, row.status):
            case.status = "completed" if row.status == "completed" else "open"
            self.ground.pending.statuses[header.study_id, row.case_id] = case.status

    def _interview(self, header: ItemHeader) -> InterviewFacts:
        """Return what is known of the interview; read from its journal where that was not done yet."""
        key, stream = stream_key(header), self._stream(header)
        row = self.ground.interviews.get(key)
        if row is None:
            row = InterviewFacts(study_id=key[0], interview_id=key[2], case_id=header.case_id or "")
            if stream.last_seq:
                self.ground.write()
                project_interview(row, read_lines(self.session, *key), user=stream.user)
        return row

    def _adopt_case(self, header: ItemHeader, first_line: bytes) -> None:
        """Make a case of a journal that a device began; it belongs to the sender."""
        key = case_key(header)
        data = case_of(first_line, header.stream_id) if key not in self.ground.cases else None
        if data is None:
            return
        given = owner_by_transfer(self.session, header, key[1], self.sender.user)
        facts = CaseFacts(*(given or (self.sender.user, header.owner_epoch)), "open")
        self.ground.pending.adopted.append(
            {
                "study_id": key[0],
                "case_id": key[1],
                "position": self.ground.next_position(key[0]),
                "data": data.model_dump_json(),
                "owner": facts.owner,
                "owner_epoch": facts.owner_epoch,
                "status": facts.status,
            }
        )
        self.ground.cases[key] = facts


def _is_text(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
