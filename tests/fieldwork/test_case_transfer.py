"""A case goes from laptop to laptop in a file: nothing lost, nothing twice, whatever the order of what follows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from uuid_utils import uuid7

from cxfield.event import Event, StreamKind
from cxfield.fieldwork.case_book import CaseError
from cxfield.fieldwork.case_transfer import CaseToGive, Given, TransferError, give_case, take_back, take_over
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.elsewhere import Elsewhere, ElsewhereError, elsewhere
from cxfield.fieldwork.handing_over_online import hand_over_online
from cxfield.fieldwork.workspace import Workspace
from cxfield.rescue import sealed_file
from cxfield.rescue.errors import DamagedFileError, ForeignFileError, NotWrittenError, WrongKeyError
from cxfield.rescue.take_over_request import TakeOverRequest, make_request, read_request, write_request
from cxfield.server.cases import handing_over
from cxfield.store.attachments import StoredAttachment
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_key import DeviceKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.pin_wrap import PinCost
from cxfield.store.recordings import StoredRecording
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ServerRefusedError
from cxfield.sync.messages import Role
from cxfield.sync.session import CURSOR, DEVICE, SERVER
from cxfield.sync.synchronise import synchronise
from tests.journal_device import PASSWORD, RunningServer, publish_request, running_server
from tests.store.samples import RULES

CHEAP = PinCost(rounds=1, memory_kib=64, lanes=1)


class Laptop:
    """The workspace of one interviewer, against a real server."""

    def __init__(self, server: RunningServer, folder: Path, user: str, *, device: str = "") -> None:
        self.server, self.folder = server, folder
        key = DatabaseKey.random()
        store = DeviceStore.create(folder / "workspace", key, rules=RULES)
        store.set_setting(DEVICE, device or f"laptop of {user}")
        store.set_setting(SERVER, server.url)
        self.workspace, self.store = Workspace(store, DeviceClock(user), key), store

    def sync(self) -> None:
        device, key = self.store.setting(DEVICE) or "", DeviceKey.of(self.store)
        with SyncClient(self.server.url, device=device, device_key=key) as client:
            client.sign_in(self.workspace.user, PASSWORD)
            synchronise(self.store, client)

    def event(self, kind: str, **body: Any) -> Event:
        return Event(kind=kind, moment=self.workspace.clock.moment(), body=body)

    def begin(self, study: str, case_id: str = "C1") -> str:
        interview_id = str(uuid7())
        body = {"questionnaire": "q", "form_id": "f", "version": "1", "case_id": case_id, "seed": 1, "language": "en"}
        self.store.append(StreamKind.INTERVIEW, interview_id, [self.event("started", **body)], study_id=study)
        return interview_id

    def answer(self, interview_id: str, ref: str, value: str) -> None:
        self.store.append(StreamKind.INTERVIEW, interview_id, [self.event("answer", ref=ref, value=value)])

    def lines(self, interview_id: str) -> list[str]:
        return [entry.line.decode() for entry in self.store.entries(StreamKind.INTERVIEW, interview_id)]

    def give(self, study: str, name: str = "a.cxcase", *, case_id: str = "C1", to: str = "") -> Given:
        return give_case(self.workspace, CaseToGive(study, case_id, to), self.folder / name, cost=CHEAP)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server") as running:
        for user in ("anna", "bob", "carl"):
            running.add(user)
        running.add("susan", Role.SUPERVISOR)
        yield running


@pytest.fixture
def study(server: RunningServer) -> str:
    return server.client("susan", "office").publish(publish_request(interviewers=("anna",))).study_id


Make = Callable[..., Laptop]


@pytest.fixture
def make(server: RunningServer, tmp_path: Path) -> Iterator[Make]:
    made: list[Laptop] = []

    def make(user: str, **more: str) -> Laptop:
        made.append(Laptop(server, tmp_path / f"{user}-{len(made)}", user, **more))
        return made[-1]

    yield make
    for laptop in made:
        laptop.workspace.close()


@pytest.fixture
def anna(make: Make, study: str) -> Laptop:
    laptop = make("anna")
    laptop.sync()
    return laptop


@pytest.fixture
def bob(make: Make) -> Laptop:
    """A laptop that has never seen the study; its key is known to the server."""
    laptop = make("bob")
    laptop.sync()
    return laptop


def there(server: RunningServer, study: str, interview_id: str) -> list[str]:
    return [line for j in server.services.studies.journals(study) if j.stream_id == interview_id for line in j.lines]


def set_aside(server: RunningServer, study: str) -> list[str]:
    return [row.user for row in server.services.studies.quarantine(study)]


def test_the_interview_goes_on_at_the_other_laptop_with_the_same_answers(anna: Laptop, bob: Laptop, study: str) -> None:
    interview_id = anna.begin(study)
    anna.answer(interview_id, "/data/a", "7")
    given = anna.give(study)
    taken = take_over(bob.workspace, given.path, given.code)
    assert (taken.case_id, taken.from_user, taken.interviews) == ("C1", "anna", 1)
    assert bob.lines(interview_id) == anna.lines(interview_id)
    assert [(a.ref, a.value) for a in bob.store.answers(interview_id)] == [("/data/a", "7")]
    assert [case.case_id for case in bob.store.cases(study)] == ["C1"]
    assert bob.store.questionnaire(bob.store.study(study).questionnaire).title == "Service"


def test_from_then_on_the_old_laptop_writes_nothing_on_it(anna: Laptop, study: str) -> None:
    interview_id = anna.begin(study)
    anna.give(study)
    with pytest.raises(ElsewhereError, match="somebody else's"):
        anna.workspace.resume_interview(interview_id)
    with pytest.raises(ElsewhereError, match="somebody else's"):
        anna.workspace.start_interview(study, "C1")
    with pytest.raises(CaseError, match="handed over"):
        anna.workspace.book(study).add_remark("C1", "too late")
    with pytest.raises(TransferError, match="handed over already"):
        anna.give(study, "b.cxcase")


@pytest.mark.parametrize(("order", "to"), [("abab", "bob"), ("aabb", ""), ("ab", "bob"), ("baab", ""), ("ba", "bob")])
def test_in_whatever_order_they_come_to_the_server(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str, order: str, to: str
) -> None:
    interview_id = anna.begin(study)
    anna.answer(interview_id, "/data/a", "7")
    given = anna.give(study, to=to)
    take_over(bob.workspace, given.path, given.code)
    bob.answer(interview_id, "/data/b", "8")
    for who in order:
        (anna if who == "a" else bob).sync()
    assert there(server, study, interview_id) == bob.lines(interview_id)
    assert set_aside(server, study) == []
    assert anna.store.unsent() == [] or "a" not in order
    assert bob.store.unsent() == []


def test_what_was_sent_before_the_hand_over_is_not_sent_twice(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str
) -> None:
    interview_id = anna.begin(study)
    anna.sync()
    anna.answer(interview_id, "/data/a", "7")
    given = anna.give(study)
    take_over(bob.workspace, given.path, given.code)
    bob.sync()
    anna.sync()
    assert there(server, study, interview_id) == bob.lines(interview_id)
    assert set_aside(server, study) == []


def test_recordings_and_attached_files_come_along_with_their_keys(anna: Laptop, bob: Laptop, study: str) -> None:
    interview_id = anna.begin(study)
    sound = anna.store.recordings.new_path("r-1")
    sound.write_bytes(b"sound" * 1000)
    now = datetime.now(UTC)
    recording = StoredRecording(
        recording_id="r-1", interview_id=interview_id, study_id=study, path=sound, sealed_key=b"s", started_at=now
    )
    anna.store.recordings.add(recording, b"k" * 32)
    photo = anna.store.attachments.new_path("f-1")
    photo.write_bytes(b"photo" * 1000)
    attached = StoredAttachment(
        attachment_id="f-1",
        interview_id=interview_id,
        study_id=study,
        sha256="0" * 64,
        size_bytes=5000,
        media_type="image/jpeg",
        path=photo,
        sealed_sha256="1" * 64,
        sealed_bytes=5000,
        sealed_key=b"s",
        attached_at=now,
    )
    anna.store.attachments.add(attached, b"a" * 32)
    anna.store.attachments.name(interview_id, "photo.jpg", "f-1")
    given = anna.give(study)
    take_over(bob.workspace, given.path, given.code)
    (sound_there,) = bob.store.recordings.of_interview(interview_id)
    assert (sound_there.path.read_bytes(), bob.store.recordings.key("r-1")) == (b"sound" * 1000, b"k" * 32)
    photo_there = bob.store.attachments.named(interview_id, "photo.jpg")
    assert photo_there is not None
    assert (photo_there.is_there, bob.store.attachments.key("f-1")) == (True, b"a" * 32)


def test_another_code_opens_nothing(anna: Laptop, bob: Laptop, study: str) -> None:
    given = anna.give(study)
    with pytest.raises(WrongKeyError, match="read out once more"):
        take_over(bob.workspace, given.path, "00000-00000-00000-00000")
    assert bob.store.studies() == []


def test_a_code_is_forgiven_small_letters_and_missing_strokes(anna: Laptop, bob: Laptop, study: str) -> None:
    given = anna.give(study)
    assert take_over(bob.workspace, given.path, given.code.lower().replace("-", " ")).case_id == "C1"


def test_a_file_that_is_cut_off_takes_nothing_in(anna: Laptop, bob: Laptop, study: str) -> None:
    given = anna.give(study)
    given.path.write_bytes(given.path.read_bytes()[:-50])
    with pytest.raises(DamagedFileError):
        take_over(bob.workspace, given.path, given.code)
    assert bob.store.studies() == []


def test_a_case_for_somebody_else_is_refused(anna: Laptop, bob: Laptop, study: str) -> None:
    given = anna.give(study, to="carl")
    with pytest.raises(TransferError, match="meant for carl"):
        take_over(bob.workspace, given.path, given.code)


def test_taking_over_twice_changes_nothing(anna: Laptop, bob: Laptop, study: str) -> None:
    interview_id = anna.begin(study)
    given = anna.give(study)
    take_over(bob.workspace, given.path, given.code)
    bob.answer(interview_id, "/data/b", "8")
    before = bob.lines(interview_id)
    take_over(bob.workspace, given.path, given.code)
    assert bob.lines(interview_id) == before


def test_a_file_of_before_is_refused_once_the_case_has_gone_on(anna: Laptop, bob: Laptop, study: str) -> None:
    """Taken over here, handed on: the old file does not say a second time that it was taken over."""
    given = anna.give(study)
    take_over(bob.workspace, given.path, given.code)
    bob.give(study, to="carl")
    with pytest.raises(TransferError, match=r"taken over here before.*new file"):
        take_over(bob.workspace, given.path, given.code)


def test_a_stick_that_is_full_leaves_the_case_where_it_was(
    anna: Laptop, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_rest: object) -> None:
        raise OSError(28, "No space left on device")

    interview_id = anna.begin(study)
    with monkeypatch.context() as patch:
        patch.setattr(sealed_file.os, "fsync", full)
        with pytest.raises(NotWrittenError, match="not enough room"):
            anna.give(study)
    assert list(anna.folder.glob("*.cxcase*")) == []
    anna.workspace.book(study).add_remark("C1", "still mine")
    anna.answer(interview_id, "/data/a", "7")
    assert anna.give(study).path.exists()


def test_taken_back_before_it_arrived_the_case_goes_on_where_it_was(
    server: RunningServer, anna: Laptop, study: str
) -> None:
    interview_id = anna.begin(study)
    given = anna.give(study)
    anna.sync()
    take_back(anna.workspace, given.transfer_id)
    anna.answer(interview_id, "/data/a", "7")
    anna.sync()
    assert there(server, study, interview_id) == anna.lines(interview_id)
    assert set_aside(server, study) == []
    assert [case.case_id for case in anna.store.cases(study)] == ["C1", "C2", "C3"]


@pytest.mark.parametrize("first", ["anna", "bob"])
def test_taken_back_and_taken_over_the_first_at_the_server_has_it_the_other_is_kept_beside(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str, first: str
) -> None:
    interview_id = anna.begin(study)
    given = anna.give(study)
    take_over(bob.workspace, given.path, given.code)
    take_back(anna.workspace, given.transfer_id)
    anna.answer(interview_id, "/data/a", "by anna")
    bob.answer(interview_id, "/data/a", "by bob")
    winner, loser = (anna, bob) if first == "anna" else (bob, anna)
    winner.sync()
    loser.sync()
    assert there(server, study, interview_id) == winner.lines(interview_id)
    assert set(set_aside(server, study)) == {loser.workspace.user}
    assert "C1" not in [case.case_id for case in loser.store.cases(study)]
    assert loser.store.unsent() == []


def test_the_same_file_on_two_laptops_makes_one_owner_and_one_branch(
    server: RunningServer, anna: Laptop, bob: Laptop, make: Make, study: str
) -> None:
    carl = make("carl")
    interview_id = anna.begin(study)
    given = anna.give(study)
    for laptop in (bob, carl):
        take_over(laptop.workspace, given.path, given.code)
        laptop.answer(interview_id, "/data/a", f"by {laptop.workspace.user}")
    carl.sync()
    bob.sync()
    anna.sync()
    assert there(server, study, interview_id) == carl.lines(interview_id)
    assert set(set_aside(server, study)) == {"bob"}
    assert "C1" not in [case.case_id for case in bob.store.cases(study)]


def test_a_case_goes_through_two_hands_offline(
    server: RunningServer, anna: Laptop, bob: Laptop, make: Make, study: str
) -> None:
    carl = make("carl")
    interview_id = anna.begin(study)
    first = anna.give(study)
    take_over(bob.workspace, first.path, first.code)
    bob.answer(interview_id, "/data/b", "by bob")
    second = bob.give(study)
    take_over(carl.workspace, second.path, second.code)
    carl.answer(interview_id, "/data/c", "by carl")
    for laptop in (carl, bob, anna, carl):
        laptop.sync()
    assert there(server, study, interview_id) == carl.lines(interview_id)
    assert set_aside(server, study) == []


def test_the_case_may_come_back_to_who_gave_it(server: RunningServer, anna: Laptop, bob: Laptop, study: str) -> None:
    interview_id = anna.begin(study)
    given = anna.give(study)
    take_over(bob.workspace, given.path, given.code)
    bob.answer(interview_id, "/data/b", "by bob")
    back = bob.give(study)
    take_over(anna.workspace, back.path, back.code)
    anna.answer(interview_id, "/data/a", "by anna again")
    anna.workspace.book(study).add_remark("C1", "mine again")
    anna.sync()
    bob.sync()
    assert there(server, study, interview_id) == anna.lines(interview_id)
    assert set_aside(server, study) == []


def test_a_supervisor_may_give_the_case_back_to_the_old_laptop(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str
) -> None:
    interview_id = anna.begin(study)
    given = anna.give(study)
    take_over(bob.workspace, given.path, given.code)
    bob.answer(interview_id, "/data/b", "by bob")
    bob.sync()
    with closing(server.client("susan", "office")) as office:
        office.assign(study, ["C1"], "anna")
    anna.sync()
    assert anna.lines(interview_id) == bob.lines(interview_id)
    anna.workspace.book(study).add_remark("C1", "mine again")


def test_over_the_server_everything_is_sent_first_and_the_other_goes_on(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str
) -> None:
    interview_id = anna.begin(study)
    anna.answer(interview_id, "/data/a", "7")
    anna.sync()
    anna.answer(interview_id, "/data/b", "8")
    hand_over_online(anna.workspace, CaseToGive(study, "C1", "bob"))
    assert "C1" not in [case.case_id for case in anna.store.cases(study)]
    with pytest.raises(ElsewhereError, match="somebody else's"):
        anna.workspace.resume_interview(interview_id)
    bob.sync()
    assert bob.lines(interview_id) == anna.lines(interview_id)
    bob.answer(interview_id, "/data/c", "9")
    bob.sync()
    assert there(server, study, interview_id) == bob.lines(interview_id)
    assert set_aside(server, study) == []


def test_over_the_server_a_name_that_is_none_leaves_the_case_where_it_is(anna: Laptop, study: str) -> None:
    with pytest.raises(ServerRefusedError, match="not an interviewer"):
        hand_over_online(anna.workspace, CaseToGive(study, "C1", "nobody"))
    anna.workspace.book(study).add_remark("C1", "still mine")


def test_over_the_server_what_was_recorded_so_far_follows(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str
) -> None:
    interview_id = anna.begin(study)
    sound = anna.store.recordings.new_path("r-1")
    sound.write_bytes(b"sound" * 1000)
    recording = StoredRecording(
        recording_id="r-1",
        interview_id=interview_id,
        study_id=study,
        path=sound,
        sealed_key=b"s",
        started_at=datetime.now(UTC),
    )
    anna.store.recordings.add(recording, b"k" * 32)
    anna.store.append(StreamKind.INTERVIEW, interview_id, [anna.event("suspended", page="/data/a")])
    hand_over_online(anna.workspace, CaseToGive(study, "C1", "bob"))
    anna.sync()
    assert [row for row in server.row_counts()["blob_ref"] if interview_id in row]
    assert anna.store.carrying.unsent() == []


def test_over_the_server_a_failure_after_it_was_given_is_no_failure_and_each_run_stands_in_the_log(
    server: RunningServer, anna: Laptop, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna.begin(study)
    give = handing_over.hand_over

    def and_fail(*arguments: Any) -> int:
        given = give(*arguments)
        monkeypatch.setattr(server.services.feed, "pull", and_fail)  # takes two arguments in place of five
        return given

    monkeypatch.setattr(handing_over, "hand_over", and_fail)
    assert not hand_over_online(anna.workspace, CaseToGive(study, "C1", "bob"))
    assert [run.failure for run in anna.store.ledger.runs.runs()][:2] == ["server-failed", ""]
    monkeypatch.undo()
    anna.sync()
    assert "C1" not in [case.case_id for case in anna.store.cases(study)]


@pytest.mark.parametrize("to", ["", "bob"])
def test_a_pull_of_everything_does_not_bring_back_what_was_given_away(anna: Laptop, study: str, to: str) -> None:
    """The server does not know of the transfer yet, or was restored, and offers the case as it knows it."""
    first = anna.give(study, to=to)
    anna.sync()
    take_back(anna.workspace, first.transfer_id)
    anna.give(study, "b.cxcase")
    anna.sync()
    anna.store.set_setting(CURSOR, None)
    anna.sync()
    assert "C1" not in [case.case_id for case in anna.store.cases(study)]
    with pytest.raises(ElsewhereError, match="somebody else's"):
        anna.workspace.start_interview(study, "C1")


def test_a_case_that_came_offline_stays_though_the_server_once_took_it_away(
    server: RunningServer, make: Make, bob: Laptop, study: str
) -> None:
    """The giver's laptop has told the server no key yet, so the server cannot know."""
    office = server.client("susan", "office")
    office.assign(study, ["C1"], "bob")
    office.assign(study, ["C1"], "anna")
    anna = make("anna", device="new laptop")
    with SyncClient(server.url, device="new laptop") as client:
        client.sign_in("anna", PASSWORD)
        synchronise(anna.store, client)
    interview_id = anna.begin(study)
    given = anna.give(study)
    take_over(bob.workspace, given.path, given.code)
    bob.answer(interview_id, "/data/b", "by bob")
    bob.sync()
    assert [case.case_id for case in bob.store.cases(study)] == ["C1"]


