"""What becomes of pushed journals: kept once, in order, with a receipt; nothing is overwritten, nothing dropped."""

import dataclasses
import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from cxfield.event import FIRST_HASH, StreamKind, next_head
from cxfield.server.errors import NotAllowedError
from cxfield.server.intake.inbox import quarantined_item
from cxfield.server.people.accounts import Sender
from cxfield.server.tables import AuditRow, InterviewRow, QuarantineRow
from cxfield.sync.batch import Item, encode_batch, encode_item, item_digest
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ReceiptError, ServerRefusedError
from cxfield.sync.messages import ItemReceipt, ItemStatus, Role, StreamState
from cxfield.sync.signing import receipt_code, verify_statement
from tests.journal_device import Journal, RunningServer, interview, publish_request


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str | None:
    return None if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


def push(client: SyncClient, *items: Item, batch_no: int = 1) -> list[ItemReceipt]:
    assert client.tokens is not None
    signed = client.push(encode_batch(client.device, batch_no, items))
    return verify_statement(client.tokens.receipt_key, signed, purpose="push", device=client.device).items


def statuses(receipts: list[ItemReceipt]) -> list[str]:
    return [receipt.status.value for receipt in receipts]


def stored_lines(server: RunningServer, study: str, stream_id: str) -> list[str]:
    found = [j.lines for j in server.services.studies.journals(study) if j.stream_id == stream_id]
    return found[0] if found else []


def test_a_pushed_interview_is_kept_byte_for_byte_and_read(server: RunningServer, study: str) -> None:
    journal = interview(study, answers=2)
    journal.add("missing", ref="/data/q9", code="rf")
    journal.add("completed", instance_sha256="0")
    (receipt,) = push(server.client("anna"), journal.item())
    assert receipt.status is ItemStatus.APPLIED
    assert receipt.stream.head == journal.entries[-1].head.hex()
    assert stored_lines(server, study, journal.stream_id) == [entry.line.decode() for entry in journal.entries]
    (seen,) = server.client("susan", "office").interviews(study)
    assert (seen.status, seen.interviewer, seen.case_id) == ("completed", "anna", "C1")
    assert seen.answers == {"/data/q0": "1", "/data/q1": "2", "/data/q9": {"missing": "rf"}}
    assert seen.receipt_code == receipt.stream.code
    assert len(seen.receipt_code) == 8


def test_the_same_push_again_changes_no_row_and_gets_the_same_receipt(server: RunningServer, study: str) -> None:
    client, journal = server.client("anna"), interview(study)
    body = encode_batch(client.device, 1, [journal.item()])
    first = client.push(body)
    before = server.row_counts()
    assert client.push(body) == first
    assert server.row_counts() == before


def test_what_is_there_already_is_a_duplicate_with_the_receipt_of_then(server: RunningServer, study: str) -> None:
    client, journal = server.client("anna"), interview(study)
    (first,) = push(client, journal.item())
    (again,) = push(client, journal.item(), batch_no=2)
    assert again.status is ItemStatus.DUPLICATE
    assert again.stream == first.stream


def test_an_overlap_appends_only_what_is_new(server: RunningServer, study: str) -> None:
    client, journal = server.client("anna"), interview(study, answers=5)
    push(client, journal.item(1, 4))
    assert statuses(push(client, journal.item(2, 6), batch_no=2)) == ["applied"]
    assert len(stored_lines(server, study, journal.stream_id)) == 6


def test_a_gap_says_where_to_go_on_and_keeps_nothing_in_the_journal(server: RunningServer, study: str) -> None:
    client, journal = server.client("anna"), interview(study, answers=5)
    push(client, journal.item(1, 2))
    (receipt,) = push(client, journal.item(5), batch_no=2)
    assert receipt.status is ItemStatus.GAP
    assert receipt.stream.have_seq == 2
    assert statuses(push(client, journal.item(3, 4), batch_no=3)) == ["applied"]
    assert statuses(push(client, journal.item(5), batch_no=2)) == ["applied"]


def test_a_tampered_line_goes_to_quarantine_and_stays_readable(server: RunningServer, study: str) -> None:
    client, journal = server.client("anna"), interview(study)
    item = journal.item()
    lines = (*item.lines[:-1], item.lines[-1].replace(b'"value":"3"', b'"value":"9"'))
    tampered = Item(item.header.model_copy(update={"sha256": item_digest(lines)}), lines)
    assert lines != item.lines
    assert statuses(push(client, tampered)) == ["quarantined"]
    assert stored_lines(server, study, journal.stream_id) == []
    with server.services.database.read() as session:
        (row,) = session.exec(select(QuarantineRow))
        assert quarantined_item(session, row) == encode_item(tampered)
        assert "journal-tampered" in session.exec(select(AuditRow.action)).all()


