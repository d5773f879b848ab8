"""What `make setup`, `run`, `test`, `torture`, `fuzz` and `bench` do. Standard library only; Linux, macOS, Windows.

python installer/bootstrap.py setup|run|test|torture|torture-pr|fuzz|bench [ARGUMENTS]
"""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
IS_WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if IS_WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if IS_WINDOWS else "python")
STAMP = VENV / ".setup-done"
OLDEST_PYTHON = (3, 11)
TORTURE_SETTINGS = ("BUDGET_MIN", "SEED", "TARGET")
GATE = ("tests/torture", "tests/interview/test_properties.py", "tests/server/test_openapi.py")
"""What does a tenth of its trials in `make test`, and all of them in `make torture-pr`."""

WINDOW_LIBRARIES = {
    "libegl1": "EGL",
    "libgl1": "GL",
    "libglib2.0-0": "glib-2.0",
    "libfontconfig1": "fontconfig",
    "libxkbcommon0": "xkbcommon",
    "libdbus-1-3": "dbus-1",
    "libxcb-cursor0": "xcb-cursor",
    "libxcb-icccm4": "xcb-icccm",
    "libxcb-keysyms1": "xcb-keysyms",
    "libxcb-shape0": "xcb-shape",
    "libxcb-xkb1": "xcb-xkb",
    "libxcb-randr0": "xcb-randr",
    "libxcb-render-util0": "xcb-render-util",
    "libxcb-image0": "xcb-image",
    "libxkbcommon-x11-0": "xkbcommon-x11",
    "libx11-xcb1": "X11-xcb",
    "libportaudio2": "portaudio",
}
"""Debian package -> the library in it that is looked for."""

TEST_PROGRAMS = {
    "xvfb": "Xvfb",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "x11-xserver-utils": "xrandr",
    "dbus": "dbus-run-session",
    "gnome-keyring": "gnome-keyring-daemon",
    "pulseaudio": "pulseaudio",
    "pulseaudio-utils": "pactl",
    "espeak-ng": "espeak-ng",
    "postgresql": "pg_ctl",
}
"""Debian package -> the program in it that the tests call."""
POSTGRES = Path("/usr/lib/postgresql")
"""Debian keeps the programs of a PostgreSQL server here, beside the search path."""


class BootstrapError(Exception):
    """Set-up cannot go on; the text says what to do."""


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    print(f"cxfield: {sentence}", file=sys.stderr, flush=True)


def call(command: Sequence[str | Path], **options: object) -> int:
    """Run a command in the project's folder and return its exit status."""
    return subprocess.call([str(part) for part in command], cwd=ROOT, **options)  # type: ignore[call-overload,no-any-return]


# ---- system libraries (Linux) ----


