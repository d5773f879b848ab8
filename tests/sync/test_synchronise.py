"""A whole synchronisation between a real store and a real server, also when replies are lost and servers restored."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from keyring.backend import KeyringBackend
from uuid_utils import uuid7

from cxfield.event import Event, Moment, StreamKind
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.keys import KeyRing
from cxfield.store.values import ReceiptStatus
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import (
    OtherServerError,
    ProgramTooOldError,
    ReceiptError,
    SignInNeededError,
    SyncError,
    UnreachableError,
)
from cxfield.sync.session import BATCH_BYTES, CURSOR, EPOCH, RECEIPT_KEY, REFRESH_TOKEN
from cxfield.sync.synchronise import Stage, SyncSummary, synchronise
from tests.journal_device import PASSWORD, XFORM, RunningServer, publish_request, running_server
from tests.sync.between import Reply, between
from tests.sync.conftest import SMALL


def event(kind: str, **body: Any) -> Event:
    moment = Moment(at=datetime(2026, 3, 1, tzinfo=UTC), zone="UTC", mono_ms=1, boot="b", actor="anna")
    return Event(kind=kind, moment=moment, body=body)


def begin_interview(store: DeviceStore, study: str, case_id: str = "C1") -> str:
    interview_id = str(uuid7())
    started = event("started", questionnaire="q", form_id="f", version="1", case_id=case_id, seed=1, language="en")
    store.append(StreamKind.INTERVIEW, interview_id, [started], study_id=study)
    return interview_id


def answer(store: DeviceStore, interview_id: str, *values: str) -> None:
    events = [event("answer", ref=f"/data/q{n}", value=value) for n, value in enumerate(values)]
    store.append(StreamKind.INTERVIEW, interview_id, events)


def lines_on_server(server: RunningServer, study: str, stream_id: str) -> list[bytes]:
    found = [j.lines for j in server.services.studies.journals(study) if j.stream_id == stream_id]
    return [line.encode() for line in found[0]] if found else []


def lines_here(store: DeviceStore, interview_id: str) -> list[bytes]:
    return [entry.line for entry in store.entries(StreamKind.INTERVIEW, interview_id)]


class Wire(httpx.BaseTransport):
    """A network that can be cut: before the request, or after the server did its work."""

    def __init__(self) -> None:
        self._real = httpx.HTTPTransport()
        self.lose_answer_to = self.answer_instead_of = ""
        self.seen: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.seen.append(request.url.path)
        if request.url.path == self.answer_instead_of:
            return httpx.Response(200, headers={"content-type": "application/json"}, text='{"ok": true}')
        response = self._real.handle_request(request)
        if request.url.path == self.lose_answer_to:
            response.read()
            raise httpx.ReadError("cut")
        return response


def signed_in(server: RunningServer, wire: Wire, device: str = "device-1") -> SyncClient:
    client = SyncClient(server.url, device=device, transport=wire)
    client.sign_in("anna", PASSWORD)
    return client


def test_first_contact_brings_studies_questionnaires_and_cases(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    stages: list[Stage] = []
    summary = synchronise(store, server.client("anna"), on_stage=stages.append)
    assert (summary.received.studies, summary.received.cases) == (1, 3)
    assert stages == list(Stage)
    (here,) = store.studies()
    assert (here.study_id, here.name) == (study, "Service experience")
    assert store.questionnaire(here.questionnaire).xform == XFORM
    assert [case.case_id for case in store.cases(study)] == ["C1", "C2", "C3"]
    assert synchronise(store, server.client("anna")) == SyncSummary()


def test_an_interview_arrives_byte_for_byte_and_its_receipt_is_kept(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    client = server.client("anna")
    synchronise(store, client)
    interview_id = begin_interview(store, study)
    answer(store, interview_id, "9", "Łódź", "日本")
    summary = synchronise(store, client)
    assert (summary.sent_events, summary.sent_interviews, summary.sent_cases) == (4, 1, 0)
    assert lines_on_server(server, study, interview_id) == lines_here(store, interview_id)
    record = store.interview(interview_id)
    (seen,) = server.client("susan", "office").interviews(study)
    assert record.receipt == seen.receipt_code
    assert record.received_at is not None
    assert store.delivery_counts().unsent_events == 0


def test_an_interview_and_its_case_go_on_where_the_last_sync_ended(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    client = server.client("anna")
    synchronise(store, client)
    interview_id = begin_interview(store, study)
    synchronise(store, client)
    answer(store, interview_id, "1")
    store.append(StreamKind.CASE, "C1", [event("remark", text="call later")], study_id=study)
    summary = synchronise(store, client)
    assert (summary.sent_events, summary.sent_interviews, summary.sent_cases) == (2, 1, 1)


def test_without_a_password_the_kept_session_goes_on(server: RunningServer, study: str, store: DeviceStore) -> None:
    synchronise(store, server.client("anna"))
    first = store.setting(REFRESH_TOKEN)
    with SyncClient(server.url, device="device-1") as client:
        synchronise(store, client)
    assert store.setting(REFRESH_TOKEN) != first
    with SyncClient(server.url, device="device-1") as client:
        synchronise(store, client)


def test_a_session_that_ended_asks_for_the_password_and_loses_nothing(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    synchronise(store, server.client("anna"))
    begin_interview(store, study)
    store.set_setting(REFRESH_TOKEN, "worthless")
    with SyncClient(server.url, device="device-1") as client:
        with pytest.raises(SignInNeededError):
            synchronise(store, client)
        client.sign_in("anna", PASSWORD)
        assert synchronise(store, client).sent_events == 1


@pytest.mark.parametrize("path", ["/v1/refresh", "/v1/hello", "/v1/have", "/v1/push", "/v1/pull"])
def test_a_reply_lost_at_any_step_costs_nothing(
    server: RunningServer, study: str, store: DeviceStore, path: str
) -> None:
    wire = Wire()
    synchronise(store, signed_in(server, wire))
    interview_id = begin_interview(store, study)
    answer(store, interview_id, "1", "2")
    wire.lose_answer_to = path
    with (
        SyncClient(server.url, device="device-1", transport=wire) as client,
        pytest.raises(UnreachableError, match="kept and sent later"),
    ):
        synchronise(store, client)
    unsent = store.delivery_counts().unsent_events
    assert unsent == (0 if path == "/v1/pull" else 3)
    wire.lose_answer_to = ""
    with SyncClient(server.url, device="device-1", transport=wire) as client:
        synchronise(store, client)
    assert store.delivery_counts().unsent_events == 0
    assert lines_on_server(server, study, interview_id) == lines_here(store, interview_id)
    (journal,) = [j for j in server.services.studies.journals(study) if j.stream_id == interview_id]
    assert store.interview(interview_id).receipt
    assert len(journal.lines) == 3


def test_a_quarantined_batch_whose_reply_was_lost_is_sent_again_unchanged(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    wire = Wire()
    client = signed_in(server, wire)
    synchronise(store, client)
    begin_interview(store, study)
    server.add("bert")
    server.client("susan", "office").assign(study, ["C1"], "bert")
    wire.lose_answer_to = "/v1/push"
    with pytest.raises(UnreachableError):
        synchronise(store, client)
    before = server.row_counts()["inbox"]
    wire.lose_answer_to = ""
    assert synchronise(store, client).quarantined == 1
    assert server.row_counts()["inbox"] == before
    assert store.delivery_counts().unsent_events == 0


def test_an_answer_of_a_sign_in_page_marks_nothing_as_sent(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    wire = Wire()
    client = signed_in(server, wire)
    synchronise(store, client)
    begin_interview(store, study)
    wire.answer_instead_of = "/v1/push"
    with pytest.raises(SyncError, match="Nothing was marked as sent"):
        synchronise(store, client)
    assert store.delivery_counts().unsent_events == 1


def test_a_receipt_with_another_key_marks_nothing_as_sent(
    server: RunningServer, study: str, store: DeviceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nacl.signing import SigningKey

    client = server.client("anna")
    synchronise(store, client)
    begin_interview(store, study)
    client.tokens = client.tokens
    real = server.services.database.signing_key
    hello = client.hello()
    monkeypatch.setattr(client, "hello", lambda: hello)
    server.services.database.signing_key = SigningKey.generate()
    monkeypatch.setattr(server.services.sessions, "authenticate", lambda _token: _sender("anna"))
    with pytest.raises(ReceiptError):
        synchronise(store, client)
    assert store.delivery_counts().unsent_events == 1
    server.services.database.signing_key = real
    assert synchronise(store, client).sent_events == 1


def _sender(user: str) -> Any:
    from cxfield.server.people.accounts import Sender
    from cxfield.sync.messages import Role

    return Sender(user=user, role=Role.INTERVIEWER, device="device-1")


def test_another_server_at_the_same_address_gets_nothing(
    server: RunningServer, study: str, store: DeviceStore, tmp_path: Path
) -> None:
    synchronise(store, server.client("anna"))
    pinned = store.setting(RECEIPT_KEY)
    with running_server(tmp_path / "other") as other:
        other.add("anna")
        with pytest.raises(OtherServerError):
            synchronise(store, other.client("anna"))
    assert store.setting(RECEIPT_KEY) == pinned


def test_a_restored_server_is_offered_again_what_it_lacks(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    """The server loses the last segment, as a backup of yesterday would, and takes a new epoch."""
    client = server.client("anna")
    synchronise(store, client)
    interview_id = begin_interview(store, study)
    synchronise(store, client)
    with server.services.database.read() as session:
        stream_then = session.connection().exec_driver_sql("SELECT * FROM stream").mappings().one()
    answer(store, interview_id, "1", "2")
    synchronise(store, client)
    with server.services.database.write() as session:
        run = session.connection().exec_driver_sql
        run("DELETE FROM segment WHERE from_seq > 1")
        run("UPDATE stream SET last_seq = ?, head = ?", (stream_then["last_seq"], stream_then["head"]))
        run("DELETE FROM batch")
        run("DELETE FROM inbox")
    epoch = server.services.database.renew_epoch()
    summary = synchronise(store, client)
    assert (summary.offered_again, summary.sent_events) == (1, 2)
    assert store.setting(EPOCH) == epoch
    assert lines_on_server(server, study, interview_id) == lines_here(store, interview_id)


def test_a_long_journal_goes_in_several_batches(server: RunningServer, study: str, store: DeviceStore) -> None:
    wire = Wire()
    client = signed_in(server, wire)
    synchronise(store, client)
    interview_id = begin_interview(store, study)
    answer(store, interview_id, *(uuid7().hex * 20 for _ in range(200)))
    store.set_setting(BATCH_BYTES, "4096")
    synchronise(store, client)
    assert wire.seen.count("/v1/push") > 2
    assert lines_on_server(server, study, interview_id) == lines_here(store, interview_id)


def test_a_second_device_of_the_user_gets_the_journals_and_a_conflict_loses_nothing(
    server: RunningServer, study: str, make_store: Callable[[], DeviceStore]
) -> None:
    one, two = make_store(), make_store()
    first, second = server.client("anna", "device-1"), server.client("anna", "device-2")
    synchronise(one, first)
    interview_id = begin_interview(one, study)
    synchronise(one, first)
    synchronise(two, second)
    assert lines_here(two, interview_id) == lines_here(one, interview_id)
    answer(one, interview_id, "from one")
    answer(two, interview_id, "from two")
    synchronise(one, first)
    assert synchronise(two, second).quarantined == 1
    assert lines_on_server(server, study, interview_id) == lines_here(one, interview_id)
    assert [q.device for q in server.client("susan", "office").quarantine(study)] == ["device-2"]
    last = two.receipts(StreamKind.INTERVIEW, interview_id)[-1]
    assert last.status is ReceiptStatus.QUARANTINED


def test_a_reassigned_case_leaves_the_desk_and_arrives_with_its_history(
    server: RunningServer, study: str, make_store: Callable[[], DeviceStore]
) -> None:
    anna, bert = make_store(), make_store()
    server.add("bert")
    anna_client, bert_client = server.client("anna"), server.client("bert", "device-2")
    synchronise(anna, anna_client)
    anna.append(StreamKind.CASE, "C1", [event("remark", text="prefers evenings")], study_id=study)
    interview_id = begin_interview(anna, study)
    synchronise(anna, anna_client)
    answer(anna, interview_id, "late")
    server.client("susan", "office").assign(study, ["C1"], "bert")
    summary = synchronise(anna, anna_client)
    assert (summary.quarantined, summary.received.revoked) == (1, 1)
    assert [case.case_id for case in anna.cases(study)] == ["C2", "C3"]
    assert synchronise(bert, bert_client).received.cases == 1
    case = bert.case(study, "C1")
    assert case is not None
    assert [remark.text for remark in case.remarks] == ["prefers evenings"]
    answer(bert, interview_id, "as bert heard it")
    assert synchronise(bert, bert_client).sent_events == 1
    assert lines_on_server(server, study, interview_id) == lines_here(bert, interview_id)


def test_free_cases_go_to_whoever_pulls_first(server: RunningServer, make_store: Callable[[], DeviceStore]) -> None:
    server.add("bert")
    study = server.client("susan", "office").publish(publish_request(cases=5)).study_id
    first, second = make_store(), make_store()
    assert synchronise(first, server.client("anna")).received.cases == 5
    assert synchronise(second, server.client("bert", "device-2")).received.cases == 0
    assert len(first.cases(study)) == 5


def test_the_store_is_only_touched_on_its_own_thread(server: RunningServer, study: str, tmp_path: Path) -> None:
    """DeviceStore raises when another thread calls it; the network runs on this one."""
    with ThreadPoolExecutor(1) as storage:
        folder = tmp_path / "threaded"
        store = storage.submit(lambda: DeviceStore.create(folder, DatabaseKey.random(), rules=SMALL)).result()
        summary = synchronise(store, server.client("anna"), on_store=lambda work: storage.submit(work).result())
        assert summary.received.cases == 3
        storage.submit(begin_interview, store, study).result()
        client = SyncClient(server.url, device="device-1")
        summary = synchronise(store, client, on_store=lambda work: storage.submit(work).result())
        assert summary.sent_interviews == 1
        storage.submit(store.close).result()
        client.close()


def test_a_new_version_reaches_the_device_and_the_old_one_stays(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    client = server.client("anna")
    synchronise(store, client)
    old = store.study(study).questionnaire
    newer = publish_request(cases=0, xform=XFORM + b"<!-- 2 -->", study_id=study)
    server.client("susan", "office").publish(newer)
    synchronise(store, client)
    assert store.study(study).questionnaire == newer.questionnaire.content_hash
    assert store.questionnaire_hashes() == {old, newer.questionnaire.content_hash}


def test_where_the_computer_has_a_keyring_the_session_is_kept_there_and_not_in_the_database(
    server: RunningServer,
    study: str,
    tmp_path: Path,
    memory_keyring: KeyringBackend,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(type(memory_keyring), "__module__", "keyring.backends.memory")
    key = KeyRing(tmp_path / "w").create("anna")
    with DeviceStore.create(tmp_path / "w", key) as store:
        synchronise(store, server.client("anna"))
        assert store.setting(REFRESH_TOKEN) is None
        with SyncClient(server.url, device="device-1") as client:
            synchronise(store, client)


@pytest.mark.parametrize("later", [True, False])
def test_a_newer_token_in_the_database_goes_before_the_one_that_the_keyring_kept(
    server: RunningServer,
    study: str,
    tmp_path: Path,
    memory_keyring: KeyringBackend,
    monkeypatch: pytest.MonkeyPatch,
    later: bool,
) -> None:
    monkeypatch.setattr(type(memory_keyring), "__module__", "keyring.backends.memory")
    key = KeyRing(tmp_path / "w").create("anna")
    with DeviceStore.create(tmp_path / "w", key) as store:
        synchronise(store, server.client("anna"))
        kept = KeyRing(tmp_path / "w").token()
        store.set_setting(REFRESH_TOKEN, kept)
        for _ in range(2):  # the keyring is locked meanwhile: the second use makes the kept token a used one
            with monkeypatch.context() as away, SyncClient(server.url, device="device-1") as client:
                away.setattr(KeyRing, "keep_token", lambda *_: False)
                away.setattr(KeyRing, "token", lambda *_: None)
                synchronise(store, client)
        assert KeyRing(tmp_path / "w").token() == kept != store.setting(REFRESH_TOKEN)
        if later:
            with SyncClient(server.url, device="device-1") as client:
                synchronise(store, client)
            assert store.setting(REFRESH_TOKEN) is None
        with SyncClient(server.url, device="device-1") as client:
            synchronise(store, client)


def test_a_program_that_is_too_old_for_the_server_delivers_and_then_asks_for_the_update(
    server: RunningServer, study: str, store: DeviceStore
) -> None:
    """No push is refused for its version: the answers of a laptop that nobody could update arrive."""
    synchronise(store, server.client("anna"))
    interview_id = begin_interview(store, study)
    cursor = store.setting(CURSOR)

    def newer_only(path: str, reply: Reply) -> Reply:
        if path != "/v1/hello":
            return reply
        return reply.with_body(json.dumps({**json.loads(reply.body), "protocol": 9, "oldest_protocol": 7}).encode())

    with between(server.url) as line, SyncClient(line.url, device="device-1") as client:
        line.alter = newer_only
        with pytest.raises(ProgramTooOldError, match="update it"):
            synchronise(store, client)
        assert not [path for path in line.seen if "pull" in str(path)]
    assert store.unsent() == []
    assert lines_on_server(server, study, interview_id) == lines_here(store, interview_id)
    assert store.setting(CURSOR) == cursor
