"""What can go wrong with sound, one class for each decision that a caller can take."""

from __future__ import annotations

from cxfield.errors import CxfieldError


class AudioError(CxfieldError):
    """Base of the errors of this room. None of them stops an interview."""


class NoSoundSystemError(AudioError):
    """This computer cannot record or play; the text says what is missing."""


class MicrophoneError(AudioError):
    """The microphone cannot be opened now: unplugged, in use, forbidden by the system."""

    retryable = True


class RecordingKeyError(AudioError):
    """The key does not open the recording, or is not here any more."""


class RecordedElsewhereError(AudioError):
    """It was recorded on another computer, before the case came to this one."""


class DamagedRecordingError(AudioError):
    """The file is no recording, or what was asked of it was altered or is missing."""
