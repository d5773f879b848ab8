"""Scenes of who may use the window: lock, sign-in, forgotten PIN, password, devices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cxfield.fieldwork.app_lock import LockKind
from cxfield.fieldwork.station import WorkspaceEntry
from cxfield.sync.access_messages import DeviceLine
from cxfield.sync.messages import CaseData
from cxfield.sync.person_messages import Consent, PersonFound
from ui.access.account_panel import AccountPanel
from ui.access.forgotten_pin_panel import ForgottenPinPanel
from ui.access.lock_page import LockPage
from ui.language import tr
from ui.shell.sign_in_view import SignInView
from ui.supervisor.devices_view import DevicesView
from ui.supervisor.persons_view import PersonsView

ENTRY = WorkspaceEntry(folder=Path("anna"), user="anna", server="https://survey.example.org", needs_pin=True)
_WEEK_AGO, _YESTERDAY = "2026-11-16T17:31:00.000Z", "2026-11-22T17:31:00.000Z"


def locked() -> QWidget:
    """The lock after a wrong PIN."""
    made = LockPage("anna", LockKind.PIN)
    made.complain(tr("That is not right. Wait {seconds} seconds before the next try.").format(seconds=5))
    return made


def known_accounts() -> QWidget:
    """The sign-in with a workspace."""
    made = SignInView()
    made.show_entries([ENTRY], "", ENTRY.server)
    return made


def sign_in_code() -> QWidget:
    """The sign-in of a computer that is new to the server."""
    made = SignInView()
    made.show_entries((), "", ENTRY.server)
    made.ask_for_code("This computer is new to the server: give the code that your supervisor made.")
    return made


def sign_in_password() -> QWidget:
    """The sign-in with a password of the office."""
    made = SignInView()
    made.show_entries((), "", ENTRY.server)
    made.ask_for_new_password("Your password was given by the office. Choose one of your own.")
    return made


def forgotten_pin() -> QWidget:
    """A code with a slip."""
    made = ForgottenPinPanel(ENTRY, "03-7K2QD")
    made.complain(tr("Group {group} is not right; have it read again, letter by letter.").format(group=3))
    return made


def sign_in_again() -> QWidget:
    """The session has ended."""
    return AccountPanel("anna", has_ended=True, minutes=5)


def password() -> QWidget:
    """A new password, and the lock."""
    return AccountPanel("anna", has_ended=False, minutes=5)


def devices() -> QWidget:
    """Devices in each state; one is about to be locked."""

    def line(
        user: str,
        device: str,
        *,
        seen: str = _YESTERDAY,
        asked: str = "",
        wiped: str = "",
        has_key: bool = True,
        revoked: bool = False,
    ) -> DeviceLine:
        return DeviceLine(
            user=user,
            device=device,
            role="interviewer",
            first_seen_at=_WEEK_AGO,
            last_seen_at=seen,
            has_key=has_key,
            revoked=revoked,
            wipe_asked_at=asked,
            wiped_at=wiped,
        )

    made = DevicesView()
    made.show_devices(
        [
            line("anna", "lenovo-14-0197ab"),
            line("bert", "hp-probook-2201", asked=_YESTERDAY, revoked=True),
            line("carla", "dell-5510-77", asked=_WEEK_AGO, wiped=_YESTERDAY, revoked=True),
            line("dmitri", "acer-swift-3", seen=_WEEK_AGO, revoked=True),
            line("elza", "asus-expertbook", seen="", has_key=False),
        ]
    )
    made._on_action("lock")
    return made


def persons(*, typed: bool = False) -> QWidget:
    """Who waits to be erased; an administrator is about to erase one."""

    def person(
        case_id: str, name: str, phone: str, *, due: int | None, consent: str = "", back: str = ""
    ) -> PersonFound:
        today = datetime.now(UTC).date()
        consents = [
            Consent(
                purpose="recording",
                ref="/data/consent",
                questionnaire="q",
                language="en",
                wording="May we record this call?",
                answer=consent,
                is_given=consent == "yes",
                at=_WEEK_AGO,
                asked_by="anna",
                withdrawn_at=back,
                withdrawn_by="susan" if back else "",
            )
        ]
        return PersonFound(
            case=CaseData(case_id=case_id, name=name, phones=[phone]),
            status="completed",
            owner="anna",
            interviews=1,
            recordings=1 if consent == "yes" and not back else 0,
            consents=consents if consent else [],
            asked_at=_WEEK_AGO if due is not None else "",
            due_at=(today + timedelta(days=due)).isoformat() if due is not None else "",
        )

    made = PersonsView(may_erase=True)
    made.show_wishes(
        [
            person("R-0041", "Ilze Bērziņa", "+371 20 123 456", due=-2, consent="yes"),
            person("R-0187", "Krzysztof Wiśniewski", "+48 601 222 333", due=19, consent="yes", back=_YESTERDAY),
            person("R-0502", "Екатерина Соколова", "+371 26 777 888", due=28, consent="no"),
            person("R-0733", "Margaret Anne Featherstonehaugh", "+44 20 7946 0018", due=30),
        ],
        erased=3,
    )
    if typed:
        made._on_action("erase")
    return made


def erasing() -> QWidget:
    """The case id is asked for."""
    return persons(typed=True)


SCENES: Mapping[str, Callable[[], QWidget]] = {
    "locked": locked,
    "sign-in-known": known_accounts,
    "sign-in-code": sign_in_code,
    "sign-in-password": sign_in_password,
    "forgotten-pin": forgotten_pin,
    "sign-in-again": sign_in_again,
    "password": password,
    "devices": devices,
    "persons": persons,
    "erasing": erasing,
}
