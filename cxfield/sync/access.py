"""What is asked of the server about passwords, devices and the audit trail, over a `Connection`."""

from __future__ import annotations

from pydantic import TypeAdapter

from cxfield.store.device_key import DeviceKey
from cxfield.sync import access_messages as messages
from cxfield.sync.connection import JSON, Connection, checked
from cxfield.sync.messages import sign_in_words

_DEVICES = TypeAdapter(list[messages.DeviceLine])


def change_password(connection: Connection, password: str, new_password: str) -> None:
    """Give oneself a new password; the session goes on, all others end.

    Raises:
        SyncError: The old one is wrong, or the new one against the rules: in a sentence.
    """
    change = messages.PasswordChange(password=password, new_password=new_password)
    content = change.model_dump_json().encode()
    connection.ask("POST", "/v1/password", content=content, headers={"Content-Type": JSON})


def devices(connection: Connection) -> list[messages.DeviceLine]:
    """List the devices that one looks after."""
    return checked(_DEVICES, connection.ask("GET", "/v1/devices"))


def make_code(connection: Connection, user: str) -> messages.EnrolmentCode:
    """Make a code that lets one new device in; `user` empty: for whoever gets it."""
    return connection.post("/v1/devices/code", messages.CodeRequest(user=user), messages.EnrolmentCode)


def revoke(connection: Connection, user: str, device: str) -> messages.DeviceLine:
    """Lock a device."""
    return _change(connection, "revoke", user, device)


def wipe(connection: Connection, user: str, device: str) -> messages.DeviceLine:
    """Lock a device and have it wipe itself once it has delivered everything."""
    return _change(connection, "wipe", user, device)


def hurry_wipe(connection: Connection, user: str, device: str) -> messages.DeviceLine:
    """Have a wipe that was asked for wait for no backup."""
    return _change(connection, "wipe-now", user, device)


def readmit(connection: Connection, user: str, device: str) -> messages.DeviceLine:
    """Unlock a device."""
    return _change(connection, "readmit", user, device)


def _change(connection: Connection, what: str, user: str, device: str) -> messages.DeviceLine:
    name = messages.DeviceName(user=user, device=device)
    return connection.post(f"/v1/devices/{what}", name, messages.DeviceLine)


def pin_code(connection: Connection, user: str, device: str, shown: str) -> str:
    """Return the code to read out to who has forgotten the PIN; `shown` is what that laptop shows."""
    request = messages.PinCodeRequest(user=user, device=device, shown=shown)
    return connection.post("/v1/devices/pin-code", request, messages.PinCode).code


def recovery_secret(connection: Connection, number: int) -> messages.RecoverySecret:
    """Fetch what this device wraps its key with, besides the PIN."""
    return connection.get(f"/v1/recovery?number={number}", messages.RecoverySecret)


def tell_wiped(connection: Connection, user: str, device: str, signature: str) -> None:
    """Say that a workspace is wiped; needs no session."""
    notice = messages.WipedNotice(user=user, device=device, signature=signature)
    connection.post("/v1/devices/wiped", notice, messages.DeviceLine, is_open=True)


def wiped_signature(key: DeviceKey, user: str, device: str) -> str:
    """Return the device's word that it has wiped itself; made while it still has its key."""
    return key.sign(messages.WIPED, sign_in_words(user, device))


def audit(connection: Connection, before: int | None = None) -> messages.AuditState:
    """Verify the audit trail and return its newest entries."""
    query = f"?before={before}" if before else ""
    return connection.get(f"/v1/audit{query}", messages.AuditState)
