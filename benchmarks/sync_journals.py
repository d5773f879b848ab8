"""Journals of simulated devices: as many and as varied events as a telephone interview of half an hour leaves."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from cxfield.event import FIRST_HASH, PAYLOAD_VERSION, Event, Moment, StreamKind, seal
from cxfield.sync.batch import Item, item_digest
from cxfield.sync.messages import ItemHeader

SECTIONS = ("screener", "usage", "satisfaction", "touchpoints", "problems", "recommendation", "demographics")
SAID = (
    "the shop was closed when I came and nobody at the counter could tell me why it took so long to answer my letter "
    "they were friendly but slow price delivery invoice app password branch queue again never always quite happy"
)


class SimulatedDevice:
    """Writes interviews as the application does; the same seed gives the same journals."""

    def __init__(self, user: str, study_id: str, questionnaire: str, seed: int) -> None:
        self._user, self._study_id, self._questionnaire = user, study_id, questionnaire
        self._random = Random(f"{seed} {user}")
        self._at = datetime(2026, 9, 1, 8, tzinfo=UTC) + timedelta(seconds=self._random.randrange(86_400 * 60))
        self._boot = self._uuid()
        self._mono_ms = self._random.randrange(10_000_000)

    def interview(self, case_id: str, *, events: int, owner_epoch: int = 1) -> list[Item]:
        """Return an interview with `events` events, and the journal of its case."""
        interview_id = self._uuid()
        bodies = self._bodies(case_id, events)
        journal = self._item(StreamKind.INTERVIEW, interview_id, case_id, bodies, owner_epoch)
        attempt = self._uuid()
        opened = {"attempt_id": attempt, "contact": "+37120000000", "number": 1}
        closed = {"attempt_id": attempt, "disposition": "complete", "duration_s": 1500, "interview_id": interview_id}
        tail = [("attempt_opened", opened), ("attempt_closed", closed)]
        return [journal, self._item(StreamKind.CASE, case_id, case_id, tail, owner_epoch)]

    def _uuid(self) -> str:
        """Return a name that begins with the time, as the application's do."""
        at_ms = int(self._at.timestamp() * 1000)
        return str(UUID(int=(at_ms << 80 | self._random.getrandbits(80)) & ~(0xF << 76 | 3 << 62) | 7 << 76 | 2 << 62))

    def _bodies(self, case_id: str, events: int) -> list[tuple[str, dict[str, Any]]]:
        started = {
            "questionnaire": self._questionnaire,
            "form_id": "service",
            "version": "2026-08-30",
            "case_id": case_id,
            "seed": self._random.getrandbits(31),
            "zone": "Europe/Riga",
            "language": "Latviešu (lv)",
            "mode": "cati",
            "properties": {"deviceid": f"cxfield:{self._boot}", "username": self._user},
            "case": {"language": "lv", "region": self._random.choice(("Rīga", "Vidzeme", "Latgale", "Kurzeme"))},
        }
        found: list[tuple[str, dict[str, Any]]] = [("started", started)]
        number = 0
        while len(found) < events - 1:
            number += 1
            ref = f"/data/{SECTIONS[number * len(SECTIONS) // events % len(SECTIONS)]}/q{number}"
            found.append(("shown", {"page": ref}))
            found += self._answers(ref)
        return [*found[: events - 1], ("completed", {"instance_sha256": self._random.randbytes(32).hex()})]

    def _answers(self, ref: str) -> list[tuple[str, dict[str, Any]]]:
        random = self._random
        first = {"first_key_ms": int(random.lognormvariate(7.5, 0.7))}
        draw = random.random()
        if draw < 0.55:
            value = str(random.randint(1, 5))
        elif draw < 0.7:
            value = " ".join(str(n) for n in sorted(random.sample(range(1, 15), random.randint(1, 5))))
        elif draw < 0.82:
            value = str(random.randint(0, 1990))
        elif draw < 0.87:
            return [("missing", {"ref": ref, "code": random.choice(("dk", "rf")), **first})]
        elif draw < 0.9:
            return [("answer", {"ref": ref, "value": "2", **first}), ("answer", {"ref": ref, "value": "4"})]
        elif draw < 0.93:
            return [("remark", {"ref": ref, "text": self._text(6)}), ("answer", {"ref": ref, "value": "1", **first})]
        else:
            text = self._text(random.randint(4, 16))
            return [("draft", {"ref": ref, "text": text[: len(text) // 2]}), ("answer", {"ref": ref, "value": text})]
        return [("answer", {"ref": ref, "value": value, **first})]

    def _text(self, words: int) -> str:
        said = SAID.split()
        return " ".join(self._random.choice(said) for _ in range(words))

    def _item(
        self, kind: StreamKind, stream_id: str, case_id: str, bodies: list[tuple[str, dict[str, Any]]], owner_epoch: int
    ) -> Item:
        head = FIRST_HASH
        lines = []
        for seq, (name, body) in enumerate(bodies, 1):
            passed = int(self._random.lognormvariate(7.6, 0.8))
            self._mono_ms += passed
            self._at += timedelta(milliseconds=passed + (self._random.random() < 0.2))
            moment = Moment(at=self._at, zone="Europe/Riga", mono_ms=self._mono_ms, boot=self._boot, actor=self._user)
            entry = seal(Event(kind=name, moment=moment, body=body), seq, head)
            head = entry.head
            lines.append(entry.line)
        header = ItemHeader(
            study_id=self._study_id,
            kind=kind,
            stream_id=stream_id,
            case_id=case_id,
            from_seq=1,
            to_seq=len(lines),
            owner_epoch=owner_epoch,
            payload_version=PAYLOAD_VERSION,
            head=head.hex(),
            sha256=item_digest(lines),
        )
        return Item(header, tuple(lines))


def questionnaire_hash(study_id: str) -> str:
    """Return a content hash for journals of `study_id`."""
    return hashlib.sha256(study_id.encode()).hexdigest()
