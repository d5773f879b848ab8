"""Devices: codes that let them in, locking, wiping, and the code for a forgotten PIN. And the audit trail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from cxfield.server import requests
from cxfield.server.people.accounts import Sender
from cxfield.server.policy import Action, Relation, is_allowed, require
from cxfield.server.requests import SenderDep, ServicesDep, open_message, signed_in_message
from cxfield.sync import access_messages as messages
from cxfield.sync.messages import Message, Role

router = APIRouter(prefix="/v1")


def _small(model: type[Message], action: Action) -> Callable[..., Any]:
    return signed_in_message(model, action, limit_in=requests.SMALL_BYTES, limit=requests.SMALL_BYTES)


DeviceDep = Annotated[messages.DeviceName, Depends(_small(messages.DeviceName, Action.MANAGE_DEVICES))]
CodeDep = Annotated[messages.CodeRequest, Depends(_small(messages.CodeRequest, Action.MANAGE_DEVICES))]
PinCodeDep = Annotated[messages.PinCodeRequest, Depends(_small(messages.PinCodeRequest, Action.GIVE_PIN_CODE))]
WipedDep = Annotated[messages.WipedNotice, Depends(open_message(messages.WipedNotice))]


def _only_interviewers(sender: Sender) -> bool:
    """A supervisor looks after the devices of interviewers, an administrator after all."""
    return not is_allowed(sender.role, Action.MANAGE_DEVICES, Relation.STRANGER)


@router.get("/devices")
def list_devices(sender: SenderDep, services: ServicesDep) -> list[messages.DeviceLine]:
    """List the devices that the sender looks after."""
    require(sender.role, Action.MANAGE_DEVICES)
    return services.devices.all(Role.INTERVIEWER if _only_interviewers(sender) else None)


@router.post("/devices/code")
def make_code(request: CodeDep, sender: SenderDep, services: ServicesDep) -> messages.EnrolmentCode:
    """Make a code that lets one new device in."""
    only = _only_interviewers(sender)
    return services.devices.make_code(request.user, actor=sender.user, only_interviewers=only)


@router.post("/devices/revoke")
def revoke(request: DeviceDep, sender: SenderDep, services: ServicesDep) -> messages.DeviceLine:
    """Lock a device. Safe to repeat."""
    only = _only_interviewers(sender)
    return services.devices.revoke(request.user, request.device, actor=sender.user, only_interviewers=only)


@router.post("/devices/wipe")
def wipe(request: DeviceDep, sender: SenderDep, services: ServicesDep) -> messages.DeviceLine:
    """Lock a device and have it wipe itself once it has delivered everything. Safe to repeat."""
    only = _only_interviewers(sender)
    return services.devices.wipe(request.user, request.device, actor=sender.user, only_interviewers=only)


@router.post("/devices/wipe-now")
def hurry_wipe(request: DeviceDep, sender: SenderDep, services: ServicesDep) -> messages.DeviceLine:
    """Have a wipe that was asked for wait for no backup. Safe to repeat."""
    only = _only_interviewers(sender)
    return services.devices.hurry_wipe(request.user, request.device, actor=sender.user, only_interviewers=only)


@router.post("/devices/readmit")
def readmit(request: DeviceDep, sender: SenderDep, services: ServicesDep) -> messages.DeviceLine:
    """Unlock a device. Safe to repeat."""
    only = _only_interviewers(sender)
    return services.devices.readmit(request.user, request.device, actor=sender.user, only_interviewers=only)


@router.post("/devices/wiped")
def note_wiped(request: WipedDep, services: ServicesDep) -> messages.DeviceLine:
    """Take a device's word that it has wiped itself. It has no session any more: its key signs. Safe to repeat."""
    return services.devices.note_wiped(request)


@router.post("/devices/pin-code")
def pin_code(request: PinCodeDep, sender: SenderDep, services: ServicesDep) -> messages.PinCode:
    """Return the code to read out to who has forgotten their PIN."""
    only = _only_interviewers(sender)
    return services.recovery.code(request, actor=sender.user, only_interviewers=only)


@router.get("/recovery")
def recovery_secret(
    sender: SenderDep, services: ServicesDep, number: Annotated[int, Query(ge=0, lt=2**31)]
) -> messages.RecoverySecret:
    """Give a device what it wraps its key with, so that a forgotten PIN is not lost data."""
    require(sender.role, Action.KEEP_RECOVERY)
    return services.recovery.secret_for(sender, number)


@router.get("/audit")
def audit(
    sender: SenderDep, services: ServicesDep, before: Annotated[int | None, Query(ge=1, lt=2**31)] = None
) -> messages.AuditState:
    """Verify the audit trail and return its newest entries, or those before a number."""
    require(sender.role, Action.READ_AUDIT)
    state = services.audit.verify()
    return state.model_copy(update={"entries": services.audit.entries(before=before)})
