"""Access tokens: what is not the server's own, whole and fresh, opens nothing, whatever it looks like."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from cxfield.server.database import Database, default_url
from cxfield.server.errors import NotSignedInError
from cxfield.server.people import sessions as sessions_module
from cxfield.server.people.accounts import Accounts
from cxfield.server.people.devices import Devices
from cxfield.server.people.sessions import Sessions
from cxfield.sync.messages import Role, SignInRequest
from tests.journal_device import PASSWORD


@pytest.fixture(scope="module")
def signed_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Sessions, str, SigningKey]]:
    folder: Path = tmp_path_factory.mktemp("tokens")
    database = Database(default_url(folder))
    accounts, devices = Accounts(database), Devices(database)
    sessions = Sessions(database, accounts, devices)
    accounts.add("anna", PASSWORD, Role.INTERVIEWER)
    token = sessions.sign_in(SignInRequest(user="anna", password=PASSWORD, device="d")).access_token
    yield sessions, token, database.signing_key
    database.close()


def _refused(sessions: Sessions, token: str) -> None:
    with pytest.raises(NotSignedInError):
        sessions.authenticate(token)


def _signed(key: SigningKey, payload: bytes, domain: bytes = b"cxfield access 1\n") -> str:
    signature = key.sign(domain + payload).signature
    return f"{base64.urlsafe_b64encode(payload).decode()}.{base64.urlsafe_b64encode(signature).decode()}"


@given(st.text(max_size=300))
def test_any_text_is_refused_and_breaks_nothing(signed_in: tuple[Sessions, str, SigningKey], text: str) -> None:
    _refused(signed_in[0], text)


@given(st.binary(max_size=200), st.binary(max_size=80))
def test_any_bytes_in_the_right_dress_are_refused(
    signed_in: tuple[Sessions, str, SigningKey], payload: bytes, signature: bytes
) -> None:
    dressed = (base64.urlsafe_b64encode(part).decode() for part in (payload, signature))
    _refused(signed_in[0], ".".join(dressed))


@given(st.data())
def test_one_changed_character_is_refused(signed_in: tuple[Sessions, str, SigningKey], data: st.DataObject) -> None:
    sessions, token, _key = signed_in
    place = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.sampled_from("ABCabc019-_=."))
    changed = token[:place] + letter + token[place + 1 :]
    if _decoded(changed) != _decoded(token):
        _refused(sessions, changed)


def _decoded(token: str) -> list[bytes] | None:
    """The last letter of base64 holds bits that mean nothing: such a token is the same one."""
    try:
        return [base64.b64decode(part, altchars=b"-_", validate=True) for part in token.split(".")]
    except ValueError:
        return None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
CLAIMS = st.fixed_dictionaries({}, optional=dict.fromkeys(("user", "device", "session", "expires"), JSON)) | JSON


@given(CLAIMS)
def test_claims_of_any_shape_are_refused_even_under_the_servers_own_signature(
    signed_in: tuple[Sessions, str, SigningKey], claims: object
) -> None:
    _refused(signed_in[0], _signed(signed_in[2], json.dumps(claims).encode()))


@pytest.mark.parametrize("change", ["user", "device", "session"])
def test_a_token_of_one_session_is_no_token_of_another(
    signed_in: tuple[Sessions, str, SigningKey], change: str
) -> None:
    sessions, token, key = signed_in
    claims = json.loads(base64.urlsafe_b64decode(token.partition(".")[0]))
    assert sessions.authenticate(_signed(key, json.dumps(claims).encode())).user == "anna"
    _refused(sessions, _signed(key, json.dumps({**claims, change: "other"}).encode()))


def test_another_key_another_purpose_and_a_past_time_are_refused(
    signed_in: tuple[Sessions, str, SigningKey], monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions, token, key = signed_in
    payload = base64.urlsafe_b64decode(token.partition(".")[0])
    _refused(sessions, _signed(SigningKey.generate(), payload))
    _refused(sessions, _signed(key, payload, b"cxfield statement 1\n"))
    _refused(sessions, _signed(key, payload, b""))
    monkeypatch.setattr(sessions_module.time, "time", lambda: json.loads(payload)["expires"] + 1)
    _refused(sessions, token)


def test_no_algorithm_is_negotiated(signed_in: tuple[Sessions, str, SigningKey]) -> None:
    sessions, token, _key = signed_in
    payload = token.partition(".")[0]
    header = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
    for forged in (f"{header}.{payload}.", f"{payload}.", payload, f"{payload}.{payload}"):
        _refused(sessions, forged)
