"""One bad item holds up nobody: the server refuses it, fails over it, finds it too large, or wants it later."""

from collections.abc import Callable, Iterator, Sequence

import httpx
import pytest

from cxfield.event import StreamKind
from cxfield.server import requests
from cxfield.store.device_store import DeviceStore
from cxfield.store.held_back import IN_BETWEEN, REFUSED, TOO_LARGE
from cxfield.store.ledger import BACKUP_ASKED
from cxfield.store.values import Batch, OutboxItem, ReceiptStatus
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import NotOurServerError, ServerBusyError, ServerFailedError, ServerRefusedError, TimedOutError
from cxfield.sync.messages import ItemStatus, PullReply, SignedStatement, Statement
from cxfield.sync.pushing import MOST_FAILED
from cxfield.sync.schedule import SMALLEST_BATCH_BYTES
from cxfield.sync.session import BATCH_BYTES
from cxfield.sync.signing import sign_statement
from cxfield.sync.synchronise import SyncSummary, synchronise
from tests.journal_device import RunningServer
from tests.sync.between import Between, Reply, between
from tests.sync.test_synchronise import Wire, answer, begin_interview, event, lines_here, lines_on_server, signed_in

PUSHES = (b"\x1f\x8b", b'{"device":')
"""How the bodies of pushes begin, by protocol."""
JSON = {"Content-Type": "application/json"}
REFUSAL = Reply(400, b"", JSON).with_body(
    b'{"error": "bad-request", "message": "An item is not as this server knows it."}'
)
FAILURE = Reply(500, b"", JSON).with_body(b'{"error": "failed", "message": "The server failed over this request."}')
TOO_LARGE_REPLY = Reply(413, b"", JSON).with_body(b'{"error": "too-large", "message": "Send less at a time."}')


@pytest.fixture
def line(server: RunningServer) -> Iterator[Between]:
    with between(server.url) as here:
        yield here


def run(store: DeviceStore, line: Between) -> SyncSummary:
    with SyncClient(line.url, device="device-1") as client:
        return synchronise(store, client)


def interviews(store: DeviceStore, study: str, count: int) -> list[str]:
    found = [begin_interview(store, study) for _ in range(count)]
    for interview_id in found:
        answer(store, interview_id, interview_id)
    return found


_UNDER_WAY: set[str] = set()
"""The journals in the batch that is being sent: the body on the line is packed."""


def over(bad: str, reply: Reply) -> Callable[[bytes], Reply | None]:
    """Answer `reply` to every push that holds a piece of the journal `bad`."""
    return lambda body: reply if body.startswith(PUSHES) and bad in _UNDER_WAY else None


@pytest.fixture
def watched(store: DeviceStore, monkeypatch: pytest.MonkeyPatch) -> DeviceStore:
    """A store that tells what is under way."""
    begin_batch = store.begin_batch

    def begin(items: Sequence[OutboxItem]) -> Batch:
        _UNDER_WAY.clear()
        _UNDER_WAY.update(item.stream_id for item in items)
        return begin_batch(items)

    monkeypatch.setattr(store, "begin_batch", begin)
    return store


@pytest.mark.parametrize("reply", [REFUSAL, FAILURE], ids=["refused", "failed"])
def test_an_item_that_the_server_refuses_holds_up_none_of_the_others(
    reply: Reply, server: RunningServer, study: str, watched: DeviceStore, line: Between
) -> None:
    store = watched
    synchronise(store, server.client("anna"))
    ids = interviews(store, study, 9)
    bad = ids[0]
    line.refuses = over(bad, reply)
    summary = run(store, line)
    assert (summary.held_back, summary.sent_interviews) == (1, 8)
    assert {item.stream_id for item in store.unsent()} == {bad}
    (row,) = [row for row in store.ledger.rows() if row.held_reason]
    assert (row.interview_id, row.held_reason) == (bad, REFUSED)
    line.refuses = lambda _body: None
    assert run(store, line).sent_interviews == 1
    assert [row for row in store.ledger.rows() if row.held_reason] == []
    assert lines_on_server(server, study, bad) == lines_here(store, bad)