def test_other_bytes_at_the_same_place_never_replace_what_is_there(server: RunningServer, study: str) -> None:
    """Two devices of one user go on with the same interview."""
    journal = interview(study, answers=2)
    push(server.client("anna", "device-1"), journal.item())
    other = Journal(study, StreamKind.INTERVIEW, journal.stream_id, "C1", "anna", journal.entries[:2])
    journal.add("answer", ref="/data/q5", value="device 1")
    other.add("answer", ref="/data/q5", value="device 2")
    assert statuses(push(server.client("anna", "device-1"), journal.item(4), batch_no=2)) == ["applied"]
    assert statuses(push(server.client("anna", "device-2"), other.item(3))) == ["quarantined"]
    assert stored_lines(server, study, journal.stream_id)[3] == journal.entries[3].line.decode()
    (kept,) = server.client("susan", "office").quarantine(study)
    assert (kept.reason, kept.device) == ("conflict", "device-2")


def test_writes_of_the_owner_before_are_kept_as_a_branch(server: RunningServer, study: str) -> None:
    server.add("bert")
    anna, journal = server.client("anna"), interview(study)
    push(anna, journal.item(1, 2))
    assert server.client("susan", "office").assign(study, ["C1"], "bert") == 1
    assert statuses(push(anna, journal.item(3), batch_no=2)) == ["quarantined"]
    assert statuses(push(anna, journal.item(1, 2), batch_no=3)) == ["duplicate"]
    (kept,) = server.client("susan", "office").quarantine(study)
    assert (kept.reason, kept.user, kept.from_seq) == ("branch", "anna", 3)
    own = Journal(study, StreamKind.INTERVIEW, journal.stream_id, "C1", "bert", journal.entries[:2])
    own.add("answer", ref="/data/q1", value="as bert heard it")
    assert statuses(push(server.client("bert", "device-2"), own.item(3, owner_epoch=2))) == ["applied"]


def test_what_was_written_before_a_case_went_and_came_back_is_a_branch(server: RunningServer, study: str) -> None:
    """Same owner, older epoch: the device had not heard that somebody else held the case in between."""
    server.add("bert")
    office, journal = server.client("susan", "office"), interview(study)
    office.assign(study, ["C1"], "bert")
    office.assign(study, ["C1"], "anna")
    assert statuses(push(server.client("anna"), journal.item(owner_epoch=1))) == ["quarantined"]
    assert office.quarantine(study)[0].reason == "branch"
    assert statuses(push(server.client("anna"), journal.item(owner_epoch=3), batch_no=2)) == ["applied"]


def test_one_bad_item_does_not_hold_up_the_others(server: RunningServer, study: str) -> None:
    good, bad, last = interview(study), interview("no-such-study"), interview(study, "C2")
    newer = last.item()
    newer = Item(newer.header.model_copy(update={"payload_version": 99}), newer.lines)
    assert statuses(push(server.client("anna"), bad.item(), newer, good.item())) == [
        "quarantined",
        "quarantined",
        "applied",
    ]


@pytest.mark.parametrize("line", [b'{"value":"\xed\xa0\x80"}', b"[" * 200_000, b"\xff\xfe{\x00}\x00", b"null"])
def test_lines_that_nobody_can_read_are_kept_aside_and_harm_nobody(
    server: RunningServer, study: str, line: bytes
) -> None:
    client, good = server.client("anna"), interview(study)
    head = next_head(FIRST_HASH, line).hex()
    header = interview(study, answers=0).item().header.model_copy(update={"sha256": item_digest([line]), "head": head})
    assert statuses(push(client, Item(header, (line,)), good.item())) == ["quarantined", "applied"]
    assert len(list(server.client("susan", "office").journals(study))) == 1


def test_the_same_push_from_many_at_once_is_kept_once_with_one_receipt(server: RunningServer, study: str) -> None:
    body = encode_batch("device-1", 1, [interview(study).item()])
    clients = [server.client("anna") for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda client: client.push(body), clients))
    assert len({answer.signature for answer in answers}) == 1
    counts = server.row_counts()
    assert (len(counts["segment"]), len(counts["inbox"]), len(counts["batch"])) == (1, 0, 1)


def test_an_interviewer_of_another_study_does_not_get_into_the_journals(server: RunningServer, study: str) -> None:
    server.add("bert")
    journal = interview(study)
    assert statuses(push(server.client("bert"), journal.item())) == ["quarantined"]
    assert stored_lines(server, study, journal.stream_id) == []


def test_a_case_made_on_a_device_becomes_a_case_of_the_server(server: RunningServer, study: str) -> None:
    journal = Journal(study, StreamKind.CASE, "new-case", "new-case")
    journal.add("case_created", case_id="new-case", name="Ilze Bērziņa", phones=["+44 20 7946 0000"], attributes={})
    push(server.client("anna"), journal.item())
    case = next(c for c in server.client("anna").cases(study) if c.case.case_id == "new-case")
    assert (case.case.name, case.owner, case.journal_seq) == ("Ilze Bērziņa", "anna", 1)


