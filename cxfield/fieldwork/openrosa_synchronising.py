"""Synchronising a workspace with OpenRosa servers: what was done goes out first, then what is new comes in."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from cxfield.fieldwork.openrosa_forms import OpenRosaForms
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.openrosa_values import StoredAccount
from cxfield.sync.errors import SyncError
from cxfield.sync.on_store import OnStore, at_once
from cxfield.sync.openrosa.account import Account
from cxfield.sync.openrosa.address import read_address
from cxfield.sync.openrosa.connection import DEFAULT_MEANS, Means, RosaConnection
from cxfield.sync.openrosa.delivering import Delivered, Delivering
from cxfield.sync.openrosa.freezing import freeze_completed
from cxfield.sync.openrosa.pulling import Pulled, pull_forms
from cxfield.sync.session import DEVICE


@dataclass(slots=True, kw_only=True)
class OpenRosaSummary:
    """What one synchronisation did.

    Attributes:
        sent, undelivered, waiting: Submissions.
        forms, fetched, problems, left: Forms in the lists, new versions, those with a problem, those that left.
    """

    sent: int = 0
    undelivered: int = 0
    waiting: int = 0
    forms: int = 0
    fetched: int = 0
    problems: int = 0
    left: int = 0

    def add(self, part: Delivered | Pulled) -> None:
        """Count in what one account gave."""
        for name, count in asdict(part).items():
            setattr(self, name, getattr(self, name) + count)

    def as_json(self) -> dict[str, Any]:
        """Return the figures for the command line and the log."""
        return asdict(self)


class OpenRosaSynchroniser:
    """Synchronises one workspace. `run` is called on a network thread, one at a time."""

    def __init__(self, workspace: Workspace, means: Means = DEFAULT_MEANS) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self._forms = OpenRosaForms(workspace)
        self._means = means

    def run(self, on_store: OnStore = at_once, *, sends: bool = True, pulls: bool = True) -> OpenRosaSummary:
        """Do one synchronisation and note in the workspace how it went.

        One account that cannot be reached does not keep the others from it.

        Raises:
            SyncError: It did not go through for an account; the reason is noted too, and nothing is lost.
        """
        summary, failures = OpenRosaSummary(), list[SyncError]()
        if sends:
            freeze_completed(self._store, self._forms.facts, self._means.now(), on_store)
        device_id = on_store(lambda: self._store.setting(DEVICE)) or ""
        for stored in on_store(self._store.openrosa.accounts):
            try:
                self._one_account(stored, device_id, on_store, summary, sends=sends, pulls=pulls)
            except SyncError as error:
                failures.append(error)
        sentence = str(failures[0]) if failures else ""
        on_store(lambda: self._workspace.note_contact(sentence))
        if failures:
            raise failures[0]
        return summary

    def _one_account(
        self,
        stored: StoredAccount,
        device_id: str,
        on_store: OnStore,
        summary: OpenRosaSummary,
        *,
        sends: bool,
        pulls: bool,
    ) -> None:
        means = self._means_with(device_id)
        with RosaConnection(account_of_row(stored), means) as connection:
            if sends:
                delivering = Delivering(self._store, connection, on_store, self._forms.file_names)
                try:
                    delivering.run()
                finally:
                    summary.add(delivering.done)
            if pulls:
                summary.add(pull_forms(self._store, connection, on_store))

    def _means_with(self, device_id: str) -> Means:
        return replace(self._means, device_id=device_id)


def account_of_row(stored: StoredAccount) -> Account:
    """Return the account as the client knows it."""
    return Account(address=read_address(stored.address), user=stored.user, password=stored.password)


def row_of_account(account: Account) -> StoredAccount:
    """Return the account as the workspace keeps it."""
    return StoredAccount(
        account_id=account.account_id, address=account.address.base, user=account.user, password=account.password
    )
