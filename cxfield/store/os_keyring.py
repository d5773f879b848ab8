"""The keyring of the operating system, as far as it can be trusted: DPAPI, Keychain, Secret Service, KWallet."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

import keyring
from keyring.backend import KeyringBackend

SERVICE = "cxfield"
_TIMEOUT_S = 20.0
_UNUSABLE = ("keyring.backends.fail", "keyring.backends.null", "keyring.backends.chainer")
T = TypeVar("T")


class KeyringUnavailableError(Exception):
    """There is no keyring, it is locked, or it does not answer."""


def _is_trusted(backend: Any) -> bool:
    """Only what comes with `keyring` itself: others (keyrings.alt) may keep secrets in plain files."""
    module = type(backend).__module__
    return module.startswith("keyring.backends.") and module not in _UNUSABLE


def find_backend() -> KeyringBackend | None:
    """Return the keyring of this computer; None if there is none that keeps a secret."""
    try:
        chosen = keyring.get_keyring()
    except Exception:  # noqa: BLE001 - whatever a broken desktop session throws means the same: no keyring
        return None
    candidates = [chosen, *getattr(chosen, "backends", ())]
    return next((backend for backend in candidates if _is_trusted(backend)), None)


class OsKeyring:
    """Secrets by name under the service `cxfield`. Each call ends after 20 seconds at the latest."""

    def __init__(self, backend: KeyringBackend | None, *, timeout_s: float = _TIMEOUT_S) -> None:
        self._backend = backend
        self._timeout_s = timeout_s

    def get(self, name: str) -> str | None:
        """Return a secret; None if the keyring has none of that name. Raises `KeyringUnavailableError`."""
        return self._call(lambda backend: backend.get_password(SERVICE, name))

    def keep(self, name: str, secret: str) -> None:
        """Keep a secret and make sure that it can be read. Raises `KeyringUnavailableError`."""
        self._call(lambda backend: backend.set_password(SERVICE, name, secret))
        if self.get(name) != secret:
            raise KeyringUnavailableError("the keyring did not keep the secret")

    def forget(self, name: str) -> None:
        """Remove a secret, if it is there. Raises `KeyringUnavailableError`."""
        if self.get(name) is not None:
            self._call(lambda backend: backend.delete_password(SERVICE, name))

    def _call(self, ask: Callable[[KeyringBackend], T]) -> T:
        backend = self._backend
        if backend is None:
            raise KeyringUnavailableError("no keyring")
        answers: list[T] = []
        failures: list[Exception] = []

        def run() -> None:
            try:
                answers.append(ask(backend))
            except Exception as error:  # noqa: BLE001 - back ends raise errors of their own libraries
                failures.append(error)

        thread = threading.Thread(target=run, name="keyring", daemon=True)
        thread.start()
        thread.join(self._timeout_s)
        if answers:
            return answers[0]
        why = failures[0] if failures else f"no answer within {self._timeout_s:.0f} s"
        raise KeyringUnavailableError(str(why)) from (failures[0] if failures else None)
