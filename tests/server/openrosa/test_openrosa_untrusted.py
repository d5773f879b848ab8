"""What a submission may bring along: refused in a sentence or kept safely, never a failure of the server."""

from __future__ import annotations

import hashlib
import json
import socket
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from cxfield.server.openrosa import journal
from cxfield.server.openrosa.journal import MOST_ELEMENTS
from cxfield.server.routes import openrosa
from tests.server.openrosa.field import Field, instance, okhttp_body
from tests.server.openrosa.test_openrosa_submissions import receipt_of

CLOSING = b"--2f1c7a--\r\n"
HEAD = b'--2f1c7a\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\n'


def part(name: bytes, content: bytes = b"x", extra: bytes = b"") -> bytes:
    return HEAD % (name, name) + extra + b"\r\n" + content + b"\r\n"


def xml(inside: str = "") -> bytes:
    return instance(f"uuid:{uuid4()}", inside=inside)


BILLION = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><data id="water">&b;</data>'
OUTSIDE = b'<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]><data id="water">&f;</data>'
NO_NUMBER = b'<data id="water" version="1"><village>Ogre</village></data>'


@pytest.mark.parametrize(
    "sent",
    [
        BILLION,
        OUTSIDE,
        NO_NUMBER,
        b"",
        b"<data",
        instance("uuid:1")[:-20],
        b"<a>" * 5000,
        instance("u" * 300),
        b"\x00\x01\x02",
    ],
    ids=["entities", "outside", "no number", "empty", "begun", "cut off", "deep", "long number", "bytes"],
)
def test_xml_that_cannot_be_kept_under_a_number_is_refused_in_a_sentence(field: Field, sent: bytes) -> None:
    answer = field.send(sent)
    assert answer.status_code == 400
    assert "OpenRosaResponse" in answer.text
    assert "passwd" not in answer.text
    assert field.interviews() == {}


@pytest.mark.parametrize(
    "body",
    [
        part(b"a") * 65_536 + CLOSING,
        HEAD % (b"a", b"a") + b"X: " + b"y" * 20_000 + b"\r\n\r\n" + CLOSING,
        HEAD % (b"a", b"a") + b"X: y\r\n" * 2000 + b"\r\n" + CLOSING,
        okhttp_body(xml())[:-30],
        okhttp_body(xml(), boundary="other"),
        b"--2f1c7a\r\n\r\nno name\r\n" + CLOSING,
        part(b"xml_submission_file", xml(), b"Content-Length: 7\r\n") + CLOSING,
        part(b"xml_submission_file", xml()) * 2 + CLOSING,
        part(b"photo", b"x") + CLOSING,
        b"",
        b"\r\n" * 1000,
    ],
    ids=[
        "65,536 parts",
        "long header",
        "many headers",
        "cut off",
        "wrong boundary",
        "no name",
        "wrong length",
        "two",
        "no submission",
        "empty",
        "line ends",
    ],
)
def test_a_body_that_is_no_submission_is_refused_and_nothing_of_it_stays(field: Field, body: bytes) -> None:
    answer = field.post(body)
    assert answer.status_code == 400, answer.text
    assert "OpenRosaResponse" in answer.text
    assert field.interviews() == {}


@pytest.mark.parametrize("kind", ["", "text/xml", "multipart/form-data", "multipart/form-data; boundary=" + "b" * 200])
def test_a_body_of_another_kind_is_refused(field: Field, kind: str) -> None:
    assert field.post(okhttp_body(xml()), **{"Content-Type": kind}).status_code == 400


def test_a_compressed_body_is_refused(field: Field) -> None:
    assert field.post(okhttp_body(xml()), **{"Content-Encoding": "gzip"}).status_code == 400


def test_names_of_files_are_never_paths_and_have_one_unicode_form(field: Field) -> None:
    decomposed = "cafe\u0301.jpg"
    sent = xml(f"<photo0>{decomposed}</photo0>")
    files = {"../../etc/passwd": b"1", "C:\\\\x\\\\y.jpg": b"2", decomposed: b"3", "n" * 400 + ".jpg": b"4"}
    answer = field.send(sent, files)
    assert answer.status_code == 201, answer.text
    names = {file["name"] for file in receipt_of(field, answer)["files"]}
    assert {"passwd", "y.jpg", "caf\u00e9.jpg"} < names
    assert all(len(name.encode()) <= 255 for name in names)


def test_a_file_whose_name_is_written_otherwise_belongs_to_its_question(field: Field) -> None:
    written = "cafe\u0301.jpg"
    field.send(xml(f"<photo0>{written}</photo0>"), {written: b"3"})
    field.turn()
    journals = field.server.client("susan", "office").journals(field.study_id)
    events = [json.loads(line) for one in journals for line in one.lines]
    assert [event["body"]["ref"] for event in events if event["kind"] == "attached"] == ["/data/photo0"]


def test_a_submission_that_would_hold_up_the_others_is_kept_and_not_run(field: Field) -> None:
    assert field.send(xml("<who>a</who>" * (MOST_ELEMENTS + 1))).status_code == 201
    assert field.interviews() == {}
    assert field.aside() == [("not-readable", "")]


def test_a_submission_that_takes_too_long_is_kept_and_not_run(field: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "LONGEST_S", -1.0)
    assert field.send(xml()).status_code == 201
    assert field.interviews() == {}
    assert field.aside() == [("not-readable", "")]


def test_a_length_above_the_announced_one_is_refused_before_a_byte_is_read(field: Field) -> None:
    answer = _raw(field, b"Content-Length: 2147483648\r\n", b"")
    assert b" 413 " in answer.partition(b"\r\n")[0]


def test_a_body_without_end_is_cut_off_at_the_announced_length(field: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    from cxfield.server.openrosa import multipart

    monkeypatch.setattr(multipart, "ACCEPTED_BYTES", 300_000)
    answer = field.post(okhttp_body(xml(), {"1.jpg": b"x" * 600_000}))
    assert answer.status_code == 413
    assert field.interviews() == {}


def test_who_sends_too_slowly_is_told_so(field: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openrosa, "READ_S", 0.05)
    answer = _raw(field, b"Content-Length: 5000\r\n", b"--2f1c7a\r\n")
    assert b" 408 " in answer.partition(b"\r\n")[0]


def test_after_all_that_a_submission_is_still_taken(field: Field) -> None:
    sent = xml()
    answer = field.send(sent)
    assert (answer.status_code, answer.headers["x-cxfield-sha256"]) == (201, hashlib.sha256(sent).hexdigest())


def _raw(field: Field, header: bytes, begun: bytes) -> bytes:
    """Send the begin of a request and return the answer."""
    address = urlsplit(field.base)
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as wire:
        wire.sendall(
            f"POST {address.path}/submission HTTP/1.1\r\nHost: x\r\nX-OpenRosa-Version: 1.0\r\n".encode()
            + b"Content-Type: multipart/form-data; boundary=2f1c7a\r\n"
            + header
            + b"\r\n"
            + begun
        )
        return wire.recv(4096)
