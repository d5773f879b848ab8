import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.audio.sound_system import SoundSystem
from tests.virtual_microphone import VirtualMicrophone, missing_programs, virtual_microphone


@pytest.fixture(scope="session")
def sound_server() -> Iterator[VirtualMicrophone]:
    """The path of a socket is short, so the folder lies near the root."""
    missing = missing_programs()
    if missing:
        pytest.skip(f"No virtual microphone without {missing}.")
    folder = Path(tempfile.mkdtemp(prefix="cxsound-"))
    with virtual_microphone(folder) as microphone:
        yield microphone
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def microphone(sound_server: VirtualMicrophone) -> VirtualMicrophone:
    return sound_server


@pytest.fixture
def sound(microphone: VirtualMicrophone) -> SoundSystem:
    """The sound system of this process, which sees the virtual microphone."""
    system = SoundSystem()
    assert system.missing == ""
    return system
