"""Puts a submission aside where supervisors look: among the items that were not applied."""

from __future__ import annotations

import zlib

from sqlmodel import Session, col, update

from cxfield.server.openrosa.journal import SOURCE, unread_item
from cxfield.server.persons.keys import person_keys, person_of
from cxfield.server.persons.places import ITEM
from cxfield.server.tables import InboxRow, OpenRosaSubmissionRow, QuarantineRow
from cxfield.sync.batch import encode_item
from cxfield.sync.messages import ItemStatus

BY_SERVER = "server"


def put_aside(session: Session, row: OpenRosaSubmissionRow, xml: bytes, content_hash: str = "") -> None:
    """Show `row` with its reason to supervisors, in the caller's transaction. Safe to repeat.

    With the `content_hash` of its version it can be read once a supervisor has adopted it.
    """
    item = unread_item(row, xml, content_hash)
    header, person = item.header, person_of(row.study_id, "", row.interview_id)
    key = (row.study_id, header.kind.value, header.stream_id, SOURCE, header.sha256)
    if session.get(QuarantineRow, key) is not None:
        return
    session.add(
        InboxRow(
            study_id=row.study_id,
            device_id=SOURCE,
            batch=header.sha256,
            item_no=0,
            user=row.user,
            batch_no=1,
            sha256=header.sha256,
            item=person_keys(session).seal(person, ITEM, zlib.compress(encode_item(item))),
            received_at=row.received_at,
            state=ItemStatus.QUARANTINED,
            person_id=person[1],
        )
    )
    session.add(
        QuarantineRow(
            study_id=row.study_id,
            kind=header.kind.value,
            stream_id=header.stream_id,
            device_id=SOURCE,
            sha256=header.sha256,
            from_seq=header.from_seq,
            to_seq=header.to_seq,
            user=row.user,
            owner_epoch=header.owner_epoch,
            batch=header.sha256,
            item_no=0,
            reason=row.reason,
            explanation=row.explanation,
            received_at=row.received_at,
        )
    )


def bring_back(session: Session, row: OpenRosaSubmissionRow, xml: bytes) -> None:
    """Mark as settled what was put aside and has found its place now."""
    sha256 = unread_item(row, xml).header.sha256
    mine = (
        col(QuarantineRow.study_id) == row.study_id,
        col(QuarantineRow.stream_id) == row.interview_id,
        col(QuarantineRow.device_id) == SOURCE,
        col(QuarantineRow.sha256) == sha256,
        col(QuarantineRow.resolved_by) == "",
    )
    session.exec(update(QuarantineRow).where(*mine).values(resolved_by=BY_SERVER))
