"""`cxfield device`: the devices of a server, on the machine where its database is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cxfield.commands.serve import DatabaseOption, DataOption
from cxfield.commands.server_database import opened_database
from cxfield.server.cases.call_queue import CallQueue
from cxfield.server.people.accounts import CONSOLE
from cxfield.server.people.devices import Devices
from cxfield.server.people.recovery import Recovery
from cxfield.sync.access_messages import PinCodeRequest
from cxfield.sync.messages import Message

device_app = typer.Typer(no_args_is_help=True, add_completion=False)
UserArgument = Annotated[str, typer.Argument(help="User name.")]
DeviceArgument = Annotated[str, typer.Argument(help="Device, as `cxfield device list` names it.")]


class Switch(StrEnum):
    """On or off."""

    ON = "on"
    OFF = "off"


@contextmanager
def _devices(data: Path | None, database: str | None) -> Iterator[Devices]:
    with opened_database(data, database) as opened:
        yield Devices(opened, escalate=CallQueue(opened).escalate)


def _print(message: Message) -> None:
    print(json.dumps(message.model_dump(), ensure_ascii=False))


@device_app.command("list")
def list_devices(data: DataOption = None, database: DatabaseOption = None) -> None:
    """List the devices as JSON."""
    with _devices(data, database) as devices:
        print(json.dumps([line.model_dump() for line in devices.all()], ensure_ascii=False))


@device_app.command("code")
def code(
    user: Annotated[str, typer.Option(help="For whom; without it for whoever signs in with it.")] = "",
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Make a code that lets one new device in, within a day."""
    with _devices(data, database) as devices:
        _print(devices.make_code(user, actor=CONSOLE, only_interviewers=False))


@device_app.command("require-code")
def require_code(
    switch: Annotated[Switch, typer.Argument(help="Whether a new device needs a code.")],
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Let new devices in with a code only, or without. Devices that are in stay in."""
    with _devices(data, database) as devices:
        devices.set_needs_code(switch is Switch.ON, actor=CONSOLE)
        print(json.dumps({"new_devices_need_a_code": devices.needs_code}))


@device_app.command("revoke")
def revoke(
    user: UserArgument, device: DeviceArgument, data: DataOption = None, database: DatabaseOption = None
) -> None:
    """Lock a device. What is on it may still be delivered by who knows the password."""
    with _devices(data, database) as devices:
        _print(devices.revoke(user, device, actor=CONSOLE))


@device_app.command("wipe")
def wipe(user: UserArgument, device: DeviceArgument, data: DataOption = None, database: DatabaseOption = None) -> None:
    """Lock a device and have it wipe itself at its next contact, once everything on it is delivered."""
    with _devices(data, database) as devices:
        _print(devices.wipe(user, device, actor=CONSOLE))


@device_app.command("wipe-now")
def wipe_now(
    user: UserArgument, device: DeviceArgument, data: DataOption = None, database: DatabaseOption = None
) -> None:
    """Have a wipe that was asked for wait for no backup: until the next one, only the server has what was on it."""
    with _devices(data, database) as devices:
        _print(devices.hurry_wipe(user, device, actor=CONSOLE))


@device_app.command("readmit")
def readmit(
    user: UserArgument, device: DeviceArgument, data: DataOption = None, database: DatabaseOption = None
) -> None:
    """Unlock a device. A wipe that has not happened yet is called off."""
    with _devices(data, database) as devices:
        _print(devices.readmit(user, device, actor=CONSOLE))


@device_app.command("pin-code")
def pin_code(
    user: UserArgument,
    device: DeviceArgument,
    shown: Annotated[str, typer.Argument(help="What the laptop shows under “PIN forgotten”.")],
    data: DataOption = None,
    database: DatabaseOption = None,
) -> None:
    """Print the code to read out to who has forgotten the PIN of a workspace."""
    with opened_database(data, database) as opened:
        recovery = Recovery(opened, Devices(opened))
        request = PinCodeRequest(user=user, device=device, shown=shown)
        _print(recovery.code(request, actor=CONSOLE, only_interviewers=False))
