"""Judges again what a newer device sent before the server was brought up to date; see `periodic.py`."""

from __future__ import annotations

import logging

from sqlmodel import Session, col, select

from cxfield.event import PAYLOAD_VERSION
from cxfield.server.database import Database, now_text
from cxfield.server.intake.ground import Ground
from cxfield.server.intake.inbox import quarantined_item
from cxfield.server.intake.streams import NEWER, Judge, Verdict
from cxfield.server.people.accounts import Sender
from cxfield.server.tables import QuarantineRow
from cxfield.sync.batch import Item, decode_item
from cxfield.sync.messages import ItemStatus, Role

log = logging.getLogger(__name__)
BY_SERVER = "server"
"""Stands in `resolved_by` where no person decided."""
_SETTLED = (ItemStatus.APPLIED, ItemStatus.DUPLICATE)
_Key = tuple[str, str, str, str, str]


def judge_again(database: Database) -> int:
    """Judge what waits for a newer server, in the order of its journals; return how many items found their place."""
    waiting = (QuarantineRow.reason == NEWER, QuarantineRow.resolved_by == "")
    order = (QuarantineRow.study_id, QuarantineRow.kind, QuarantineRow.stream_id, QuarantineRow.from_seq)
    with database.read() as session:
        rows = session.exec(select(QuarantineRow).where(*waiting).order_by(*(col(name) for name in order)))
        keys = [(row.study_id, row.kind, row.stream_id, row.device_id, row.sha256) for row in rows]
    count = sum(_judge_alone(database, key) for key in keys)
    if count:
        log.info("%d items of a newer version were read.", count)
    return count


def _judge_alone(database: Database, key: _Key) -> bool:
    try:
        return database.run(lambda session: _judge_one(session, key))
    except Exception:
        log.exception("An item kept aside could not be judged again; it stays aside.")
        return False


def _judge_one(session: Session, key: _Key) -> bool:
    row = session.get_one(QuarantineRow, key, with_for_update=True)
    item = decode_item(quarantined_item(session, row))
    if row.resolved_by or item.header.payload_version > PAYLOAD_VERSION or not item.lines:
        return False
    verdict = _judged(session, row, item)
    if verdict.status in _SETTLED:
        row.resolved_by = BY_SERVER
    elif verdict.status is ItemStatus.QUARANTINED:
        row.reason, row.explanation = verdict.reason, verdict.explanation
    return verdict.status in _SETTLED


def _judged(session: Session, row: QuarantineRow, item: Item) -> Verdict:
    """Judge it as if it came now: whoever reads on by time of receipt must meet it."""
    sender = Sender(user=row.user, role=Role.INTERVIEWER, device=row.device_id)
    ground = Ground(session, row.user, [item])
    verdict = Judge(session, ground, sender, now_text()).judge(item)
    ground.write()
    return verdict
