"""Submissions of ODK Collect and Enketo: kept, acknowledged with a receipt, never over something else."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import lxml.etree as etree
import pytest
from nacl.signing import VerifyKey

from cxfield.analysis.sources import study_on_server
from cxfield.server.openrosa.receipts import signed_text
from cxfield.sync.decision_messages import ADOPTED, ResolveRequest
from cxfield.sync.decisions import DecisionsClient
from cxfield.sync.file_fetching import files_of as files_of
from tests.server.openrosa.field import BOUNDARY, ROSA, Field, browser_body, instance, okhttp_body, publish
from tests.sync.openrosa.interviewer import form


def number() -> str:
    return f"uuid:{uuid4()}"


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def receipt_of(field: Field, response: object) -> dict:
    """Return the receipt of an answer, after its signature was checked."""
    headers = response.headers  # type: ignore[attr-defined]
    text = base64.b64decode(headers["x-cxfield-receipt"])
    key = VerifyKey(bytes(field.server.services.database.signing_key.verify_key))
    key.verify(signed_text(text), base64.b64decode(headers["x-cxfield-signature"]))
    return json.loads(text)


def test_collect_asks_first_and_is_told_how_much_at_once(field: Field) -> None:
    answer = field.wire.head(f"{field.base}/submission", headers=ROSA)
    assert answer.status_code == 204
    assert answer.headers["x-openrosa-accept-content-length"] == "100000000"
    assert answer.headers["x-openrosa-version"] == "1.0"
    assert "date" in answer.headers


def test_what_collect_sends_becomes_an_interview_with_its_answers_and_files(field: Field) -> None:
    one, photo = number(), b"\xff\xd8 a photo" * 9000
    xml = instance(one, inside="<photo0>1.jpg</photo0>")
    answer = field.send(xml, {"1.jpg": photo})
    assert answer.status_code == 201, answer.text
    assert "OpenRosaResponse" in answer.text
    receipt = receipt_of(field, answer)
    assert (receipt["instance_id"], receipt["sha256"]) == (one, sha(xml))
    assert receipt["files"] == [{"name": "1.jpg", "sha256": sha(photo), "beside": False}]
    interview_id = one.removeprefix("uuid:")
    status, answers = field.interviews()[interview_id]
    assert (status, answers) == ("completed", {"/data/village": "Ogre", "/data/photo0": "1.jpg"})
    client = field.server.client("susan", "office")
    (kept,) = files_of(client, field.study_id, interview_id)
    assert (kept.name, kept.state) == (sha(photo), "here")


def test_the_journal_reads_like_any_other_and_claims_no_times(field: Field) -> None:
    one = number()
    field.send(instance(one))
    field.interviews()
    study = study_on_server(field.server.client("susan", "office"), field.study_id)
    data = study.data()
    (record,) = [each for each in data.interviews if each.interview_id == one.removeprefix("uuid:")]
    assert not data.problems
    assert (record.status, record.interviewer, record.duration_s, record.clock_jumps) == ("completed", "anna", 0, 0)
    assert record.answers["/data/village"].value == "Ogre"
    assert record.answers["/data/end"].value.startswith("2026-03-01T")
    lines = [json.loads(line) for stream in study.streams for line in stream.lines]
    assert lines[0]["body"]["source"] == "openrosa"
    assert "shown" not in {line["kind"] for line in lines}


def test_the_same_bytes_are_acknowledged_as_often_as_they_come(field: Field) -> None:
    xml = instance(number())
    answers = [field.send(xml) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    assert len(field.interviews()) == 1
    assert field.send(xml).status_code == 201
    assert len(field.interviews()) == 1


def test_identical_posts_at_the_same_moment_are_all_taken_and_make_one_interview(field: Field) -> None:
    body = okhttp_body(instance(number(), inside="<photo0>1.jpg</photo0>"), {"1.jpg": b"photo"})
    with ThreadPoolExecutor(8) as pool:
        statuses = [answer.status_code for answer in pool.map(lambda _: field.post(body), range(8))]
    assert statuses == [201] * 8
    assert len(field.interviews()) == 1


def test_other_bytes_under_a_number_are_kept_beside_and_flagged(field: Field) -> None:
    one = number()
    first, second = instance(one, "Ogre"), instance(one, "Cesis")
    assert field.send(first).status_code == 201
    refused = field.send(second)
    assert refused.status_code == 409
    assert receipt_of(field, refused)["sha256"] == sha(second)
    assert field.send(first).status_code == 201
    assert field.send(second).status_code == 409
    assert [answers["/data/village"] for _, answers in field.interviews().values()] == ["Ogre"]
    assert field.aside() == [("conflict", "")]


def test_what_was_kept_aside_can_be_adopted_and_is_read_like_any_other(field: Field) -> None:
    one = number()
    field.send(instance(one, "Ogre"))
    field.send(instance(one, "Cesis"))
    field.turn()
    client = field.server.client("susan", "office")
    (aside,) = client.quarantine(field.study_id)
    name = {key: getattr(aside, key) for key in ("kind", "stream_id", "device", "sha256")}
    DecisionsClient(client).resolve(field.study_id, ResolveRequest(**name, verdict=ADOPTED, note="both are real"))
    data = study_on_server(client, field.study_id).data()
    assert not data.problems
    assert sorted(record.answers["/data/village"].value for record in data.counted) == ["Cesis", "Ogre"]


def test_more_files_than_headers_have_room_for_are_named_in_the_body(field: Field) -> None:
    files = {f"{n}-{'x' * 60}.jpg": b"%d" % n for n in range(60)}
    answer = field.send(instance(number()), files)
    assert answer.status_code == 201
    assert sum(len(name) + len(value) for name, value in answer.headers.items()) < 3500
    (element,) = etree.fromstring(answer.content).findall("{urn:cxfield:openrosa}receipt")
    text = base64.b64decode(element.text)
    key = VerifyKey(bytes(field.server.services.database.signing_key.verify_key))
    key.verify(signed_text(text), base64.b64decode(element.get("signature")))
    assert {file["name"] for file in json.loads(text)["files"]} == set(files)


def test_other_bytes_under_the_name_of_a_file_are_kept_beside(field: Field) -> None:
    xml = instance(number(), inside="<photo0>1.jpg</photo0>")
    field.send(xml, {"1.jpg": b"first"})
    answer = field.send(xml, {"1.jpg": b"second"})
    files = {file["sha256"]: file["beside"] for file in receipt_of(field, answer)["files"]}
    assert answer.status_code == 201
    assert files == {sha(b"first"): False, sha(b"second"): True}


def test_a_submission_in_several_requests_is_accepted_until_the_last_file_is_here(field: Field) -> None:
    xml = instance(number(), inside="<photo0>1.jpg</photo0><photo1>2.jpg</photo1>")
    assert field.send(xml).status_code == 202
    half = field.send(xml, {"1.jpg": b"one"})
    assert half.status_code == 202
    assert "2.jpg" in half.text
    assert field.interviews() == {}
    assert field.send(xml, {"2.jpg": b"two"}).status_code == 201
    assert len(field.interviews()) == 1


def test_a_version_that_is_not_published_yet_waits_with_a_receipt(field: Field) -> None:
    xml = instance(number(), version="2")
    answer = field.send(xml)
    assert answer.status_code == 404
    assert receipt_of(field, answer)["sha256"] == sha(xml)
    assert field.interviews() == {}
    assert field.aside() == [("unknown-version", "")]
    publish(field.server, form(version="2", photos=2), version="2", study_id=field.study_id)
    assert len(field.interviews()) == 1
    assert field.aside() == [("unknown-version", "server")]
    assert field.send(xml).status_code == 201


def test_a_form_that_is_not_known_is_kept_aside(field: Field) -> None:
    assert field.send(instance(number(), form_id="fire")).status_code == 404
    assert field.aside() == [("unknown-form", "")]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["original first", "edit first"])
def test_an_edit_and_its_original_are_both_kept_and_one_counts(field: Field, order: tuple[int, int]) -> None:
    one, two = number(), number()
    sent = [instance(one, "Ogre"), instance(two, "Cesis", deprecated=one)]
    for place in order:
        assert field.send(sent[place]).status_code == 201
        field.turn()
    states = {answers["/data/village"]: status for status, answers in field.interviews().values()}
    assert states == {"Ogre": "rejected", "Cesis": "completed"}
    assert field.send(sent[0]).status_code == 201


def test_a_second_edit_of_the_same_original_is_kept_aside(field: Field) -> None:
    one = number()
    for village, old in (("Ogre", ""), ("Cesis", one), ("Riga", one)):
        assert field.send(instance(one if not old else number(), village, deprecated=old)).status_code == 201
        field.turn()
    assert field.aside() == [("out-of-date", "")]


def test_an_edit_of_somebody_elses_interview_is_kept_aside(field: Field) -> None:
    one = number()
    field.send(instance(one))
    field.turn()
    _, secret = field.server.services.openrosa.access.make_token(field.study_id, "bert", "")
    field.secret = secret
    assert field.send(instance(number(), "Cesis", deprecated=one)).status_code == 201
    assert [status for status, _ in field.interviews().values()] == ["completed"]
    assert field.aside() == [("foreign", "")]


def test_a_closed_form_still_takes_and_acknowledges(field: Field) -> None:
    xml = instance(number())
    field.send(xml)
    field.server.services.openrosa.forms.set_closed(field.study_id, "water", is_closed=True)
    assert "water" not in field.get("formList").text
    assert field.send(xml).status_code == 201
    assert field.send(instance(number())).status_code == 201
    field.server.services.openrosa.forms.set_closed(field.study_id, "water", is_closed=False)
    assert "water" in field.get("formList").text


def test_what_the_browser_of_enketo_sends_is_read(field: Field) -> None:
    name = 'čau "x".png'
    xml = instance(number(), inside="<photo0>čau &quot;x&quot;.png</photo0>")
    answer = field.post(browser_body(xml, {name: b"png"}), BOUNDARY)
    assert answer.status_code == 201, answer.text
    assert [file["name"] for file in receipt_of(field, answer)["files"]] == [name]


def test_an_encrypted_submission_is_kept_whole_and_shown_to_supervisors(field: Field) -> None:
    xml = (
        '<data xmlns="http://opendatakit.org/submissions" encrypted="yes" id="water" version="1">'
        "<base64EncryptedKey>AAAA</base64EncryptedKey>"
        f'<meta xmlns="http://openrosa.org/xforms"><instanceID>{number()}</instanceID></meta>'
        "<media><file>1.jpg.enc</file></media><encryptedXmlFile>submission.xml.enc</encryptedXmlFile></data>"
    ).encode()
    assert field.send(xml, {"1.jpg.enc": b"x" * 40}).status_code == 202
    answer = field.send(xml, {"submission.xml.enc": b"y" * 40})
    assert answer.status_code == 201
    assert receipt_of(field, answer)["state"] == "encrypted"
    assert field.interviews() == {}
    assert field.aside() == [("encrypted", "")]


def test_a_value_that_is_no_choice_of_the_question_stands_in_a_remark(field: Field) -> None:
    inside = "<unknown>what the form has not</unknown>"
    one = number()
    assert field.send(instance(one, inside=inside)).status_code == 201
    field.interviews()
    journals = field.server.client("susan", "office").journals(field.study_id)
    remarks = [json.loads(line)["body"]["text"] for one in journals for line in one.lines if '"remark"' in line]
    assert any("what the form has not" in text for text in remarks)


def test_of_a_respondent_who_was_erased_nothing_is_kept_when_it_comes_again(field: Field) -> None:
    one = number()
    xml = instance(one, inside="<photo0>1.jpg</photo0>")
    field.send(xml, {"1.jpg": b"photo"})
    field.turn()
    field.server.services.erasing.erase("root", field.study_id, f"~{one.removeprefix('uuid:')}")
    again = field.send(xml, {"1.jpg": b"photo"})
    assert again.status_code == 201
    assert "erased" in again.text
    assert field.interviews() == {}
    edited = field.send(instance(one, "Cesis"))
    assert edited.status_code == 201
    assert field.aside() == []


def test_the_interview_is_made_behind_the_answer_without_anybody_asking(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    turning, turned = field.server.services.openrosa.turning, threading.Semaphore(0)
    monkeypatch.setattr(turning, "_is_busy", lambda: False)
    turn_soon = turning.turn_soon

    def turn_and_tell() -> None:
        turn_soon()
        turned.release()

    monkeypatch.setattr(turning, "turn_soon", turn_and_tell)
    field.send(instance(number()))
    assert turned.acquire(timeout=10)
    with turning._one:  # an earlier turn that is still under way takes it along
        found = field.server.client("susan", "office").interviews(field.study_id)
    assert [one.status for one in found] == ["completed"]
