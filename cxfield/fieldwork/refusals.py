"""Why a file is not taken or a code not read: a name for each reason, so that the window can say it in any language."""

from __future__ import annotations

from enum import StrEnum

from cxfield.errors import CxfieldError


class Refusal(StrEnum):
    """A reason; the value is its sentence in English, with places for `values`."""

    NO_UPLOAD = "This question takes no file."
    EMPTY = "The file {name} is empty. Choose another one."
    TOO_LARGE = "The file {name} has {size} MiB; at most {limit} MiB are taken. Choose a smaller one."
    NO_PICTURE = "The question asks for a picture; {name} is none. Choose another file."
    NO_SOUND = "The question asks for a sound file; {name} is none. Choose another file."
    NO_VIDEO = "The question asks for a video; {name} is none. Choose another file."
    OTHER_KIND = "The question asks for another kind of file than {name} ({kind}). Choose another file."
    DAMAGED = "The picture {name} is damaged and cannot be shown. Choose another one."
    FOLDER = "{name} is a folder. Choose a file in it."
    NO_FILE = "{name} is no file that can be attached."
    MISSING = "There is no file {name}. Check the path."
    FORBIDDEN = "The file {name} may not be read by you. Copy it to a folder of yours."
    UNREADABLE = "The file {name} cannot be read or saved ({why}). Try again."
    CANCELLED = "The file was not attached."
    TOO_LARGE_TO_DRAW = "The picture {name} is too large to be drawn on. Choose a smaller one."
    NOT_SHOWN = "{name} is no picture that can be shown here. Choose another file."
    NO_CODE_READER = "Codes in pictures cannot be read here: zxing-cpp is not installed. Type the code."
    NO_CODE = "No code was found in the picture. Take it closer and sharper, or type the code."
    SEVERAL_CODES = "The picture shows {count} codes. Take one of them alone, or type the code."


class RefusedFileError(CxfieldError):
    """A file was not taken. The answer before stays."""

    def __init__(self, refusal: Refusal, **values: str) -> None:
        super().__init__(refusal.value.format(**values))
        self.refusal = refusal
        self.values = values
