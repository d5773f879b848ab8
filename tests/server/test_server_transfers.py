"""Cases that change hands between two devices: whatever the order in which they come, nothing is lost or doubled."""

from __future__ import annotations

import itertools
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from uuid_utils import uuid7

from cxfield.event import StreamKind
from cxfield.server.cases import handing_over, taking_over, transfers
from cxfield.server.errors import NotAllowedError
from cxfield.server.people.accounts import Sender
from cxfield.store.device_key import DeviceKey
from cxfield.sync.batch import encode_batch
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ForbiddenError, ServerRefusedError
from cxfield.sync.messages import ItemStatus, Role, Statement
from cxfield.sync.transfer_messages import (
    SIGNED_FOR,
    ClaimKind,
    ClaimStatus,
    SignedTransfer,
    Transfer,
    TransferClaim,
    TransferredHead,
)
from cxfield.sync.transfers import claim, hand_over
from tests.journal_device import PASSWORD, Journal, RunningServer, interview, publish_request, running_server

APPLIED, DUPLICATE, QUARANTINED = ItemStatus.APPLIED, ItemStatus.DUPLICATE, ItemStatus.QUARANTINED
GIVE, TAKE, TAKE_BACK = ClaimKind.GIVE, ClaimKind.TAKE, ClaimKind.TAKE_BACK


both_databases = pytest.mark.parametrize("server", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RunningServer]:
    is_postgres = getattr(request, "param", "") == "postgresql"
    url = str(request.getfixturevalue("postgres_url")) if is_postgres else None
    with running_server(tmp_path / "server", database=url) as running:
        for user in ("anna", "bob", "carl"):
            running.add(user)
        running.add("susan", Role.SUPERVISOR)
        yield running


@dataclass
class Laptop:
    """A device with a key of its own, signed in."""

    server: RunningServer
    user: str
    name: str = ""

    def __post_init__(self) -> None:
        self.name = self.name or f"laptop of {self.user}"
        self.key = DeviceKey(os.urandom(32))
        self.client = SyncClient(self.server.url, device=self.name)
        self.client.device_key = self.key
        self.server._clients.append(self.client)
        self.numbers = itertools.count(1)

    def sign_in(self) -> Laptop:
        self.client.sign_in(self.user, PASSWORD)
        return self

    def push(self, journal: Journal, first: int = 1, last: int | None = None, *, epoch: int) -> ItemStatus:
        item = journal.item(first, last, owner_epoch=epoch)
        signed = self.client.push(encode_batch(self.name, next(self.numbers), [item]))
        return Statement.model_validate_json(signed.statement).items[0].status

    def give(self, *journals: Journal, epoch: int = 2, to: str = "") -> SignedTransfer:
        heads = [
            TransferredHead(kind=j.kind, stream_id=j.stream_id, seq=len(j.entries), head=j.entries[-1].head.hex())
            for j in journals
        ]
        transfer = Transfer(
            transfer_id=str(uuid7()),
            study_id=journals[0].study_id,
            case_id=journals[0].case_id,
            from_user=self.user,
            from_device=self.name,
            to_user=to,
            owner_epoch=epoch,
            heads=heads,
            made_at="2026-03-01T00:00:00Z",
        )
        document = transfer.model_dump_json()
        return SignedTransfer(document=document, signature=self.key.sign(SIGNED_FOR, document.encode()))

    def claim(self, kind: ClaimKind, *transfers: SignedTransfer) -> ClaimStatus:
        return claim(self.client, TransferClaim(kind=kind, transfers=list(transfers))).status


@pytest.fixture
def anna(server: RunningServer) -> Laptop:
    return Laptop(server, "anna").sign_in()


@pytest.fixture
def bob(server: RunningServer) -> Laptop:
    return Laptop(server, "bob").sign_in()


@pytest.fixture
def study(server: RunningServer) -> str:
    return server.client("susan", "office").publish(publish_request(interviewers=("anna", "bob"))).study_id


@pytest.fixture
def journal(study: str) -> Journal:
    """An unfinished interview on a case of anna that the server has nothing of."""
    return interview(study, "C1", answers=3)


def there(server: RunningServer, journal: Journal) -> list[bytes]:
    found = [j for j in server.services.studies.journals(journal.study_id) if j.stream_id == journal.stream_id]
    return [line.encode() for line in found[0].lines] if found else []


