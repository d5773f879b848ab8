"""The idempotency sweep: everything that can be said to the server, said again and at once, changes nothing more."""

from __future__ import annotations

import base64
import hashlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

import httpx

from cxfield.recovery_code import shown
from cxfield.store.device_key import DeviceKey
from cxfield.sync import access, persons, transfers
from cxfield.sync.batch import encode_batch
from cxfield.sync.bringing_in import bring_in
from cxfield.sync.call_queue import CallQueueClient
from cxfield.sync.client import SyncClient
from cxfield.sync.decision_messages import AsideName, ResolveRequest, ReviewRequest
from cxfield.sync.decisions import DecisionsClient
from cxfield.sync.messages import PublishRequest, Role, StreamState
from cxfield.sync.queue_messages import CallPhase
from cxfield.sync.transfer_messages import SIGNED_FOR, ClaimKind, SignedTransfer, Transfer, TransferClaim
from tests.journal_device import PASSWORD, Journal, RunningServer, interview, publish_request
from tests.server.openrosa.field import ROSA, instance, okhttp_body
from tests.sync.openrosa.interviewer import form
from tests.torture.matrix import Row, Trial, Wanted
from tests.torture.network.repeating import Sweep
from tests.torture.network.rows import no_postgres, server_of

NOTED = frozenset({"audit", "counter"})
"""Each reading of personal data, and each secret that was told, stands in the audit trail; twice is twice."""
SESSIONS = frozenset({"session", "refresh_token", "audit", "counter", "sign_in_failure", "address_failure", "device"})
MAY_BEGIN_ANEW: dict[str, frozenset[str]] = {
    "POST /v1/sign-in": SESSIONS,  # another session of the same person
    "POST /v1/refresh": SESSIONS,  # another successor, until one of them is used (decision 0016)
    "POST /v1/password": SESSIONS,
    "POST /v1/devices/code": NOTED | {"enrolment_code"},  # another code
    "POST /v1/devices/pin-code": NOTED,
    "GET /v1/studies/{study_id}/files/{sha256}": NOTED,
    "POST /v1/studies/{study_id}/persons/find": NOTED,
    "POST /v1/studies/{study_id}/persons/export": NOTED,
    "POST /v1/studies/{study_id}/persons/withdraw": NOTED,
    "POST /v1/studies/{study_id}/persons/erase": frozenset({"change", "counter"}),  # laptops are told once more
}
MAY_ANSWER: dict[str, frozenset[int]] = {
    "POST /v1/password": frozenset({401}),  # the sessions before it have ended with it
    "POST /v1/studies/{study_id}/cases/{case_id}/hand-over": frozenset({403}),  # the case is another's by then
}
NOT_SAID = {"POST /v1/oidc/sign-in": "a provider's word works once; tests/server/test_oidc.py"}
"""Routes that no scene says, with the reason."""


@dataclass
class World:
    """One trial: people of its own, a study of its own."""

    server: RunningServer
    sweep: Sweep
    number: str

    def __post_init__(self) -> None:
        for user, role in (("anna", Role.INTERVIEWER), ("bob", Role.INTERVIEWER), ("adam", Role.ADMINISTRATOR)):
            self.server.add(self.user(user), role)
        self._clients: list[SyncClient] = []
        with self.sweep.paused():
            self.office = self.client("susan")
            self.study = self.publish()

    def user(self, name: str) -> str:
        return "susan" if name == "susan" else f"{name}-{self.number}"

    def client(self, name: str, device: str = "", key: DeviceKey | None = None) -> SyncClient:
        """Sign somebody in on a device of their own."""
        device = device or f"laptop of {self.user(name)}"
        client = SyncClient(self.server.url, device=device, device_key=key, transport=self.sweep.transport())
        self._clients.append(client)
        client.sign_in(self.user(name), PASSWORD)
        return client

    def publish(self, *, is_queued: bool = False) -> str:
        request = publish_request(cases=4, interviewers=() if is_queued else (self.user("anna"),))
        request = request.model_copy(update={"call_queue": is_queued})
        return self.office.publish(request).study_id

    def journal(self, case_id: str = "C1", *, actor: str = "anna", is_complete: bool = False) -> Journal:
        made = interview(self.study, case_id, actor=self.user(actor))
        if is_complete:
            made.add("completed", instance_sha256="0" * 64)
        return made

    def push(self, client: SyncClient, *journals: Journal, epoch: int = 1, batch: int = 1) -> None:
        client.push(encode_batch(client.device, batch, [journal.item(owner_epoch=epoch) for journal in journals]))

    def close(self) -> None:
        for client in self._clients:
            client.close()


# ---- scenes ----


