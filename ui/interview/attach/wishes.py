"""What the fields of this folder ask of the session and of this computer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QImage

from cxfield.audio.short_recording import ShortRecording
from cxfield.fieldwork.file_source import AttachWatch, FileSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What is shown of an attached file.

    Attributes:
        image: None where it is no picture, or none that can be shown here.
    """

    name: str
    media_type: str
    size_bytes: int
    image: QImage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachWish:
    """Attach a file as the answer of `ref`. `source` is called on the storage thread: it may take its time."""

    ref: str
    source: Callable[[], FileSource]
    watch: AttachWatch = field(default_factory=AttachWatch)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewWish:
    """Show what is attached to `ref`: `show` gets the preview, or None and a sentence."""

    ref: str
    longest: int
    show: Callable[[Preview | None, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWish:
    """Load a picture file to draw on: `show` gets it with no edge longer than `longest`, or None and a sentence."""

    path: Path
    longest: int
    show: Callable[[QImage | None, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraWish:
    """Take a picture with the camera of this computer."""

    take: Callable[[QImage], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarcodeWish:
    """Read the code in a picture (a file, or one that the camera took): `show` gets its text, or a sentence."""

    picture: Path | QImage
    show: Callable[[str, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayWish:
    """Play the sound that is attached to `ref`, or end it: `show` gets True when it begins, False when it is over.

    The second value is a sentence where it cannot be played.
    """

    ref: str
    show: Callable[[bool, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundWish:
    """Begin to record an answer: `show` gets the recording when the microphone is open, or None and a sentence."""

    show: Callable[[ShortRecording | None, str], None]