def lines(journal: Journal) -> list[bytes]:
    return [entry.line for entry in journal.entries]


def owner(server: RunningServer, study: str, case_id: str = "C1") -> tuple[str, int]:
    cases = server.services.studies.cases(study, owner=None, with_personal_data=False)
    (found,) = [case for case in cases if case.case.case_id == case_id]
    return found.owner, found.owner_epoch


@both_databases
def test_the_taker_comes_first(server: RunningServer, anna: Laptop, bob: Laptop, journal: Journal) -> None:
    given = anna.give(journal)
    journal.add("answer", ref="/data/later", value="by bob")
    assert bob.claim(TAKE, given) is ClaimStatus.OWNER
    assert bob.push(journal, epoch=2) is APPLIED
    assert anna.claim(GIVE, given) is ClaimStatus.GIVEN
    assert anna.push(journal, 1, 4, epoch=1) is DUPLICATE
    assert there(server, journal) == lines(journal)
    assert owner(server, journal.study_id) == ("bob", 2)


def test_the_giver_comes_first(server: RunningServer, anna: Laptop, bob: Laptop, journal: Journal) -> None:
    given = anna.give(journal, to="bob")
    anna.claim(GIVE, given)
    assert owner(server, journal.study_id) == ("bob", 2)
    assert anna.push(journal, epoch=1) is APPLIED
    journal.add("answer", ref="/data/later", value="by bob")
    assert bob.claim(TAKE, given) is ClaimStatus.OWNER
    assert bob.push(journal, epoch=2) is APPLIED
    assert there(server, journal) == lines(journal)
    assert server.services.studies.quarantine(journal.study_id) == []


@both_databases
def test_the_claim_comes_then_the_giver_sends_then_the_taker(
    server: RunningServer, anna: Laptop, bob: Laptop, journal: Journal
) -> None:
    given = anna.give(journal)
    assert bob.claim(TAKE, given) is ClaimStatus.OWNER
    assert anna.push(journal, epoch=1) is APPLIED
    journal.add("answer", ref="/data/later", value="by bob")
    assert bob.push(journal, epoch=2) is APPLIED
    assert there(server, journal) == lines(journal)


def test_only_the_taker_ever_comes(server: RunningServer, anna: Laptop, bob: Laptop, journal: Journal) -> None:
    given = anna.give(journal)
    bob.claim(TAKE, given)
    bob.push(journal, epoch=2)
    assert there(server, journal) == lines(journal)


def test_only_the_giver_ever_comes(server: RunningServer, anna: Laptop, journal: Journal) -> None:
    given = anna.give(journal)
    anna.claim(GIVE, given)
    assert anna.push(journal, epoch=1) is APPLIED
    assert owner(server, journal.study_id) == ("anna", 1), "nobody took it yet"


def test_what_the_giver_writes_behind_the_transfer_is_a_branch(
    server: RunningServer, anna: Laptop, bob: Laptop, journal: Journal
) -> None:
    given = anna.give(journal)
    bob.claim(TAKE, given)
    bob.push(journal, epoch=2)
    journal.add("answer", ref="/data/later", value="by anna, who should not")
    assert anna.push(journal, 5, epoch=1) is QUARANTINED


def test_the_second_who_takes_the_same_bundle_becomes_a_branch(
    server: RunningServer, anna: Laptop, bob: Laptop, journal: Journal
) -> None:
    carl = Laptop(server, "carl").sign_in()
    given = anna.give(journal)
    assert bob.claim(TAKE, given) is ClaimStatus.OWNER
    assert carl.claim(TAKE, given) is ClaimStatus.BRANCH
    assert bob.push(journal, epoch=2) is APPLIED
    journal.add("answer", ref="/data/later", value="by carl")
    assert carl.push(journal, epoch=2) is QUARANTINED
    assert bob.claim(TAKE, given) is ClaimStatus.OWNER, "a claim may be repeated"


def test_two_laptops_of_one_user_with_the_same_bundle_make_one_owner_and_one_branch(
    server: RunningServer, anna: Laptop, bob: Laptop, journal: Journal
) -> None:
    other = Laptop(server, "bob", "other laptop of bob").sign_in()
    given = anna.give(journal)
    assert bob.claim(TAKE, given) is ClaimStatus.OWNER
    assert other.claim(TAKE, given) is ClaimStatus.BRANCH
    assert bob.push(journal, epoch=2) is APPLIED
    journal.add("answer", ref="/data/later", value="on the other laptop")
    assert other.push(journal, 5, epoch=2) is QUARANTINED


