"""Whatever the server or this computer refuses, the window says it in the language of the window."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import cxfield.server
import cxfield.sync
from cxfield.fieldwork.case_transfer import TransferError
from cxfield.fieldwork.synchronising import failure_code
from cxfield.rescue.errors import SealedFileError
from cxfield.rescue.laptop_link import LinkError
from cxfield.server.errors import RefusedError
from cxfield.store.errors import StoreError
from cxfield.sync.errors import ServerRefusedError, SyncError
from ui import error_words as words
from ui.error_words import code_words, error_words, server_words
from ui.language import LANGUAGES, use_language

ROOT = Path(cxfield.sync.__file__).parents[1]
WORD_FOR_WORD = ("fieldwork/case_transfer.py", "rescue/laptop_link.py")


@pytest.fixture(autouse=True)
def english_again(qtbot: QtBot) -> Iterator[None]:
    yield
    use_language("en")


def below(base: type[Exception]) -> Iterator[type[Exception]]:
    for kind in base.__subclasses__():
        yield kind
        yield from below(kind)


def import_all(package: object) -> None:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):  # type: ignore[attr-defined]
        if ".migrations" not in module.name:
            importlib.import_module(module.name)


def test_every_error_of_synchronising_storing_and_sealing_has_words() -> None:
    import_all(cxfield.sync)
    kinds = {kind for base in (SyncError, StoreError, SealedFileError) for kind in below(base)}
    named = {failure_code(kind.__new__(kind)) for kind in kinds if kind is not LinkError}
    assert named - code_words().keys() == set()


def test_every_code_of_the_server_has_words() -> None:
    import_all(cxfield.server)
    codes = {kind.code for kind in below(RefusedError)} | {RefusedError.code}  # type: ignore[attr-defined]
    told = {
        found
        for path in (ROOT / "server").rglob("*.py")
        for found in re.findall(r"""(?:code|error)\s*=\s*"([a-z]+(?:-[a-z]+)*)\"""", path.read_text("utf-8"))
    }
    assert (codes | told) - server_words().keys() - {"internal"} == set()


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_all_of_them_are_translated(language: str) -> None:
    use_language("en")
    english = [*code_words().values(), *server_words().values(), *words._sentences(words.tr)]
    use_language(language)
    here = [*code_words().values(), *server_words().values(), *words._sentences(words.tr)]
    assert [one for one, other in zip(english, here, strict=True) if one == other] == []


def raised(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Raise) or not isinstance(node.exc, ast.Call) or not node.exc.args:
            continue
        name, first = getattr(node.exc.func, "id", ""), node.exc.args[0]
        if name in ("TransferError", "LinkError"):
            parts = first.values if isinstance(first, ast.JoinedStr) else [first]
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in parts)  # type: ignore[misc]


@pytest.mark.parametrize("path", WORD_FOR_WORD)
def test_what_a_hand_over_may_say_is_known_word_for_word(path: str) -> None:
    known = {re.sub(r"\{\w+\}", "{}", one) for one in words._sentences(lambda text: text)}
    assert set(raised(ROOT / path)) - known == set()


def test_what_the_sentence_names_stands_in_the_translation_too() -> None:
    error = TransferError(
        "This case is meant for bob (B. {Bobson}); you are signed in as anna. Nothing was taken over."
    )
    assert error_words(error) == str(error)
    use_language("ru")
    assert error_words(error) == "Этот случай предназначен для bob (B. {Bobson}); вы вошли как anna. Ничего не принято."


def test_a_refusal_of_the_server_keeps_its_own_words_behind_the_translated_ones() -> None:
    error = ServerRefusedError("There is no interviewer bobb.")
    error.code = "not-found"
    use_language("lv")
    assert error_words(error) == "Serveris šādu nosaukumu nepazīst. (There is no interviewer bobb.)"