def test_a_damaged_frame_is_refused_whole(server: RunningServer, study: str) -> None:
    client = server.client("anna")
    body = encode_batch("another-device", 1, [interview(study).item()])
    with pytest.raises(Exception, match="another device"):
        client.push(body)
    with pytest.raises(ServerRefusedError, match="cut off"):
        client.push(encode_batch(client.device, 1, [interview(study).item()])[:-9])


def test_have_tells_count_and_head(server: RunningServer, study: str) -> None:
    client, journal, unknown = server.client("anna"), interview(study), interview(study)
    push(client, journal.item(1, 2))
    state = StreamState(study_id=study, kind=StreamKind.INTERVIEW, stream_id=journal.stream_id, seq=4, head="0" * 64)
    signed = client.have([state, state.model_copy(update={"stream_id": unknown.stream_id})])
    assert client.tokens is not None
    known, nothing = verify_statement(client.tokens.receipt_key, signed, purpose="have", device=client.device).streams
    assert (known.have_seq, known.head) == (2, journal.entries[1].head.hex())
    assert known.code == receipt_code(study, StreamKind.INTERVIEW, journal.stream_id, 2, known.head)
    assert (nothing.have_seq, nothing.code) == (0, "")


def test_a_receipt_of_another_server_or_purpose_proves_nothing(server: RunningServer, study: str) -> None:
    client = server.client("anna")
    signed = client.push(encode_batch(client.device, 1, [interview(study).item()]))
    assert client.tokens is not None
    for key, purpose, device in (
        ("A" * 43 + "=", "push", client.device),
        (client.tokens.receipt_key, "have", client.device),
        (client.tokens.receipt_key, "push", "another"),
    ):
        with pytest.raises(ReceiptError):
            verify_statement(key, signed, purpose=purpose, device=device)
    changed = signed.model_copy(update={"statement": signed.statement.replace("applied", "applied ")})
    with pytest.raises(ReceiptError):
        verify_statement(client.tokens.receipt_key, changed, purpose="push", device=client.device)


def test_a_removed_repeat_moves_the_answers_behind_it() -> None:
    from cxfield.server.intake.projection import project_interview

    journal = interview("s", answers=0)
    for position in (1, 2, 3):
        journal.add("answer", ref=f"/data/person[{position}]/name", value=f"P{position}")
    journal.add("repeat_removed", ref="/data/person", index=1)
    row = InterviewRow(study_id="s", interview_id="i")
    project_interview(row, [entry.line for entry in journal.entries], user="anna")
    assert row.answers == '{"/data/person[1]/name": "P1", "/data/person[2]/name": "P3"}'


def test_events_that_cannot_be_read_do_not_stop_the_projection() -> None:
    from cxfield.server.intake.projection import project_interview

    journal = interview("s", answers=1)
    journal.add("answer", ref="/data/broken")
    journal.add("something_new", what=1)
    journal.add("suspended", page="/data/q0")
    row = InterviewRow(study_id="s", interview_id="i")
    lines = [*(entry.line for entry in journal.entries), b"not json"]
    project_interview(row, lines, user="anna")
    assert (row.status, row.answers) == ("suspended", '{"/data/q0": "1"}')


def test_publishing_assigning_and_pulling_twice_changes_nothing(server: RunningServer) -> None:
    server.add("bert")
    office, anna = server.client("susan", "office"), server.client("anna")
    request = publish_request(cases=4, interviewers=("anna", "bert"))
    study = office.publish(request).study_id
    push(anna, interview(study).item())
    office.assign(study, ["C1"], "bert")
    anna.pull("")
    before = server.row_counts()
    assert office.publish(request).cases == 4
    assert office.assign(study, ["C1"], "bert") == 0
    anna.pull("")
    anna.have([])
    assert server.row_counts() == before


def test_the_parts_of_a_header_are_compared_with_the_lines(server: RunningServer, study: str) -> None:
    item = interview(study).item()
    wrong = dataclasses.replace(item, header=item.header.model_copy(update={"sha256": "0" * 64}))
    assert statuses(push(server.client("anna"), wrong)) == ["quarantined"]


def test_what_somebody_brings_in_for_a_user_is_answered_as_if_that_user_had_sent_it(
    server: RunningServer, study: str
) -> None:
    susan = Sender(user="susan", role=Role.SUPERVISOR, device="office")
    anna = Sender(user="anna", role=Role.INTERVIEWER, device="device-1")
    body = encode_batch("device-1", 1, [interview(study).item()])
    with pytest.raises(NotAllowedError, match="another device"):
        server.services.inbox.accept(susan, gzip.decompress(body))
    brought = server.services.inbox.accept(susan, gzip.decompress(body), on_behalf_of=anna)
    assert server.client("anna").push(body) == brought
    with server.services.database.read() as session:
        assert "batch-brought-in" in session.exec(select(AuditRow.action)).all()