def _day_of_work(world: World) -> None:
    client = world.client("anna", key=DeviceKey.random())
    client.refresh()
    client.hello()
    journal = world.journal()
    world.push(client, journal)
    last = journal.entries[-1]
    known = {"seq": last.seq, "head": last.head.hex()}
    client.have([StreamState(study_id=world.study, kind=journal.kind, stream_id=journal.stream_id, **known)])
    client.pull("")
    for path in ("/v1/studies", f"/v1/studies/{world.study}/cases", f"/v1/studies/{world.study}/interviews"):
        client.ask("GET", path)
    client.questionnaire(world.study, publish_request().questionnaire.content_hash)
    DecisionsClient(client).told("")
    access.recovery_secret(client, 1)
    access.change_password(client, PASSWORD, "another horse, longer")


def _files(world: World) -> None:
    client, journal = world.client("anna"), world.journal()
    world.push(client, journal)
    content = world.sweep.chance.randbytes(3000)
    digest = hashlib.sha256(content)
    path, sum_ = f"/v1/blob/{digest.hexdigest()}", base64.b64encode(digest.digest()).decode()
    query = {"study": world.study, "interview": journal.stream_id, "kind": "recording", "name": "r-1"}
    headers = {"Upload-Offset": "0", "Upload-Length": "3000", "Upload-Checksum": f"sha256 {sum_}"}
    client.exchange("HEAD", path, params=query)
    client.exchange("PATCH", path, params=query, headers=headers, content=content)
    world.office.ask("GET", f"/v1/studies/{world.study}/interviews/{journal.stream_id}/files")
    world.office.exchange("GET", f"/v1/studies/{world.study}/files/{digest.hexdigest()}")


def _office(world: World) -> None:
    with world.sweep.paused():
        journal = world.journal(is_complete=True)
        world.push(world.client("anna"), journal)
    world.publish()
    world.office.assign(world.study, ["C3"], world.user("bob"))
    review = ReviewRequest(verdict="approved", note="well done", seq=len(journal.entries))
    DecisionsClient(world.office).review(world.study, journal.stream_id, review)
    DecisionsClient(world.office).of_study(world.study)
    world.office.reopen(world.study, journal.stream_id, "one answer is missing")
    list(world.office.journals(world.study))
    world.office.quarantine(world.study)


def _kept_aside(world: World) -> None:
    with world.sweep.paused():
        world.office.assign(world.study, ["C2"], world.user("bob"))
        stranger = world.client("anna")
        for number in range(1, 4):
            world.push(stranger, world.journal("C2"), batch=number)
    aside = world.office.quarantine(world.study)
    for one, verdict in zip(aside, ("asked", "kept-server", "adopted"), strict=False):
        name = AsideName(kind=one.kind, stream_id=one.stream_id, device=one.device, sha256=one.sha256)
        DecisionsClient(world.office).look_into(world.study, name)
        request = ResolveRequest(**name.model_dump(), verdict=verdict)
        DecisionsClient(world.office).resolve(world.study, request)


def _call_queue(world: World) -> None:
    with world.sweep.paused():
        study, caller = world.publish(is_queued=True), CallQueueClient(world.client("anna"))
        world.office.assign(study, ["C4"], world.user("anna"))
    lease = caller.claim(study).lease
    assert lease is not None
    caller.renew(lease, CallPhase.CONNECTED)
    caller.complete(lease, due_at=datetime.now(UTC) + timedelta(hours=1))
    lease = caller.claim(study).lease
    assert lease is not None
    caller.release(lease)
    office = CallQueueClient(world.office)
    with world.sweep.paused():
        held = caller.claim(study).lease
        assert held is not None
    office.free(study, held.case_id)
    office.picture(study)
    with world.sweep.paused():
        done = caller.claim(study).lease
        assert done is not None
        caller.complete(done, due_at=None)
    office.enqueue(study, [done.case_id])


def _cases_move(world: World) -> None:
    key = DeviceKey.random()
    with world.sweep.paused():
        anna = world.client("anna", key=key)
    transfers.hand_over(anna, world.study, "C1", world.user("bob"))
    anna.ask("POST", f"/v1/studies/{world.study}/cases/C2/take-over", content=b"{}")
    for kind in (ClaimKind.GIVE, ClaimKind.TAKE_BACK):
        transfers.claim(anna, TransferClaim(kind=kind, transfers=[_given(world, anna, key)]))


def _given(world: World, giver: SyncClient, key: DeviceKey) -> SignedTransfer:
    """Return what a laptop signs of a case that it gives away in a file."""
    transfer = Transfer(
        transfer_id=f"t-{world.number}",
        study_id=world.study,
        case_id="C3",
        from_user=world.user("anna"),
        from_device=giver.device,
        to_user="",
        owner_epoch=2,
        heads=[],
        made_at="2026-03-01T00:00:00Z",
    )
    document = transfer.model_dump_json()
    return SignedTransfer(document=document, signature=key.sign(SIGNED_FOR, document.encode()))