def test_what_was_refused_comes_last_the_next_time(
    server: RunningServer, study: str, watched: DeviceStore, line: Between
) -> None:
    store = watched
    synchronise(store, server.client("anna"))
    (bad,) = interviews(store, study, 1)
    line.refuses = over(bad, REFUSAL)
    run(store, line)
    good = interviews(store, study, 2)
    run(store, line)
    assert {item.stream_id for item in store.unsent()} == {bad}
    assert all(lines_on_server(server, study, interview_id) for interview_id in good)


def test_a_server_that_fails_over_everything_is_left_alone(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    interviews(store, study, 8)
    line.instead = lambda path: FAILURE if path == "/v1/push" else None
    with pytest.raises(ServerFailedError):
        run(store, line)
    pushes = [path for path, _ in line.seen if path == "/v1/push"]
    assert len(pushes) == 4 + MOST_FAILED - 1
    assert len(store.unsent()) == 8


def test_a_server_that_refuses_everything_ends_the_run_with_its_sentence(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    interviews(store, study, 25)
    line.instead = lambda path: REFUSAL if path == "/v1/push" else None
    with pytest.raises(ServerRefusedError, match="not as this server knows it"):
        run(store, line)
    assert len(store.unsent()) == 25


def test_a_proxy_with_a_small_limit_gets_smaller_batches(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    (interview_id,) = interviews(store, study, 1)
    answer(
        store, interview_id, *(f"{number} " + "".join(map(chr, range(0x4E00, 0x4E00 + 300))) for number in range(60))
    )
    line.most_bytes = 3000
    run(store, line)
    assert store.unsent() == []
    assert lines_on_server(server, study, interview_id) == lines_here(store, interview_id)


def test_a_single_event_above_the_limit_stays_here_with_words_and_the_others_go(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    large, small = interviews(store, study, 2)
    run(store, line)
    text = "".join(chr(0x4E00 + (number * number) % 20_000) for number in range(4000))
    answer(store, large, "before", text, "after")
    answer(store, small, "fits")
    line.refuses = lambda body: TOO_LARGE_REPLY if len(body) > 4000 else None
    assert run(store, line).held_back == 1
    (row,) = [row for row in store.ledger.rows() if row.held_reason]
    assert (row.interview_id, row.held_reason) == (large, TOO_LARGE)
    assert lines_on_server(server, study, small) == lines_here(store, small)
    assert lines_on_server(server, study, large) == lines_here(store, large)[:3]
    line.refuses = lambda _body: None
    run(store, line)
    assert lines_on_server(server, study, large) == lines_here(store, large)


def test_a_proxy_that_takes_no_event_of_one_journal_makes_it_wait_and_no_more(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    """What a proxy cannot pass on is not what the server refused; after three runs it is said, with what to do."""
    synchronise(store, server.client("anna"))
    large, small = interviews(store, study, 2)
    answer(store, large, "".join(chr(0x4E00 + (number * number) % 20_000) for number in range(4000)))
    line.most_bytes = 4000
    summary = run(store, line)
    assert (summary.held_back, summary.postponed) == (0, 1)
    assert [row for row in store.ledger.rows() if row.held_reason] == []
    assert lines_on_server(server, study, small) == lines_here(store, small)
    assert summary.not_let_through == 1
    for _again in range(2):
        run(store, line)
    (row,) = [row for row in store.ledger.rows() if row.held_reason]
    assert (row.interview_id, row.held_reason) == (large, IN_BETWEEN)
    line.most_bytes = None
    run(store, line)
    assert [row for row in store.ledger.rows() if row.held_reason] == []
    assert lines_on_server(server, study, large) == lines_here(store, large)


def test_a_proxy_that_takes_nothing_ends_the_run_and_holds_nothing_back(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    interviews(store, study, 25)
    line.instead = lambda path: Reply(413, b"<h1>413</h1>", {"Content-Type": "text/html"}) if "push" in path else None
    with pytest.raises(ServerBusyError):
        run(store, line)
    assert [row for row in store.ledger.rows() if row.held_reason] == []
    assert len(store.unsent()) == 25


def test_a_500_that_is_not_in_the_server_s_words_holds_nothing_back(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    interviews(store, study, 3)
    line.instead = lambda path: Reply(500, b"<h1>500</h1>", {"Content-Type": "text/html"}) if "push" in path else None
    with pytest.raises(ServerBusyError) as raised:
        run(store, line)
    assert not isinstance(raised.value, ServerFailedError)
    assert [path for path, _ in line.seen].count("/v1/push") == 1
    assert [row for row in store.ledger.rows() if row.held_reason] == []


def test_an_event_above_the_server_s_own_limit_is_not_even_sent(
    server: RunningServer, study: str, store: DeviceStore, line: Between, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "BATCH_INFLATED_BYTES", 512 * 1024)
    synchronise(store, server.client("anna"))
    large, small = interviews(store, study, 2)
    answer(store, large, "x" * (600 * 1024))
    assert run(store, line).held_back == 1
    assert lines_on_server(server, study, small) == lines_here(store, small)
    assert max(size for _, size in line.seen) < 100_000
    assert len(store.unsent()) == 1


def test_after_a_time_out_the_next_run_sends_half_as_much(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    class Slow(Wire):
        too_slow_above = 10**9

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            if len(request.read()) > self.too_slow_above:
                raise httpx.WriteTimeout("slow")
            return super().handle_request(request)

    wire = Slow()
    client = signed_in(server, wire)
    synchronise(store, client)
    (interview_id,) = interviews(store, study, 1)
    answer(store, interview_id, *(f"{n} " + "".join(map(chr, range(0x4E00 + n, 0x5000 + n))) for n in range(300)))
    store.set_setting(BATCH_BYTES, str(16 * SMALLEST_BATCH_BYTES))
    wire.too_slow_above = 7000
    runs = 0
    while store.unsent():
        runs += 1
        assert runs < 12
        try:
            synchronise(store, client)
        except TimedOutError:
            assert int(store.setting(BATCH_BYTES) or 0) <= 16 * SMALLEST_BATCH_BYTES
    assert runs > 1
    assert lines_on_server(server, study, interview_id) == lines_here(store, interview_id)


def test_an_erased_case_is_acknowledged_once_and_kept_here(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    (interview_id,) = interviews(store, study, 1)

    def erased(path: str, reply: Reply) -> Reply:
        if path != "/v1/push":
            return reply
        statement = Statement.model_validate_json(SignedStatement.model_validate_json(reply.body).statement)
        items = [item.model_copy(update={"status": ItemStatus.TOMBSTONED}) for item in statement.items]
        signed = sign_statement(server.services.database.signing_key, statement.model_copy(update={"items": items}))
        return reply.with_body(signed.model_dump_json().encode())

    line.alter = erased
    assert run(store, line).tombstoned == 1
    assert store.unsent() == []
    assert len(lines_here(store, interview_id)) == 2
    (row,) = store.ledger.rows()
    assert row.receipt_status is ReceiptStatus.TOMBSTONED


def test_a_feed_that_does_not_move_is_not_asked_for_ever(
    server: RunningServer, study: str, store: DeviceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = server.client("anna")
    synchronise(store, client)
    monkeypatch.setattr(client, "pull", lambda cursor: PullReply(items=[], cursor=cursor, more=True))
    with pytest.raises(NotOurServerError):
        synchronise(store, client)


def test_what_the_server_has_is_asked_for_its_backup_until_it_is_in_one(
    server: RunningServer, study: str, store: DeviceStore, line: Between
) -> None:
    synchronise(store, server.client("anna"))
    (interview_id,) = interviews(store, study, 1)
    run(store, line)
    asked_before = len([path for path, _ in line.seen if path == "/v1/have"])

    def backed_up(path: str, reply: Reply) -> Reply:
        if path != "/v1/have":
            return reply
        statement = Statement.model_validate_json(SignedStatement.model_validate_json(reply.body).statement)
        streams = [stream.model_copy(update={"backed_up": True}) for stream in statement.streams]
        signed = sign_statement(server.services.database.signing_key, statement.model_copy(update={"streams": streams}))
        return reply.with_body(signed.model_dump_json().encode())

    line.alter = backed_up
    run(store, line)
    (row,) = store.ledger.rows()
    received = row.received_at
    assert (row.backed_up_count, row.event_count) == (2, 2)
    assert row.backed_up_at is not None
    assert row.receipt_status is ReceiptStatus.APPLIED
    assert store.interview(interview_id).received_at == received
    store.set_setting(BACKUP_ASKED, None)
    run(store, line)
    assert len([path for path, _ in line.seen if path == "/v1/have"]) == asked_before + 1
    store.append(StreamKind.INTERVIEW, interview_id, [event("remark", text="later")])
    assert [row.backed_up_count < row.event_count for row in store.ledger.rows()] == [True]
