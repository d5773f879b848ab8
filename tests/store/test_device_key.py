"""The key with which a workspace signs."""

from __future__ import annotations

from pathlib import Path

from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_key import DeviceKey, is_signed
from cxfield.store.device_store import DeviceStore


def test_a_workspace_keeps_its_key_when_it_is_opened_again(tmp_path: Path) -> None:
    key = DatabaseKey.random()
    with DeviceStore.create(tmp_path / "w", key) as store:
        public = DeviceKey.of(store).public
    with DeviceStore.open(tmp_path / "w", key) as store:
        assert DeviceKey.of(store).public == public


def test_a_signature_holds_for_its_content_and_purpose_only() -> None:
    key = DeviceKey(bytes(32))
    signature = key.sign("refresh", b"token")
    assert is_signed(key.public, "refresh", b"token", signature)
    assert not is_signed(key.public, "refresh", b"other", signature)
    assert not is_signed(key.public, "transfer", b"token", signature)
    assert not is_signed(DeviceKey(bytes([1]) * 32).public, "refresh", b"token", signature)
    assert not is_signed("no key", "refresh", b"token", "no signature")
