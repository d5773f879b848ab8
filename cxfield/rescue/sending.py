"""Sends rescued work to the server on behalf of whoever wrote it. Safe to repeat: what is there is a duplicate."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from cxfield.event import FIRST_HASH, next_head
from cxfield.rescue.reading import RescuedJournal, RescuedWork
from cxfield.rescue.records import JournalRecord
from cxfield.sync.batch import Item, encode_batch, item_digest
from cxfield.sync.bringing_in import bring_in
from cxfield.sync.connection import Connection
from cxfield.sync.errors import ReceiptError
from cxfield.sync.messages import ItemHeader, ItemReceipt, ItemStatus
from cxfield.sync.signing import verify_statement

_RAW_BYTES = 2 * 1024 * 1024
"""Journal bytes in one batch; compressed it is far below what the server takes."""
_MOST_ITEMS = 500
_FIRST_NUMBER = 2_000_000_000
"""Batch numbers from here on belong to no laptop."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of one journal. `status` is that of its last piece, `code` the server's receipt."""

    journal: JournalRecord
    status: ItemStatus
    code: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    journal: RescuedJournal
    from_seq: int
    to_seq: int

    def item(self, work: RescuedWork) -> Item:
        record, lines = self.journal.record, self.journal.lines[self.from_seq - 1 : self.to_seq]
        header = ItemHeader(
            study_id=work.about.study_id,
            kind=record.kind,
            stream_id=record.stream_id,
            case_id=record.case_id,
            from_seq=self.from_seq,
            to_seq=self.to_seq,
            owner_epoch=record.owner_epoch,
            payload_version=record.payload_version,
            head=self._head(),
            sha256=item_digest(lines),
        )
        return Item(header, lines)

    def _head(self) -> str:
        if self.to_seq == self.journal.record.last_seq:
            return self.journal.record.head
        head = FIRST_HASH
        for line in self.journal.lines[: self.to_seq]:
            head = next_head(head, line)
        return head.hex()


def send_on_behalf(
    connection: Connection, work: RescuedWork, *, receipt_key: str, tell: Callable[[int, int], None] = lambda *_: None
) -> list[Delivered]:
    """Send every journal of `work` that has lines; one entry for each, in their order.

    Each goes from where the laptop had a receipt; what the server lacks before that is sent too.

    Args:
        tell: Told how many journals are done, of how many.

    Raises:
        SyncError: It did not go through; what was answered is on the server, and the whole may be repeated.
    """
    return _Sending(connection, work, receipt_key, tell).run()


class _Sending:
    def __init__(
        self, connection: Connection, work: RescuedWork, receipt_key: str, tell: Callable[[int, int], None]
    ) -> None:
        self._connection, self._work, self._receipt_key, self._tell = connection, work, receipt_key, tell
        self._done: dict[int, Delivered] = {}

    def run(self) -> list[Delivered]:
        journals = [journal for journal in self._work.journals if journal.lines]
        waiting = [
            p for journal in journals for p in _cut(journal, min(journal.record.sent_seq, len(journal.lines) - 1))
        ]
        rewound: set[int] = set()
        while waiting:
            batch, waiting = _take(waiting)
            again: list[_Piece] = []
            for piece, answer in zip(batch, self._push(batch), strict=True):
                name = id(piece.journal)
                if answer.status is ItemStatus.GAP and name not in rewound:
                    rewound.add(name)
                    waiting = [other for other in waiting if other.journal is not piece.journal]
                    again += _cut(piece.journal, answer.stream.have_seq)
                else:
                    self._note(piece, answer)
            waiting = again + waiting
            self._tell(len(self._done), len(journals))
        return [self._done[id(journal)] for journal in journals]

    def _push(self, batch: Sequence[_Piece]) -> Sequence[ItemReceipt]:
        about = self._work.about
        items = [piece.item(self._work) for piece in batch]
        body = encode_batch(about.device, self._next_number(items), items)
        signed = bring_in(self._connection, body, user=about.user, device=about.device)
        statement = verify_statement(self._receipt_key, signed, purpose="push", device=about.device)
        sent = [(item.header.from_seq, item.header.to_seq, item.header.sha256) for item in items]
        if [(one.from_seq, one.to_seq, one.sha256) for one in statement.items] != sent:
            raise ReceiptError("The server's receipt does not name what was sent; import the file once more.")
        return statement.items

    def _next_number(self, items: Sequence[Item]) -> int:
        """The same items get the same number, whichever file brings them."""
        digest = hashlib.sha256("".join(item.header.sha256 for item in items).encode()).digest()
        return _FIRST_NUMBER + int.from_bytes(digest[:4], "big") % 100_000_000

    def _note(self, piece: _Piece, answer: ItemReceipt) -> None:
        """The worst that happened to a journal stands; else the last."""
        name, before = id(piece.journal), self._done.get(id(piece.journal))
        now = Delivered(piece.journal.record, answer.status, answer.stream.code, answer.reason)
        if before is not None and before.status not in (ItemStatus.APPLIED, ItemStatus.DUPLICATE):
            now = replace(before, code=now.code)
        self._done[name] = now


def _cut(journal: RescuedJournal, sent_seq: int) -> Iterator[_Piece]:
    """Yield the journal behind `sent_seq` in pieces that fit into a batch; one line at least."""
    first, size = min(sent_seq + 1, len(journal.lines)), 0
    for place in range(first, len(journal.lines) + 1):
        size += len(journal.lines[place - 1]) + 1
        if size >= _RAW_BYTES or place == len(journal.lines):
            yield _Piece(journal, first, place)
            first, size = place + 1, 0


def _take(waiting: list[_Piece]) -> tuple[list[_Piece], list[_Piece]]:
    """Return the pieces of the next batch and those that are left; two of one journal never share a batch."""
    size, count = 0, 0
    journals: set[int] = set()
    for piece in waiting[:_MOST_ITEMS]:
        more = sum(len(line) for line in piece.journal.lines[piece.from_seq - 1 : piece.to_seq])
        if count and (size + more > _RAW_BYTES or id(piece.journal) in journals):
            break
        journals.add(id(piece.journal))
        size, count = size + more, count + 1
    return waiting[:count], waiting[count:]