def missing_packages(*, tests: bool) -> list[str]:
    """Return the Debian packages whose library or program is not here."""
    missing = [package for package, library in WINDOW_LIBRARIES.items() if not ctypes.util.find_library(library)]
    if tests:
        places = os.pathsep.join([os.environ.get("PATH", ""), *map(str, POSTGRES.glob("*/bin"))])
        missing += [package for package, program in TEST_PROGRAMS.items() if not shutil.which(program, path=places)]
    return missing


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages where this user may; else print the exact command and go on."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    prefix = _privilege()
    if shutil.which("apt-get") is None or prefix is None:
        sudo = "sudo " if shutil.which("apt-get") else ""
        say(f"these system libraries are missing; install them with: {sudo}{shlex.join(command)}")
        return
    say(f"installing system libraries: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call([*prefix, "apt-get", "update", "-qq"], env=quiet, stdout=subprocess.DEVNULL)
    if call([*prefix, *command, "-qq"], env=quiet, stdout=subprocess.DEVNULL) != 0:
        say(f"the installation failed; try it yourself with: {shlex.join([*prefix, *command])}")


def _privilege() -> list[str] | None:
    """Return what to put before a command to run it as root; None where that would ask for a password."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0:
        return ["sudo", "-n"]
    return None


def ensure_system(*, tests: bool) -> None:
    """See to it that the libraries for windows, sound and tests are here."""
    if not sys.platform.startswith("linux"):
        return
    packages = missing_packages(tests=tests)
    if packages:
        install_packages(packages)


# ---- the virtual environment ----


def wanted_state() -> str:
    """Return what the environment must have been made from: a hash of the project file, the pins and this Python."""
    parts = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256(b"\0".join([*parts, sys.version.encode(), str(ROOT).encode()])).hexdigest()


def ensure_environment() -> None:
    """Make `.venv` and install the project with its pins; does nothing where that was done already."""
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text("ascii") == wanted_state():
        return
    if not PYTHON.exists():
        _make_environment()
    if not _has_pip():
        call([PYTHON, "-m", "ensurepip", "--default-pip"], stdout=subprocess.DEVNULL)
    say("installing the Python packages (a few minutes the first time)")
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    status = call([*pip, "--constraint", "constraints.txt", "--editable", ".[test]"], env=_pip_environment())
    if status != 0:
        raise BootstrapError("the packages could not be installed; pip's words above say why. Check the network.")
    STAMP.write_text(wanted_state(), "ascii")


def _make_environment() -> None:
    say("making the virtual environment .venv")
    if call([sys.executable, "-m", "venv", VENV]) != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        name = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise BootstrapError(f"Python cannot make a virtual environment here; on Debian: sudo apt-get install {name}")


def _has_pip() -> bool:
    """Whether pip is in the environment: some other tools make theirs without."""
    return call([PYTHON, "-c", "import pip"], stderr=subprocess.DEVNULL) == 0


def _pip_environment() -> dict[str, str]:
    """Return the environment as it is, less what would make pip look outside the virtual environment."""
    return {name: value for name, value in os.environ.items() if name not in ("PIP_USER", "PIP_TARGET", "PYTHONPATH")}


def setup(*, tests: bool) -> None:
    """Do everything that a fresh machine needs."""
    if sys.version_info < OLDEST_PYTHON:
        have = ".".join(map(str, sys.version_info[:2]))
        raise BootstrapError(f"Python 3.11 or newer is needed, this is {have}; call make PYTHON=python3.11 …")
    ensure_system(tests=tests)
    ensure_environment()


# ---- the verbs ----


def run(arguments: Sequence[str]) -> int:
    """Open the application on the demo workspace."""
    setup(tests=False)
    return call([BIN / "cxfield", "demo", *arguments])


def test(arguments: Sequence[str]) -> int:
    """Run every check; the last line is pytest's."""
    setup(tests=True)
    checks: tuple[tuple[str, list[str | Path]], ...] = (
        ("ruff", [BIN / "ruff", "check", "--no-cache", "."]),
        ("ruff format", [BIN / "ruff", "format", "--no-cache", "--check", "."]),
        ("mypy", [BIN / "mypy"]),
        ("import contracts", [BIN / "lint-imports"]),
    )
    for name, command in checks:
        say(f"checking with {name}")
        status = call(command)
        if status != 0:
            say(f"{name} found something (above); mend that first")
            return status
    say("running the tests")
    return call([PYTHON, "-m", "pytest", "-n", "2", "--dist", "loadgroup", *arguments], env=_test_environment())


def torture(arguments: Sequence[str]) -> int:
    """Go through the fault matrix at random; `BUDGET_MIN=60 SEED=1`: for how long, with which random numbers.

    What was reached is kept in `out/`, so the same seed goes on where it was.
    """
    setup(tests=True)
    settings, others = _settings(arguments)
    seed = settings.get("SEED", "1")
    state = ROOT / "out" / f"torture-{seed}.json"
    state.parent.mkdir(exist_ok=True)
    budget = ["--budget-min", settings.get("BUDGET_MIN", "60")]
    command: list[str | Path] = [PYTHON, "-m", "tests.torture.endless", *budget, "--seed", seed, "--state", state]
    return call([*command, *others], env=_test_environment())


def torture_pr(arguments: Sequence[str]) -> int:
    """Do the whole gate of the fault matrix once, and of the models beside it. `SEED=1` repeats a run."""
    setup(tests=True)
    settings, others = _settings(arguments)
    command: list[str | Path] = [PYTHON, "-m", "pytest", "-n", "2", "--dist", "loadgroup", "-s", *GATE]
    return call([*command, *others], env={**_test_environment(), "TORTURE": "pr", **settings})


def fuzz(arguments: Sequence[str]) -> int:
    """Feed what reads foreign bytes with made-up ones; `BUDGET_MIN=10 TARGET=push`: for how long, only one of them."""
    setup(tests=True)
    settings, others = _settings(arguments)
    command: list[str | Path] = [PYTHON, "-m", "tests.fuzz.endless", "--budget-min", settings.get("BUDGET_MIN", "10")]
    command += ["--target", settings["TARGET"]] if settings.get("TARGET") else []
    return call([*command, *others], env=_test_environment())


def _settings(arguments: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Part `NAME=value` from the other arguments."""
    settings = dict(argument.split("=", 1) for argument in arguments if argument.partition("=")[0] in TORTURE_SETTINGS)
    return settings, [argument for argument in arguments if argument.partition("=")[0] not in TORTURE_SETTINGS]


def _test_environment() -> dict[str, str]:
    """Compiled modules lie in `.venv`: the tree stays clean, and no process that a test starts compiles anew."""
    return {**os.environ, "PYTHONPYCACHEPREFIX": str(VENV / "bytecode"), "PYTHONUNBUFFERED": "1"}


def bench(arguments: Sequence[str]) -> int:
    """Run the benchmarks (all, or those named), which print figures and assert nothing.

    What begins with the first `-` is for the benchmark: `bench engine --quick`.
    """
    known = sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py"))
    first = next((i for i, argument in enumerate(arguments) if argument.startswith("-")), len(arguments))
    names, options = arguments[:first], arguments[first:]
    unknown = [name for name in names if name not in known]
    if unknown:
        say(f"there is no benchmark {unknown[0]}; there are: {', '.join(known)}")
        return 2
    setup(tests=False)
    status = 0
    for name in names or known:
        print(f"== {name}", flush=True)
        status = call([PYTHON, ROOT / "benchmarks" / f"{name}.py", *options]) or status
    return status


def translations(_arguments: Sequence[str]) -> int:
    """Put new texts of the window into the catalogues and compile them."""
    setup(tests=False)
    return call([PYTHON, "installer/translations.py"])


def keyboard(_arguments: Sequence[str]) -> int:
    """Write the document of keys anew from the table of the window."""
    setup(tests=False)
    return call([PYTHON, "-m", "ui.keys.key_document"])


def screenshots(names: Sequence[str]) -> int:
    """Take the pictures in `docs/screens` anew: all, or those whose name holds one of `names`."""
    setup(tests=False)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return call([PYTHON, "installer/screenshots.py", *names], env=environment)


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says."""
    verbs = {
        "run": run,
        "test": test,
        "torture": torture,
        "torture-pr": torture_pr,
        "fuzz": fuzz,
        "bench": bench,
        "translations": translations,
        "keyboard": keyboard,
        "screenshots": screenshots,
    }
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", ())
    try:
        if verb == "setup":
            setup(tests=False)
            return 0
        if verb in verbs:
            return verbs[verb](rest)
    except BootstrapError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