def asked(laptop: Laptop) -> TakeOverRequest:
    """The request of a laptop as it comes on a stick."""
    path = laptop.folder / "bob.cxrequest"
    write_request(make_request(laptop.store, laptop.workspace.user, "laptop"), path)
    return read_request(path)


def give_for(giver: Laptop, study: str, request: TakeOverRequest, *, to: str = "") -> Given:
    case = CaseToGive(study, "C1", to, request)
    return give_case(giver.workspace, case, giver.folder / "a.cxcase", cost=CHEAP)


def test_a_file_for_a_request_opens_on_the_laptop_that_asked_and_without_a_code(
    anna: Laptop, bob: Laptop, study: str
) -> None:
    interview_id = anna.begin(study)
    given = give_for(anna, study, asked(bob))
    assert given.code == ""
    assert take_over(bob.workspace, given.path, "").case_id == "C1"
    assert bob.lines(interview_id) == anna.lines(interview_id)


def test_on_another_laptop_of_the_same_user_it_does_not_open(anna: Laptop, bob: Laptop, make: Make, study: str) -> None:
    given = give_for(anna, study, asked(bob))
    other = make("bob", device="second laptop")
    with pytest.raises(WrongKeyError, match="for another laptop"):
        take_over(other.workspace, given.path, "")


