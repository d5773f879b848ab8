"""Where the key of a workspace is kept: in the keyring of the operating system, or wrapped by a PIN. Never plain.

`key.json` beside the database says which, and names the key by a fingerprint that does not give it away.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from keyring.backend import KeyringBackend
from uuid_utils import uuid7

from cxfield.store.database_key import DatabaseKey
from cxfield.store.errors import KeyLeftError, KeyMissingError, PinNeededError, WrongPinError
from cxfield.store.folder import make_private_folder, overwrite, write_private_file
from cxfield.store.opening import DATABASE_NAME, KEY_FILE_NAME
from cxfield.store.os_keyring import KeyringUnavailableError, OsKeyring, find_backend
from cxfield.store.pin_wrap import SHORTEST_PIN, PinCost, unwrap, wait_after, wrap

_RECOVERY = "Your answers are still there: ask a supervisor to recover the key with the study key; delete nothing."
_DEFAULT_COST = PinCost()


class KeyRing:
    """The keys of one workspace folder.

    Args:
        backend: The keyring to use; by default that of this computer, if it has one that can be trusted.
        wall_time: Seconds since 1970; for the waiting after wrong PINs.
    """

    def __init__(
        self,
        folder: Path,
        *,
        backend: KeyringBackend | Callable[[], KeyringBackend | None] | None = find_backend,
        cost: PinCost = _DEFAULT_COST,
        wall_time: Callable[[], float] = time.time,
    ) -> None:
        self._folder = folder
        self._path = folder / KEY_FILE_NAME
        found = backend() if callable(backend) else backend
        self._keyring = OsKeyring(found)
        self._cost = cost
        self._wall_time = wall_time

    @classmethod
    def load_or_create(cls, folder: Path, user: str, pin: str | None = None) -> DatabaseKey:
        """Return the key of the workspace in `folder`; a new one where there is no workspace yet.

        Raises:
            KeyMissingError, PinNeededError, WrongPinError
        """
        ring = cls(folder)
        return ring.load(pin) if ring.exists or ring.has_database else ring.create(user, pin)

    @property
    def exists(self) -> bool:
        """There is a key file."""
        return self._path.exists()

    @property
    def has_database(self) -> bool:
        """There is a database, whether or not there is a key for it."""
        return (self._folder / DATABASE_NAME).exists()

    @property
    def needs_pin(self) -> bool:
        """`load` will ask for the PIN. It says what is wrong with a damaged key file; here nobody is kept out by it."""
        with contextlib.suppress(KeyMissingError):
            return self.exists and self._read()["kept"] == "pin"
        return False

    @property
    def user(self) -> str:
        """Whose key it is, as the key file says; empty where it does not."""
        with contextlib.suppress(KeyMissingError):
            return str(self._read().get("user", ""))
        return ""

    @property
    def workspace_id(self) -> str:
        """Name of the workspace, under which the keyring keeps its secrets."""
        return str(self._read()["workspace"])

    def create(self, user: str, pin: str | None = None) -> DatabaseKey:
        """Make a new key and keep it, in the keyring or else under `pin`; durable when it returns.

        Raises:
            KeyMissingError: There is a database here already: a new key would not open it.
            PinNeededError: There is no keyring and no PIN (4 characters at least) was given.
        """
        if self.exists or self.has_database:
            raise KeyMissingError(f"There is a workspace in {self._folder} already; it is not made anew. {_RECOVERY}")
        make_private_folder(self._folder)
        key = DatabaseKey.random()
        self._keep(key, workspace=str(uuid7()), user=user, pin=pin)
        return key

    def restore(self, key: DatabaseKey, user: str, pin: str | None = None) -> None:
        """Keep a key that was recovered (see `escrow.recover`), under a new PIN where there is no keyring."""
        workspace = str(uuid7())
        if self.exists:
            with contextlib.suppress(KeyMissingError):  # where the file is damaged, the workspace gets a new name
                workspace = self.workspace_id
        self._keep(key, workspace=workspace, user=user, pin=pin)

    def load(self, pin: str | None = None) -> DatabaseKey:
        """Return the key.

        Raises:
            KeyMissingError: The keyring has lost it or holds another one, or the key file is gone.
            PinNeededError: A PIN is needed. WrongPinError: It is not the right one, or it is too early to try.
        """
        data = self._read()
        packed = self._from_keyring(data) if data["kept"] == "keyring" else self._from_pin(data, pin)
        try:
            key = DatabaseKey.from_bytes(packed)
        except ValueError as error:
            raise KeyMissingError(f"The key of {self._folder} is damaged. {_RECOVERY}") from error
        if key.fingerprint() != data["fingerprint"]:
            raise KeyMissingError(f"The keyring holds another key than that of {self._folder}. {_RECOVERY}")
        return key

    def _keep(self, key: DatabaseKey, *, workspace: str, user: str, pin: str | None) -> None:
        data: dict[str, Any] = {
            "v": 1,
            "workspace": workspace,
            "user": user,
            "fingerprint": key.fingerprint(),
            "failures": 0,
            "retry_at": 0,
        }
        try:
            self._keyring.keep(workspace, base64.b64encode(key.to_bytes()).decode())
        except KeyringUnavailableError as error:
            if pin is None or len(pin) < SHORTEST_PIN:
                raise PinNeededError(
                    f"This computer has no keyring for secrets: choose a PIN of at least {SHORTEST_PIN} characters."
                ) from error
            wrapped = wrap(key.to_bytes(), pin, context=workspace, cost=self._cost)
            self._write({**data, "kept": "pin", "wrapped": wrapped})
        else:
            self._write({**data, "kept": "keyring"})

    def _from_keyring(self, data: dict[str, Any]) -> bytes:
        try:
            secret = self._keyring.get(data["workspace"])
        except KeyringUnavailableError as error:
            raise KeyMissingError(
                f"The keyring of this computer does not answer ({error}); unlock it and try again. {_RECOVERY}"
            ) from error
        if secret is None:
            raise KeyMissingError(f"The keyring of this computer no longer has the key of {self._folder}. {_RECOVERY}")
        try:
            return base64.b64decode(secret, validate=True)
        except binascii.Error as error:
            raise KeyMissingError(f"The key of {self._folder} in the keyring is damaged. {_RECOVERY}") from error

    def _from_pin(self, data: dict[str, Any], pin: str | None) -> bytes:
        if pin is None:
            raise PinNeededError("Enter your PIN to open the workspace.")
        early = math.ceil(min(data["retry_at"] - self._wall_time(), wait_after(data["failures"])))
        if early > 0:
            raise WrongPinError(f"Too many wrong PINs. Wait {early} seconds, then try again.", wait_s=early)
        failures = data["failures"] + 1
        wait_s = wait_after(failures)
        # Counted before it is tried, so that ending the program in between does not buy another try.
        self._write({**data, "failures": failures, "retry_at": self._wall_time() + wait_s})
        try:
            packed = unwrap(data["wrapped"], pin, context=data["workspace"])
        except ValueError as error:
            raise KeyMissingError(f"The key file {self._path} is damaged. {_RECOVERY}") from error
        if packed is None:
            more = f" Wait {wait_s} seconds before the next try." if wait_s else " Try again."
            raise WrongPinError(f"That PIN is not right.{more}", wait_s=wait_s)
        self._write({**data, "failures": 0, "retry_at": 0})
        return packed

    def destroy(self) -> None:
        """Remove the key and the refresh token from keyring and disk: the database can be read by nobody any more.

        Raises:
            KeyLeftError: The keyring does not let go of the key; nothing was removed.
        """
        if self.exists:
            with contextlib.suppress(KeyMissingError):  # a damaged key file names no workspace in the keyring
                data = self._read()
                if data["kept"] == "keyring":
                    self._forget(data["workspace"])
        overwrite(self._path)

    def _forget(self, workspace: str) -> None:
        try:
            for name in (workspace, self._token_name()):
                self._keyring.forget(name)
            gone = self._keyring.get(workspace) is None
        except KeyringUnavailableError:
            gone = False
        if not gone:
            raise KeyLeftError(
                "The keyring of this computer does not let go of the key, so the workspace was not removed. "
                "Unlock the keyring and try again."
            )

    # ---- refresh token ----

    def keep_token(self, token: str) -> bool:
        """Keep the refresh token in the keyring; False where the key is not there either.

        The caller then keeps it as a setting of the encrypted database.
        """
        if self.needs_pin:
            return False
        try:
            self._keyring.keep(self._token_name(), token)
        except KeyringUnavailableError:
            return False
        return True

    def token(self) -> str | None:
        """Return the refresh token of the keyring; None if it has none."""
        if self.needs_pin:
            return None
        try:
            return self._keyring.get(self._token_name())
        except KeyringUnavailableError:
            return None

    def forget_token(self) -> None:
        """Remove the refresh token from the keyring, if it is there."""
        try:
            self._keyring.forget(self._token_name())
        except KeyringUnavailableError:
            return

    def _token_name(self) -> str:
        return f"{self.workspace_id}/refresh-token"

    # ---- key file ----

    def _read(self) -> dict[str, Any]:
        try:
            data = json.loads(self._path.read_text("utf-8"))
            texts = all(isinstance(data[name], str) for name in ("workspace", "kept", "fingerprint"))
            numbers = all(isinstance(data[name], int | float) for name in ("failures", "retry_at"))
            if data["v"] == 1 and texts and numbers and (data["kept"] == "keyring" or "wrapped" in data):
                return dict(data)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise KeyMissingError(f"The key file {self._path} is missing or damaged. {_RECOVERY}") from error
        raise KeyMissingError(f"The key file {self._path} was made by another version of cxfield. {_RECOVERY}")

    def _write(self, data: dict[str, Any]) -> None:
        write_private_file(self._path, json.dumps(data, indent=1, sort_keys=True).encode())