def test_taken_back_before_anybody_came_it_belongs_to_the_giver(
    server: RunningServer, anna: Laptop, bob: Laptop, journal: Journal
) -> None:
    given = anna.give(journal, to="bob")
    anna.claim(GIVE, given)
    assert anna.claim(TAKE_BACK, given) is ClaimStatus.OWNER
    assert owner(server, journal.study_id) == ("anna", 2)
    journal.add("answer", ref="/data/later", value="by anna")
    assert anna.push(journal, epoch=2) is APPLIED
    assert bob.claim(TAKE, given) is ClaimStatus.BRANCH


def test_taken_back_behind_a_taker_the_giver_is_the_branch(anna: Laptop, bob: Laptop, journal: Journal) -> None:
    given = anna.give(journal)
    assert bob.claim(TAKE, given) is ClaimStatus.OWNER
    assert anna.claim(TAKE_BACK, given) is ClaimStatus.BRANCH
    journal.add("answer", ref="/data/later", value="by anna")
    assert anna.push(journal, epoch=2) is QUARANTINED


def test_a_case_that_went_through_two_hands_offline_is_claimed_by_the_third(
    server: RunningServer, anna: Laptop, bob: Laptop, journal: Journal
) -> None:
    carl = Laptop(server, "carl").sign_in()
    first = anna.give(journal)
    journal.add("answer", ref="/data/b", value="by bob")
    second = bob.give(journal, epoch=3)
    journal.add("answer", ref="/data/c", value="by carl")
    assert carl.claim(TAKE, first, second) is ClaimStatus.OWNER
    assert carl.push(journal, epoch=3) is APPLIED
    assert bob.claim(TAKE, first) is ClaimStatus.OWNER, "he had it, and gave it away"
    assert bob.push(journal, 1, 5, epoch=2) is DUPLICATE
    assert anna.push(journal, 1, 4, epoch=1) is DUPLICATE
    assert (there(server, journal), owner(server, journal.study_id)) == (lines(journal), ("carl", 3))


@both_databases
def test_a_case_made_on_the_giver_that_the_server_never_saw(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str
) -> None:
    case = Journal(study, StreamKind.CASE, "made-here", "made-here")
    case.add("case_created", case_id="made-here", name="New", phones=[], address="", time_zone="", language="")
    given = anna.give(case)
    assert bob.claim(TAKE, given) is ClaimStatus.OWNER
    assert anna.push(case, epoch=1) is APPLIED
    assert owner(server, study, "made-here") == ("bob", 2)
    case.add("remark", text="by bob")
    assert bob.push(case, epoch=2) is APPLIED


def test_a_transfer_that_nobody_signed_moves_nothing(
    server: RunningServer, anna: Laptop, bob: Laptop, journal: Journal
) -> None:
    given = anna.give(journal)
    forged = given.model_copy(update={"document": given.document.replace("2026-03", "2026-04")})
    assert bob.claim(TAKE, forged) is ClaimStatus.UNVERIFIED
    assert owner(server, journal.study_id) == ("anna", 1)


def test_a_transfer_of_somebody_elses_case_moves_nothing(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str
) -> None:
    stolen = bob.give(interview(study, "C1"))
    carl = Laptop(server, "carl").sign_in()
    assert carl.claim(TAKE, stolen) is ClaimStatus.BRANCH
    assert owner(server, study) == ("anna", 1)


def test_a_bundle_for_one_user_is_not_taken_by_another(server: RunningServer, anna: Laptop, journal: Journal) -> None:
    carl = Laptop(server, "carl").sign_in()
    with pytest.raises(ForbiddenError, match="somebody else"):
        carl.claim(TAKE, anna.give(journal, to="bob"))


def test_a_supervisor_who_reassigned_the_case_meanwhile_wins(
    server: RunningServer, anna: Laptop, bob: Laptop, journal: Journal
) -> None:
    carl = Laptop(server, "carl").sign_in()
    given = anna.give(journal)
    server.client("susan", "office").assign(journal.study_id, ["C1"], "carl")
    assert bob.claim(TAKE, given) is ClaimStatus.BRANCH
    assert owner(server, journal.study_id) == (carl.user, 2)


