"""Signing in at a server for one command, as a device of its own with a key of its own."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager

from cxfield.fieldwork.station import Station, default_station_folder
from cxfield.sync.client import SyncClient

CODE_VARIABLE = "CXFIELD_ENROLMENT_CODE"
"""Enrolment code, for the first sign-in from this computer at a server that wants one."""


@contextmanager
def signed_in_client(server: str, user: str, password: str) -> Iterator[SyncClient]:
    """Give a client that is signed in. The key of this command line is kept with the station of whoever runs it.

    Raises:
        SyncError: The server did not take it.
    """
    device = f"command line of {platform.node()}"[:200]
    with SyncClient(server, device=device) as client:
        station = Station(default_station_folder())
        client.device_key = station.command_key(user, client.server)
        client.sign_in(user, password, enrolment_code=os.environ.get(CODE_VARIABLE, ""))
        yield client
