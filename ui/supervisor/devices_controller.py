"""Does what the page of the devices wishes, over the session of who is signed in."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cxfield.sync import access
from cxfield.sync.access_messages import DeviceLine, EnrolmentCode
from cxfield.sync.client import SyncClient
from ui.language import tr
from ui.supervisor.devices_view import DevicesView
from ui.supervisor.office_controller import OfficeController
from ui.widgets import Runner

_CHANGES = {
    "lock": access.revoke,
    "wipe": access.wipe,
    "wipe-now": access.hurry_wipe,
    "unlock": access.readmit,
}


class DevicesController(OfficeController[DevicesView]):
    """The page of the devices."""

    def __init__(self, client: SyncClient, network: Runner, parent: QObject) -> None:
        super().__init__(DevicesView(), network, parent)
        self._client, view = client, self.view
        view.code_requested.connect(self._on_code)
        view.pin_code_requested.connect(self._on_pin_code)
        view.change_requested.connect(self._on_change)

    def refresh(self) -> None:
        """Read the list again."""
        self._do(lambda: access.devices(self._client), self.view.show_devices)

    def _on_code(self, user: str) -> None:
        self._do(lambda: access.make_code(self._client, user), self._on_code_made)

    def _on_code_made(self, made: EnrolmentCode) -> None:
        hint = tr("Lets one new computer of {user} in, within a day. Read it out or hand it over; it works once.")
        self.view.show_code(made.code, hint.format(user=made.user))

    def _on_pin_code(self, line: DeviceLine, shown: str) -> None:
        hint = tr("Read it to {user}, group by group. It works once. That it was given stands in the audit trail.")
        self._do(
            lambda: access.pin_code(self._client, line.user, line.device, shown),
            lambda code: self.view.show_code(code, hint.format(user=line.user)),
        )

    def _on_change(self, change: str, line: DeviceLine) -> None:
        do = _CHANGES[change]
        words = {
            "lock": tr("{device} is locked."),
            "wipe": tr("{device} is locked and wipes itself once everything on it is delivered."),
            "wipe-now": tr("{device} wipes itself at its next contact, once everything on it is delivered."),
            "unlock": tr("{device} is unlocked; {user} signs in again."),
        }[change]

        def done(_line: DeviceLine) -> None:
            self.view.show_done(words.format(device=line.device, user=line.user))
            self.refresh()

        self._do(lambda: do(self._client, line.user, line.device), done)
