"""Encrypted forms over the wire: nothing readable leaves, and what arrives opens with the private key."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import lxml.etree as etree
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from cxfield.fieldwork.upload_settings import keep_upload_rules
from cxfield.store.openrosa_values import SubmissionState
from cxfield.sync.errors import UnreachableError
from cxfield.sync.on_store import at_once
from cxfield.sync.openrosa.freezing import FormFacts, freeze_completed
from cxfield.sync.upload_rules import UploadRules, When
from tests.sync.openrosa.central_peer import CentralPeer, Held
from tests.sync.openrosa.decryptor import Opened
from tests.sync.openrosa.interviewer import Interviewer, form, picture
from tests.sync.openrosa.test_openrosa_encryption import public_text

VERSION = "3[encrypted:AZrd]"


@pytest.fixture(scope="module")
def private_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture
def sealing(peer: CentralPeer, anna: Interviewer, private_key: rsa.RSAPrivateKey) -> Interviewer:
    """An interviewer with a form that wants encryption."""
    peer.publish(encrypted_form(public_text(private_key)))
    anna.pull()
    return anna


def encrypted_form(key: str) -> bytes:
    return form(version=VERSION, photos=2, inside=f'<submission base64RsaPublicKey="{key}"/>')


def opened(private_key: rsa.RSAPrivateKey, held: Held) -> Opened:
    files = {name: content for name, content in held.files.items() if content is not None}
    return Opened(private_key, held.xml, files)


def test_what_arrives_opens_with_the_private_key_only(
    peer: CentralPeer, sealing: Interviewer, private_key: rsa.RSAPrivateKey
) -> None:
    photos = {"photo0": picture((255, 0, 0), 300), "photo1": picture((0, 0, 255))}
    interview = sealing.complete("Secretville", photos=photos)
    assert sealing.send().sent == 1
    (held,) = peer.held.values()
    assert not any(b"Secretville" in one["xml"] + b"".join(one["files"].values()) for one in peer.posted)
    record = opened(private_key, held)
    assert (record.form_id, record.version, record.mark) == ("water", VERSION, "yes")
    assert record.plain["submission.xml"] == sealing.store.instance(interview)
    assert record.instance_id == sealing.submission(interview).instance_id
    kept = {file.sha256 for file in sealing.store.attachments.of_interview(interview)}
    sent = {hashlib.sha256(content).hexdigest() for name, content in record.plain.items() if name != "submission.xml"}
    assert sent == kept


def test_a_second_attempt_sends_the_very_same_bytes(
    peer: CentralPeer, sealing: Interviewer, private_key: rsa.RSAPrivateKey
) -> None:
    sealing.complete(photos={"photo0": picture(edge=200)})
    peer.lost_answers = 1
    with pytest.raises(UnreachableError):
        sealing.send()
    assert sealing.send().sent == 1
    first, second = peer.posted
    assert (first["xml"], first["files"]) == (second["xml"], second["files"])


def test_the_key_goes_when_it_arrived(sealing: Interviewer) -> None:
    sealing.complete()
    sealing.send()
    (submission,) = sealing.store.openrosa.submissions()
    assert submission.key == b""


def test_a_submission_that_is_cut_opens_too(
    peer: CentralPeer, sealing: Interviewer, private_key: rsa.RSAPrivateKey
) -> None:
    sealing.complete(photos={"photo0": picture(edge=150), "photo1": picture((0, 9, 9), 150)})
    peer.limit = 4_500
    assert sealing.send().sent == 1
    assert len(peer.posted) > 1
    assert "submission.xml" in opened(private_key, next(iter(peer.held.values()))).plain


def test_a_correction_is_encrypted_under_a_number_of_its_own(
    peer: CentralPeer, sealing: Interviewer, private_key: rsa.RSAPrivateKey
) -> None:
    interview = sealing.complete("Ogre")
    sealing.send()
    first = sealing.submission(interview).instance_id
    sealing.correct(interview, "Olaine")
    assert sealing.send().sent == 1
    record = opened(private_key, peer.held[sealing.submission(interview).instance_id])
    root = etree.fromstring(record.plain["submission.xml"])
    assert root.findtext("village") == "Olaine"
    assert root.xpath("//*[local-name()='deprecatedID']/text()") == [first]


def test_a_form_with_a_damaged_key_is_not_begun_and_nothing_goes_out_in_the_clear(
    peer: CentralPeer, anna: Interviewer
) -> None:
    peer.publish(encrypted_form("AAAA"))
    anna.pull()
    assert not anna.line().can_begin
    assert "cannot be encrypted" in anna.line().problem


def test_an_interview_whose_key_is_damaged_stays_here(peer: CentralPeer, sealing: Interviewer) -> None:
    interview = sealing.complete("Secretville")
    facts = sealing.forms.facts

    def damaged(content_hash: str, xml: bytes) -> FormFacts:
        return replace(facts(content_hash, xml), public_key="AAAA")

    freeze_completed(sealing.store, damaged, sealing.now, at_once)
    sealing.send()
    assert sealing.submission(interview).state is SubmissionState.UNDELIVERED
    assert peer.posted == []


def test_the_answers_are_encrypted_from_the_bytes_that_the_signature_means(
    peer: CentralPeer, sealing: Interviewer, private_key: rsa.RSAPrivateKey
) -> None:
    interview = sealing.complete("Secretville")
    peer.lost_answers = 1
    with pytest.raises(UnreachableError):
        sealing.send()
    (frozen,) = sealing.store.openrosa.submissions(interview)
    assert frozen.plain == sealing.store.instance(interview)
    sealing.send()
    assert opened(private_key, next(iter(peer.held.values()))).plain["submission.xml"] == frozen.plain
    assert sealing.store.openrosa.submissions(interview)[0].plain == b""


def test_encrypted_answers_are_sent_without_a_file_that_is_gone(
    peer: CentralPeer, sealing: Interviewer, private_key: rsa.RSAPrivateKey
) -> None:
    interview = sealing.complete("Secretville", photos={"photo0": picture(), "photo1": picture((0, 0, 255))})
    sealing.store.attachments.of_interview(interview)[0].path.unlink()
    sealing.send()
    (held,) = peer.held.values()
    assert len(opened(private_key, held).plain) == 2
    assert sealing.submission(interview).reason == "files-missing"


def test_encrypted_answers_are_sent_where_files_may_not(
    peer: CentralPeer, sealing: Interviewer, private_key: rsa.RSAPrivateKey
) -> None:
    keep_upload_rules(sealing.store, UploadRules(when=When.ASKED))
    sealing.complete("Secretville", photos={"photo0": picture()})
    sealing.send()
    (held,) = peer.held.values()
    assert [name for name, content in held.files.items() if content is not None] == ["submission.xml.enc"]
    keep_upload_rules(sealing.store, UploadRules(when=When.ALWAYS))
    assert sealing.send().sent == 1
    assert b"Secretville" in opened(private_key, held).plain["submission.xml"]
