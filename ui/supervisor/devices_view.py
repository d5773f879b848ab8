"""The devices of the team: who works on which computer, when it was last heard of, and what to do about a lost one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal

from cxfield.sync.access_messages import DeviceLine
from ui.keys.key_action import Place
from ui.language import tr
from ui.supervisor.device_words import seen_words, state_words
from ui.supervisor.office_page import Deed, Lines, OfficePage
from ui.widgets import TextLabel
from ui.widgets.asked_line import AskedLine

CONFIRMED = ("lock", "wipe", "wipe-now")


def _lines() -> Lines[DeviceLine]:
    def cells(line: DeviceLine, _now: datetime) -> Sequence[str]:
        return (line.user, line.device, seen_words(line), state_words(line))

    return Lines(
        headers=(tr("User"), tr("Computer"), tr("Last contact"), tr("State")),
        widths=(110, 180, 160, 400),
        cells=cells,
        key=lambda line: (line.user, line.device),
    )


class DevicesView(OfficePage[DeviceLine]):
    """Shows the devices and says what is wished. Locking and wiping are asked for twice."""

    place = Place.DEVICES
    enter = "pin"
    code_requested = Signal(str)  # user
    pin_code_requested = Signal(object, str)  # DeviceLine, what its screen shows
    change_requested = Signal(str, object)  # lock, wipe, wipe-now or unlock; DeviceLine

    def __init__(self) -> None:
        super().__init__(tr("Devices"), _lines())
        self._shown = self.add_asked(
            AskedLine(tr("What the laptop shows under “PIN forgotten”"), "03-7K2QD", width=240)
        )
        self._shown.given.connect(self._on_shown)
        self._code = TextLabel("", "title", wrap=True)
        self._code_hint = TextLabel("", "muted", wrap=True)
        for label in (self._code, self._code_hint):
            self.between.addWidget(label)
            label.hide()

    def deeds(self) -> Sequence[Deed]:
        return (
            Deed("pin", tr("Code for a forgotten PIN")),
            Deed("code", tr("Code for a new computer")),
            Deed("lock", tr("Lock")),
            Deed("wipe", tr("Lock and wipe")),
            Deed("wipe-now", tr("Wipe without a backup")),
            Deed("unlock", tr("Unlock")),
        )

    # ---- showing ----

    def show_devices(self, lines: Sequence[DeviceLine]) -> None:
        """Show the devices."""
        self.show_lines(lines, empty=_none_yet())
        self.show_status(tr("%n device(s)", n=len(lines)))

    def show_code(self, code: str, hint: str) -> None:
        """Show a code to read out or to hand over, large."""
        self.quiet()
        for label, text in ((self._code, code), (self._code_hint, hint)):
            label.setText(text)
            label.setVisible(bool(text))

    def quiet(self) -> None:
        super().quiet()
        for label in (self._code, self._code_hint):
            label.hide()

    # ---- wishes ----

    def do(self, action: str) -> None:
        line = self.lit()
        if line is None:
            self.complain(_none_yet())
        elif action == "wipe-now" and (not line.wipe_asked_at or line.wiped_at):
            self.complain(tr("No wipe of this device is waited for: first lock and wipe it."))
        elif action == "code":
            self.code_requested.emit(line.user)
        elif action == "pin":
            self.quiet()
            self._shown.ask()
        elif action not in CONFIRMED or self.is_sure((action, line.user, line.device), self._sure_words(action, line)):
            self.quiet()
            self.change_requested.emit(action, line)

    def _on_shown(self, text: str) -> None:
        line = self.lit()
        if line is not None and text:
            self.pin_code_requested.emit(line, text)

    def _sure_words(self, action: str, line: DeviceLine) -> str:
        words = {
            "lock": tr(
                "The sessions of {user} on {device} end, and its calls come to you. What is on it can still be "
                "delivered with the password. Press {key} once more."
            ),
            "wipe": tr(
                "{device} of {user} is locked, sends everything at its next contact, and then removes all of it. "
                "Press {key} once more."
            ),
            "wipe-now": tr(
                "{device} of {user} waits no more until a backup of the server has what it sent, three days at most. "
                "Until the next backup only the server itself has it: if the server is lost, so is that work. "
                "Press {key} once more."
            ),
        }[action]
        return words.format(user=line.user, device=line.device, key=self.cap(action))


def _none_yet() -> str:
    return tr("There is no device yet: interviewers appear here after their first sign-in.")
