"""Rights of respondents on the server: sealed under their key, found, handed out, erased for good."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import event
from sqlmodel import select

from cxfield.server.backup.person_keys import read_person_keys
from cxfield.server.backup.restoring import restore
from cxfield.server.backup.taking import take
from cxfield.server.cases import decisions
from cxfield.server.intake import rejudging, streams
from cxfield.server.operation.settings import ServerSettings
from cxfield.server.people.accounts import Sender
from cxfield.server.persons.consents import read_consents
from cxfield.server.persons.keys import person_keys
from cxfield.server.persons.ledger import Erasure, Ledger, add_to_ledger, read_ledger
from cxfield.server.tables import InboxRow, InterviewRow, PersonKeyRow, SegmentRow, TombstoneRow
from cxfield.sync.batch import encode_batch
from cxfield.sync.decision_messages import ReviewRequest
from cxfield.sync.errors import SyncError
from cxfield.sync.messages import CaseData, HaveRequest, Role, StreamState
from tests.journal_device import Journal, RunningServer, interview, publish_request, running_server
from tests.server.test_server_waiting import wait_until_it_waits

NAME, PHONE, WORDS = "Zelda Quarterstaff", "+37120009876", "the manager Xerxes shouted at me"
FORM = b"""<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/2002/xforms"
 xmlns:cx="urn:cxfield:xforms"><h:head><model><itext><translation lang="en"><text id="/data/consent:label">
