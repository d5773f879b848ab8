"""Synchronising a workspace with OpenRosa servers: what was done goes out first, then what is new comes in."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any

from cxfield.fieldwork.openrosa_forms import OpenRosaForms
from cxfield.fieldwork.synchronising import Synchroniser
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.openrosa_values import StoredAccount
from cxfield.sync.errors import SyncError
from cxfield.sync.on_store import OnStore
from cxfield.sync.openrosa.account import Account
from cxfield.sync.openrosa.address import read_address
from cxfield.sync.openrosa.bundles import sweep_arriving
from cxfield.sync.openrosa.connection import DEFAULT_MEANS, Means, RosaConnection
from cxfield.sync.openrosa.delivering import Delivered, Delivering
from cxfield.sync.openrosa.freezing import freeze_completed
from cxfield.sync.openrosa.pulling import Pulled, pull_forms
from cxfield.sync.session import DEVICE
from cxfield.sync.synchronise import SyncSummary
from cxfield.sync.uploading import UploadWay


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRosaSummary(SyncSummary):
    """What one synchronisation did.

    Attributes:
        undelivered, waiting: Submissions that the server does not take, and those that are tried again.
        forms, fetched, problems, left: Forms in the lists, new versions, those with a problem, those that left.
    """

    undelivered: int = 0
    waiting: int = 0
    forms: int = 0
    fetched: int = 0
    problems: int = 0
    left: int = 0

    @property
    def sent(self) -> int:
        """Submissions that the server took."""
        return self.sent_interviews

    def with_part(self, part: Delivered | Pulled) -> OpenRosaSummary:
        """Return the summary with what one account gave."""
        counts = asdict(part)
        counts["sent_interviews"] = counts.pop("sent", 0)
        return replace(self, **{name: getattr(self, name) + count for name, count in counts.items()})

    def as_json(self) -> dict[str, Any]:
        """Return the figures for the command line and the log."""
        return {
            "sent_interviews": self.sent_interviews,
            "held_back": self.undelivered,
            "waiting": self.waiting,
            "received_forms": self.fetched,
            "problems": self.problems,
            "left": self.left,
        }


PULL_EVERY = timedelta(minutes=10)
"""How often forms are fetched while nobody asks: each form with files costs a request."""


class OpenRosaSynchroniser(Synchroniser):
    """Synchronises one workspace with its OpenRosa servers. `run` is called on a network thread, one at a time.

    Attributes:
        asked: A person wants it, or it is the first run: forms are fetched however short ago they were.
    """

    def __init__(
        self, workspace: Workspace, means: Means = DEFAULT_MEANS, *, sends: bool = True, pulls: bool = True
    ) -> None:
        super().__init__(workspace)
        self._store = workspace.store
        self._forms = OpenRosaForms(workspace)
        self._means = means
        self._sends, self._pulls = sends, pulls
        self.asked = True

    def _talk(self, on_store: OnStore, way: UploadWay) -> SyncSummary:
        """Send and fetch for each account; one that cannot be reached does not keep the others from it."""
        sweep_arriving(self._store.folder)
        failures: list[SyncError] = []
        asked, self.asked = self.asked, False
        self._summary: SyncSummary = OpenRosaSummary()
        if self._sends:
            freeze_completed(self._store, self._forms.facts, self._means.now(), on_store)
        device_id = on_store(lambda: self._store.setting(DEVICE)) or ""
        for stored in on_store(self._store.openrosa.accounts):
            try:
                self._one_account(stored, device_id, on_store, way, asked=asked)
            except SyncError as error:
                failures.append(error)
        if failures:
            self.asked = self.asked or asked
            raise failures[0]
        return self._summary

    def _one_account(
        self, stored: StoredAccount, device_id: str, on_store: OnStore, way: UploadWay, *, asked: bool
    ) -> None:
        is_due = stored.pulled_at is None or self._means.now() - stored.pulled_at >= PULL_EVERY
        with RosaConnection(account_of_row(stored), replace(self._means, device_id=device_id)) as connection:
            if self._sends:
                delivering = Delivering(self._store, connection, on_store, self._forms.facts_of, way)
                try:
                    delivering.run()
                finally:
                    self._count(delivering.done)
            if self._pulls and (asked or is_due):
                self._count(pull_forms(self._store, connection, on_store))

    def _count(self, part: Delivered | Pulled) -> None:
        assert isinstance(self._summary, OpenRosaSummary)
        self._summary = self._summary.with_part(part)


def synchroniser_for(workspace: Workspace) -> Synchroniser:
    """Return what synchronises a workspace, by the kind of its server. Storage thread."""
    return OpenRosaSynchroniser(workspace) if workspace.store.openrosa.accounts() else Synchroniser(workspace)


def account_of_row(stored: StoredAccount) -> Account:
    """Return the account as the client knows it."""
    return Account(address=read_address(stored.address), user=stored.user, password=stored.password)


def row_of_account(account: Account) -> StoredAccount:
    """Return the account as the workspace keeps it."""
    return StoredAccount(
        account_id=account.account_id, address=account.address.base, user=account.user, password=account.password
    )
