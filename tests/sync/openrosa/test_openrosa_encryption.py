"""Encrypted submissions, opened by a decryptor that follows the specification."""

from __future__ import annotations

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from cxfield.sync.openrosa import encryption
from cxfield.sync.openrosa.encryption import EncryptionError, PlainFile, Record, encrypted, encrypted_size, seal
from tests.sync.openrosa.decryptor import Opened

RECORD = Record(
    form_id="water & well", version="2[encrypted:x]", instance_id="uuid:99b303d9-6494-477b-a30d-d8aae8867335"
)
XML = '<data id="water &amp; well"><name>Łódź</name></data>'.encode()


@pytest.fixture(scope="module")
def private_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def public_text(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> str:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return base64.b64encode(key.public_key().public_bytes(serialization.Encoding.DER, form)).decode()


def sealed(private_key: rsa.RSAPrivateKey, record: Record, media: dict[str, bytes]) -> tuple[bytes, dict[str, bytes]]:
    plain = [PlainFile(name=name, md5=hashlib.md5(content).hexdigest()) for name, content in media.items()]
    manifest = seal(encryption.read_public_key(public_text(private_key)), record, plain, XML)
    contents = {f"{name}.enc": content for name, content in media.items()} | {"submission.xml.enc": XML}
    files = {
        name: b"".join(encrypted([content[:7], content[7:]], manifest.key, record.instance_id, place))
        for place, (name, content) in enumerate(contents.items())
    }
    return manifest.xml, files


def test_what_is_sealed_opens_by_the_specification(private_key: rsa.RSAPrivateKey) -> None:
    media = {f"{n}.jpg": bytes([n]) * (16 * n) for n in range(20)}
    manifest, files = sealed(private_key, RECORD, media)
    opened = Opened(private_key, manifest, files)
    assert (opened.form_id, opened.version, opened.mark) == ("water & well", "2[encrypted:x]", "yes")
    assert opened.instance_id == RECORD.instance_id
    assert opened.plain == {**media, "submission.xml": XML}


def test_a_form_without_a_version_and_without_files_opens_too(private_key: rsa.RSAPrivateKey) -> None:
    record = Record(form_id="plain", version="", instance_id="uuid:1")
    opened = Opened(private_key, *sealed(private_key, record, {}))
    assert opened.version is None
    assert opened.plain == {"submission.xml": XML}


def test_the_size_of_an_encrypted_file_is_known_before(private_key: rsa.RSAPrivateKey) -> None:
    for size in (0, 1, 15, 16, 17, 32):
        content = b"".join(encrypted([bytes(size)], bytes(32), "uuid:1", 0))
        assert len(content) == encrypted_size(size)


def test_the_vectors_are_those_that_odk_central_computes() -> None:
    key = base64.b64decode("3TJoHf74zHbDwG3Ta+bcvfUr50C6yF/astfu+CdSnQU=")
    instance_id = "uuid:22525f8e-4f2d-41ed-94da-4c46a2478448"
    expected = {
        0: "39bbb0890f3222269da68b172146477a",
        1: "39bcb0890f3222269da68b172146477a",
        8: "39bcb18a103323279ea68b172146477a",
        15: "39bcb18a103323279ea78c182247487b",
        23: "3abdb28b113424289ea78c182247487b",
        31: "3abdb28b113424289fa88d192348497c",
    }
    for place, vector in expected.items():
        assert encryption.initialization_vector(key, instance_id, place).hex() == vector


def test_the_same_key_gives_the_same_bytes_again(private_key: rsa.RSAPrivateKey) -> None:
    first = b"".join(encrypted([b"picture"], bytes(32), "uuid:1", 3))
    assert first == b"".join(encrypted([b"pic", b"ture"], bytes(32), "uuid:1", 3))


def test_two_records_have_two_keys(private_key: rsa.RSAPrivateKey) -> None:
    one, other = sealed(private_key, RECORD, {}), sealed(private_key, RECORD, {})
    assert Opened(private_key, *one).key != Opened(private_key, *other).key


@pytest.mark.parametrize("text", ["", "no key", "AAAA", "ŁŁŁŁ"])
def test_a_damaged_public_key_is_said(text: str) -> None:
    with pytest.raises(EncryptionError, match="damaged"):
        encryption.read_public_key(text)


def test_a_key_that_is_no_rsa_key_or_too_short_is_said() -> None:
    for key in (ec.generate_private_key(ec.SECP256R1()), rsa.generate_private_key(65537, 1024)):
        with pytest.raises(EncryptionError, match="2048"):
            encryption.read_public_key(public_text(key))


def test_a_key_broken_into_lines_is_read(private_key: rsa.RSAPrivateKey) -> None:
    text = public_text(private_key)
    broken = "\n  ".join(text[i : i + 64] for i in range(0, len(text), 64))
    assert encryption.read_public_key(broken).key_size == 2048