def test_a_file_with_a_code_asks_for_it(anna: Laptop, bob: Laptop, study: str) -> None:
    given = anna.give(study)
    with pytest.raises(WrongKeyError, match="Type the code"):
        take_over(bob.workspace, given.path, "")


def test_a_request_of_somebody_else_than_was_named_gives_nothing(anna: Laptop, bob: Laptop, study: str) -> None:
    with pytest.raises(TransferError, match="The request is of bob, not of carl"):
        give_for(anna, study, asked(bob), to="carl")
    assert anna.store.carrying.transfers.is_held(study, "C1")


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[" * 3000, b'{"user":"bob","public_key":"00"}'])
def test_what_is_no_request_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.cxrequest"
    path.write_bytes(content)
    with pytest.raises(ForeignFileError, match="no request of another laptop"):
        read_request(path)


def test_a_request_whose_key_seals_nothing_is_none(tmp_path: Path, bob: Laptop) -> None:
    path = tmp_path / "x.cxrequest"
    path.write_text(json.dumps({"user": "bob", "public_key": "0" * 64}), "utf-8")
    with pytest.raises(ForeignFileError):
        read_request(path)


def test_both_screens_show_the_same_mark_and_another_key_has_another(bob: Laptop, make: Make) -> None:
    request = asked(bob)
    assert request.mark == make_request(bob.store, "bob", "").mark
    assert request.mark != make_request(make("bob").store, "bob", "").mark


def every_writing_call(laptop: Laptop, study: str, interview_id: str) -> list[Callable[[], object]]:
    workspace, book = laptop.workspace, laptop.workspace.book(study)
    return [
        lambda: workspace.start_interview(study, "C1"),
        lambda: workspace.resume_interview(interview_id),
        lambda: workspace.reopen_interview(interview_id, "a typing error"),
        lambda: book.open_attempt("C1", "+44 1"),
        lambda: book.make_appointment("C1", datetime(2100, 1, 1, 12), hard=True),
        lambda: book.cancel_appointment("C1"),
        lambda: book.add_remark("C1", "too late"),
        lambda: book.correct("C1", "name", "Another"),
        lambda: book.add_contact("C1", "Bert", ["+44 2"]),
        lambda: laptop.give(study, "late.cxcase"),
    ]


def leave(how: str, server: RunningServer, laptop: Laptop, study: str) -> None:
    if how == "file":
        laptop.give(study, to="bob")
    elif how == "server":
        hand_over_online(laptop.workspace, CaseToGive(study, "C1", "bob"))
    else:
        server.client("susan", "office").assign(study, ["C1"], "bob")
        laptop.sync()


@pytest.mark.parametrize("how", ["file", "server", "office"])
def test_a_case_that_went_stands_on_the_desk_to_be_looked_at_and_every_writing_call_refuses(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str, how: str
) -> None:
    interview_id = anna.begin(study)
    anna.workspace.book(study).add_remark("C1", "call after six")
    leave(how, server, anna, study)
    picture = anna.workspace.desk(study)
    assert [case.case_id for case in picture.gone] == ["C1"]
    assert "C1" not in [case.case_id for case in picture.cases]
    detail = anna.workspace.detail(study, "C1")
    assert [line.details for line in detail.history if line.what == "Remark"] == ["call after six"]
    assert [one.interview_id for one in detail.interviews] == [interview_id]
    away = detail.elsewhere
    assert away is not None
    assert away.since is not None
    assert (away.user, away.is_given, away.may_take_back) == {
        "file": ("bob", True, True),
        "server": ("bob", True, False),
        "office": ("", False, False),
    }[how]
    before = anna.store.entries(StreamKind.CASE, "C1", study_id=study)
    for write in every_writing_call(anna, study, interview_id):
        with pytest.raises((ElsewhereError, CaseError, TransferError)):
            write()
    assert anna.store.entries(StreamKind.CASE, "C1", study_id=study) == before


def test_an_attempt_that_was_open_when_the_office_took_the_case_is_closed_all_the_same(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str
) -> None:
    anna.workspace.book(study).open_attempt("C1", "+44 1")
    leave("office", server, anna, study)
    assert anna.workspace.book(study).close_attempt("C1", "3.13").disposition == "3.13"


def test_a_case_that_came_again_is_here_and_a_second_leaving_has_its_own_moment(
    server: RunningServer, anna: Laptop, bob: Laptop, study: str
) -> None:
    leave("server", server, anna, study)
    server.client("susan", "office").assign(study, ["C1"], "anna")
    anna.sync()
    assert elsewhere(anna.store, study, "C1") is None
    anna.workspace.book(study).add_remark("C1", "mine again")
    leave("office", server, anna, study)
    away = elsewhere(anna.store, study, "C1")
    assert away is not None
    assert (away.user, away.is_given) == ("", False)


def test_a_case_of_which_only_the_absence_is_known_says_no_more(anna: Laptop, study: str) -> None:
    anna.store.release_case(study, "C1")
    assert elsewhere(anna.store, study, "C1") == Elsewhere()
