"""Files of a version for the pages that show them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.fieldwork import page_media
from cxfield.fieldwork.page_media import PageMedia
from cxfield.interview.state import ChoiceState, NodeKind, NodeState
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import QuestionnaireVersion

XFORM = b"<form/>"
HASH = hashlib.sha256(XFORM).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeviceStore]:
    made = DeviceStore.create(tmp_path / "ws", DatabaseKey.random(), workspace_id="w")
    media = {"a.png": b"aaaa", "b.png": b"bbbb", "c.ogg": b"cccc"}
    made.save_questionnaire(QuestionnaireVersion(content_hash=HASH, xform=XFORM, media=media))
    yield made
    made.close()


def question(*pictures: str, relevant: bool = True, **media: str) -> NodeState:
    choices = tuple(ChoiceState(name, name, {"image": name}) for name in pictures)
    return NodeState(ref="/data/q", kind=NodeKind.SELECT, media=media, choices=choices, relevant=relevant)


def test_a_page_gets_the_files_of_its_questions_and_choices_and_no_other(store: DeviceStore) -> None:
    media = PageMedia(store, HASH)
    assert media.needed_by([question("a.png", audio="c.ogg")]) == {"a.png": b"aaaa", "c.ogg": b"cccc"}
    assert media.needed_by([question("b.png", relevant=False)]) == {}


def test_a_file_that_the_version_lacks_is_absent(store: DeviceStore) -> None:
    assert PageMedia(store, HASH).needed_by([question(image="gone.png")]) == {}


def test_what_does_not_fit_is_forgotten_and_read_again(store: DeviceStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_media, "_KEPT_BYTES", 6)
    media = PageMedia(store, HASH)
    for name, content in (("a.png", b"aaaa"), ("b.png", b"bbbb"), ("a.png", b"aaaa")):
        assert media.needed_by([question(image=name)]) == {name: content}
    assert list(media._kept) == ["a.png"]