def _persons(world: World) -> None:
    with world.sweep.paused():
        journal, admin = world.journal(is_complete=True), world.client("adam")
        world.push(world.client("anna"), journal)
    persons.find(world.office, world.study, "Person 1")
    persons.picture(world.office, world.study)
    persons.terms(world.office, world.study)
    persons.ask(world.office, world.study, "C1")
    persons.withdraw_recording(world.office, world.study, "C1")
    persons.export(world.office, world.study, "C1")
    persons.erase(admin, world.study, "C1")


def _devices(world: World) -> None:
    key, device = DeviceKey.random(), f"lost laptop {world.number}"
    with world.sweep.paused():
        admin, anna = world.client("adam"), world.client("anna", device, key)
        access.recovery_secret(anna, 1)
    user = world.user("anna")
    access.devices(admin)
    access.make_code(admin, user)
    access.revoke(admin, user, device)
    access.readmit(admin, user, device)
    access.pin_code(admin, user, device, shown(user, device, 1))
    access.wipe(admin, user, device)
    access.hurry_wipe(admin, user, device)
    access.tell_wiped(anna, user, device, access.wiped_signature(key, user, device))
    access.audit(admin)


def _rescue(world: World) -> None:
    journal = world.journal("C2")
    body = encode_batch("rescued laptop", 1, [journal.item()])
    bring_in(world.office, body, user=world.user("anna"), device="rescued laptop")


def _openrosa(world: World) -> None:
    xform = form()
    content_hash = hashlib.sha256(xform).hexdigest()
    with world.sweep.paused():
        study = world.office.publish(rosa_request(xform, content_hash)).study_id
        token = world.server.services.openrosa.access.make_token(study, world.user("anna"), "phone")[1]
        password = world.server.services.openrosa.access.make_password(world.user("anna"))
    with httpx.Client(base_url=world.server.url, headers=ROSA, transport=world.sweep.transport()) as phone:
        for base, who in ((f"/openrosa/key/{token}/{study}", None), (f"/openrosa/{study}", password)):
            auth = httpx.DigestAuth(world.user("anna"), who) if who else None
            for path in ("formList", f"forms/{content_hash}/manifest", f"forms/{content_hash}/form.xml"):
                phone.get(f"{base}/{path}", auth=auth)
            phone.get(f"{base}/forms/{content_hash}/media/a.csv", auth=auth)
            phone.head(f"{base}/submission", auth=auth)
            body = okhttp_body(instance(f"uuid:{world.number}-{bool(who)}"))
            kind = {"Content-Type": "multipart/form-data; boundary=2f1c7a"}
            phone.post(f"{base}/submission", content=body, headers=kind, auth=auth)


def rosa_request(xform: bytes, content_hash: str) -> PublishRequest:
    """Return a study whose form OpenRosa clients can fetch."""
    request = publish_request(cases=0, xform=xform)
    bundle = request.questionnaire.model_copy(update={"form_id": "water", "content_hash": content_hash})
    return request.model_copy(update={"questionnaire": bundle})


def _open_to_all(world: World) -> None:
    for path in ("/health/live", "/health/ready", "/metrics", "/v1/oidc"):
        world.office.exchange("GET", path)


Scene = Callable[[World], None]
SCENES: tuple[Scene, ...] = (
    *(_day_of_work, _files, _office, _kept_aside, _call_queue, _cases_move, _persons, _devices, _rescue, _openrosa),
    _open_to_all,
)


# ---- trials ----


def idempotency(wanted: Wanted, *, kind: str) -> Iterator[Trial]:
    """Play a scene with a connection that says everything again; nobody else is at the server meanwhile."""
    with server_of(kind, wanted.folder) as server:
        for number in wanted.numbers:
            seed = f"{wanted.seed}:{number}"
            scene = SCENES[number % len(SCENES)]
            sweep = play(server, scene, seed)
            name = scene.__name__.strip("_").replace("_", " ")
            yield Trial(
                seed=f"{seed} {name}", faults=sweep.repeated, answers=len(sweep.routes), problems=tuple(sweep.problems)
            )


def play(server: RunningServer, scene: Scene, seed: str, *, is_on: bool = True) -> Sweep:
    """Play one scene among people of its own; each request is said again if `is_on`."""
    sweep = Sweep(server, random.Random(seed), MAY_BEGIN_ANEW, MAY_ANSWER, is_on=is_on)
    world = World(server, sweep, hashlib.sha256(seed.encode()).hexdigest()[:8])
    try:
        scene(world)
    finally:
        world.close()
    return sweep


def _of(kind: str) -> Row:
    return Row(
        name=f"everything said again ({'SQLite' if kind == 'sqlite' else 'PostgreSQL'})",
        gate=10 * len(SCENES),
        portion=len(SCENES),
        trials=partial(idempotency, kind=kind),
        why_not=no_postgres if kind == "postgresql" else lambda: "",
    )


SAID_AGAIN_SQLITE, SAID_AGAIN_POSTGRESQL = _of("sqlite"), _of("postgresql")
