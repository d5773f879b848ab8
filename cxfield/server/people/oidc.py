"""Signing in through an OpenID provider of the house. Its word is checked here; the session is ours as usual.

The desktop opens the browser and brings the code; the server exchanges it and verifies the ID token: issuer, audience,
nonce, expiry, one fixed list of algorithms. It maps to an existing account: first by e-mail address, then by subject.
"""

from __future__ import annotations

import hmac
import json
import os
import threading
import time
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from sqlmodel import Session

from cxfield.server.database import Database, record_audit
from cxfield.server.errors import BusyError, NotSignedInError, RefusedError
from cxfield.server.people.accounts import CONSOLE
from cxfield.server.people.sessions import Sessions, check_key
from cxfield.server.tables import AccountRow, MetaRow
from cxfield.sync.address import is_loopback, server_address
from cxfield.sync.messages import Tokens
from cxfield.sync.oidc_messages import OidcOffer, OidcSignIn

ALGORITHMS = ("RS256", "PS256", "ES256")
ISSUER_VARIABLE, CLIENT_VARIABLE, SECRET_VARIABLE = "CXFIELD_OIDC_ISSUER", "CXFIELD_OIDC_CLIENT", "CXFIELD_OIDC_SECRET"
LEEWAY_S = 60
KNOWN_FOR_S = 3600
KEYS_AGAIN_AFTER_S = 10
AT_ONCE = 4
FAILED_FOR_S = 10.0
"""So long nobody asks again a provider that has just failed: while it is down everybody hears so at once."""
WHOLE_S = 20.0
"""How long an answer of the provider may take from its first byte to its last."""
_SETTING = "oidc"
_MOST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class OidcSetting:
    """Which provider. `secret` is empty for a public client, which PKCE protects."""

    issuer: str
    client_id: str
    secret: str = ""


@dataclass(frozen=True, slots=True)
class _Provider:
    """What the provider says of itself, and its keys, as of `at`."""

    facts: dict[str, Any]
    keys: KeySet
    at: float


class OpenIdConnect:
    """Off until it is set up, by `cxfield oidc` or by the environment."""

    def __init__(self, database: Database, sessions: Sessions) -> None:
        self._database, self._sessions = database, sessions
        self._provider: _Provider | None = None
        self._room = threading.BoundedSemaphore(AT_ONCE)
        self._asking, self._failed_at = threading.Lock(), float("-inf")

    def setting(self) -> OidcSetting | None:
        """Return the provider in use; None where there is none. The environment goes before what was kept."""
        issuer, client = os.environ.get(ISSUER_VARIABLE), os.environ.get(CLIENT_VARIABLE)
        if issuer and client:
            return OidcSetting(issuer=issuer, client_id=client, secret=os.environ.get(SECRET_VARIABLE, ""))
        with self._database.read() as session:
            row = session.get(MetaRow, _SETTING)
        return OidcSetting(**json.loads(row.value)) if row is not None and row.value else None

    def keep(self, setting: OidcSetting | None) -> None:
        """Use a provider from now on; None for passwords only.

        Raises:
            PlainHttpError, NotOurServerError: Its address is none, or not encrypted.
        """
        if setting is not None:
            server_address(setting.issuer)
        with self._database.write() as session:
            row = session.get(MetaRow, _SETTING) or MetaRow(name=_SETTING, value="")
            row.value = json.dumps(asdict(setting)) if setting else ""
            session.add(row)
            record_audit(session, actor=CONSOLE, action="oidc-set", subject=setting.issuer if setting else "off")
        self._provider, self._failed_at = None, float("-inf")

    def offer(self) -> OidcOffer:
        """Say where the browser goes."""
        setting = self.setting()
        if setting is None:
            return OidcOffer()
        endpoint = str(self._known(setting).facts["authorization_endpoint"])
        return OidcOffer(authorization_endpoint=endpoint, client_id=setting.client_id)

    def sign_in(self, request: OidcSignIn) -> Tokens:
        """Begin a session for who came back through the browser.

        Raises:
            NotSignedInError: The provider does not stand behind it, or means somebody else.
            RefusedError: This server knows passwords only. BusyError: The provider does not answer.
        """
        setting = self.setting()
        if setting is None:
            raise RefusedError("This server signs people in by password only.")
        check_key(request)
        _require_loopback(request.redirect_uri)
        claims = self._claims(setting, request)

        def begin(session: Session) -> Tokens:
            account = _account_of(session, setting, request.user, claims)
            return self._sessions.begin(session, account, request)

        return self._database.run(begin)

    def _claims(self, setting: OidcSetting, request: OidcSignIn) -> dict[str, Any]:
        if not self._room.acquire(timeout=LEEWAY_S):
            raise BusyError("Too many people sign in at this moment; try again.", retry_after_s=LEEWAY_S)
        try:
            token = self._exchange(setting, request)
            claims = self._verified(setting, token)
        finally:
            self._room.release()
        if not hmac.compare_digest(str(claims.get("nonce", "")), request.nonce):
            raise _not_theirs()
        return claims

    def _exchange(self, setting: OidcSetting, request: OidcSignIn) -> str:
        fields = {
            "grant_type": "authorization_code",
            "code": request.code,
            "redirect_uri": request.redirect_uri,
            "client_id": setting.client_id,
            "code_verifier": request.verifier,
        }
        if setting.secret:
            fields["client_secret"] = setting.secret
        answer = _ask("POST", str(self._known(setting).facts["token_endpoint"]), fields)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise _not_theirs()
        return token

    def _verified(self, setting: OidcSetting, token: str) -> dict[str, Any]:
        registry = jwt.JWTClaimsRegistry(
            leeway=LEEWAY_S,
            iss={"essential": True, "value": setting.issuer},
            aud={"essential": True, "value": setting.client_id},
            sub={"essential": True, "allow_blank": False},
            exp={"essential": True},
            iat={"essential": True},
        )
        try:
            claims = self._decoded(setting, token).claims
            registry.validate(claims)
        except (JoseError, ValueError, TypeError) as error:
            raise _not_theirs() from error
        audiences = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
        if len(audiences) > 1 and claims.get("azp") != setting.client_id:
            raise _not_theirs()
        return claims

    def _decoded(self, setting: OidcSetting, token: str) -> jwt.Token:
        """Decode with the keys that are known; a key that is not may be a new one of the provider."""
        known = self._known(setting)
        try:
            return jwt.decode(token, known.keys, algorithms=ALGORITHMS)
        except (InvalidKeyIdError, ValueError):
            if time.monotonic() - known.at < KEYS_AGAIN_AFTER_S:
                raise
        self._provider = None
        return jwt.decode(token, self._known(setting).keys, algorithms=ALGORITHMS)

    def _known(self, setting: OidcSetting) -> _Provider:
        """Return what is known of the provider; asked by one at a time where that is nothing, or old."""
        known = self._fresh(setting)
        if known is not None:
            return known
        with self._asking:
            known = self._fresh(setting)
            if known is None:
                if time.monotonic() - self._failed_at < FAILED_FOR_S:
                    raise _provider_fails()
                known = self._provider = self._asked(setting)
        return known

    def _fresh(self, setting: OidcSetting) -> _Provider | None:
        known = self._provider
        is_fresh = known is not None and time.monotonic() - known.at <= KNOWN_FOR_S
        return known if known is not None and is_fresh and known.facts["issuer"] == setting.issuer else None

    def _asked(self, setting: OidcSetting) -> _Provider:
        try:
            facts = _ask("GET", f"{setting.issuer.rstrip('/')}/.well-known/openid-configuration")
            wanted = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
            if facts.get("issuer") != setting.issuer or not all(isinstance(facts.get(one), str) for one in wanted):
                raise _provider_fails()
            keys = KeySet.import_key_set(_ask("GET", facts["jwks_uri"]))  # type: ignore[arg-type]
        except BusyError:
            self._failed_at = time.monotonic()
            raise
        return _Provider(facts, keys, time.monotonic())


