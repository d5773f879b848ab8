"""A real encrypted workspace in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.event import StreamKind
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from tests.store.samples import CASE, RULES, STUDY, started


@pytest.fixture
def key() -> DatabaseKey:
    return DatabaseKey.random()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def store(folder: Path, key: DatabaseKey) -> Iterator[DeviceStore]:
    opened = DeviceStore.create(folder, key, workspace_id="w-1", rules=RULES)
    opened.save_study(STUDY)
    opened.save_case(STUDY.study_id, CASE)
    yield opened
    opened.close()


@pytest.fixture
def interview(store: DeviceStore) -> str:
    store.append(StreamKind.INTERVIEW, "i-1", [started()])
    return "i-1"