def test_a_giver_whose_key_is_not_known_yet_is_believed_later(
    server: RunningServer, bob: Laptop, journal: Journal
) -> None:
    anna = Laptop(server, "anna", "new laptop of anna")
    given = anna.give(journal)
    assert bob.claim(TAKE, given) is ClaimStatus.UNVERIFIED
    anna.sign_in()
    assert bob.claim(TAKE, given) is ClaimStatus.OWNER


def made_on_a_device(study: str) -> Journal:
    """The journal of a case that the server never heard of."""
    journal = Journal(study, StreamKind.CASE, case_id := str(uuid7()), case_id)
    journal.add("case_created", name="Somebody", phones=["+15550100"])
    return journal


@both_databases
def test_who_never_had_a_case_does_not_get_it_by_giving_it_away(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str
) -> None:
    case = made_on_a_device(study)
    bob.claim(GIVE, bob.give(case, epoch=9, to="carl"))
    assert anna.push(case, epoch=1) is APPLIED
    assert owner(server, study, case.case_id) == ("anna", 1)


@both_databases
def test_a_case_made_on_a_device_belongs_to_its_last_taker_whoever_brings_it(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str
) -> None:
    cases = [made_on_a_device(study), made_on_a_device(study)]
    for case in cases:
        bob.claim(TAKE, anna.give(case))
    assert anna.push(cases[0], epoch=1) is APPLIED
    assert bob.push(cases[1], epoch=2) is APPLIED
    assert [owner(server, study, case.case_id) for case in cases] == [("bob", 2)] * 2


@both_databases
def test_two_who_claim_a_case_at_two_workers_both_hear_whose_it_is(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server does not know the case, so there is no row for which one could wait for the other."""
    wanted = TransferClaim(kind=TAKE, transfers=[anna.give(made_on_a_device(study))])
    takers = [Sender(user=user, role=Role.INTERVIEWER, device=f"laptop of {user}") for user in ("bob", "carl")]
    both, real = threading.Barrier(2), transfers._keep

    def at_the_same_time(*arguments: Any) -> None:
        with suppress(threading.BrokenBarrierError):
            both.wait(0.5)
        real(*arguments)

    monkeypatch.setattr(transfers, "_keep", at_the_same_time)
    service = transfers.Transfers(server.services.database)
    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(lambda taker: service.claim(taker, wanted).status, takers))
    assert told == [ClaimStatus.BRANCH, ClaimStatus.OWNER]


def test_over_the_server_an_interviewer_gives_a_case_of_their_own(
    server: RunningServer, anna: Laptop, bob: Laptop, journal: Journal
) -> None:
    anna.push(journal, epoch=1)
    hand_over(anna.client, journal.study_id, "C1", "bob")
    assert owner(server, journal.study_id) == ("bob", 2)
    journal.add("answer", ref="/data/later", value="by bob")
    assert bob.push(journal, epoch=2) is APPLIED


def test_over_the_server_nobody_gives_a_case_of_another(anna: Laptop, bob: Laptop, journal: Journal) -> None:
    with pytest.raises(ForbiddenError):
        hand_over(bob.client, journal.study_id, "C1", "bob")


def test_over_the_server_a_name_that_is_none_is_said(anna: Laptop, journal: Journal) -> None:
    with pytest.raises(ServerRefusedError, match="not an interviewer"):
        hand_over(anna.client, journal.study_id, "C1", "nobody")


@both_databases
def test_who_gives_or_takes_over_a_case_at_the_moment_in_which_it_is_reassigned_does_neither(
    server: RunningServer, study: str
) -> None:
    """Whose a case is was asked before; a supervisor was quicker."""
    database, anna = server.services.database, Sender(user="anna", role=Role.INTERVIEWER, device="laptop of anna")
    server.client("susan", "office").assign(study, ["C1"], "carl")
    with pytest.raises(NotAllowedError):
        handing_over.hand_over(database, anna, study, "C1", "bob")
    with pytest.raises(NotAllowedError):
        taking_over.take_over(database, anna, study, "C1")
    assert owner(server, study) == ("carl", 2)
