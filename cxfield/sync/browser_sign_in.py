"""Signing in through the browser of the computer (RFC 8252): a code comes back to a port of loopback, with PKCE."""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
import webbrowser
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from cxfield.sync.connection import Connection
from cxfield.sync.errors import WrongPasswordError
from cxfield.sync.messages import SIGN_IN, Tokens, sign_in_words
from cxfield.sync.oidc_messages import OidcOffer, OidcSignIn

PATH = "/cxfield"
WAIT_S = 180.0
_PAGE = "<!doctype html><meta charset='utf-8'><title>cxfield</title><p>Go back to cxfield; this page can be closed."


def sign_in_by_browser(
    connection: Connection,
    user: str,
    *,
    enrolment_code: str = "",
    open_browser: Callable[[str], object] = webbrowser.open,
    wait_s: float = WAIT_S,
) -> Tokens:
    """Begin a session by the house's own sign-in. Waits for the person: not on the window's thread.

    Raises:
        WrongPasswordError: The server knows passwords only, nobody came back in time, or it was somebody else.
        SyncError: It did not go through.
    """
    offer = connection.one(OidcOffer, connection.ask("GET", "/v1/oidc", is_open=True))
    if not offer.authorization_endpoint:
        raise WrongPasswordError("Give your password: this server does not sign people in through the browser.")
    verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
    with _Doorstep(secrets.token_urlsafe(24)) as doorstep:
        open_browser(_address(offer, doorstep, verifier, nonce))
        code = doorstep.wait(wait_s)
        request = OidcSignIn(
            user=user,
            device=connection.device,
            enrolment_code=enrolment_code,
            code=code,
            verifier=verifier,
            nonce=nonce,
            redirect_uri=doorstep.address,
            **connection.signed(SIGN_IN, sign_in_words(user, connection.device)),
        )
    return connection.begin("/v1/oidc/sign-in", request)


def _address(offer: OidcOffer, doorstep: _Doorstep, verifier: str, nonce: str) -> str:
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    query = {
        "response_type": "code",
        "scope": "openid email",
        "client_id": offer.client_id,
        "redirect_uri": doorstep.address,
        "state": doorstep.state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    joint = "&" if "?" in offer.authorization_endpoint else "?"
    return f"{offer.authorization_endpoint}{joint}{urlencode(query)}"


class _Doorstep:
    """Where the browser comes back to: one port of loopback, one path, one state."""

    def __init__(self, state: str) -> None:
        self.state = state
        self._code = self._refusal = ""
        doorstep = self

        class Handler(BaseHTTPRequestHandler):
            timeout = 10

            def do_GET(self) -> None:
                is_theirs = doorstep._take(self.path)
                self.send_response(200 if is_theirs else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(_PAGE.encode() if is_theirs else b"")

            def log_message(self, *_arguments: object) -> None:
                """Say nothing: a code stands in the path."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}{PATH}"

    def __enter__(self) -> _Doorstep:
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.server_close()

    def wait(self, wait_s: float) -> str:
        """Return the code that comes back. Raises `WrongPasswordError` where none does."""
        end = time.monotonic() + wait_s
        while not self._code and not self._refusal:
            left = end - time.monotonic()
            if left <= 0:
                raise WrongPasswordError("Nobody came back from the browser in time; begin again.")
            self._server.timeout = left
            self._server.handle_request()
        if self._refusal:
            raise WrongPasswordError(f"The sign-in in the browser was refused ({self._refusal}).")
        return self._code

    def _take(self, path: str) -> bool:
        address = urlsplit(path)
        found = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path != PATH or not secrets.compare_digest(found.get("state", "").encode(), self.state.encode()):
            return False
        self._code, self._refusal = found.get("code", ""), found.get("error", "")[:100]
        return bool(self._code or self._refusal)
