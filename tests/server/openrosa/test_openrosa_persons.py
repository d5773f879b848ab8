"""Respondents of whom only a submission is here: erased, handed out and kept no longer than others."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import col, select, update

from cxfield.server.openrosa import intake
from cxfield.server.people.accounts import CONSOLE, Sender
from cxfield.server.persons.ledger import Erasure
from cxfield.server.persons.retention import Retention, Terms
from cxfield.server.tables import (
    BackedUpRow,
    OpenRosaFileRow,
    OpenRosaSubmissionRow,
    PersonKeyRow,
    StreamRow,
    TombstoneRow,
)
from cxfield.sync.messages import Role
from tests.server.openrosa.field import Field, instance
from tests.server.test_server_waiting import wait_until_it_waits

OFFICE = Sender(user=CONSOLE, role=Role.ADMINISTRATOR, device=CONSOLE)


def number() -> str:
    return str(uuid4())


def erase(field: Field, one: str) -> Any:
    return field.server.services.erasing.erase("adam", field.study_id, f"~{one}")


def exported(field: Field, one: str) -> dict[str, Any]:
    packed = field.server.services.person_export.packed(OFFICE, field.study_id, f"~{one}")
    data: dict[str, Any] = json.loads(zipfile.ZipFile(io.BytesIO(packed)).read("person.json"))
    return data


def test_other_content_that_comes_beside_an_erasure_leaves_nothing_of_the_person(
    field: Field, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    database = field.server.services.database
    if database.is_sqlite:
        pytest.skip("SQLite has one writer at a time")
    address = database.run(lambda session: session.get_bind().url.render_as_string(hide_password=False))
    one = number()
    field.send(instance(f"uuid:{one}"))
    field.turn()
    erasing = threading.Thread(target=erase, args=(field, one))
    is_erased = intake._is_erased

    def erased_meanwhile(*arguments: Any) -> bool:
        answer = is_erased(*arguments)
        if erasing.ident is None:
            erasing.start()
            wait_until_it_waits(erasing, address)
        return answer

    monkeypatch.setattr(intake, "_is_erased", erased_meanwhile)
    field.send(instance(f"uuid:{one}", "Cesis"))
    erasing.join(20)
    with database.read() as session:
        mine = (col(OpenRosaSubmissionRow.study_id) == field.study_id,)
        assert session.exec(select(OpenRosaSubmissionRow).where(*mine)).all() == []
        assert session.get(PersonKeyRow, (field.study_id, f"~{one}")) is None
        assert session.exec(select(TombstoneRow).where(TombstoneRow.study_id == field.study_id)).all()
    assert field.aside() == []


def test_a_file_that_comes_beside_an_erasure_stands_in_the_ledger(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = number()
    xml = instance(f"uuid:{one}", inside="<photo0>1.jpg</photo0>")
    field.send(xml)
    erasing = field.server.services.erasing
    note, noted = erasing.ledger.note, []

    def note_meanwhile(line: Erasure) -> None:
        note(line)
        noted.append(line)
        if len(noted) == 1:
            field.send(xml, {"1.jpg": b"a photo"})
            with field.server.services.database.read() as session:
                query = select(OpenRosaFileRow.stored_sha256).where(OpenRosaFileRow.study_id == field.study_id)
                stored.extend(session.exec(query))

    stored: list[str] = []
    monkeypatch.setattr(erasing.ledger, "note", note_meanwhile)
    erase(field, one)
    (line,) = [line for line in erasing.ledger.lines() if line.study_id == field.study_id]
    assert stored
    assert set(stored) <= set(line.files)


def test_interviews_without_a_case_go_after_their_days_too(field: Field) -> None:
    services, one, late = field.server.services, number(), number()
    field.send(instance(f"uuid:{one}"))
    field.send(instance(f"uuid:{late}"))
    assert set(field.interviews()) == {one, late}
    with services.database.write() as session:
        mine = (col(StreamRow.study_id) == field.study_id, col(StreamRow.stream_id) == one)
        stream = session.exec(select(StreamRow).where(*mine)).one()
        session.add(BackedUpRow(study_id=field.study_id, kind="interview", stream_id=one, seq=stream.last_seq))
    office = Retention(services.database, services.erasing, lambda: date(2099, 1, 1))
    office.set_terms("adam", field.study_id, Terms(field_ends_on="2026-03-31", answer_days=30))
    (due,) = [due for due in office.due() if due.study_id == field.study_id]
    assert (due.erased, due.waiting) == ((f"~{one}",), 1)
    office.run()
    assert set(field.interviews()) == {late}
    (due,) = [due for due in office.due() if due.study_id == field.study_id]
    assert (due.erased, due.waiting) == ((), 1)


def test_what_is_kept_aside_of_a_person_is_handed_out(field: Field) -> None:
    one = number()
    field.send(instance(f"uuid:{one}", "Ogre"))
    field.send(instance(f"uuid:{one}", "Cesis"))
    field.turn()
    told = exported(field, one)
    assert [sent["reason"] for sent in told["submissions"]] == ["", "conflict"]
    assert ["Ogre" in told["submissions"][0]["xml"], "Cesis" in told["submissions"][1]["xml"]] == [True, True]


def test_of_whom_only_an_item_kept_aside_is_here_that_is_handed_out(field: Field) -> None:
    one = number()
    assert field.send(instance(f"uuid:{one}", "Valka", version="77")).status_code == 404
    assert "Valka" in exported(field, one)["submissions"][0]["xml"]


def test_an_encrypted_submission_that_waits_for_a_file_never_becomes_an_interview(field: Field) -> None:
    one = number()
    xml = (
        '<data xmlns="http://opendatakit.org/submissions" encrypted="yes" id="water" version="1">'
        f"<base64EncryptedKey>AAAA</base64EncryptedKey><meta><instanceID>uuid:{one}</instanceID></meta>"
        "<encryptedXmlFile>submission.xml.enc</encryptedXmlFile></data>"
    ).encode()
    assert field.send(xml).status_code == 202
    with field.server.services.database.write() as session:
        session.exec(update(OpenRosaSubmissionRow).values(received_at="2026-01-01T00:00:00.000Z"))
    assert field.interviews() == {}
    assert field.send(xml, {"submission.xml.enc": b"y" * 40}).status_code == 201
    assert field.interviews() == {}
    assert field.aside() == [("encrypted", "")]


def test_one_submission_that_fails_again_and_again_holds_up_no_other(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    turning, turned = field.server.services.openrosa.turning, threading.Event()
    monkeypatch.setattr(turning, "_is_busy", lambda: False)
    turn, bad, good = turning._turn, number(), number()

    def fails(key: tuple[str, str, int]) -> None:
        if key[1] == f"uuid:{bad}":
            raise ValueError("a row that cannot be read")
        turn(key)
        turned.set()

    monkeypatch.setattr(turning, "_turn", fails)
    with turning._one:  # both are there before it begins
        field.send(instance(f"uuid:{bad}"))
        field.send(instance(f"uuid:{good}"))
    turning.turn_soon()
    assert turned.wait(10)


def test_an_edit_and_its_original_are_one_respondent(field: Field) -> None:
    first, second, third = number(), number(), number()
    field.send(instance(f"uuid:{first}", "Ogre"))
    field.send(instance(f"uuid:{second}", "Cesis", deprecated=f"uuid:{first}"))
    field.send(instance(f"uuid:{third}", "Valka", deprecated=f"uuid:{second}"))
    field.turn()
    assert len(exported(field, second)["submissions"]) == 3
    assert erase(field, second).journals == 3
    assert field.interviews() == {}
    assert "erased" in field.send(instance(f"uuid:{first}", "Ogre")).text


def test_nobody_has_an_interview_of_somebody_else_erased_by_naming_it(field: Field) -> None:
    mine, theirs = number(), number()
    field.send(instance(f"uuid:{theirs}"))
    field.turn()
    _, secret = field.server.services.openrosa.access.make_token(field.study_id, "bert", "Bert's phone")
    replace(field, secret=secret).send(instance(f"uuid:{mine}", deprecated=f"uuid:{theirs}"))
    field.turn()
    erase(field, mine)
    assert set(field.interviews()) == {theirs}
