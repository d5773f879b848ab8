"""The project's own OpenRosa client against its own server, end to end."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.openrosa_values import SubmissionState
from tests.server.openrosa.field import Field, field_of
from tests.sync.openrosa.interviewer import Interviewer, form, picture

SMALL = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Interviewer]]:
    opened: list[Interviewer] = []

    def made(address: str, user: str = "", password: str = "") -> Interviewer:
        store = DeviceStore.create(tmp_path / f"device-{len(opened)}", DatabaseKey.random(), rules=SMALL)
        opened.append(Interviewer(store, address, user, password))
        return opened[-1]

    yield made
    for interviewer in opened:
        interviewer.store.close()


@pytest.mark.parametrize("way", ["token", "digest"])
def test_a_form_is_fetched_and_an_interview_with_a_photo_sent_and_corrected(
    field: Field, make: Callable[..., Interviewer], way: str
) -> None:
    if way == "token":
        anna = make(field.base)
    else:
        anna = make(field.root, "anna", field.server.services.openrosa.access.make_password("anna"))
    assert anna.pull().as_json()["received_forms"] == 1
    interview_id = anna.complete("Ogre", {"photo0": picture()})
    anna.send()
    assert anna.submission(interview_id).state is SubmissionState.SENT
    anna.correct(interview_id, "Cesis")
    anna.send()
    assert anna.submission(interview_id).state is SubmissionState.SENT
    states = {answers["/data/village"]: status for status, answers in field.interviews().values()}
    assert states == {"Ogre": "rejected", "Cesis": "completed"}
    assert field.aside() == []


def test_an_encrypted_form_is_sent_so_that_the_server_reads_nothing(
    field: Field, make: Callable[..., Interviewer]
) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
    kind, shape = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    public = base64.b64encode(key.public_bytes(kind, shape)).decode()
    xform = form(photos=1, inside=f'<submission base64RsaPublicKey="{public}"/>')
    sealed = field_of(field.server, xform)
    anna = make(sealed.base)
    anna.pull()
    interview_id = anna.complete("Ogre", {"photo0": picture()})
    anna.send()
    assert anna.submission(interview_id).state is SubmissionState.SENT
    assert sealed.interviews() == {}
    assert sealed.aside() == [("encrypted", "")]
