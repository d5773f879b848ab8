"""The bootstrap of `make run` and `make test`: what it looks for, what it says, and how completely it pins."""

import importlib.util
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "installer" / "bootstrap.py"
ON_WINDOWS = {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"}
ON_MACOS = {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"}


@pytest.fixture
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def call(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def requirements(name: str) -> list[str]:
    """Return what a package asks for; nothing is known of one that only another system installs."""
    try:
        return distribution(name).requires or []
    except PackageNotFoundError:
        return []


def needed(environment: dict[str, str]) -> set[str]:
    """Return every package that the project and its tests draw in under the markers of `environment`."""
    seen: set[tuple[str, str]] = set()
    left = [("cxfield", ""), ("cxfield", "test")]
    while left:
        name, extra = left.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        for requirement in map(Requirement, requirements(name)):
            if requirement.marker is None or requirement.marker.evaluate({**environment, "extra": extra}):
                left += [(canonicalize_name(requirement.name), each) for each in ("", *requirement.extras)]
    return {name for name, _extra in seen} - {"cxfield"}


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("ascii").splitlines()
    return {canonicalize_name(name): version for name, version in (line.split("==") for line in lines)}


@pytest.mark.parametrize("environment", [{}, ON_WINDOWS, ON_MACOS], ids=["here", "windows", "macos"])
def test_everything_that_is_drawn_in_is_pinned(environment: dict[str, str]) -> None:
    assert needed(environment) - pins().keys() == set()


def test_what_runs_here_is_what_is_pinned() -> None:
    known = pins()
    assert {name: distribution(name).version for name in needed({})} == {name: known[name] for name in needed({})}


def test_the_pins_name_no_index() -> None:
    text = (ROOT / "constraints.txt").read_text("ascii")
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line) for line in text.splitlines())


def test_an_unknown_verb_tells_the_known_ones() -> None:
    done = call("instal")
    assert done.returncode == 2
    assert "setup|run|test|torture|torture-pr|fuzz|bench" in done.stderr


def test_an_unknown_benchmark_is_said_with_the_known_ones() -> None:
    done = call("bench", "nothing")
    assert done.returncode == 2
    assert "keypress" in done.stderr


def test_changed_pins_ask_for_a_new_installation(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "constraints.txt").write_text("httpx==0.28.1\n")
    before = bootstrap.wanted_state()
    assert bootstrap.wanted_state() == before
    (tmp_path / "constraints.txt").write_text("httpx==0.28.2\n")
    assert bootstrap.wanted_state() != before


def test_programs_of_the_tests_are_missed_where_they_are_not(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(bootstrap, "POSTGRES", tmp_path)
    assert set(bootstrap.TEST_PROGRAMS) <= set(bootstrap.missing_packages(tests=True))
    assert not set(bootstrap.TEST_PROGRAMS) & set(bootstrap.missing_packages(tests=False))


@pytest.mark.skipif(sys.platform == "win32", reason="Debian packages are no matter of Windows.")
def test_where_it_may_not_install_it_prints_the_exact_command(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    apt = tmp_path / "apt-get"
    apt.write_text("#!/bin/sh\nexit 9\n")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    bootstrap.install_packages(["libegl1", "xvfb"])
    assert "sudo apt-get install -y --no-install-recommends libegl1 xvfb" in capsys.readouterr().err


def test_a_python_without_venv_is_told_what_to_install(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / "taken" / ".venv")
    (tmp_path / "taken").write_text("a file where the folder should be")
    with pytest.raises(bootstrap.BootstrapError, match="-venv"):
        bootstrap._make_environment()
