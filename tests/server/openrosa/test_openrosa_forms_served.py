"""Forms as ODK Collect and Enketo fetch them, and who may."""

from __future__ import annotations

import hashlib
import logging

import httpx
import lxml.etree as etree
import pytest

from cxfield.server.openrosa.digest import NONCE_S, Nonces
from cxfield.server.openrosa.forms import plain_xform
from cxfield.sync.messages import Role
from tests.journal_device import RunningServer
from tests.server.openrosa.field import ROSA, Field, field_of, instance, okhttp_body
from tests.sync.openrosa.interviewer import form

LIST = "{http://openrosa.org/xforms/xformsList}"
MANIFEST = "{http://openrosa.org/xforms/xformsManifest}"
TOWNS = b"name,label\nogre,Ogre\n"


@pytest.fixture
def with_file(rosa_server: RunningServer) -> Field:
    xform = form(inside='<instance id="towns" src="jr://file-csv/towns.csv"/>')
    return field_of(rosa_server, xform, media={"towns.csv": TOWNS})


def test_the_list_leads_to_the_form_and_its_files_with_right_hashes(with_file: Field) -> None:
    listed = etree.fromstring(with_file.get("formList").content).find(f"{LIST}xform")
    said = {child.tag.removeprefix(LIST): child.text for child in listed}
    assert (said["formID"], said["version"]) == ("water", "1")
    content = with_file.wire.get(said["downloadUrl"], headers=ROSA).content
    assert said["hash"] == f"md5:{hashlib.md5(content).hexdigest()}"
    (file,) = etree.fromstring(with_file.wire.get(said["manifestUrl"], headers=ROSA).content)
    told = {child.tag.removeprefix(MANIFEST): child.text for child in file}
    assert (told["filename"], told["hash"]) == ("towns.csv", f"md5:{hashlib.md5(TOWNS).hexdigest()}")
    assert with_file.wire.get(told["downloadUrl"], headers=ROSA).content == TOWNS


def test_a_list_that_is_known_is_not_sent_again(field: Field) -> None:
    first = field.get("formList")
    again = field.get("formList", **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "<xform>" not in field.get("formList?formID=fire").text
    assert "<xform>" in field.get("formList?formID=water&verbose=true").text


def test_a_request_without_the_version_of_the_protocol_is_refused_in_xml(field: Field) -> None:
    answer = field.wire.get(f"{field.base}/formList")
    assert answer.status_code == 400
    assert "OpenRosaResponse" in answer.text


def test_what_only_cxfield_reads_does_not_reach_other_programs() -> None:
    xform = form(extra='<cx:metric xmlns:cx="urn:cxfield:xforms" name="nps"/>')
    xform = xform.replace(
        b'<bind nodeset="/data/village"', b'<bind xmlns:cx="urn:cxfield:xforms" cx:missing="dk" nodeset="/data/village"'
    )
    served = plain_xform(xform)
    assert b"urn:cxfield" not in served
    assert b'required="true()"' in served
    assert plain_xform(form()) == form()


def test_a_token_that_was_taken_back_or_is_of_another_study_opens_nothing(field: Field) -> None:
    other = field_of(field.server)
    assert (
        field.wire.get(
            f"{field.server.url}/openrosa/key/{field.secret}/{other.study_id}/formList", headers=ROSA
        ).status_code
        == 403
    )
    field.server.services.openrosa.access.revoke_token(field.token.token_id)
    refused = field.get("formList")
    assert refused.status_code == 403
    assert "OpenRosaResponse" in refused.text


def test_no_token_stands_in_the_log_or_in_the_figures(field: Field, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        field.get("formList")
        field.get("nothing/here")
        field.send(b"<no")
        field.send(instance("uuid:1"))
    told = "".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records if record.name != "httpx")
    told += httpx.get(f"{field.server.url}/metrics").text
    assert "/openrosa/key/{token}/{study_id}/formList" in told
    assert field.secret not in told


@pytest.mark.parametrize("kind", [httpx.DigestAuth, httpx.BasicAuth])
def test_a_device_password_signs_in_by_digest_and_plainly_on_this_machine(field: Field, kind: type) -> None:
    password = field.server.services.openrosa.access.make_password("anna")
    with httpx.Client(auth=kind("anna", password), headers=ROSA) as client:
        assert client.get(f"{field.root}/formList").status_code == 200
        assert client.head(f"{field.root}/submission").status_code == 204
        sent = client.post(
            f"{field.root}/submission",
            content=okhttp_body(instance(f"uuid:{kind.__name__}")),
            headers={"Content-Type": "multipart/form-data; boundary=2f1c7a"},
        )
        assert sent.status_code == 201
    with httpx.Client(auth=kind("anna", password + "x"), headers=ROSA) as client:
        assert client.get(f"{field.root}/formList").status_code == 401
    with httpx.Client(auth=kind("nobody", password), headers=ROSA) as client:
        assert client.get(f"{field.root}/formList").status_code == 401


def test_without_credentials_both_digests_are_offered(field: Field) -> None:
    answer = field.wire.get(f"{field.root}/formList", headers=ROSA)
    offered = answer.headers.get_list("www-authenticate")
    assert answer.status_code == 401
    assert [word for offer in offered for word in ("MD5", "SHA-256", "Basic") if word in offer] == [
        "MD5",
        "SHA-256",
        "Basic",
    ]


def test_an_answer_for_another_address_or_with_an_old_nonce_is_not_taken(field: Field) -> None:
    access = field.server.services.openrosa.access
    password = access.make_password("anna")
    auth = httpx.DigestAuth("anna", password)
    flow = auth.auth_flow(httpx.Request("GET", f"{field.root}/formList", headers=ROSA))
    asked = next(flow)
    answered = flow.send(field.wire.send(asked))
    header = answered.headers["authorization"]
    assert field.wire.get(f"{field.root}/formList", headers={**ROSA, "Authorization": header}).status_code == 200
    moved = field.wire.head(f"{field.root}/submission", headers={**ROSA, "Authorization": header})
    assert moved.status_code == 401
    kept, access._nonces._now = access._nonces._now, lambda: kept() + NONCE_S + 1
    stale = field.wire.get(f"{field.root}/formList", headers={**ROSA, "Authorization": header})
    access._nonces._now = kept
    assert stale.status_code == 401
    assert "stale=true" in stale.headers["www-authenticate"]


def test_nonces_of_one_worker_are_known_to_every_other() -> None:
    assert Nonces(b"key").is_fresh(Nonces(b"key").new())
    assert not Nonces(b"other").is_ours(Nonces(b"key").new())


def test_who_does_not_take_part_in_the_study_is_not_let_in(field: Field) -> None:
    password = field.server.services.openrosa.access.make_password("bert")
    with httpx.Client(auth=httpx.DigestAuth("bert", password), headers=ROSA) as client:
        assert client.get(f"{field.root}/formList").status_code == 403


def test_whoever_guesses_waits(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cxfield.server.people import address_limits
    from tests.journal_device import running_server

    monkeypatch.setattr(address_limits, "AT_ONCE", 3)
    with running_server(tmp_path) as server:
        server.add("anna")
        server.add("susan", Role.SUPERVISOR)
        field = field_of(server)
        statuses = [
            field.wire.get(f"{server.url}/openrosa/key/{n}/{field.study_id}/formList", headers=ROSA).status_code
            for n in range(5)
        ]
        assert statuses[0] == 403
        assert statuses[-1] == 429
        assert field.get("formList").status_code == 200  # colleagues in the same house go on
