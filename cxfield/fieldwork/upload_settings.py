"""What a workspace chose for sending recordings and attached files, and what follows from it at this moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from cxfield.store.device_store import DeviceStore
from cxfield.sync.on_store import OnStore
from cxfield.sync.upload_rules import (
    HOURS,
    KEPT,
    LIMIT,
    NETWORKS,
    WHEN,
    Network,
    RuleError,
    UploadRules,
    Waiting,
    When,
    read_hours,
    read_limit,
    read_names,
)
from cxfield.sync.uploading import UploadWay

KEPT_DAYS = 30
LEAST_KEPT_DAYS = 30
"""Files stay here for so long after the receipt, whatever the setting says."""
NetworkSource = Callable[[], Network]


def upload_rules(store: DeviceStore) -> UploadRules:
    """Return the rules of the workspace; what cannot be read counts as not set."""
    try:
        return UploadRules(
            when=When(store.setting(WHEN) or When.FREE),
            networks=read_names(store.setting(NETWORKS) or ""),
            limit_kbs=read_limit(store.setting(LIMIT) or ""),
            hours=read_hours(store.setting(HOURS) or ""),
        )
    except (ValueError, RuleError):
        return UploadRules()


def keep_upload_rules(store: DeviceStore, rules: UploadRules) -> None:
    """Keep the rules; they count from the next chunk on."""
    with store.transaction():
        store.set_setting(WHEN, rules.when.value)
        store.set_setting(NETWORKS, ", ".join(rules.networks))
        store.set_setting(LIMIT, str(rules.limit_kbs) if rules.limit_kbs else None)
        store.set_setting(HOURS, str(rules.hours) if rules.hours else None)


def kept_days(store: DeviceStore) -> int:
    """Return for how many days files stay on this computer after their receipt."""
    text = store.setting(KEPT) or ""
    return max(LEAST_KEPT_DAYS, int(text)) if text.isascii() and text.isdigit() else KEPT_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesState:
    """What the window says of files.

    Attributes:
        waiting_count: Files of ended interviews that may be sent.
        why: Why they are not being sent now; None: they are, or are about to be.
        problems: Sentences about files that cannot be sent.
    """

    rules: UploadRules = field(default_factory=UploadRules)
    waiting_count: int = 0
    why: Waiting | None = None
    problems: tuple[str, ...] = ()


def files_state(store: DeviceStore, network: Network, now: datetime) -> FilesState:
    """Return how files stand. `now` is local."""
    rules, waiting = upload_rules(store), store.files.waiting()
    return FilesState(
        rules=rules,
        waiting_count=waiting.count,
        why=rules.waiting(network, now.time()) if waiting.count else None,
        problems=waiting.problems,
    )


def upload_way(store: DeviceStore, on_store: OnStore, network: NetworkSource, *, asked: bool) -> UploadWay:
    """Return how files are sent in a run. The rules are read before each chunk, so a change counts at once.

    Args:
        asked: Somebody said that they are to go now, whatever the rules.
    """

    def may_send() -> bool:
        rules = on_store(lambda: upload_rules(store))
        return rules.waiting(network(), datetime.now().astimezone().time(), asked=asked) is None

    rules, days = on_store(lambda: (upload_rules(store), kept_days(store)))
    return UploadWay(may_send=may_send, limit_kbs=rules.limit_kbs, kept_days=days)
