"""The code that opens a workspace whose PIN was forgotten: derived here, wrapped around the key there.

Nothing is kept for a device: its secret is computed from a master secret of the server and the number that the device
counts. So a restored server knows all codes, and a used one is worthless once the device has taken the next number.
"""

from __future__ import annotations

import hashlib
import hmac

from cxfield.recovery_code import NUMBERS, SECRET_BYTES, number_shown, spoken
from cxfield.server.database import Database, own_secret, record_audit
from cxfield.server.errors import NotAllowedError, RefusedError
from cxfield.server.people.accounts import Sender
from cxfield.server.people.devices import Devices
from cxfield.sync.access_messages import PinCode, PinCodeRequest, RecoverySecret

_MASTER = "recovery_master"


class Recovery:
    """Secrets for devices, and the same ones as codes for who reads them out."""

    def __init__(self, database: Database, devices: Devices) -> None:
        self._database, self._devices = database, devices

    def secret_for(self, sender: Sender, number: int) -> RecoverySecret:
        """Return the secret that the sender's device wraps its key with."""
        number %= NUMBERS
        return RecoverySecret(number=number, secret=self._secret(sender.user, sender.device, number).hex())

    def code(self, request: PinCodeRequest, *, actor: str, only_interviewers: bool) -> PinCode:
        """Return the code to read out; who asked for which device stands in the audit trail.

        Raises:
            NotAllowedError: The device is locked. RefusedError: What was typed is not what this device shows.
        """
        user, device = request.user, request.device
        number = number_shown(user, device, request.shown)
        with self._database.write() as session:
            row, account = self._devices.found(session, user, device, only_interviewers=only_interviewers)
            if row.revoked or account.disabled:
                raise NotAllowedError("This device or its account is locked; no code is given for it.")
            if number is None:
                raise RefusedError(
                    "This is not what that laptop shows: have it read again, letter by letter, "
                    "and look whether the right laptop is chosen."
                )
            record_audit(session, actor=actor, action="pin-code-given", subject=f"{user} {device} {number}")
        return PinCode(code=spoken(self._secret(user, device, number)))

    def _secret(self, user: str, device: str, number: int) -> bytes:
        words = f"cxfield recovery 1\n{user}\n{device}\n{number}".encode()
        master = own_secret(self._database, _MASTER)
        return hmac.new(master, words, hashlib.sha256).digest()[:SECRET_BYTES]
