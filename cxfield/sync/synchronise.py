"""One synchronisation in named stages: sign-in, hello, have, push, pull, blobs.

It runs on a network thread. Every touch of the store goes through `on_store`, which runs a function on the storage
thread and returns its result; so no wait for the network ever holds up an answer. What each stage achieved is in the
database when it ends: a run that is cut off anywhere is simply begun again.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import Any

from cxfield.event import StreamKind
from cxfield.store.device_key import DeviceKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import StreamState
from cxfield.sync import outbox
from cxfield.sync.client import SyncClient
from cxfield.sync.connection import not_ours
from cxfield.sync.decisions import learn_decisions
from cxfield.sync.errors import (
    CertificateError,
    ForbiddenError,
    OtherServerError,
    ServerBusyError,
    SignInNeededError,
    UnreachableError,
)
from cxfield.sync.intake import Intake, take_in
from cxfield.sync.messages import Hello, PullReply, QuestionnaireBundle, RevokedItem, StudyItem, Tokens
from cxfield.sync.on_store import OnStore, at_once
from cxfield.sync.outbox import StreamKey
from cxfield.sync.pushing import Pushing
from cxfield.sync.session import (
    CURSOR,
    EPOCH,
    RECEIPT_KEY,
    REFRESH_TOKEN,
    check_server,
    keep_session,
    put_token_in_keyring,
    token_in_keyring,
)
from cxfield.sync.signing import verify_statement
from cxfield.sync.taking_over import take_over_wished
from cxfield.sync.transfers import settle_transfers
from cxfield.sync.uploading import FREE_WAY, RUN_S, Halt, Uploader, UploadWay

__all__ = ["OnStore", "Stage", "SyncSummary", "at_once", "synchronise"]
_INTERVIEW = StreamKind.INTERVIEW
_HAVE_AT_ONCE = 1000
_ENDS_THE_RUN = (UnreachableError, CertificateError, SignInNeededError, ForbiddenError)


class Stage(StrEnum):
    """Where a synchronisation stands."""

    SIGN_IN = "sign-in"
    HELLO = "hello"
    HAVE = "have"
    PUSH = "push"
    PULL = "pull"
    BLOBS = "blobs"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncSummary:
    """What was sent and received.

    Attributes:
        sent_events, sent_interviews, sent_cases: With a receipt in this run; a journal counts once.
        quarantined: Items that the server keeps aside for a supervisor.
        tombstoned: Items of cases that were erased: acknowledged, content refused.
        postponed: Items that the server wants again later.
        held_back: Journals whose next event the server does not take; they stay here.
        not_let_through: Journals of which something before the server let nothing through; of those postponed.
        received_decisions: Reviews, and decisions about what was kept aside.
        taken_over: Cases that only this device goes on with from now on.
        offered_again: Journals that a restored server lacked in part.
        sent_files, failed_files: Recordings and attached files with a receipt, and those that were refused.
    """

    sent_events: int = 0
    sent_interviews: int = 0
    sent_cases: int = 0
    quarantined: int = 0
    tombstoned: int = 0
    postponed: int = 0
    held_back: int = 0
    not_let_through: int = 0
    received_decisions: int = 0
    taken_over: int = 0
    offered_again: int = 0
    sent_files: int = 0
    failed_files: int = 0
    received: Intake = field(default_factory=Intake)

    def as_json(self) -> dict[str, Any]:
        """Return the figures for `cxfield sync`."""
        figures = asdict(self)
        return {**{name: value for name, value in figures.items() if name != "received"}, **_prefixed(self.received)}


def _prefixed(received: Intake) -> dict[str, int]:
    return {
        "received_studies": received.studies,
        "received_cases": received.cases,
        "revoked_cases": received.revoked,
        "conflicts": received.conflicts,
    }


def synchronise(
    store: DeviceStore,
    client: SyncClient,
    *,
    on_store: OnStore = at_once,
    on_stage: Callable[[Stage], None] = lambda _stage: None,
    on_summary: Callable[[SyncSummary], None] = lambda _summary: None,
    way: UploadWay = FREE_WAY,
) -> SyncSummary:
    """Send what is unsent, fetch what is new. Safe to repeat, safe to cut off.

    `on_summary` gets what was achieved, also when it did not go through. `way`: how recordings and files are sent.

    Raises:
        SignInNeededError: A person has to sign in (`client.sign_in`), then call again.
        SyncError: It did not go through, in a sentence; what has a receipt by then is kept.
    """
    run = _Run(store, client, on_store, on_stage)
    run.way = way
    try:
        return run.all_stages()
    finally:
        on_summary(run.summary)


class _Run:
    def __init__(
        self, store: DeviceStore, client: SyncClient, on_store: OnStore, on_stage: Callable[[Stage], None]
    ) -> None:
        self._store, self._client, self._on_store, self._on_stage = store, client, on_store, on_stage
        self._receipt_key = ""
        self.summary = SyncSummary()
        self.way = FREE_WAY
        self._sent: set[StreamKey] = set()

    def all_stages(self) -> SyncSummary:
        self._on_stage(Stage.SIGN_IN)
        self._sign_in()
        self._on_stage(Stage.HELLO)
        hello = self._client.hello()
        is_new = self._is_new_epoch(hello)
        settle_transfers(self._store, self._client, self._on_store)
        self._on_stage(Stage.HAVE)
        self._have(is_new=is_new)
        if is_new:
            self._on_store(lambda: self._enter_epoch(hello.epoch))
        self._on_stage(Stage.PUSH)
        self._push(hello)
        unfetched = None if hello.only_delivers else self._fetch()
        self._on_stage(Stage.BLOBS)
        try:
            self._send_files(hello)
        except Exception:
            if unfetched is None:
                raise
        if unfetched is not None:
            raise unfetched
        return self.summary

    def _fetch(self) -> Exception | None:
        """Fetch what is new; return why it could not be fetched where that keeps no recording from being sent."""
        try:
            self._client.check_version()
            taken = take_over_wished(self._store, self._client, self._on_store)
            self.summary = replace(self.summary, taken_over=taken)
            self._on_stage(Stage.PULL)
            self._pull()
            told = learn_decisions(self._store, self._client, self._on_store)
            self.summary = replace(self.summary, received_decisions=told)
        except _ENDS_THE_RUN:
            raise
        except Exception as error:
            if isinstance(error, ServerBusyError) and error.retry_after_s is not None:
                raise
            return error
        return None

    def _sign_in(self) -> None:
        store, client = self._store, self._client
        client.keep_tokens = self._keep_tokens
        client.device_key = self._on_store(lambda: DeviceKey.of(store))
        if client.tokens is not None:
            self._keep_tokens(client.tokens)
        else:
            newer = self._on_store(lambda: store.setting(REFRESH_TOKEN))  # there only where the keyring took none
            kept = newer or token_in_keyring(store.folder)
            client.resume(kept or "")
            client.refresh()
        self._receipt_key = self._on_store(lambda: store.setting(RECEIPT_KEY)) or ""

    def _keep_tokens(self, tokens: Tokens) -> None:
        """Make new tokens durable: the old refresh token is used up. The keyring is asked on this thread."""
        store = self._store
        self._on_store(lambda: check_server(store, tokens))
        in_keyring = put_token_in_keyring(store.folder, tokens.refresh_token)
        self._on_store(lambda: keep_session(store, tokens, token_in_keyring=in_keyring))

    def _is_new_epoch(self, hello: Hello) -> bool:
        if hello.receipt_key != self._receipt_key:
            raise OtherServerError("The server signs with another key than at the sign-in; nothing was sent.")
        known = self._on_store(lambda: self._store.setting(EPOCH))
        return known != hello.epoch

    def _enter_epoch(self, epoch: str) -> None:
        """Forget the cursor of another epoch. Only after `have`: a cut between them repeats it."""
        with self._store.transaction():
            self._store.set_setting(CURSOR, None)
            self._store.set_setting(EPOCH, epoch)

    def _have(self, *, is_new: bool) -> None:
        store = self._store
        self._ask_about(self._on_store(lambda: outbox.have_states(store, everything=is_new)), is_new=is_new)

    def _ask_about(self, states: list[StreamState], *, is_new: bool) -> None:
        store = self._store
        for start in range(0, len(states), _HAVE_AT_ONCE):
            part = states[start : start + _HAVE_AT_ONCE]
            signed = self._client.have([outbox.have_message(state) for state in part])
            statement = verify_statement(self._receipt_key, signed, purpose="have", device=self._client.device)
            rewound = self._on_store(
                lambda part=part, statement=statement, signed=signed: outbox.settle_have(  # type: ignore[misc]
                    store, part, statement, signed, new_epoch=is_new
                )
            )
            self.summary = replace(self.summary, offered_again=self.summary.offered_again + rewound)

    def _send_files(self, hello: Hello) -> None:
        """Send recordings and attached files; answers given meanwhile go first, news are fetched now and then."""
        way = replace(self.way, may_send=lambda: True) if hello.only_delivers else self.way  # a lost laptop hurries
        uploader = Uploader(self._store, self._client, self._on_store, hello, way)
        ends = self.way.clock() + RUN_S
        try:
            while (halt := uploader.run()) in (Halt.ANSWERS, Halt.TURN):
                self._push(hello)
                if self.way.clock() >= ends:
                    return
                if halt is Halt.TURN and not hello.only_delivers:
                    self._pull()
        finally:
            count = uploader.count
            self.summary = replace(self.summary, sent_files=count.files, failed_files=count.failed)

    def _push(self, hello: Hello) -> None:
        pushing = Pushing(self._store, self._client, self._on_store, self._receipt_key)
        try:
            pushing.run(hello.limits)
        finally:
            count, summary = pushing.count, self.summary
            self._sent |= count.sent
            interviews = sum(kind is _INTERVIEW for kind, *_ in self._sent)
            self.summary = replace(
                summary,
                sent_events=summary.sent_events + count.events,
                sent_interviews=interviews,
                sent_cases=len(self._sent) - interviews,
                quarantined=summary.quarantined + count.quarantined,
                tombstoned=summary.tombstoned + count.tombstoned,
                postponed=count.postponed,
                held_back=count.held_back,
                not_let_through=count.not_let_through,
            )

    def _pull(self) -> None:
        store = self._store
        is_more = True
        while is_more:
            cursor = self._on_store(lambda: store.setting(CURSOR)) or ""
            reply = self._client.pull(cursor)
            bundles = self._missing_versions(reply)
            intake = self._on_store(partial(take_in, store, reply, bundles, self._ordered_to_erase(reply)))
            self.summary = replace(self.summary, received=self.summary.received + intake)
            if reply.more and reply.cursor == cursor:
                raise not_ours(self._client.server)
            is_more = reply.more
        self._ask_about(self._on_store(store.ledger.without_receipt), is_new=False)

    def _ordered_to_erase(self, reply: PullReply) -> dict[tuple[str, str], bytes]:
        """Return the cases whose erasure the server ordered. What it did not sign for this device is no order."""
        orders: dict[tuple[str, str], bytes] = {}
        for item in reply.items:
            if isinstance(item, RevokedItem) and item.erased is not None:
                device = self._client.device
                statement = verify_statement(self._receipt_key, item.erased, purpose="erased", device=device)
                if statement.erased == f"{item.study_id}\n{item.case_id}":
                    orders[item.study_id, item.case_id] = base64.b64decode(item.erased.signature)
        return orders

    def _missing_versions(self, reply: PullReply) -> dict[str, QuestionnaireBundle]:
        known = self._on_store(self._store.questionnaire_hashes)
        missing: dict[str, QuestionnaireBundle] = {}
        for item in reply.items:
            if isinstance(item, StudyItem):
                for reference in item.questionnaires:
                    wanted = reference.content_hash
                    if wanted not in known and wanted not in missing:
                        missing[wanted] = self._client.questionnaire(item.study_id, wanted)
        return missing
