"""Does a recorded interview up to a question, says which interview it is, and waits to be killed.

python -m tests.fieldwork.recorded_child FOLDER KEY
"""

import sys
import time
from pathlib import Path

from cxfield.audio.sound_system import SoundSystem
from cxfield.store.database_key import DatabaseKey
from tests.fieldwork.recorded import CONSENT, make_workspace


def main() -> None:
    key = DatabaseKey.from_bytes(bytes.fromhex(sys.argv[2]))
    session = make_workspace(Path(sys.argv[1]), key, SoundSystem()).start_interview("s", "C0")
    session.go_next({CONSENT: "1"})
    assert session.recording is not None
    while session.recording.status().seconds == 0:
        time.sleep(0.01)
    print(session.interview_id, flush=True)
    time.sleep(60)


if __name__ == "__main__":
    main()
