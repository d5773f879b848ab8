"""What waits for the server, and what counts as sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cxfield.event import Entry, JournalError, StreamKind, decode, seal
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import ReceiptError, UnsentWorkError
from cxfield.store.values import OutboxItem, Receipt, ReceiptStatus
from tests.store.samples import CASE, RULES, START, STUDY, answer, event, started

INTERVIEW, CASE_KIND = StreamKind.INTERVIEW, StreamKind.CASE
RECEIVED = datetime(2026, 3, 1, 14, 2, tzinfo=UTC)


def receipt(item: OutboxItem, status: ReceiptStatus = ReceiptStatus.APPLIED) -> Receipt:
    return Receipt(
        kind=item.kind,
        stream_id=item.stream_id,
        study_id=item.study_id,
        owner_epoch=item.owner_epoch,
        to_seq=item.to_seq,
        head=item.head,
        status=status,
        code="8F2C1A00",
        received_at=RECEIVED,
        server_epoch="e-1",
        signature=b"s" * 64,
    )


def test_the_outbox_is_the_unsent_tail_of_every_journal(store: DeviceStore, interview: str) -> None:
    store.append(CASE_KIND, "c-1", [event("remark", second=5, text="x")])
    store.append(INTERVIEW, interview, [answer("/data/a", "1", second=9)])
    first, second = store.unsent()
    assert (first.kind, first.stream_id, first.case_id, first.from_seq, first.to_seq) == (INTERVIEW, "i-1", "c-1", 1, 2)
    assert (second.kind, second.case_id, second.oldest_at.second) == (CASE_KIND, "c-1", 5)
    assert store.item_lines(first) == [entry.line for entry in store.entries(INTERVIEW, interview)]
    counts = store.delivery_counts()
    assert (counts.unsent_events, counts.unsent_interviews, counts.unsent_cases) == (3, 1, 1)
    assert (counts.oldest_unsent_at, counts.in_flight_events) == (START, 0)


def test_a_receipt_moves_the_outbox_and_is_shown(store: DeviceStore, interview: str) -> None:
    (item,) = store.unsent()
    store.append(INTERVIEW, interview, [answer("/data/a", "1")])
    store.record_receipts([receipt(item)])
    (rest,) = store.unsent()
    assert (rest.from_seq, rest.to_seq) == (2, 2)
    found = store.interview(interview)
    assert (found.receipt, found.received_at, found.sent_count, found.event_count) == ("8F2C1A00", RECEIVED, 1, 2)
    assert store.receipts(INTERVIEW, interview) == [receipt(item)]
    store.record_receipts([receipt(rest, ReceiptStatus.BACKED_UP), receipt(item)])
    state = store.stream(INTERVIEW, interview)
    assert (state.sent_seq, state.backed_up_seq) == (2, 2)
    assert store.unsent() == []
    assert store.delivery_counts().oldest_unsent_at is None


def test_a_receipt_with_another_hash_counts_for_nothing(store: DeviceStore, interview: str) -> None:
    store.append(CASE_KIND, "c-1", [event("remark", text="x")])
    good, other = store.unsent()
    forged = replace(receipt(other), head=bytes(32))
    with pytest.raises(ReceiptError, match="outbox"):
        store.record_receipts([receipt(good), forged])
    assert len(store.unsent()) == 2
    with pytest.raises(ReceiptError):
        store.record_receipts([replace(receipt(good), to_seq=99)])


def test_a_server_that_lost_events_is_offered_them_again(store: DeviceStore, interview: str) -> None:
    store.append(INTERVIEW, interview, [answer("/data/a", "1"), answer("/data/b", "2")])
    (item,) = store.unsent()
    store.record_receipts([receipt(item, ReceiptStatus.BACKED_UP)])
    store.rewind(INTERVIEW, interview, 1, study_id="s-1", owner_epoch=1)
    (again,) = store.unsent()
    assert (again.from_seq, again.to_seq) == (2, 3)
    assert store.stream(INTERVIEW, interview).backed_up_seq == 1


def test_a_batch_without_an_answer_is_there_after_a_restart(
    folder: Path, key: DatabaseKey, store: DeviceStore, interview: str
) -> None:
    batch = store.begin_batch(store.unsent())
    store.close()
    with DeviceStore.open(folder, key, rules=RULES) as again:
        assert again.in_flight() == batch
        assert again.delivery_counts().in_flight_events == 1
        again.end_batch()
        assert again.in_flight() is None
        assert again.begin_batch([]).batch_no == batch.batch_no + 1


def test_a_workspace_with_unsent_work_is_not_removable(store: DeviceStore, interview: str) -> None:
    with pytest.raises(UnsentWorkError, match="1 entries"):
        store.require_all_sent()
    store.record_receipts([receipt(item) for item in store.unsent()])
    store.require_all_sent()


def _server_journal(store: DeviceStore, *texts: str) -> list[bytes]:
    """The case's journal as the server has it: ours so far, and what another device added."""
    entries: list[Entry] = store.entries(CASE_KIND, "c-1")
    for text in texts:
        last = entries[-1]
        entries.append(seal(event("remark", text=text), last.seq + 1, last.head))
    return [entry.line for entry in entries]


def test_a_journal_from_the_server_is_continued(store: DeviceStore) -> None:
    store.append(CASE_KIND, "c-1", [event("remark", text="ours")])
    lines = _server_journal(store, "theirs")
    state = store.adopt(CASE_KIND, "c-1", lines, study_id="s-1", owner_epoch=3)
    assert (state.last_seq, state.sent_seq, state.owner_epoch) == (2, 2, 3)
    assert store.unsent() == []
    store.append(CASE_KIND, "c-1", [event("remark", text="next")])
    case = store.case("s-1", "c-1")
    assert case is not None
    assert [remark.text for remark in case.remarks] == ["ours", "theirs", "next"]
    assert store.verify(CASE_KIND, "c-1").last_seq == 3
    assert store.adopt(CASE_KIND, "c-1", lines, study_id="s-1", owner_epoch=3).last_seq == 3


def test_what_was_written_after_the_case_went_away_becomes_a_branch(store: DeviceStore) -> None:
    store.append(CASE_KIND, "c-1", [event("remark", text="common")])
    lines = _server_journal(store, "theirs")
    store.append(CASE_KIND, "c-1", [event("remark", text="too late")])
    with pytest.raises(JournalError, match="supervisor"):
        store.adopt(CASE_KIND, "c-1", lines, study_id="s-1", owner_epoch=1)
    store.adopt(CASE_KIND, "c-1", lines, study_id="s-1", owner_epoch=2)
    case = store.case("s-1", "c-1")
    assert case is not None
    assert [remark.text for remark in case.remarks] == ["common", "theirs"]
    (branch,) = store.unsent()
    assert branch.owner_epoch == 1
    assert [decode(line)[1].body["text"] for line in store.item_lines(branch)] == ["common", "too late"]
    store.record_receipts([receipt(branch, ReceiptStatus.QUARANTINED)])
    assert store.unsent() == []
    assert [state.is_retired for state in store.streams("s-1")] == [True, False]


def test_an_interview_from_the_server_has_its_answers(store: DeviceStore) -> None:
    one = seal(started(), 1, bytes(32))
    two = seal(answer("/data/a", "5"), 2, one.head)
    store.adopt(INTERVIEW, "i-7", [one.line, two.line], study_id=STUDY.study_id, owner_epoch=1)
    assert [(a.ref, a.value) for a in store.answers("i-7")] == [("/data/a", "5")]
    assert store.interview("i-7").case_id == CASE.case_id