<value>May we record this call?</value></text></translation></itext>
<bind nodeset="/data/consent" cx:metric="recording-consent"/><bind nodeset="/data/email" cx:personal="yes"/></model>
</h:head><h:body><input ref="/data/consent"><label ref="jr:itext('/data/consent:label')"/></input>
<input ref="/data/email"><label>Your e-mail?</label></input></h:body></h:html>"""


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str | None:
    return None if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def study(server: RunningServer) -> str:
    server.add("adam", Role.ADMINISTRATOR)
    request = publish_request(interviewers=("anna",), xform=FORM)
    person = CaseData(case_id="C1", name=NAME, phones=[PHONE], attributes={"E-mail": "z@q.example", "segment": "gold"})
    return (
        server.client("susan", "office")
        .publish(request.model_copy(update={"cases": [person, *request.cases[1:]]}))
        .study_id
    )


def told(study: str, case_id: str = "C1") -> Journal:
    journal = interview(study, case_id, answers=1)
    journal.entries.clear()
    digest = hashlib.sha256(FORM).hexdigest()
    journal.add("started", questionnaire=digest, form_id="service", version="1", case_id=case_id, seed=1, language="en")
    journal.add("answer", ref="/data/consent", value="yes")
    journal.add("answer", ref="/data/email", value="z@q.example")
    journal.add("answer", ref="/data/why", value=WORDS)
    return journal


def push(server: RunningServer, journal: Journal, batch_no: int = 1, device: str = "device-1") -> Any:
    client = server.client("anna", device)
    signed = client.push(encode_batch(device, batch_no, [journal.item()]))
    return json.loads(signed.statement)["items"][0]


def call(server: RunningServer, user: str, study: str, what: str, **body: object) -> httpx.Response:
    client = server.client(user, f"of-{user}")
    assert client.tokens is not None
    headers = {"Authorization": f"Bearer {client.tokens.access_token}"}
    return httpx.post(f"{server.url}/v1/studies/{study}/persons/{what}", json=body, headers=headers)


def stored(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def review(server: RunningServer, journal: Journal, note: str) -> None:
    request = ReviewRequest(verdict="comment", note=note, seq=journal.entries[-1].seq)
    server.services.decisions.review(_sender("susan"), journal.study_id, journal.stream_id, request)


def notes(server: RunningServer, study: str) -> list[str]:
    return [one.note for one in server.services.decisions.of_study(study)]


def test_nothing_of_a_person_lies_open_in_the_database(server: RunningServer, study: str, tmp_path: Path) -> None:
    journal = told(study)
    push(server, journal)
    review(server, journal, f"{NAME} sounded tired")
    assert notes(server, study) == [f"{NAME} sounded tired"]
    rows = repr(server.row_counts()) + stored(tmp_path / "server").decode("latin-1")
    for words in (NAME, PHONE, WORDS, "z@q.example"):
        assert words not in rows


def test_a_researcher_gets_neither_personal_columns_nor_personal_answers(server: RunningServer, study: str) -> None:
    push(server, told(study))
    server.add("rita", Role.RESEARCHER)
    rita, susan = server.client("rita", "r"), server.client("susan", "s")
    (case, *_), (done,) = rita.cases(study), rita.interviews(study)
    assert (case.case.name, case.case.phones, case.case.attributes) == ("", [], {"segment": "gold"})
    assert (done.answers.get("/data/email"), done.answers["/data/why"]) == (None, WORDS)
    assert susan.cases(study)[0].case.name == NAME
    assert susan.interviews(study)[0].answers["/data/email"] == "z@q.example"


def test_an_erased_person_is_nowhere_and_the_proof_of_what_came_stays(
    server: RunningServer, study: str, tmp_path: Path
) -> None:
    journal, other = told(study), told(study, "C2")
    code = push(server, journal)["stream"]["code"]
    push(server, other, 2)
    answer = call(server, "adam", study, "erase", person_id="C1", confirm="C1")
    assert answer.json()["is_new"], answer.text
    with server.services.database.read() as session:
        assert not session.exec(select(SegmentRow).where(SegmentRow.stream_id == journal.stream_id)).all()
        assert session.get(PersonKeyRow, (study, "C1")) is None
        assert session.get(PersonKeyRow, (study, "C2")) is not None
    susan = server.client("susan", "s")
    assert next((one.case.case_id, one.case.name, one.status) for one in susan.cases(study)) == ("C1", "", "erased")
    assert [one.interview_id for one in susan.interviews(study)] == [other.stream_id]
    assert [one.stream_id for one in susan.journals(study)] == [other.stream_id]
    (receipt,) = json.loads(server.services.inbox.have(_sender("anna"), _have(journal)).statement)["streams"]
    assert (receipt["have_seq"], receipt["head"], receipt["code"]) == (4, journal.entries[-1].head.hex(), code)


def _sender(user: str) -> Any:
    return Sender(user=user, role=Role.INTERVIEWER, device="device-1")


def _have(journal: Journal) -> Any:
    head = journal.entries[-1].head.hex()
    state = StreamState(study_id=journal.study_id, kind=journal.kind, stream_id=journal.stream_id, seq=4, head=head)
    return HaveRequest(streams=[state])


def test_a_note_that_is_written_beside_an_erasure_is_not_kept(
    server: RunningServer, study: str, database: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if database is None:
        pytest.skip("SQLite has one writer at a time")
    journal = told(study)
    push(server, journal)
    erasing = threading.Thread(target=server.services.erasing.erase, args=("adam", study, "C1"))
    latest_review = decisions.latest_review

    def erased_meanwhile(*arguments: Any) -> Any:
        erasing.start()
        wait_until_it_waits(erasing, database)
        return latest_review(*arguments)

    monkeypatch.setattr(decisions, "latest_review", erased_meanwhile)
    review(server, journal, NAME)
    erasing.join(20)
    assert notes(server, study) == [""]
    with server.services.database.read() as session:
        assert session.get(PersonKeyRow, (study, "C1")) is None


def test_erasing_twice_changes_nothing(server: RunningServer, study: str) -> None:
    push(server, told(study))
    first = call(server, "adam", study, "erase", person_id="C1", confirm="C1").json()
    ignored = ("session", "refresh_token", "device")
    before = {name: rows for name, rows in server.row_counts().items() if name not in (*ignored, "change", "counter")}
    second = call(server, "adam", study, "erase", person_id="C1", confirm="C1").json()
    after = server.row_counts()
    assert (second["is_new"], second["mark"], second["erased_at"]) == (False, first["mark"], first["erased_at"])
    assert {name: after[name] for name in before} == before


def test_what_comes_late_is_acknowledged_and_not_kept(server: RunningServer, study: str) -> None:
    call(server, "adam", study, "erase", person_id="C1", confirm="C1")
    late = told(study)
    assert push(server, late)["status"] == "tombstoned"
    assert push(server, late, 2)["status"] == "tombstoned"
    with server.services.database.read() as session:
        assert not session.exec(select(SegmentRow)).all()
        assert not session.exec(select(InboxRow)).all()
        assert session.get(PersonKeyRow, (study, "C1")) is None
    (order,) = [one for one in server.client("anna", "device-1").pull("").items if getattr(one, "erased", None)][-1:]
    assert order.case_id == "C1"


def test_the_sample_published_again_brings_nobody_back(server: RunningServer, study: str) -> None:
    call(server, "adam", study, "erase", person_id="C1", confirm="C1")
    again = publish_request(interviewers=("anna",), xform=FORM, study_id=study)
    person = CaseData(case_id="C1", name=NAME, phones=[PHONE])
    server.client("susan", "s").publish(again.model_copy(update={"cases": [person]}))
    assert server.client("susan", "s").cases(study)[0].case.name == ""


def test_only_an_administrator_erases_and_only_whom_they_typed(server: RunningServer, study: str) -> None:
    assert call(server, "susan", study, "erase", person_id="C1", confirm="C1").status_code == 403
    assert call(server, "adam", study, "erase", person_id="C1", confirm="C2").status_code == 400
    assert call(server, "adam", study, "erase", person_id="C9", confirm="C9").status_code == 404
    assert server.client("susan", "s").cases(study)[0].case.name == NAME


def test_a_wish_has_a_limit_of_a_month_and_is_answered_by_the_erasure(server: RunningServer, study: str) -> None:
    asked = call(server, "susan", study, "ask", person_id="C1").json()
    assert asked["due_at"] > asked["asked_at"][:10]
    assert call(server, "adam", study, "ask", person_id="C1").json()["asked_by"] == "susan"
    call(server, "adam", study, "erase", person_id="C1", confirm="C1")
    (request,) = server.services.rights.picture(study).requests
    assert (request.case_id, request.done_by, request.outcome) == ("", "adam", "erased")


@pytest.mark.parametrize("words", ["zelda", "Quarterstaff zelda", "2000 9876", "z@q.exa", "C1"])
def test_a_person_is_found_by_what_the_sample_says(server: RunningServer, study: str, words: str) -> None:
    found = call(server, "susan", study, "find", words=words).json()
    assert [one["case"]["case_id"] for one in found] == ["C1"]


def test_consents_are_read_on_by_an_index_however_many_journals_are_stored(server: RunningServer) -> None:
    database = server.services.database
    asked: list[tuple[str, Any]] = []
    if not database.is_sqlite:
        pytest.skip("PostgreSQL reads a table of one page as it lies")
    engine = database.run(lambda session: session.get_bind())
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))
    read_consents(database)
    ((statement, values),) = [one for one in asked if "FROM stream" in one[0]]
    with database.read() as session:
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert "USING INDEX stream_by_arrival" in plan[0].detail
    assert not any("TEMP B-TREE" in step.detail for step in plan)


def test_the_consent_record_has_wording_answer_and_who_asked_and_outlives_the_erasure(
    server: RunningServer, study: str
) -> None:
    push(server, told(study))
    assert read_consents(server.services.database) == 1
    assert read_consents(server.services.database) == 0
    ((consent,),) = [one["consents"] for one in call(server, "susan", study, "find", words="zelda").json()]
    assert (consent["purpose"], consent["wording"]) == ("recording", "May we record this call?")
    assert (consent["answer"], consent["is_given"], consent["asked_by"]) == ("yes", True, "anna")
    call(server, "susan", study, "withdraw", person_id="C1", purpose="recording")
    call(server, "adam", study, "erase", person_id="C1", confirm="C1")
    (row,) = server.row_counts()["consent"]
    assert "susan" in row
    assert "C1" not in row


def test_the_consent_in_an_interview_that_the_server_could_read_only_later_is_in_the_record(
    server: RunningServer, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = told(study).item()
    newer = replace(item, header=item.header.model_copy(update={"payload_version": 2}))
    server.client("anna").push(encode_batch("device-1", 1, [newer]))
    push(server, told(study, "C2"), 2)
    assert read_consents(server.services.database, datetime.now(UTC) + timedelta(hours=1)) == 1
    for module in (streams, rejudging):
        monkeypatch.setattr(module, "PAYLOAD_VERSION", 2)
    assert rejudging.judge_again(server.services.database) == 1
    assert read_consents(server.services.database) == 1


def test_a_person_gets_everything_in_a_file_that_they_can_read(server: RunningServer, study: str) -> None:
    push(server, told(study))
    packed = call(server, "susan", study, "export", person_id="C1").content
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        page, data = archive.read("person.html").decode(), json.loads(archive.read("person.json"))
    for words in (NAME, PHONE, WORDS, "May we record this call?", "gold"):
        assert words in page
    assert data["case"]["attributes"]["E-mail"] == "z@q.example"
    assert "<script" not in page


def test_after_a_restore_the_erased_stay_erased(
    server: RunningServer, study: str, database: str | None, tmp_path: Path
) -> None:
    journal = told(study)
    push(server, journal)
    settings = ServerSettings(data=tmp_path / "server", database=database)
    take(settings, tmp_path / "backups")
    call(server, "adam", study, "erase", person_id="C1", confirm="C1")
    restored = ServerSettings(data=tmp_path / "restored")
    restore(tmp_path / "backups", restored, ledgers=[settings.data / "erasures.jsonl"])
    with running_server(restored.data) as again:
        susan = again.client("susan", "s")
        assert susan.cases(study)[0].case.name == ""
        assert susan.interviews(study) == []
        with again.services.database.read() as session:
            assert session.get(PersonKeyRow, (study, "C1")) is None
        assert push(again, journal, 2)["status"] == "tombstoned"
    for words in (NAME, PHONE, WORDS):
        assert words.encode() not in stored(restored.data)


def test_older_backups_of_a_place_are_unreadable_for_the_erased_once_a_newer_one_is_there(
    server: RunningServer, study: str, database: str | None, tmp_path: Path
) -> None:
    push(server, told(study))
    settings = ServerSettings(data=tmp_path / "server", database=database)
    old = take(settings, tmp_path / "backups")
    with server.services.database.read() as session:
        share = bytes(session.get_one(PersonKeyRow, (study, "C1")).share)
    call(server, "adam", study, "erase", person_id="C1", confirm="C1")
    take(settings, tmp_path / "backups")
    for form in (share, share.hex().encode(), base64.b64encode(share)):
        assert form not in stored(old.folder)
    assert (study, "C1") not in {(s, p) for s, p, _ in read_person_keys(tmp_path / "backups", old.manifest, None)}
    restore(old.folder, ServerSettings(data=tmp_path / "restored"))
    with running_server(tmp_path / "restored") as again:
        assert again.client("susan", "s").interviews(study) == []


def test_what_the_ledger_names_is_erased_before_the_server_opens(tmp_path: Path) -> None:
    with running_server(tmp_path / "server") as server:
        server.add("anna")
        server.add("susan", Role.SUPERVISOR)
        study = server.client("susan", "s").publish(publish_request(interviewers=("anna",))).study_id
        push(server, interview(study))
        with server.services.database.read() as session:
            mark = person_keys(session).mark((study, "C1"))
    line = Erasure(study_id=study, mark=mark, at="2026-03-01T00:00:00.000Z", actor="adam", why="wish")
    Ledger(tmp_path / "server").note(line)
    with running_server(tmp_path / "server") as server:
        assert server.client("susan", "s").interviews(study) == []
        with server.services.database.read() as session:
            assert session.get(TombstoneRow, (study, mark)) is not None


def test_nobody_is_erased_when_the_ledger_cannot_be_written(server: RunningServer, study: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    server.services.erasing.ledger.places += (tmp_path / "file" / "ledger",)
    answer = call(server, "adam", study, "erase", person_id="C1", confirm="C1")
    assert "nothing was erased" in answer.text
    assert server.client("susan", "s").cases(study)[0].case.name == NAME


def test_a_line_of_the_ledger_is_whole_where_the_disk_takes_it_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:10]))
    line = Erasure(study_id="s", mark="m", at="2026-01-01", actor="adam", why="wish", files=("1" * 64,))
    add_to_ledger(tmp_path / "ledger", [line])
    assert read_ledger(tmp_path / "ledger") == [line]


def test_a_push_at_the_moment_of_the_erasure_leaves_nothing(server: RunningServer, study: str) -> None:
    push(server, told(study))
    batches = [encode_batch("device-1", number, [told(study).item()]) for number in range(2, 12)]
    anna = server.client("anna", "device-1")
    with ThreadPoolExecutor(4) as pool:
        pushes = [pool.submit(anna.push, batch) for batch in batches]
        erased = pool.submit(server.services.erasing.erase, "adam", study, "C1")
        statuses = {json.loads(one.result().statement)["items"][0]["status"] for one in pushes}
        erased.result()
    assert statuses <= {"applied", "tombstoned"}
    with server.services.database.read() as session:
        assert not session.exec(select(SegmentRow)).all()
        assert not session.exec(select(InterviewRow)).all()
        assert session.get(PersonKeyRow, (study, "C1")) is None


def test_nobody_queues_or_assigns_an_erased_case(server: RunningServer, study: str) -> None:
    server.services.erasing.erase("adam", study, "C1")
    with pytest.raises(SyncError, match="erased"):
        server.client("susan", "s").assign(study, ["C1"], "anna")
