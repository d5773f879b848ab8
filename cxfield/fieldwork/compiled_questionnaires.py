"""Published versions ready to run: compiled once on a device, then read from its encrypted database."""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import cxfield
from cxfield.interview.compiled_form import CompiledForm, CompiledFormError, pack, prepare, unpack
from cxfield.interview.program import Program
from cxfield.questionnaire.form_bundle import open_bundle
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import StoreError

_PROGRAM, _LIST = "program", "list:"
_ROOMS = ("xpath", "questionnaire", "interview")
_KEPT_OPEN = 4


class CompiledQuestionnaires:
    """The versions of one workspace. Runs on the storage thread, as do the programs it gives."""

    def __init__(self, store: DeviceStore, zone: str) -> None:
        """`zone`: in which interviews are begun; the start of an interview is worked out for it."""
        self._store = store
        self._zone = zone
        self.program = lru_cache(maxsize=_KEPT_OPEN)(self._open)

    def _open(self, content_hash: str) -> Program:
        """Return a version compiled.

        Raises:
            UnknownRecordError: It is not on this device.
        """
        return self._kept(content_hash) or self._compiled(content_hash)

    def _kept(self, content_hash: str) -> Program | None:
        data = self._store.compiled_part(content_hash, self._release, _PROGRAM)
        if data is None:
            return None

        def load_list(name: str) -> bytes:
            found = self._store.compiled_part(content_hash, self._release, _LIST + name)
            return found or pack(self._compiled(content_hash)).lists[name]

        try:
            return unpack(data, load_list)
        except CompiledFormError:
            return None

    def _compiled(self, content_hash: str) -> Program:
        stored = self._store.questionnaire(content_hash)
        program = prepare(Program(open_bundle(stored.xform, stored.media)), self._zone)
        with suppress(CompiledFormError, StoreError):  # it is a saving of time and nothing else
            self._keep(content_hash, pack(program))
        return program

    def _keep(self, content_hash: str, form: CompiledForm) -> None:
        lists = {_LIST + name: columns for name, columns in form.lists.items()}
        self._store.keep_compiled(content_hash, self._release, {_PROGRAM: form.program, **lists})

    @property
    def _release(self) -> str:
        return f"{release()} {self._zone}"


@cache
def release() -> str:
    """Return what names this build: a form that another build compiled is compiled again."""
    digest = hashlib.sha256(sys.version.encode())
    with suppress(PackageNotFoundError):
        digest.update(version("cxfield").encode())
    folder = Path(cxfield.__path__[0])
    for path in sorted(one for room in _ROOMS for one in (folder / room).glob("*.py")):
        state = path.stat()
        digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns}".encode())
    return digest.hexdigest()
