"""The keys that a user put in place of the usual ones, kept with the workspace."""

from __future__ import annotations

import json
from collections.abc import Mapping

from cxfield.store.device_store import DeviceStore

SETTING = "own_keys"


def own_keys(store: DeviceStore) -> dict[str, str]:
    """Return action -> key of the user of this workspace."""
    return read_own_keys(store.setting(SETTING) or "")


def keep_own_keys(store: DeviceStore, keys: Mapping[str, str]) -> None:
    """Keep the keys; none takes the setting away."""
    store.set_setting(SETTING, written_own_keys(keys) or None)


def written_own_keys(keys: Mapping[str, str]) -> str:
    """Return the keys as text; empty for none."""
    return json.dumps(dict(sorted(keys.items())), ensure_ascii=False) if keys else ""


def read_own_keys(text: str) -> dict[str, str]:
    """Return the keys of `text`; what cannot be read counts as the usual keys."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return {name: key for name, key in found.items() if isinstance(key, str)} if isinstance(found, dict) else {}
