"""The pictures, sounds and films that a page shows: out of the store once, and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence

from cxfield.interview.state import NodeState
from cxfield.store.device_store import DeviceStore

_KEPT_BYTES = 64 << 20
_MOST_CHOICES = 100
"""A list with more choices is found by typing and shows no pictures."""


class PageMedia:
    """The files of one published version. Called on the storage thread."""

    def __init__(self, store: DeviceStore, content_hash: str) -> None:
        self._store = store
        self._content_hash = content_hash
        self._kept: OrderedDict[str, bytes | None] = OrderedDict()  # None: this version has no such file

    def needed_by(self, states: Sequence[NodeState]) -> Mapping[str, bytes]:
        """Return name -> bytes of all files that the questions on a page show or play; missing ones are absent."""
        names = dict.fromkeys(name for state in states if state.relevant for name in _names(state))
        found = {name: content for name in names if (content := self._file(name)) is not None}
        self._make_room(names)
        return found

    def _file(self, name: str) -> bytes | None:
        if name not in self._kept:
            self._kept[name] = self._store.media_file(self._content_hash, name)
        self._kept.move_to_end(name)
        return self._kept[name]

    def _make_room(self, needed: Mapping[str, None]) -> None:
        """Forget the files that were used longest ago; never those of this page."""
        size = sum(len(content or b"") for content in self._kept.values())
        while size > _KEPT_BYTES and next(iter(self._kept)) not in needed:
            size -= len(self._kept.popitem(last=False)[1] or b"")


def needed_of(files: Mapping[str, bytes], states: Sequence[NodeState]) -> Mapping[str, bytes]:
    """Return those of `files` that the questions on a page show or play."""
    names = dict.fromkeys(name for state in states if state.relevant for name in _names(state))
    return {name: files[name] for name in names if name in files}


def _names(state: NodeState) -> Iterator[str]:
    yield from state.media.values()
    if state.question is not None and state.question.card:
        yield state.question.card
    choices = state.choices or ()
    if len(choices) <= _MOST_CHOICES:
        for choice in choices:
            yield from choice.media.values()