def _ask(method: str, address: str, fields: dict[str, str] | None = None) -> dict[str, Any]:
    """Return the JSON object that the provider answers: bounded, in time, and never through a redirect."""
    address = server_address(address)
    proxies = not is_loopback(urlsplit(address).hostname or "")
    body, until = bytearray(), time.monotonic() + WHOLE_S
    try:
        with (
            httpx.Client(timeout=10.0, follow_redirects=False, trust_env=proxies) as http,
            http.stream(method, address, data=fields, headers={"Accept": "application/json"}) as response,
        ):
            for piece in response.iter_bytes():
                body += piece
                if len(body) > _MOST_BYTES or time.monotonic() > until:
                    raise _provider_fails()
    except httpx.HTTPError as error:
        raise _provider_fails() from error
    if response.status_code in (400, 401):
        raise _not_theirs()
    try:
        answer = json.loads(body)
    except ValueError as error:
        raise _provider_fails() from error
    if not response.is_success or not isinstance(answer, dict):
        raise _provider_fails()
    return answer


def _account_of(session: Session, setting: OidcSetting, user: str, claims: dict[str, Any]) -> AccountRow:
    """Return the account that the provider's word is about; the first time its subject is kept."""
    row = session.get(AccountRow, user, with_for_update=True)
    subject = f"{setting.issuer} {claims['sub']}"
    if row is None or row.disabled:
        raise _nobody()
    if not row.subject:
        email = claims.get("email") if claims.get("email_verified") is True else None
        if not row.email or not isinstance(email, str) or email.casefold() != row.email:
            raise _nobody()
        row.subject = subject
        session.add(row)
        record_audit(session, actor=user, action="oidc-subject-kept", subject=user)
    if row.subject != subject:
        raise _nobody()
    return row


def _require_loopback(redirect_uri: str) -> None:
    address = urlsplit(redirect_uri)
    if address.scheme != "http" or not is_loopback(address.hostname or ""):
        raise RefusedError("The browser must come back to this very computer; update the application.")


def _not_theirs() -> NotSignedInError:
    return NotSignedInError("The sign-in through the browser does not hold; begin it again.")


def _nobody() -> NotSignedInError:
    return NotSignedInError("The browser signed in somebody else than this user, or there is no such account here.")


def _provider_fails() -> BusyError:
    return BusyError("The sign-in service of your house does not answer properly; try again.", retry_after_s=30)
