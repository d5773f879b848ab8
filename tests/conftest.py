"""What every test gets: a home of its own, no window on anybody's screen, no keyring but one that it asks for.

The environment is set when this file is imported, before any room is; under xdist each worker has its own home.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
}


def _isolate() -> None:
    """Point this process, and all that it starts, at an empty home that goes when it ends."""
    home = Path(tempfile.mkdtemp(prefix="cxfield-test-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for variable, folder in HOME_VARIABLES.items():
        (home / folder).mkdir(mode=0o700, exist_ok=True)
        os.environ[variable] = str(home / folder)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "CXFIELD_PASSWORD", "CXFIELD_PIN"):
        os.environ.pop(variable, None)


_isolate()
settings.register_profile(
    "cxfield", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)  # a busy machine must not decide whether a rule holds, and a failure must come back
settings.load_profile("cxfield")

import keyring  # noqa: E402 - it looks for its backend in the environment, which is set above
from keyring.backend import KeyringBackend  # noqa: E402
from keyring.errors import PasswordDeleteError  # noqa: E402

from cxfield.audio.sound_system import SoundSystem  # noqa: E402
from tests import postgres as postgres_cluster  # noqa: E402
from tests.virtual_microphone import VirtualMicrophone, missing_programs, virtual_microphone  # noqa: E402


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real forms and cases beside the project: absent is a skip at a desk and a failure in CI."""
    if not SHARED.is_dir():
        absent = "The folder shared/ is not beside the project; its forms and cases cannot be tried."
        if os.environ.get("CI") == "true":
            pytest.fail(absent)
        pytest.skip(absent)
    return SHARED


class MemoryKeyring(KeyringBackend):
    """A keyring that works and is forgotten with the test."""

    priority = 0.0

    def __init__(self) -> None:
        super().__init__()
        self._secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self._secrets.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


@pytest.fixture
def memory_keyring() -> Iterator[MemoryKeyring]:
    """A keyring for tests that want one; the others meet a machine without any."""
    before, working = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(working)
    yield working
    keyring.set_keyring(before)


@pytest.fixture(scope="session")
def microphone() -> Iterator[VirtualMicrophone]:
    """A microphone that hears what a test plays; tests with it belong to the xdist group `sound`."""
    missing = missing_programs()
    if missing:
        pytest.skip(f"There is no virtual microphone without {missing}.")
    folder = Path(tempfile.mkdtemp(prefix="cxsound-"))  # near the root: the path of a socket is short
    with virtual_microphone(folder) as running:
        yield running
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sound(microphone: VirtualMicrophone) -> SoundSystem:
    """The sound system of this process, which sees the virtual microphone."""
    return SoundSystem()


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgres_cluster.Cluster]:
    """A PostgreSQL for this worker; quick, because it does not wait for the disk."""
    if postgres_cluster.program("initdb") is None:
        pytest.skip("There is no PostgreSQL on this machine.")
    with postgres_cluster.cluster() as running:
        yield running


@pytest.fixture
def postgres_url(postgres: postgres_cluster.Cluster) -> str:
    """The address of an empty PostgreSQL database."""
    return postgres.fresh_database()
