"""Records into the file that is named, until it is killed; says on standard output when sound comes in.

python -m tests.audio.recording_child FILE
"""

import sys
import time
from pathlib import Path

from cxfield.audio.recorder import Recorder, RecordingOrder
from cxfield.audio.sound_system import SoundSystem

KEY = bytes(range(32))


def main() -> None:
    order = RecordingOrder(
        path=Path(sys.argv[1]), recording_id="r-1", interview_id="i-1", key=KEY, sealed_key=b"sealed"
    )
    recorder = Recorder(SoundSystem(), order)
    recorder.start()
    while not recorder.position:
        time.sleep(0.01)
    print("sound", flush=True)
    time.sleep(60)


if __name__ == "__main__":
    main()
