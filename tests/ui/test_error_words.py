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

import cxfield
import cxfield.server
import cxfield.sync
from cxfield.errors import CxfieldError
from cxfield.fieldwork.case_transfer import TransferError
from cxfield.fieldwork.synchronising import short_name
from cxfield.rescue.errors import SealedFileError
from cxfield.server.errors import RefusedError
from cxfield.sync.errors import ServerRefusedError, SyncError
from ui import error_words as words
from ui.error_sentences import sentences
from ui.error_words import code_words, error_words, server_words
from ui.language import LANGUAGES, use_language

ROOT = Path(cxfield.sync.__file__).parents[1]
WORD_FOR_WORD = (
    "TransferError",
    "LinkError",
    "CaseError",
    "ElsewhereError",
    "WorkspaceError",
    "ReopenError",
    "ReplayError",
    "StationError",
    "NewPasswordNeededError",
    "HandOverError",
    "NotCompleteError",
    "AudioError",
    "RecordingKeyError",
    "RecordedElsewhereError",
)
OF_THE_COMMAND_LINE = {
    "There is no workspace in {}; sign in once with the application first.",
    "There are several workspaces in {} ({}); say whose with --user.",
    "There is no form {} here, or there are several. Forms here: {}.",
}


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


NOT_IN_THE_WINDOW = ("cxfield.server", "cxfield.commands")


def kinds_in_the_window() -> set[type[Exception]]:
    """Return every error class of cxfield that the window may have to show."""
    for package in pkgutil.iter_modules(cxfield.__path__, "cxfield."):
        if package.ispkg and package.name not in NOT_IN_THE_WINDOW:
            import_all(importlib.import_module(package.name))
    ours = {kind for kind in below(CxfieldError) if kind.__module__.startswith("cxfield.")}
    return {kind for kind in ours if not kind.__module__.startswith(NOT_IN_THE_WINDOW)}


def test_every_error_has_words_of_its_own_or_of_its_room() -> None:
    known, above = code_words(), CxfieldError.__mro__
    wordless = {
        kind.__name__
        for kind in kinds_in_the_window()
        if not any(short_name(near) in known for near in kind.__mro__ if near not in above)
    }
    assert wordless == set()


def test_every_error_of_synchronising_and_sealing_has_words_of_its_own() -> None:
    kinds = [kind for kind in kinds_in_the_window() if issubclass(kind, SyncError | SealedFileError)]
    assert {short_name(kind) for kind in kinds} - code_words().keys() == set()


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
    english = [*code_words().values(), *server_words().values(), *sentences(words.tr)]
    use_language(language)
    here = [*code_words().values(), *server_words().values(), *sentences(words.tr)]
    assert [one for one, other in zip(english, here, strict=True) if one == other] == []


def raised(path: Path) -> Iterator[str]:
    """Yield the sentences with which a module raises an error of its own; `{}` stands for what is put in."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Raise) or not isinstance(node.exc, ast.Call) or not node.exc.args:
            continue
        first = node.exc.args[-1]
        parts = first.values if isinstance(first, ast.JoinedStr) else [first]
        is_meant = getattr(node.exc.func, "id", "") in WORD_FOR_WORD
        if is_meant and isinstance(parts[0], ast.Constant | ast.FormattedValue):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)


def test_what_interviewers_may_be_told_is_known_word_for_word() -> None:
    known = {re.sub(r"\{\w+\}", "{}", one) for one in sentences(lambda text: text)}
    told = {one for room in ("fieldwork", "rescue") for path in (ROOT / room).glob("*.py") for one in raised(path)}
    assert len(told) > 40
    assert told - known - OF_THE_COMMAND_LINE == set()


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


def test_an_error_without_words_of_its_own_has_those_of_the_nearest_above_it() -> None:
    class OddSyncError(SyncError):
        pass

    use_language("pl")
    assert error_words(OddSyncError("Odd.")).startswith("Serwer i ten komputer")


def test_what_is_no_error_of_cxfield_never_shows_its_own_words() -> None:
    for language in LANGUAGES:
        use_language(language)
        assert "frobnicated" not in error_words(KeyError("frobnicated"))
